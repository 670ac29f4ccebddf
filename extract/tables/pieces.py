"""A row's words, cut where the columns are.

row, rivers -> piece, left to right ;           piece = words of one cell, and the columns they stand over
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_extract.extract.geometry import overlap
from scrutiny_extract.extract.kept import kept
from scrutiny_extract.extract.tables.figures import heads_column, is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word
    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.rivers import River

CLEAR = 0.4
"""Space between two words, in ems, from which a river there cuts them apart even in a heading."""

WORDY = 5
"""Words of a row from which a figure between them need not stand in a column of figures."""

INTO = 1.5
"""Points by which words may reach into a column that is not theirs."""

OVER = 0.5
"""Share of a column that a text must cover to stand over it."""

LEADER = re.compile(r"[.\u2026_\u00b7]{3,}")
"""Dots that lead the eye from a label to its figures."""


@dataclass(frozen=True)
class Piece:
    """Words of one row that belong to one cell, and the columns they stand over (last one included)."""

    first: int
    last: int
    words: tuple[Word, ...]
    down: int = 1
    """Table rows it reaches over."""

    @property
    def x0(self) -> float:
        """Left edge, points."""
        return self.words[0].x0

    @kept
    def x1(self) -> float:
        """Right edge, points."""
        return max(word.x1 for word in self.words)

    @kept
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word.text for word in self.words)

    @kept
    def is_figure(self) -> bool:
        """Whether it is a figure or stands for a missing one."""
        return is_figure(self.text)

    @property
    def has_leader(self) -> bool:
        """Whether it ends in dots that lead to the next column: the label is complete."""
        return LEADER.search(self.words[-1].text) is not None


def pieces_of(row: Row, rivers: Sequence[River], left: float, right: float) -> list[Piece]:
    """Cut a row where a river runs between two of its words; `left` and `right` are the region's edges."""
    words = row.words
    out: list[Piece] = []
    start = 0
    told = _is_told(row)
    for number in range(1, len(words) + 1):
        if number == len(words) or _is_cut(words[number - 1], words[number], rivers, row.size, told=told):
            held = words[start:number]
            out.append(Piece(*columns_under(held[0].x0, max(word.x1 for word in held), rivers, (left, right)), held))
            start = number
    return out


def _is_told(row: Row) -> bool:
    """Whether a row is one phrase in words, a heading over all columns: a figure in it is of the phrase."""
    if len(row.words) < WORDY or len(row.phrases) > 1:
        return False
    return 2 * sum(is_figure(word.text) for word in row.words) < len(row.words)


def _is_cut(left: Word, right: Word, rivers: Sequence[River], size: float, *, told: bool) -> bool:
    """Whether a river runs between two words and they are not one text set over it, `told` as one."""
    if not any(_is_between(left, right, river) for river in rivers):
        return False
    if right.x0 - left.x1 >= CLEAR * size:
        return True
    if told:
        return False
    figures = [word.text for word in (left, right) if is_figure(word.text)]
    return len(figures) == 2 or (bool(figures) and not heads_column(figures[0]))


def _is_between(left: Word, right: Word, river: River) -> bool:
    """Whether the white between two words is on the river and the middle of each word on its side of it."""
    if left.x1 > river.x1 + INTO or right.x0 < river.x0 - INTO:
        return False
    return left.x0 + left.x1 < 2 * river.x1 + INTO and right.x0 + right.x1 > 2 * river.x0 - INTO


def columns_under(x0: float, x1: float, rivers: Sequence[River], edges: tuple[float, float]) -> tuple[int, int]:
    """Give the first and last column a text stands over: those it covers for the most part, or the nearest."""
    covered: list[int] = []
    best, nearest = 0, float("-inf")
    for column in range(len(rivers) + 1):
        left = rivers[column - 1].x1 if column else edges[0]
        right = rivers[column].x0 if column < len(rivers) else edges[1]
        shared = overlap(x0, x1, left, right)
        if shared > nearest:
            best, nearest = column, shared
        if shared > INTO and (shared >= OVER * (right - left) or shared >= OVER * (x1 - x0)):
            covered.append(column)
    return (covered[0], covered[-1]) if covered else (best, best)
