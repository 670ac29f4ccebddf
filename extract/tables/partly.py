"""Grids in which only some borders are drawn: no rules between the rows, or none between the columns.

    grid, words -> bands (between the grid's rows) -> crowded bands -> fit between the borders there are -> finer grid ;

A box is crowded where its words stand in several columns of the grid, or where its lines are figures beside figures of
another box: nobody writes a column of figures into one cell.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.figures import is_figure
from scrutiny_extract.extract.tables.fitting import Fit, fit
from scrutiny_extract.extract.tables.grids import Box, Grid
from scrutiny_extract.extract.tables.phrases import find_rows
from scrutiny_extract.extract.tables.pieces import pieces_of
from scrutiny_extract.extract.tables.rivers import River
from scrutiny_extract.extract.tables.segments import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word

LINES = 3
"""Lines a box must have to be taken apart."""

FIGURES = 0.5
"""Share of the pieces after the first column that must be figures before a box is taken apart."""

FIGURE_ENDS = frozenset("0123456789%)-*xX")
"""What figures, and crosses in a table of crosses, end with: told before a box's lines are made out."""

Held = list[tuple[Box, list["Word"]]]


def refined(grid: Grid, held: Sequence[Sequence[Word]]) -> tuple[Grid, list[list[Word]]] | None:
    """Give a finer grid and the words of its boxes; None where the grid is as fine as its text."""
    bands = _crowded_bands(grid, held)
    if not bands:
        return None
    crowded = [number for number, box in enumerate(grid.boxes) if box.row in bands]
    words = [word for number in crowded for word in held[number]]
    rules = [Segment(y, grid.xs[0], grid.xs[-1]) for y in grid.ys[1:-1]]
    rows = find_rows(words)
    found = fit(rows, grid.xs[1:-1], rules)
    later = [piece for piece in found.pieces if piece.first]
    if not later or sum(piece.is_figure for piece in later) < FIGURES * len(later):
        return None
    finer = _merged(grid, held, bands, found)
    # A row that stands across the bands' edges fits nowhere: then the drawn grid is the better reading.
    return finer if sum(map(len, finer[1])) == sum(map(len, held)) else None


def _crowded_bands(grid: Grid, held: Sequence[Sequence[Word]]) -> set[int]:
    """Give the grid's rows whose boxes hold more than a cell each, with the rows that boxes reach over from there."""
    by_row: dict[int, list[tuple[Box, Sequence[Word]]]] = {}
    reach = list(range(len(grid.ys)))
    for box, words in zip(grid.boxes, held, strict=True):
        if words:
            by_row.setdefault(box.row, []).append((box, words))
        if words and box.row_span > 1:  # rows that one box covers are taken apart together
            first = min(reach[box.row : box.row + box.row_span])
            reach[box.row : box.row + box.row_span] = [first] * box.row_span
    spread, listed = set(), set()
    lines = 0
    for number, boxes in by_row.items():
        wide = sum(_spread_lines(box, words, grid) for box, words in boxes if box.row_span == 1)
        if wide:
            spread.add(reach[number])
            lines += wide
        elif _is_listed(boxes):
            listed.add(reach[number])
    tops = (spread if lines >= LINES else set()) | listed
    return {number for number in range(len(grid.ys) - 1) if reach[number] in tops}


def _spread_lines(box: Box, words: Sequence[Word], grid: Grid) -> int:
    """Count a box's lines, if they stand in several of the columns it covers or are several figures far apart; else 0.

    A body drawn as one box under a row of headings has as many lines as rows.
    """
    if box.column_span == 1:
        if len(grid.xs) > 2 and _figures_in(words) < 2:
            return 0
        several = [row for row in find_rows(words) if len(row.phrases) > 1]
        least = 1 if len(grid.xs) == 2 else 2
        return len(several) == 1 and sum(is_figure(phrase.text) for phrase in several[0].phrases) >= least
    places = _drawn(grid.xs[box.column + 1 : box.column + box.column_span])
    rows = find_rows(words)
    spread = all(
        len(pieces) > 1 and all(piece.first == piece.last for piece in pieces)
        for pieces in (pieces_of(row, places, *_sides(box, grid.xs)) for row in rows)
    )
    return len(rows) if spread else 0


