"""Who took the chair, where a sentence says so and no list does.

chair = person, ("took" | "was in"), "the chair" | person, "presided" | "chaired by", person ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.minutes.roll import THERE, Context
from scrutiny_extract.extract.readers.minutes.substitutes import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.minutes.roll import Roll

TOOK = re.compile(
    rf"(?P<who>{NAME}),?\s(?i:(?:(?:then|duly|therefore)\s)?(?:took\sthe\schair|was\sin\sthe\schair|in\sthe\schair|presided"
    rf"|chaired\sthe\smeeting))\b|\b(?i:chaired\sby)\s(?P<by>{NAME})"
)


def find_chair(paragraphs: Iterable[Paragraph], roll: Roll) -> None:
    """Give the role of chair to whoever sentences say took it, unless somebody on the roll has it."""
    if any(entry.person.role == "chair" and entry.status in THERE for entry in roll.entries):
        return
    for paragraph in paragraphs:
        match = TOOK.search(paragraph.text)
        if match is None:
            continue
        words = (match["who"] or match["by"]).split()
        known = roll.find(" ".join(words[1:])) or roll.find(" ".join(words))
        entered = [known] if known else roll.enter(" ".join(words), Context("present"), paragraph.lines)
        for entry in entered:
            entry.person.role = "chair"
        return
