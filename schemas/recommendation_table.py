"""Recommendation tracking: what an inquiry recommended and how far it has got."""

from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord

UpdateKind: TypeAlias = Literal["update", "response", "note"]


class Update(Record):
    """One report of progress, or the first response, under its label.

    Beyond the contract: `date_raw`, `approved_date_raw`.
    """

    label: str | None = Field(default=None, description='Label as printed: "March 2013 update".')
    kind: UpdateKind | None = Field(default=None, description="Update, response or note.")
    date: IsoDate | None = Field(default=None, description='Its date, ISO; "2013-03" for a month.')
    date_raw: str | None = Field(default=None, description="Its date as printed.")
    approved_by: str | None = Field(default=None, description="Body that approved it.")
    approved_date: IsoDate | None = Field(default=None, description="Date of approval, ISO.")
    approved_date_raw: str | None = Field(default=None, description="Date of approval as printed.")
    text: str | None = Field(default=None, description="Its text; null where nothing is printed under the label.")


class TrackedRecommendation(Record):
    """One recommendation with its stage and every update.

    Beyond the contract: `columns`.
    """

    number: str | None = Field(default=None, description="Number of the recommendation as printed.")
    text: str | None = Field(default=None, description="The recommendation.")
    stage_raw: str | None = Field(default=None, description='Its stage as printed: "2 (Achieved)".')
    stage_codes: tuple[int, ...] = Field(default=(), description="The codes named in the stage.")
    complete: bool | None = Field(default=None, description="Whether it is ticked as complete.")
    next_review: str | None = Field(default=None, description="When it is looked at next, as printed.")
    updates: tuple[Update, ...] = Field(default=(), description="Updates and responses in printed order.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Columns with no field of their own: heading as printed to text."
    )


class RecommendationTable(SectionRecord):
    """The recommendations of one inquiry, tracked."""

    type: Literal["recommendation_table"] = Field(default="recommendation_table", description="Kind of section.")
    inquiry: str | None = Field(default=None, description="The inquiry that made the recommendations.")
    recommendations: tuple[TrackedRecommendation, ...] = Field(
        default=(), description="Recommendations in printed order."
    )
