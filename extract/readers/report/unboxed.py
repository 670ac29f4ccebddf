"""The prose that a report prints in boxes, as paragraphs.

    box  = a table of one column, or a row of a labelled table that is one cell from edge to edge ;
    text = heading?, paragraph+ ;

What is set beside a label, and tables of figures, are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.paragraphs import find_paragraphs, goes_over, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Table

FEWEST_WORDS = 13
"""Words from which a cell's text is prose: a shorter one is a fact, a title, a figure."""
FULL = 0.5
"""Share of its box that a line of prose fills; the words of a chart are short."""
LONG = 7
"""Words of a line that is one of prose however wide its box."""
FEWEST_LABELS = 2


def open_boxes(blocks: Iterable[Block], desk: Desk) -> tuple[Block, ...]:
    """Give blocks with the prose of boxes in their place; what goes on over a page is joined again."""
    opened: list[Block] = []
    for block in blocks:
        boxes = () if isinstance(block, Paragraph) else prose_cells(block, desk)
        if not boxes:
            opened.append(block)
            continue
        for cell in boxes:
            _join(opened, find_paragraphs(cell.lines))
    return tuple(opened)


def prose_cells(table: Table, desk: Desk) -> tuple[Cell, ...]:
    """Give the cells of a table that are boxes of prose, top down; none for a table of facts or figures."""
    wide = [cell for cell in table.cells if cell.lines and cell.column_span == table.column_count]
    if table.column_count > 1 and not is_form(table, desk):
        return ()
    return tuple(cell for cell in wide if _is_prose(cell, desk))


def is_form(table: Table, desk: Desk) -> bool:
    """Whether a table is a form: headings of a report's body or labels of its head stand in its cells."""
    headings, labels = desk.phrases("headings.report"), desk.phrases("labels.report")
    known = 0
    for cell in table.cells:
        text = cell.lines[0].text if cell.lines else ""
        led = labels.leading(text)
        known += headings.named(text.split(":")[0]) is not None or (
            led is not None and (led[1].endswith((":", "?")) or not led[2])
        )
    return known >= FEWEST_LABELS


def _is_prose(cell: Cell, desk: Desk) -> bool:
    """Whether a cell's text is prose: under a heading of a report's body, or long and no labelled fact."""
    first = cell.lines[0].text
    led = desk.phrases("labels.report").leading(first)
    if led is not None and led[0] != "summary" and led[1].endswith((":", "?")) and led[2]:
        return False
    if desk.phrases("headings.report").named(first.split(":")[0]) is not None:
        return len(cell.lines) > 1
    if led is not None and led[1].endswith((":", "?")):
        return False
    if sum(len(line.words) for line in cell.lines) < FEWEST_WORDS:
        return False
    x0, _, x1, _ = cell.bbox
    return any(line.x1 - line.x0 > FULL * (x1 - x0) or len(line.words) >= LONG for line in cell.lines)


def _join(opened: list[Block], paragraphs: Sequence[Paragraph]) -> None:
    """Add the paragraphs of a box; the first may go on with the last of the box above."""
    last = opened[-1] if opened else None
    if isinstance(last, Paragraph) and paragraphs and last.page < paragraphs[0].page and goes_over(last, paragraphs[0]):
        opened[-1] = joined(last, paragraphs[0])
        paragraphs = paragraphs[1:]
    opened.extend(paragraphs)
