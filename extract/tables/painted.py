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

    from scrutiny_extract.extract.layout import BBox, Colour, Fill, Page, Table
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


def painted_edges(rows: Sequence[Row], fills: Sequence[Fill]) -> list[float]:
    """Give the sides of narrow fills that stand one under the other and cut no word: a column has its cells painted."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    y0, y1 = rows[0].y0, rows[-1].y1
    columns: Counter[tuple[int, int]] = Counter()
    for fill in fills:
        if fill.x1 - fill.x0 < BAND * (x1 - x0) and min(fill.colour) < WHITE and y0 < (fill.y0 + fill.y1) / 2 < y1:
            columns[round(fill.x0), round(fill.x1)] += 1
    if len(columns) != 1:  # more columns than one are shading, cell by cell
        return []
    sides, count = columns.most_common(1)[0]
    words = [word for row in rows for word in row.words]
    clear = not any(word.x0 + 1 < side < word.x1 - 1 for side in sides for word in words)
    return [side for side in sides if x0 < side < x1] if count >= PAINTED and clear else []


PAINTED = 3
"""Painted cells that show a column."""


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
