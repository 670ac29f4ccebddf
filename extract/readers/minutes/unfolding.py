"""Minutes kept in a table, unfolded into paragraphs: number, text and action columns.

    table = (number?, title?, text, who?)+ ;
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.paragraphs import find_paragraphs
from scrutiny_extract.extract.readers.minutes.items import NUMBER

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell

WORDS_OF_TEXT = 12.0
"""Mean words of the longest column's cells from which a table holds prose, not figures or lists."""


def unfold(blocks: Sequence[Block], desk: Desk) -> tuple[Block, ...]:
    """Replace the tables that hold minutes by their paragraphs."""
    return tuple(part for block in blocks for part in _unfolded(block, desk))


def _unfolded(block: Block, desk: Desk) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        yield block
        return
    if not _holds_minutes(block, desk):
        yield block
        return
    for row in block.grid:
        yield from _row(row)


def _holds_minutes(table: Table, desk: Desk) -> bool:
    """Whether a table's rows are items of minutes: numbered or headed so, and of prose."""
    if table.column_count == 1:
        return True
    columns = desk.phrases("columns.minutes").columns(table.headings)
    prose = _longest_mean(table) >= WORDS_OF_TEXT
    if "text" in columns or "action" in columns:
        return prose or "action" in columns
    numbered = sum(
        1 for row in table.grid if row[0] is not None and row[0].text and NUMBER.fullmatch(row[0].text.strip()) is not None
    )
    return prose and table.column_count <= 3 and numbered * 2 >= table.row_count  # noqa: PLR2004


def _longest_mean(table: Table) -> float:
    """Give the mean words of a cell in the wordiest column."""
    words = [0] * table.column_count
    for cell in table.cells:
        words[cell.column] += sum(len(line.words) for line in cell.lines)
    return max(words, default=0) / max(table.row_count, 1)


def _row(row: Sequence[Cell | None]) -> Iterator[Paragraph]:
    """Give the paragraphs of a row; a number in a cell of its own goes to the first of them."""
    cells = [cell for cell in dict.fromkeys(row) if cell is not None and cell.lines]
    number: Cell | None = None
    for cell in cells:
        if number is None and cell is cells[0] and NUMBER.fullmatch(cell.text) is not None and len(cells) > 1:
            number = cell
            continue
        paragraphs = list(find_paragraphs(cell.lines))
        if number is not None and paragraphs:
            first = paragraphs[0]
            paragraphs[0] = replace(first, lines=(*number.lines, *first.lines), number=first.number or number.text)
            number = None
        yield from paragraphs
