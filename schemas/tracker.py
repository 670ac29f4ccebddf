"""Action trackers: one improvement priority, or one action log."""

from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate, Model
from scrutiny_extract.schemas.narrative import Narrative
from scrutiny_extract.schemas.ratings import Direction, Rag
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord
from scrutiny_extract.schemas.tracker_summary import RagCount
from scrutiny_extract.schemas.value import Value

Frequency: TypeAlias = Literal["quarterly", "annual", "monthly"]
Measure: TypeAlias = Literal["%", "number"]
Polarity: TypeAlias = Literal["rise", "fall", "bell_shaped"]


class Lead(Model):
    """Who answers for something, and as what."""

    role: str | None = Field(default=None, description='The role as printed: "Lead Officer".')
    name: str = Field(description="The name or names as printed.")


class Approval(Model):
    """Who approved a tracker, and when."""

    role: str | None = Field(default=None, description='The role as printed: "Accountable Officer".')
    name: str | None = Field(default=None, description="The name as printed.")
    date: IsoDate | None = Field(default=None, description="Date of approval, ISO.")
    date_raw: str | None = Field(default=None, description="Date of approval as printed.")


class Action(Record):
    """Something to be done."""

    number: str | None = Field(default=None, description="Number of the action as printed.")
    action: str | None = Field(default=None, description="What is to be done.")
    lead: str | None = Field(default=None, description="Who is to do it, as printed.")
    milestone: str | None = Field(default=None, description="The next milestone, as printed.")
    timescale: str | None = Field(default=None, description="By when, as printed.")
    last_reviewed: str | None = Field(default=None, description='As printed: "4 March 2013", "New Action".')
    progress: str | None = Field(default=None, description="Progress as printed.")
    status: str | None = Field(default=None, description="Status as printed.")
    rag: Rag | None = Field(default=None, description="Rating, from the word or the colour of the cell.")
    group: str | None = Field(default=None, description="The heading above it in the table.")
    meeting_date: IsoDate | None = Field(default=None, description="Date of the meeting that set it, ISO.")
    meeting_date_raw: str | None = Field(default=None, description="Date of that meeting as printed.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Columns with no field of their own: heading as printed to text."
    )


class Indicator(Record):
    """A performance indicator and its figures."""

    reference: str | None = Field(default=None, description='Reference: "NI 59".')
    title: str | None = Field(default=None, description="What is measured.")
    owner: str | None = Field(default=None, description="Who answers for it, as printed.")
    frequency: Frequency | None = Field(default=None, description="How often it is reported.")
    measure: Measure | None = Field(default=None, description="Whether it is a percentage or a number.")
    polarity: Polarity | None = Field(default=None, description="Which way is good.")
    baseline: Value | None = Field(default=None, description="Baseline.")
    last_result: Value | None = Field(default=None, description="Result of the period before.")
    target: Value | None = Field(default=None, description="Target.")
    floor: Value | None = Field(default=None, description="Floor standard: the least that is acceptable.")
    current: Value | None = Field(default=None, description="Latest result.")
    predicted: Value | None = Field(default=None, description="Predicted result.")
    rag: Rag | None = Field(default=None, description="Rating now.")
    previous_rag: Rag | None = Field(default=None, description="Rating of the period before.")
    direction: Direction | None = Field(default=None, description="Direction of travel.")
    data_quality: str | None = Field(default=None, description="What is said of the data, as printed.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Columns with no field of their own: heading as printed to text."
    )


class Tracker(SectionRecord):
    """One improvement priority with its story, actions and indicators, or one action log.

    Beyond the contract: `counts`.
    """

    type: Literal["tracker"] = Field(default="tracker", description="Kind of section.")
    code: str | None = Field(default=None, description='Code of the priority: "SK-2a".')
    alternative_codes: tuple[str, ...] = Field(default=(), description='Its codes in other plans: "JP 3".')
    leads: tuple[Lead, ...] = Field(default=(), description="Who answers for it.")
    rag: Rag | None = Field(default=None, description="Overall rating.")
    direction: Direction | None = Field(default=None, description="Overall direction of travel.")
    period: str | None = Field(default=None, description="Period it reports on, as printed.")
    narrative: tuple[Narrative, ...] = Field(default=(), description="Its prose, heading by heading.")
    actions: tuple[Action, ...] = Field(default=(), description="Actions in printed order.")
    indicators: tuple[Indicator, ...] = Field(default=(), description="Indicators in printed order.")
    approvals: tuple[Approval, ...] = Field(default=(), description="Who approved it and when.")
    partnership_groups: str | None = Field(default=None, description="Partnership groups consulted, as printed.")
    counts: tuple[RagCount, ...] = Field(default=(), description="How many indicators have each rating.")
