"""The outline of a small picture: where its ink begins and ends, row by row.

Ink is what the picture's mask lets through, else what differs from the picture's corners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.pages.engine import engine

if TYPE_CHECKING:
    from scrutiny_extract.extract.pages.engine import Picture, Pixels

Point = tuple[float, float]

SAMPLES = 32
"""Pixels a side to which a picture is reduced at most: an arrow's head is then a dozen rows."""
DIFFERS = 90
"""Sum of differences (of 765) between the strongest ink and the paper at least; half of it parts ink from paper."""
OPAQUE = 128
MOSTLY = 0.9
"""Share of a picture that ink may fill at most: more is a panel, not a sign."""


def find_outline(image: Picture) -> tuple[Point, ...]:
    """Give the ends of the ink of each row and column in a unit square, y down; none for a picture without a sign."""
    try:
        ink = _ink(image)
    except Exception:  # noqa: BLE001 - whatever is wrong with one icon, the page is read
        return ()
    height, width = len(ink), len(ink[0]) if ink else 0
    filled = sum(map(sum, ink))
    if not 0 < filled <= MOSTLY * width * height:
        return ()
    points = {(x, y) for y, row in enumerate(ink) if any(row) for x in (row.index(True), width - row[::-1].index(True))}
    return tuple(((x / width), (y + 0.5) / height) for x, y in sorted(points))


def _ink(image: Picture) -> list[list[bool]]:
    """Give for each pixel whether it is ink."""
    pymupdf = engine()
    mask = image.mask()
    if mask.m_internal is not None:
        pixels = _reduced(pymupdf.Pixmap(pymupdf.mupdf.fz_get_unscaled_pixmap_from_image(mask)))
        return [[pixel[0] >= OPAQUE for pixel in row] for row in _rows(pixels)]
    pixels = pymupdf.Pixmap(pymupdf.mupdf.fz_get_unscaled_pixmap_from_image(image))
    if pixels.colorspace is None:
        return []
    if pixels.colorspace.n != len("RGB"):
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pixels)
    rows = _rows(_reduced(pixels))
    paper = rows[0][0]
    strength = [[sum(abs(a - b) for a, b in zip(pixel, paper, strict=True)) for pixel in row] for row in rows]
    strongest = max(map(max, strength))
    return [[2 * each >= strongest >= DIFFERS for each in row] for row in strength]


def _reduced(pixels: Pixels) -> Pixels:
    """Reduce a picture to a few samples a side."""
    longest = max(pixels.width, pixels.height)
    if longest <= SAMPLES:
        return pixels
    scale = SAMPLES / longest
    return engine().Pixmap(pixels, max(1, round(pixels.width * scale)), max(1, round(pixels.height * scale)))


def _rows(pixels: Pixels) -> list[list[bytes]]:
    """Give the pixels row by row, each as its samples."""
    samples, size, stride = bytes(pixels.samples), pixels.n, pixels.stride
    return [
        [samples[y * stride + x * size : y * stride + (x + 1) * size] for x in range(pixels.width)]
        for y in range(pixels.height)
    ]
