"""Minutes of a meeting.

minutes = heading, attendance, item+, closing? ;
item    = number?, title, ("(Item 7)")?, (paragraph | motion | resolution | vote | action)* ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.minutes.actions import read_actions
from scrutiny_extract.extract.readers.minutes.attendance import AttendanceReader
from scrutiny_extract.extract.readers.minutes.closing import find_closing_time
from scrutiny_extract.extract.readers.minutes.decisions import DecisionReader
from scrutiny_extract.extract.readers.minutes.heads import without_agenda
from scrutiny_extract.extract.readers.minutes.interests import read_interests
from scrutiny_extract.extract.readers.minutes.items import divide
from scrutiny_extract.extract.readers.minutes.references import with_references
from scrutiny_extract.extract.readers.minutes.unfolding import unfold
from scrutiny_extract.extract.readers.occasions import read_occasion
from scrutiny_extract.extract.readers.prose import paragraph_record, with_loose_numbers
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.schemas import MinuteItem, Minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Section
    from scrutiny_extract.extract.readers.minutes.items import Item
    from scrutiny_extract.extract.readers.minutes.unfolding import Unfolded
    from scrutiny_extract.schemas import Attendance


def read_minutes(section: Section, desk: Desk) -> Minutes:
    """Read minutes."""
    unfolded = unfold(section.blocks, desk)
    blocks = with_references(with_loose_numbers(unfolded.blocks))
    attendance = AttendanceReader(desk)
    head, items = divide(blocks, attendance.heads)
    items = tuple(item for item in items if not _is_agenda(item, desk))
    decisions = DecisionReader(desk)
    decisions.prepare([block.text for block in blocks if isinstance(block, Paragraph)])
    present = attendance.read(head, items)
    occasion = read_occasion(without_agenda(head, desk), desk)
    closed = find_closing_time(head, blocks, desk)
    return desk.section(
        Minutes,
        section,
        committee=occasion.committee,
        date=occasion.date.value if occasion.date else None,
        date_raw=occasion.date.raw if occasion.date else None,
        status=_status(section, desk),
        chair=_chair(present, desk),
        concluded_time=closed.value if closed else None,
        concluded_time_raw=closed.raw if closed else None,
        attendance=present,
        items=tuple(_item(item, decisions, unfolded, desk) for item in items)
        or _loose_item(blocks[len(head) :], decisions, unfolded, desk),
        labels=(
            *occasion.printed,
            *dict.fromkeys((*attendance.labels, *unfolded.labels)),
            *(item.label for item in items if item.label),
        ),
    )


def _is_agenda(item: Item, desk: Desk) -> bool:
    """Whether an item is the agenda printed before the minutes: its title, and a table."""
    if item.number is not None or item.title is None or desk.phrases("papers").named(item.title) is None:
        return False
    return not any(isinstance(block, Paragraph) for block in item.blocks)


def _item(item: Item, decisions: DecisionReader, unfolded: Unfolded, desk: Desk) -> MinuteItem:
    """Make the record of an item."""
    resolutions, motions = decisions.read(item.blocks)
    return desk.make(
        MinuteItem,
        [*item.heading, *item.blocks],
        number=item.number,
        title=item.title,
        agenda_item=item.agenda_item,
        paragraphs=tuple(paragraph_record(block, desk) for block in item.blocks if isinstance(block, Paragraph)),
        resolutions=resolutions,
        motions=motions,
        actions=read_actions(item.blocks, unfolded.actions, desk),
        interests=read_interests(item, desk),
    )


def _loose_item(
    blocks: Sequence[Block], decisions: DecisionReader, unfolded: Unfolded, desk: Desk
) -> tuple[MinuteItem, ...]:
    """Make one item without a number of minutes that are not divided, if they decide or ask for anything."""
    decides = any(isinstance(block, Paragraph) and decisions.begins(block) for block in blocks)
    actions = read_actions(blocks, unfolded.actions, desk)
    if not decides and not actions:
        return ()
    resolutions, motions = decisions.read(blocks)
    paragraphs = tuple(paragraph_record(block, desk) for block in blocks if isinstance(block, Paragraph))
    return (
        desk.make(MinuteItem, blocks, paragraphs=paragraphs, resolutions=resolutions, motions=motions, actions=actions),
    )


def _chair(present: Sequence[Attendance], desk: Desk) -> str | None:
    """Name who was in the chair; the mayor of a council that names no chair."""
    came = [one for one in present if one.status != "apologies"]
    mayors = [one for one in came if one.role and desk.phrases("presiding").named(one.role) is not None]
    return next((one.name for one in (*(one for one in came if one.role == "chair"), *mayors)), None)


def _status(section: Section, desk: Desk) -> str | None:
    """Read whether the minutes call themselves draft or confirmed: in a page's margin, or in their title."""
    statuses = desk.phrases("minutes_status")
    margins = (line.text for page in section.pages for line in page.furniture)
    titles = (block.text for block in section.blocks[:6] if isinstance(block, Paragraph) and len(block.text) < 120)
    for text in (*margins, *titles):
        leading = statuses.leading(text)
        if leading is not None:
            return leading[0]
        if "draft" in text.casefold().split():
            return "draft"
    return None


READER = Reader("minutes", read_minutes)
