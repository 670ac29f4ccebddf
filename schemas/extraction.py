"""The whole output: what one pack becomes."""

from typing import Literal, Self, TypeAlias

from pydantic import Field, model_validator

from scrutiny_extract.schemas.coverage import Coverage
from scrutiny_extract.schemas.finding import Finding
from scrutiny_extract.schemas.meeting import Meeting
from scrutiny_extract.schemas.model import Model
from scrutiny_extract.schemas.page import Page
from scrutiny_extract.schemas.sections import AnySection
from scrutiny_extract.schemas.source import Source

Status: TypeAlias = Literal["complete", "partial"]


class Extraction(Model):
    """One pack, read."""

    schema_version: Literal["1.0"] = Field(default="1.0", description="Version of this contract.")
    status: Status = Field(
        description="Partial while a finding is an error or a page could not be read, otherwise complete."
    )
    source: Source = Field(description="The file it was read from, and what read it.")
    meeting: Meeting | None = Field(
        default=None, description="The meeting it is of; null for a plan, log or letter that is of none."
    )
    sections: tuple[AnySection, ...] = Field(
        default=(), description="Sections in page order; every page with content is in one."
    )
    pages: tuple[Page, ...] = Field(default=(), description="Every page of the PDF.")
    findings: tuple[Finding, ...] = Field(default=(), description="What is unread, doubtful or contradictory.")
    coverage: Coverage = Field(description="Where each word of the file went.")

    @model_validator(mode="after")
    def check_status(self) -> Self:
        """Refuse to call complete what has an error among its findings."""
        if self.status == "complete" and any(finding.severity == "error" for finding in self.findings):
            message = "status is complete though a finding is an error"
            raise ValueError(message)
        return self
