"""A summary of many trackers: ratings in a table, and counts of them."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.narrative import Narrative
from scrutiny_extract.schemas.ratings import Direction, Rag
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord


class PriorityRow(Record):
    """One priority's line in the summary."""

    theme: str | None = Field(default=None, description="Theme it stands under.")
    code: str | None = Field(default=None, description='Code of the priority: "SK-2a".')
    title: str | None = Field(default=None, description="Title of the priority.")
    rag: Rag | None = Field(default=None, description="Rating now.")
    previous_rag: Rag | None = Field(default=None, description="Rating of the period before.")
    direction: Direction | None = Field(default=None, description="Direction of travel.")
    director: str | None = Field(default=None, description="Director who answers for it, as printed.")


class RagCount(Record):
    """How many of a theme have one rating, or one direction.

    Beyond the contract: `direction`, `percent_raw`.
    """

    theme: str | None = Field(default=None, description="Theme; null for the total.")
    period: str | None = Field(default=None, description="Period as printed.")
    rag: Rag | None = Field(default=None, description="The rating counted.")
    direction: Direction | None = Field(default=None, description="The direction counted, where arrows are.")
    number: int | None = Field(default=None, description="How many have it.")
    percent: float | None = Field(default=None, description="What share has it, in per cent, as printed.")
    percent_raw: str | None = Field(default=None, description='That share as printed: "36%".')


class TrackerSummary(SectionRecord):
    """Ratings of many priorities on one page.

    Beyond the contract: `narrative`.
    """

    type: Literal["tracker_summary"] = Field(default="tracker_summary", description="Kind of section.")
    rows: tuple[PriorityRow, ...] = Field(default=(), description="One row a priority, in printed order.")
    counts: tuple[RagCount, ...] = Field(default=(), description="Counts of ratings by theme and period.")
    narrative: tuple[Narrative, ...] = Field(default=(), description="Its prose and its key, heading by heading.")
