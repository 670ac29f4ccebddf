"""Ticks in a table's cell: a mark typed or drawn, or a word that answers.

tick = mark | shape | picture | "Yes" | "Complete" … ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell
    from scrutiny_extract.extract.readers.rows import Row


def read_complete(row: Row, desk: Desk) -> bool | None:
    """Read the tick: an empty cell is not ticked; with words it does not know, None.

    Without a column for it a status that answers is taken: "Complete", "Ongoing".
    """
    if not row.has("complete"):
        stage = desk.phrases("words.answers").named(row.text("stage") or "")
        return None if stage is None else stage == "yes"
    text = row.text("complete")
    if text is None:
        return _has_drawn_tick(row, desk)
    answer = desk.phrases("words.answers").named(text)
    if answer is not None:
        return answer == "yes"
    return True if not any(map(str.isalnum, text)) and text.strip("-–— ") else None


def _has_drawn_tick(row: Row, desk: Desk) -> bool:
    """Whether a shape or small picture stands in the empty cell: a tick drawn, not typed."""
    for columns, cells in row.parts:
        cell = cells[columns.names["complete"]] if "complete" in columns.names else None
        if cell is not None and any(_holds_drawing(cell, desk, place) for place in range(len(cell.places))):
            return True
    return False


def _holds_drawing(cell: Cell, desk: Desk, place: int) -> bool:
    number, (x0, y0, x1, y1) = cell.places[place]
    page = desk.pack.pages[number - 1]
    drawn = [*(shape.bbox for shape in page.shapes), *(image.bbox for image in page.images)]
    return any(x0 <= a0 and a1 <= x1 and y0 <= b0 and b1 <= y1 for a0, b0, a1, b1 in drawn)
