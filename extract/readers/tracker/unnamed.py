"""Rows of tables whose headings nobody knows: the header is left out, and columns are named by what they hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.rows import Band, Columns, Row, distinct, find_columns, is_band

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table


def read_unnamed(
    tables: Iterable[Table], kind: str, settle: Callable[[Table, Columns], Columns], desk: Desk
) -> Iterator[Row | Band]:
    """Yield rows and bands of tables under unknown headings; one without a header goes on with the one before."""
    columns: Columns | None = None
    for table in tables:
        if columns is not None and not table.header_rows and len(columns.headings) == table.column_count:
            columns = replace(columns, first=0)
        else:
            columns = settle(table, _header(table, kind, desk))
        yield from read_body(table, columns)


def read_body(table: Table, columns: Columns) -> Iterator[Row | Band]:
    """Yield the rows and bands under the headings; empty rows are left out."""
    for cells in table.grid[columns.first :]:
        held = [cell for cell in distinct(cells) if cell.lines]
        if len(held) == 1 and is_band(held[0], table):
            yield Band(held[0])
        elif held:
            yield Row(((columns, cells),))


def _header(table: Table, kind: str, desk: Desk) -> Columns:
    """Take the header's words for what they are, and those few that are known."""
    first = table.header_rows or 1
    found = find_columns(table, desk, kind, fewest=0)
    if found is not None and found.first == first:
        return found
    headings = table.headings if table.header_rows else tuple(cell.text if cell else "" for cell in table.grid[0])
    return Columns(kind, {}, headings, first)
