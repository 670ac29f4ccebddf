"""Tables drawn with rules.

page -> segments -> grids -> tables whose words, fills and header rows are known ;
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.charts import is_chart_grid
from scrutiny_extract.extract.tables.grids import Grid, find_grids
from scrutiny_extract.extract.tables.making import made
from scrutiny_extract.extract.tables.partly import refined
from scrutiny_extract.extract.tables.scattered import gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import BBox, Page, Table, Word
    from scrutiny_extract.extract.tables.segments import Segments

FRAME = 0.85
"""Share of the page's width and height from which a lone box is a frame around the page."""

CHECKBOX = 24.0
"""Points: a lone box smaller both ways is a box to tick or a logo's corner, not a table."""


def find_ruled(page: Page, words: Sequence[Word], rules: Segments) -> tuple[list[Table], list[BBox]]:
    """Give the page's ruled tables, top down, and the places of charts drawn with a grid.

    A lone box with text in it is a table of one cell.
    """
    grids = [grid for grid in gathered(find_grids(*rules)) if not _is_frame(grid, page)]
    tables: list[Table] = []
    charts: list[BBox] = []
    for grid in outermost(grids):
        held = deal(grid, inside(words, grid.bbox))
        if is_chart_grid(grid, held):
            charts.append(grid.bbox)
        elif any(held):
            tables.append(made(page, *(refined(grid, held) or (grid, held)), "ruled"))
    return sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0])), charts


def _is_frame(grid: Grid, page: Page) -> bool:
    """Whether a lone box frames the whole page or is too small to hold a text."""
    if len(grid.boxes) > 1:
        return False
    x0, y0, x1, y1 = grid.bbox
    wide, high = x1 - x0, y1 - y0
    return (wide > FRAME * page.width and high > FRAME * page.height) or max(wide, high) < CHECKBOX


def outermost(grids: list[Grid]) -> list[Grid]:
    """Leave out boxes that only enclose other grids, and grids inside a cell of another."""
    lone = {id(grid) for grid in grids if len(grid.boxes) == 1}
    around = {
        id(outer) for outer in grids if id(outer) in lone and any(_holds(outer, g) for g in grids if g is not outer)
    }
    rest = [grid for grid in grids if id(grid) not in around]
    return [grid for grid in rest if not any(_holds(outer, grid) for outer in rest if outer is not grid)]


def _holds(outer: Grid, inner: Grid) -> bool:
    """Whether the middle of one grid lies in a larger one."""
    x0, y0, x1, y1 = outer.bbox
    a0, b0, a1, b1 = inner.bbox
    larger = (x1 - x0) * (y1 - y0) > (a1 - a0) * (b1 - b0)
    return larger and x0 <= (a0 + a1) / 2 <= x1 and y0 <= (b0 + b1) / 2 <= y1


def inside(words: Sequence[Word], bbox: BBox) -> list[Word]:
    """Give the words whose middle lies in a box."""
    x0, y0, x1, y1 = bbox
    x0, y0, x1, y1 = x0 * 2, y0 * 2, x1 * 2, y1 * 2
    return [word for word in words if y0 <= word[1] + word[3] <= y1 and x0 <= word[0] + word[2] <= x1]


def deal(grid: Grid, words: Sequence[Word]) -> list[list[Word]]:
    """Put each word into the box its middle lies in, or that it is nearest to."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    owner = [[0] * columns for _ in range(rows)]
    for number, (row, column, down, across) in enumerate(grid.boxes):
        for r in range(row, row + down):
            owner[r][column : column + across] = [number] * across
    held: list[list[Word]] = [[] for _ in grid.boxes]
    for word in words:
        row = bisect_right(grid.ys, (word.y0 + word.y1) / 2, 1, rows) - 1
        column = bisect_right(grid.xs, (word.x0 + word.x1) / 2, 1, columns) - 1
        held[owner[row][column]].append(word)
    return held
