"""The small drawn things of a page that can say how something goes: lights, squares, arrows.

mark = circle | square | arrow | small picture ;     each with its colour read, its arrow read
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.colours.arrows import read_corners, read_outline
from scrutiny_extract.extract.colours.hues import shade_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.colours.arrows import Orientation
    from scrutiny_extract.extract.layout import BBox, Colour, Fill, Image, Line, Page, Place, Shape

SMALLEST, LARGEST = 4.0, 60.0
"""Sides of a mark, points: less is a bullet or a tick of a chart, more is a chart or a panel."""
SLIM = 2.5
"""Times longer than broad a filled mark may be; a bar is longer."""
VIVID = 0.025
"""Chroma from which a small filled square is a mark, not shading."""
BESIDE = 0.6
"""Share of a mark's or a line's height by which they overlap when they stand side by side."""
AROUND = 2.0
"""Points by which a mark may lie outside the box it belongs to."""


class Mark(NamedTuple):
    """One small drawn thing."""

    bbox: BBox
    colour: Colour | None
    orientation: Orientation | None

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        x0, y0, x1, y1 = self.bbox
        return (x0 + x1) / 2, (y0 + y1) / 2


class Marks:
    """The marks of some pages, found when first asked for."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Keep the pages."""
        self._pages = {page.number: page for page in pages}
        self._found: dict[int, tuple[Mark, ...]] = {}

    def on(self, page: int) -> tuple[Mark, ...]:
        """Give the marks of one page, top down."""
        if page not in self._found:
            known = self._pages.get(page)
            self._found[page] = find_marks(known) if known else ()
        return self._found[page]

    def within(self, places: Iterable[Place]) -> list[Mark]:
        """Give the marks whose middle lies in one of some boxes, left to right on each page."""
        found: list[Mark] = []
        for page, (x0, y0, x1, y1) in places:
            inside = [
                mark
                for mark in self.on(page)
                if x0 - AROUND <= mark.middle[0] <= x1 + AROUND and y0 - AROUND <= mark.middle[1] <= y1 + AROUND
            ]
            found.extend(sorted(inside, key=_left_edge))
        return found

    def beside(self, line: Line) -> list[Mark]:
        """Give the marks that stand level with a line of text and outside it, left to right."""
        level = (
            mark
            for mark in self.on(line.page)
            if _is_level(mark.bbox, line.bbox) and not line.x0 < mark.middle[0] < line.x1
        )
        return sorted(level, key=_left_edge)


def find_marks(page: Page) -> tuple[Mark, ...]:
    """Find the marks of a page, top down."""
    marks = [*_drawn(page.shapes), *_squares(page.fills), *_pictures(page.images)]
    return tuple(sorted(marks, key=lambda mark: (mark.bbox[1], mark.bbox[0])))


def _drawn(shapes: Iterable[Shape]) -> Iterator[Mark]:
    for shape in shapes:
        if _is_small(shape.bbox):
            orientation = read_corners(shape.points) if _is_worth_reading(shape.points) else None
            yield Mark(shape.bbox, shape.fill if shape.fill is not None else shape.stroke, orientation)


def _squares(fills: Sequence[Fill]) -> Iterator[Mark]:
    for fill in fills:
        if _is_small(fill.bbox) and shade_of(fill.colour).chroma >= VIVID:
            wide, high = fill.x1 - fill.x0, fill.y1 - fill.y0
            if max(wide, high) <= SLIM * min(wide, high):
                yield Mark(fill.bbox, fill.colour, None)


def _pictures(images: Iterable[Image]) -> Iterator[Mark]:
    for image in images:
        if _is_small(image.bbox):
            yield Mark(image.bbox, image.colour, read_outline(image.outline))


def _left_edge(mark: Mark) -> float:
    return mark.bbox[0]


MOST_CORNERS = 64
"""Corners of an arrow at most, its outline and its inside counted; more is a letter or a map."""


def _is_worth_reading(points: Sequence[tuple[float, float]]) -> bool:
    return len(points) <= MOST_CORNERS


def _is_small(bbox: BBox) -> bool:
    wide, high = bbox[2] - bbox[0], bbox[3] - bbox[1]
    return SMALLEST <= max(wide, high) <= LARGEST and min(wide, high) >= SMALLEST / 2


def _is_level(one: BBox, other: BBox) -> bool:
    """Whether two boxes share most of the lower one's height."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= BESIDE * min(one[3] - one[1], other[3] - other[1])
