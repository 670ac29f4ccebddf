"""The meeting a pack is of, from its cover, its agenda's head, a covering letter or its minutes' head."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.agenda import agenda_front
from scrutiny_extract.extract.readers.beside import apart
from scrutiny_extract.extract.readers.contacts import read_contacts
from scrutiny_extract.extract.readers.fields import read_fields
from scrutiny_extract.extract.readers.membership import MembershipReader
from scrutiny_extract.extract.readers.minutes.items import divide
from scrutiny_extract.extract.readers.occasions import OccasionReader
from scrutiny_extract.extract.readers.prose import with_loose_numbers
from scrutiny_extract.schemas import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Section
    from scrutiny_extract.extract.readers.fields import Field
    from scrutiny_extract.extract.readers.occasions import Occasion

COUNCIL = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’]+(?:-[A-Za-z]+)*\s(?:(?:of|and|upon|on|the|under|in)\s)?){1,4}"
    r"(?:County|City|District|Borough|Parish|Town|Community|Metropolitan)\s(?:(?:Borough|District)\s)?Council)\b"
)
FEWEST_MENTIONS = 3
"""Times a council must be named in a pack whose cover names none."""
PLANS = frozenset({"forward_plan", "work_programme"})
"""Papers of a body rather than of one meeting."""
PLAN_PAGES = 5


def read_meeting(sections: Sequence[Section], desk: Desk) -> Meeting | None:
    """Read the meeting; None where the document is of no meeting."""
    front = _front(sections, desk)
    if not front:
        return None
    occasion = _occasion(front, desk)
    members = MembershipReader(desk).read(front)
    contacts = read_contacts(front, desk)
    fields = {found.name: found for found in reversed(_fields(front, desk)) if found.value}
    plan = not any(section.kind in {"agenda", "cover", "minutes"} for section in sections)
    if plan and not members:
        return None
    labelled = bool({"venue", "time", "date_time", "date_time_venue"} & fields.keys())
    date, start = (_date(fields), _time(fields)) if labelled else (None, None)
    date = None if plan else date or occasion.date or _date(fields)
    start = None if plan else start or occasion.start or _time(fields)
    pre_meeting = occasion.pre_meeting
    sources: list[object] = [*occasion.sources, *(found.printed for found in fields.values())]
    council = occasion.council
    if council is None:
        council, line = _most_named(desk)
        sources.append(line)
    venue = _value(fields, "venue") or occasion.venue
    return desk.make(
        Meeting,
        sources,  # type: ignore[arg-type]
        council=council,
        committee=occasion.committee or _value(fields, "committee"),
        date=date.value if date else None,
        date_raw=date.raw if date else None,
        start_time=start.value if start else None,
        start_time_raw=start.raw if start else None,
        pre_meeting_time=pre_meeting.value if pre_meeting else None,
        pre_meeting_time_raw=pre_meeting.raw if pre_meeting else None,
        venue=venue,
        members=members,
        contacts=contacts,
    )


def _front(sections: Sequence[Section], desk: Desk) -> tuple[Block, ...]:
    """Give the blocks that may say which meeting it is: cover and head of the agenda, else head of the minutes."""
    if not sections:
        return ()
    kinds = [section.kind for section in sections]
    if "cover" in kinds or "agenda" in kinds:
        front: list[Block] = []
        for section in sections:
            if section.kind == "agenda":
                return (*front, *agenda_front(section.blocks, desk))
            if section.kind in {"cover", "other"}:
                front.extend(section.blocks)
            elif front:
                break
        return tuple(front)
    first = sections[0]
    if first.kind == "minutes":
        return divide(with_loose_numbers(first.blocks))[0] or first.blocks[:12]
    if first.kind in PLANS:
        return tuple(block for block in first.blocks if isinstance(block, Paragraph) and block.page <= PLAN_PAGES)
    return ()


def _occasion(front: Sequence[Block], desk: Desk) -> Occasion:
    """Read headings and sentences; labelled lines (a letter's own date) are left to `_fields`."""
    labels = (desk.phrases("labels.contact"), desk.phrases("labels.meeting"))
    paragraphs = [
        paragraph
        for paragraph in _paragraphs(front)
        if not any((led := table.leading(paragraph.text)) is not None and led[1].endswith(":") for table in labels)
    ]
    return OccasionReader(desk).read(paragraphs)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Give paragraphs and the texts of cells; what stands side by side is parted."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                if cell.lines:
                    yield Paragraph(cell.lines, cell.text)
        else:
            yield from apart(block)


def _fields(front: Sequence[Block], desk: Desk) -> list[Field]:
    return read_fields(front, desk.phrases("labels.meeting"))


def _value(fields: dict[str | None, Field], name: str) -> str | None:
    return fields[name].value.strip(" .,") or None if name in fields else None


def _date(fields: dict[str | None, Field]) -> values.Found | None:
    """Give the date of a labelled fact."""
    for name in ("date", "date_time", "date_time_venue"):
        if name in fields and (date := values.find_date(fields[name].value)) is not None:
            return date
    return None


def _time(fields: dict[str | None, Field]) -> values.Found | None:
    """Give the time of a labelled fact."""
    for name in ("time", "date_time", "date_time_venue", "date"):
        if name in fields and (time := values.find_time(fields[name].value)) is not None:
            return time
    return None


def _most_named(desk: Desk) -> tuple[str | None, Line | None]:
    """Give the council a pack names most, where one is named far more than any other, and a line that does."""
    named: Counter[str] = Counter()
    lines: dict[str, Line] = {}
    for page in desk.pack.pages:
        for line in page.lines:
            if "Council" not in line.text:
                continue
            for match in COUNCIL.finditer(line.text):
                named[match["name"]] += 1
                lines.setdefault(match["name"], line)
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < FEWEST_MENTIONS or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None, None
    return ranked[0][0], lines[ranked[0][0]]

