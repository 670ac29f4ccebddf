"""Whom to ask about the papers.

contact = label, name, team?, (telephone | email)* ;      in any order, in lines or beside each other
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.fields import read_fields
from scrutiny_extract.extract.vocabulary import Phrases
from scrutiny_extract.schemas import Contact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.readers.fields import Field

AFTER_NAME = re.compile(
    r"\s?[,;(|]\s?|\s[-–—]\s|\s?\b(?:e-?mail|tel(?:ephone)?|phone|on|at|ext)\b\.?\s?:?\s?(?=\S*[\d@])|\s(?=\S+@)|\s(?=\d)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?P<label>[A-Z][a-z]{1,15}(?:\s[a-z]{1,15}){0,2}:)\s\+?[\d(][\d\s()-]{4,18}\d")
"""A telephone number under a label, whatever it says: "Ring me on: 01632 960114"."""
TELEPHONE = re.compile(r"\b(?:tel|telephone|phone)\b", re.IGNORECASE)
LONGEST_LABEL = 7
"""Words of a label that nobody knows."""
NEAR = 5
"""Lines under it among which a number or an address stands."""
SAME_COLUMN = 12.0
"""Left edges that differ by less are one column, points."""
MARKS = " .,:;-–—"


@dataclass(slots=True)
class _Draft:
    """A contact while its lines are gathered."""

    name: str | None = None
    role: str | None = None
    team: str | None = None
    telephone: str | None = None
    email: str | None = None
    lines: list[Line] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    """Left edges of the label that begins it, and of the name beside that."""


def read_contacts(blocks: Sequence[Block], desk: Desk) -> tuple[Contact, ...]:
    """Read the contacts, in printed order."""
    drafts: list[_Draft] = []
    for found in read_fields(blocks, _labels(blocks, desk)):
        if found.name in {"name", "telephone", "email", "team"}:
            _add(drafts, found, desk)
    if len(drafts) == 1:
        _complete(drafts[0], blocks)
    return tuple(
        desk.make(
            Contact,
            draft.lines,
            name=draft.name,
            role=draft.role,
            team=draft.team,
            telephone=draft.telephone,
            email=draft.email,
        )
        for draft in drafts
        if draft.name or draft.telephone or draft.email
    )


def _complete(draft: _Draft, blocks: Sequence[Block]) -> None:
    """Give the only contact the number and address that stand somewhere else, or behind a label without a mark."""
    lines = [line for block in blocks if isinstance(block, Paragraph) for line in block.lines]
    for line in lines:
        telephone = (
            values.read_telephone(line.text) if draft.telephone is None and TELEPHONE.search(line.text) else None
        )
        email = values.read_email(line.text) if draft.email is None else None
        if telephone or email:
            draft.telephone, draft.email = draft.telephone or telephone, draft.email or email
            draft.lines.append(line)


def contact_labels(blocks: Sequence[Block], desk: Desk) -> tuple[str, ...]:
    """Give the labels by which contacts are found, as printed."""
    return tuple(found.label for found in read_fields(blocks, _labels(blocks, desk)))


def _labels(blocks: Sequence[Block], desk: Desk) -> Phrases:
    """Give the labels of contacts, with those that only their setting tells: "Improvement Partner:" over a name."""
    known = desk.phrases("labels.contact")
    heads = [block for block in blocks if isinstance(block, Paragraph) and _may_head(block, known, desk)]
    found = tuple(head.text for head in heads if _heads_contact(head, blocks, known, desk))
    numbers = tuple(
        match["label"]
        for block in blocks
        if isinstance(block, Paragraph)
        and (match := NUMBER.fullmatch(block.text)) is not None
        and known.named(match["label"]) is None
    )
    if not (found or numbers):
        return known
    more = {"name": (*known["name"], *found), "telephone": (*known["telephone"], *numbers)}
    return Phrases({**known.names, **more})


def _may_head(paragraph: Paragraph, known: Phrases, desk: Desk) -> bool:
    """Whether a paragraph is a heading with a colon that nobody knows."""
    text = paragraph.text
    if not (paragraph.bold and len(paragraph.lines) == 1 and text.endswith(":") and text.count(" ") < LONGEST_LABEL):
        return False
    tables = (known, desk.phrases("labels.meeting"), desk.phrases("attendance"), desk.phrases("membership_titles"))
    return all(table.named(text) is None for table in tables)


def _heads_contact(head: Paragraph, blocks: Sequence[Block], known: Phrases, desk: Desk) -> bool:
    """Whether a name stands under a heading, and a number or an address under that."""
    under = [
        line.text
        for block in blocks
        if isinstance(block, Paragraph) and block.page == head.page
        for line in block.lines
        if abs(line.x0 - head.lines[0].x0) < SAME_COLUMN and line.y0 > head.lines[0].y0 + 1.0
    ][:NEAR]
    if not under or not PeopleReader(desk.vocabulary).is_name(under[0]):
        return False
    leading = (known.leading(text) for text in under[1:])
    return any(led is not None and led[0] in {"telephone", "email"} for led in leading)


def _add(drafts: list[_Draft], found: Field, desk: Desk) -> None:
    """Add a labelled fact to its contact: the last in its column, else the last, unless that has one of its kind."""
    value = found.value
    if not value and found.name != "name":
        return
    if (
        found.name == "name"
        and not found.label.endswith(":")
        and not (found.lines and _names_somebody(found.lines[0].text, desk))
    ):
        # "DEMOCRATIC SERVICES" over an address is a letterhead.
        return
    name = found.name or "name"
    x0 = found.label_lines[0].x0
    above = [draft for draft in drafts if any(abs(edge - x0) < SAME_COLUMN for edge in draft.edges)] or drafts
    if not above or getattr(above[-1], name) is not None:
        above = [_Draft(edges=[x0])]
        drafts.extend(above)
    draft = above[-1]
    draft.lines.extend(found.printed)
    draft.edges.extend(line.x0 for line in found.lines[:1] if name == "name")
    if name == "name":
        draft.role = found.label.strip(MARKS)
        _read_name(draft, found, desk)
    elif name == "telephone":
        draft.telephone = values.read_telephone(value) or value
        draft.email = draft.email or values.read_email(value)
    elif name == "email":
        draft.email = values.read_email(value) or None
    else:
        draft.team = value


def _names_somebody(value: str, desk: Desk) -> bool:
    """Whether what stands under a label without a colon begins with a person's name."""
    name = AFTER_NAME.split(value, maxsplit=1)[0].strip(MARKS)
    people = PeopleReader(desk.vocabulary).read(name)
    return bool(people) and not name.isupper()


