"""Filled rectangles -> the background of each cell.

fills in drawing order, cells -> colour of each cell, or None ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import BBox, Colour, Fill

WHOLE = 0.8
"""Share of a cell one fill must cover to paint over what lay there before."""

MOST = 0.5
"""Share of a cell that fills of one colour together must cover to be its background: a cell painted line by line."""

WHITE = 0.98
"""Level of red, green and blue from which a colour is paper."""


def find_fills(cells: Sequence[BBox], fills: Sequence[Fill]) -> list[Colour | None]:
    """Give the background colour of each cell; white is None."""
    return [_background(cell, fills) for cell in cells]


def _background(cell: BBox, fills: Sequence[Fill]) -> Colour | None:
    """Paint one cell in drawing order and look which colour shows most."""
    x0, y0, x1, y1 = cell
    area = (x1 - x0) * (y1 - y0)
    if area <= 0:
        return None
    shown: dict[Colour, float] = {}
    for fill in fills:
        wide = min(x1, fill.x1) - max(x0, fill.x0)
        high = min(y1, fill.y1) - max(y0, fill.y0)
        if wide <= 0 or high <= 0:
            continue
        if wide * high >= WHOLE * area:
            shown.clear()
        shown[fill.colour] = shown.get(fill.colour, 0.0) + wide * high
    if not shown:
        return None
    colour = max(shown, key=lambda each: shown[each])
    return colour if shown[colour] >= MOST * area and min(colour) < WHITE else None


def near(fills: Sequence[Fill], bbox: BBox) -> list[Fill]:
    """Give the fills that touch a box, in drawing order."""
    x0, y0, x1, y1 = bbox
    return [fill for fill in fills if fill.x0 < x1 and fill.x1 > x0 and fill.y0 < y1 and fill.y1 > y0]
