"""The meeting a heading announces: whose, which, when, where.

occasion = council?, body?, (sentence | label, value | date, time? | venue)* ;

Headings and sentences are read by `announcements`, labelled facts here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.announcements import OccasionReader
from scrutiny_extract.extract.readers.beside import apart
from scrutiny_extract.extract.readers.bodies import MEETS
from scrutiny_extract.extract.readers.fields import read_fields
from scrutiny_extract.extract.vocabulary import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.readers.announcements import Occasion
    from scrutiny_extract.extract.readers.fields import Field
    from scrutiny_extract.extract.values import Found

SURE = frozenset({"venue", "time", "date_time", "date_time_venue"})
"""Labels beside which a labelled date is the meeting's."""
ON_DAY = re.compile(r"[\s,]{1,3}(?:on\s)?(?:\w{3,6}day)?[\s,]{0,3}$", re.IGNORECASE)
"""What stands between a place and the date behind it: "Civic Hall on Thursday,"."""
NO_NAME = re.compile(r"[\d:!?]|\b(?:on|of|the|for|and)$", re.IGNORECASE)
"""What no body's name holds, or ends in."""
LONGEST_TITLE = 8
"""Most words of a title that names a body."""


def read_occasion(blocks: Sequence[Block], desk: Desk) -> Occasion:
    """Read headings, sentences and labelled facts together.

    A labelled venue or time is surer than one in a heading; a date alone with a label may be a letter's own.
    """
    occasion = OccasionReader(desk).read(_paragraphs(blocks, desk))
    meeting, contact = desk.phrases("labels.meeting"), desk.phrases("labels.contact")
    labels = Phrases({"contact": contact["name"], **meeting.names})  # where a contact's label begins, a venue ends
    told = [one for one in read_fields(blocks, labels) if _is_told(one) and one.name != "contact"]
    found = {one.name: one for one in reversed(told)}
    occasion.fields = list(found.values())
    date = _labelled(found, ("date", "date_time", "date_time_venue"), values.find_date)
    start = _labelled(found, ("time", "date_time", "date_time_venue", "date"), values.find_time)
    if found.keys() & SURE:
        occasion.date, occasion.start = date or occasion.date, start or occasion.start
    else:
        occasion.date, occasion.start = occasion.date or date, occasion.start or start
    place = values.find_date(found["venue"].value) if "venue" in found else None
    if place is not None and not found.keys() & {"date", "time", "date_time"}:
        occasion.date, occasion.start = place, values.find_time(found["venue"].value[place.end :]) or occasion.start
    for name, current in (("venue", occasion.venue), ("committee", occasion.committee)):
        value = join_lines(_told(found[name], desk)).strip(" .,") if name in found else None
        if name == "venue" and value and place is not None:
            value = ON_DAY.sub("", value.partition(place.raw)[0]).strip(" .,")
        setattr(occasion, name, (value or current) if name == "venue" else (current or value))
    if occasion.council is None and occasion.committee is None and occasion.date is not None:
        _name_by_title(occasion, blocks, desk)
    return occasion


def _name_by_title(occasion: Occasion, blocks: Sequence[Block], desk: Desk) -> None:
    """Take the heading over everything for the body that meets, where nothing says in known words which it is."""
    papers = desk.phrases("papers")
    heads = (block for block in blocks[:2] if isinstance(block, Paragraph) and papers.named(block.text) is None)
    first = next(heads, None)
    if first is None or first.kind != "heading" or first.number is not None or first in occasion.sources:
        return
    titled = any(table.within(first.text) is not None for table in (papers, desk.phrases("report_titles")))
    if titled or MEETS.search(first.text) or NO_NAME.search(first.text):
        return
    if 1 < len(first.text.split()) <= LONGEST_TITLE:
        occasion.committee = first.text
        occasion.sources.append(first)


def _is_told(found: Field) -> bool:
    """Whether a labelled fact is told: "Day: Tuesday" tells no date."""
    return bool(found.value) and (found.name != "date" or values.find_date(found.value) is not None)


def _told(found: Field, desk: Desk) -> Iterator[Line]:
    """Give the lines of a labelled fact up to the one that says who is in the chair."""
    roles = desk.phrases("roles")
    for line in found.lines:
        led = roles.leading(line.text)
        if led is not None and led[1].endswith(":"):
            return
        yield line


def _labelled(
    found: Mapping[str | None, Field], names: Sequence[str], find: Callable[[str], Found | None]
) -> Found | None:
    """Find a date or time in the first labelled fact that holds one."""
    return next((value for name in names if name in found and (value := find(found[name].value)) is not None), None)


def _paragraphs(blocks: Iterable[Block], desk: Desk) -> Iterator[Paragraph]:
    """Give paragraphs, parted where they stand side by side, and the texts of cells; no tables of those present."""
    attendance = desk.phrases("attendance")
    for block in blocks:
        if isinstance(block, Table):
            cells = [cell for cell in block.cells if cell.lines]
            if not any(attendance.named(cell.lines[0].text.split(":")[0]) for cell in cells):
                yield from (Paragraph(cell.lines, cell.text) for cell in cells)
        else:
            yield from apart(block)
