"""Reading order: which pieces are read across the page, and which down one column and then the next.

    page   = (row | region)* ;
    region = left rows, right rows ;     beside one another, a gutter of white between them

White between two pieces is no proof of columns: a number and its paragraph, a label and its value, a
name and a ward have it too, and are read across. Columns are prose on both sides, or lines of their
own on both sides (baselines that do not agree), or two blocks that each open with a label.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word

Gap: TypeAlias = tuple[float, float]
"""White between two abscissae, points."""

GUTTER = 9.0
"""Narrowest gutter between columns, points: an em of the smallest body text."""
MOST_PIECES = 24
"""Pieces of a row beyond which it is a table's or a drawing's, and looking on would cost too much."""
FEWEST_LINES = 3
"""Lines a column of prose must have on either side."""
FULL = 0.85
"""Share of a column's width that a full line of prose fills at least."""
FULL_SHARE = 0.5
"""Share of a column's lines that must be full for it to be prose."""
NARROW = 0.15
"""Share of the region's width that a column of prose is wider than."""
PROSE_WORDS = 3.0
"""Mean words a line of prose holds at least."""
ALIGNED = 1.5
"""Pieces whose bottoms differ by less stand on one baseline, points."""
INDEPENDENT = 0.5
"""Share of lines with no partner across the gutter from which columns run independently."""


APART = 0.6
"""Gap between lines from which the lower one is apart, in line heights."""


@dataclass(slots=True)
class Piece:
    """Words on one baseline without a wide gap; grows while words are gathered."""

    words: list[Word]
    x0: float
    y0: float
    x1: float
    y1: float
    top: float = field(init=False)
    """Top of its tallest word: raised letters do not stretch the band of a baseline."""
    bottom: float = field(init=False)
    """Bottom of its tallest word."""

    def __post_init__(self) -> None:
        """Take the first word's height."""
        self.top, self.bottom = self.y0, self.y1


Row: TypeAlias = "list[Piece]"


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """Put rows, given top down, into reading order; a row that columns divide becomes several."""
    if all(len(row) == 1 for row in rows):
        return list(rows)
    ordered: list[Row] = []
    start = 0
    while start < len(rows):
        if len(rows[start]) == 1:
            ordered.append(rows[start])
            start += 1
            continue
        end, middle = _find_region(rows, start)
        if middle is None:
            ordered.extend(rows[start:end])
        else:
            left, right = _divide(rows[start:end], middle)
            ordered.extend(in_reading_order(left))
            ordered.extend(in_reading_order(right))
        start = end
    return ordered


def _find_region(rows: Sequence[Row], start: int) -> tuple[int, float | None]:
    """Follow the gaps of a row downwards: where they end, and the gutter's middle if they are columns."""
    gaps = _inner_gaps(rows[start])
    end = start + 1
    while gaps:
        row = rows[end] if end < len(rows) else None
        left = [narrowed for gap in gaps if row and (narrowed := _narrow(gap, row)) is not None]
        if len(left) < len(gaps):
            found = _gutter(rows[start:end], gaps)
            if found is not None:
                return start + found[0], found[1]
        if not left:
            break
        gaps = left
        end += 1
    return end, None


def _inner_gaps(row: Row) -> list[Gap]:
    """Give the white between the pieces of a row that is wide enough for a gutter; none in a row of very many."""
    if len(row) > MOST_PIECES:
        return []
    gaps = [(before.x1, after.x0) for before, after in pairwise(row)]
    return [gap for gap in gaps if gap[1] - gap[0] >= GUTTER]


def _narrow(gap: Gap, row: Row) -> Gap | None:
    """Give what a row leaves of a gap; None where it is too little."""
    if len(row) > MOST_PIECES:
        return None
    x0, x1 = gap
    for piece in row:
        if piece.x1 <= x0 or piece.x0 >= x1:
            continue
        # The piece reaches into the gap from one side, or stands in or across it.
        if piece.x0 <= x0:
            x0 = piece.x1
        elif piece.x1 >= x1:
            x1 = piece.x0
        else:
            return None
        if x1 - x0 < GUTTER:
            return None
    return (x0, x1)


