"""What every record carries: a stable id, the places it was read from, and its doubts."""

from typing import TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.model import Model

BBox: TypeAlias = tuple[float, float, float, float]
"""`[x0, y0, x1, y1]` in points, origin top left, as the page is read."""


class Where(Model):
    """One place: a box on a page."""

    page: int = Field(ge=1, description="Page of the PDF, counted from 1.")
    printed: str | None = Field(
        default=None, description="Page number stamped on the page, as text; null where there is none."
    )
    bbox: BBox | None = Field(
        default=None,
        description="Box [x0, y0, x1, y1] in points, origin top left, in the orientation a reader reads the text; "
        "null only in a finding about a page whose size is unknown.",
    )


class Record(Model):
    """Something the pack says, with where it says so.

    Beyond the contract: `confidence`.
    """

    id: str = Field(description="Name of the record within the extraction; the same file gives the same id.")
    where: tuple[Where, ...] = Field(description="Where it is printed: one box for each page it touches.")
    flags: tuple[str, ...] = Field(
        default=(), description="Codes of what is doubtful in the reading; empty where nothing is."
    )
    confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="How surely OCR read its least sure word, 0 to 1; null where the page has text of its own.",
    )
