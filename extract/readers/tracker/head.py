"""The head of a tracker: its title and codes, who leads it, its overall rating, its period.

running head = "Improvement Priority", codes?, title, "Lead Officer", names ;
codes        = code, ("/" code)* ;
overall      = "Overall Progress", light, arrow ;
leads table  = (role, names)* ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.colours import Rating
from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.readers.tracker.codes import DASH, split_codes
from scrutiny_extract.extract.readers.tracker.looks import is_post
from scrutiny_extract.extract.readers.tracker.running import read_running_head
from scrutiny_extract.extract.readers.tracker.titles import find_title
from scrutiny_extract.schemas import Lead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section, Table
    from scrutiny_extract.extract.readers.tracker.parts import Part

NAMES = regex.compile(r"\s{0,9}[,;]\s*|\s{1,9}(?:and|&)\s+(?=[A-Z])")
"""What divides names; "Ann Oakes/ Ben Ashe" stays as printed."""

LIGHT_BLOCKS = 6
"""Blocks from the top among which a light's line is looked for."""
LIGHT_WORDS = 5
"""Words of such a line at most."""

UNRATED = Rating()


@dataclass(slots=True)
class Head:
    """What the head says."""

    title: str | None = None
    code: str | None = None
    alternative_codes: tuple[str, ...] = ()
    leads: list[Lead] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    used: list[Paragraph] = field(default_factory=list)
    """Paragraphs that are wholly of the head."""
    rating: Rating = UNRATED
    period: str | None = None


def read_head(section: Section, parts: Sequence[Part], painter: Painter, desk: Desk) -> Head:
    """Read the head from running heads, the section's title, and the tables and lights below."""
    head = Head()
    for name, label, text in read_running_head(section, desk):
        _take(head, name, label, text)
    if head.title is None:
        _take_title(head, find_title(section, parts, desk) or "")
    for paragraph in (part.paragraph for part in parts):
        if paragraph is not None and _is_head(paragraph, head, section):
            head.used.append(paragraph)
            if paragraph.page != section.pages[0].number:
                head.labels.append(paragraph.text)
    for part in parts:
        if part.kind == "leads" and part.table is not None:
            _take_leads(head, part.table, desk)
    _take_table_headings(head, parts, desk)
    _take_rating(head, parts, painter, desk)
    _take_period(head, parts, desk)
    return head


def _take(head: Head, name: str, label: str, text: str) -> None:
    """Take one labelled text of the running head."""
    rest = text[len(label) :].strip(DASH)
    head.labels.append(label.rstrip(DASH))
    if name == "priority" and head.title is None:
        _take_title(head, rest)
    elif name == "lead" and not head.leads:
        head.leads += [Lead(role=label.rstrip(DASH), name=each) for each in NAMES.split(rest) if each]


def _take_title(head: Head, text: str) -> None:
    """Divide codes and title."""
    codes, head.title = split_codes(text)
    if codes:
        head.code, head.alternative_codes = codes[0], codes[1:]


def _is_head(paragraph: Paragraph, head: Head, section: Section) -> bool:
    """Whether a paragraph prints nothing but the running head or the title."""
    if any(paragraph is each for each in section.title_source) or paragraph.text in {section.title, head.title}:
        return True
    if paragraph.kind != "heading" and not paragraph.bold:
        return False
    text = paragraph.text
    return any(text.startswith(label) and text[len(label) :].strip(" ")[:1] in set(DASH) for label in head.labels)


def _take_leads(head: Head, table: Table, desk: Desk) -> None:
    """Take roles and names of a table of them."""
    phrases = desk.phrases("labels.tracker")
    for row in table.grid:
        cells = distinct(row)
        if len(cells) > 1 and (phrases.named(cells[0].text) == "lead" or is_post(row)):
            head.labels.append(cells[0].text)
            for line in cells[1].lines:
                head.leads += [Lead(role=cells[0].text, name=name) for name in NAMES.split(line.text) if name]


def _take_table_headings(head: Head, parts: Iterable[Part], desk: Desk) -> None:
    """Take paragraphs that only announce a table: "Performance Indicators"."""
    phrases = desk.phrases("labels.tracker")
    for paragraph in (part.paragraph for part in parts):
        if paragraph is not None and phrases.named(paragraph.text) in {"actions", "indicators"}:
            head.labels.append(paragraph.text)
            head.used.append(paragraph)


def _take_rating(head: Head, parts: Sequence[Part], painter: Painter, desk: Desk) -> None:
    """Take the overall rating: the lights beside its label, or the word after it."""
    phrases = desk.phrases("labels.tracker")
    for part in parts:
        if not isinstance(part.block, Paragraph):
            continue
        leading = phrases.leading(part.block.text)
        if leading is None or leading[0] != "overall":
            continue
        drawn = painter.read_beside(part.block.lines[0])
        said = painter.read_words(leading[2].strip(DASH))
        rating = Rating(drawn.rag or said.rag, drawn.direction or said.direction, drawn.flags)
        if rating.rag or rating.direction:
            _use_rating(head, rating, part.block)
            return
    _take_light(head, parts, painter)


def _take_light(head: Head, parts: Sequence[Part], painter: Painter) -> None:
    """Take a light that stands beside a short line at the top of the first page, whatever the line says."""
    first = parts[0].block.page if parts else 0
    for part in parts[:LIGHT_BLOCKS]:
        if (
            isinstance(part.block, Paragraph)
            and part.block.page == first
            and len(part.block.text.split()) <= LIGHT_WORDS
        ):
            drawn = painter.read_beside(part.block.lines[0])
            if drawn.rag is not None:
                _use_rating(head, drawn, part.block)
                return


def _use_rating(head: Head, rating: Rating, paragraph: Paragraph) -> None:
    head.rating = rating
    head.labels.append(paragraph.text)
    head.used.append(paragraph)


def _take_period(head: Head, parts: Iterable[Part], desk: Desk) -> None:
    """Take the period a line names after its label: "Overall progress to date – Quarter 1 2010-11"."""
    phrases = desk.phrases("labels.tracker")
    for part in parts:
        if not isinstance(part.block, Paragraph) or len(part.block.text.split()) > PERIOD_WORDS:
            continue
        leading = phrases.leading(part.block.text)
        if leading is not None and leading[0] == "period" and find_period(part.block.text):
            rest = leading[2].strip(DASH)
            head.period = rest if find_period(rest) else find_period(part.block.text)
            head.labels.append(leading[1].strip(DASH))
            head.used.append(part.block)
            return
    head.period = next(filter(None, map(_period_at_end, parts)), None)


def _period_at_end(part: Part) -> str | None:
    """Give the period with which a heading in any words ends: "What we have done – Quarter 1 2010-11"."""
    block = part.block
    if not isinstance(block, Paragraph) or len(block.text.split()) > PERIOD_WORDS:
        return None
    found = find_period(block.text)
    before, _, after = block.text.rpartition(found) if found else ("", "", "")
    alone = len(block.lines) == 1 and block.marker is None and block.number is None
    return found if alone and before.count(" ") > 1 and not after.strip(DASH) else None


PERIOD_WORDS = 16
"""Words of a line that names a period at most."""
