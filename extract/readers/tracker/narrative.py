"""The prose of a tracker or a summary, heading by heading.

narrative = (heading?, paragraph+)* ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.schemas import Narrative
from scrutiny_extract.schemas import Paragraph as ParagraphRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.tracker.gathering import Gathering


def read_narrative(paragraphs: Iterable[Paragraph], gathering: Gathering, desk: Desk) -> tuple[Narrative, ...]:
    """Gather paragraphs under the headings above them; headings without paragraphs stay too."""
    found: list[Narrative] = []
    heading: str | None = None
    held: list[ParagraphRecord] = []
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            if held or heading:
                found.append(Narrative(heading=heading, paragraphs=tuple(held)))
            heading, held = _heading(paragraph), []
            gathering.headings.append(paragraph)
        else:
            number, level = paragraph.number, paragraph.level
            held.append(desk.make(ParagraphRecord, paragraph, number=number, level=level, text=paragraph.text))
    if held or heading:
        found.append(Narrative(heading=heading, paragraphs=tuple(held)))
    return tuple(found)


def _heading(paragraph: Paragraph) -> str:
    """Give a heading with its number."""
    return f"{paragraph.number} {paragraph.text}" if paragraph.number else paragraph.text
