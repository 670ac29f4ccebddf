"""What kind of page it is, as far as can be told before furniture is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Image, PageKind

HARDLY = 12
"""A scan may carry a stamp: words that do not make it a page of text."""

GLYPHS = 150
"""Paths that at least make a page of text drawn as outlines."""


def kind_of(words: int, images: tuple[Image, ...], paths: int, area: float) -> PageKind:
    """Tell scans, outlined text and empty pages from content."""
    if words <= HARDLY:
        covered = sum((x1 - x0) * (y1 - y0) for (x0, y0, x1, y1) in (image.bbox for image in images))
        if area and covered >= 0.5 * area:
            return "scan"
        if paths >= GLYPHS:
            return "outline"
        if not words and not images:
            return "blank"
    return "content"
