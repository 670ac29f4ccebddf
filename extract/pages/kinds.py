"""What kind of page it is: from its words, pictures and drawings.

`pages` asks with all words of the page, `furniture` again with those of the body only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import BBox, Image, PageKind, Shape, Word

HARDLY = 12
"""Words that a stamp, a caption or a scanner's mark may put on a scan."""
SCANNED = 0.6
"""Share of the page that the pictures of a scan cover."""
FIGURE_WORDS = 40
"""A page filled by a figure has fewer words."""
FILLED = 0.35
"""Share of the page that a figure fills, margins and titles left out."""
DRAWN = 20
"""Shapes that at least make a drawn figure."""
OUTLINED = 5
"""Rows of glyph-like paths that at least make text drawn as outlines."""
SPECK = 0.01
"""Share of the page under which pictures are no content: a logo, a line."""


def kind_of(
    words: Sequence[Word],
    images: Sequence[Image],
    shapes: Sequence[Shape],
    *,
    size: tuple[float, float],
    outlined: int = 0,
) -> PageKind:
    """Tell scans, text drawn as outlines, figures and blank pages from content.

    `words` are those that count as content, `outlined` the rows of paths that look like letters.
    """
    area = size[0] * size[1]
    pictured = _share((image.bbox for image in images), area)
    if len(words) <= HARDLY and pictured >= SCANNED:
        return "scan"
    if len(words) < FIGURE_WORDS and outlined >= OUTLINED:
        return "outline"
    if not words:
        return "figure" if pictured >= SPECK or len(shapes) >= DRAWN else "blank"
    return "figure" if len(words) < FIGURE_WORDS and _is_figure(words, images, shapes, area) else "content"


def _is_figure(words: Sequence[Word], images: Sequence[Image], shapes: Sequence[Shape], area: float) -> bool:
    """Whether pictures or drawings fill the page and the words are not simply printed over them."""
    boxes = [image.bbox for image in images]
    if len(shapes) >= DRAWN:
        boxes.append(_around(shape.bbox for shape in shapes))
    if _share(boxes, area) < FILLED:
        return False
    over = sum(any(_holds(box, word) for box in boxes) for word in words)
    return over <= HARDLY or 2 * over <= len(words) or len(shapes) >= DRAWN


def _share(boxes: Iterable[BBox], area: float) -> float:
    """Return the share of the page that boxes cover, at most 1; boxes that lie on each other count once if alike."""
    covered = sum(max(0.0, x1 - x0) * max(0.0, y1 - y0) for x0, y0, x1, y1 in set(boxes))
    return min(1.0, covered / area) if area else 0.0


def _around(boxes: Iterable[BBox]) -> BBox:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def _holds(box: BBox, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
