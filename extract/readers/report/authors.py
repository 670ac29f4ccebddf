"""Who wrote a report and can be asked about it: at its head, or under "Contact details" at its end.

author = label, name, (post | telephone | email)* ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.fields import read_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.readers.fields import Field
    from scrutiny_extract.extract.readers.report.head import Head

NAME_END = re.compile(r"\s?[,;(]?\s?(?:\(|;|\btel\b|\btelephone\b|\be-?mail\b|\S{1,64}@|\s(?=\+?\d))", re.IGNORECASE)
"""Where the words for a person end; a post after a comma is one of them."""
UNFINISHED = re.compile(r"(?:,|&|\b(?:and|of|for|the))$")
"""How a line ends whose person's post goes on below."""
WANTED = frozenset({"originator", "telephone", "email"})
LONGEST_NAME = 8
"""Words before a comma from which a value is a sentence and names nobody."""
TOP = 20
"""Blocks from a report's beginning among which a box may say whom to ask."""
TAIL = 30
"""Blocks from a report's end among which its contact details stand."""


@dataclass(slots=True)
class Author:
    """The author as printed."""

    name: str | None = None
    telephone: str | None = None
    email: str | None = None


def read_author(head: Head, body: Sequence[Block], desk: Desk) -> Author:
    """Read the author: from the head first, then from the contact details at the end, or in a box at the top."""
    labels = desk.phrases("labels.report")
    author = Author()
    tail = _tail(body, desk, _name_in(head.fields))
    below = read_fields(tail, labels)
    alone = not any(found.name == "originator" for found in (*head.fields, *below))
    _read(author, _wanted(head.fields, alone=alone))
    if author.name is None or author.telephone is None or author.email is None:
        fields = _wanted(below, alone=alone)
        _read(author, fields, named=author.name)
        if not any(found.name == "originator" for found in fields):
            _read_plain(author, tail, PeopleReader(desk.vocabulary))
    if author == Author():
        _read_plain(author, _tail(body[:TOP], desk, None), PeopleReader(desk.vocabulary))
    if author.telephone is None and author.email is None:
        _read_plain(author, _signed(body), PeopleReader(desk.vocabulary))
    return author


def _signed(body: Sequence[Block]) -> Sequence[Block]:
    """Give the last heading of the end with an address or a number in one of the next lines, and what follows it."""
    for index in range(len(body) - 1, max(len(body) - TAIL, -1), -1):
        block = body[index]
        if isinstance(block, Paragraph) and block.kind == "heading":
            below = [one.text for one in body[index + 1 : index + 3] if isinstance(one, Paragraph)]
            if any(values.read_email(text) for text in below):
                return body[index:]
    return ()


def _name_in(fields: Sequence[Field]) -> str | None:
    """Give the first two words of the author that a head names: a signature begins with them."""
    value = next((found.value for found in fields if found.name == "originator" and found.value), "")
    words = value.replace(",", " ").split()[:2]
    return " ".join(words) if len(words) == 2 else None


def _wanted(fields: Sequence[Field], *, alone: bool) -> list[Field]:
    """Give the fields that say who to ask: the author; the lead officer, if the paper names no author."""
    if alone:
        fields = [replace(found, name="originator") if found.name == "lead_officer" else found for found in fields]
    return [found for found in fields if found.name in WANTED]


def _tail(body: Sequence[Block], desk: Desk, author: str | None) -> Sequence[Block]:
    """Give the blocks from the heading of the contact details, the first author's label or his name, to the end."""
    headings, labels = desk.phrases("headings.report"), desk.phrases("labels.report")
    start = len(body)
    for index in range(len(body) - 1, max(len(body) - TAIL, -1), -1):
        block = body[index]
        text = block.text if isinstance(block, Paragraph) else block.cells[0].text if block.cells else ""
        led = labels.leading(text)
        labelled = (
            led is not None
            and led[0] in {"originator", "lead_officer"}
            and (led[1].endswith(":") or not led[2] or isinstance(block, Table))
        )
        signed = author is not None and text.startswith(author)
        if labelled or signed or (isinstance(block, Paragraph) and headings.named(block.text) == "contact"):
            start = index
    return body[start:]


def _read_plain(author: Author, tail: Sequence[Block], people: PeopleReader) -> None:
    """Read contact details that nothing labels: "A Moor, Research Officer", a number, an address."""
    for block in tail[1:3]:
        if not isinstance(block, Paragraph) or block.kind == "heading":
            break
        name = NAME_END.split(block.text, maxsplit=1)[0].split(",")[0]
        if author.name is None and people.is_name(name):
            author.name = name
        author.telephone = author.telephone or values.read_telephone(block.text)
        author.email = author.email or values.read_email(block.text)


def _read(author: Author, fields: Sequence[Field], *, named: str | None = None) -> None:
    """Fill in an author from labelled facts, up to the next person's."""
    for found in fields:
        value = found.value
        if found.name == "originator":
            if author.name is not None and author.name != named:
                return
            name = NAME_END.split(_first(found), maxsplit=1)[0].strip(" .,:;-–—•▪●")
            if name.split(",")[0].count(" ") >= LONGEST_NAME:
                continue
            if author.name is None and name:
                author.name = name
            author.telephone = author.telephone or values.read_telephone(" ".join(line.text for line in found.lines))
            author.email = author.email or values.read_email(value)
        elif found.name == "telephone":
            author.telephone = author.telephone or values.read_telephone(value)
        else:
            author.email = author.email or values.read_email(value)


def _first(found: Field) -> str:
    """Give the first line of a value, with the next where a post goes on."""
    text = found.lines[0].text if found.lines else ""
    for line in found.lines[1:]:
        if not UNFINISHED.search(text):
            break
        text = f"{text} {line.text}"
    return text
