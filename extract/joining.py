"""Lines of words joined into one text.

text = word, (glue | " "), word … ;
glue = nothing, after a hyphen at a line's end or inside a broken address ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.layout import Line

SOFT_HYPHEN = "\u00ad"
"""What `pages` leaves at the end of a word whose hyphen only marks the line's end."""

HYPHENS = "-\u2010\u2011"

IN_ADDRESS = "/_=&?"
"""Marks after which an address may go on in the next line."""

BREAKING = HYPHENS + IN_ADDRESS
"""What a line ends with that may go on without a space."""

SUSPENDING = frozenset({"and", "or", "to", "nor"})
"""Words after which a hyphen at a line's end stands for a left-out half: "short- and long-term"."""


def join_lines(lines: Iterable[Line]) -> str:
    """Join lines into one text with single spaces, as a reader would read it aloud."""
    pieces: list[str] = []
    for line in lines:
        text = line.text
        if not text:
            continue
        if pieces:
            last = pieces[-1]
            if last.endswith(SOFT_HYPHEN):
                pieces[-1] = last[:-1]
            elif last[-1] not in BREAKING or not _is_broken(last, text):
                pieces.append(" ")
        pieces.append(text)
    return "".join(pieces).replace(SOFT_HYPHEN, "")


def _is_broken(before: str, after: str) -> bool:
    """Whether a line ends inside a hyphened word, after a slash or in a web address that goes on below."""
    if before[-1] in HYPHENS and len(before) > 1 and before[-2].isalnum():
        first = after.split(" ", 1)[0]
        return after[0].isalnum() and first.casefold() not in SUSPENDING
    if before[-1] == "/" and len(before) > 1 and before[-2].islower():
        return after[0].isalnum()  # "Plan/Council"; after an abbreviation it parts two phrases: "WBC/ Jo Marsh"
    last = before.rsplit(" ", 1)[-1]
    return last.startswith(("http://", "https://", "www.")) and last[-1] in IN_ADDRESS and not after[0].isspace()
