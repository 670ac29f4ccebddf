"""Rows of words within one region -> a grid of cells, from white space and whatever rules there are.

    region = header row …, body row … ;
    row    = piece (column range) … ;           pieces one over the other in a column are one cell where the text wraps
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.figures import is_figure
from scrutiny_extract.extract.tables.grids import Box
from scrutiny_extract.extract.tables.rivers import find_rivers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import Word
    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.segments import Segment

CLEAR = 0.4
"""Space between two words, in ems, from which a column boundary there cuts them apart even in a heading."""

INTO = 1.0
"""Points by which a word may reach over a boundary and still end there."""

TIGHT = 0.75
"""White between two rows, in ems, up to which the lower may go on with the upper one's text."""

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
    """A region read as a table: column boundaries within, rows of pieces by table row, and the text rows' edges."""

    places: tuple[float, ...]
    """Boundaries between columns, left to right; the outer edges are not among them."""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    """Table row -> text row -> pieces."""
    edges: tuple[tuple[float, float], ...]
    """Top and bottom of each table row's words."""

    @property
    def column_count(self) -> int:
        """Columns between the boundaries."""
        return len(self.places) + 1

    def cells(self) -> list[tuple[Box, list[Word]]]:
        """Give the words of each cell that has any, row by row."""
        out: list[tuple[Box, list[Word]]] = []
        for number, lines in enumerate(self.rows):
            out += _stacked(number, [piece for line in lines for piece in line])
        return out


def _stacked(row: int, pieces: Sequence[Piece]) -> list[tuple[Box, list[Word]]]:
    """Put pieces of one table row whose columns overlap into one cell."""
    groups: list[tuple[int, int, list[Word]]] = []
    for piece in sorted(pieces, key=lambda piece: piece.first):
        if groups and piece.first <= groups[-1][1]:
            first, last, words = groups[-1]
            groups[-1] = (first, max(last, piece.last), [*words, *piece.words])
        else:
            groups.append((piece.first, piece.last, list(piece.words)))
    return [(Box(row, first, 1, last - first + 1), words) for first, last, words in groups]


def fit(rows: Sequence[Row], verticals: Sequence[float], horizontals: Sequence[Segment]) -> Fit:
    """Find columns and rows in a region; `verticals` and `horizontals` are the rules drawn within it."""
    places = _places(data_rows(rows), verticals)
    lines = [pieces_of(row, places) for row in rows]
    extents = _extents(lines, len(places) + 1)
    lines = [[_spread(piece, line, extents, row, horizontals) for piece in line] for row, line in zip(rows, lines, strict=True)]
    starts = _row_starts(rows, lines, extents, horizontals)
    ends = [*starts[1:], len(rows)]
    return Fit(
        tuple(places),
        tuple(tuple(map(tuple, lines[a:b])) for a, b in zip(starts, ends, strict=True)),
        tuple((rows[a].y0, max(row.y1 for row in rows[a:b])) for a, b in zip(starts, ends, strict=True)),
    )


def data_rows(rows: Sequence[Row]) -> list[Row]:
    """Give the rows that show the columns: those with figures after the first phrase, or with several phrases."""
    several = [row for row in rows if len(row.phrases) > 1]
    figures = [row for row in several if any(is_figure(phrase.text) for phrase in row.phrases[1:])]
    return figures if len(figures) >= FEW else several


def _places(rows: Sequence[Row], verticals: Sequence[float]) -> list[float]:
    """Give the boundaries between columns: drawn ones, and rivers between those."""
    if not verticals:
        return find_rivers(rows)
    places = list(verticals)
    bounds = [float("-inf"), *verticals, float("inf")]
    for left, right in zip(bounds, bounds[1:], strict=False):
        places += find_rivers([part for row in rows if (part := row.between(left, right)) is not None])
    return sorted(places)


def pieces_of(row: Row, places: Sequence[float]) -> list[Piece]:
    """Cut a row at the boundaries that fall between two of its words."""
    words = row.words
    out: list[Piece] = []
    start = 0
    for number in range(1, len(words) + 1):
        if number < len(words) and not _is_cut(words[number - 1], words[number], places, row.size):
            continue
        held = words[start:number]
        right = max(word.x1 for word in held)
        first = bisect_left(places, held[0].x0 + min(INTO * 2, (held[0].x1 - held[0].x0) / 2))
        last = bisect_left(places, right - min(INTO * 2, (held[-1].x1 - held[-1].x0) / 2))
        out.append(Piece(first, max(first, last), tuple(held)))
        start = number
    return out


def _is_cut(left: Word, right: Word, places: Sequence[float], size: float) -> bool:
    """Whether a boundary runs between two words and they are not one text set over it."""
    at = bisect_left(places, left.x1 - INTO)
    if at == len(places) or places[at] > right.x0 + INTO:
        return False
    return right.x0 - left.x1 >= CLEAR * size or is_figure(left.text) or is_figure(right.text)


Extents = list[tuple[float, float] | None]


def _extents(lines: Iterable[Sequence[Piece]], columns: int) -> Extents:
    """Give for each column where its text begins and ends, by the pieces that stand in it alone."""
    out: Extents = [None] * columns
    for line in lines:
        for piece in line:
            if piece.first == piece.last:
                known = out[piece.first]
                x0, x1 = piece.x0, piece.x1
                out[piece.first] = (x0, x1) if known is None else (min(known[0], x0), max(known[1], x1))
    return out


def _spread(piece: Piece, line: Sequence[Piece], extents: Extents, row: Row, horizontals: Sequence[Segment]) -> Piece:
    """Let a heading reach over the columns that the rule under it spans."""
    del extents
    for rule in horizontals:
        if not 0 <= rule.at - row.y1 + 2.0 <= row.size or rule.start > piece.x0 + 2.0 or rule.end < piece.x1 - 2.0:
            continue
        if any(other is not piece and other.x1 > rule.start and other.x0 < rule.end for other in line):
            continue
        # An underline of the text alone says nothing of columns: `_covered` then gives the piece's own.
        return piece
    return piece


def _row_starts(
    rows: Sequence[Row], lines: Sequence[Sequence[Piece]], extents: Extents, horizontals: Sequence[Segment]
) -> list[int]:
    """Give the numbers of the text rows at which a table row begins."""
    starts = [0]
    for number in range(1, len(rows)):
        if not _is_continued(rows, lines, number, extents, horizontals):
            starts.append(number)
    return starts


def _is_continued(rows, lines, number, extents, horizontals) -> bool:
    upper, lower = rows[number - 1], rows[number]
    if lower.y0 - upper.y1 > TIGHT * upper.size:
        return False
    if any(upper.y0 < rule.at < lower.y1 and abs(rule.at - (upper.y1 + lower.y0) / 2) < upper.size for rule in horizontals):
        return False
    return _wraps(lines[number - 1], lines[number], extents)


def _wraps(above: Sequence[Piece], below: Sequence[Piece], extents: Extents) -> bool:
    """Whether what stands below only goes on with texts above that had no room left."""
    if any(piece.is_figure for piece in below):
        return False
    for piece in below:
        over = next((each for each in above if each.first <= piece.first <= each.last), None)
        if over is None or over.is_figure:
            return False
        extent = extents[piece.first]
        first = piece.words[0]
        if extent is None or over.x1 + (first.x1 - first.x0) < extent[1] - 1:
            return False
    return True
