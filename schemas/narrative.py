"""Prose under one heading."""

from pydantic import Field

from scrutiny_extract.schemas.model import Model
from scrutiny_extract.schemas.paragraph import Paragraph


class Narrative(Model):
    """Prose under one heading."""

    heading: str | None = Field(default=None, description="The heading as printed.")
    paragraphs: tuple[Paragraph, ...] = Field(default=(), description="The paragraphs under it.")
