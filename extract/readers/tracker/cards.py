"""Cards: one indicator or one action a table, its labels down the first column.

card = (label, value)+ ;        read as a table of one row, its labels for headings
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table

CARD_COLUMNS = 2
"""Columns of a card: labels, values."""
FEWEST_LABELS = 3
"""Labels of one kind of table that make it a card."""


def find_card(table: Table, desk: Desk) -> Table | None:
    """Give a card as a table of one row under its labels; None for any other table."""
    if table.column_count != CARD_COLUMNS or table.row_count < FEWEST_LABELS:
        return None
    labels = [row[0].text for row in table.grid if row[0] is not None and row[0].column_span == 1]
    for kind in ("columns.indicators", "columns.tracker"):
        named = {desk.phrases(kind).named(label) for label in labels} - {None}
        if len(named) >= FEWEST_LABELS and 2 * len(named) > len(labels):
            return transposed(table)
    return None


def transposed(table: Table) -> Table:
    """Give a table with its rows for columns, the first column for its header."""
    turned = (
        replace(
            cell,
            row=cell.column,
            column=cell.row,
            row_span=cell.column_span,
            column_span=cell.row_span,
            header=cell.column == 0,
        )
        for cell in table.cells
    )
    cells = tuple(sorted(turned, key=lambda cell: (cell.row, cell.column)))
    return replace(table, cells=cells, row_count=table.column_count, column_count=table.row_count, header_rows=1)
