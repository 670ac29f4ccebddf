"""The head of a report: who reports what to whom, and when.

    head = (labelled fact | "Report of the", who | heading)*, box* ;

Headings without a label say it by their place: a body is whom the report goes to, a date its date, and
what is left its subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.fields import read_fields
from scrutiny_extract.extract.readers.report.contents import (
    find_body,
    find_date,
    find_reporter,
    find_subject,
    is_set_as_head,
)
from scrutiny_extract.extract.readers.report.implications import is_box, is_implications, read_answer, read_implications
from scrutiny_extract.extract.readers.report.unboxed import prose_cells
from scrutiny_extract.extract.readers.report.unlabelled import SIGNS, TO_DATE, Said, read_headings
from scrutiny_extract.extract.readers.report.unnamed import with_unnamed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Line, Section
    from scrutiny_extract.extract.readers.fields import Field
    from scrutiny_extract.extract.values import Found
    from scrutiny_extract.schemas.report import Implication

LONGEST_VALUE = 60
"""Words from which a paragraph is text, not a fact of the head."""
MOST_BLOCKS = 40
BOX_BLOCKS = 14
"""Blocks after the head among which a box of it may still stand."""
NUMBERED = re.compile(r"\d{1,2}\.?\s(?!\w{3,9},?\s\d{4})[A-Z]")
"""How a heading of the body begins where its number was not told apart: "1 Introduction", not "1 May 2031"."""
NO_WARD = re.compile(r"consulted|referred\sto", re.IGNORECASE)
KEY_NO = re.compile(r"\b(?:no|non[- ]?key|not\s(?:a\s)?key|for\sinformation)\b", re.IGNORECASE)
SHORT_PURPOSE = 3
KEY_YES = re.compile(r"\byes\b|\bkey\sdecision\b", re.IGNORECASE)
ITEM = re.compile(r"(?:no\.?\s?)?(?P<item>\d{1,2}(?:\.\d{1,2})?[a-z]?)\b", re.IGNORECASE)
YES_NO = re.compile(r"\b(?:yes|no)\b", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What a report's head says."""

    fields: list[Field] = field(default_factory=list)
    implications: tuple[Implication, ...] = ()
    wards: tuple[str, ...] = ()
    to: str | None = None
    date: Found | None = None
    subject: str | None = None
    reporter: str | None = None
    """Who reports, where a heading without a known label says it."""
    blocks: int = 0
    """How many blocks of the section it takes."""
    boxes: frozenset[int] = frozenset()
    """Indices of its boxes that stand after its other blocks."""

    def value(self, name: str) -> str | None:
        """Give the first value of a name."""
        return next((found.value.strip() for found in self.fields if found.name == name and found.value), None)

    @property
    def item(self) -> str | None:
        """The agenda's number of the report, where a label says it."""
        match = ITEM.match(self.value("item") or "")
        return match["item"] if match else None

    @property
    def printed(self) -> dict[str, str]:
        """Every labelled fact as printed: label to text."""
        printed: dict[str, str] = {}
        for found in self.fields:
            if found.value:
                printed.setdefault(found.label.strip(SIGNS), found.value)
        return printed


def read_head(section: Section, desk: Desk) -> Head:
    """Read the head of a report."""
    phrases = desk.phrases("labels.report")
    blocks = section.blocks
    end = _end(blocks, desk)
    boxes = frozenset(index for index in range(end, min(end + BOX_BLOCKS, len(blocks))) if is_box(blocks[index], desk))
    own = [*blocks[:end], *(blocks[index] for index in sorted(boxes))]
    head = Head(blocks=end, boxes=boxes)
    head.implications = read_implications(own, section, desk)
    labelled = [_short(block) for block in own if not is_implications(block, section, desk)]
    head.fields = with_unnamed(read_fields(labelled, phrases, any_label=True), own, desk)
    head.wards = _wards(head.fields)
    _read_facts(head)
    if head.subject is not None and end and _heads_body(blocks[end - 1], head):
        head.blocks -= 1
        own.remove(blocks[end - 1])
    taken = (line for found in head.fields for line in found.printed)
    said = Said(head.to, head.date, head.subject)
    read_headings(said, own, section, desk, taken=taken)
    head.to = said.to or find_body(head.fields, desk)
    head.date = said.date or find_date(head.fields)
    head.subject = said.subject or find_subject(head.fields, desk)
    head.reporter = said.reporter or (find_reporter(head.fields, desk) if head.value("report_of") is None else None)
    return head


def _short(block: Block) -> Block:
    """Leave the cells of a table out that hold prose; what stands beside a label is its value at any length."""
    if isinstance(block, Paragraph):
        return block
    cells = tuple(
        cell for cell in block.cells if cell.column > 0 or sum(len(line.words) for line in cell.lines) <= LONGEST_VALUE
    )
    return replace(block, cells=cells)


def read_key(head: Head) -> bool | None:
    """Read whether a report calls its decision a key decision: under a label of that, or as its purpose."""
    found = next((one for one in head.fields if one.name == "is_key" and one.value), None)
    if found is None:
        purpose = head.value("summary") or ""
        said = purpose if len(purpose.split()) <= SHORT_PURPOSE else ""
    else:
        said = read_answer(found.lines) or found.value
    if len(YES_NO.findall(said)) > 1:  # a form's answers, neither ticked
        return None
    if KEY_NO.search(said):
        return False
    return True if KEY_YES.search(said) else None


