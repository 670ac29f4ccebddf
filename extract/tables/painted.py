"""Cells without words that say something all the same: a rating's light or fill in a table without a grid.

aligned table, fills, shapes, pictures -> the same table with the cells in which one of them stands ;
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.layout import Cell, Place
from scrutiny_extract.extract.tables.fills import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import BBox, Colour, Page, Table
    from scrutiny_extract.extract.tables.grids import Grid
    from scrutiny_extract.extract.tables.phrases import Row

LARGEST = 60.0
"""Sides of a mark, points; what is larger is a picture behind the table."""
BAND = 0.5
"""Share of a table's width from which a fill is a band behind a row, not the background of a cell."""


class Mark(NamedTuple):
    """A small drawing or picture, or the fill of a cell with its colour."""

    bbox: BBox
    colour: Colour | None

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        x0, y0, x1, y1 = self.bbox
        return (x0 + x1) / 2, (y0 + y1) / 2


def painted_edges(rows: Sequence[Row], page: Page) -> list[float]:
    """Give the sides of a column whose cells are painted, or hold lights, though no more than its heading has words.

    The fills, or the lights, stand one under the other; their sides must cut no word.
    """
    if not (page.fills or page.shapes or page.images):
        return []
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    y0, y1 = rows[0].y0, rows[-1].y1
    boxes = [box for box in (*_filled(page, BAND * (x1 - x0)), *_lights(page)) if y0 < (box[1] + box[3]) / 2 < y1]
    columns: Counter[int] = Counter(round((box[0] + box[2]) / 2 / ALIKE) for box in boxes)
    if len(columns) != 1 or len(boxes) < PAINTED:  # more columns than one are shading, cell by cell
        return []
    words = [word for row in rows for word in row.words]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    over = [word for word in words if word.x0 < right and word.x1 > left]
    sides = (min([left, *(word.x0 - 1 for word in over)]), max([right, *(word.x1 + 1 for word in over)]))
    if any(word.x0 + 1 < side < word.x1 - 1 for side in sides for word in words):
        return []
    return [side for side in sides if x0 < side < x1]


def _filled(page: Page, widest: float) -> Iterator[BBox]:
    """Yield the fills that are narrower than a band behind a row."""
    for fill in page.fills:
        if fill.x1 - fill.x0 < widest and min(fill.colour) < WHITE:
            yield fill.bbox


def _lights(page: Page) -> Iterator[BBox]:
    """Yield the small coloured drawings and pictures; black ones are bullets and ticks."""
    coloured = (*((each.bbox, each.fill) for each in page.shapes), *((each.bbox, each.colour) for each in page.images))
    for bbox, colour in coloured:
        is_small = max(bbox[2] - bbox[0], bbox[3] - bbox[1]) <= LARGEST
        if is_small and colour is not None and max(colour) - min(colour) > COLOURED:
            yield bbox


PAINTED = 3
"""Painted cells that show a column."""
ALIKE = 6.0
"""Points within which the middles of marks are one under the other."""
COLOURED = 0.2
"""Difference between a colour's levels from which it is no grey."""


def with_painted(table: Table, grid: Grid, page: Page) -> Table:
    """Give a table with the cells that hold no words but a fill or a small drawing."""
    empty = [(row, column) for row, cells in enumerate(table.grid) for column, cell in enumerate(cells) if cell is None]
    if not empty or not (page.fills or page.shapes or page.images):
        return table
    marks = list(_marks(page, BAND * (grid.xs[-1] - grid.xs[0])))
    found = [cell for at in empty if (cell := _cell(at, marks, table, grid)) is not None]
    if not found:
        return table
    cells = sorted((*table.cells, *found), key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(cells))


def _marks(page: Page, widest: float) -> Iterator[Mark]:
    """Yield the small drawings and pictures of a page, and the fills narrower than a band."""
    for bbox in (*(shape.bbox for shape in page.shapes), *(image.bbox for image in page.images)):
        if max(bbox[2] - bbox[0], bbox[3] - bbox[1]) <= LARGEST:
            yield Mark(bbox, None)
    for fill in page.fills:
        if fill.x1 - fill.x0 < widest and min(fill.colour) < WHITE:
            yield Mark(fill.bbox, fill.colour)


def _cell(at: tuple[int, int], marks: Sequence[Mark], table: Table, grid: Grid) -> Cell | None:
    """Make the cell of a place in the grid in which marks stand; the outer columns reach as far as these do."""
    row, column = at
    x0, y0, x1, y1 = grid.xs[column], grid.ys[row], grid.xs[column + 1], grid.ys[row + 1]
    left, right = (column == 0) * FAR, (column + 2 == len(grid.xs)) * FAR
    inside = [mark for mark in marks if x0 - left <= mark.middle[0] <= x1 + right and y0 <= mark.middle[1] <= y1]
    if not inside:
        return None
    x0 = min(x0, *(mark.bbox[0] for mark in inside))
    x1 = max(x1, *(mark.bbox[2] for mark in inside))
    colour = next((mark.colour for mark in reversed(inside) if mark.colour is not None), None)
    place = Place(table.page, (x0, y0, x1, y1))
    return Cell(row, column, 1, 1, (place,), (), colour, header=row < table.header_rows)


FAR = 60.0
"""Points by which a mark may lie outside the words of an outer column."""