def _gutter(rows: Sequence[Row], gaps: Sequence[Gap]) -> tuple[int, float] | None:
    """Give the middle of the widest gap whose two sides are columns, and how many rows they take."""
    if len(rows) < 2:  # one row has no columns
        return None
    for x0, x1 in sorted(gaps, key=_width):
        middle = (x0 + x1) / 2
        count = _depth(rows, middle)
        if _are_columns(*_divide(rows[:count], middle)):
            return count, middle
    return None


def _width(gap: Gap) -> float:
    return gap[0] - gap[1]


def _depth(rows: Sequence[Row], middle: float) -> int:
    """Count the rows down to where one side has ended and the other leaves a gap: what is below stands under both."""
    both = max((place for place, row in enumerate(rows) if row[0].x0 < middle <= row[-1].x0), default=0)
    for place in range(both + 1, len(rows)):
        above, below = rows[place - 1][0], rows[place][0]
        if below.top - above.bottom > APART * (below.bottom - below.top):
            return place
    return len(rows)


def _divide(rows: Sequence[Row], middle: float) -> tuple[list[Row], list[Row]]:
    """Divide rows at an abscissa."""
    left = [side for row in rows if (side := [piece for piece in row if piece.x0 < middle])]
    right = [side for row in rows if (side := [piece for piece in row if piece.x0 >= middle])]
    return left, right


def _are_columns(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether two sides are read one after the other."""
    if min(len(left), len(right)) < 2:  # one line is no column
        return False
    if _opens_with_label(left) and _opens_with_label(right):
        return True
    if _labels(right) > 1 and not _labels(left) and not _are_marks(left):
        return True
    if min(len(left), len(right)) < FEWEST_LINES:
        return False
    width = max(row[-1].x1 for row in right) - min(row[0].x0 for row in left)
    if _is_prose(left, width) and _is_prose(right, width):
        return True
    return (
        not _are_marks(left)
        and _are_independent(left, right)
        and all(_lettered(side) > len(side) for side in (left, right))
    )


def _lettered(rows: Sequence[Row]) -> int:
    """Count the words of a side that begin with a letter."""
    return len([word for row in rows for piece in row for word in piece.words if word.text[0].isalpha()])


def _labels(rows: Sequence[Row]) -> int:
    """Count the rows of a side that open with a label: "Telephone:"."""
    return sum(row[0].words[-1].text[-1] == ":" for row in rows if len(row) > 1)


def _are_marks(rows: Sequence[Row]) -> bool:
    """Whether a side holds numbers, bullets or codes that stand before the text on the other."""
    return sum(len(row) == 1 and len(row[0].words) == 1 for row in rows) > len(rows) / 2


def _are_independent(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the two sides' baselines do not agree: each is set by itself."""
    bottoms = sorted(row[0].bottom for row in left)
    alone = 0
    for row in right:
        place = bisect_left(bottoms, row[0].bottom - ALIGNED)
        alone += place == len(bottoms) or bottoms[place] > row[0].bottom + ALIGNED
    return alone > INDEPENDENT * len(right)


def _is_prose(rows: Sequence[Row], width: float) -> bool:
    """Whether most lines of a side are full, and wide enough to be read as text."""
    x0 = min(row[0].x0 for row in rows)
    x1 = max(row[-1].x1 for row in rows)
    if x1 - x0 < NARROW * width:
        return False
    full = sum(row[-1].x1 - x0 >= FULL * (x1 - x0) for row in rows)
    return full >= FULL_SHARE * len(rows) and _lettered(rows) >= PROSE_WORDS * len(rows)


def _opens_with_label(rows: Sequence[Row]) -> bool:
    """Whether a side is a block headed by a label alone on its line: "Agenda compiled by:"."""
    if len(rows[0]) > 1:
        return False
    head, below = rows[0][0].words, rows[1][0].words
    return head[-1].text.endswith(":") and len(head) > 1 and not below[-1].text.endswith(":")
