"""A picture of a page read into words and ruled lines.

reading = dust and ruled lines wiped -> engine -> marks | rows the engine left out | words up and down the edges ;
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.blobs import find_blobs, runs, without
from scrutiny_extract.extract.ocr.cache import ReadPage
from scrutiny_extract.extract.ocr.dust import dusted
from scrutiny_extract.extract.ocr.edges import read_edges
from scrutiny_extract.extract.ocr.left_out import read_left_out
from scrutiny_extract.extract.ocr.marks import find_marks, with_boxes, with_dashes, with_ticks
from scrutiny_extract.extract.ocr.setting import POINTS, font_size, is_text, set_words
from scrutiny_extract.extract.ocr.signs import find_arrows, find_coloured, without_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap, Stroke
    from scrutiny_extract.extract.ocr.blobs import Blob
    from scrutiny_extract.extract.ocr.engines import Engine, Reading
    from scrutiny_extract.extract.ocr.left_out import Look
    from scrutiny_extract.extract.ocr.signs import Colours, Sign

MARGIN = 2
"""Pixels beside a ruled line that are wiped with it: they are greyed by it."""

TAIL = 3
"""Pixels that the tail of a y runs aside while it crosses a line."""

FIRM = 0.8
"""How sure a character or two must be to be taken for no sign."""

TALL = 1.4
"""Times the font size from which a character or two may be a sign however surely they were read."""

BORDER = 9
"""Pixels around the colour of a sign that its black border takes."""

UNSURE = 0.55
"""Mean confidence under which the page may stand on its head."""


@dataclass(frozen=True)
class Picture:
    """A page upright and level: in grey as the engine reads it, and small in colour."""

    grey: Bitmap
    colours: Colours | None
    rotation: int
    """Degrees clockwise from how it is stored."""


@dataclass(frozen=True)
class Sheet:
    """A picture made ready for the engine: without dust, without ruled lines; and the ruled lines."""

    plain: Bitmap
    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]


def prepared(bitmap: Bitmap) -> Sheet:
    """Take dust and ruled lines off a picture."""
    clean = dusted(bitmap)
    across = clean.across()
    down = clean.down(across)
    return Sheet(wiped(clean, across, down), across, down)


def read_picture(picture: Picture, engine: Engine, language: str) -> ReadPage:
    """Read an upright page. Raises OcrError."""
    bitmap, colours, rotation = picture.grey, picture.colours, picture.rotation
    sheet = prepared(bitmap)
    readings = engine.read(sheet.plain, language)
    if is_unsure(readings):
        turned = prepared(on_its_head(bitmap))
        other = engine.read(turned.plain, language)
        if sureness(other) > sureness(readings):
            sheet, readings, rotation = turned, other, (rotation + 180) % 360
            colours = colours and colours.on_its_head()
    signs = tuple(find_coloured(colours)) if colours else ()
    edges, readings = read_edges(sheet.plain, readings, engine, language)
    readings, arrows = _completed(sheet.plain, readings, signs, lambda rows: engine.read(rows, language, rows=True))
    scale = POINTS / bitmap.dpi
    return ReadPage(
        round(bitmap.width * scale, 2),
        round(bitmap.height * scale, 2),
        rotation,
        (*set_words(readings, sheet.plain), *edges),
        tuple((x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in _rules(sheet)),
        (*signs, *arrows),
    )


def _rules(sheet: Sheet) -> Iterator[tuple[int, int, int, int]]:
    """Yield the boxes of ruled lines, pixels; not of lines under words."""
    yield from ((line.start, line.near, line.end, line.far) for line in sheet.across if line.is_rule)
    yield from ((line.near, line.start, line.far, line.end) for line in sheet.down if line.is_rule)


def _completed(
    plain: Bitmap, readings: Sequence[Reading], signs: Sequence[Sign], look: Look
) -> tuple[tuple[Reading, ...], tuple[Sign, ...]]:
    """Add what the engine left out: marks and arrows by their shape, rows of letters by showing it those alone."""
    words = without_signs([reading for reading in readings if is_text(reading)], signs, plain.dpi)
    size = font_size(words)
    if not size:
        return words, ()
    firm = [
        word for word in words if len(word.text) > 2 or (word.confidence >= FIRM and word.y1 - word.y0 < TALL * size)
    ]
    boxes = [(word.x0 - 2, word.y0 - 2, word.x1 + 2, word.y1 + 2) for word in firm]
    boxes += [_pixels(sign, plain.dpi) for sign in signs if not sign.is_fill]
    blobs = find_blobs(without(plain.rows, plain.width, boxes), plain.width)
    arrows = dict(find_arrows(plain, blobs, size))
    words = with_ticks(without_signs(words, arrows.values(), plain.dpi), plain)
    words = with_boxes(with_dashes(words, plain, size), plain, blobs, size)
    blobs = [blob for blob in blobs if blob not in arrows and not _is_read(blob, words)]
    more = (*find_marks(blobs, words, size), *read_left_out(plain, blobs, words, look))
    return (*words, *more), tuple(arrows.values())


def _pixels(sign: Sign, dpi: int) -> tuple[int, int, int, int]:
    """Give the box of a sign in pixels, its border with it."""
    x0, y0, x1, y1 = (round(edge * dpi / POINTS) for edge in sign.bbox)
    return (x0 - BORDER, y0 - BORDER, x1 + BORDER, y1 + BORDER)


def _is_read(blob: Blob, words: Sequence[Reading]) -> bool:
    x, y = (blob.x0 + blob.x1) / 2, (blob.y0 + blob.y1) / 2
    return any(word.x0 <= x <= word.x1 and word.y0 <= y <= word.y1 for word in words)


def sureness(readings: Iterable[Reading]) -> float:
    """Give the mean confidence of readings, long words counting more."""
    sure = [(reading.confidence, len(reading.text)) for reading in readings]
    return sum(confidence * length for confidence, length in sure) / (sum(length for _, length in sure) or 1)


def is_unsure(readings: Sequence[Reading]) -> bool:
    """Whether a page was read so badly that it may stand on its head."""
    return bool(readings) and sureness(readings) < UNSURE


def on_its_head(bitmap: Bitmap) -> Bitmap:
    """Turn a picture by half a turn."""
    return replace(bitmap, samples=bitmap.samples[::-1])


def wiped(bitmap: Bitmap, across: Iterable[Stroke], down: Iterable[Stroke]) -> Bitmap:
    """Wipe out ruled lines: engines read them as letters, or lose the letters beside them."""
    samples = bytearray(bitmap.samples)
    for line in across:
        _wipe_across(samples, bitmap, line)
    for line in down:
        x0, x1 = max(0, line.near - MARGIN), min(bitmap.width, line.far + MARGIN)
        for y in range(line.start, line.end):
            samples[y * bitmap.width + x0 : y * bitmap.width + x1] = b"\xff" * (x1 - x0)
    return replace(bitmap, samples=bytes(samples))


def _wipe_across(samples: bytearray, bitmap: Bitmap, line: Stroke) -> None:
    """Wipe a line across; of one under words the tails that cross it (g, p, y) stay."""
    first, last = max(0, line.near - MARGIN), min(bitmap.height, line.far + MARGIN)
    white = b"\xff" * (line.end - line.start)
    crossing = 0
    if not line.is_rule and first > 0 and last < bitmap.height:
        crossing = _thickened(bitmap.rows[first - 1]) & _thickened(bitmap.rows[last])
    tails = [(max(start, line.start), min(end, line.end)) for start, end in runs(crossing, bitmap.width)]
    for y in range(first, last):
        at = y * bitmap.width
        kept = [(at + start, samples[at + start : at + end]) for start, end in tails if start < end]
        samples[at + line.start : at + line.end] = white
        for place, grey in kept:
            samples[place : place + len(grey)] = grey


def _thickened(bits: int) -> int:
    """Spread ink by TAIL pixels to either side."""
    spread = bits | bits << 1 | bits >> 1
    for _ in range(TAIL - 1):
        spread |= spread << 1 | spread >> 1
    return spread
