"""The meeting a heading announces: whose, which, when, where.

    occasion = council?, body?, (sentence | label, value | date, time? | venue)* ;
    sentence = "… meeting of the", body, "held in the", venue, "on", date, ("at", time)? … ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.values import Found

HELD = re.compile(
    r"\b(?:held|meet|take\splace|meeting)\b(?:\s+(?:remotely|virtually|in\s+person|online))?,?\s+(?:in|at|via|by)\s+(?:the\s+)?(?P<venue>[^;]+?)"
    r"[,\s]+(?:on|at)\s+(?=(?:\w+day\b|\d{1,2}(?:st|nd|rd|th)?\s|\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m))",
    re.IGNORECASE,
)
"""A venue before its date: "held in the Village Hall, on Tuesday"."""
AFTER_DATE = re.compile(
    r"^[\s,]*(?:(?:at|from|commencing|starting|beginning|@)[\s\w]{0,20}?\s*(?=\d))?(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\.?|hrs|noon)?[\s,]*)?"
    r"(?:in|at|via)\s+(?:the\s+)?(?P<venue>[A-Z][^.;]+)",
)
"""A venue after its date: "on 4 May 2025 at 7.30 pm in the Village Hall"."""
VENUE_END = re.compile(
    r"\s*(?:,\s*)?(?:\b(?:at|commencing|starting|beginning|from|to|when|for|in order|and will|where|which)\s.*|\.\s.*|\.$)", re.IGNORECASE
)
OF_BODY = re.compile(
    r"(?:\bmeetings?|\bminutes|\bagenda|\bnotes|\brecord|\bproceedings|\bsummons)\s*(?:\(no\.?\s*\d+\)\s*)?\s+of\s+(?:an?\s+|the\s+)?"
    r"(?:(?:\w+\s+){0,2}?meeting\s+of\s+)?(?:the\s+)?(?P<body>[A-Z][^.:;]*?)(?=\s+(?:was|will|held|to\s+be|on|at|which|is|duly)\b|[.:;]|$)"
)
PRE_MEETING = re.compile(r"\bpre[- ]?meet", re.IGNORECASE)
NO_BODY = re.compile(r"^(?:\W|\d)*$")
STARTS = re.compile(r"\b(?:start\w*|commenc\w+|begin\w*|at|from|@)\s*:?\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Occasion:
    """What a heading says of its meeting, and the paragraphs that say it."""

    council: str | None = None
    committee: str | None = None
    date: Found | None = None
    start: Found | None = None
    pre_meeting: Found | None = None
    venue: str | None = None
    sources: list[Paragraph] = field(default_factory=list)


class OccasionReader:
    """Reads occasions with the vocabulary's words for bodies and titles of papers."""

    def __init__(self, desk: Desk) -> None:
        """Take the tables `bodies` and `papers`."""
        self._bodies = desk.phrases("bodies")
        self._papers = desk.phrases("papers")

    def read(self, paragraphs: Iterable[Paragraph]) -> Occasion:
        """Read the paragraphs of a heading, in printed order; what is found first stays."""
        occasion = Occasion()
        for paragraph in paragraphs:
            before = _state(occasion)
            self._read_paragraph(paragraph, occasion)
            if _state(occasion) != before:
                occasion.sources.append(paragraph)
        return occasion

    def is_council(self, text: str) -> bool:
        """Whether a short text is a council's own name, not only its kind: "Wexcombe Parish Council"."""
        words = text.split()
        if not 1 < len(words) <= 9 or text.endswith((".", ";")) or not words[0][0].isupper():  # noqa: PLR2004
            return False
        folded = " ".join(text.casefold().replace("-", " ").split())
        if self._bodies.named(text) == "kind":
            return False
        ends = any(folded.endswith(" " + kind.casefold()) for kind in self._bodies["kind"])
        begins = any(folded.startswith(kind.casefold() + " ") for kind in self._bodies["before"])
        return (ends or begins) and self._papers.leading(text) is None

    def _read_paragraph(self, paragraph: Paragraph, occasion: Occasion) -> None:
        """Read one paragraph."""
        text = paragraph.text
        if PRE_MEETING.search(text):
            occasion.pre_meeting = occasion.pre_meeting or values.find_time(text)
            return
        date = values.find_date(text)
        if date is not None and len(date.value) < len("2010-12-16"):
            date = None
        bare = _without(text, date)
        if occasion.council is None and self.is_council(bare):
            occasion.council = bare
        elif occasion.committee is None:
            self._read_body(text, bare, paragraph, occasion)
        if date is not None and occasion.date is None:
            occasion.date = date
            time = values.find_time(text[date.end :]) or values.find_time(text[: date.start])
            occasion.start = occasion.start or time
        if occasion.venue is None:
            occasion.venue = _venue(text, date)
        if date is None and occasion.date is not None and occasion.start is None and len(text) < 120:  # noqa: PLR2004
            occasion.start = values.find_time(text)

    def _read_body(self, text: str, bare: str, paragraph: Paragraph, occasion: Occasion) -> None:
        """Read the body that meets: in a sentence, or as a heading of its own."""
        match = OF_BODY.search(text) or OF_BODY.search(text.title()) if text.isupper() else OF_BODY.search(text)
        if match is not None:
            start, end = match.span("body")
            body = text[start:end].strip(" ,-–—")
            if self.is_council(body):
                occasion.council = occasion.council or body
            elif body and len(body.split()) <= 14:  # noqa: PLR2004 - longer is a sentence
                occasion.committee = body
            return
        if paragraph.kind == "heading" and self._is_body(bare):
            occasion.committee = bare

    def _is_body(self, text: str) -> bool:
        """Whether a heading names a body: it has a body's word in it and is no paper's title."""
        if not text or NO_BODY.match(text) or self._papers.named(text) is not None or len(text.split()) > 14:  # noqa: PLR2004
            return False
        return self._bodies.within(text) is not None


def _state(occasion: Occasion) -> tuple[object, ...]:
    return (
        occasion.council, occasion.committee, occasion.date, occasion.start, occasion.pre_meeting, occasion.venue,
    )  # fmt: skip


def _without(text: str, date: Found | None) -> str:
    """Give a heading without its date and the dash or weekday before it."""
    if date is None:
        return text.strip(" ,-–—.:")
    head = re.sub(r"[\s,\-–—]*(?:(?:on\s+)?\w+day[,\s]*)?$", "", text[: date.start], flags=re.IGNORECASE)
    return head.strip(" ,-–—.:")


def _venue(text: str, date: Found | None) -> str | None:
    """Read the venue in a sentence that says where a meeting is held."""
    match = HELD.search(text)
    if match is not None and len(match["venue"]) < 160:  # noqa: PLR2004 - longer is no venue
        return match["venue"].strip(" ,")
    if date is None:
        return None
    match = AFTER_DATE.match(text[date.end :])
    if match is None:
        return None
    return VENUE_END.sub("", match["venue"]).strip(" ,.") or None


def first_paragraphs(blocks: Sequence[object], most: int) -> list[Paragraph]:
    """Give the first paragraphs among blocks."""
    return [block for block in blocks[:most] if isinstance(block, Paragraph)]
