"""A scanned page as rows of bits, ink set: its slant, its ruled lines, the weight of its letters.

Rows are whole numbers, one bit a pixel, so that an operation on a row is one on all its pixels: fast enough
in plain Python, and no image library is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DARK = 140
"""Grey under which a pixel is ink, of 255."""

STRIPS = 16
"""Upright strips whose profiles are shifted against each other to find the slant."""

STEEPEST = 3.0
"""Degrees of slant that a scanner's feeder leaves at most."""

RULE_LENGTH = 0.4
"""Inches from which a run of ink is a ruled line: longer than any stroke of a letter."""

ROW_HEIGHT = 0.12
"""Inches that a row of a ruled table is high at least."""

MEETS = 0.02
"""Inches by which a ruled line may miss the one it ends at."""

RULE_THICKNESS = 0.06
"""Inches that a ruled line is thick at most."""

UNDERLINE = 0.03
"""Inches that a line under words is thick at most."""

GAP = 1
"""Pixels of dust or fading that do not end a ruled line."""

BARE = 0.3
"""Share of ink beside a ruled line; beside the stem of a row of letters there is more."""

INK = bytes(ord("1") if grey < DARK else ord("0") for grey in range(256))
RUN = re.compile("1+")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruled line in pixels: where it begins and ends, and from where to where it is thick."""

    start: int
    end: int
    near: int
    far: int
    is_rule: bool = True
    """False for a line under words, which is no part of a table."""


@dataclass(frozen=True, slots=True)
class Level:
    """The slant of text, degrees clockwise (of columns: anticlockwise), and the ink of each row slanted by it."""

    angle: float
    ink: tuple[int, ...]


@dataclass(frozen=True)
class Bitmap:
    """Grey samples, row by row, one byte a pixel."""

    width: int
    height: int
    samples: bytes
    dpi: int

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Rows of bits, the leftmost pixel highest."""
        ink = self.samples.translate(INK)
        return tuple(int(ink[at : at + self.width], 2) for at in range(0, self.width * self.height, self.width))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Columns of bits, the topmost pixel highest."""
        ink = self.samples.translate(INK)
        return tuple(int(ink[x :: self.width], 2) for x in range(self.width))

    @cached_property
    def _level_rows(self) -> Level:
        return _level(self.rows, self.width)

    @cached_property
    def _level_columns(self) -> Level:
        return _level(self.columns, self.height)

    @property
    def is_sideways(self) -> bool:
        """Whether lines of text run up or down the page: then columns, not rows, are full or empty by turns."""
        return _contrast(self._level_columns.ink) > _contrast(self._level_rows.ink)

    def slant(self) -> float:
        """Find the slant of the text, degrees clockwise: at it, rows of print and of white are sharpest."""
        return self._level_rows.angle

    def across(self) -> tuple[Stroke, ...]:
        """Find ruled lines that run across the page; `near` and `far` are their top and bottom."""
        return tuple(_strokes(self.rows, self.width, self.dpi, RULE_LENGTH))

    def down(self, across: Sequence[Stroke]) -> tuple[Stroke, ...]:
        """Find ruled lines that run down the page; `near` and `far` are their left and right.

        Those that run from one of the lines `across` to the next, down a low row of a table, may be as
        short as the row is high.
        """
        reach = int(MEETS * self.dpi)
        return tuple(
            line
            for line in _strokes(self.columns, self.height, self.dpi, ROW_HEIGHT)
            if line.end - line.start >= RULE_LENGTH * self.dpi
            or all(any(_meets(line, end, other, reach) for other in across) for end in (line.start, line.end))
        )

    def stroke_width(self, x0: int, y0: int, x1: int, y1: int) -> float:
        """Measure the mean run of ink along the rows of a box, pixels: how heavy its letters are."""
        ink = runs = 0
        mask = (1 << max(0, x1 - x0)) - 1
        for row in self.rows[max(0, y0) : y1]:
            bits = row >> max(0, self.width - x1) & mask
            ink += bits.bit_count()
            runs += (bits & ~(bits >> 1)).bit_count()
        return ink / runs if runs else 0.0


def _level(lines: Sequence[int], across: int) -> Level:
    """Slant rows of bits until print and white are told apart most sharply."""
    profiles = _strip_profiles(lines, across)
    coarse = max(_steps(-STEEPEST, STEEPEST, 0.5), key=lambda angle: _sharpness(_slanted(profiles, across, angle)))
    fine = max(_steps(coarse - 0.4, coarse + 0.4, 0.1), key=lambda angle: _sharpness(_slanted(profiles, across, angle)))
    return Level(round(fine, 1), tuple(ink for ink in _slanted(profiles, across, fine) if ink < across // 2))


def _strip_profiles(lines: Sequence[int], across: int) -> list[list[int]]:
    """Count the ink of each row in upright strips."""
    wide = across // STRIPS
    mask = (1 << wide) - 1
    return [[(row >> (across - (strip + 1) * wide) & mask).bit_count() for row in lines] for strip in range(STRIPS)]


def _slanted(profiles: Sequence[Sequence[int]], across: int, angle: float) -> list[int]:
    """Sum strips to the ink of slanted rows."""
    slope = angle * 0.017453 * across / STRIPS
    shifts = [round(slope * strip) for strip in range(STRIPS)]
    least, most = min(shifts), max(shifts)
    shifted = [
        profile[shift - least : len(profile) - (most - shift)] for profile, shift in zip(profiles, shifts, strict=True)
    ]
    return list(map(sum, zip(*shifted, strict=True)))


def _sharpness(ink: Sequence[int]) -> int:
    return sum(each * each for each in ink)


def _contrast(ink: Sequence[int]) -> float:
    """Measure how unevenly ink is spread over the rows from the first to the last that has any: 1 is evenly."""
    inked = [at for at, amount in enumerate(ink) if amount]
    if not inked:
        return 0.0
    return (inked[-1] - inked[0] + 1) * _sharpness(ink) / sum(ink) ** 2


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + step * number for number in range(round((last - first) / step) + 1)]


def _strokes(lines: Sequence[int], across: int, dpi: int, inches: float) -> Iterator[Stroke]:
    """Gather long runs of ink on neighbouring lines into strokes thin and bare enough to be ruled."""
    long = int(inches * dpi)
    open_: list[Stroke] = []
    for at, bits in enumerate(lines):
        still: list[Stroke] = []
        for start, end in _long_runs(bits, across, long):
            above = next((stroke for stroke in open_ if stroke.start < end and start < stroke.end), None)
            if above is None:
                still.append(Stroke(start, end, at, at + 1))
            else:
                open_.remove(above)
                still.append(Stroke(min(above.start, start), max(above.end, end), above.near, at + 1))
        yield from _ruled(open_, lines, across, dpi)
        open_ = still
    yield from _ruled(open_, lines, across, dpi)


def _meets(line: Stroke, end: int, other: Stroke, reach: int) -> bool:
    """Whether one end of a line down the page is at a ruled line across it."""
    beside = other.start - reach <= line.near and line.far <= other.end + reach
    return other.is_rule and beside and other.near - reach <= end <= other.far + reach


def _ruled(strokes: Iterable[Stroke], lines: Sequence[int], across: int, dpi: int) -> Iterator[Stroke]:
    """Yield strokes that are thin, and bare on both sides; or below alone, where they are under words."""
    for stroke in strokes:
        thick = stroke.far - stroke.near
        if thick > max(3, int(RULE_THICKNESS * dpi)):
            continue
        length = stroke.end - stroke.start
        mask = ((1 << length) - 1) << (across - stroke.end)
        above, below = (
            all(not 0 <= at < len(lines) or (lines[at] & mask).bit_count() < BARE * length for at in places)
            for places in ((stroke.near - 3, stroke.near - 6), (stroke.far + 2,))
        )
        if above and below:
            yield stroke
        elif below and thick <= max(3, int(UNDERLINE * dpi)):
            yield replace(stroke, is_rule=False)


def _long_runs(bits: int, across: int, long: int) -> Iterator[tuple[int, int]]:
    """Yield runs of ink of at least `long` pixels, gaps of GAP closed."""
    if bits.bit_count() < long * 0.8:
        return
    closed = bits
    for _ in range(GAP):
        closed |= closed >> 1
    kept, length = closed, 1
    while length < long and kept:  # an erosion by `long`, doubling
        step = min(length, long - length)
        kept &= kept >> step
        length += step
    if not kept:
        return
    printed = format(kept, "b").zfill(across)
    for run in RUN.finditer(printed):
        yield max(0, run.start() - long + 1), run.end() - GAP if run.end() - GAP > run.start() else run.end()
