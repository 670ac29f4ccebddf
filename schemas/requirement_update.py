"""Progress against an improvement notice and the like."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord


class Requirement(Record):
    """One requirement, where it stands and the evidence."""

    reference: str | None = Field(default=None, description='Reference: "NI 59", "1".')
    notice_reference: str | None = Field(default=None, description='Paragraph of the notice: "IN 1.1".')
    text: str | None = Field(default=None, description="What is required.")
    position: str | None = Field(default=None, description="Where it stands: the statement in bold.")
    evidence: tuple[str, ...] = Field(default=(), description="The evidence, one text each.")


class RequirementUpdate(SectionRecord):
    """Requirements of a notice, one by one."""

    type: Literal["requirement_update"] = Field(default="requirement_update", description="Kind of section.")
    requirements: tuple[Requirement, ...] = Field(default=(), description="Requirements in printed order.")
