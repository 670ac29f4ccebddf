"""The sides of a vote set beside one another, ruled or not, put under one another.

columns = "For", "Against", "Abstained", newline, (name, name, name, newline)+, ("..... 24", "..... 9", "..... 1")? ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.readers.minutes.polls import is_side, may_be_voters
from scrutiny_extract.extract.readers.pieces import cut_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Line, Table, Word

SAME_EDGE = 6.0
"""A column's lines begin no farther left of its heading, points."""


def is_vote(table: Table) -> bool:
    """Whether the columns of a table are the sides of a vote."""
    cells = [cell for cell in dict.fromkeys(table.grid[0]) if cell is not None and cell.lines] if table.grid else []
    return len(cells) > 1 and all(is_side(cell.lines[0].text) for cell in cells)


def table_sides(table: Table) -> Iterator[Paragraph]:
    """Give the sides of a table one after another, a line a paragraph."""
    for column in range(table.column_count):
        cells = dict.fromkeys(row[column] for row in table.grid)
        yield from _side([line for cell in cells if cell is not None for line in cell.lines])


def find_sides(blocks: Sequence[Block], at: int) -> tuple[list[Paragraph], int]:
    """Read sides in columns without rules from the block at `at` on; give them, and how many blocks they took."""
    head = blocks[at]
    if not isinstance(head, Paragraph) or len(head.lines) != 1:
        return [], 0
    heads = cut_line(head.lines[0])
    if len(heads) < 2 or not all(is_side(piece.text) for piece in heads):
        return [], 0
    columns: list[list[Line]] = [[piece] for piece in heads]
    taken = 1
    for block in blocks[at + 1 :]:
        rows = [_cut(line, heads) for line in block.lines] if isinstance(block, Paragraph) else []
        if not rows or not all(may_be_voters(piece.text) for row in rows for piece in row.values()):
            break
        for row in rows:
            for column, piece in row.items():
                columns[column].append(piece)
        taken += 1
    return [paragraph for lines in columns for paragraph in _side(lines)], taken


def _cut(line: Line, heads: Sequence[Line]) -> dict[int, Line]:
    """Cut a line where the columns begin."""
    words: dict[int, list[Word]] = {}
    for word in line.words:
        column = max((n for n, head in enumerate(heads) if word.x0 > head.x0 - SAME_EDGE), default=0)
        words.setdefault(column, []).append(word)
    return {column: line_of(run) for column, run in words.items()}


def _side(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Give a side's heading and its names."""
    for number, line in enumerate(lines):
        yield Paragraph((line,), line.text if number or ":" in line.text else f"{line.text}:")
