"""A performance report's panel: one service with its ratings counted, at the top of its pages.

panel  = boxed title | heading, names?, counts ;
counts = one row of ratings in words, one row of whole numbers under them ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Table
from scrutiny_extract.extract.sections.forms import find_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.lexicon import Lexicon

PANEL_BLOCKS = 4
"""Blocks from the top of a page among which its ratings are counted."""
COUNT_ROWS = range(2, 4)
"""Rows of a table that counts the ratings of one service."""
RATINGS = 2
"""Ratings it counts at least."""


def opens_panel(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether a page opens with a title and a count of ratings: one service's part of a performance report."""
    if not blocks or not _is_title(blocks[0]):
        return False
    return any(isinstance(block, Table) and _counts_ratings(block, lexicon) for block in blocks[1:PANEL_BLOCKS])


def _is_title(block: Block) -> bool:
    if isinstance(block, Table):
        return find_box(block) is not None and len(block.cells) == 1
    return block.kind == "heading"


def _counts_ratings(table: Table, lexicon: Lexicon) -> bool:
    """Whether a table names ratings in its first row and has nothing but numbers below them."""
    if table.row_count not in COUNT_ROWS:
        return False
    head, *rows = table.grid
    rated = [column for column, cell in enumerate(head) if cell is not None and lexicon.is_rating(cell.text)]
    below = [cell.text for row in rows for column in rated if (cell := row[column]) is not None and cell.lines]
    return len(rated) >= RATINGS and bool(below) and all(map(str.isdecimal, below))
