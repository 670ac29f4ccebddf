"""The head of minutes: what may say which meeting they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block


def without_agenda(head: Iterable[Block], desk: Desk) -> tuple[Block, ...]:
    """Leave out the tables that tell no labelled fact of the meeting: an agenda printed before the minutes."""
    labels = desk.phrases("labels.meeting")
    return tuple(
        block
        for block in head
        if not isinstance(block, Table)
        or any(labels.leading(cell.lines[0].text) is not None for cell in block.cells if cell.lines)
    )
