"""Filled rectangles -> the background of each cell.

fills in drawing order, cells -> colour of each cell, or None ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.geometry import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import BBox, Colour, Fill

WHOLE = 0.8
"""Share of a cell one fill must cover to paint over what lay there before."""

MOST = 0.5
"""Share of a cell that fills of one colour together must cover to be its background: a cell painted line by line."""

WHITE = 0.98
"""Level of red, green and blue from which a colour is paper."""

Painted = tuple[float, float, float, float, "Colour"]
"""A fill's rectangle and colour."""


def find_fills(cells: Sequence[BBox], fills: Sequence[Fill]) -> list[Colour | None]:
    """Give the background colour of each cell; white is None."""
    painted = [(fill.x0, fill.y0, fill.x1, fill.y1, fill.colour) for fill in fills]
    if not painted or not cells:
        return [None] * len(cells)
    left, right = min(cell[0] for cell in cells), max(cell[2] for cell in cells)
    painted = [fill for fill in painted if fill[0] < right and fill[2] > left]
    near: dict[tuple[float, float], list[Painted]] = {}
    out: list[Colour | None] = []
    for cell in cells:
        # Cells of a row share their height: each row looks through the fills once.
        level = (cell[1], cell[3])
        if level not in near:
            near[level] = [fill for fill in painted if fill[1] < cell[3] and fill[3] > cell[1]]
        out.append(_background(cell, near[level]))
    return out


def _background(cell: BBox, fills: Sequence[Painted]) -> Colour | None:
    """Paint one cell in drawing order and look which colour shows most."""
    x0, y0, x1, y1 = cell
    area = (x1 - x0) * (y1 - y0)
    shown: dict[Colour, float] = {}
    for a0, b0, a1, b1, colour in fills:
        if a0 >= x1 or a1 <= x0:
            continue
        painted = overlap(x0, x1, a0, a1) * overlap(y0, y1, b0, b1)
        if painted >= WHOLE * area:
            shown.clear()
        shown[colour] = shown.get(colour, 0.0) + painted
    if not shown or area <= 0:
        return None
    most = max(shown, key=lambda each: shown[each])
    return most if shown[most] >= MOST * area and min(most) < WHITE else None
