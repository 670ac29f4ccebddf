"""Arrows and triangles: which way they point, from their corners or from their character.

arrow = tip (a point in the middle of one end) against tail (something broader) | tip at both ends ;
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.schemas.ratings import Direction

Point: TypeAlias = tuple[float, float]

Orientation: TypeAlias = Literal["up", "up_right", "right", "down_right", "down", "left", "level", "updown"]
"""Which way a mark points; "level" and "updown" are arrows with two heads."""

DIRECTIONS: dict[Orientation, Direction] = {
    "up": "improving",
    "up_right": "improving",
    "right": "static",
    "level": "static",
    "down_right": "deteriorating",
    "down": "deteriorating",
}
"""What arrows mean where no legend says otherwise. A lone arrow to the left or both ways up says nothing."""

GLYPHS: dict[str, Orientation] = {
    **dict.fromkeys("↑⇑⇧⬆⭡▲△▴▵🔼⏶🠉🡅⮝", "up"),
    **dict.fromkeys("↓⇓⇩⬇⭣▼▽▾▿🔽⏷🠋🡇⮟", "down"),
    **dict.fromkeys("→⇒⇨➔➙➜➝➞➡⭢►▶▷▸▹⏵🠊🡆⮞", "right"),
    **dict.fromkeys("←⇐⇦⬅⭠◄◀◁◂◃⏴🠈🡄⮜", "left"),
    **dict.fromkeys("↔⇔⬌⟷⟺⬄⭤⇄⇆⇌", "level"),
    **dict.fromkeys("↕⇕⬍⇳⭥", "updown"),
    **dict.fromkeys("↗⇗⬈⭧➚🡕", "up_right"),
    **dict.fromkeys("↘⇘⬊⭨➘🡖", "down_right"),
}
"""Characters that are arrows or triangles."""

END = 0.12
"""Share of the length that counts as an end."""
TIP = 0.2
"""Share of the width that an end may have and still be a point."""
BROADER = 0.12
"""How much broader, in shares of the width, a tail is than the tip."""
OFF_CENTRE = 0.15
"""Share of the width that a tip may lie off the middle."""
LONG = 1.2
"""An arrow with two heads is longer than wide by this; a diamond is not."""
FEWEST_CORNERS = 3
ARROW_CORNERS = 6
"""Corners of an arrow at least; a slanted outline with fewer is a tick."""

TURNED: dict[Orientation, Orientation] = {"up": "up_right", "right": "down_right"}
"""An arrow that points this way once the drawing is turned 45 degrees to the left pointed that way before."""


def read_glyph(text: str) -> Orientation | None:
    """Read the first arrow among a text's characters; "◄►" and "<->" are one arrow with two heads."""
    found = [GLYPHS[char] for char in text if char in GLYPHS]
    if not found:
        return "level" if text.strip() in {"<->", "<-->", "<=>"} else None
    if found[:2] in (["left", "right"], ["right", "left"]):
        return "level"
    if found[:2] in (["up", "down"], ["down", "up"]):
        return "updown"
    return found[0]


def read_corners(points: Sequence[Point]) -> Orientation | None:
    """Read the way a drawn outline points; None for circles, ticks, stars and anything unclear."""
    if len(set(points)) < FEWEST_CORNERS:
        return None
    found = _along_axes(points)
    if found is not None or len(set(points)) < ARROW_CORNERS:
        return found
    half = math.sqrt(0.5)
    turned = _along_axes([((x + y) * half, (y - x) * half) for x, y in points])
    return TURNED.get(turned) if turned is not None else None


def _along_axes(points: Sequence[Point]) -> Orientation | None:
    """Read an outline that points along one of the page's axes."""
    upright = [(y, x) for x, y in points]
    across, down = _ends(points), _ends(upright)
    if across is None or down is None:
        return None
    best = max((across, down), key=lambda ends: abs(ends[0] - ends[1]))
    tip, tail = sorted(best)
    if tail - tip >= BROADER and tip <= TIP:
        if not _is_centred(points if best is across else upright, first=best[0] < best[1]):
            return None
        if best is across:
            return "left" if best[0] < best[1] else "right"
        return "up" if best[0] < best[1] else "down"
    return _two_headed(points, across, down)


def _two_headed(points: Sequence[Point], across: Point, down: Point) -> Orientation | None:
    """Read an arrow with a head at either end; its wings stand away from both."""
    width, height = _lengths(points)
    if len(set(points)) < ARROW_CORNERS:
        return None
    if max(across) <= TIP and width >= LONG * height:
        return "level"
    if max(down) <= TIP and height >= LONG * width:
        return "updown"
    return None


def _ends(points: Sequence[Point]) -> Point | None:
    """How broad an outline is at its first and last end along x, in shares of its breadth along y."""
    width, height = _lengths(points)
    if width <= 0 or height <= 0:
        return None
    start = min(x for x, _ in points)
    first = [y for x, y in points if x <= start + END * width]
    last = [y for x, y in points if x >= start + (1 - END) * width]
    return (max(first) - min(first)) / height, (max(last) - min(last)) / height


def _is_centred(points: Sequence[Point], *, first: bool) -> bool:
    """Whether the tip at the first or last end along x lies in the middle of the breadth."""
    width, height = _lengths(points)
    start, low = min(x for x, _ in points), min(y for _, y in points)
    edge = start + (END if first else 1 - END) * width
    tip = [y for x, y in points if (x <= edge if first else x >= edge)]
    return abs((min(tip) + max(tip)) / 2 - low - height / 2) <= OFF_CENTRE * height


def _lengths(points: Sequence[Point]) -> Point:
    """Give width and height of an outline."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)
