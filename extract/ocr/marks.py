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
        return "-" if wide < 0.42 else "–"
    if 0.15 < wide < 0.6 and 0.7 < wide / high < 1.4 and blob.fullness > 0.6:
        return "•"
    if 0.6 < wide < 1.6 and 0.8 < wide / high < 1.25 and blob.fullness < 0.4:
        return "☐"
    return None


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
    """Read lone characters that are ticks by their shape as ticks."""
    return tuple(
        replace(word, text="✓", confidence=max(SURE, word.confidence))
        if len(word.text) <= 2 and _is_tick(page, word)
        else word
        for word in readings
    )


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
