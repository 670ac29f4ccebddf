"""What kind of page it is: from its words, pictures and drawings.

`pages` asks with all words of the page, `furniture` again with those of the body only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import BBox, Image, PageKind, Shape, Word

HARDLY = 12
"""Words that a stamp, a caption or a scanner's mark may put on a scan."""
SCANNED = 0.8
"""Share of the page that the pictures of a scan cover."""
FIGURE_WORDS = 40
"""A page filled by a figure has fewer words."""
FILLED = 0.35
"""Share of the page that a figure fills, margins and titles left out."""
SPECK = 0.2
"""Share of the page under which pictures alone do not make a page that says something."""
DRAWN = 20
"""Shapes that at least make a drawn figure."""
GRID = 10
"""Fields a side into which a page is parted to see where its shapes stand."""
SPREAD = 4
"""Rows and columns of these fields in which a drawn figure has shapes, at least."""
OUTLINED = 5
"""Rows of glyph-like paths that at least make text drawn as outlines."""


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
    pictured = min(1.0, sum(map(_area, {image.bbox for image in images})) / area) if area else 0.0
    if len(words) <= HARDLY and pictured >= SCANNED:
        return "scan"
    if len(words) < FIGURE_WORDS and outlined >= OUTLINED:
        return "outline"
    drawn = _drawn(shapes, size) if len(words) < FIGURE_WORDS else 0.0
    if not words:
        return "figure" if max(pictured, drawn) >= SPECK else "blank"
    if len(words) >= FIGURE_WORDS or words[0].page == 1 or max(pictured, drawn) < FILLED:
        return "content"  # the few words of a pack's first page are its title, whatever lies round them
    return "content" if drawn < FILLED and _are_over(words, images) else "figure"


def _area(bbox: BBox) -> float:
    x0, y0, x1, y1 = bbox
    return max(0.0, x1 - x0) * max(0.0, y1 - y0)


def _drawn(shapes: Sequence[Shape], size: tuple[float, float]) -> float:
    """Return the share of the page round its shapes; 0 where they are few or only stand here and there."""
    width, height = size
    if len(shapes) < DRAWN or not width or not height:
        return 0.0
    boxes = [shape.bbox for shape in shapes]
    x0, y0, x1, y1 = ([box[side] for box in boxes] for side in range(4))
    across = {int(GRID * (a + b) / 2 / width) for a, b in zip(x0, x1, strict=True)}
    down = {int(GRID * (a + b) / 2 / height) for a, b in zip(y0, y1, strict=True)}
    if min(len(across), len(down)) < SPREAD:
        return 0.0
    return min(1.0, (max(x1) - min(x0)) * (max(y1) - min(y0)) / (width * height))


def _are_over(words: Sequence[Word], images: Sequence[Image]) -> bool:
    """Whether the words are printed over pictures, which are then a background."""
    over = sum(any(_holds(image.bbox, word) for image in images) for word in words)
    return over > HARDLY and 2 * over > len(words)


def _holds(box: BBox, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
