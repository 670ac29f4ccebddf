"""The items of an agenda set as a table.

table = heading row?, (number, wards?, not open?, title and paragraphs, pages?)+ ;
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.paragraphs import find_paragraphs
from scrutiny_extract.extract.readers.agenda.lines import title_count
from scrutiny_extract.extract.readers.page_ranges import range_of, without_pages
from scrutiny_extract.extract.readers.prose import paragraph_record
from scrutiny_extract.schemas import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Paragraph, Table

NUMBER = re.compile(r"\W{0,9}(?P<number>[A-Z]{0,2}\d{1,3}(?:\.\d{1,2})?[a-z]?)\W{0,9}")
FIGURES = re.compile(r"\d+")
KEPT = ("pages", "time", "wards", "not_open")
"""Columns whose headings say what they hold, though it be numbers."""
PAGES = re.compile(r"\d{1,4}\s*[-–—]\s*\d{1,4}")
"""A range of pages: "7 - 26"."""


def header_of(table: Table) -> list[str]:
    """Give a table's column headings: those of its first row where no row is marked as a header."""
    if table.header_rows:
        return list(table.headings)
    return [cell.text if cell is not None else "" for cell in (table.grid[0] if table.grid else ())]


def agenda_columns(table: Table, desk: Desk) -> dict[str, int] | None:
    """Match a table's columns; None where it holds no items."""
    columns = desk.phrases("columns.agenda").columns(header_of(table))
    known = "number" in columns or "title" in columns
    first = max(table.header_rows, 1) if known else _first_item(table)
    if first is None:
        return None
    if "number" in columns and not _counts(table, columns["number"], first):
        # "Item" heads what the items are, not their numbers.
        columns.setdefault("title", columns.pop("number"))
    if "number" not in columns:
        taken = {columns[name] for name in KEPT if name in columns}
        free = (column for column in range(table.column_count) if column not in taken)
        number = next((column for column in free if _counts(table, column, first)), None)
        if number is not None:
            columns = {name: column for name, column in columns.items() if column != number} | {"number": number}
    if "pages" not in columns:
        pages = [column for column in range(table.column_count) if _holds_pages(table, column, first)]
        columns |= {"pages": pages[-1]} if pages and pages[-1] not in columns.values() else {}
    if "title" not in columns:
        columns["title"] = _widest(table, set(columns.values()))
    columns["first"] = first
    return columns


def _first_item(table: Table) -> int | None:
    """Find the first row of items under headings nobody knows, or under none; None where the table has no items."""
    if table.column_count < 2:
        return None
    for first in dict.fromkeys((table.header_rows, max(table.header_rows, 1))):
        texts = [row[0].text for row in table.grid[first:] if row[0] is not None and row[0].text]
        if texts and all(map(NUMBER.fullmatch, texts)) and _rise(texts):
            return first
    return None


def _rise(numbers: Sequence[str]) -> bool:
    """Whether numbers count on: those of items do, figures do not."""
    values = [int(found.group()) for number in numbers if (found := FIGURES.search(number)) is not None]
    return all(lower <= upper for lower, upper in pairwise(values))


def _holds_pages(table: Table, column: int, first: int) -> bool:
    """Whether a column holds ranges of pages and nothing else."""
    texts = [cell.text for row in table.grid[first:] if (cell := row[column]) is not None and cell.text]
    return bool(texts) and all(PAGES.fullmatch(text) for text in texts)


def _counts(table: Table, column: int, first: int) -> bool:
    """Whether most cells of a column under its heading are numbers."""
    cells = [row[column] for row in table.grid[first:]]
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    return bool(texts) and 2 * sum(NUMBER.fullmatch(text) is not None for text in texts) > len(texts)


def _widest(table: Table, taken: set[int]) -> int:
    """Give the column with most words among those not taken."""
    words = [0] * table.column_count
    for cell in table.cells:
        words[cell.column] += sum(len(line.words) for line in cell.lines)
    return max(
        (column for column in range(table.column_count) if column not in taken),
        key=lambda column: words[column],
        default=0,
    )


def table_items(table: Table, columns: dict[str, int], desk: Desk) -> Iterator[AgendaItem]:
    """Give the items of a table's rows."""
    rows = table.grid[columns["first"] :]
    begins = _gives_first_pages(rows, columns.get("pages"))
    for row in rows:
        cell = row[columns["title"]]
        if cell is None or not cell.text:
            continue
        yield _row_item(row, cell, columns, desk, begins=begins)


def _gives_first_pages(rows: Sequence[Sequence[Cell | None]], column: int | None) -> bool:
    """Whether a column gives only the page on which papers begin: "3", "11", no "3 - 10" among them."""
    found = [pages for row in rows if (pages := values.read_page_range(_text(row, column))) is not None]
    return len(found) > 1 and all(first == last for first, last in found) and len(set(found)) == len(found)


def _row_item(
    row: Sequence[Cell | None], cell: Cell, columns: dict[str, int], desk: Desk, *, begins: bool
) -> AgendaItem:
    """Make an item of a row; the last page is not said where the column `begins` only."""
    paragraphs = list(find_paragraphs(cell.lines))
    title, own = _title(paragraphs)
    title, printed = without_pages(title)
    number = NUMBER.fullmatch(_text(row, columns.get("number")))
    raw = _text(row, columns.get("pages"))
    found = values.read_page_range(raw) or (range_of(printed) if printed else None)
    wards = _text(row, columns.get("wards"))
    return desk.make(
        AgendaItem,
        [one for one in dict.fromkeys(row) if one is not None],
        number=number["number"] if number else None,
        title=title,
        page_from=found[0] if found else None,
        page_to=found[1] if found and not begins else None,
        pages_raw=raw or (printed.group().strip(" ()[]") if printed else None),
        wards=tuple(read_wards(wards)),
        not_open=bool(_text(row, columns["not_open"])) if "not_open" in columns else None,
        paragraphs=tuple(paragraph_record(paragraph, desk) for paragraph in own),
    )


def read_wards(text: str) -> list[str]:
    """Part a list of wards: "Mill Lane; Upper Wex"."""
    return [part.strip() for part in re.split(r"[;,\n]", text) if part.strip()]


def _title(paragraphs: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """Part the title of a cell from what is said under it: bold from plain, capitals from small letters."""
    first = paragraphs.pop(0)
    count = title_count(first.lines)
    if count < len(first.lines):
        return join_lines(first.lines[:count]), [*find_paragraphs(first.lines[count:]), *paragraphs]
    text = first.text if first.number is None else f"{first.number} {first.text}"
    while paragraphs and _goes_on(first, paragraphs[0]):
        text = f"{text} {paragraphs.pop(0).text}"
    return text, paragraphs


def _goes_on(first: Paragraph, following: Paragraph) -> bool:
    """Whether a title goes on in the next paragraph: both are bold, or that begins in the middle of a sentence."""
    if following.number or following.marker:
        return False
    return (first.bold and following.bold) or (following.text[:1].islower() and first.text[-1:] not in ".:;?!")


def _text(row: Sequence[Cell | None], column: int | None) -> str:
    cell = row[column] if column is not None else None
    return cell.text if cell is not None else ""
