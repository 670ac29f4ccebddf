"""Headings of a report's head that have no label: a body, a date, who reports, and what is left, its subject.

heading = body | date | body, date | "Report by the", post | "Report", number ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Section
    from scrutiny_extract.extract.values import Found

OCCASION = frozenset({"meeting", "to", "be", "held", "on", "of", "the", "at", "date", "dated"})
"""What may stand beside a heading's date that says no more than it; a weekday too."""
TO_DATE = re.compile(r"[\s,–—-]{1,5}(?:\w{3,9}day,?\s)?$", re.IGNORECASE)
SIGNS = " .:;-–—"
STAMP_WORDS = 3
"""Most words before the number of a stamp."""
COUNCIL = re.compile(r"\bcouncil\W*$", re.IGNORECASE)
REFERENCE = re.compile(r"[^\s\d]*+\d\S*+")
"""A file's number: "CS/31/12"."""
REPORTER = re.compile(r"(?:[A-Z]\w{1,30}\s){0,3}(?i:of|by|from)\s(?:the\s)?(?P<who>[A-Z].+)")
"""A heading that says whose paper it is."""


@dataclass(slots=True)
class Said:
    """What a head says, whether labels say it or headings do."""

    to: str | None = None
    date: Found | None = None
    subject: str | None = None
    reporter: str | None = None
    """Who reports, where a heading without a known label says it."""


def read_headings(head: Said, own: Sequence[Block], section: Section, desk: Desk, *, taken: Iterable[Line]) -> None:
    """Take what is missing from headings without a label; `taken` are the lines of labels and their values."""
    words = {(word.page, word.index) for line in taken for word in line.words}
    bodies: list[str] = []
    for block in own:
        if not isinstance(block, Paragraph):
            continue
        left = tuple(line for line in block.lines if not any((word.page, word.index) in words for word in line.words))
        if left:
            whole = len(left) == len(block.lines)
            heading = block if whole else replace(block, lines=left, text=join_lines(left))
            bodies.extend(_read_heading(heading, head, section, desk))
    # A council's name stands over that of its body.
    head.to = head.to or next((body for body in bodies if not COUNCIL.search(body)), next(iter(bodies), None))


def _read_heading(block: Paragraph, head: Said, section: Section, desk: Desk) -> Iterator[str]:
    """Take what one heading says, and give the body it names; a date or a body may also stand in plain type."""
    text = block.text.strip(SIGNS)
    date = values.find_date(text)
    if date is not None and _says_no_more(text.replace(date.raw, " ")):
        head.date = head.date or date
    elif block.kind != "heading":
        yield from (text,) if desk.phrases("bodies").named(text) is not None else ()
    elif not _is_plain(text, section, desk):
        yield from _read_words(text, date, head, desk)


def _read_words(text: str, date: Found | None, head: Said, desk: Desk) -> Iterator[str]:
    """Take what the words of a heading say: a body and its date, who reports, or the subject."""
    if date is not None and (body := _body_before(text, date, desk)) is not None:
        head.date = head.date or date
        yield body
    elif head.reporter is None and (reporter := _reporter(text, desk)) is not None:
        head.reporter = reporter
    elif head.to is None and desk.phrases("bodies").within(text) is not None:
        yield text
    elif head.subject is None and not REFERENCE.fullmatch(text):
        head.subject = text


def _says_no_more(text: str) -> bool:
    """Whether what stands beside a date only says that something is held on it."""
    words = (word.casefold() for word in re.findall(r"\w+", text))
    return all(word in OCCASION or word.endswith("day") for word in words)


def _body_before(text: str, date: Found, desk: Desk) -> str | None:
    """Give the body that a heading names before the date it meets: "CABINET – 14 MARCH 2031"."""
    body = TO_DATE.sub("", text[: date.start]).strip(SIGNS)
    return body if desk.phrases("bodies").within(body) is not None and not text[date.end :].strip(SIGNS) else None


def _is_plain(text: str, section: Section, desk: Desk) -> bool:
    """Whether a heading says only that a paper is one, or is stamped with its item's number: "Agenda Topic 7"."""
    if desk.phrases("papers").named(text) is not None or desk.phrases("report_titles").named(text) is not None:
        return True
    *before, last = text.split()
    return 0 < len(before) <= STAMP_WORDS and last == section.agenda_item


def _reporter(text: str, desk: Desk) -> str | None:
    """Read who reports: "Briefing by the Director of Places" names a post after "of" or "by"."""
    match = REPORTER.match(text)
    if match is None:
        return None
    return match["who"] if desk.phrases("posts").leading(match["who"]) is not None else None
