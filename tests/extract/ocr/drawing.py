"""Pages drawn and rasterised for the tests of OCR: an invented council's words, as a scanner would see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf

from scrutiny_extract.extract.ocr.bitmap import Bitmap

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT = 420.0, 594.0

PROSE = (
    "The panel considered the report on bus services in",
    "Wexcombe and heard from the operators about the",
    "winter timetable. Members asked for figures on the",
    "number of journeys that were late, and noted that",
    "the new depot would open in the spring of next year.",
    "RESOLVED that the report be noted and brought back.",
)


def prose(page: Any) -> None:
    for place, text in enumerate(PROSE):
        page.insert_text((50, 90 + 22 * place), text, fontsize=12)


def sheet(draw: Callable[[Any], object]) -> pymupdf.Document:
    document = pymupdf.open()
    draw(document.new_page(width=WIDTH, height=HEIGHT))
    return document


def bitmap(draw: Callable[[Any], object], *, dpi: int = 100, degrees: float = 0.0) -> Bitmap:
    """Draw a page and see it as grey samples, turned clockwise."""
    matrix = pymupdf.Matrix(dpi / 72, dpi / 72).prerotate(degrees)
    picture = sheet(draw)[0].get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY)
    return Bitmap(picture.width, picture.height, bytes(picture.samples), dpi)


def scan(*draw: Callable[[Any], object], dpi: int = 150, degrees: float = 0.0, stored: int = 0) -> bytes:
    """Make a PDF of pictures of pages, each turned clockwise by `degrees`, with `stored` as its own rotation."""
    document = pymupdf.open()
    for function in draw:
        matrix = pymupdf.Matrix(dpi / 72, dpi / 72).prerotate(degrees)
        picture = sheet(function)[0].get_pixmap(matrix=matrix)
        page = document.new_page(width=picture.width * 72 / dpi, height=picture.height * 72 / dpi)
        page.insert_image(page.rect, pixmap=picture)
        page.set_rotation(stored)
    data: bytes = document.tobytes(deflate=True)
    return data


def dotted(*rows: str, dpi: int = 300) -> Bitmap:
    """Make a picture of rows of characters: `#` is ink."""
    samples = b"".join(bytes(0 if mark == "#" else 255 for mark in row) for row in rows)
    return Bitmap(len(rows[0]), len(rows), samples, dpi)
