"""Readings set as words: one size a line, one baseline, bold where letters are heavier than most."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap
    from scrutiny_extract.extract.ocr.engines import Reading

POINTS = 72

X_HEIGHT, CAPITAL, DESCENT = 0.52, 0.72, 0.21
"""Heights above and depth below the baseline, as shares of the font size; those of common text faces."""

TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklit0123456789£$%&()[]/!?'\"’‘“”")
DEEP = frozenset("gjpqyQ,;()[]")

HEAVY = 1.22
"""A word is bold where its strokes are this many times as wide as the page's middle one, size for size."""

LETTERS = 3
"""Letters a word needs for its weight to be measured."""

SPECK = 0.6
"""Marks without a letter or figure, read less surely than this, are dirt on the glass."""


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word as it goes into the cache: box and size in points of the upright page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    confidence: float


def set_words(readings: Sequence[Reading], bitmap: Bitmap) -> tuple[SetWord, ...]:
    """Turn readings in pixels into words in points."""
    kept = [reading for reading in readings if _is_text(reading)]
    sizes = _sizes(kept)
    weights = [_weight(reading, sizes[reading.line], bitmap) for reading in kept]
    measured = [weight for weight in weights if weight]
    heavy = HEAVY * median(measured) if measured else 0.0
    scale = POINTS / bitmap.dpi
    return tuple(
        _set(reading, sizes[reading.line], scale, bold=weight > heavy > 0)
        for reading, weight in zip(kept, weights, strict=True)
    )


def _set(reading: Reading, size: float, scale: float, *, bold: bool) -> SetWord:
    """Set a word on its baseline: as tall and as deep as its line's size says, whatever its letters."""
    baseline = reading.y1 - (DESCENT * size if DEEP.intersection(reading.text) else 0.0)
    return SetWord(
        reading.text,
        round(reading.x0 * scale, 2),
        round((baseline - CAPITAL * size) * scale, 2),
        round(reading.x1 * scale, 2),
        round((baseline + DESCENT * size) * scale, 2),
        round(size * scale * 2) / 2,
        bold,
        round(reading.confidence, 3),
    )


def _is_text(reading: Reading) -> bool:
    """Tell words from specks: a mark alone has to be read surely."""
    return any(map(str.isalnum, reading.text)) or reading.confidence >= SPECK


def _sizes(readings: Iterable[Reading]) -> dict[tuple[int, ...], float]:
    """Measure the font size of each line, pixels, from how tall its words are for their letters."""
    found: defaultdict[tuple[int, ...], list[float]] = defaultdict(list)
    for reading in readings:
        tall = CAPITAL if TALL.intersection(reading.text) else X_HEIGHT
        deep = DESCENT if DEEP.intersection(reading.text) else 0.0
        found[reading.line].append((reading.y1 - reading.y0) / (tall + deep))
    return {line: median(sizes) for line, sizes in found.items()}


def _weight(reading: Reading, size: float, bitmap: Bitmap) -> float:
    """Measure a word's strokes against its size; 0 where it is too short to tell."""
    if sum(map(str.isalpha, reading.text)) < LETTERS:
        return 0.0
    return bitmap.stroke_width(reading.x0, reading.y0, reading.x1, reading.y1) / size
