"""The cover of a pack: its facts are the meeting's.

    cover = council, body, (date, time, venue)*, membership, contacts ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.occasions import OccasionReader
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.schemas import Cover

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section


def read_cover(section: Section, desk: Desk) -> Cover:
    """Name the labels of a cover; `meeting` reads what they say."""
    occasion = OccasionReader(desk).read(block for block in section.blocks if isinstance(block, Paragraph))
    told = {id(paragraph) for paragraph in occasion.sources}
    tables = [desk.phrases(name) for name in ("membership", "papers", "labels.contact", "labels.meeting")]
    labels = (
        block.text
        for block in section.blocks
        if isinstance(block, Paragraph)
        and (id(block) in told or any(table.named(block.text) is not None for table in tables))
    )
    return desk.section(Cover, section, labels=tuple(labels))


READER = Reader("cover", read_cover)
