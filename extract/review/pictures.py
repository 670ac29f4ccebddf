"""Pages as small pictures: lossless WebP of few tones, a grey page as grey, a page of photographs as a photograph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from scrutiny_extract.extract.pages.rendering import Drawn

DPI = 150
"""Resolution of the pictures: sharp at the size a page is read."""

GREYS, TONES = 8, 16
"""Tones that are kept of a grey page, and of each colour: letters stay sharp, files a third as large."""

LARGE, QUALITY = 200_000, 80
"""Bytes from which a page is packed with losses too, at this quality; the smaller of both is kept."""

COLOURED = 24
"""Difference between red, green and blue from which a page has colour, of 255."""


def webp(page: Drawn) -> bytes:
    """Pack a drawn page."""
    picture = Image.frombytes("RGB", (page.width, page.height), page.samples)
    tones = TONES if _has_colour(picture) else GREYS
    step = 255 / (tones - 1)
    few = [round(round(tone / step) * step) for tone in range(256)]
    reduced = picture.point(few * 3) if tones == TONES else picture.convert("L").point(few).convert("RGB")
    sharp = _packed(reduced, lossless=True, quality=20)
    return sharp if len(sharp) < LARGE else min(sharp, _packed(picture, lossless=False, quality=QUALITY), key=len)


def _packed(picture: Image.Image, *, lossless: bool, quality: int) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "webp", lossless=lossless, quality=quality, method=2)
    return packed.getvalue()


def _has_colour(picture: Image.Image) -> bool:
    """Whether any quarter-size pixel is far from grey: saturation is how far its colours are apart."""
    small = picture.resize((picture.width // 4 or 1, picture.height // 4 or 1))
    red, green, blue = small.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(apart.histogram()[COLOURED:])
