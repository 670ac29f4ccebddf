"""The parts of a cell: bullets one under another, or paragraphs that end before their line is full."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.numbering import GLYPHS
from scrutiny_extract.extract.readers.titled import is_ended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Line

ENDS = ".;:!?"
"""How a paragraph ends."""


def split_bullets(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the bullets of a cell that is a list of them, glyphs left out; nothing where it is none."""
    if not lines or lines[0].words[0].text not in GLYPHS:
        return
    held: list[Line] = []
    for line in lines:
        opens = line.words[0].text in GLYPHS and len(line.words) > 1
        if opens and held:
            yield tuple(held)
            held = []
        held.append(line_of(line.words[1:]) if opens else line)
    yield tuple(held)


def split_parts(lines: Sequence[Line], right: float = 0.0) -> list[tuple[Line, ...]]:
    """Give a cell's bullets, what stands before them first; without bullets its paragraphs.

    `right` is where its text may end, points; else where its longest line ends.
    """
    first = next((number for number, line in enumerate(lines) if line.words[0].text in GLYPHS), None)
    if first is None:
        return list(_paragraphs(lines, right))
    return [*_paragraphs(lines[:first], right), *split_bullets(lines[first:])]


def _paragraphs(lines: Sequence[Line], right: float) -> Iterator[tuple[Line, ...]]:
    """Part lines where a sentence ends on a line that had room for the next one's first word."""
    right = max(right, *(line.x1 for line in lines)) if lines else right
    start = 0
    for number, (line, below) in enumerate(pairwise(lines), start=1):
        if line.text[-1] in ENDS and below.page == line.page and is_ended(line, below, right):
            yield tuple(lines[start:number])
            start = number
    if lines:
        yield tuple(lines[start:])
