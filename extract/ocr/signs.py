"""Signs on a scan: lights, arrows and fills by their colour, black arrows by their shape.

sign = patch of one hue (light, arrow, shading of a cell) | black arrow that no word was read from ;
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.colours.arrows import read_outline
from scrutiny_extract.extract.ocr.blobs import find_blobs
from scrutiny_extract.extract.ocr.engines import readings_outside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap
    from scrutiny_extract.extract.ocr.blobs import Blob
    from scrutiny_extract.extract.ocr.engines import Reading

POINTS = 72

STEPS = tuple(range(48, 256, 32))
"""Strengths of a primary that are told apart: vivid is what has one primary above a step and one below the last."""

SMALLEST = 5.0
"""Points a side of a sign, at least."""

FULL = 0.85
"""Share of its box that a patch fills from which it is a rectangle."""

ROUND = 0.68
"""Share of its box that an arrow does not fill, and a disc does."""

ROWS = 32
"""Rows of a sign's outline, at most."""

ARROW = (0.8, 4.0)
"""Times the font size that a black arrow is long."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, in points of the upright page."""

    bbox: tuple[float, float, float, float]
    colour: tuple[float, float, float] | None
    outline: tuple[tuple[float, float], ...]
    """Ends of its ink, row by row."""
    is_fill: bool = False
    """Whether it is a rectangle: the shading of a cell or a band."""


@dataclass(frozen=True, slots=True)
class Colours:
    """A page's red, green and blue samples, one byte a pixel each."""

    width: int
    height: int
    planes: tuple[bytes, bytes, bytes]
    dpi: int

    def on_its_head(self) -> Colours:
        """Turn it by half a turn."""
        red, green, blue = self.planes
        return replace(self, planes=(red[::-1], green[::-1], blue[::-1]))


LETTERS = 0.25
"""Times the font size between two letters of a word, at most."""

HIGH = 0.75
"""Share of its height that a letter has in common with the one beside it."""


def find_coloured(page: Colours) -> Iterator[Sign]:
    """Yield patches of colour."""
    rows = _vivid(page)
    scale = POINTS / page.dpi
    for blob in find_blobs(rows, page.width):
        if min(blob.width, blob.height) * scale >= SMALLEST:
            fills = blob.fullness > FULL
            outline = _outline(blob, rows, page.width, scale) if blob.fullness < ROUND else ()
            yield Sign(_box(blob, scale), _mean(page, blob, rows), outline, fills)


def find_arrows(page: Bitmap, blobs: Iterable[Blob], size: float) -> Iterator[tuple[Blob, Sign]]:
    """Yield black arrows among blobs that no word was read from; `size` is the font size, pixels.

    What stands close beside another blob of its height is a letter of a word: a bold A looks like an arrow.
    """
    scale = POINTS / page.dpi
    blobs = list(blobs)
    for blob in blobs:
        shaped = ARROW[0] * size < max(blob.width, blob.height) < ARROW[1] * size and blob.fullness < ROUND
        if shaped and not any(_is_beside(blob, other, size) for other in blobs):
            outline = _outline(blob, page.rows, page.width, scale)
            if min(blob.width, blob.height) > size / 3 and read_outline(outline) is not None:
                yield blob, Sign(_box(blob, scale), None, outline)


def _is_beside(blob: Blob, other: Blob, size: float) -> bool:
    """Whether two blobs stand as close on one line, and as high, as letters of a word."""
    if blob is other or min(blob.height, other.height) < HIGH * max(blob.height, other.height):
        return False
    gap = max(blob.x0, other.x0) - min(blob.x1, other.x1)
    return 0 <= gap < LETTERS * size and min(blob.y1, other.y1) - max(blob.y0, other.y0) > HIGH * blob.height


def without_signs(readings: Sequence[Reading], signs: Iterable[Sign], dpi: int) -> tuple[Reading, ...]:
    """Leave out what an engine made of small signs: circles and arrows look like letters to it."""
    scale = dpi / POINTS
    boxes = [tuple(edge * scale for edge in sign.bbox) for sign in signs if not sign.is_fill]
    return readings_outside(readings, boxes)


def _box(blob: Blob, scale: float) -> tuple[float, float, float, float]:
    return (
        round(blob.x0 * scale, 2), round(blob.y0 * scale, 2), round(blob.x1 * scale, 2), round(blob.y1 * scale, 2)
    )  # fmt: skip


def _vivid(page: Colours) -> list[int]:
    """Give rows of bits, set where one primary is far stronger than another."""
    vivid = 0
    for lower, upper in zip(STEPS, STEPS[2:], strict=False):
        weak = bytes(49 if grey < lower else 48 for grey in range(256))
        strong = bytes(49 if grey >= upper else 48 for grey in range(256))
        any_weak = any_strong = 0
        for plane in page.planes:
            any_weak |= int(plane.translate(weak), 2)
            any_strong |= int(plane.translate(strong), 2)
        vivid |= any_weak & any_strong
    if not vivid:
        return [0] * page.height
    printed = format(vivid, "b").zfill(page.width * page.height)
    return [int(printed[at : at + page.width], 2) for at in range(0, page.width * page.height, page.width)]


def _mean(page: Colours, blob: Blob, rows: Sequence[int]) -> tuple[float, float, float]:
    """Give the mean colour of a patch's vivid pixels."""
    totals = [0, 0, 0]
    count = 0
    for y in range(blob.y0, blob.y1):
        bits = rows[y]
        for x in range(blob.x0, blob.x1):
            if bits >> (page.width - 1 - x) & 1:
                count += 1
                at = y * page.width + x
                for number, plane in enumerate(page.planes):
                    totals[number] += plane[at]
    red, green, blue = (round(total / (count or 1) / 255, 3) for total in totals)
    return (red, green, blue)


def _outline(blob: Blob, rows: Sequence[int], width: int, scale: float) -> tuple[tuple[float, float], ...]:
    """Give where the ink of a blob's rows begins and ends, a few dozen rows of it."""
    steps = min(ROWS, blob.height) - 1
    mask = (1 << blob.width) - 1
    points: list[tuple[float, float]] = []
    for y in (blob.y0 + round(step * (blob.height - 1) / (steps or 1)) for step in range(steps + 1)):
        bits = rows[y] >> (width - blob.x1) & mask
        if bits:
            first = blob.x1 - bits.bit_length()
            last = blob.x1 - (bits & -bits).bit_length() + 1
            points += [(round(x * scale, 2), round((y + 0.5) * scale, 2)) for x in (first, last)]
    return tuple(sorted(points))
