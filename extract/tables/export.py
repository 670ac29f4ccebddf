"""The tables of a PDF by themselves: as JSON, one CSV file a table, or one HTML page.

read_tables = source -> found, in page order ;      found = table, number of the table it goes on with ;
"""

from __future__ import annotations

import csv
import html
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.furniture import remove_furniture
from scrutiny_extract.extract.pages import open_pack
from scrutiny_extract.extract.tables import find_tables
from scrutiny_extract.extract.tables.continuation import continues, joined
from scrutiny_extract.extract.tables.figures import FIGURE
from scrutiny_extract.extract.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from scrutiny_extract.extract.layout import BBox, Cell, Pack, Page, Table

UNSAFE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table, the number stamped on the page it begins on, and the table it goes on with."""

    table: Table
    printed: str | None
    continues: int | None = None
    """Place in the list (from 0) of the table on the page before that this one goes on with."""


def read_tables(
    source: str | Path | bytes | BinaryIO,
    pages: Collection[int] | None = None,
    *,
    join: bool = False,
    password: str | None = None,
) -> list[Found]:
    """Find all tables of a PDF, or of some of its pages (counted from 1).

    With `join` a table that runs over pages is one, else each page's part is one that says which it `continues`.
    Boxes that hold one text are left out. Raises `errors.PackError` where the file cannot be read as a PDF.
    """
    pack = remove_furniture(open_pack(source, password=password), load())
    found = list(_linked(pack, pages))
    return _joined(found) if join else found


def _linked(pack: Pack, pages: Collection[int] | None) -> Iterator[Found]:
    """Yield each page's tables; the first of a page may go on with the last of the page before."""
    last: tuple[int, Table, bool] | None = None
    count = 0
    for page in pack.pages:
        tables = [table for table in find_tables(page, aligned=True) if len(table.cells) > 1]
        if pages is not None and page.number not in pages:
            last = None
            continue
        for number, table in enumerate(tables):
            upper = last if number == 0 and last is not None and _is_first(page, table) else None
            goes_on = upper is not None and upper[2] and continues(upper[1], table)
            whole = joined(upper[1], table) if goes_on and upper is not None else table
            yield Found(table, page.printed, upper[0] if goes_on and upper is not None else None)
            last = (count, whole, _is_last(page, table))
            count += 1
        if not tables:
            last = None


def _is_first(page: Page, table: Table) -> bool:
    """Whether no line of the body stands over a table."""
    return all((line.y0 + line.y1) / 2 >= table.bbox[1] for line in page.lines)


def _is_last(page: Page, table: Table) -> bool:
    """Whether no line of the body stands under a table."""
    return all((line.y0 + line.y1) / 2 <= table.bbox[3] for line in page.lines)


def _joined(found: Sequence[Found]) -> list[Found]:
    """Put the parts of each table together."""
    out: dict[int, Found] = {}
    head: dict[int, int] = {}
    for number, each in enumerate(found):
        first = number if each.continues is None else head[each.continues]
        head[number] = first
        if first == number:
            out[number] = each
        else:
            out[first] = Found(joined(out[first].table, each.table), out[first].printed)
    return list(out.values())


def as_json(found: Iterable[Found]) -> list[dict[str, Any]]:
    """Give tables as values for JSON: page, printed, bbox, source, header_rows, continues, pages, cells."""
    return [
        {
            "page": each.table.page,
            "printed": each.printed,
            "bbox": rounded(each.table.bbox),
            "source": each.table.source,
            "header_rows": each.table.header_rows,
            "continues": each.continues,
            "pages": [{"page": place.page, "bbox": rounded(place.bbox)} for place in each.table.places],
            "flags": list(each.table.flags),
            "cells": [_cell(cell) for cell in each.table.cells],
        }
        for each in found
    ]


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "bbox": rounded(cell.bbox),
        "text": cell.text,
    }


def rounded(bbox: BBox) -> list[float]:
    """Round a box to a hundredth of a point."""
    return [round(value, 2) for value in bbox]


def as_csv(table: Table) -> str:
    """Give a table as CSV; the text of a spanning cell stands at the first of its places."""
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = harmless(cell.text)
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def harmless(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula; figures with a sign stay as they are."""
    return f"'{text}" if text.startswith(UNSAFE) and not FIGURE.fullmatch(text) else text


def write_csv(found: Iterable[Found], folder: Path) -> list[Path]:
    """Write one CSV file a table into a folder that exists; gives their paths: `page-012-table-1.csv`."""
    paths: list[Path] = []
    counts: dict[int, int] = {}
    for each in found:
        page = each.table.page
        counts[page] = counts.get(page, 0) + 1
        path = folder / f"page-{page:03}-table-{counts[page]}.csv"
        path.write_text(as_csv(each.table), encoding="utf-8-sig", newline="")
        paths.append(path)
    return paths


def as_html(found: Iterable[Found], title: str = "Tables") -> str:
    """Give all tables as one HTML page, headers as `th`, spans as they are."""
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f"<title>{html.escape(title)}</title>",
        "<style>table{border-collapse:collapse;margin:0 0 2em}td,th{border:1px solid #999;padding:.2em .5em;"
        "vertical-align:top;text-align:left}caption{text-align:left;font-weight:bold}</style></head><body>",
    ]
    for each in found:
        parts += _html_table(each)
    return "\n".join([*parts, "</body></html>", ""])


def _html_table(found: Found) -> Iterator[str]:
    """Yield the lines of one table."""
    table = found.table
    pages = ", ".join(str(place.page) for place in table.places)
    yield f"<table><caption>Page {pages}</caption>"
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    grid = table.grid
    for number, row in enumerate(rows):
        begins = {cell.column: cell for cell in row}
        places = (
            _html_cell(begins[column]) if column in begins else "<td></td>"
            for column in range(table.column_count)
            if column in begins or grid[number][column] is None
        )
        yield f"<tr>{''.join(places)}</tr>"
    yield "</table>"


def _html_cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if count > 1
    )
    return f"<{tag}{spans}>{html.escape(cell.text)}</{tag}>"
