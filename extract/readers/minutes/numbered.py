"""Resolutions under numbers of their own, as Canadian councils print them.

resolution = number, (mover, ",", seconder, ":")?, text, paragraph*, outcome ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.minutes.movers import read_movers
from scrutiny_extract.extract.readers.minutes.polls import read_side
from scrutiny_extract.schemas import Resolution

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.minutes.verbs import VerbReader
    from scrutiny_extract.extract.readers.minutes.walk import Walk

NUMBERED = re.compile(
    r"(?:(?i:Resolution|Motion)\s(?:(?i:No\.?|Number)\s)?)?"
    r"(?P<number>[A-Z]{1,3}\d{4}\s?-\s?\d{1,4}|(?<=(?i:o\.|er)\s)\d[\w/-]*)\s?:?\s?(?P<rest>.*)",
    re.DOTALL,
)
"""A paragraph that begins with a resolution's number: "R2025-034 A. Moor, B. Lee: That …", "Motion Number 2025-3"."""
HEADING = re.compile(r"(?:[A-Z]{1,3}\d{4}|(?i:motion|resolution)\s(?i:number)\s\d{4})\s?-\s?\d")
"""A number in one of the forms that stand in a line of their own above a resolution, not within an item's text."""
PAIR = re.compile(
    r"\b(?P<mover>[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,3}),\s?(?P<seconder>[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,3})\s?"
    r"(?::\s?(?P<rest>.*)|(?P<that>That\b.*))",
    re.DOTALL,
)
CLOSING = re.compile(
    r"\s?\b(?P<outcome>carried(?:\sunanimously)?|defeated|lost|motion\scarried)\b[.\s]{0,4}$", re.IGNORECASE
)
"""An outcome as the last word of a resolution."""
FIRST_WORDS = 16
"""Characters within which a verb opens a resolution."""


def is_numbered(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins a resolution under its own number."""
    return NUMBERED.fullmatch(join_lines(paragraph.lines)) is not None


def heads_resolution(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the heading of a resolution under its own number."""
    return HEADING.match(paragraph.text) is not None


def is_moved(paragraph: Paragraph) -> bool:
    """Whether who moved it stands beside a resolution's number, where an item's title would."""
    match = NUMBERED.fullmatch(join_lines(paragraph.lines))
    return match is not None and _movers(match["rest"].strip())[0] is not None


def read_numbered(walk: Walk, verbs: VerbReader, desk: Desk) -> Resolution | None:
    """Read the resolution at the walk's place, if its number stands there, up to its outcome."""
    first = walk.paragraphs[walk.at]
    match = NUMBERED.fullmatch(join_lines(first.lines))
    if match is None:
        return None
    walk.at += 1
    moved_by, seconded_by, text = _movers(match["rest"].strip())
    printed = [first]
    while (following := walk.here) is not None and _goes_on(walk, text, following):
        text = f"{text} {join_lines(following.lines)}".strip()
        printed.append(following)
        walk.at += 1
    if moved_by is None:
        moved_by, seconded_by, text = _movers(text)
    verb = verbs.find(text)
    opening = verb if verb is not None and verb.start < FIRST_WORDS else None
    closing = CLOSING.search(text)
    return desk.make(
        Resolution,
        printed,
        number=re.sub(r"\s", "", match["number"]),
        verb=verb.verb if verb else None,
        text=text[opening.end if opening else 0 : closing.start() if closing else len(text)],
        moved_by=moved_by,
        seconded_by=seconded_by,
        outcome=closing["outcome"] if closing else None,
    )


def _movers(text: str) -> tuple[str | None, str | None, str]:
    """Take mover and seconder off the head of a resolution."""
    pair = PAIR.fullmatch(text)
    if pair is not None:
        return pair["mover"], pair["seconder"], (pair["rest"] or pair["that"] or "").strip()
    movers = read_movers(text)
    if movers is not None:
        return movers.moved_by, movers.seconded_by, text[movers.end :].strip(" :,;.")
    return None, None, text


def _goes_on(walk: Walk, text: str, following: Paragraph) -> bool:
    """Whether a resolution that has no outcome yet goes on with a paragraph."""
    if CLOSING.search(text) or is_numbered(following) or read_side(following.text) is not None:
        return False
    if not text or following.number or following.marker or following.text[:1].islower() or text[-1] not in ".!?":
        return True
    return _closes(walk)


def _closes(walk: Walk) -> bool:
    """Whether an outcome stands further down, before the next numbered resolution."""
    for paragraph in walk.paragraphs[walk.at :]:
        if is_numbered(paragraph):
            return False
        if CLOSING.search(paragraph.text):
            return True
    return False
