"""White rivers that run down through rows: the borders of columns nobody drew.

    rows -> stretches of x that (almost) no word covers -> column boundaries ;
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.tables.phrases import Row

NARROW = 0.45
"""Least width of a river down through many rows, in ems: a space between words is 0.25 to 0.33."""

WIDE = 0.9
"""Least width of a river down through few rows, in ems: spaces between words may fall under one another."""

MANY = 5
"""Rows from which a narrow river is no accident."""

BRIDGED = 0.1
"""Share of rows that may bridge a river: a long label, a note within the table."""

PEOPLED = 0.15
"""Share of rows that must hold text in a column for it to be one."""


class River(NamedTuple):
    """A white stretch between two columns, points, and how many rows bridge it; a drawn rule is one of no width."""

    x0: float
    x1: float
    bridges: int = 0

    @property
    def middle(self) -> float:
        """Where to draw the border."""
        return (self.x0 + self.x1) / 2


def find_rivers(rows: Sequence[Row]) -> list[River]:
    """Give the rivers between columns, left to right."""
    if len(rows) < 2:
        return []
    size = sorted(row.size for row in rows)[len(rows) // 2]
    width = (NARROW if len(rows) >= MANY else WIDE) * size
    return _peopled(rows, [river for river in _stretches(rows) if river.x1 - river.x0 >= width])


def _stretches(rows: Sequence[Row]) -> list[River]:
    """Sweep from left to right over the words of all rows and note where at most few cover x."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for word in row.words:
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


def _peopled(rows: Sequence[Row], rivers: list[River]) -> list[River]:
    """Drop rivers beside columns that hold next to nothing: such a column belongs to its neighbour."""
    least = max(2.0, PEOPLED * len(rows))
    while rivers:
        held = _held(rows, [river.middle for river in rivers])
        poorest = min(range(len(held)), key=held.__getitem__)
        if held[poorest] >= least:
            break
        # It joins the side from which less white parts it.
        sides = [side for side in (poorest - 1, poorest) if 0 <= side < len(rivers)]
        del rivers[min(sides, key=lambda side: rivers[side].x1 - rivers[side].x0)]
    return rivers


def _held(rows: Sequence[Row], places: Sequence[float]) -> list[int]:
    """Count for each column between boundaries the rows with a word in it."""
    counts = [0] * (len(places) + 1)
    for row in rows:
        for column in {bisect_left(places, (word.x0 + word.x1) / 2) for word in row.words}:
            counts[column] += 1
    return counts
