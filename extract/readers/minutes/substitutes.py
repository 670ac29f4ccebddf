"""Who stood in for somebody, as sentences tell it.

substitute = person, "substituting for", person | person, "attended as substitute" | "substituted by", person ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.minutes.roll import Entry
from scrutiny_extract.extract.readers.passages import Passage

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.people import PeopleReader
    from scrutiny_extract.extract.readers.minutes.roll import Roll

TITLE = r"(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Prof)\.?"
NAME = (
    rf"{TITLE}\s(?:(?:[A-Z]\.|(?!Cllr|Councillor)[A-Z][\w'’-]{{0,30}})\s){{0,3}}(?!Cllr|Councillor)[A-Z][\w'’-]{{1,30}}"
)
FOR = re.compile(
    rf"(?P<who>{NAME})\s(?:was\s|had\sbeen\s)?(?:attend\w{{0,4}}\sas\s(?:a\s)?)?"
    r"(?:substitut\w{1,6}|deputi[sz]\w{1,4}|standing\sin|attending)\s"
    rf"(?:for|on\sbehalf\sof|in\splace\sof)\s(?P<whom>{NAME})"
)
"""A substitute, and for whom."""
AS = re.compile(
    rf"(?P<who>{NAME})\s(?:was\s|were\s)?"
    r"(?:(?:attend\w{0,4}|present|acted|acting|in\sattendance)\s(?:the\smeeting\s)?)?(?:as\s)?"
    r"(?:an?\s|the\s|(?:his|her|their)\s)?(?:named\s)?substitut(?:e|ing|ed)\b(?!\s(?:for|by)\b)"
)
"""A substitute, for nobody named: "Councillor Moor attended as substitute"."""
BY = re.compile(rf"(?:substituted|replaced|deputi[sz]ed)\s(?:for\s)?by\s(?P<who>{NAME})")
"""A substitute named behind whom the apologies are from: "Cllr Moor, substituted by Cllr Lee"."""
CLAUSE = re.compile(
    rf",?\s[(\[]?(?:with\s)?(?:{BY.pattern.replace('?P<who>', '?:')}|{AS.pattern.replace('?P<who>', '?:')})[)\]]?"
)
"""The whole clause, which is no part of a list of apologies."""


def without_substitutes(text: str) -> str:
    """Leave out of a list of apologies who stood in: `"Cllr Moor (Cllr Lee substituting)"` -> `"Cllr Moor"`."""
    return CLAUSE.sub("", text) if "ubstitut" in text or " by " in text else text


def read_substitutes(paragraph: Paragraph, roll: Roll, people: PeopleReader) -> None:
    """Enter those who stood in, or note it of those on the roll."""
    text = paragraph.text
    for pattern in (FOR, AS, BY):
        for match in pattern.finditer(text):
            for person in people.read(match["who"]):
                words = Passage(paragraph.words).take(match.group())
                entry = roll.find(person.name) or roll.add(Entry(person, "substitute", words, category=person.category))
                entry.status = "substitute"
                entry.person.substitute_for = match["whom"] if pattern is FOR else entry.person.substitute_for
                entry.more.append(words)
