"""The meeting a pack is of, from its cover, its agenda's head, a covering letter or its minutes' head."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.agenda import agenda_back, agenda_front
from scrutiny_extract.extract.readers.bodies import BodyReader
from scrutiny_extract.extract.readers.contacts import read_contacts
from scrutiny_extract.extract.readers.membership import MembershipReader
from scrutiny_extract.extract.readers.minutes.attendance import AttendanceReader
from scrutiny_extract.extract.readers.minutes.heads import without_agenda
from scrutiny_extract.extract.readers.minutes.items import divide
from scrutiny_extract.extract.readers.occasions import read_occasion
from scrutiny_extract.extract.readers.prose import with_loose_numbers
from scrutiny_extract.extract.readers.signatures import read_signed
from scrutiny_extract.extract.readers.venues import read_usual_venue
from scrutiny_extract.schemas import Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Section
    from scrutiny_extract.schemas import Contact

COUNCIL = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’]{1,30}(?:-[A-Za-z]{1,30}){0,5}\s(?:(?:of|and|upon|on|the|under|in)\s)?){1,4}"
    r"(?:County|City|District|Borough|Parish|Town|Community|Metropolitan)\s(?:(?:Borough|District)\s)?Council)\b"
)
BOROUGH = re.compile(
    r"\b(?P<name>(?:London|Royal|Metropolitan)\sBorough\s(?i:of)\s[A-Z][\w'’]+(?:\sand\s[A-Z][\w'’]+)?)\b"
)
PLAIN = re.compile(
    r"(?<=[a-z,]\s)(?!(?:The|This|That|Our|Your|Their|Each|Both|Any|If|When|Where|Arts|Youth|Research|National|Privy|British|General|European)\s)"
    r"(?P<name>[A-Z][\w'’-]+(?:\s(?:(?:and|of|upon)\s)?[A-Z][\w'’-]+)?\sCouncil)\b"
)
"""A council called so without its kind, inside a sentence: "led by Wexcombe Council"."""
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
    occasion = read_occasion(front, desk)
    back = next((agenda_back(section.blocks, desk) for section in sections if section.kind == "agenda"), ())
    venue, place = (occasion.venue, None) if occasion.venue else _venue_behind(back)
    membership = MembershipReader(desk)
    members = () if sections[0].kind == "minutes" else membership.read(front) or membership.read(back)
    plan = not any(section.kind in {"agenda", "cover", "minutes"} for section in sections)
    if plan and not members:
        return None
    date = None if plan else occasion.date
    start = None if plan else occasion.start
    pre_meeting = occasion.pre_meeting
    sources: list[object] = [place, *occasion.sources, *(found.printed for found in occasion.fields)]
    council = occasion.council
    if council is None:
        council, line = _most_named(desk)
        sources.append(line)
    return desk.make(
        Meeting,
        sources,  # type: ignore[arg-type]
        council=council,
        committee=occasion.committee,
        date=date.value if date else None,
        date_raw=date.raw if date else None,
        start_time=start.value if start else None,
        start_time_raw=start.raw if start else None,
        pre_meeting_time=pre_meeting.value if pre_meeting else None,
        pre_meeting_time_raw=pre_meeting.raw if pre_meeting else None,
        venue=venue,
        members=members,
        # Whom minutes name with a post was there; that one signs nothing.
        contacts=read_contacts(front, desk) if sections[0].kind == "minutes" else _contacts(front, back, desk),
    )


def _venue_behind(back: Sequence[Block]) -> tuple[str | None, Paragraph | None]:
    """Read where meetings are held, told behind an agenda's items, and the paragraph that says so."""
    for block in back:
        venue = read_usual_venue(block.text) if isinstance(block, Paragraph) else None
        if venue is not None and isinstance(block, Paragraph):
            return venue, block
    return None, None


def _contacts(front: Sequence[Block], back: Sequence[Block], desk: Desk) -> tuple[Contact, ...]:
    """Read whom to ask: by their labels, else in a sentence or by who signs the agenda."""
    labelled = read_contacts(front, desk)
    if any(contact.name for contact in labelled):
        return labelled
    signed = read_signed((*front, *back), desk)
    behind = () if signed else read_contacts(back, desk)
    return signed or tuple(contact for contact in behind if contact.name) or labelled


def _front(sections: Sequence[Section], desk: Desk) -> tuple[Block, ...]:
    """Give the blocks that may say which meeting it is: cover and head of the agenda, else head of the minutes."""
    if not sections:
        return ()
    if any(section.kind in {"cover", "agenda"} for section in sections):
        return _agenda_front(sections, desk)
    first = sections[0]
    if first.kind == "minutes":
        head = divide(with_loose_numbers(first.blocks), AttendanceReader(desk).heads)[0]
        return without_agenda(head or first.blocks[:12], desk)
    if first.kind in PLANS:
        return tuple(block for block in first.blocks if isinstance(block, Paragraph) and block.page <= PLAN_PAGES)
    return ()


def _agenda_front(sections: Sequence[Section], desk: Desk) -> tuple[Block, ...]:
    """Give the blocks of covers and of the agenda's head."""
    front: list[Block] = []
    for section in sections:
        if section.kind == "agenda":
            return (*front, *agenda_front(section.blocks, desk))
        if section.kind in {"cover", "other"}:
            front.extend(section.blocks)
        elif front:
            break
    return tuple(front)


def _most_named(desk: Desk) -> tuple[str | None, Line | None]:
    """Give the council a pack names most, where one is named far more than any other, and a line that does."""
    lines = [
        line for page in desk.pack.pages for line in page.lines if "Council" in line.text or "Borough" in line.text
    ]
    bodies = BodyReader(desk)
    for pattern in (COUNCIL, BOROUGH, PLAIN):
        name, line = _most_matched(pattern, lines, bodies)
        if name is not None:
            return name, line
    return None, None


def _most_matched(
    pattern: re.Pattern[str], mentions: Sequence[Line], bodies: BodyReader
) -> tuple[str | None, Line | None]:
    """Give the name that lines match most, where no other comes near, and the first line that does."""
    named: Counter[str] = Counter()
    lines: dict[str, Line] = {}
    for line in mentions:
        for match in pattern.finditer(line.text):
            if pattern is not COUNCIL and not bodies.is_council(match["name"]):
                continue
            named[match["name"]] += 1
            lines.setdefault(match["name"], line)
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < FEWEST_MENTIONS or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None, None
    return ranked[0][0], lines[ranked[0][0]]
