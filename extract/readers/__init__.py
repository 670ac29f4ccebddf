"""The readers, in the order a pack is printed. Adding a section type: CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scrutiny_extract.extract.readers import (
    agenda,
    correspondence,
    cover,
    decision_notice,
    forward_plan,
    minutes,
    other,
    recommendation_table,
    report,
    requirement_update,
    response_table,
    tracker,
    tracker_summary,
    work_programme,
)
from scrutiny_extract.extract.readers.meeting import read_meeting
from scrutiny_extract.schemas import Tracker

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.extract.readers.reader import Reader
    from scrutiny_extract.schemas import AnySection

__all__ = ["READERS", "read_meeting", "read_section"]

READERS: tuple[Reader, ...] = (
    cover.READER,
    agenda.READER,
    minutes.READER,
    report.READER,
    tracker_summary.READER,
    tracker.READER,
    requirement_update.READER,
    recommendation_table.READER,
    work_programme.READER,
    forward_plan.READER,
    decision_notice.READER,
    response_table.READER,
    correspondence.READER,
    other.READER,
)


def read_section(section: Section, desk: Desk) -> AnySection:
    """Read a section with the reader of its type; keep it as `other` where the reader fails.

    A failing reader is our error, not the pack's: it costs that section's fields, none of its words.
    """
    reader = _BY_KIND.get(section.kind, other.READER)
    try:
        if reader is other.READER:
            reader = _claimant(section, desk)
        elif section.kind == "tracker" and section.title is None and recommendation_table.claims(section, desk):
            # Columns may be called actions, over recommendations with the updates on each.
            reader = recommendation_table.READER
        elif section.kind == "report" and decision_notice.is_titled(section, desk):
            # A notice may name the report that was decided on, its author and its wards.
            reader = decision_notice.READER
        elif section.kind == "report" and correspondence.is_memo(section, desk):
            # A memorandum has a report's labels: to whom, from whom, about what.
            reader = correspondence.READER
        record = reader.read(section, desk)
        if reader is tracker.READER and not isinstance(record, Tracker):
            # Priorities with no more than ratings are a summary, whatever labels stand over them.
            claimant = _claimant(section, desk)
            record = record if claimant is other.READER else claimant.read(section, desk)
        return cast("AnySection", record)
    except Exception as error:  # noqa: BLE001 - whatever it is, the words must survive it
        kind, fault = section.kind.replace("_", " "), type(error).__name__
        desk.report(
            "section_unreadable",
            f"The {kind} could not be read ({fault}); its text is kept as it is.",
            section,
            "error",
        )
        return cast("AnySection", other.READER.read(section, desk))


def _claimant(section: Section, desk: Desk) -> Reader:
    """Give the reader that claims a section of no known type by what it holds; the first in printed order.

    A tracker's is the loosest claim, and comes last: "What", "Who" and "When" head plans of decisions too.
    """
    readers = sorted(READERS, key=lambda reader: reader.kind == tracker.READER.kind)
    claimants = (reader for reader in readers if reader.claims is not None and reader.claims(section, desk))
    return next(claimants, other.READER)


def _by_kind() -> dict[str, Reader]:
    """Index the readers; two that claim one type are an error."""
    kinds = [reader.kind for reader in READERS]
    if len(set(kinds)) < len(kinds):
        message = f"Two readers claim one section type: {sorted(kinds)}"
        raise ValueError(message)
    return {reader.kind: reader for reader in READERS}


_BY_KIND = _by_kind()
