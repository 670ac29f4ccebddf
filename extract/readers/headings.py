"""Which column of a table holds what: known by the words over it.

headings = one of the first rows | header rows together ;
heading  = a phrase | phrase, words | words around a phrase ;      the whole phrase counts most
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from scrutiny_extract.extract.values import read_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
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

    def only(self, names: Mapping[str, int]) -> Columns:
        """Give the same columns with these fields known, and no others."""
        return replace(self, names=dict(names))

    @property
    def unnamed(self) -> tuple[int, ...]:
        """The columns that hold no known field."""
        known = set(self.names.values())
        return tuple(column for column in range(len(self.headings)) if column not in known)


def find_columns(table: Table, desk: Desk, *kinds: str, fewest: int = 2) -> Columns | None:
    """Find the row that heads a table, and match its headings to fields; None where fewer are known.

    With `fewest` 0 every table of more than one column is taken, its headings for what they are.
    """
    best: tuple[int, int] = (0, 0)
    chosen: Columns | None = None
    for first, headings in _candidates(table):
        for kind in kinds:
            names, points = _match(headings, desk.phrases(kind))
            # A header of several rows is better than one of its rows that says as much.
            is_better = (len(names), points) > best or (first == table.header_rows > 1 and (len(names), points) == best)
            if names and is_better and _may_head(first, headings, table, desk.phrases(kind)):
                best = (len(names), points)
                chosen = Columns(kind, _busiest(names, headings, table, first), headings, first)
    if chosen is not None and len(chosen.names) >= fewest:
        return _with_lower_rows(chosen, table)
    if fewest == 0 and table.column_count > 1:
        return Columns(kinds[0], {}, table.headings, table.header_rows)
    return None


def _with_lower_rows(columns: Columns, table: Table) -> Columns:
    """Take the rows into which headings beside them reach down as headings too: "Date" over "Planned", "Forecast"."""
    row = columns.first - 1
    end = max((cell.row + cell.row_span for cell in distinct(table.grid[row])), default=0)
    if not columns.first < end < table.row_count or row >= max(table.header_rows, 1):
        return columns
    printed = zip(*table.grid[row:end], strict=True)
    headings = tuple(" ".join(dict.fromkeys(cell.text for cell in cells if cell and cell.text)) for cells in printed)
    return replace(columns, headings=headings, first=end)


def _may_head(first: int, headings: Sequence[str], table: Table, phrases: Phrases) -> bool:
    """Whether a row may be the headings: one that is not set apart must print a phrase whole, one further down two."""
    if 0 < first <= table.header_rows:
        return True
    printed = [heading for heading in dict.fromkeys(headings) if heading]
    whole = sum(1 for heading in printed if phrases.named(heading) or phrases.joined(heading))
    return whole > (first > 1) or (first == 1 and all(map(_is_short, printed)))


def _is_short(heading: str) -> bool:
    """Whether a text is as short as headings are, and no number or date."""
    return len(heading.split()) <= SHORT_HEADING and any(map(str.isalpha, heading)) and read_date(heading) is None


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
        if heading and heading not in headings[:column] and heading.count(" ") < LONGEST_HEADING
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


@lru_cache(maxsize=4096)
def _readings(heading: str, phrases: Phrases) -> tuple[tuple[int, str], ...]:
    """Give the fields a heading may name, with how surely; the last ones are kept, for several readers ask."""
    whole = phrases.named(heading) or phrases.joined(heading)
    if whole is not None:
        return ((WHOLE, whole),)
    found: list[tuple[int, str]] = []
    leading = phrases.leading(heading)
    if leading is not None and len(leading[1]) >= LONG_ENOUGH:
        found.append((BEGINS, leading[0]))
    within = phrases.within(heading)
    if within is not None and any(
        len(phrase) >= LONG_ENOUGH and phrase.casefold() in heading.casefold() for phrase in phrases[within]
    ):
        found.append((HOLDS, within))
    return tuple(found)


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


def cells_in(table: Table, columns: Columns, column: int) -> tuple[Cell, ...]:
    """Give the cells of a column under its heading, bands over most of the table left out."""
    widest = max(table.column_count / 2, 1)
    return tuple(
        cell for cell in distinct(row[column] for row in table.grid[columns.first :]) if cell.column_span <= widest
    )


def texts_in(table: Table, columns: Columns, column: int) -> tuple[str, ...]:
    """Give the texts of a column under its heading, empty ones and bands over most of the table left out."""
    return tuple(cell.text for cell in cells_in(table, columns, column) if cell.lines)


def distinct(cells: Iterable[Cell | None]) -> tuple[Cell, ...]:
    """Give each cell once: a spanning one stands at several places of the grid."""
    return tuple({id(cell): cell for cell in cells if cell is not None}.values())


def has_headings(table: Table) -> bool:
    """Whether a table has headings of its own, if ones nobody knows."""
    return sum(1 for text in table.headings if 0 < len(text.split()) <= SHORT_HEADING) > 1
