"""Words of a cell -> its lines.

words, in any order -> lines, top down, each left to right ;
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from scrutiny_extract.extract.geometry import overlap
from scrutiny_extract.extract.layout import Line, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import Word

SHARED = 0.5
"""Share of the lower word's height that two words have in common on one line; below it they are on two."""

LEFT, INDEX = itemgetter(0), itemgetter(7)


def set_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """Group words into lines by the height they share, whatever order they were drawn in."""
    if len(words) == 1:
        return (line_of(words),)
    if not (words[0].upright or any(word.upright for word in words)):
        return _set_sideways(words)
    return tuple(map(line_of, grouped(words)))


def grouped(words: Iterable[Word]) -> list[list[Word]]:
    """Group upright words by the height they share; groups top down, each left to right.

    Words printed over each other have no order.
    """
    rows: list[list[Word]] = []
    top = bottom = 0.0
    for word in sorted(words, key=_middle):
        y0, y1 = word.y0, word.y1
        if rows and (
            (y0 == top and y1 == bottom) or overlap(top, bottom, y0, y1) > SHARED * min(bottom - top, y1 - y0)
        ):
            rows[-1].append(word)
            if y1 - y0 > bottom - top:
                top, bottom = y0, y1
        else:
            rows.append([word])
            top, bottom = y0, y1
    for row in rows:
        row.sort(key=LEFT)
    return rows


def _middle(word: Word) -> float:
    return word.y0 + word.y1


def _set_sideways(words: Sequence[Word]) -> tuple[Line, ...]:
    """Group words that run up or down the page by the width they share, in the order they were drawn in."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=INDEX):
        last = rows[-1][-1] if rows else None
        if last is not None and overlap(last.x0, last.x1, word.x0, word.x1) > SHARED * (word.x1 - word.x0):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(line_of(row) for row in rows)
