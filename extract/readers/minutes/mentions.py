"""What sentences of minutes say of somebody's coming and going.

mention = "Apologies … from", people | person, "substituted for", person | person, "left the meeting at 11.50" ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.minutes.labels import NONE
from scrutiny_extract.extract.readers.minutes.roll import THERE, Context
from scrutiny_extract.extract.readers.minutes.substitutes import NAME, TITLE, read_substitutes, without_substitutes
from scrutiny_extract.extract.readers.passages import Passage

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.people import PeopleReader
    from scrutiny_extract.extract.readers.minutes.roll import Roll

APOLOGIES = re.compile(
    r"""
    \b(?:apolog(?:y|ies)|regrets)\b[^.]{0,150}?\b(?:from|by|of|for)\b
    (?!\s(?:absence|non-attendance|lateness|the\smeeting))\s?:?\s?
    (?P<people>(?:
        [^.()]
      | \([^()]*\)
      | (?<=\b[A-Z])\. | (?<=\bCllr)\. | (?<=\bMr)\. | (?<=\bMrs)\. | (?<=\bDr)\. | (?<=\bMs)\.
    )+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A sentence that reports apologies; in brackets a full stop does not end it, nor after an initial."""
SENT = re.compile(
    rf"\b(?P<people>{TITLE}\s[^.;:()]{{2,150}}?)\s(?:(?:had|has|have)\s)?"
    r"(?:sent|gave|given|tendered|offered|submitted|sends)\s(?:(?:his|her|their)\s)?apologies\b"
)
"""Who sent apologies: "Cllr Moor sent apologies"."""
NO = re.compile(r"\bno\s?$", re.IGNORECASE)
MOVEMENT = re.compile(
    rf"(?P<who>{NAME})\s"
    r"(?P<what>(?:left|joined|arrived|entered|withdrew|rejoined|retired|returned)\b[^.()]*(?:(?<=\d)\.\d\d[^.()]*)*"
    r"(?:\([^()]{0,40}\d[^()]{0,40}\))?)"
)


def reports_apologies(text: str) -> bool:
    """Whether a text reports apologies from somebody."""
    return APOLOGIES.search(text) is not None or SENT.search(text) is not None


def read_apologies(paragraph: Paragraph, roll: Roll) -> None:
    """Enter those whose apologies a sentence reports."""
    for match in SENT.finditer(paragraph.text):
        roll.enter(match["people"], Context("apologies"), paragraph.lines)
    for match in APOLOGIES.finditer(paragraph.text):
        if not NO.search(paragraph.text[: match.start()]) and not NONE.match(match["people"]):
            roll.enter(without_substitutes(match["people"]), Context("apologies"), paragraph.lines)


def read_movements(paragraph: Paragraph, roll: Roll, people: PeopleReader) -> None:
    """Note who stood in for whom, and who came or left when."""
    text = paragraph.text
    read_substitutes(paragraph, roll, people)
    for match in MOVEMENT.finditer(text):
        for person in people.read(match["who"]):
            known = roll.find(person.name)
            if known is not None and known.status in THERE:
                known.notes.append(match["what"].strip(" ,;"))
                known.more.append(Passage(paragraph.words).take(match["what"]))
