"""Parts of a picture: cut out, turned, set one under another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.bitmap import Bitmap

if TYPE_CHECKING:
    from collections.abc import Sequence

WHITE = b"\xff"


@dataclass(frozen=True, slots=True)
class Cutting:
    """A part of a page, and where its top left corner was."""

    bitmap: Bitmap
    x: int
    y: int


def cut_out(page: Bitmap, box: tuple[int, int, int, int]) -> Cutting:
    """Cut a box out of a page; what lies beyond the page's edge is left away."""
    x0, y0, x1, y1 = max(0, box[0]), max(0, box[1]), min(page.width, box[2]), min(page.height, box[3])
    samples = b"".join(page.samples[y * page.width + x0 : y * page.width + x1] for y in range(y0, y1))
    return Cutting(Bitmap(x1 - x0, y1 - y0, samples, page.dpi), x0, y0)


def turned_right(bitmap: Bitmap) -> Bitmap:
    """Turn a picture by a quarter clockwise."""
    width = bitmap.width
    columns = (bitmap.samples[x::width][::-1] for x in range(width))
    return Bitmap(bitmap.height, width, b"".join(columns), bitmap.dpi)


def set_under(cuts: Sequence[Cutting], gap: int) -> tuple[Bitmap, list[int]]:
    """Set pictures one under another, `gap` pixels between and around; give their tops too."""
    width = max(cut.bitmap.width for cut in cuts)
    parts = [WHITE * (width * gap)]
    tops: list[int] = []
    y = gap
    for cut in cuts:
        tops.append(y)
        rest = WHITE * (width - cut.bitmap.width)
        step = cut.bitmap.width
        parts += [cut.bitmap.samples[at : at + step] + rest for at in range(0, step * cut.bitmap.height, step)]
        parts.append(WHITE * (width * gap))
        y += cut.bitmap.height + gap
    return Bitmap(width, y, b"".join(parts), cuts[0].bitmap.dpi), tops
