"""Rows of words within one region -> a grid of cells, from white space and whatever rules there are.

    region = header row …, body row … ;
    row    = piece (column range) … ;           pieces one over the other in a column are one cell where the text wraps
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.figures import is_figure
from scrutiny_extract.extract.tables.grids import Box
from scrutiny_extract.extract.tables.rivers import River, find_rivers
from scrutiny_extract.extract.tables.stacking import stacked_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word
    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.segments import Segment

CLEAR = 0.4
"""Space between two words, in ems, from which a river there cuts them apart even in a heading."""

INTO = 1.5
"""Points by which words may reach into a column that is not theirs."""

OVER = 0.5
"""Share of a column that a text must cover to stand over it."""

UNDER = 1.2
"""Ems below a heading within which a rule belongs to it."""

FEW = 3
"""Rows of figures that are enough to show the columns without the rows of words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one row that belong to one cell, and the columns they stand in (last one included)."""

    first: int
    last: int
    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Left edge, points."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge, points."""
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure."""
        return is_figure(self.text)


@dataclass(frozen=True, slots=True)
class Fit:
    """A region read as a table."""

    rivers: tuple[River, ...]
    """Borders between columns, left to right; the outer edges are not among them."""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
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
    rivers = _rivers(data_rows(rows), verticals)
    lines = [pieces_of(row, rivers) for row in rows]
    lines = [
        _over_columns(line, below, row, rivers, horizontals)
        for line, below, row in zip(lines, [*lines[1:], []], rows, strict=True)
    ]
    starts = stacked_rows(rows, lines, horizontals)
    ends = [*starts[1:], len(rows)]
    return Fit(
        tuple(rivers),
        tuple(tuple(map(tuple, lines[a:b])) for a, b in zip(starts, ends, strict=True)),
        tuple((rows[a].y0, max(row.y1 for row in rows[a:b])) for a, b in zip(starts, ends, strict=True)),
    )


def data_rows(rows: Sequence[Row]) -> list[Row]:
    """Give the rows that show the columns: those with figures after the first phrase, or with several phrases."""
    several = [row for row in rows if len(row.phrases) > 1]
    figures = [row for row in several if any(is_figure(phrase.text) for phrase in row.phrases[1:])]
    return figures if len(figures) >= FEW else several


def _rivers(rows: Sequence[Row], verticals: Sequence[float]) -> list[River]:
    """Give the borders between columns: drawn ones, and rivers between those."""
    if not verticals:
        return find_rivers(rows)
    rivers = [River(x, x) for x in verticals]
    for left, right in pairwise([float("-inf"), *verticals, float("inf")]):
        rivers += find_rivers([part for row in rows if (part := row.between(left, right)) is not None])
    return sorted(rivers)


def pieces_of(row: Row, rivers: Sequence[River]) -> list[Piece]:
    """Cut a row where a river runs between two of its words, and say in which columns each piece stands."""
    words = row.words
    out: list[Piece] = []
    start = 0
    for number in range(1, len(words) + 1):
        if number == len(words) or _is_cut(words[number - 1], words[number], rivers, row.size):
            held = words[start:number]
            out.append(Piece(*_columns(held[0].x0, max(word.x1 for word in held), rivers), held))
            start = number
    return out


def _is_cut(left: Word, right: Word, rivers: Sequence[River], size: float) -> bool:
    """Whether a river runs between two words and they are not one text set over it."""
    if not any(left.x1 <= river.x1 + INTO and right.x0 >= river.x0 - INTO and _between(left, right, river) for river in rivers):
        return False
    return right.x0 - left.x1 >= CLEAR * size or is_figure(left.text) or is_figure(right.text)


def _between(left: Word, right: Word, river: River) -> bool:
    """Whether the middle of each word lies on its side of the river."""
    return left.x0 + left.x1 < 2 * river.x1 + INTO and right.x0 + right.x1 > 2 * river.x0 - INTO


def _columns(x0: float, x1: float, rivers: Sequence[River]) -> tuple[int, int]:
    """Give the first and last column a text stands over: those it covers for the most part, or the nearest."""
    covered: list[int] = []
    best, nearest = 0, float("-inf")
    left = float("-inf")
    for column in range(len(rivers) + 1):
        right = rivers[column].x0 if column < len(rivers) else float("inf")
        shared = min(x1, right) - max(x0, left)
        if shared > nearest:
            best, nearest = column, shared
        if shared > INTO and shared >= OVER * min(right - left, x1 - x0):
            covered.append(column)
        left = rivers[column].x1 if column < len(rivers) else left
    return (covered[0], covered[-1]) if covered else (best, best)


def _over_columns(
    line: Sequence[Piece], below: Sequence[Piece], row: Row, rivers: Sequence[River], horizontals: Sequence[Segment]
) -> list[Piece]:
    """Let a heading reach over the columns that the rule under it spans, or between which it stands centred."""
    out = []
    for piece in line:
        first, last = _ruled_span(piece, line, row, rivers, horizontals) or _centred_span(piece, line, below, rivers)
        out.append(replace(piece, first=first, last=last) if (first, last) != (piece.first, piece.last) else piece)
    return out


def _ruled_span(
    piece: Piece, line: Sequence[Piece], row: Row, rivers: Sequence[River], horizontals: Sequence[Segment]
) -> tuple[int, int] | None:
    """Give the columns that a rule right under a heading, and under it alone, spans."""
    for rule in horizontals:
        if not row.y1 - 2.0 <= rule.at <= row.y1 + UNDER * row.size:
            continue
        if rule.start > piece.x0 + INTO or rule.end < piece.x1 - INTO:
            continue
        if any(other is not piece and other.x1 > rule.start + INTO and other.x0 < rule.end - INTO for other in line):
            continue
        first, last = _columns(rule.start, rule.end, rivers)
        if first <= piece.first and last >= piece.last:
            return first, last
    return None


def _centred_span(piece: Piece, line: Sequence[Piece], below: Sequence[Piece], rivers: Sequence[River]) -> tuple[int, int]:
    """Give the two columns between which a heading stands, where both have a heading of their own below."""
    if piece.first != piece.last:
        return piece.first, piece.last
    middle = (piece.x0 + piece.x1) / 2
    taken = {column for other in line if other is not piece for column in range(other.first, other.last + 1)}
    for number, river in enumerate(rivers):
        if not river.x0 <= middle <= river.x1 or taken & {number, number + 1}:
            continue
        under = [each for each in below if each.first == each.last and each.first in {number, number + 1}]
        if len(under) == 2 and under[0].x0 - INTO <= piece.x0 and piece.x1 <= under[1].x1 + INTO:
            return number, number + 1
    return piece.first, piece.last
