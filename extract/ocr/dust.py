"""Dust on a scan: specks that stand alone, smaller than any full stop.

Found on all places of a row at once: a speck is ink in a square of SPECK pixels with nothing for HALO
pixels around it, seen by shifting rows of bits over each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.bitmap import Bitmap

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECK = 3
"""Pixels a side of a speck, at most, at 300 dpi: the full stop of small print is larger."""

HALO = 4
"""Bare pixels around a speck: the dot of an i stands closer to its stem."""

EDGE = 1
"""Pixels around a speck that are greyed by it."""

REACH = 2 * HALO + SPECK - 1


def dusted(bitmap: Bitmap) -> Bitmap:
    """Give the picture without its specks."""
    samples: bytearray | None = None
    for x, y in _specks(bitmap.rows, bitmap.width):
        if samples is None:
            samples = bytearray(bitmap.samples)
        x0, x1 = max(0, x - EDGE), min(bitmap.width, x + SPECK + EDGE)
        for row in range(max(0, y - EDGE), min(bitmap.height, y + SPECK + EDGE)):
            samples[row * bitmap.width + x0 : row * bitmap.width + x1] = b"\xff" * (x1 - x0)
    return bitmap if samples is None else Bitmap(bitmap.width, bitmap.height, bytes(samples), bitmap.dpi)


def _specks(rows: tuple[int, ...], width: int) -> Iterator[tuple[int, int]]:
    """Yield the top left corners of specks."""
    bare = (0,) * REACH
    padded = (*bare, *rows, *bare)
    for y, row in enumerate(rows):
        if not row:
            continue
        at = y + REACH
        near = row | padded[at + 1] | padded[at + 2]
        around = 0
        for other in (*padded[at - HALO : at], *padded[at + SPECK : at + SPECK + HALO]):
            around |= other
        hits = near & ~_beside(near) & ~_spread(around)
        hits &= row | row << 1 | row << 2
        while hits > 0:
            top = hits.bit_length()
            if top <= width:
                yield width - top, y
            hits ^= 1 << (top - 1)


def _beside(bits: int) -> int:
    """Give the places with ink within HALO to the left of a square that begins there, or to its right."""
    left = bits >> 1 | bits >> 2
    left |= left >> 2
    right = bits << 1 | bits << 2
    right |= right << 2
    return left | right << (SPECK - 1)


def _spread(bits: int) -> int:
    """Give the places from HALO left of which to HALO right of a square that begins there there is ink."""
    spread = bits | bits << 1
    spread |= spread << 2
    spread |= spread << 4
    spread |= spread << (REACH - 7)
    return spread >> HALO
