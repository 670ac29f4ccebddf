"""Which columns of a work programme hold what, and the codes of a type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.readers.rows import Columns, distinct, is_band, texts_in, words_in
from scrutiny_extract.extract.values import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Cell, Table

ITEMS = "columns.work_programme"

SEPARATOR = regex.compile(r"\s?[/,&+;]\s?|\sand\s|\s(?=[A-Z]{1,5}\b)")
TYPE = regex.compile(r"[A-Z][A-Za-z]{0,4}\d?")
"""One code among several of a type's cell."""


def settle(table: Table, columns: Columns) -> Columns:
    """Name columns by their content: the title stands first, codes are types, what has most words describes."""
    if columns.kind == ITEMS:
        return _settle_items(table, columns)
    return columns.named(name=0) if "name" not in columns.names and 0 in columns.unnamed else columns


def _settle_items(table: Table, columns: Columns) -> Columns:
    if columns.first == 0 and not columns.names and _is_head(table):
        columns = replace(columns, first=1, headings=tuple(cell.text if cell else "" for cell in table.grid[0]))
    names = dict(columns.names)
    left = {column: texts_in(table, columns, column) for column in columns.unnamed}
    for column, texts in left.items():
        if "types" not in names and texts and all(_is_code(text) for text in texts):
            names["types"] = column
        elif "title" not in names and column <= min(names.values(), default=column):
            names["title"] = column
    rest = [column for column in left if column not in names.values()]
    if "description" not in names and rest:
        names["description"] = max(rest, key=lambda column: words_in(table, column, columns.first))
    notes = [column for column in rest if names["description"] < column < names.get("types", -1)]
    if "notes" not in names and len(notes) == 1:
        names["notes"] = notes[0]
    return replace(columns, names=names)


def _is_code(text: str) -> bool:
    return text.isupper() and all(TYPE.fullmatch(part) for part in SEPARATOR.split(text) if part)


def _is_head(table: Table) -> bool:
    """Whether the first row heads columns: filled, with a band right under it that prints a meeting's date."""
    if table.row_count < 3 or any(cell is None or not cell.lines for cell in table.grid[0]):
        return False
    return not _dated_band(table.grid[0], table) and _dated_band(table.grid[1], table)


def _dated_band(cells: Sequence[Cell | None], table: Table) -> bool:
    held = [cell for cell in distinct(cells) if cell.lines]
    return len(held) == 1 and is_band(held[0], table) and find_date(held[0].text) is not None


def read_types(text: str) -> tuple[str, ...]:
    """Read the codes of a type: `"RP/DP"` -> `("RP", "DP")`; words are one type as they stand."""
    parts = tuple(part for part in SEPARATOR.split(text) if part)
    if all(TYPE.fullmatch(part) for part in parts):
        return parts
    return (text,) if text else ()
