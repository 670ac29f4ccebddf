"""Who moved and who seconded, in a sentence.

moved    = name, ("proposed" | "moved") | ("moved" | "proposed"), "by"?, ":"?, name ;
seconded = name, "seconded" | "seconded", "by"?, ":"?, name ;
"""

from __future__ import annotations

import re
from typing import NamedTuple

TITLE = (
    r"(?:Councillors?|Cllrs?\.?|Alderman|Ald\.?|Mayor|Deputy\sMayor|Reeve|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx|Dr\.?|Prof(?:essor)?\.?|Sir"
    r"|Dame|Lord|Lady|Baroness|Rev(?:d|erend)?\.?|Commissioner|Trustee|Member)"
)
PART = r"(?:[A-Z]\.?(?![\w'’])|[A-Z][\w'’-]{1,30}+|d['’][A-Z][\w'’-]{0,30}+|de|van|von|der|la|le)"
NAME = rf"\b(?:{TITLE}\s){{0,3}}{PART}(?:\s{PART}){{0,4}}"
WHO = rf"(?P<{{}}>{NAME})"
POSTNOMINALS = r"(?:,\s(?:OBE|MBE|CBE|BEM|KC|QC|JP|DL|MP))?"

MOVED = re.compile(
    rf"(?P<before>{NAME}){POSTNOMINALS},?\s(?:then\s|formally\s|had\s)?(?i:proposed|moved)\b(?!\s(?i:by)\b|\s?:)"
    rf"|\b(?i:proposed|moved|proposer|mover|motion\sby|moved\sby|motion\smoved)\s?(?i:by)?\s?[:\-–]?\s?(?P<after>{NAME})"
)
SECONDED = re.compile(
    rf"(?P<before>{NAME}){POSTNOMINALS},?\s(?:then\s|formally\s|had\s)?(?i:seconded)\b(?!\s(?i:by)\b|\s?:|\s[A-Z])"
    rf"|\b(?i:seconded|seconder|second)\s?(?i:by)?\s?[:\-–]?\s?(?P<after>{NAME})"
)
NEAR = re.compile(r"mov|propos|second|motion", re.IGNORECASE)
"""What a text must hold for either; names are not sought elsewhere."""
TITLED = re.compile(rf"{TITLE}\s")
PREFIX = re.compile(r"(?:Councillors?|Cllrs?\.?|Alderman|Ald\.)\s")
NOBODY = re.compile(
    r"(?:The|It|That|This|An?|Council|Committee|Cabinet|Board|Members?|Chair(?:man)?|Was|And|Motion|Amendment|Proposed|Moved|Following|Being|By|Resolved|RESOLVED)\b"
)
FOLLOWING = re.compile(r"\s(?:and|that|That|THAT|[Ss]econded|SECONDED|[Pp]roposed|PROPOSED|[Mm]oved|MOVED)\b")
"""What follows a name and is no part of it."""


class Movers(NamedTuple):
    """Who moved and seconded something, and the sentence around them."""

    moved_by: str
    seconded_by: str | None
    start: int
    """Where the first of the two begins in the text."""
    end: int
    """Where the last of the two, with its verb, ends."""
    moved_end: int
    seconded_start: int


def read_movers(text: str) -> Movers | None:
    """Read who moved and who seconded; None where nobody by name did."""
    moved = _first(MOVED, text)
    if moved is None:
        return None
    seconded = _first(SECONDED, text)
    end = _end(moved)
    if seconded is None:
        return Movers(_name(moved), None, moved.start(), end, end, end)
    return Movers(
        _name(moved),
        _name(seconded),
        min(moved.start(), seconded.start()),
        max(end, _end(seconded)),
        end,
        seconded.start(),
    )


def read_seconder(text: str) -> str | None:
    """Read who seconded, where the mover stands elsewhere."""
    seconded = _first(SECONDED, text)
    return _name(seconded) if seconded else None


def without_councillor(name: str) -> str:
    """Leave "Councillor" out of a name."""
    return PREFIX.sub("", name, count=1).strip(" .,:")


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Find the first match that names a person."""
    if NEAR.search(text) is None:
        return None
    for match in pattern.finditer(text):
        name = match["before"] or match["after"]
        if NOBODY.match(name):
            continue
        if match["before"] and " " not in name and not TITLED.match(name):
            continue
        return match
    return None


def _end(match: re.Match[str]) -> int:
    """Give where a match ends, without words behind the name: "Moved by A Moor That"."""
    following = FOLLOWING.search(match["after"] or "")
    return match.end() if following is None else match.start("after") + following.start()


def _name(match: re.Match[str]) -> str:
    name = match["before"] or match["after"]
    return without_councillor(FOLLOWING.split(name, maxsplit=1)[0])
