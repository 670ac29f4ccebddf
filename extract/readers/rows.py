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

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Line, Table
    from scrutiny_extract.extract.vocabulary import Phrases

HEADING_ROWS = 5
"""Rows at a table's top among which its headings are looked for: titles and bands may stand above."""
LONGEST_HEADING = 24
"""Words a column's heading has at most; a longer cell is text."""
LONG_ENOUGH = 4
"""Letters of a phrase that may stand for a longer heading: "No" says nothing about "Paragraph no."."""
SHORT_HEADING = 5
"""Words of a heading that is plainly one."""
WHOLE, BEGINS, HOLDS = 4, 2, 1
"""How much it counts that a heading is a known phrase, begins with one, or holds one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold."""

    kind: str
    """The vocabulary's table that knows them: "columns.forward_plan"."""
    names: Mapping[str, int]
    """Field -> column."""
    headings: tuple[str, ...]
    """For each column its heading as printed, "" where it has none."""
    first: int
    """First row under the headings."""

    def named(self, **names: int) -> Columns:
        """Give the same columns with more fields known."""
        return replace(self, names={**self.names, **names})

    @property
    def unnamed(self) -> tuple[int, ...]:
        """The columns that hold no known field."""
        known = set(self.names.values())
        return tuple(column for column in range(len(self.headings)) if column not in known)


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
            cells[columns.names[name]] for columns, cells in self.parts if columns.names.get(name, 99) < len(cells)
        )
        return distinct(cell for cell in found if cell is not None and cell.lines)

    def lines(self, name: str) -> tuple[Line, ...]:
        """Give the lines of a field."""
        return tuple(line for cell in self.cells(name) for line in cell.lines)

    def text(self, name: str) -> str | None:
        """Give the text of a field, None where it is empty or has no column."""
        return join_lines(self.lines(name)) or None

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
            found = [cells[column] for known, cells in self.parts if column < len(cells) and column in known.unnamed]
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
        elif columns is not None and len(columns.headings) == block.column_count > 1 and not _has_headings(block):
            columns = replace(columns, first=0)
        else:
            yield block
            continue
        yield from _body(block, columns, desk.phrases(columns.kind))


def _has_headings(table: Table) -> bool:
    """Whether a table has headings of its own, if ones nobody knows."""
    return sum(1 for text in table.headings if 0 < len(text.split()) <= SHORT_HEADING) > 1


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


def find_columns(table: Table, desk: Desk, *kinds: str, fewest: int = 2) -> Columns | None:
    """Find the row that heads a table, and match its headings to fields; None where fewer are known.

    With `fewest` 0 every table of more than one column is taken, its headings for what they are.
    """
    best: tuple[int, int] = (0, 0)
    chosen: Columns | None = None
    for first, headings in _candidates(table):
        for kind in kinds:
            names, points = _match(headings, desk.phrases(kind))
            if (len(names), points) > best and _may_head(first, headings, table, desk.phrases(kind)):
                best = (len(names), points)
                chosen = Columns(kind, _busiest(names, headings, table, first), headings, first)
    if chosen is not None and len(chosen.names) >= fewest:
        return chosen
    if fewest == 0 and table.column_count > 1:
        return Columns(kinds[0], {}, table.headings, table.header_rows)
    return None


def _may_head(first: int, headings: Sequence[str], table: Table, phrases: Phrases) -> bool:
    """Whether a row may be the headings: one below where they are expected must print two phrases whole."""
    if first <= max(table.header_rows, 1):
        return True
    return sum(1 for heading in dict.fromkeys(headings) if phrases.named(heading) is not None) > 1


def _candidates(table: Table) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield what may be the headings: each of the first rows, then the header rows as one."""
    for number, cells in enumerate(table.grid[:HEADING_ROWS]):
        texts = tuple(cell.text if cell else "" for cell in cells)
        if len({text for text in texts if text}) > 1 or table.column_count == 1:
            yield number + 1, texts
    if table.header_rows > 1:
        yield table.header_rows, table.headings


def _match(headings: Sequence[str], phrases: Phrases) -> tuple[dict[str, int], int]:
    """Give field -> column, the surest matches first, and how sure they are together."""
    found = [
        (strength, -column, name)
        for column, heading in enumerate(headings)
        if heading and heading not in headings[:column]
        for strength, name in _readings(heading, phrases)
    ]
    names: dict[str, int] = {}
    points = 0
    taken: set[int] = set()
    for strength, minus, name in sorted(found, reverse=True):
        if name not in names and -minus not in taken:
            names[name] = -minus
            taken.add(-minus)
            points += strength
    return names, points


def _readings(heading: str, phrases: Phrases) -> Iterator[tuple[int, str]]:
    """Yield the fields a heading may name, with how surely."""
    if heading.count(" ") >= LONGEST_HEADING:
        return
    whole = phrases.named(heading) or phrases.joined(heading)
    if whole is not None:
        yield WHOLE, whole
        return
    leading = phrases.leading(heading)
    if leading is not None and len(leading[1]) >= LONG_ENOUGH:
        yield BEGINS, leading[0]
    within = phrases.within(heading)
    if within is not None and any(
        len(phrase) >= LONG_ENOUGH and phrase.casefold() in heading.casefold() for phrase in phrases[within]
    ):
        yield HOLDS, within


def _busiest(names: Mapping[str, int], headings: Sequence[str], table: Table, first: int) -> dict[str, int]:
    """Where one heading stands over several columns, take the one with most words below."""
    settled: dict[str, int] = {}
    for name, column in names.items():
        below = [other for other in range(column, len(headings)) if headings[other] == headings[column]]
        settled[name] = max(below, key=lambda each: words_in(table, each, first)) if len(below) > 1 else column
    return settled


def words_in(table: Table, column: int, first: int = 0) -> int:
    """Count the words of a column from a row on."""
    cells = distinct(row[column] for row in table.grid[first:])
    return sum(len(line.words) for cell in cells for line in cell.lines)


def texts_in(table: Table, columns: Columns, column: int) -> tuple[str, ...]:
    """Give the texts of a column under its heading, empty ones left out."""
    return tuple(cell.text for cell in distinct(row[column] for row in table.grid[columns.first :]) if cell.lines)


def distinct(cells: Iterable[Cell | None]) -> tuple[Cell, ...]:
    """Give each cell once: a spanning one stands at several places of the grid."""
    return tuple({id(cell): cell for cell in cells if cell is not None}.values())


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
