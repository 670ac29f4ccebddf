"""Rows of words within one region -> a grid of cells, from white space and whatever rules there are.

region = row of headings …, row … ;             columns: rivers and drawn rules ; rows: see `stacking` ;
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.figures import heads_column, is_figure
from scrutiny_extract.extract.tables.grids import Box
from scrutiny_extract.extract.tables.pieces import pieces_of
from scrutiny_extract.extract.tables.rivers import River, find_rivers
from scrutiny_extract.extract.tables.spans import over_columns
from scrutiny_extract.extract.tables.stacking import stacked_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word
    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.pieces import Piece
    from scrutiny_extract.extract.tables.segments import Segment

FEW = 3
"""Rows of figures that are enough to show the columns without the rows of words."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A region read as a table."""

    rivers: tuple[River, ...]
    """Borders between columns, left to right; the outer edges are not among them."""
    rows: tuple[tuple[Sequence[Piece], ...], ...]
    """Table row -> text row -> pieces."""
    edges: tuple[tuple[float, float], ...]
    """Top and bottom of each table row's words."""

    @property
    def column_count(self) -> int:
        """Columns between the borders."""
        return len(self.rivers) + 1

    @property
    def places(self) -> tuple[float, ...]:
        """Where to draw the borders between columns."""
        return tuple(river.middle for river in self.rivers)

    @property
    def pieces(self) -> list[Piece]:
        """All pieces, row by row."""
        return [piece for lines in self.rows for line in lines for piece in line]

    def cells(self) -> list[tuple[Box, list[Word]]]:
        """Give the words of each cell that has any, row by row."""
        return [cell for number, lines in enumerate(self.rows) for cell in _cells(number, lines)]


def _cells(row: int, lines: Sequence[Sequence[Piece]]) -> list[tuple[Box, list[Word]]]:
    """Put pieces of one table row whose columns overlap into one cell."""
    groups: list[tuple[int, int, list[Word]]] = []
    for piece in sorted((piece for line in lines for piece in line), key=lambda piece: piece.first):
        if groups and piece.first <= groups[-1][1]:
            first, last, words = groups[-1]
            groups[-1] = (first, max(last, piece.last), [*words, *piece.words])
        else:
            groups.append((piece.first, piece.last, list(piece.words)))
    return [(Box(row, first, 1, last - first + 1), words) for first, last, words in groups]


def fit(rows: Sequence[Row], verticals: Sequence[float], horizontals: Sequence[Segment]) -> Fit:
    """Find columns and rows in a region; `verticals` and `horizontals` are the rules drawn within it."""
    rivers = _rivers(rows, verticals)
    edges = (min(row.x0 for row in rows), max(row.x1 for row in rows))
    lines = [pieces_of(row, rivers, *edges) for row in rows]
    lines = over_columns(rows, lines, rivers, horizontals)
    starts = stacked_rows(rows, lines, horizontals)
    ends = [*starts[1:], len(rows)]
    return Fit(
        tuple(rivers),
        tuple(tuple(lines[a:b]) for a, b in zip(starts, ends, strict=True)),
        tuple((rows[a].y0, max(row.y1 for row in rows[a:b])) for a, b in zip(starts, ends, strict=True)),
    )


def _rivers(rows: Sequence[Row], verticals: Sequence[float]) -> list[River]:
    """Give the borders between columns: drawn ones, and rivers between those."""
    if not verticals:
        return _between_columns(rows)
    rivers = [River(x, x) for x in verticals]
    for left, right in pairwise([float("-inf"), *verticals, float("inf")]):
        rivers += _between_columns([part for row in rows if (part := row.between(left, right)) is not None])
    return sorted(rivers)


def _between_columns(rows: Sequence[Row]) -> list[River]:
    """Look for rivers through the rows of figures, with and without years and units, and of several phrases.

    What shows most columns is taken.
    """
    several = [row for row in rows if len(row.phrases) > 1]
    figures = [row for row in several if any(is_figure(phrase.text) for phrase in row.phrases[1:])]
    data = [row for row in figures if not all(heads_column(p.text) or not is_figure(p.text) for p in row.phrases[1:])]
    found: list[River] = []
    for chosen in (data, figures, several):
        if len(chosen) >= (FEW if chosen is not several else 2):
            found = max(found, find_rivers(chosen, rows), key=len)
        if len(chosen) == len(several):
            break
    return found
