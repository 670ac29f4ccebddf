"""Readings set as words: one size a line, one baseline, bold where letters are heavier than most."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap
    from scrutiny_extract.extract.ocr.engines import Reading

POINTS = 72

X_HEIGHT, CAPITAL, DESCENT = 0.52, 0.72, 0.21
"""Heights above and depth below the baseline, as shares of the font size; those of common text faces."""

TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklit0123456789£$%&()[]/!?'\"’‘“”")
DEEP = frozenset("gjpqyQ,;()[]")

HEAVY = 1.22
"""A word is bold where its strokes are this many times as wide as the middle ones, size for size."""

ENOUGH = 60
"""Words from which a page's own middle weight counts; a page with fewer may be all headings."""

LETTERS = 3
"""Letters a word needs for its weight to be measured."""

SPECK = 0.6
"""Marks without a letter or figure, read less surely than this, are dirt on the glass."""


ALIKE = 0.08
"""Difference of font sizes, as share, that is one of measurement."""

ASTRAY = 0.3
"""Times the font size that a word's foot may be off its line's: then it is raised, or stands on another line."""

GAP = 1.0
"""Times the font size between two words that are set alike."""


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word as it goes into the cache: box and size in points of the upright page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    weight: float
    """How wide its strokes are, in font sizes, evened out with its neighbours'; 0 where that is not known."""
    confidence: float
    upright: bool = True
    """False where it runs up or down an edge of the page."""


def set_words(readings: Sequence[Reading], bitmap: Bitmap) -> tuple[SetWord, ...]:
    """Turn readings in pixels into words in points."""
    kept = [reading for reading in readings if is_text(reading)]
    sizes = _sizes(kept)
    feet = _baselines(kept, sizes)
    weights = _evened(kept, [_weight(reading, sizes[reading.line], bitmap) for reading in kept], sizes)
    scale = POINTS / bitmap.dpi
    return tuple(
        _set(reading, sizes[reading.line], feet[reading.line], scale=scale, weight=weight)
        for reading, weight in zip(kept, weights, strict=True)
    )


def weight_from_which_bold(page: Sequence[SetWord], pack: Sequence[Sequence[SetWord]]) -> float:
    """Give the weight from which words of a page are bold, from what most words weigh there or in the pack."""
    own = [word.weight for word in page if word.weight]
    if len(own) < ENOUGH:
        own = [word.weight for words in pack for word in words if word.weight]
    return HEAVY * median(own) if own else math.inf


def _set(reading: Reading, size: float, foot: float, *, scale: float, weight: float) -> SetWord:
    """Set a word on its line's baseline, as tall and as deep as the line's size says, whatever its letters."""
    own = _own_foot(reading, size)
    baseline = foot if abs(own - foot) < ASTRAY * size else own
    return SetWord(
        reading.text,
        round(reading.x0 * scale, 2),
        round((baseline - CAPITAL * size) * scale, 2),
        round(reading.x1 * scale, 2),
        round((baseline + DESCENT * size) * scale, 2),
        round(size * scale * 2) / 2,
        round(weight, 4),
        round(reading.confidence, 3),
    )


def is_text(reading: Reading) -> bool:
    """Tell words from specks: a mark alone has to be read surely."""
    return any(map(str.isalnum, reading.text)) or reading.confidence >= SPECK


def font_size(readings: Iterable[Reading]) -> float:
    """Give the font size of most text, pixels; 0 where there is none."""
    sizes = [size for size, _ in _measured(readings)]
    return median(sizes) if sizes else 0.0


def _measured(readings: Iterable[Reading]) -> Iterator[tuple[float, Reading]]:
    """Measure the font size of each word with letters, from how tall it is for them."""
    for reading in readings:
        if any(map(str.isalnum, reading.text)):
            tall = CAPITAL if TALL.intersection(reading.text) else X_HEIGHT
            deep = DESCENT if DEEP.intersection(reading.text) else 0.0
            yield (reading.y1 - reading.y0) / (tall + deep), reading


def _sizes(readings: Sequence[Reading]) -> dict[tuple[int, ...], float]:
    """Measure the font size of each line, pixels; one near that of most of the page is that."""
    found: defaultdict[tuple[int, ...], list[float]] = defaultdict(list)
    for size, reading in _measured(readings):
        found[reading.line].append(size)
    usual = font_size(readings)
    sizes = {line: median(measured) for line, measured in found.items()}
    sizes = {line: usual if abs(size - usual) < ALIKE * usual else size for line, size in sizes.items()}
    for reading in readings:
        sizes.setdefault(reading.line, usual or max(1.0, (reading.y1 - reading.y0) / CAPITAL))
    return sizes


def _own_foot(reading: Reading, size: float) -> float:
    return reading.y1 - (DESCENT * size if DEEP.intersection(reading.text) else 0.0)


def _baselines(readings: Sequence[Reading], sizes: Mapping[tuple[int, ...], float]) -> dict[tuple[int, ...], float]:
    """Find the baseline of each line, pixels down."""
    found: defaultdict[tuple[int, ...], list[float]] = defaultdict(list)
    for reading in sorted(readings, key=_is_mark):
        if not found[reading.line] or not _is_mark(reading):
            found[reading.line].append(_own_foot(reading, sizes[reading.line]))
    return {line: median(feet) for line, feet in found.items()}


def _is_mark(reading: Reading) -> bool:
    return not any(map(str.isalnum, reading.text))


def _weight(reading: Reading, size: float, bitmap: Bitmap) -> float:
    """Measure a word's strokes against its size; 0 where it is too short to tell."""
    if sum(map(str.isalnum, reading.text)) < LETTERS:
        return 0.0
    return bitmap.stroke_width(reading.x0, reading.y0, reading.x1, reading.y1) / size


def _evened(
    readings: Sequence[Reading], weights: Sequence[float], sizes: Mapping[tuple[int, ...], float]
) -> list[float]:
    """Even out weights: a word weighs as the middle one of itself and its neighbours, a short one as they do."""
    evened = list(weights)
    for at, reading in enumerate(readings):
        near = GAP * sizes[reading.line]
        beside = [
            weights[other]
            for other in (at - 1, at + 1)
            if 0 <= other < len(readings) and weights[other] and _stand_together(reading, readings[other], near)
        ]
        if weights[at] and len(beside) == 1:
            beside.append(weights[at])
        evened[at] = median([*beside, weights[at]] if weights[at] else beside or [0.0])
    return evened


def _stand_together(one: Reading, other: Reading, near: float) -> bool:
    return one.line == other.line and max(one.x0, other.x0) - min(one.x1, other.x1) < near
