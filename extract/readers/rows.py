"""A section's table rows by field: which column holds what, and what each row says under it.

    table = heading row, (heading row again | band | row, row that carries it on*)* ;

Columns are known by the words over them; what the words leave open, the reader that asks may settle
by what stands in the column. A table without headings goes on with the columns of the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.headings import (
    HEADING_ROWS,
    Columns,
    cells_in,
    distinct,
    find_columns,
    has_headings,
    texts_in,
    words_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Line, Table
    from scrutiny_extract.extract.vocabulary import Phrases

__all__ = [
    "HEADING_ROWS",
    "Band",
    "Columns",
    "Row",
    "carried_on",
    "cells_in",
    "distinct",
    "find_columns",
    "headings_of",
    "is_band",
    "read_rows",
    "texts_in",
    "words_in",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the rows that carry it on over a page."""

    parts: tuple[tuple[Columns, tuple[Cell | None, ...]], ...]

    @property
    def kind(self) -> str:
        """The vocabulary's table that knows its columns."""
        return self.parts[0][0].kind

    def cells(self, name: str) -> tuple[Cell, ...]:
        """Give the cells of a field, top down."""
        found = (
            cells[columns.names[name]]
            for columns, cells in self.parts
            if name in columns.names and columns.names[name] < len(cells)
        )
        return distinct(cell for cell in found if cell is not None and cell.lines)

    def lines(self, name: str) -> tuple[Line, ...]:
        """Give the lines of a field."""
        return tuple(line for cell in self.cells(name) for line in cell.lines)

    def text(self, name: str) -> str | None:
        """Give the text of a field, None where it is empty or has no column."""
        cells = self.cells(name)
        return (cells[0].text if len(cells) == 1 else join_lines(self.lines(name))) or None

    def has(self, name: str) -> bool:
        """Whether the table has a column for the field."""
        return any(name in columns.names for columns, _ in self.parts)

    @property
    def others(self) -> dict[str, str]:
        """Texts of the columns that hold no known field, by their headings."""
        columns = self.parts[0][0]
        texts: dict[str, str] = {}
        for column in columns.unnamed:
            heading = columns.headings[column]
            found = [
                cells[column]
                for known, cells in self.parts
                if column < len(cells) and column in known.unnamed and not _is_told(column, known, cells)
            ]
            text = join_lines(line for cell in distinct(found) for line in cell.lines)
            if heading and text:
                texts[heading] = f"{texts[heading]} {text}" if heading in texts else text
        return texts

    @property
    def source(self) -> tuple[Cell, ...]:
        """All its cells."""
        return distinct(cell for _, cells in self.parts for cell in cells)

    def followed_by(self, row: Row) -> Row:
        """Give the row carried on by another."""
        return Row(self.parts + row.parts)


def _is_told(column: int, columns: Columns, cells: Sequence[Cell | None]) -> bool:
    """Whether a known field holds the same cell under the same heading: one merged column."""
    same = (known for known in columns.names.values() if columns.headings[known] == columns.headings[column])
    return any(known < len(cells) and cells[known] is cells[column] is not None for known in same)


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one cell over the columns: a heading between the rows below and above it."""

    cell: Cell

    @property
    def text(self) -> str:
        """What it says."""
        return self.cell.text


def read_rows(
    blocks: Iterable[Block],
    desk: Desk,
    *kinds: str,
    fewest: int = 2,
    settle: Callable[[Table, Columns], Columns] = lambda _, columns: columns,
) -> Iterator[Row | Band | Paragraph | Table]:
    """Yield the rows and bands of known tables, and paragraphs and other tables as they stand.

    `kinds` are tables of the vocabulary, `"columns.forward_plan"`. A table is known where one of them knows at
    least `fewest` of its headings; `settle` may name further columns.
    """
    columns: Columns | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        found = find_columns(block, desk, *kinds, fewest=fewest)
        if found is not None:
            columns = settle(block, found)
        elif columns is not None and len(columns.headings) == block.column_count > 1 and not has_headings(block):
            columns = replace(columns, first=0)
        else:
            yield block
            continue
        yield from _body(block, columns, desk.phrases(columns.kind))


def _body(table: Table, columns: Columns, phrases: Phrases) -> Iterator[Row | Band]:
    for cells in table.grid[columns.first :]:
        held = [cell for cell in distinct(cells) if cell.lines]
        if not held or _is_heading_again(cells, columns, phrases):
            continue
        if len(held) == 1 and is_band(held[0], table):
            yield Band(held[0])
        else:
            yield Row(((columns, cells),))


def is_band(cell: Cell, table: Table) -> bool:
    """Whether a lone cell is a heading: over more than half the columns, or set apart by weight or shade."""
    if table.column_count < 2:
        return False
    wide = cell.column_span * 2 > table.column_count
    return wide or (cell.column == 0 and (cell.bold or cell.fill is not None))


def _is_heading_again(cells: Sequence[Cell | None], columns: Columns, phrases: Phrases) -> bool:
    """Whether a row prints the headings once more."""
    texts = [cell.text if cell else "" for cell in cells]
    if tuple(texts) == columns.headings:
        return True
    filled = [text for text in dict.fromkeys(texts) if text]
    return len(filled) > 1 and all(phrases.named(text) for text in filled)


def carried_on(
    found: Iterable[Row | Band | Paragraph | Table], continues: Callable[[Row, Row], bool]
) -> Iterator[Row | Band | Paragraph | Table]:
    """Join each row with the rows that carry it on."""
    row: Row | None = None
    for each in found:
        if isinstance(each, Row) and row is not None and continues(row, each):
            row = row.followed_by(each)
            continue
        if row is not None:
            yield row
        row = None
        if isinstance(each, Row):
            row = each
        else:
            yield each
    if row is not None:
        yield row


def headings_of(rows: Iterable[Row], keep: Collection[str] = ()) -> tuple[str, ...]:
    """Give the headings that named fields, as printed: the section's `labels`."""
    found: dict[str, None] = dict.fromkeys(keep)
    for row in rows:
        for columns, _ in row.parts:
            for name, column in columns.names.items():
                del name
                if columns.headings[column]:
                    found[columns.headings[column]] = None
    return tuple(found)
