"""Arrows and triangles: which way they point, from their corners or from their character.

arrow = tip (a point in the middle of one end) against tail (something broader) | tip at both ends ;
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutiny_extract.schemas.ratings import Direction

Point: TypeAlias = tuple[float, float]

Tip: TypeAlias = "Callable[[Sequence[Point]], float]"
"""Says which end of an outline along x is its tip."""

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
PIXELS, QUARTER = 0.05, 0.25
"""The same for a pictured sign: its last pixels, and how it goes on from there."""
BLUNT, GROWS = 0.45, 0.15
"""Share of the breadth that a pictured tip may have at its end, and by which it must grow from there on."""
TIP = 0.2
"""Share of the width that an end may have and still be a point."""
BROADER = 0.12
"""How much broader, in shares of the width, a tail is than the tip."""
SHAFT = 0.6
"""Breadth of a tail from which it is no shaft but the base of a triangle."""
WING = 0.1
"""Share of the breadth within which an outline is at its broadest."""
NEARER = 0.1
"""Share of the length by which the broadest place lies nearer to one end for the head to be there."""
FAR = 0.3
"""The same for the head of an arrow with a shaft to be at the wrong end."""
UNEVEN = 0.25
"""Share of the length by which the broadest places of the two sides may lie apart."""
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
    """Read the way a drawn outline points by its corners; None for circles, ticks, stars and anything unclear."""
    return _read(points, _tip_by_corners)


def read_outline(points: Sequence[Point]) -> Orientation | None:
    """Read the way a pictured sign points by its outline, a point or two a pixel; None for anything unclear."""
    return _read(points, _tip_by_taper)


def _read(points: Sequence[Point], tip: Tip) -> Orientation | None:
    """Read an outline along the page's axes, else along the diagonals."""
    if len(set(points)) < FEWEST_CORNERS:
        return None
    found = _along_axes(points, tip)
    if found is not None or len(set(points)) < ARROW_CORNERS:
        return found
    half = math.sqrt(0.5)
    turned = _along_axes([((x + y) * half, (y - x) * half) for x, y in points], tip)
    return TURNED.get(turned) if turned is not None else None


def _along_axes(points: Sequence[Point], tip: Tip) -> Orientation | None:
    """Read an outline that points along one of the page's axes."""
    upright = [(y, x) for x, y in points]
    if min(_lengths(points)) <= 0:
        return None
    sideways, down = tip(points), tip(upright)
    if max(abs(sideways), abs(down)) < 1:
        return _two_headed(points, upright)
    if abs(sideways) > abs(down):
        return "left" if sideways < 0 else "right"
    return "up" if down < 0 else "down"


def _tip_by_corners(points: Sequence[Point]) -> float:
    """Say which end along x is the tip: -1 and less the first, 1 and more the last, the more the surer; 0 neither."""
    first, last = _ends(points, END)
    head = _head(points)
    if head is None or min(first, last) > TIP or not _is_centred(points, END, first=first < last):
        return 0.0
    if max(first, last) <= TIP and abs(head) > NEARER:
        return -1.0 if head < 0 else 1.0
    if abs(first - last) < BROADER:
        return 0.0
    is_shaft = max(first, last) < SHAFT
    if is_shaft and (head > FAR if first < last else head < -FAR):
        return 0.0
    return (-1.0 if first < last else 1.0) * (1 + abs(first - last))


def _tip_by_taper(points: Sequence[Point]) -> float:
    """Say the same of a pictured sign: a tip grows broader from its end on; a shaft does not, a base is broad."""
    near, far = _ends(points, PIXELS), _ends(points, QUARTER)
    grows = [after - before for before, after in zip(near, far, strict=True)]
    is_tip = [before <= BLUNT and grown >= GROWS for before, grown in zip(near, grows, strict=True)]
    if is_tip[0] == is_tip[1] or _head(points) is None or not _is_centred(points, PIXELS, first=is_tip[0]):
        return 0.0
    return (-1.0 if is_tip[0] else 1.0) * (1 + max(grows))


def _two_headed(points: Sequence[Point], upright: Sequence[Point]) -> Orientation | None:
    """Read an arrow with a head at either end; its sides are even, and it is longer than broad."""
    width, height = _lengths(points)
    if len(set(points)) < ARROW_CORNERS or _head(points) is None or _head(upright) is None:
        return None
    if width >= LONG * height and max(_ends(points, PIXELS)) <= BLUNT:
        return "level"
    return "updown" if height >= LONG * width and max(_ends(upright, PIXELS)) <= BLUNT else None


def _head(points: Sequence[Point]) -> float | None:
    """Say where along x an outline is broadest: -0.5 at its first end, 0.5 at its last, 0 in the middle or at both.

    None where its two sides are broadest at different places: a tick.
    """
    width, height = _lengths(points)
    start, low = min(x for x, _ in points), min(y for _, y in points)
    edge = WING * height
    sides = [x for x, y in points if y <= low + edge], [x for x, y in points if y >= low + height - edge]
    upper, lower = ((min(side) + max(side)) / 2 for side in sides)
    if abs(upper - lower) > UNEVEN * width:
        return None
    return ((upper + lower) / 2 - start) / width - 0.5


def _ends(points: Sequence[Point], end: float) -> Point:
    """How broad an outline is within its first and last end along x, in shares of its breadth along y."""
    width, height = _lengths(points)
    start = min(x for x, _ in points)
    first = [y for x, y in points if x <= start + end * width]
    last = [y for x, y in points if x >= start + (1 - end) * width]
    return (max(first) - min(first)) / height, (max(last) - min(last)) / height


def _is_centred(points: Sequence[Point], end: float, *, first: bool) -> bool:
    """Whether the tip at the first or last end along x lies in the middle of the breadth."""
    width, height = _lengths(points)
    start, low = min(x for x, _ in points), min(y for _, y in points)
    edge = start + (end if first else 1 - end) * width
    tip = [y for x, y in points if (x <= edge if first else x >= edge)]
    return abs((min(tip) + max(tip)) / 2 - low - height / 2) <= OFF_CENTRE * height


def _lengths(points: Sequence[Point]) -> Point:
    """Give width and height of an outline."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)
