"""The forward plan of decisions to come."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord
from scrutiny_extract.schemas.value import Value


class KeyDecision(Record):
    """A decision to come.

    Beyond the contract: `reference`.
    """

    reference: str | None = Field(default=None, description="Reference of the decision, as printed.")
    title: str | None = Field(default=None, description="Title of the decision.")
    description: str | None = Field(default=None, description="What is to be decided.")
    decision_maker: str | None = Field(default=None, description="Who decides.")
    due: IsoDate | None = Field(default=None, description="When it is due, ISO.")
    due_raw: str | None = Field(default=None, description="When it is due, as printed.")
    consultation: str | None = Field(default=None, description="Who is consulted, as printed.")
    documents: str | None = Field(default=None, description="Documents to be considered, as printed.")
    lead_officer: str | None = Field(default=None, description="Lead officer, as printed.")
    email: str | None = Field(default=None, description="E-mail address to ask at.")
    is_key: bool | None = Field(default=None, description="Whether the page says it is a key decision.")
    report_type: str | None = Field(default=None, description='As printed: "Decision Report".')
    openness: str | None = Field(default=None, description='As printed: "Open", "Part exempt".')
    exempt_category: str | None = Field(default=None, description='Category of exemption: "3".')
    amount: Value | None = Field(default=None, description="Sum of money at stake.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Columns with no field of their own: heading as printed to text."
    )


class ForwardPlan(SectionRecord):
    """Decisions to come in a period.

    Beyond the contract: `period_raw`.
    """

    type: Literal["forward_plan"] = Field(default="forward_plan", description="Kind of section.")
    period_from: IsoDate | None = Field(default=None, description="First day of the period, ISO.")
    period_to: IsoDate | None = Field(default=None, description="Last day of the period, ISO.")
    period_raw: str | None = Field(default=None, description="The period as printed.")
    decisions: tuple[KeyDecision, ...] = Field(default=(), description="Decisions in printed order.")
