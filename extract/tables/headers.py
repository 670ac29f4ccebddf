"""Which rows at a table's top are its header.

    header = title …, row of column headings, row under a spanning heading … ;

A title is one cell over the whole width. Column headings are set apart from the row under them by weight or by
background, or stand over columns of figures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Cell, Colour

DEEPEST = 4
"""Rows of column headings looked at; a table whose first five rows are set apart has a body of that look."""

FIGURE = re.compile(r"[£€$]?\s{0,9}[-+(]?\d[\d.,: /%)\u2013-]*%?")
"""What a cell of a column of figures holds."""


class Look(NamedTuple):
    """How a row is set: bold in every cell with text, on one background in all of them."""

    bold: bool
    fill: Colour | None


def count_header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Count header rows; `rows` holds the cells that begin in each row."""
    titles = 0
    while titles < len(rows) and _is_title(rows[titles]):
        titles += 1
    depth = _heading_rows(rows[titles:])
    return titles + depth if depth else 0


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether one cell alone makes the row, in a table of several columns."""
    return len(row) == 1 and row[0].column_span > 1 and row[0].row_span == 1


def _heading_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Count rows of column headings at the top of rows without titles."""
    if len(rows) < 2 or sum(1 for cell in rows[0] if cell.lines) < 2:
        return 0
    looks = [_look(row) for row in rows[: DEEPEST + 2]]
    first = looks[0]
    if first is None or not (first.bold or first.fill):
        return _spanned_depth(rows) if _is_over_figures(rows) else 0
    depth = 1
    top = rows[0][0].row
    while depth < len(rows) and _belongs(rows, looks, depth, top):
        depth += 1
    if depth > DEEPEST or depth == len(rows):
        return 0
    after = next((look for look in looks[depth:] if look is not None), None)
    return depth if after is None or _is_apart(first, after) else 0


def _belongs(rows: Sequence[Sequence[Cell]], looks: Sequence[Look | None], depth: int, top: int) -> bool:
    """Whether the next row is one of headings too: under a heading that spans, or of the same look."""
    if depth >= len(looks) or _is_title(rows[depth]):
        return False
    if any(cell.row + cell.row_span - top > depth for row in rows[:depth] for cell in row):
        return True
    look = looks[depth]
    return look is None or look == looks[0]


def _look(row: Sequence[Cell]) -> Look | None:
    """Give the look of a row; None for a row without text."""
    filled = [cell for cell in row if cell.lines]
    if not filled:
        return None
    fills = {cell.fill for cell in filled}
    lettered = [cell for cell in filled if any(map(str.isalnum, cell.text))]
    bold = bool(lettered) and all(cell.bold for cell in lettered)
    return Look(bold, filled[0].fill if len(fills) == 1 else None)


def _is_apart(header: Look, body: Look) -> bool:
    """Whether a row of this look stands out from the row below."""
    return (header.bold and not body.bold) or (header.fill is not None and header.fill != body.fill)


def _spanned_depth(rows: Sequence[Sequence[Cell]]) -> int:
    """Count the rows the first row's cells reach down to, and one more under a heading over several columns."""
    depth = max(cell.row_span for cell in rows[0])
    over_several = any(cell.column_span > 1 and cell.lines for cell in rows[0])
    return min(depth + 1, len(rows) - 1) if over_several and depth == 1 else min(depth, len(rows) - 1)


def _is_over_figures(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a first row of words stands over columns of figures."""
    first = [cell for cell in rows[0] if cell.lines]
    if any(FIGURE.fullmatch(cell.text) for cell in first):
        return False
    columns = {cell.column for cell in first if cell.column}
    below = [cell for row in rows[1:] for cell in row if cell.column in columns and cell.lines]
    return len(below) > 1 and sum(bool(FIGURE.fullmatch(cell.text)) for cell in below) > len(below) / 2
