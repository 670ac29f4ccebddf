"""Ink that hangs together: what is left of a page once its words are taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RUNS = 20_000
"""Runs of ink from which a page's left-over is a photograph, and not looked at."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Ink that hangs together: its box in pixels, and how many of them are ink."""

    x0: int
    y0: int
    x1: int
    y1: int
    ink: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.y1 - self.y0

    @property
    def fullness(self) -> float:
        """Share of its box that is ink."""
        return self.ink / (self.width * self.height)


class _Growing:
    """A blob while its rows are read."""

    def __init__(self, x0: int, x1: int, y: int) -> None:
        self.x0, self.x1, self.y0, self.y1, self.ink = x0, x1, y, y + 1, x1 - x0

    def swallow(self, other: _Growing) -> None:
        """Take in one that turned out to be part of it."""
        self.x0, self.x1 = min(self.x0, other.x0), max(self.x1, other.x1)
        self.y0, self.y1 = min(self.y0, other.y0), max(self.y1, other.y1)
        self.ink += other.ink


_Run: TypeAlias = tuple[int, int, _Growing]
"""A run of ink and the blob it is of."""


def without(rows: Sequence[int], width: int, boxes: Iterable[tuple[int, int, int, int]]) -> list[int]:
    """Take boxes `(x0, y0, x1, y1)` out of rows of bits."""
    left = list(rows)
    for x0, y0, x1, y1 in boxes:
        first, last = max(0, x0), min(width, x1)
        mask = ~(((1 << max(0, last - first)) - 1) << (width - last))
        for y in range(max(0, y0), min(len(left), y1)):
            left[y] &= mask
    return left


def find_blobs(rows: Sequence[int], width: int) -> list[Blob]:
    """Find the blobs of a page, in no order; none where there are too many."""
    done: list[_Growing] = []
    above: list[_Run] = []
    seen = 0
    for y, row in enumerate(rows):
        here: list[_Run] = []
        for start, end in runs(row, width):
            seen += 1
            here.append((start, end, _joined(_Growing(start, end, y), above, here)))
        current = {id(blob) for _, _, blob in here}
        done.extend({id(blob): blob for _, _, blob in above if id(blob) not in current}.values())
        above = here
        if seen > RUNS:
            return []
    done.extend({id(blob): blob for _, _, blob in above}.values())
    return [Blob(blob.x0, blob.y0, blob.x1, blob.y1, blob.ink) for blob in done]


def _joined(blob: _Growing, above: list[_Run], here: list[_Run]) -> _Growing:
    """Join a run with the blobs above that it touches, corners too; everywhere one of them is named."""
    start, end = blob.x0, blob.x1
    touched = {id(one): one for first, last, one in above if first <= end and start <= last}
    if not touched:
        return blob
    kept, *others = touched.values()
    kept.swallow(blob)
    for other in others:
        kept.swallow(other)
        for runs_ in (above, here):
            runs_[:] = [(first, last, kept if one is other else one) for first, last, one in runs_]
    return kept


def runs(bits: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield runs of ink of a row of bits: first pixel, and the one after the last."""
    while bits:
        top = bits.bit_length()
        empty = bits ^ ((1 << top) - 1)
        bottom = empty.bit_length()
        yield width - top, width - bottom
        bits &= (1 << bottom) - 1
