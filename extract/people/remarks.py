"""What is said of a person in brackets: a role, initials, whom the person stands in for, whom for, when.

remark = role | initials, (",", remark)? | "substitute"?, "for", name | post | time or item | body ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.people.person import Person
    from scrutiny_extract.extract.people.words import NameWords
    from scrutiny_extract.extract.vocabulary import Phrases

INITIALS = re.compile(r"[A-Z](?=[a-z\s-]{0,3}[A-Z])[A-Za-z\s-]{1,5}")
"""A person's initials in brackets, as minutes use them later: "(BMcT)"."""
TIMED = re.compile(
    r"\b(?:left|joined|arriv\w+|from|until|till|present|items?|minutes?|virtual\w*|remote\w*|online|zoom|teams|part"
    r"|late|via|by\s(?:phone|video)|phon\w+|dial\w+|for\sthe)\b|\d",
    re.IGNORECASE,
)
"""Words of a remark on when or how somebody was there."""
STANDING_IN = re.compile(
    r"^(?:as\s(?:a\s)?)?(?:sub(?:stitut\w+)?s?(?:\smember)?|deputi[sz]ing|deputy|attending|acting|standing\sin)?"
    r"\s?(?:for|on\sbehalf\sof)\s(?P<name>.+)$",
    re.IGNORECASE,
)


def note_remarks(person: Person, remarks: Sequence[str], roles: Phrases, words: NameWords) -> None:
    """Sort out what stands in brackets after a name: "(HR, Secretary)" is initials and a post."""
    for remark in remarks:
        role = roles.named(remark) or _in_chair(remark, roles)
        first, comma, rest = remark.partition(",")
        if role is not None:
            person.role = role
        elif comma and _is_initials(first, person.name):
            person.initials = first
            note_remarks(person, (rest.strip(),), roles, words)
        else:
            _note(person, remark, words)


def _in_chair(remark: str, roles: Phrases) -> str | None:
    """Read "Vice-Chair in the Chair": who took it that day is the chair."""
    words = remark.casefold()
    ends = any(" " in phrase and words.endswith(f" {phrase.casefold()}") for phrase in roles["chair"])
    return "chair" if ends else None


def _note(person: Person, remark: str, words: NameWords) -> None:
    """Take a remark that names no role."""
    standing_in = STANDING_IN.match(remark)
    if standing_in is not None and not TIMED.search(standing_in["name"]):
        person.substitute_for = standing_in["name"]
    elif _is_initials(remark, person.name):
        person.initials = remark
    elif words.is_office(remark) and not TIMED.match(remark):
        person.role = person.role or remark
    elif TIMED.search(remark) or remark[0].islower():
        person.notes.append(remark)
    elif person.representing is None:
        body, comma, post = remark.rpartition(", ")
        if comma and person.role is None and words.is_office(post):
            person.representing, person.role = body, post
        else:
            person.representing = remark


def _is_initials(text: str, name: str) -> bool:
    """Whether letters in brackets can be the person's own initials: the first agrees with a name's."""
    return INITIALS.fullmatch(text) is not None and any(word[0] == text[0] for word in name.split())
