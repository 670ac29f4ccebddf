"""Contradictions inside a pack: reported with both places, never reconciled.

Each check is one function of the finished records. What it reports has a stable code, a message for a
council officer, and the places that do not agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.checks.agenda_pages import check_agenda_pages
from scrutiny_extract.extract.checks.counts import check_counts_in_prose, check_totals
from scrutiny_extract.extract.checks.dates import check_weekdays
from scrutiny_extract.extract.checks.figures import check_changes, check_indicators, check_shares, check_time_limits
from scrutiny_extract.extract.checks.minutes import check_departures, check_members, check_minute_references
from scrutiny_extract.extract.checks.papers import Papers
from scrutiny_extract.extract.checks.ratings import check_ratings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.schemas import AnySection, Meeting

__all__ = ["CHECKS", "check"]

CHECKS: tuple[Callable[[Papers], None], ...] = (
    check_agenda_pages,
    check_weekdays,
    check_departures,
    check_members,
    check_minute_references,
    check_counts_in_prose,
    check_totals,
    check_ratings,
    check_indicators,
    check_shares,
    check_time_limits,
    check_changes,
)
"""Every check, in the order its findings are listed."""


def check(meeting: Meeting | None, sections: Sequence[AnySection], desk: Desk) -> None:
    """Look for contradictions among the records and add what is found to the desk's findings."""
    papers = Papers(meeting, sections, desk)
    for each in CHECKS:
        each(papers)
