"""Letters and memoranda."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate
from scrutiny_extract.schemas.paragraph import Paragraph
from scrutiny_extract.schemas.section import SectionRecord


class Correspondence(SectionRecord):
    """A letter.

    Beyond the contract: `date_raw`.
    """

    type: Literal["correspondence"] = Field(default="correspondence", description="Kind of section.")
    sender: str | None = Field(default=None, description='Who writes; several joined by "; ".')
    recipient: str | None = Field(default=None, description='Who is written to; several joined by "; ".')
    date: IsoDate | None = Field(default=None, description="Date of the letter, ISO.")
    date_raw: str | None = Field(default=None, description="Date of the letter as printed.")
    subject: str | None = Field(default=None, description="Subject line.")
    paragraphs: tuple[Paragraph, ...] = Field(default=(), description="Body of the letter.")
