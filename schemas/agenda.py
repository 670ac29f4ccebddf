"""The agenda."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.paragraph import Paragraph
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord


class AgendaItem(Record):
    """One item of the agenda.

    Beyond the contract: `pages_raw`.
    """

    number: str | None = Field(default=None, description="Number of the item as printed.")
    title: str | None = Field(default=None, description="Title of the item.")
    page_from: int | None = Field(default=None, description="Printed number of its first page.")
    page_to: int | None = Field(default=None, description="Printed number of its last page.")
    pages_raw: str | None = Field(default=None, description='Its page range as printed: "5 - 12".')
    wards: tuple[str, ...] = Field(default=(), description="Wards the item affects, as printed.")
    not_open: bool | None = Field(default=None, description="Whether the item is marked as not open to the public.")
    paragraphs: tuple[Paragraph, ...] = Field(default=(), description="What the agenda says about the item.")


class Agenda(SectionRecord):
    """The list of business of a meeting."""

    type: Literal["agenda"] = Field(default="agenda", description="Kind of section.")
    items: tuple[AgendaItem, ...] = Field(default=(), description="Items in printed order.")
