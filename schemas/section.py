"""What all sections have in common."""

from typing import Any

from pydantic import Field

from scrutiny_extract.schemas.block import Block
from scrutiny_extract.schemas.record import Record


class SectionRecord(Record):
    """One document within the pack; each section type adds its own fields.

    Beyond the contract: `labels`.
    """

    type: Any = Field(description="Kind of section.")
    """The word each section type fixes; `Any`, since checkers let nothing narrower override a `str`."""
    title: str | None = Field(default=None, description="Title of the section as printed.")
    agenda_item: str | None = Field(default=None, description='Number of the agenda item it belongs to: "10".')
    first_page: int = Field(ge=1, description="First page of the PDF it stands on, counted from 1.")
    last_page: int = Field(ge=1, description="Last page of the PDF it stands on.")
    first_printed: str | None = Field(default=None, description="Number stamped on its first page, as text.")
    last_printed: str | None = Field(default=None, description="Number stamped on its last page, as text.")
    blocks: tuple[Block, ...] = Field(
        default=(), description="Text of its pages that found no typed field, in reading order."
    )
    labels: tuple[str, ...] = Field(
        default=(), description="Headings and column labels, as printed, that named its fields."
    )
