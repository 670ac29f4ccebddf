"""Blocks cut into pieces: a paragraph, or what a box holds of one recommendation.

block = paragraph | box ;
box   = heading?, (number, text)+ | text ;      cut where a number begins a line after white space
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.labelled import split_at_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.readers.emphasis import Emphasis
    from scrutiny_extract.extract.vocabulary import Phrases

COUNT = r"\d{1,3}(?:\.\d{1,3}){0,5}(?:\s?[a-z]\)?(?![\w]))?(?:\s?\(?[ivx]{1,5}[).])?"
"""A recommendation's number: "4", "8.12", "2a", "4a) ii."."""
IN_BOX = regex.compile(rf"(?P<number>{COUNT})(?:\s*+[.):])?\s++(?=[\p{{Lu}}“\"'(])")
"""What a recommendation begins with in a box without the word."""
FOOTNOTE = regex.compile(r"\d{1,3}\s|\*")

SMALL = 0.88
"""Footnotes are set smaller than this share of the text's size."""
GAP = 0.5
"""Space between paragraphs in a box, in heights of a line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or one recommendation's lines in a box."""

    lines: tuple[Line, ...]
    boxed: bool = False
    bold: bool = False
    heading: bool = False
    box: int = 0
    """Number of the box it stands in, from 1; 0 on a shaded bar or in none."""

    @property
    def look(self) -> tuple[bool, bool]:
        """Whether it is boxed, and whether bold makes it stand out."""
        return self.boxed, self.bold and not self.boxed

    @property
    def text(self) -> str:
        """All of it as printed."""
        return join_lines(self.lines)


def cut_blocks(blocks: Iterable[Block], emphasis: Emphasis, labels: Phrases) -> list[Piece]:
    """Cut blocks into pieces in reading order, also before `labels`; tables of several columns are left out."""
    boxes = count(1)
    return [piece for block in blocks for piece in _pieces(block, emphasis, labels, boxes)]


def _pieces(block: Block, emphasis: Emphasis, labels: Phrases, boxes: Iterator[int]) -> Iterator[Piece]:
    """Cut a block into pieces; tables of several columns are left alone."""
    if isinstance(block, Paragraph):
        for lines in split_at_labels(block.lines, labels):
            bold = block.bold or all(line.bold for line in lines)
            yield Piece(lines, emphasis.shades(lines[0]), bold, block.kind == "heading")
    elif block.column_count == 1:
        for cell in block.cells:
            box = next(boxes)
            yield from (Piece(lines, boxed=True, box=box) for lines in _divide_box(cell.lines))


def _divide_box(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Cut a box where a numbered recommendation begins, after white space or under a heading."""
    piece: list[Line] = []
    for line in lines:
        numbered = piece and IN_BOX.match(line.text) is not None
        if numbered and (line.y0 - piece[-1].y1 > GAP * (line.y1 - line.y0) or not IN_BOX.match(piece[0].text)):
            yield tuple(piece)
            piece = []
        piece.append(line)
    if piece:
        yield tuple(piece)


def text_size(pieces: Sequence[Piece]) -> float:
    """Give the size most of the text is set in."""
    sizes: dict[float, int] = {}
    for piece in pieces:
        sizes[piece.lines[0].size] = sizes.get(piece.lines[0].size, 0) + len(piece.lines)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def is_footnote(piece: Piece, size: float) -> bool:
    """Whether a piece is a note at the page's foot: small print that opens with its number."""
    line = piece.lines[0]
    return line.size < size * SMALL and FOOTNOTE.match(line.text) is not None
