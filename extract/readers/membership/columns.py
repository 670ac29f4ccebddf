"""Members listed under headings that stand beside each other: councillors at the left, co-opted members at the right.

columns = heading, gap, heading, (line, gap, line | line)* ;     read column by column, as one below the other
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.readers.pieces import cut_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Line

NEAR = 4.0
"""How far left of its heading's edge a column may begin, points."""


def by_columns(blocks: Sequence[Block], heads: Callable[[str], bool]) -> Iterator[Block]:
    """Give blocks in order, those under headings beside each other column by column; `heads` knows such a heading."""
    number = 0
    while number < len(blocks):
        edge = _edge(blocks[number], heads)
        if edge is None:
            yield blocks[number]
            number += 1
            continue
        end = number + 1
        while end < len(blocks) and _goes_on(blocks[end], blocks[number]):
            end += 1
        held = [block for block in blocks[number:end] if isinstance(block, Paragraph)]
        yield from _column(held, 0.0, edge)
        yield from _column(held, edge, float("inf"))
        number = end


def _edge(block: Block, heads: Callable[[str], bool]) -> float | None:
    """Give where the right column begins, where a line holds two headings and nothing else."""
    if not isinstance(block, Paragraph) or len(block.lines) != 1:
        return None
    pieces = cut_line(block.lines[0])
    if len(pieces) != 2 or not all(heads(piece.text) for piece in pieces):
        return None
    return pieces[1].x0 - NEAR


def _goes_on(block: Block, head: Block) -> bool:
    """Whether a block still belongs to the columns: text on the same page under their headings."""
    return isinstance(block, Paragraph) and block.page == head.page and block.kind != "heading"


def _column(blocks: Iterable[Paragraph], left: float, right: float) -> Iterator[Paragraph]:
    """Give what begins between two edges: a paragraph a line, the first its heading."""
    for block in blocks:
        for line in block.lines:
            words = [word for word in line.words if left <= word.x0 < right]
            if words:
                yield _paragraph(line_of(words), block)


def _paragraph(line: Line, block: Paragraph) -> Paragraph:
    return Paragraph((line,), join_lines((line,)), block.kind)
