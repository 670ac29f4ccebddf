"""An extraction as the review page needs it: sections, entries with boxes, findings, pages."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.review.shapes import (
    figures_of,
    mark_of,
    parts_of,
    rows_of,
    shape_of,
    text_of,
    title_of,
)
from scrutiny_extract.extract.review.wording import plain_doubts, plain_kind, readable
from scrutiny_extract.schemas import Block, Paragraph, record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.schemas import AnySection, Extraction, Finding, Record, Where

MEETING = "meeting"
"""The id under which the meeting is a section of the page."""

UNREAD = frozenset({"words_unread", "pages_without_text"})
"""Findings about words that went nowhere: they have a colour of their own."""


def review_data(extraction: Extraction) -> dict[str, Any]:
    """Give everything the page shows, ready for JSON: texts are made safe to show, never markup."""
    return {
        "file": file_name(extraction),
        "pages": [
            {
                "page": page.page,
                "printed": page.printed and readable(page.printed),
                "width": page.width,
                "height": page.height,
                "kind": page.kind,
                "ocr": page.text == "ocr",
            }
            for page in extraction.pages
        ],
        "sections": [section_data(section) for section in extraction.sections],
        "entries": list(_entries(extraction)),
        "findings": [finding_data(finding) for finding in extraction.findings],
    }


def file_name(extraction: Extraction) -> str:
    """Name the file without its folders, safe to show."""
    return readable(PurePath(extraction.source.file or "pack").name)


def section_data(section: AnySection) -> dict[str, Any]:
    """Give what a list of sections shows of one."""
    return {
        "id": section.id,
        "kind": plain_kind(section.type),
        "title": readable(section.title or ""),
        "item": readable(section.agenda_item or ""),
        "pages": [section.first_page, section.last_page],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Give what a list of findings shows of one."""
    return {
        "severity": finding.severity,
        "unread": finding.code in UNREAD,
        "message": readable(finding.message),
        "pages": sorted({place.page for place in finding.where}),
        "boxes": _boxes(finding.where),
    }


def _entries(extraction: Extraction) -> Iterator[dict[str, Any]]:
    if extraction.meeting is not None:
        yield from _walk(extraction.meeting, MEETING, 0)
    for section in extraction.sections:
        yield from _walk(section, section.id, 0)


def _walk(record: Record, section: str, depth: int, over: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield a record, then the records within it. `over` is a heading that stands above it."""
    entry = {
        "id": record.id,
        "section": section,
        "depth": depth,
        "form": shape_of(record).form,
        "kind": plain_kind(record_name(type(record).__name__)),
        "mark": mark_of(record),
        "title": title_of(record),
        "text": text_of(record),
        "rows": list(rows_of(record)),
        "figures": figures_of(record),
        "doubts": plain_doubts(record),
        "boxes": _boxes(record.where),
    }
    yield entry | _more(record) | ({"over": readable(over)} if over else {})
    for heading, part in parts_of(record):
        yield from _walk(part, section, depth + 1, heading)


def _more(record: Record) -> dict[str, Any]:
    """Give what only some kinds have."""
    if isinstance(record, Paragraph):
        return {"heading": record.heading, "level": record.level}
    if isinstance(record, Block):
        return {"cells": [list(map(readable, row)) for row in record.cells or ()], "heading": record.kind == "heading"}
    return {}


def _boxes(where: Iterable[Where]) -> list[list[float]]:
    """Give boxes as [page, x0, y0, x1, y1]."""
    return [[place.page, *(round(edge, 1) for edge in place.bbox)] for place in where if place.bbox is not None]
