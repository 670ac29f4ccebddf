"""The meeting a pack is of, from its cover, its agenda's head or its minutes' head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.schemas import Meeting


def read_meeting(sections: Sequence[Section], desk: Desk) -> Meeting | None:
    """Read the meeting; None where the document is of no meeting."""
    return None
