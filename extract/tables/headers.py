"""Which rows at a table's top are its header.

    header = title?, row with spans?, row that looks unlike the body ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import re

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Cell

DEEPEST = 4
"""Rows a header may have; a table whose first five rows look like headers has none."""

FIGURE = re.compile(r"[£€$]?\s*[-+(]?\d[\d.,: /%)\u2013-]*%?")
"""What a cell of a column of figures holds."""


def count_header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Count header rows; `rows` holds the cells that begin in each row."""
    if len(rows) < 2:
        return 0
    looks = [_looks(row) for row in rows]
    for depth in range(min(DEEPEST, len(rows) - 1), 0, -1):
        if _is_header(rows, looks, depth):
            return depth
    return 1 if _is_over_figures(rows) else 0


Looks = tuple[bool, object] | None
"""Bold, fill of a row of one look; None for an empty row."""


def _looks(row: Sequence[Cell]) -> Looks:
    filled = [cell for cell in row if cell.lines]
    if not filled:
        return None
    return all(cell.bold for cell in filled), filled[0].fill if len({cell.fill for cell in filled}) == 1 else None


def _is_header(rows: Sequence[Sequence[Cell]], looks: Sequence[Looks], depth: int) -> bool:
    """Whether the first `depth` rows are set apart from every look of the next row, and hang together."""
    ends = {cell.row + cell.row_span for row in rows[:depth] for cell in row}
    if max(ends) > depth or not any(cell.lines for row in rows[:depth] for cell in row):
        return False
    for look in looks[:depth]:
        if look is None:
            continue
        if not (look[0] or look[1] is not None):
            return False
    after = next((look for look in looks[depth:] if look is not None), None)
    if after is None:
        return False
    last = next(look for look in reversed(looks[:depth]) if look is not None)
    return (last[0] and not after[0]) or (last[1] is not None and last[1] != after[1])


def _is_over_figures(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a first row of words stands over columns of figures."""
    first = [cell for cell in rows[0] if cell.lines]
    if len(first) < 2 or any(FIGURE.fullmatch(cell.text) for cell in first):
        return False
    columns = {cell.column for cell in first if cell.column}
    below = [cell for row in rows[1:] for cell in row if cell.column in columns and cell.lines]
    return len(below) > 1 and sum(bool(FIGURE.fullmatch(cell.text)) for cell in below) > len(below) / 2
