"""The parts of a cell: bullets or numbers one under another, or paragraphs that end before their line is full."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.numbering import GLYPHS
from scrutiny_extract.extract.readers.titled import is_ended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Line

WHITE = 0.5
"""White between two items of a cell, in font sizes."""
ENDS = ".;:!?"
"""How a paragraph ends."""


def split_bullets(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the items of a cell that is a list, bullets or numbers left out; nothing where it is none."""
    if not lines or not _opens(lines[0], 1):
        return
    held: list[Line] = []
    count = 0
    for line in lines:
        opens = _opens(line, count + 1)
        if opens and held:
            yield tuple(held)
            held = []
        count += opens
        held.append(line_of(line.words[1:]) if opens else line)
    yield tuple(held)


def _opens(line: Line, number: int) -> bool:
    """Whether a line opens with a bullet, or with the number whose turn it is."""
    first = line.words[0].text
    return len(line.words) > 1 and (first in GLYPHS or first in {f"{number}.", f"{number})", f"({number})"})


def split_entries(lines: Sequence[Line], right: float = 0.0) -> list[tuple[Line, ...]]:
    """Give the items of a cell: of its list, else parted by white space and where a line ends before it is full."""
    listed = list(split_bullets(lines))
    if listed or not lines:
        return listed
    right = max(right, *(line.x1 for line in lines))
    cuts = [
        number
        for number, (line, below) in enumerate(pairwise(lines), start=1)
        if below.page == line.page and (below.y0 - line.y1 > WHITE * line.size or is_ended(line, below, right))
    ]
    return [tuple(lines[start:end]) for start, end in pairwise([0, *cuts, len(lines)])]


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
