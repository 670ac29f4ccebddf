"""Whatever no other reader knows: a section of blocks alone.

other = block* ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.schemas import Other

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section


def read_other(section: Section, desk: Desk) -> Other:
    """Keep a section as it is; the ledger turns all its words into blocks."""
    return desk.section(Other, section)


READER = Reader("other", read_other)
