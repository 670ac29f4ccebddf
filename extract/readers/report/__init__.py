"""An officer's report.

report = head, box*, (heading | paragraph | table)*, recommendations?, background papers?, contact details? ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.colours import painter_of
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.prose import paragraph_record
from scrutiny_extract.extract.readers.rag_counts import count_headings, read_counts
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.report.authors import read_author
from scrutiny_extract.extract.readers.report.contents import is_set_as_head
from scrutiny_extract.extract.readers.report.head import read_head, read_key
from scrutiny_extract.extract.readers.report.lists import read_list
from scrutiny_extract.extract.readers.report.unboxed import open_boxes
from scrutiny_extract.extract.readers.report.unlabelled import REFERENCE
from scrutiny_extract.schemas import Report

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Section
    from scrutiny_extract.extract.readers.report.head import Head


TOP = 4
"""Blocks among which a head set as a table begins."""


def read_report(section: Section, desk: Desk) -> Report:
    """Read a report."""
    head = read_head(section, desk)
    content = [block for index, block in enumerate(section.blocks) if _may_hold_prose(index, block, head)]
    opened = open_boxes(content, desk)
    author = read_author(head, opened, desk)
    painter = painter_of(section, desk.vocabulary)
    counts = {table.places: read_counts(table, painter, desk) for table in section.tables}
    return desk.section(
        Report,
        section,
        title=head.subject if _says_less(section.title, head, desk) else section.title,
        agenda_item=section.agenda_item or head.item,
        report_of=head.value("report_of") or head.reporter,
        originator=author.name,
        telephone=author.telephone,
        email=author.email,
        to=head.to,
        date=head.date.value if head.date else None,
        date_raw=head.date.raw if head.date else None,
        subject=head.subject or (None if desk.phrases("report_titles").named(section.title or "") else section.title),
        wards=head.wards,
        classification=head.value("classification"),
        decision_number=head.value("decision_number"),
        is_key=read_key(head),
        implications=head.implications,
        paragraphs=tuple(paragraph_record(block, desk) for block in opened if isinstance(block, Paragraph)),
        recommendations=read_list(section.blocks, desk, "recommendations"),
        background_papers=read_list(section.blocks, desk, "background_papers"),
        head=head.printed,
        labels=(
            *(found.label for found in head.fields if not found.value),
            *(cell.text for table in section.tables if counts[table.places] for cell in count_headings(table)),
        ),
        counts=tuple(count for found in counts.values() for count in found),
    )


def _may_hold_prose(index: int, block: Block, head: Head) -> bool:
    """Whether a block is of the body, or a table of the head: prose may stand in its boxes."""
    return index not in head.boxes and (index >= head.blocks or isinstance(block, Table))


def _says_less(title: str | None, head: Head, desk: Desk) -> bool:
    """Whether a section's title, its first heading, is only a fact of its head, where that says what it is about."""
    if title is None or head.subject is None:
        return False
    if REFERENCE.fullmatch(title):
        return True
    leading = desk.phrases("labels.report").leading(title)
    if leading is not None and (leading[0] == "report_of" or leading[1].endswith(":")):
        return True
    return head.reporter is not None and head.reporter in title


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a report: a table set as a head at its top, and recommendations under a heading."""
    table = next((block for block in section.blocks[:TOP] if isinstance(block, Table)), None)
    if table is None or not is_set_as_head(table):
        return False
    headings = desk.phrases("headings.report")
    return any(
        block.kind == "heading" and headings.named(block.text) == "recommendations" for block in section.paragraphs
    )


READER = Reader("report", read_report, claims)
