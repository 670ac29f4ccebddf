"""Where a meeting is held, in the sentence or line that says so.

venue = "held in the", place, ("on" | "at"), date or time | date, ("at", time)?, "in the", place | date, time?, place ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_extract.extract.values import Found

HELD = re.compile(
    r"\b(?:held|meets?|takes?\splace|meeting)\b(?:\s(?:remotely|virtually|in\sperson|online))?,?"
    r"\s(?:in|at|via|by)\s(?:the\s)?(?!\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m|hrs|noon|on)\b)(?P<venue>[^;]{1,200}?)"
    r"[,\s]{1,9}(?:on|at)\s(?=(?:\w+day\b|\d{1,2}(?:st|nd|rd|th)?\s|\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m))",
    re.IGNORECASE,
)
"""A venue before its date: "held in the Village Hall, on Tuesday"."""
OF_BODY_IN = re.compile(
    r"\bmeeting\sof\s[^,.;]{1,80}?\s(?:in|at)\s(?:the\s)?(?P<venue>[^;]{1,200}?)"
    r"[,\s]{1,9}on\s(?=\w+day\b|\d{1,2}(?:st|nd|rd|th)?\s)",
    re.IGNORECASE,
)
"""A venue behind the body that meets: "Meeting of the Board in the Civic Hall on Thursday"."""
IN_PERSON = re.compile(
    r"\bmeetings?\b[^.;]{0,60}\bheld\sin\sperson\s(?:in|at)\s(?:the\s)?(?P<venue>[A-Z\d][^;]{1,160}?)"
    r"(?=,?\s(?:and|or)\s(?:virtually|online|remotely|via|by|will)\b|\.\s|\.?$|;)"
)
"""A venue beside another way to attend, of meetings at large: "held in person at the Guildhall and virtually"."""
AFTER_DATE = re.compile(
    r"^[\s,]{0,5}(?:(?:at|from|commencing|starting|beginning|@)[\s\w]{0,20}?\s?(?=\d))?"
    r"(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\.?|hrs|noon)?[\s,]{0,5})?"
    r"(?:in|at|via)\s(?:the\s)?(?P<venue>[A-Z][^.;]+)",
)
"""A venue after its date: "on 4 May 2025 at 7.30 pm in the Village Hall"."""
VENUE_END = re.compile(
    r"\s?(?:,\s?)?(?:\b(?:at|commencing|starting|beginning|from|to|when|for|in order|and will|where|which)\s.*"
    r"|\.\s.*|\.$)",
    re.IGNORECASE,
)
BEFORE_DATE = re.compile(r"\s?(?:\w{1,9}day)?[\s,]{0,5}", re.IGNORECASE)
ONLY_TIME = re.compile(
    r"[\s,]{0,5}(?:at\s|@\s?)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\.?|hrs|noon)?[\s,]{0,5}", re.IGNORECASE
)
LONGEST_VENUE = 160
"""Most characters of a venue."""


def read_usual_venue(text: str) -> str | None:
    """Read where meetings at large are held: "Meetings will be held in person at the Guildhall and virtually"."""
    found = IN_PERSON.search(text)
    return None if found is None else found["venue"].strip(" ,")


def read_venue(text: str, date: Found | None) -> str | None:
    """Read the venue in a sentence that says where a meeting is held."""
    match = HELD.search(text) or OF_BODY_IN.search(text)
    if match is not None and len(match["venue"]) < LONGEST_VENUE:
        return match["venue"].strip(" ,")
    if date is None:
        return None
    rest = text[date.end :]
    if BEFORE_DATE.fullmatch(text[: date.start]) is not None:
        # A line that begins with the date, the time after it: what is left is the place.
        alone = ONLY_TIME.match(rest)
        place = rest[alone.end() :].strip(" ,.") if alone else ""
        if len(place.split()) > 1 and place[0].isupper():
            return place
    match = AFTER_DATE.match(rest)
    if match is None:
        return None
    return VENUE_END.sub("", match["venue"]).strip(" ,.") or None