def _is_listed(boxes: Sequence[tuple[Box, Sequence[Word]]]) -> bool:
    """Whether a box holds a column of figures, line under line, beside other lines."""
    for _, words in boxes:
        if _figures_in(words) < LINES:
            continue
        rows = find_rows(words)
        figures = sum(is_figure(row.phrases[-1].text) for row in rows)
        if len(rows) >= LINES and figures >= FIGURES * len(rows):
            return len(boxes) > 1 or any(len(row.phrases) > 1 for row in rows)
    return False


def _figures_in(words: Sequence[Word]) -> int:
    """Count the words that end as figures do."""
    return len([word for word in words if word.text[-1] in FIGURE_ENDS])


def _merged(grid: Grid, held: Sequence[Sequence[Word]], bands: set[int], found: Fit) -> tuple[Grid, list[list[Word]]]:
    """Put the fitted rows in the place of the crowded bands; the other rows keep their boxes, cut at new columns."""
    xs = (grid.xs[0], *found.places, grid.xs[-1])
    column_at = [bisect_left(xs, x - 0.01) for x in grid.xs]
    tops = [(row_number, found.edges[row_number]) for row_number in range(len(found.rows))]
    ys: list[float] = []
    row_at: dict[int, int] = {}
    fitted_at: dict[int, int] = {}
    for band in range(len(grid.ys) - 1):
        row_at[band] = len(ys)
        if band not in bands:
            ys.append(grid.ys[band])
            continue
        within = [number for number, (y0, y1) in tops if grid.ys[band] <= (y0 + y1) / 2 < grid.ys[band + 1]]
        for place, number in enumerate(within):
            fitted_at[number] = len(ys)
            ys.append(grid.ys[band] if not place else (found.edges[number - 1][1] + found.edges[number][0]) / 2)
    row_at[len(grid.ys) - 1] = len(ys)
    ys.append(grid.ys[-1])
    out: Held = [
        (Box(fitted_at[box.row], box.column, 1, box.column_span), words)
        for box, words in found.cells()
        if box.row in fitted_at
    ]
    for box, words in zip(grid.boxes, held, strict=True):
        if box.row not in bands:
            first, last = column_at[box.column], column_at[box.column + box.column_span]
            down = row_at[box.row + box.row_span] - row_at[box.row]
            out += _cut(Box(row_at[box.row], first, down, last - first), words, found, _sides(box, grid.xs))
    out.sort(key=lambda each: (each[0].row, each[0].column))
    return Grid(xs, tuple(ys), tuple(box for box, _ in out)), [list(words) for _, words in out]


def _cut(box: Box, words: Sequence[Word], found: Fit, sides: tuple[float, float]) -> Held:
    """Cut a box at new columns where its words stand clear of them."""
    rivers = found.rivers[box.column : box.column + box.column_span - 1]
    if not rivers or not words:
        return [(box, list(words))]
    columns: dict[int, list[Word]] = {}
    for row in find_rows(words):
        for piece in pieces_of(row, rivers, *sides):
            if piece.first != piece.last:
                return [(box, list(words))]
            columns.setdefault(piece.first, []).extend(piece.words)
    if len(columns) < 2:
        return [(box, list(words))]
    return [(Box(box.row, box.column + column, box.row_span, 1), held) for column, held in columns.items()]


def _drawn(xs: Sequence[float]) -> list[River]:
    """Take drawn borders for rivers of no width."""
    return [River(x, x) for x in xs]


def _sides(box: Box, xs: Sequence[float]) -> tuple[float, float]:
    """Give the left and right side of a box."""
    return xs[box.column], xs[box.column + box.column_span]