def _read_name(draft: _Draft, found: Field, desk: Desk) -> None:
    """Read a name and what stands after it: post, team, number, address; behind a plain label the post is the role."""
    if not found.lines:
        return
    plain = desk.phrases("contact_labels").named(found.label) is not None
    first = found.lines[0].text
    parts = AFTER_NAME.split(first, maxsplit=1)
    draft.name = parts[0].strip(MARKS) or None
    if draft.name is not None and ("@" in draft.name or draft.name[0].isdigit()):
        draft.name = None
    draft.email = draft.email or values.read_email(found.value)
    draft.telephone = draft.telephone or values.read_telephone(" ".join(line.text for line in found.lines))
    post = (
        re.split(r"\be-?mail|\btel|\S{1,64}@", parts[1], maxsplit=1, flags=re.IGNORECASE)[0].strip(MARKS)
        if len(parts) > 1
        else ""
    )
    if plain and post and not post[0].isdigit() and desk.phrases("team_words").named(post.split()[-1]) is None:
        draft.role, post = post, ""
    under = [line.text for line in found.lines[1:] if "@" not in line.text and not values.read_telephone(line.text)]
    rest = list(takewhile(lambda text: not any(map(str.isdigit, text)), under))  # an address has figures
    team = " ".join([post, *rest] if post and not post[0].isdigit() else rest).strip(MARKS)
    draft.team = draft.team or team or None
