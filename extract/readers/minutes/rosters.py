"""People in the lines of a paragraph or cell: how they are parted where no comma does it.

lines = (person, newline)+ | person, ("," | gap), person … ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Line, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Paragraph

WIDE_GAP = 2.2
"""White between two people, in font sizes, that stands for a comma."""
NARROW_GAP = 0.6
"""The same where a text is no list of people otherwise."""
FULL = 0.8
"""Share of a cell's width that the lines of a running list fill."""
LIST_MARKS = ",;("
COMPARED = 40
"""Characters by which a text is found again."""


def lines_without_number(paragraph: Paragraph) -> tuple[Line, ...]:
    """Give the lines of a paragraph without its number: those present may be counted."""
    first = paragraph.lines[0]
    if paragraph.number is None or len(first.words) < 2 or first.words[0].text != paragraph.number:
        return paragraph.lines
    return (line_of(first.words[1:]), *paragraph.lines[1:])


def with_gaps(paragraph: Paragraph, text: str, widest: float = WIDE_GAP) -> str:
    """Put a line's end where a wide gap parts two people: "P Moor     Clerk B Lee".

    `text` is the paragraph's, or the end of it; `widest` the gap in font sizes.
    """
    return gaps_into(text, spaced_text(paragraph, widest))


def spaced_text(paragraph: Paragraph, widest: float) -> str | None:
    """Give the paragraph's whole text with a line's end at wide gaps; None where it has none."""
    pieces: list[str] = []
    wide = False
    for line in paragraph.lines:
        pieces.append(line.words[0].text)
        for before, word in zip(line.words, line.words[1:], strict=False):
            gap = word.x0 - before.x1
            if gap > widest * before.style.size and word.text[0].isupper() and before.text != paragraph.number:
                pieces.append("\n")
                wide = True
            pieces.append(word.text)
    return re.sub(r" ?\n ?", "\n", " ".join(pieces)) if wide else None


def gaps_into(text: str, spaced: str | None) -> str:
    """Give the end of a spaced text that begins as `text` does."""
    if spaced is None:
        return text
    start = spaced.replace("\n", " ").find(text[:COMPARED])
    return spaced[start:] if start >= 0 else text


def people_lines(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Gather a cell's lines: one by one where each is a person, together where a list runs on."""
    if not lines:
        return
    if _runs_on(lines):
        yield list(lines)
        return
    gathered: list[Line] = []
    for number, line in enumerate(lines):
        gathered.append(line)
        if number + 1 < len(lines) and lines[number + 1].text.startswith("("):
            continue  # a remark on its own line
        if not line.text.endswith((",", " and", "&")) and not _is_unfinished(gathered):
            yield gathered
            gathered = []
    if gathered:
        yield gathered


def _runs_on(lines: Sequence[Line]) -> bool:
    """Whether lines are one list that fills the width."""
    if len(lines) == 1 or not any(mark in lines[0].text for mark in LIST_MARKS):
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = sum(line.x1 - left > FULL * (right - left) for line in lines[:-1])
    return full * 3 >= 2 * (len(lines) - 1)


def _is_unfinished(lines: Sequence[Line]) -> bool:
    """Whether a bracket is open at the end of lines."""
    text = " ".join(line.text for line in lines)
    return text.count("(") > text.count(")")
