"""What looks like a table and is a drawing: the grid lines and axis labels of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import BBox, Page, Word
    from scrutiny_extract.extract.tables.grids import Grid

EMPTY = 0.25
"""Share of a grid's boxes that hold words, below which it may be a chart's grid."""

BOXES = 8
"""Boxes a chart's grid has at least."""

SIDE = 0.5
"""Share of the first row or first column that a table with an empty body fills with headings."""

CURVE = 0.15
"""Share of a region's width or height from which a shape in it is a chart's curve, not a mark in a cell."""

MARKS = 4
"""Ems to the left of a region in which a sideways axis title stands."""


def is_chart_grid(grid: Grid, held: Sequence[Sequence[Word]]) -> bool:
    """Whether nearly all boxes are empty and no row or column of headings stands at the edge."""
    if len(grid.boxes) < BOXES or sum(map(bool, held)) > EMPTY * len(grid.boxes):
        return False
    top = [bool(words) for box, words in zip(grid.boxes, held, strict=True) if box.row == 0]
    left = [bool(words) for box, words in zip(grid.boxes, held, strict=True) if box.column == 0]
    return not any(sum(side) > 1 and sum(side) >= SIDE * len(side) for side in (top, left))


def is_sideways(word: Word) -> bool:
    """Whether a word runs up or down the page."""
    return not word.upright or (len(word.text) > 2 and word.y1 - word.y0 > 2 * (word.x1 - word.x0))


def is_chart(page: Page, bbox: BBox) -> bool:
    """Whether curves run through a region or a sideways axis title stands beside it."""
    x0, y0, x1, y1 = bbox
    for shape in page.shapes:
        a0, b0, a1, b1 = shape.bbox
        inside = x0 <= (a0 + a1) / 2 <= x1 and y0 <= (b0 + b1) / 2 <= y1
        if inside and (a1 - a0 > CURVE * (x1 - x0) or b1 - b0 > CURVE * (y1 - y0)):
            return True
    return any(
        y0 <= (word.y0 + word.y1) / 2 <= y1 and x0 - MARKS * word.style.size <= word.x0 <= x1
        for word in page.words
        if is_sideways(word)
    )
