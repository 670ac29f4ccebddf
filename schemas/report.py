"""An officer's report."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate, Model
from scrutiny_extract.schemas.paragraph import Paragraph
from scrutiny_extract.schemas.section import SectionRecord
from scrutiny_extract.schemas.tracker_summary import RagCount


class Implication(Model):
    """A box of a report's head that may be ticked: "Equality and Diversity"."""

    name: str = Field(description="What the box stands for, as printed.")
    ticked: bool | None = Field(default=None, description="Whether it is ticked; null where that cannot be seen.")


class Report(SectionRecord):
    """A report to the meeting.

    Beyond the contract: `date_raw`, `counts`.
    """

    type: Literal["report"] = Field(default="report", description="Kind of section.")
    report_of: str | None = Field(default=None, description="Who reports: the director or cabinet member.")
    originator: str | None = Field(default=None, description="Author or contact officer.")
    telephone: str | None = Field(default=None, description="Telephone number of the author, as printed.")
    email: str | None = Field(default=None, description="E-mail address of the author.")
    to: str | None = Field(default=None, description="Body the report goes to.")
    date: IsoDate | None = Field(default=None, description="Date of the report, ISO.")
    date_raw: str | None = Field(default=None, description="Date of the report as printed.")
    subject: str | None = Field(default=None, description="Subject of the report.")
    wards: tuple[str, ...] = Field(default=(), description="Wards or divisions it affects.")
    classification: str | None = Field(default=None, description='As printed: "Unrestricted".')
    decision_number: str | None = Field(default=None, description='As printed: "13/0042", "n/a".')
    is_key: bool | None = Field(default=None, description="Whether the page says it is a key decision.")
    implications: tuple[Implication, ...] = Field(default=(), description="Boxes of its head, ticked or not.")
    paragraphs: tuple[Paragraph, ...] = Field(default=(), description="Its body, headings among the paragraphs.")
    recommendations: tuple[str, ...] = Field(default=(), description="What members are asked to do, one text each.")
    background_papers: tuple[str, ...] = Field(default=(), description="Papers it was written from, as listed.")
    head: dict[str, str] = Field(
        default_factory=dict, description="Every labelled field of its head as printed: label to text."
    )
    counts: tuple[RagCount, ...] = Field(default=(), description="Counts of ratings in its tables.")
