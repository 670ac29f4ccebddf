"""Minutes against themselves and against the committee: departures, members, references to minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.checks.papers import shortened
from scrutiny_extract.extract.values import read_minute_references, read_time
from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import Minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.checks.papers import Papers
    from scrutiny_extract.schemas import MinuteItem, Record

LEFT = re.compile(
    r"""
    (?P<who>[A-Z][\w.’' -]{2,60}?)? \s{0,9} \b (?:left|leaving|departed|joined|arrived|withdrew) \b
    (?P<rest> [^.;)]{0,60}? \b at \s \d [^;)]{1,60} )
    """,
    re.VERBOSE,
)
"""Somebody came or went at a time: "(Councillor P Hale left the meeting at 11.50 am …)"."""

FEWEST_PRESENT = 3
"""People the minutes name before it means something that they do not name somebody."""


def check_departures(papers: Papers) -> None:
    """Report people who came or left after the meeting had ended."""
    for minutes in papers.of(Minutes):
        end = minutes.concluded_time
        told: set[str] = set()
        for text, record in _movements(minutes) if end else ():
            for match in LEFT.finditer(text):
                time = read_time(match["rest"])
                if time is not None and end is not None and time > end and time not in told:
                    told.add(time)
                    ended = (minutes.concluded_time_raw or end).strip(" .")
                    said = shortened(match.group().strip(" ("), 90)
                    message = f"The minutes say “{said}”, but the meeting ended at {ended}."
                    papers.report("left_after_end", message, record, *minutes.where[-1:])


def _movements(minutes: Minutes) -> Iterator[tuple[str, Record]]:
    """Yield the texts that may say when somebody came or left."""
    for item in minutes.items:
        for paragraph in item.paragraphs:
            yield paragraph.text, paragraph
    for person in minutes.attendance:
        if person.note:
            yield f"{person.name} {person.note}", person


def check_members(papers: Papers) -> None:
    """Tell of members whom the minutes of the same body name neither as present nor as absent."""
    meeting = papers.meeting
    if meeting is None or not meeting.members:
        return
    for minutes in papers.of(Minutes):
        if len(minutes.attendance) < FEWEST_PRESENT or not _is_same_body(minutes.committee, meeting.committee):
            continue
        named = {_key(person.name) for person in minutes.attendance}
        surnames = {surname for surname, initial in named if not initial}
        keys = [(member, _key(member.name)) for member in meeting.members]
        missing = [member for member, key in keys if key not in named and key[0] not in surnames]
        for member in missing:
            message = f"{member.name} is a member, but the minutes name them neither as present nor as apologising."
            papers.report("member_unaccounted", message, member, minutes, severity="info")


def _is_same_body(one: str | None, other: str | None) -> bool:
    """Whether two names are of one body; an unnamed one is taken for the same."""
    return one is None or other is None or fold(one) in fold(other) or fold(other) in fold(one)


def _key(name: str) -> tuple[str, str]:
    """Give surname and first initial, "" where only a surname is printed: "Mr T Ashe" -> ("ashe", "t")."""
    words = [word for word in re.findall(r"[\w’'-]+", name.casefold()) if word not in TITLES]
    return (words[-1], words[0][:1] if len(words) > 1 else "") if words else ("", "")


TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "councillor",
        "cllr",
        "prof",
        "professor",
        "rev",
        "revd",
        "sir",
        "dame",
        "lord",
        "lady",
    }
)


def check_minute_references(papers: Papers) -> None:
    """Report minutes that name a minute of this meeting which is not there."""
    for minutes in papers.of(Minutes):
        numbers = {item.number for item in minutes.items if item.number}
        plain = sorted(int(number) for number in numbers if number.isdecimal())
        if not plain:
            continue
        for item in minutes.items:
            for number, record in _missing(item, numbers, plain[0]):
                there = f"these minutes run from {plain[0]} to {plain[-1]} without it"
                papers.report("minute_missing", f"Minute {item.number} refers to minute {number}; {there}.", record)


def _missing(item: MinuteItem, numbers: set[str], first: int) -> Iterator[tuple[str, Record]]:
    """Yield the minutes of this meeting that an item names and that are not there, once each."""
    texts = [*((each.text, each) for each in item.paragraphs), *((each.text or "", each) for each in item.resolutions)]
    told: set[str] = set()
    for text, record in texts:
        for number in read_minute_references(text):
            if number.isdecimal() and number not in numbers | told and int(number) > first:
                told.add(number)
                yield number, record
