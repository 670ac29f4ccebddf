"""Whom to ask where nothing labels a contact: a sentence that says so, or who signs the agenda.

sentence  = "please contact", name, ("," post)?, ("on" telephone | "or email" address)+ ;
signature = "Signed"?, name, ("," | newline), post, (address | telephone | e-mail, newline)* ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract import values
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.pieces import cut_line
from scrutiny_extract.schemas import Contact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line

ASKED = re.compile(r"\b(?:contact|contacting|enquiries\sto|queries\sto)\s(?P<rest>[A-Z][^()]{5,300})")
"""The part of a sentence that says whom to ask."""
AFTER_NAME = re.compile(
    r"\s?[,;|(]\s?|\s[-–—]\s|\s(?:on|at|by|via|or|tel|telephone|email|e-mail)\b:?\s?", re.IGNORECASE
)
SIGNED = re.compile(r"^signed(?:\sby)?\s?[:.…_ -]{0,40}", re.IGNORECASE)
LEADS = re.compile(r"\b(?:contact|contacting|enquiries|queries)\b(?:[a-z\s]{0,40}(?P<role>[A-Z][\w ]{3,40}))?\s?:\s?$")
"""How a line leads to a name under it: "… please contact the Committee Officer:"."""
BESIDE = 2
"""Lines under a name among which the post stands."""
BELOW = 8
"""Lines under a signature among which telephone number and address stand."""
LONGEST_POST = 6
"""Words behind the clerk's title on its line, at most: "Clerk and Responsible Financial Officer to the Council"."""


class _Signature(NamedTuple):
    name: str
    role: str
    lines: tuple[Line, ...]
    after: int
    """Index of the line behind it."""


def read_signed(blocks: Sequence[Block], desk: Desk) -> tuple[Contact, ...]:
    """Read the contact that a sentence names, else the clerk who signs."""
    people = PeopleReader(desk.vocabulary)
    for block in blocks:
        contact = _from_sentence(block, people, desk) if isinstance(block, Paragraph) else None
        if contact is not None:
            return (contact,)
    lines = [
        piece for block in blocks if isinstance(block, Paragraph) for line in block.lines for piece in cut_line(line)
    ]
    signature = next(_signatures(lines, people, desk), None)
    return () if signature is None else (_signed(signature, lines, desk),)


def _from_sentence(paragraph: Paragraph, people: PeopleReader, desk: Desk) -> Contact | None:
    """Read a sentence that says whom to ask, and how."""
    found = ASKED.search(paragraph.text)
    if found is None:
        return None
    rest = found["rest"]
    telephone, email = values.read_telephone(rest), values.read_email(rest)
    name, *parts = AFTER_NAME.split(rest)
    if not (telephone or email):
        return None
    if not is_person(name, people):
        is_team = desk.phrases("team_words").named(name.split()[-1]) is not None
        return desk.make(Contact, paragraph, team=name, telephone=telephone, email=email) if is_team else None
    post = parts[0].strip(" .,:;") if parts else ""
    is_post = bool(post) and post[0].isupper() and not re.search(r"[\d@]", post)
    return desk.make(
        Contact, paragraph, name=name, role=post if is_post else "contact", telephone=telephone, email=email
    )


def _signatures(lines: Sequence[Line], people: PeopleReader, desk: Desk) -> Iterator[_Signature]:
    """Find names with a clerk's post beside or under them."""
    posts = desk.phrases("signing")
    for index, line in enumerate(lines):
        asked = LEADS.search(lines[index - 1].text) if index else None
        if asked is not None and is_person(line.text, people):
            yield _Signature(line.text, asked["role"] or "contact", (line,), index + 1)
            continue
        text = SIGNED.sub("", line.text).strip(" .,")
        name, *rest = re.split(r"\s?[,(]\s?|\s[-–—]\s", text, maxsplit=1)
        if not is_person(name, people):
            continue
        if rest and (led := posts.leading(rest[0])) is not None and led[2].count(" ") < LONGEST_POST:
            yield _Signature(name, rest[0].strip(" ).,"), (line,), index + 1)
            continue
        for place in range(index + 1, min(index + 1 + BESIDE, len(lines))):
            led = posts.leading(lines[place].text) if not rest else None
            if led is not None and led[2].count(" ") < LONGEST_POST:
                yield _Signature(name, lines[place].text.strip(" .,"), (line, lines[place]), place + 1)
                break


def _signed(signature: _Signature, lines: Sequence[Line], desk: Desk) -> Contact:
    """Make the contact of a signature, with the number and address printed under it."""
    below = lines[signature.after : signature.after + BELOW]
    own = [line for line in below if values.read_telephone(line.text) or "@" in line.text]
    text = join_lines(own)
    return desk.make(
        Contact,
        [*signature.lines, *own],
        name=signature.name,
        role=signature.role,
        telephone=values.read_telephone(text),
        email=values.read_email(text),
    )


def is_person(text: str, people: PeopleReader) -> bool:
    """Whether a text is the name of somebody, set as names are."""
    return text.count(" ") in range(1, 5) and not text.isupper() and people.is_name(text)
