"""What is printed of a review: a few sheets for the file, not every record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.review.entries import file_name, finding_data, section_data
from scrutiny_extract.extract.review.shapes import rows_of
from scrutiny_extract.extract.review.wording import plain_date, readable
from scrutiny_extract.schemas import Minutes, PriorityRow, RecommendationTable, Tracker, TrackerSummary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.schemas import Extraction, Record

STATUSES = {"complete": "Complete", "partial": "Partial: something could not be read, see the findings"}


def summary_data(extraction: Extraction) -> dict[str, Any]:
    """Give what the summary shows: the meeting, sections, resolutions, how recommendations and priorities stand."""
    meeting = extraction.meeting
    return {
        "file": file_name(extraction),
        "status": STATUSES[extraction.status],
        "words": words_said(extraction),
        "meeting": [row for row in rows_of(meeting) if "text" in row] if meeting is not None else [],
        "body": readable((meeting and (meeting.committee or meeting.council)) or ""),
        "sections": [section_data(section) for section in extraction.sections],
        "resolutions": list(_resolutions(extraction)),
        "recommendations": list(_recommendations(extraction)),
        "ratings": list(_ratings(extraction)),
        "findings": [finding_data(finding) for finding in extraction.findings],
    }


def words_said(extraction: Extraction) -> str:
    """Say where the words of the pack went."""
    counts = extraction.coverage
    whole = counts.words or 1
    return (
        f"{len(extraction.pages):,} pages, {len(extraction.sections):,} sections. Of {counts.words:,} words "
        f"{counts.in_records / whole:.1%} are in records, {counts.in_other / whole:.1%} kept as text, "
        f"{counts.furniture / whole:.1%} page numbers and running heads, {counts.unread:,} unread."
    )


def _page(record: Record) -> int | str:
    return record.where[0].page if record.where else ""


def _resolutions(extraction: Extraction) -> Iterator[tuple[str, str, int | str]]:
    """Yield the minute, what was resolved, and the page."""
    for section in extraction.sections:
        if isinstance(section, Minutes):
            for item in section.items:
                name = " ".join(part for part in (item.number, item.title) if part)
                for each in item.resolutions:
                    said = " ".join(part for part in (each.verb, each.text) if part)
                    yield readable(name), readable(said), _page(each)


def _recommendations(extraction: Extraction) -> Iterator[tuple[str, str, str, str, int | str]]:
    """Yield number, text, stage, whether complete, and the page."""
    for section in extraction.sections:
        if isinstance(section, RecommendationTable):
            for each in section.recommendations:
                complete = {True: "yes", False: "no", None: ""}[each.complete]
                yield (
                    readable(each.number or ""),
                    readable(each.text or ""),
                    readable(each.stage_raw or ""),
                    complete,
                    _page(each),
                )


def _ratings(extraction: Extraction) -> Iterator[tuple[str, str, str, str, int | str]]:
    """Yield code, title, rating, direction and page of each rated priority."""
    rated: list[Tracker | PriorityRow] = []
    for section in extraction.sections:
        if isinstance(section, Tracker):
            rated.append(section)
        elif isinstance(section, TrackerSummary):
            rated.extend(section.rows)
    for each in rated:
        if each.rag or each.direction:
            yield (
                readable(each.code or ""),
                readable(each.title or ""),
                each.rag or "",
                each.direction or "",
                _page(each),
            )


def meeting_said(extraction: Extraction) -> str:
    """Name the meeting in one line: body and date."""
    meeting = extraction.meeting
    if meeting is None:
        return ""
    date = plain_date(meeting.date) if meeting.date else meeting.date_raw
    body = meeting.committee or meeting.council or file_name(extraction)
    return readable(", ".join(part for part in (body, date) if part))
