"""A grid and the words of its boxes -> a table: lines, backgrounds, header rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Cell, Place, Table
from scrutiny_extract.extract.tables.fills import find_fills
from scrutiny_extract.extract.tables.headers import count_header_rows
from scrutiny_extract.extract.tables.setting import set_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Page, TableSource, Word
    from scrutiny_extract.extract.tables.grids import Grid


def made(page: Page, grid: Grid, held: Sequence[Sequence[Word]], source: TableSource) -> Table:
    """Make a table of a grid; `held` gives the words of each of its boxes."""
    bboxes = [grid.bbox_of(box) for box in grid.boxes]
    colours = find_fills(bboxes, page.fills)
    cells = [
        Cell(*box, (Place(page.number, bbox),), set_lines(words) if words else (), colour)
        for box, bbox, words, colour in zip(grid.boxes, bboxes, held, colours, strict=True)
    ]
    rows: list[list[Cell]] = [[] for _ in grid.ys[1:]]
    for cell in cells:
        rows[cell.row].append(cell)
    header_rows = count_header_rows(rows)
    return Table(
        tuple(_headed(cell) if cell.row < header_rows else cell for cell in cells),
        len(grid.ys) - 1,
        len(grid.xs) - 1,
        header_rows,
        (Place(page.number, grid.bbox),),
        source,
    )


def _headed(cell: Cell) -> Cell:
    """Mark a cell as one of a header row."""
    return Cell(cell.row, cell.column, cell.row_span, cell.column_span, cell.places, cell.lines, cell.fill, header=True)
