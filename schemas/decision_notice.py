"""Notices of decisions taken."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord


class Decision(Record):
    """A decision taken.

    Beyond the contract: `date_raw`, `call_in_deadline_raw`, `columns`.
    """

    reference: str | None = Field(default=None, description="Reference of the decision, as printed.")
    agenda_item: str | None = Field(default=None, description="Agenda item it was taken under.")
    title: str | None = Field(default=None, description="Title as printed.")
    decision: str | None = Field(default=None, description="What was decided.")
    reasons: str | None = Field(default=None, description="Reasons given.")
    decision_maker: str | None = Field(default=None, description="Who decided.")
    date: IsoDate | None = Field(default=None, description="Date of the decision, ISO.")
    date_raw: str | None = Field(default=None, description="Date of the decision as printed.")
    wards: tuple[str, ...] = Field(default=(), description="Wards or divisions it affects.")
    exempt: bool | None = Field(default=None, description="Whether it is exempt from publication.")
    call_in_deadline: IsoDate | None = Field(default=None, description="Last day to call it in, ISO.")
    call_in_deadline_raw: str | None = Field(default=None, description="Last day to call it in, as printed.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Columns and labels with no field of their own: as printed to text."
    )


class DecisionNotice(SectionRecord):
    """Decisions taken, as published."""

    type: Literal["decision_notice"] = Field(default="decision_notice", description="Kind of section.")
    decisions: tuple[Decision, ...] = Field(default=(), description="Decisions in printed order.")