def _end(blocks: Sequence[Block], desk: Desk) -> int:
    """Find where the head ends: at the first numbered heading, heading of a body, or paragraph of prose."""
    bodies = desk.phrases("headings.report")
    labels = desk.phrases("labels.report")
    for index, block in enumerate(blocks[:MOST_BLOCKS]):
        if isinstance(block, Table):
            if not (is_box(block, desk) or _is_labelled(block, desk) or is_set_as_head(block)):
                return index
            continue
        if block.number is not None or block.marker is not None or _opens_body(block):
            return index
        led = labels.leading(block.text)
        labelled = led is not None and (led[1].endswith((":", "?")) or not led[2] or led[2][0] in ":-–—")
        if labelled and led is not None and (led[0] not in ENDING or 0 < len(led[2].split()) <= SHORT_VALUE):
            continue
        if bodies.leading(block.text.split(":")[0]) is not None and bodies.named(block.text.split(":")[0]) is not None:
            return index
        if len(block.text.split()) > LONGEST_VALUE:
            return index
    return min(len(blocks), MOST_BLOCKS)


def _heads_body(block: Block, head: Head) -> bool:
    """Whether the last block of a head, whose subject a label gives, is a heading of what follows."""
    taken = {(word.page, word.index) for found in head.fields for line in found.printed for word in line.words}
    return (
        isinstance(block, Paragraph)
        and block.kind == "heading"
        and values.find_date(block.text) is None
        and not any((word.page, word.index) in taken for word in block.words)
    )


def _opens_body(block: Paragraph) -> bool:
    """Whether a heading begins with a number."""
    return block.kind == "heading" and NUMBERED.match(block.text) is not None


ENDING = frozenset({"summary"})
"""Labels of prose: it stays among the paragraphs, unless it is a few words on the label's line."""
SHORT_VALUE = 12
SHORT_BOX = 25
"""Most words of a box that holds one fact."""
FEWEST_FACTS = 2
APART = 1.0
"""Gap between a label and its value in a cell, in font sizes."""


def _is_labelled(table: Table, desk: Desk) -> bool:
    """Whether a table sets labels beside values, or each in a cell with its value; one of prose, above that."""
    prose = prose_cells(table, desk)
    above = [cell for cell in table.cells if prose and cell.row < prose[0].row]
    return _are_labelled(table.cells, desk, FEWEST_FACTS) or _are_labelled(above, desk, 1)


def _are_labelled(cells: Sequence[Cell], desk: Desk, least: int) -> bool:
    """Whether known labels of facts begin cells, or lines of a lone one, and labels every fourth cell."""
    filled = [cell for cell in cells if cell.lines]
    known = any_label = 0
    for cell in filled:
        known += sum(_is_fact(line, desk) for line in (cell.lines if len(filled) == 1 else cell.lines[:1]))
        first = cell.lines[0]
        any_label += first.text.endswith("?") or (first.words[0].style.bold and first.text.endswith(":"))
    if len(filled) == 1 and known and sum(len(line.words) for line in filled[0].lines) <= SHORT_BOX:
        return True
    return known >= least and max(known, any_label) * 4 >= len(filled)


def _is_fact(line: Line, desk: Desk) -> bool:
    """Whether a line is a known label, or begins with one that a mark or a gap sets off."""
    led = desk.phrases("labels.report").leading(line.text)
    if led is None or led[0] in ENDING:
        return False
    count = led[1].count(" ") + 1
    gap = line.words[count].x0 - line.words[count - 1].x1 if count < len(line.words) else 0.0
    return led[1].endswith((":", "?")) or not led[2] or gap > APART * line.size


def _wards(fields: Sequence[Field]) -> tuple[str, ...]:
    """Give the wards of the first field that names any: one a line or between commas, or beside the ticked box."""
    for found in fields:
        if found.name != "wards" or not found.value:
            continue
        ticked = read_answer(found.lines)
        wards = _in_lines(found) if ticked is None else (YES_NO.sub("", ticked, count=1).strip(SIGNS),)
        if any(wards):
            return tuple(ward for ward in wards if ward)
    return ()


def _in_lines(found: Field) -> tuple[str, ...]:
    """Give what the lines of a field name."""
    wards: list[str] = []
    for line in found.lines:
        text = line.text.strip(" ☐☑☒✓")
        if NO_WARD.search(text):
            break
        wards.extend(part.strip(SIGNS) for part in re.split(r"[,;]|\sand\s", text))
    return tuple(wards)


def _read_facts(head: Head) -> None:
    """Take date, body and subject from the labelled facts: "To: Cabinet - 4 May 2025" holds two."""
    to = head.value("to")
    if to is not None:
        date = values.find_date(to)
        head.to = TO_DATE.sub("", to[: date.start]).strip(SIGNS) if date else to
        head.date = date
    value = head.value("date")
    if value is not None and head.date is None:
        head.date = values.find_date(value)
    head.subject = head.value("subject")
