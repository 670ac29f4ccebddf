"""A priority rated one way in the summary and another on its own tracker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import Tracker, TrackerSummary

if TYPE_CHECKING:
    from scrutiny_extract.extract.checks.papers import Papers
    from scrutiny_extract.schemas import PriorityRow

WORDS = {"rag": "rating", "direction": "direction"}


def check_ratings(papers: Papers) -> None:
    """Report ratings and directions that the summary and the tracker of one code print differently."""
    rows: dict[str, list[PriorityRow]] = {}
    for summary in papers.of(TrackerSummary):
        for row in summary.rows:
            if row.code:
                rows.setdefault(fold(row.code), []).append(row)
    for tracker in papers.of(Tracker):
        found = rows.get(fold(tracker.code or ""), [])
        if len(found) != 1:
            continue
        for name, word in WORDS.items():
            summed, own = getattr(found[0], name), getattr(tracker, name)
            if summed and own and summed != own:
                message = f"{tracker.code}: the summary gives the {word} as {summed}, its tracker as {own}."
                papers.report("rating_differs", message, found[0], tracker)
