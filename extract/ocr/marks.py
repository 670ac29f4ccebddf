"""Marks that are no letters, which engines leave out or misread: bullets, dashes between columns, boxes, ticks.

mark = dot ("•") | dash ("-", "–") | box ("☐"), each on the line of a word | tick ("✓") ;
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.engines import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap
    from scrutiny_extract.extract.ocr.blobs import Blob

NEAR = 6.0
"""Times the font size that a mark stands from a word of its line, at most."""

DASHES = frozenset("-–—")
HYPHEN, EM_DASH = 0.42, 0.8
"""Times the font size that a hyphen is shorter than, and an em dash not."""

BOX = "☐"
EDGE, STRAIGHT = 4, 0.8
"""Rows of a box's edge, and the share of its width that is ink in one of them."""

FIRM = 0.85
"""How sure an engine is of two letters that are a word, and of a tick it took for two letters never."""

SURE = 0.7
"""How sure a mark is that was known by its shape."""


def find_marks(blobs: Sequence[Blob], readings: Sequence[Reading], size: float) -> Iterator[Reading]:
    """Yield marks among left-over ink, as words of the lines they stand on; `size` is the page's font size, pixels."""
    for blob in blobs:
        text = _mark(blob, size)
        beside = _beside(blob, readings, size) if text else None
        if text and beside is not None:
            yield Reading(text, blob.x0, beside.y0, blob.x1, beside.y1, SURE, beside.line)


def _mark(blob: Blob, size: float) -> str | None:
    """Know a mark by its shape."""
    wide, high = blob.width / size, blob.height / size
    if high < 0.15 and 0.18 < wide < 1.2 and blob.fullness > 0.6:
        return _dash(wide)
    if 0.15 < wide < 0.6 and 0.7 < wide / high < 1.4 and blob.fullness > 0.6:
        return "•"
    if 0.6 < wide < 1.6 and 0.8 < wide / high < 1.25 and blob.fullness < 0.4:
        return BOX
    return None


def _dash(wide: float) -> str:
    """Tell dashes by their length, in font sizes."""
    return "-" if wide < HYPHEN else "–" if wide < EM_DASH else "—"


def with_boxes(readings: Sequence[Reading], page: Bitmap, blobs: Sequence[Blob], size: float) -> tuple[Reading, ...]:
    """Read as boxes to tick what an engine read as a letter or two ("L]", "O") where a square is drawn."""
    squares = [blob for blob in blobs if _mark(blob, size) == BOX and _is_square(page, blob)]
    return tuple(
        replace(word, text=BOX, confidence=max(SURE, word.confidence))
        if len(word.text) <= 2 and any(_covers(blob, word) for blob in squares)
        else word
        for word in readings
    )


def _is_square(page: Bitmap, blob: Blob) -> bool:
    """Whether a blob's first and last rows are ruled across: those of a round letter are not."""
    mask = (1 << blob.width) - 1
    edges = ((blob.y0, blob.y0 + EDGE), (blob.y1 - EDGE, blob.y1))
    return all(
        max((row >> (page.width - blob.x1) & mask).bit_count() for row in page.rows[first:last]) > STRAIGHT * blob.width
        for first, last in edges
    )


def _covers(blob: Blob, word: Reading) -> bool:
    wide = min(word.x1, blob.x1) - max(word.x0, blob.x0)
    high = min(word.y1, blob.y1) - max(word.y0, blob.y0)
    return wide > 0 and high > 0 and 2 * wide * high > (word.x1 - word.x0) * (word.y1 - word.y0)


def with_dashes(readings: Sequence[Reading], page: Bitmap, size: float) -> tuple[Reading, ...]:
    """Read lone dashes by their length: engines take one for the other."""
    return tuple(
        replace(word, text=_dash(_ink_width(page, word) / size)) if word.text in DASHES else word for word in readings
    )


def _ink_width(page: Bitmap, word: Reading) -> int:
    """Measure from where to where a word's box has ink, pixels."""
    mask = (1 << max(0, word.x1 - word.x0)) - 1
    ink = 0
    for row in page.rows[max(0, word.y0) : word.y1]:
        ink |= row >> max(0, page.width - word.x1) & mask
    return ink.bit_length() - (ink & -ink).bit_length() + 1 if ink else 0


def _beside(blob: Blob, readings: Sequence[Reading], size: float) -> Reading | None:
    """Find the nearest word of the line on which a blob stands."""
    middle = (blob.y0 + blob.y1) / 2
    level = [
        reading
        for reading in readings
        if reading.y0 - 0.1 * size < middle < reading.y1 + 0.1 * size and any(map(str.isalnum, reading.text))
    ]
    nearest = min(level, key=lambda reading: _gap(blob, reading), default=None)
    return nearest if nearest is not None and _gap(blob, nearest) < NEAR * size else None


def _gap(blob: Blob, reading: Reading) -> int:
    return max(blob.x0 - reading.x1, reading.x0 - blob.x1, 0)


def with_ticks(readings: Sequence[Reading], page: Bitmap) -> tuple[Reading, ...]:
    """Read lone characters that are ticks by their shape as ticks; a small bold "of" has that shape too."""
    return tuple(
        replace(word, text="✓", confidence=max(SURE, word.confidence))
        if len(word.text) <= 2 and not _is_sure(word) and _is_tick(page, word)
        else word
        for word in readings
    )


def _is_sure(word: Reading) -> bool:
    """Whether the engine is sure that it read a word of two letters."""
    return len(word.text) > 1 and word.text.isalpha() and word.confidence > FIRM


def _is_tick(page: Bitmap, word: Reading) -> bool:
    """Whether the ink of a box goes down a little at its left, then up all its height to its right."""
    wide, high = word.x1 - word.x0, word.y1 - word.y0
    if not 0.5 < wide / max(high, 1) < 1.8:
        return False
    rows = [row >> max(0, page.width - word.x1) & ((1 << wide) - 1) for row in page.rows[word.y0 : word.y1]]
    spans = [(wide - bits.bit_length(), wide - (bits & -bits).bit_length()) for bits in rows if bits]
    if len(spans) < 0.8 * high:
        return False
    ink = sum(bits.bit_count() for bits in rows)
    top, bottom = spans[0], spans[-1]
    leftmost = next((at for at, (first, _) in enumerate(spans) if first < 0.15 * wide), 0)
    rightmost = max((at for at, (_, last) in enumerate(spans) if last > 0.85 * wide), default=0)
    return (
        ink < 0.5 * wide * high
        and top[0] > 0.55 * wide
        and 0.08 * wide < sum(bottom) / 2 < 0.6 * wide
        and leftmost > 0.35 * len(spans)
        and rightmost < 0.5 * len(spans)
    )
