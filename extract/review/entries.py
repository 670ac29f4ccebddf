"""An extraction as the review page needs it: sections, entries with boxes, findings, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.review.wording import fields_of, headline, plain_name, readable
from scrutiny_extract.schemas import Block, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.schemas import AnySection, Extraction, Where

MEETING = "meeting"
"""The id under which the meeting is a section of the page."""


def review_data(extraction: Extraction) -> dict[str, Any]:
    """Give everything the page shows, ready for JSON: texts are made safe to show, never markup."""
    coverage = extraction.coverage
    return {
        "file": readable(extraction.source.file or "pack"),
        "status": extraction.status,
        "coverage": coverage.model_dump(),
        "pages": [
            {"page": page.page, "printed": page.printed, "width": page.width, "height": page.height, "kind": page.kind}
            for page in extraction.pages
        ],
        "sections": [_section(section) for section in extraction.sections],
        "entries": list(_entries(extraction)),
        "findings": [
            {
                "severity": finding.severity,
                "code": finding.code,
                "message": readable(finding.message),
                "boxes": _boxes(finding.where),
            }
            for finding in extraction.findings
        ],
    }


def _section(section: AnySection) -> dict[str, Any]:
    return {
        "id": section.id,
        "type": section.type,
        "kind": plain_name(section.type),
        "title": readable(section.title or ""),
        "item": section.agenda_item,
        "pages": [section.first_page, section.last_page],
    }


def _entries(extraction: Extraction) -> Iterator[dict[str, Any]]:
    if extraction.meeting is not None:
        yield from _walk(extraction.meeting, MEETING, 0)
    for section in extraction.sections:
        yield from _walk(section, section.id, 0)


def _walk(record: Record, section: str, depth: int) -> Iterator[dict[str, Any]]:
    """Yield a record, then the records within it."""
    yield {
        "id": record.id,
        "section": section,
        "depth": depth,
        "head": headline(record) if not isinstance(record, Block) else "Text kept as it is",
        "text": isinstance(record, Block),
        "rows": [list(row) for row in fields_of(record)],
        "rag": getattr(record, "rag", None),
        "flags": list(record.flags),
        "boxes": _boxes(record.where),
    }
    for value in record.__dict__.values():
        for nested in _records(value):
            yield from _walk(nested, section, depth + 1)


def _records(value: Any) -> Iterator[Record]:  # noqa: ANN401 - any field of any record
    if isinstance(value, Record):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            if isinstance(part, Record):
                yield part
            elif hasattr(part, "paragraphs"):  # a narrative: a heading over records
                yield from _records(part.paragraphs)


def _boxes(where: Iterable[Where]) -> list[list[float]]:
    """Give boxes as [page, x0, y0, x1, y1]."""
    return [[place.page, *(round(edge, 1) for edge in place.bbox)] for place in where if place.bbox is not None]
