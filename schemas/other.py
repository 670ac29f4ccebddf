"""Pages no reader recognised."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.section import SectionRecord


class Other(SectionRecord):
    """Anything not recognised: all its text is in `blocks`."""

    type: Literal["other"] = Field(default="other", description="Kind of section.")
