"""What kind of page each page is."""

from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.model import Model

PageKind: TypeAlias = Literal["content", "blank", "scan", "outline", "figure"]
TextSource: TypeAlias = Literal["native", "ocr", "none"]
Rotation: TypeAlias = Literal[0, 90, 180, 270]


class Page(Model):
    """One page of the PDF.

    Beyond the contract: `width`, `height`, `furniture`.
    """

    page: int = Field(ge=1, description="Page of the PDF, counted from 1.")
    printed: str | None = Field(default=None, description="Number stamped on the page, as text.")
    kind: PageKind = Field(
        default="content",
        description="Content; blank; scan (a picture of a page); outline (text drawn as shapes); figure (a chart or "
        "picture with fewer than 40 words).",
    )
    rotation: Rotation = Field(
        default=0, description="Degrees clockwise the stored page is turned to make its text upright."
    )
    text: TextSource = Field(
        default="native", description="Where its words come from: the file itself, optical reading, or nowhere."
    )
    width: float | None = Field(default=None, description="Width in points, the text upright.")
    height: float | None = Field(default=None, description="Height in points, the text upright.")
    furniture: tuple[str, ...] = Field(
        default=(), description="Page stamps, running heads and feet as printed; they belong to no record."
    )
