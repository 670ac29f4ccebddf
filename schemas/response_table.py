"""An inquiry's recommendations and the answers to them."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord


class Response(Record):
    """One recommendation and its answer.

    Beyond the contract: `columns`.
    """

    number: str | None = Field(default=None, description="Number of the recommendation as printed.")
    title: str | None = Field(default=None, description="Title of the recommendation.")
    recommendation: str | None = Field(default=None, description="The recommendation.")
    response: str | None = Field(default=None, description="The answer.")
    responder: str | None = Field(default=None, description="Who answers.")
    status: str | None = Field(default=None, description='The verdict as printed: "Accepted"; null where none is.')
    columns: dict[str, str] = Field(
        default_factory=dict, description="Columns with no field of their own: heading as printed to text."
    )


class ResponseTable(SectionRecord):
    """Recommendations answered, in a table, boxes or headed paragraphs."""

    type: Literal["response_table"] = Field(default="response_table", description="Kind of section.")
    rows: tuple[Response, ...] = Field(default=(), description="One row a recommendation, in printed order.")
    key: dict[str, str] = Field(default_factory=dict, description="The codes of its key: code to meaning.")
