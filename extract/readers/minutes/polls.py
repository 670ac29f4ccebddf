"""Votes by name: each side with its count and its names, under one another or in columns.

poll = (side, count?, names, leader?)+, outcome? ;
side = "For (51)" | "Against: 3" | "AYES: A, B" | "FOR – A, B (2)" | "For", names, "..... 24" ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.minutes.votes import LONGEST_TAIL, SIDE, SIDES, Poll, is_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.minutes.votes import OutcomeReader

HEAD = re.compile(
    rf"(?:votes?\s|voted\s|voting\s|members\s|councillors\s|those\s){{0,4}}(?:{SIDE})"
    r"(?:\sthe\s(?:motion|amendment|recommendation|proposal|budget|resolution)s?)?"
    r"\s?(?:[:–-]{0,3}\s?[(\[]?\s?(?P<count>\d{1,3})\s?[)\]]?)?\s?(?P<sign>[:.–-]{0,3})\s?",
    re.IGNORECASE,
)
"""The line above the names of one side, or before them: "For (51)"."""
ENDING = re.compile(r"\s?(?:[.…·]{2,80}\s?(?P<led>\d{1,3})|[(\[]\s?(?P<count>\d{1,3})\s?[)\]])\W{0,4}$")
"""A count behind the names: "A Moor, B Lee (2)", "A Moor ..... 24"."""
LEADER = re.compile(r"[.…·]{0,80}\s?(?P<count>\d{1,3})\W{0,4}")
"""A count on its own line under the names, dots before it."""
NAMES = re.compile(r"[,;\n](?!\s?(?:OBE|MBE|CBE|KBE|DBE|BEM|KC|QC|JP|DL|MP|TD|QPM)\b)|\sand\s(?=[A-Z])")
PLURAL = re.compile(r"^(?:Councillors|Cllrs\.?|Members)\s")
"""What a list of names calls all of them."""
LONGEST_NAME = 6
"""Most words of a name."""
NOBODY = frozenset({"none", "nil", "0"})


def read_side(text: str) -> tuple[str, int | None, str] | None:
    """Read the head of one side's names: `"For (51)"` -> `("for", 51, "")`; names may follow on its line."""
    match = HEAD.match(text)
    if match is None:
        return None
    rest, behind = _without_count(text[match.end() :])
    count = int(match["count"]) if match["count"] else behind
    if rest and not rest[0].isupper():
        return None
    named = bool(rest) and (behind is not None or bool(match["sign"])) and _are_all_names(rest)
    if match["count"] is None and ":" not in match["sign"] and not named:
        return None
    return next(name for name in SIDES if match[name]), count, rest


def is_side(text: str) -> bool:
    """Whether a text is the heading of one side and nothing more: "Against"."""
    match = HEAD.fullmatch(text)
    return match is not None and len(text) < LONGEST_TAIL


def may_be_voters(text: str) -> bool:
    """Whether a text is names, or a count behind dots."""
    return LEADER.fullmatch(text) is not None or (_are_all_names(text) and not _is_shouted(text))


def read_names(text: str) -> tuple[str, ...]:
    """Read names as printed: `"Mr Aldous, Sir Piers Fenwick, CBE"` are two."""
    names = (name.strip(" .…·") for name in NAMES.split(PLURAL.sub("", text)))
    return tuple(name for name in names if name and name.casefold() not in NOBODY)


def read_poll(paragraphs: Sequence[Paragraph], start: int, outcomes: OutcomeReader) -> tuple[Poll, int]:
    """Read the sides of a named vote from a paragraph on; give the poll and where it ends."""
    poll = Poll()
    at = start
    while at < len(paragraphs) and (head := read_side(paragraphs[at].text)) is not None:
        side, count, names = head
        poll.sources.append(paragraphs[at])
        at += 1
        while at < len(paragraphs) and (found := _read_more(paragraphs[at], outcomes)) is not None:
            more, behind = found
            names = "\n".join(filter(None, (names, more)))
            count = count if behind is None else behind
            poll.sources.append(paragraphs[at])
            at += 1
        if count is not None:
            poll.counts[side] = count
        poll.names[side] = read_names(names)
    if poll.sources and at < len(paragraphs) and len(paragraphs[at].text) < LONGEST_TAIL:
        told = outcomes.find(paragraphs[at].text)
        if told is not None:
            caption = is_caption(paragraphs[at].text)
            poll.outcome = poll.raw = paragraphs[at].text.strip(" .") if caption else told.outcome
            poll.sources.append(paragraphs[at])
            at += 1
    return poll, at


def _read_more(paragraph: Paragraph, outcomes: OutcomeReader) -> tuple[str, int | None] | None:
    """Read more names of a side, or its count on a line of its own; None where a paragraph is neither."""
    leader = LEADER.fullmatch(paragraph.text) if paragraph.number is None else None
    if leader is not None:
        return "", int(leader["count"])
    if not _are_names(paragraph) or _is_shouted(paragraph.text) or outcomes.find(paragraph.text) is not None:
        return None
    return _without_count(paragraph.text)


def _without_count(text: str) -> tuple[str, int | None]:
    """Take the count off the end of names."""
    match = ENDING.search(text)
    if match is None:
        return text, None
    return text[: match.start()], int(match["led"] or match["count"])


def _are_names(paragraph: Paragraph) -> bool:
    """Whether a paragraph holds nothing but names."""
    text = paragraph.text
    if paragraph.number or paragraph.kind == "heading" or read_side(text) is not None or is_side(text):
        return False
    return _are_all_names(_without_count(text)[0])


def _is_shouted(text: str) -> bool:
    """Whether a text is one word in capitals: "RESOLVED"."""
    return text.isupper() and " " not in text.strip()


def _are_all_names(text: str) -> bool:
    """Whether every part of a text may be a name."""
    pieces = [piece.strip() for piece in NAMES.split(text)]
    return ":" not in text and all(len(one.split()) <= LONGEST_NAME and one[0].isupper() for one in pieces if one)
