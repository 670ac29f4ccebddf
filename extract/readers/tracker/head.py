"""The head of a tracker: its title and codes, who leads it, its overall rating, its period.

running head = "Improvement Priority", codes?, title, "Lead Officer", names ;
codes        = code, ("/" code)* ;
overall      = "Overall Progress", light, arrow ;
leads table  = (role, names)* ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.colours import Rating
from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Line, Paragraph
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.readers.tracker.codes import DASH, split_codes
from scrutiny_extract.schemas import Lead

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section, Table
    from scrutiny_extract.extract.readers.tracker.parts import Part

NAMES = regex.compile(r"\s*[,;]\s*|\s+(?:and|&)\s+(?=[A-Z])")
"""What divides names; "Ann Oakes/ Ben Ashe" stays as printed."""

LIGHT_BLOCKS = 6
"""Blocks from the top among which a light's line is looked for."""
LIGHT_WORDS = 5
"""Words of such a line at most."""

HEAD_LINES = 12
"""Lines of the first page among which the running head is looked for."""


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
    for name, label, text in _labelled(section, desk):
        _take(head, name, label, text)
    if head.title is None:
        _take_title(head, title_of(section, desk) or _first_heading(parts, desk) or "")
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


def title_of(section: Section, desk: Desk) -> str | None:
    """Give the section's title without a paper's reference set apart to its left: "AB (7)1.ii    Action Log".

    A marking ("Restricted") is no title.
    """
    if desk.phrases("furniture").named(section.title or "") == "marking":
        return None
    lines = [line for paragraph in section.title_source for line in paragraph.lines]
    if len(lines) == 1 and lines[0].text == section.title:
        words = lines[0].words
        for number, (before, after) in enumerate(pairwise(words), start=1):
            if after.x0 - before.x1 > WIDE * (before.y1 - before.y0) and any(map(str.isdigit, before.text)):
                return " ".join(word.text for word in words[number:])
    return section.title


def _first_heading(parts: Sequence[Part], desk: Desk) -> str | None:
    """Give the title that opens the section, where none is known: the first of two headings, or a line alone."""
    opening = [part.paragraph for part in parts[:OPENING] if part.paragraph is not None]
    opening = [each for each in opening if desk.phrases("furniture").named(each.text) != "marking"]
    for paragraph, below in pairwise(opening):
        if paragraph.kind == "heading" and " " in paragraph.text:
            return paragraph.text if below.kind == "heading" or _is_short(below) else None
    first = next((number for number, part in enumerate(parts) if part.table is not None), len(parts))
    lines = [each for each in opening if any(each is part.block for part in parts[:first])]
    alone = len(lines) == 1 and lines[0].kind != "heading" and _is_short(lines[0], TITLE_WORDS)
    return lines[0].text if alone else None


def _is_short(paragraph: Paragraph, words: int = LIGHT_WORDS) -> bool:
    """Whether a paragraph is a line and no sentence."""
    return len(paragraph.text.split()) <= words and paragraph.text[-1:] not in ".;,"


TITLE_WORDS = 14
"""Words of a title at most."""
OPENING = 5
"""Blocks from the top among which a title is looked for."""

WIDE = 1.5
"""Heights of a word from which the white before the next one sets a reference apart."""


def _labelled(section: Section, desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield name, label and text of the running head, line after line joined until the next label."""
    name, label, held = "", "", list[Line]()
    running = _running(section)
    for line in _first_lines(section):
        found = _label_of(line, desk) or _label_by_form(line, name, running)
        if found or (held and _is_apart(line, held[-1])):
            if held:
                yield name, label, join_lines(held)
            name, label = found if found and found[0] in {"priority", "lead"} else ("", "")
            held = [line] if name else []
        elif held:
            held.append(line)
    if held:
        yield name, label, join_lines(held)


def _label_of(line: Line, desk: Desk) -> tuple[str, str] | None:
    """Give name and print of the label a line begins with: one followed by a dash or a colon, or a lone one."""
    leading = desk.phrases("labels.tracker").leading(line.text)
    if leading is None:
        return None
    name, label, rest = leading
    marked = label[-1] in DASH or rest[:1] in set(DASH)
    return (name, label) if marked or not rest else None


FORM = regex.compile(r"(?P<label>[A-Z][\w/&]*(?:\s[\w/&]+){0,3})\s?(?:\s[–—-]|:)\s(?P<rest>\S.+)")
"""A label nobody knows: a few words, a dash or a colon, and what it labels."""
PERSON = regex.compile(r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]+(?:\s?[,/&]\s?(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]+)*")
"""One name, or several."""


def _label_by_form(line: Line, before: str, running: Collection[str]) -> tuple[str, str] | None:
    """Give name and print of a label known by its form: codes or a title behind the first, names behind the second.

    Codes tell a priority anywhere; without codes its line must be one that the next pages print again.
    """
    match = FORM.fullmatch(line.text) if line.bold else None
    if match is None:
        return None
    if before == "priority" and PERSON.fullmatch(match["rest"]):
        return "lead", match["label"]
    is_priority = not before and (line.text in running or split_codes(match["rest"])[0])
    return ("priority", match["label"]) if is_priority else None


def has_running_head(section: Section) -> bool:
    """Whether pages of a section begin with one line in bold."""
    running = _running(section)
    return any(line.bold and line.text in running for line in _first_lines(section)[:1])


def _running(section: Section) -> frozenset[str]:
    """Give the lines that stand first on a page of the section, and on another again."""
    seen: set[str] = set()
    again: set[str] = set()
    page = 0
    for block in section.blocks:
        if block.page != page and isinstance(block, Paragraph):
            text = block.lines[0].text
            (again if text in seen else seen).add(text)
        page = block.page
    return frozenset(again)


def _is_apart(line: Line, above: Line) -> bool:
    """Whether a line is no more of the head above it: other weight, other size, or further away."""
    return line.bold != above.bold or abs(line.size - above.size) > 0.5 or line.y0 - above.y1 > above.y1 - above.y0


def _first_lines(section: Section) -> list[Line]:
    """Give the first lines of the first page, its running heads among them."""
    page = section.pages[0]
    body = [line for block in section.blocks[:6] if isinstance(block, Paragraph) for line in block.lines]
    heads = [line for line in page.furniture if line.y1 < page.height / 2]
    return sorted(heads, key=lambda line: line.y0) + [line for line in body if line.page == page.number][:HEAD_LINES]


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
        if len(cells) > 1 and phrases.named(cells[0].text) == "lead":
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


PERIOD_WORDS = 16
"""Words of a line that names a period at most."""
