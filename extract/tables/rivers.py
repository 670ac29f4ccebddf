"""White rivers that run down through rows: the borders of columns nobody drew.

rows -> stretches of x that (almost) no word covers -> rivers between columns that hold something ;
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.tables.figures import is_figure
from scrutiny_extract.extract.tables.phrases import is_leader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word
    from scrutiny_extract.extract.tables.phrases import Row

NARROW = 0.45
"""Least width of a river down through many rows, in ems: a space between words is 0.25 to 0.33."""

WIDE = 0.9
"""Least width of a river down through few rows of words, in ems: there spaces may fall under one another."""

MANY = 5
"""Rows from which a narrow river is no accident."""

BRIDGED = 0.1
"""Share of rows that may bridge a river: a long label, a note within the table."""

PEOPLED = 2
"""Rows, those of headings among them, that must hold text in a column for it to be one."""

SIGNS = frozenset("$\u00a3\u20ac%()*\u2020+-") | {"US$", "(a)", "p", "r"}
"""What stands beside a figure and is no column of its own."""


class River(NamedTuple):
    """A white stretch between two columns, points, and how many rows bridge it; a drawn rule is one of no width."""

    x0: float
    x1: float
    bridges: int = 0

    @property
    def middle(self) -> float:
        """Where to draw the border."""
        return (self.x0 + self.x1) / 2


def find_rivers(rows: Sequence[Row], everything: Sequence[Row] = ()) -> list[River]:
    """Give the rivers between columns, left to right; `everything` is all rows of the region, the columns' people."""
    if len(rows) < 2:
        return []
    size = sorted(row.size for row in rows)[len(rows) // 2]
    rivers = [
        river
        for river in _stretches(rows)
        if river.x1 - river.x0 >= WIDE * size
        or (river.x1 - river.x0 >= NARROW * size and (len(rows) >= MANY or _is_among_figures(rows, river)))
    ]
    return _peopled(rows, everything or rows, rivers)


def _stretches(rows: Sequence[Row]) -> list[River]:
    """Sweep from left to right over the words of all rows and note where at most few cover x."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for word in row.words:
            if not is_leader(word.text):
                events.append((word.x0, 1))
                events.append((word.x1, -1))
    events.sort()
    allowed = int(len(rows) * BRIDGED)
    out: list[River] = []
    cover = 0
    for (x, step), (after, _) in pairwise(events):
        cover += step
        if after <= x or cover > allowed:
            continue
        if out and out[-1].x1 == x:
            # Two stretches that touch are one river; where it is bridged less, it is rather there.
            last = out.pop()
            better = last if (last.bridges, last.x0 - last.x1) <= (cover, x - after) else River(x, after, cover)
            out.append(better)
        else:
            out.append(River(x, after, cover))
    return out


def _is_among_figures(rows: Sequence[Row], river: River) -> bool:
    """Whether the word at the right bank is a figure in every row that has both banks.

    Two rows are enough where it is a figure at the left bank too: two figures side by side are two cells.
    """
    count = labels = 0
    for row in rows:
        left = [word for word in row.words if word.x1 <= river.x0 + 0.1 and not is_leader(word.text)]
        right = [word for word in row.words if word.x0 >= river.x1 - 0.1]
        if not left or not right:
            continue
        if not is_figure(right[0].text):
            return False
        labels += not is_figure(left[-1].text)
        count += 1
    return count > (2 if labels else 1)


def _peopled(rows: Sequence[Row], everything: Sequence[Row], rivers: list[River]) -> list[River]:
    """Drop rivers beside columns that hold next to nothing, or signs only: these belong to a neighbour."""
    while rivers:
        places = [river.middle for river in rivers]
        held, shown = _held(everything, places), _held(rows, places)
        poor = [n for n, words in enumerate(held) if len(words) < PEOPLED or _are_signs(shown[n] or words)]
        if not poor:
            break
        column = min(poor, key=lambda column: len(held[column]))
        sides = [side for side in (column - 1, column) if 0 <= side < len(rivers)]
        # It joins the side from which less white parts it.
        del rivers[min(sides, key=lambda side: rivers[side].x1 - rivers[side].x0)]
    return rivers


def _held(rows: Sequence[Row], places: Sequence[float]) -> list[list[str]]:
    """Give for each column between boundaries the first word of every row that has one there."""
    held: list[dict[int, Word]] = [{} for _ in range(len(places) + 1)]
    for number, row in enumerate(rows):
        for word in row.words:
            if is_leader(word.text):
                continue
            held[bisect_left(places, (word.x0 + word.x1) / 2)].setdefault(number, word)
    return [[word.text for word in column.values()] for column in held]


def _are_signs(texts: Sequence[str]) -> bool:
    """Whether a column holds nothing but signs that belong to figures beside it."""
    return all(text in SIGNS for text in texts)
