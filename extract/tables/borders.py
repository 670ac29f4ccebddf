"""What rules between and around rows say of where a table begins and ends.

border = rule over its first row | rule under its last ;
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.segments import Segment

WIDEST = 8.0
"""White between two rows of one table at most, in ems, whatever speaks for it."""

MORE = 2.6
"""Times the usual white of a table's rows that may stand before its total."""

OVER = 40.0
"""Points above a run within which a rule may be the one over its table."""

LINED = 2.0
"""Points by which entries of one column, or rules of one table, may begin apart."""

DOUBLE = 0.5
"""Ems between two rules from which they are no double rule."""

HALF = 0.5
"""Share of a row's width that a rule under it covers."""

RULED = 2
"""Rules within a table from which its rows are parted by them."""

USUAL = 3
"""Rows that show how far apart a table's rows usually are."""


def are_within(run: Sequence[Row], row: Row, bars: Sequence[Segment]) -> bool:
    """Whether a row far below a run stands with it between two rules of one length, or where the run's rows do."""
    white = row.y0 - run[-1].y1
    if white > WIDEST * row.size:
        return False
    whites = sorted(lower.y0 - upper.y1 for upper, lower in pairwise(run))
    if len(whites) >= USUAL and white <= MORE * whites[len(whites) // 2]:
        return True
    above = [bar for bar in bars if run[0].y0 - OVER < bar.at < run[0].y1]
    below = [bar for bar in bars if bar.at > row.y0]
    return any(
        abs(top.start - bottom.start) < LINED and abs(top.end - bottom.end) < LINED for top in above for bottom in below
    )


def is_border_between(run: Sequence[Row], row: Row, bars: Sequence[Segment]) -> bool:
    """Whether one table's lower border and the upper one of another, of another width, run between two rows."""
    between = bars_between(run[-1], row, bars)
    if len(between) < 2 or between[-1].at - between[0].at < DOUBLE * row.size:
        return False
    upper, lower = between[0], between[-1]
    return abs(upper.start - lower.start) > LINED or abs(upper.end - lower.end) > LINED


def bars_between(upper: Row, lower: Row, bars: Sequence[Segment]) -> list[Segment]:
    """Give the rules between two rows that run under most of the upper one."""
    top, bottom = (upper.y0 + upper.y1) / 2, (lower.y0 + lower.y1) / 2
    return [
        bar
        for bar in bars
        if top < bar.at < bottom and min(bar.end, upper.x1) - max(bar.start, upper.x0) > HALF * (upper.x1 - upper.x0)
    ]


def enclosed(run: Sequence[Row], end: int, bars: Sequence[Segment]) -> int:
    """Count the rows right after `end` that stand over the lower border of the row above them, with no rule between.

    Only where rules part the rows above: the last entry's further lines are told from what follows a table.
    """
    last = run[end - 1]
    if len({round(bar.at) for bar in bars_between(run[0], last, bars)}) < RULED:
        return 0
    middle = (last.y0 + last.y1) / 2
    below = [bar for bar in bars if bar.at > middle and min(bar.end, last.x1) - max(bar.start, last.x0) > 0]
    border = min((bar.at for bar in below), default=0.0)
    return sum(1 for row in run[end:] if row.y1 <= border)
