"""Pictures placed on a page, with the dominant colour of small ones (a RAG light, an arrow)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.layout import Image

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import BBox
    from scrutiny_extract.extract.pages.turning import Turn


def read_pictures(page: Any, boxes: list[tuple[BBox, int]], turn: Turn) -> tuple[Image, ...]:
    """Turn the boxes of pictures found by `placed`."""
    del page
    return tuple(Image(turn.bbox(bbox), xref) for bbox, xref in boxes)


def placed(page: Any) -> list[tuple[BBox, int]]:
    """Find the stored box and xref of each picture placed on a page."""
    if not page.get_images():
        return []
    turned = page.derotation_matrix
    sizes: dict[tuple[int, int], int] = {}
    for xref, _mask, width, height, *_ in page.get_images():
        sizes[width, height] = xref
    found: list[tuple[BBox, int]] = []
    for info in page.get_image_info():
        x0, y0, x1, y1 = info["bbox"]
        a = turned.a * x0 + turned.c * y0 + turned.e, turned.b * x0 + turned.d * y0 + turned.f
        b = turned.a * x1 + turned.c * y1 + turned.e, turned.b * x1 + turned.d * y1 + turned.f
        bbox = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        found.append((bbox, sizes.get((info["width"], info["height"]), 0)))
    return found
