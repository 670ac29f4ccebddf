"""Paragraphs of prose, numbered or not."""

from pydantic import Field

from scrutiny_extract.schemas.record import Record


class Paragraph(Record):
    """A paragraph, heading or bullet."""

    number: str | None = Field(
        default=None, description='Its number as printed: "3.2.1", "a)"; null where it has none.'
    )
    heading: bool = Field(default=False, description="Whether it is a heading.")
    level: int = Field(default=0, ge=0, description="Depth of a heading or bullet, the outermost 0.")
    text: str = Field(description="Its text without the number, white space folded and line-end hyphens joined.")
