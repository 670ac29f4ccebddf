"""Lines cut into the pieces that stand apart on them: labels, values, columns.

line  = piece, (gap, piece)* ;
piece = words without a wide gap, or a narrower one where a column begins ;
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Line, Paragraph, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.vocabulary import Phrases

LONGEST_LABEL = 7
"""Most words of a label."""
TAB = 0.75
"""Gap that may part a label from its value, in font sizes: where words line up, weights change or a colon stands."""
JUSTIFIED = 4
"""Pieces of one line from which wide gaps are justified text's."""
LEAST = 0.4
"""Gap that parts them where the value lines up exactly with others, in font sizes."""
EXACT = 1.0
"""How exactly, points."""
WIDE = 2.2
"""Gap that parts pieces wherever it stands, in font sizes."""
ALIGNED = 3.0
"""Left edges that differ by less are one column, points."""


@dataclass(slots=True)
class Piece:
    """Words of a line without a wide gap, and where they belong."""

    line: Line
    region: int
    """Pieces of one region may be label and value of each other."""
    row: int
    paragraph: int
    """Number of the paragraph or cell it is of."""
    used: bool = False

    @property
    def tabled(self) -> bool:
        """Whether it stands in a cell of a table."""
        return self.region >= 0


def cut_line(line: Line, edges: Sequence[float] = ()) -> tuple[Line, ...]:
    """Cut a line at wide gaps, and at narrower ones where a word begins at one of `edges`."""
    start = 0
    cut: list[Line] = []
    words = line.words
    for number in range(1, len(words)):
        before, after = words[number - 1], words[number]
        gap = (after.x0 - before.x1) / max(before.style.size, 1.0)
        if (
            gap > WIDE
            or (gap > TAB and (before.text.endswith(":") or before.style.bold != after.style.bold))
            or (gap > LEAST and any(abs(after.x0 - edge) < EXACT for edge in edges))
        ):
            cut.append(line_of(words[start:number]))
            start = number
    if not cut:
        return (line,)
    return (*cut, line_of(words[start:]))


def edges_of(lines: Sequence[Line]) -> list[float]:
    """Give where words begin after a tab on two lines or more: the edges of columns."""
    starts = [
        (number, after.x0)
        for number, line in enumerate(lines)
        for before, after in zip(line.words, line.words[1:], strict=False)
        if after.x0 - before.x1 > TAB * before.style.size
    ]
    return [x0 for number, x0 in starts if any(other != number and abs(x - x0) < ALIGNED for other, x in starts)]


def find_pieces(blocks: Sequence[Block], phrases: Phrases) -> list[Piece]:
    """Cut blocks into pieces, rows numbered from the top."""
    pieces: list[Piece] = []
    row = paragraph = 0
    shared = edges_of([line for block in blocks if isinstance(block, Paragraph) for line in block.lines])
    for region, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            lone = -block.page
            for line in block.lines:
                row += 1
                cut = cut_line(line, shared)
                parts = (inner for part in cut for inner in _at_labels(part, phrases, opens=part is cut[0]))
                pieces.extend(Piece(part, lone, row, paragraph) for part in parts)
            paragraph += 1
        else:
            for cell in block.cells:
                row += 1
                lines = [part for line in cell.lines for part in _unjustified(line)]
                # One cell is a region of its own; in a table of several, labels look right.
                pieces.extend(Piece(line, region, row, paragraph) for line in lines)
                paragraph += 1
    return pieces


def _unjustified(line: Line) -> tuple[Line, ...]:
    """Cut a line of a cell; one that falls into many pieces is justified text."""
    parts = cut_line(line)
    return parts if len(parts) < JUSTIFIED else (line,)


def _at_labels(line: Line, phrases: Phrases, *, opens: bool) -> Iterator[Line]:
    """Cut a piece before each known label with a colon inside it: "Officer: A Moor Job title: Head of Roads".

    What begins a line and has no colon before that label may be the beginning of the label.
    """
    words, start = line.words, 0
    for end in range(2, len(words)):
        if not words[end].text.endswith(":"):
            continue
        if phrases.named(" ".join(word.text for word in words[start : end + 1])) is not None:
            continue
        for first in range(max(start + 1, end - LONGEST_LABEL + 1), end + 1):
            if opens and start == 0 and not any(":" in word.text for word in words[:first]):
                continue
            capital = words[first].text[0].isupper()
            if capital and phrases.named(" ".join(word.text for word in words[first : end + 1])) is not None:
                yield line_of(words[start:first])
                start = first
                break
    yield line if start == 0 else line_of(words[start:])
