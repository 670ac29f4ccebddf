"""Whom to ask about the papers.

contact = label, name, team?, (telephone | email)* ;      in any order, in lines or beside each other
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.fields import read_fields
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
    x0: float = 0.0
    """Left edge of the label that begins it."""


def read_contacts(blocks: Sequence[Block], desk: Desk) -> tuple[Contact, ...]:
    """Read the contacts, in printed order."""
    drafts: list[_Draft] = []
    for found in read_fields(blocks, desk.phrases("labels.contact")):
        if found.name in {"name", "telephone", "email", "team"}:
            _add(drafts, found, desk)
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


def contact_labels(blocks: Sequence[Block], desk: Desk) -> tuple[str, ...]:
    """Give the labels by which contacts are found, as printed."""
    return tuple(found.label for found in read_fields(blocks, desk.phrases("labels.contact")))


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
    above = [draft for draft in drafts if abs(draft.x0 - x0) < SAME_COLUMN] or drafts
    if not above or getattr(above[-1], name) is not None:
        above = [_Draft(x0=x0)]
        drafts.extend(above)
    draft = above[-1]
    draft.lines.extend(found.printed)
    if name == "name":
        draft.role = found.label.strip(MARKS)
        _read_name(draft, found, plain=desk.phrases("contact_labels").named(found.label) is not None)
    elif name == "telephone":
        draft.telephone = values.read_telephone(value) or value
    elif name == "email":
        draft.email = values.read_email(value) or None
    else:
        draft.team = value


def _names_somebody(value: str, desk: Desk) -> bool:
    """Whether what stands under a label without a colon begins with a person's name."""
    name = AFTER_NAME.split(value, maxsplit=1)[0].strip(MARKS)
    people = PeopleReader(desk.vocabulary).read(name)
    return bool(people) and not name.isupper()


def _read_name(draft: _Draft, found: Field, *, plain: bool) -> None:
    """Read a name and what stands after it: post, team, number, address; the post is the role of a `plain` label."""
    if not found.lines:
        return
    first = found.lines[0].text
    parts = AFTER_NAME.split(first, maxsplit=1)
    draft.name = parts[0].strip(MARKS) or None
    if draft.name is not None and ("@" in draft.name or draft.name[0].isdigit()):
        draft.name = None
    draft.email = draft.email or values.read_email(found.value)
    draft.telephone = draft.telephone or values.read_telephone(" ".join(line.text for line in found.lines))
    post = (
        re.split(r"\be-?mail|\btel|\S+@", parts[1], maxsplit=1, flags=re.IGNORECASE)[0].strip(MARKS)
        if len(parts) > 1
        else ""
    )
    if plain and post and not post[0].isdigit():
        draft.role, post = post, ""
    rest = [line.text for line in found.lines[1:] if "@" not in line.text and not values.read_telephone(line.text)]
    team = " ".join([post, *rest] if post and not post[0].isdigit() else rest).strip(MARKS)
    draft.team = draft.team or team or None
