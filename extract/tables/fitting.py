"""Rows of words within one region -> a grid of cells, from white space and whatever rules there are.

region = row of headings …, row … ;             columns: rivers and drawn rules ; rows: see `stacking` ;
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    cells: list[tuple[Box, list[Word]]] = []
    for piece in sorted((piece for line in lines for piece in line), key=lambda piece: piece.first):
        box = Box(row, piece.first, piece.down, piece.last - piece.first + 1)
        if cells and piece.first < cells[-1][0].column + cells[-1][0].column_span:
            over, words = cells[-1]
            across = max(over.column_span, piece.last - over.column + 1)
            cells[-1] = (Box(row, over.column, max(over.row_span, piece.down), across), [*words, *piece.words])
        else:
            cells.append((box, list(piece.words)))
    return cells


def fit(rows: Sequence[Row], verticals: Sequence[float], horizontals: Sequence[Segment]) -> Fit:
    """Find columns and rows in a region; `verticals` and `horizontals` are the rules drawn within it."""
    rivers = _rivers(rows, verticals)
    edges = (min(row.x0 for row in rows), max(row.x1 for row in rows))
    lines = [pieces_of(row, rivers, *edges) for row in rows]
    lines = over_columns(rows, lines, rivers, horizontals)
    starts = stacked_rows(rows, lines, horizontals)
    ends = [*starts[1:], len(rows)]
    stacked = [level for a, b in zip(starts, ends, strict=True) for level in _levels(lines[a:b])]
    return Fit(tuple(rivers), tuple(stacked), tuple(_edges(level) for level in stacked))


def _levels(lines: Sequence[Sequence[Piece]]) -> list[tuple[Sequence[Piece], ...]]:
    """Take a row of headings apart that holds headings over others; those beside both reach over the two rows.

    So are headings set that stand in the middle of their boxes: "Area" beside "2030" and "Number, Percent" under that.
    """
    if len(lines) < 2:
        return [tuple(lines)]
    over = [piece for line in lines for piece in line if piece.first < piece.last]
    rest = [piece for line in lines for piece in line if piece.first == piece.last]
    under = [piece for piece in rest if any(_is_under(piece, wide) for wide in over)]
    if not over or any(len({piece.first for piece in under if _is_under(piece, wide)}) < 2 for wide in over):
        return [tuple(lines)]
    beside = [replace(piece, down=2) for piece in rest if piece not in under]
    return [([*over, *beside],), (under,)]


def _is_under(piece: Piece, wide: Piece) -> bool:
    """Whether an entry stands below a heading, in one of its columns."""
    return wide.first <= piece.first <= wide.last and piece.words[0].y0 > wide.words[0].y0


def _edges(lines: Sequence[Sequence[Piece]]) -> tuple[float, float]:
    """Give the top and bottom of the words that stand in one table row alone."""
    words = [word for line in lines for piece in line if piece.down == 1 for word in piece.words]
    return min(word.y0 for word in words), max(word.y1 for word in words)


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
        if len(chosen) < (FEW if chosen is not several else 2):
            continue
        found = max(found, find_rivers(chosen, rows), key=len)
        if len(chosen) == len(several):
            break
    return found
