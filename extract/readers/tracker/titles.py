"""The title of a tracker that no running head names.

title = the section's, without a paper's reference set apart | the first of two headings | a line alone ;
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph, Section
    from scrutiny_extract.extract.readers.tracker.parts import Part

SHORT_WORDS = 5
"""Words of a short line at most."""


def find_title(section: Section, parts: Sequence[Part], desk: Desk) -> str | None:
    """Find the title; None where the section opens with none."""
    return _title_of(section, desk) or _first_heading(parts, desk)


def _title_of(section: Section, desk: Desk) -> str | None:
    """Give the section's title without a paper's reference set apart to its left: "AB (7)1.ii    Action Log".

    A marking ("Restricted") is no title.
    """
    if desk.phrases("furniture").named(section.title or "") == "marking":
        return None
    lines = [line for paragraph in section.title_source for line in paragraph.lines]
    if len(lines) == 1 and lines[0].text == section.title:
        words = lines[0].words
        for number, (before, after) in enumerate(pairwise(words), start=1):
            if after.x0 - before.x1 > WIDE * (before.y1 - before.y0) and any(map(str.isdigit, before.text)):
                return " ".join(word.text for word in words[number:])
    return section.title


def _first_heading(parts: Sequence[Part], desk: Desk) -> str | None:
    """Give the title that opens the section, where none is known: the first of two headings, or a line alone."""
    opening = [part.paragraph for part in parts[:OPENING] if part.paragraph is not None]
    opening = [each for each in opening if desk.phrases("furniture").named(each.text) != "marking"]
    for paragraph, below in pairwise(opening):
        if paragraph.kind == "heading" and " " in paragraph.text:
            return paragraph.text if below.kind == "heading" or _is_short(below) else None
    first = next((number for number, part in enumerate(parts) if part.table is not None), len(parts))
    lines = [each for each in opening if any(each is part.block for part in parts[:first])]
    alone = len(lines) == 1 and lines[0].kind != "heading" and _is_short(lines[0], TITLE_WORDS)
    return lines[0].text if alone else None


def _is_short(paragraph: Paragraph, words: int = SHORT_WORDS) -> bool:
    """Whether a paragraph is a line and no sentence."""
    return len(paragraph.text.split()) <= words and paragraph.text[-1:] not in ".;,"


TITLE_WORDS = 14
"""Words of a title at most."""
OPENING = 5
"""Blocks from the top among which a title is looked for."""

WIDE = 1.5
"""Heights of a word from which the white before the next one sets a reference apart."""
