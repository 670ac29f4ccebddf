"""Pages drawn as pictures, turned the way their records' boxes are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.bitmap import Bitmap
from scrutiny_extract.extract.pages.engine import engine
from scrutiny_extract.extract.pages.scans import SKETCH_DPI
from scrutiny_extract.extract.pages.source import close_document, open_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.pages.engine import Document

LARGEST = 12_000_000
"""Pixels of a picture: larger pages (plans, maps) are drawn at a lower resolution."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A page to draw: how far it is turned clockwise, and whether a scan's slant is to be undone too."""

    number: int
    degrees: int
    level: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture: red, green and blue bytes, row by row."""

    number: int
    width: int
    height: int
    samples: bytes


def render_pages(data: bytes, pages: Sequence[Turned], dpi: int, password: str | None = None) -> Iterator[Drawn]:
    """Draw pages one after the other. A page that cannot be drawn is left out. Raises PackError."""
    document = open_document(data, "<bytes>", password)
    try:
        for page in pages:
            drawn = _render(document, page, dpi)
            if drawn is not None:
                yield drawn
    finally:
        close_document(document)


def _render(document: Document, page: Turned, dpi: int) -> Drawn | None:
    pymupdf = engine()
    try:
        stored = document[page.number - 1]
        stored.set_rotation(0)
        degrees = page.degrees - (_slant(document, page) if page.level else 0.0)
        while stored.rect.width * stored.rect.height * (dpi / 72) ** 2 > LARGEST and dpi > 1:
            dpi //= 2
        matrix = pymupdf.Matrix(dpi / 72, dpi / 72).prerotate(degrees)
        picture = stored.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False)
        return Drawn(page.number, picture.width, picture.height, bytes(picture.samples))
    except Exception:  # noqa: BLE001 - whatever the engine makes of a broken page, the others are drawn
        return None


def _slant(document: Document, page: Turned) -> float:
    pymupdf = engine()
    matrix = pymupdf.Matrix(SKETCH_DPI / 72, SKETCH_DPI / 72).prerotate(page.degrees)
    sketch = document[page.number - 1].get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY, alpha=False)
    return Bitmap(sketch.width, sketch.height, bytes(sketch.samples), SKETCH_DPI).slant()
