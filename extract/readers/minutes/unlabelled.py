"""Those present under no heading we know, or under none: councillors and a chair, listed in the head of minutes.

roll = (label?, people), (label, people)* ;     "HERE: Councillor A Moor in the Chair"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.minutes.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.people import PeopleReader
    from scrutiny_extract.extract.readers.minutes.labels import AttendanceLabels

LABEL = re.compile(r"(?P<label>[^(),;:]{2,40}:)(?:\s?[-–])?\s")
MEMBERS = frozenset({"chair", "vice-chair"})


def find_unlabelled(head: Sequence[Block], labels: AttendanceLabels, people: PeopleReader) -> dict[int, Label]:
    """Give the blocks of a head at which such lists begin; none where a heading we know lists those present.

    The first list is of members; one under another unknown label is of others, unless councillors are in it.
    """
    texts = [block.text if isinstance(block, Paragraph) else "" for block in head]
    known = [labels.read(text) for text in texts]
    tables = [block for block in head if not isinstance(block, Paragraph)]
    if any(labels.read(cell.lines[0].text) is not None for table in tables for cell in table.cells if cell.lines):
        return {}
    found: dict[int, Label] = {}
    for number, (text, label) in enumerate(zip(texts, known, strict=True)):
        if label is not None or not text:
            if found or (label is not None and label.status == "present"):
                break
            continue
        match = LABEL.match(text)
        body = text[match.end() :] if match else text
        if (found and match is None) or not labels.looks_like_people(body):
            continue
        members = any(one.category == "councillor" or one.role in MEMBERS for one in people.read(body))
        if members or found:
            found[number] = Label("present" if members else "in attendance", match["label"] if match else "", body)
    return found
