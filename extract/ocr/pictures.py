"""A picture of a page read into words and ruled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.bitmap import Bitmap, Stroke
from scrutiny_extract.extract.ocr.cache import ReadPage
from scrutiny_extract.extract.ocr.setting import POINTS, set_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.ocr.engines import Engine, Reading

MARGIN = 1
"""Pixels beside a ruled line that are wiped with it."""

UNSURE = 0.55
"""Mean confidence under which the page may stand on its head."""


def read_picture(bitmap: Bitmap, engine: Engine, language: str, rotation: int) -> ReadPage:
    """Read an upright page; it was turned `rotation` degrees clockwise from how it is stored. Raises OcrError."""
    across, down = bitmap.across(), bitmap.down()
    readings = engine.read(portable(wiped(bitmap, across, down)), bitmap.dpi, language)
    scale = POINTS / bitmap.dpi
    rules = [(line.start, line.near, line.end, line.far) for line in across]
    rules += [(line.near, line.start, line.far, line.end) for line in down]
    return ReadPage(
        round(bitmap.width * scale, 2),
        round(bitmap.height * scale, 2),
        rotation,
        set_words(readings, bitmap),
        tuple((x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in rules),
    )


def is_unsure(readings: Iterable[Reading]) -> bool:
    """Whether a page was read so badly that it may stand on its head."""
    sure = [reading.confidence for reading in readings]
    return bool(sure) and sum(sure) / len(sure) < UNSURE


def portable(bitmap: Bitmap) -> bytes:
    """Give a picture in the plainest format that engines read (PGM): packing it as PNG costs a tenth of a second."""
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + bitmap.samples


def wiped(bitmap: Bitmap, across: Iterable[Stroke], down: Iterable[Stroke]) -> Bitmap:
    """Wipe out ruled lines: engines read them as letters, or lose the letters beside them."""
    samples = bytearray(bitmap.samples)
    for line in across:
        for y in range(max(0, line.near - MARGIN), min(bitmap.height, line.far + MARGIN)):
            samples[y * bitmap.width + line.start : y * bitmap.width + line.end] = b"\xff" * (line.end - line.start)
    for line in down:
        x0, x1 = max(0, line.near - MARGIN), min(bitmap.width, line.far + MARGIN)
        for y in range(line.start, line.end):
            samples[y * bitmap.width + x0 : y * bitmap.width + x1] = b"\xff" * (x1 - x0)
    return Bitmap(bitmap.width, bitmap.height, bytes(samples), bitmap.dpi)
