"""Columns that only the pieces of horizontal rules show.

    rule = piece, piece+ ;      each drawn for one cell: where two meet, a column begins

Word processors draw the border between two rows cell by cell, also where no border stands between columns.
Rules of one length, one under the other, whose pieces meet at the same places, are a table's.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.segments import COLLINEAR, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import Rule, Table, Word
    from scrutiny_extract.extract.tables.segments import Segments

MEET = 1.5
"""Points by which two pieces, or the ends of two rules, may miss each other."""
SHORTEST = 12.0
"""Width of the narrowest column, points: shorter pieces are a dotted line's."""
FEWEST = 2
"""Rules of a table, or rows and columns' borders in it, at least."""
MOST = 2000
"""Rules of a page that are looked through: more are a drawing."""
LONG = 30
"""Words of a table's only row."""
CLEAR = 0.45
"""Ems between words on both sides of a column's border."""


def joined_columns(rules: Sequence[Rule], segments: Segments, words: Sequence[Word]) -> list[Segment]:
    """Give the vertical borders, those of the table's sides too, that pieces of horizontal rules show."""
    horizontals, verticals = segments
    if not 2 * FEWEST <= len(rules) <= MOST or len(horizontals) < FEWEST:
        return []
    found: list[Segment] = []
    for stack in _stacks(horizontals):
        if len(stack) < FEWEST or _is_crossed(stack, verticals):
            continue
        joints = [_joints(rule, rules) for rule in stack]
        shared = [_shared(upper, lower) for upper, lower in pairwise(joints)]
        if sum(map(bool, shared)) < FEWEST and max(map(len, shared)) < FEWEST:
            continue
        for (upper, lower), places in zip(pairwise(stack), shared, strict=True):
            within = [word for word in words if upper.at < (word.y0 + word.y1) / 2 < lower.at]
            found += [Segment(x, upper.at, lower.at) for x in places if _is_clear(x, within)]
            found += [Segment(x, upper.at, lower.at) for x in (upper.start, upper.end)]
    return found


def is_joined(table: Table) -> bool:
    """Whether a table found so is one: of several rows, or of one that says much, over from the page before."""
    return table.column_count > 1 and (table.row_count > 1 or sum(1 for _ in table.words) >= LONG)


def _stacks(horizontals: Iterable[Segment]) -> list[list[Segment]]:
    """Group rules of one length that stand one under the other."""
    stacks: list[list[Segment]] = []
    for rule in horizontals:
        for stack in stacks:
            if abs(stack[0].start - rule.start) < MEET and abs(stack[0].end - rule.end) < MEET:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return stacks


def _is_crossed(stack: Sequence[Segment], verticals: Iterable[Segment]) -> bool:
    """Whether a vertical rule is drawn among those of a stack: then the table's own borders tell its columns."""
    top, bottom = stack[0], stack[-1]
    return any(
        top.start - MEET < rule.at < top.end + MEET and rule.start < bottom.at and rule.end > top.at
        for rule in verticals
    )


def _joints(line: Segment, rules: Iterable[Rule]) -> list[float]:
    """Give where the pieces of a rule meet."""
    pieces = sorted(
        (rule.x0, rule.x1)
        for rule in rules
        if rule.horizontal
        and abs((rule.y0 + rule.y1) / 2 - line.at) <= COLLINEAR
        and rule.x1 - rule.x0 > SHORTEST
        and line.start - MEET < rule.x0 < line.end
    )
    return [left[1] for left, right in pairwise(pieces) if abs(right[0] - left[1]) < MEET]


def _shared(upper: Iterable[float], lower: Sequence[float]) -> list[float]:
    """Give the places at which the pieces of two rules meet."""
    return [x for x in upper if any(abs(x - other) < MEET for other in lower)]


def _is_clear(x: float, words: Iterable[Word]) -> bool:
    """Whether no word stands over a place, and none ends so close before it that the text runs on behind it."""
    left: dict[int, Word] = {}
    right: dict[int, Word] = {}
    for word in words:
        if word.x0 < x - MEET and word.x1 > x + MEET:
            return False
        level = round(word.y1)
        if word.x1 <= x + MEET and (level not in left or word.x1 > left[level].x1):
            left[level] = word
        elif word.x0 >= x - MEET and (level not in right or word.x0 < right[level].x0):
            right[level] = word
    gaps = (right[level].x0 - word.x1 - CLEAR * word.style.size for level, word in left.items() if level in right)
    return all(gap > 0 for gap in gaps)
