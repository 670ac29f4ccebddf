"""Which way up a page is read, and its coordinates turned that way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import BBox
    from scrutiny_extract.extract.pages.text import RawWord

FEW = 30
"""Characters fewer than these (a stamp) do not turn a page."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The stored page turned `degrees` clockwise; width and height are the stored page's."""

    degrees: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as turned."""
        return (self.height, self.width) if self.degrees in {90, 270} else (self.width, self.height)

    def bbox(self, bbox: BBox) -> BBox:
        """Turn a box."""
        x0, y0, x1, y1 = bbox
        if self.degrees == 0:
            return bbox
        if self.degrees == 90:
            return (self.height - y1, x0, self.height - y0, x1)
        if self.degrees == 180:
            return (self.width - x1, self.height - y1, self.width - x0, self.height - y0)
        return (y0, self.width - x1, y1, self.width - x0)

    def holds(self, words: Sequence[RawWord]) -> bool:
        """Whether a line's words, as stored, stand within the page."""
        first, last = words[0], words[-1]
        return (
            first[0] >= 0 <= last[0]
            and first[1] >= 0 <= last[1]
            and first[2] <= self.width >= last[2]
            and first[3] <= self.height >= last[3]
        )

    def held(self, words: Sequence[RawWord]) -> list[RawWord]:
        """Cut the boxes of words, as stored, at the page's edges."""
        w, h = self.width, self.height
        return [
            (min(max(x0, 0.0), w), min(max(y0, 0.0), h), min(max(x1, 0.0), w), min(max(y1, 0.0), h), a, b, c, d)
            for x0, y0, x1, y1, a, b, c, d in words
        ]

    def words(self, words: Sequence[RawWord]) -> Iterator[RawWord]:
        """Turn the boxes of words."""
        width, height = self.width, self.height
        if self.degrees == 90:
            return ((height - y1, x0, height - y0, x1, a, b, c, d) for x0, y0, x1, y1, a, b, c, d in words)
        if self.degrees == 180:
            return (
                (width - x1, height - y1, width - x0, height - y0, a, b, c, d) for x0, y0, x1, y1, a, b, c, d in words
            )
        return ((y0, width - x1, y1, width - x0, a, b, c, d) for x0, y0, x1, y1, a, b, c, d in words)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point."""
        x0, y0, _, _ = self.bbox((x, y, x, y))
        return x0, y0


STRAIGHT = 0.05
"""Sine of the slant that text may have and still run along or up the page."""


def degrees_of(direction: tuple[float, float]) -> int | None:
    """Degrees clockwise that make text of this writing direction (y down) upright; None for slanted text."""
    dx, dy = direction
    if abs(dy) < STRAIGHT:
        return 0 if dx > 0 else 180
    if abs(dx) < STRAIGHT:
        return 90 if dy < 0 else 270
    return None


def degrees_upright(characters: dict[int, int], stored: int) -> int:
    """Degrees clockwise to turn the page: as most text runs, else as the file says (`stored`).

    `characters` counts them by the degrees that make them upright. A few that run another way than
    the file says (a stamp along an edge of a picture) do not turn the page.
    """
    if not characters:
        return stored
    most = max(characters, key=lambda degrees: (characters[degrees], degrees == stored))
    return stored if characters[most] < FEW else most
