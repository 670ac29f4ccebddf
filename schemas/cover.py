"""The cover of a pack."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.section import SectionRecord


class Cover(SectionRecord):
    """A cover page; its facts are in the extraction's `meeting`."""

    type: Literal["cover"] = Field(default="cover", description="Kind of section.")
