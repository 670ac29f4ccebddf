"""When a meeting ended, as the end of its minutes says, or their head.

closing = "The meeting closed at", time | "Duration of meeting:", time, "to", time | "… and finishing at", time ;
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.values import Found

CLOSING_BLOCKS = 12
"""Paragraphs from the end of minutes among which their closing time stands."""
TIME_AFTER = 60
"""Most characters between the word for closing and the time."""
WENT_ON = re.compile(r"\b(?:reconvene|resume|restart)", re.IGNORECASE)
"""A break is no end."""
SPAN = re.compile(r"\W{0,3}(?:of\s(?:the\s)?meeting)?\W{0,9}(?:from\s)?", re.IGNORECASE)


def find_closing_time(head: Sequence[Block], blocks: Sequence[Block], desk: Desk) -> Found | None:
    """Find it in the last paragraphs, from the last backwards, else in the head."""
    table = desk.phrases("concluded")
    phrases = sorted((phrase for name in table for phrase in table[name]), key=len, reverse=True)
    ended = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in phrases), re.IGNORECASE)
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    heads = [block.text for block in head if isinstance(block, Paragraph)]
    for text in (*reversed(paragraphs[-CLOSING_BLOCKS:]), *heads):
        found = next(_times(ended, text), None)
        if found is not None:
            return found
    return None


def _times(ended: re.Pattern[str], text: str) -> Iterator[Found]:
    """Give the times after words for closing; of a duration, its end."""
    for match in ended.finditer(text):
        behind = text[match.end() : match.end() + TIME_AFTER]
        if WENT_ON.search(behind):
            continue
        span = list(islice(values.find_times(behind), 2))
        if match.group().casefold() == "duration":
            yield from span[1:]
        elif (time := values.find_time(behind)) is not None:
            yield time
