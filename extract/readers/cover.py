"""The cover of a pack: its facts are the meeting's.

cover = council, body, (date, time, venue)*, membership, contacts ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.contacts import contact_labels
from scrutiny_extract.extract.readers.occasions import read_occasion
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.schemas import Cover

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section


def read_cover(section: Section, desk: Desk) -> Cover:
    """Name the labels of a cover; `meeting` reads what they say."""
    tables = [desk.phrases(name) for name in ("membership", "papers")]
    headings = (
        block.text
        for block in section.blocks
        if isinstance(block, Paragraph) and any(table.named(block.text) is not None for table in tables)
    )
    labels = (*read_occasion(section.blocks, desk).printed, *contact_labels(section.blocks, desk), *headings)
    return desk.section(
        Cover, section, labels=tuple(label for label in dict.fromkeys(labels) if label != section.title)
    )


READER = Reader("cover", read_cover)
