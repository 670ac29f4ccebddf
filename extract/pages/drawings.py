"""Rules, fills and shapes of a page.

The textpage brings along each rectangle and straight line that is drawn; only where it met
something else (a circle, an arrow) are the drawings proper asked for, which costs as much again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.layout import Fill, Rule, Shape
from scrutiny_extract.extract.pages.text import colour_of

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import BBox, Colour
    from scrutiny_extract.extract.pages.turning import Turn

THIN = 3.0
"""A rectangle no wider than this is a rule, points."""

LIMIT = 20_000
"""Drawings of one page that are looked at; the rest are counted."""

SHAPES = 2_000
"""Shapes of one page that are kept: more is a map or text drawn as outlines."""

OPAQUE = 128


@dataclass(slots=True)
class Drawings:
    """What is drawn on one page, turned upright."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    paths: int = 0
    """Drawings that are neither a rectangle nor a straight line, those not kept too."""
    skipped: int = 0
    """Drawings that were not looked at, because there were too many."""


def read_drawings(vectors: list[dict[str, Any]], page: Any, turn: Turn) -> Drawings:
    """Sort the vectors of a textpage into rules and fills, and fetch shapes where there are any."""
    drawn = Drawings(skipped=max(0, len(vectors) - LIMIT))
    for vector in vectors[:LIMIT]:
        if not vector["isrect"]:
            drawn.paths += 1
        elif vector["alpha"] >= OPAQUE:
            _add_rectangle(drawn, turn.bbox(vector["bbox"]), vector)
    if 0 < drawn.paths <= SHAPES and not drawn.skipped:
        _add_shapes(drawn, page, turn)
    return drawn


def _add_rectangle(drawn: Drawings, bbox: BBox, vector: dict[str, Any]) -> None:
    x0, y0, x1, y1 = bbox
    colour = colour_of(vector["color"])
    if x1 - x0 <= THIN or y1 - y0 <= THIN:
        drawn.rules.append(Rule(x0, y0, x1, y1, colour))
    elif vector["stroked"]:
        drawn.rules += _edges(bbox, colour)
    else:
        drawn.fills.append(Fill(x0, y0, x1, y1, colour))


def _edges(bbox: BBox, colour: Colour) -> list[Rule]:
    x0, y0, x1, y1 = bbox
    return [
        Rule(x0, y0, x1, y0, colour),
        Rule(x0, y1, x1, y1, colour),
        Rule(x0, y0, x0, y1, colour),
        Rule(x1, y0, x1, y1, colour),
    ]


def _add_shapes(drawn: Drawings, page: Any, turn: Turn) -> None:
    for drawing in page.get_cdrawings():
        items = drawing.get("items", ())
        kinds = {item[0] for item in items}
        if kinds <= {"re"} or (kinds == {"l"} and _straight(items)):
            continue
        points = tuple(turn.point(*point) for item in items for point in _points(item))
        fill, stroke = drawing.get("fill"), drawing.get("color")
        drawn.shapes.append(Shape(turn.bbox(tuple(drawing["rect"])), fill, stroke, points, "c" in kinds))


def _straight(items: list[tuple[Any, ...]]) -> bool:
    return all(item[1][0] == item[2][0] or item[1][1] == item[2][1] for item in items)


def _points(item: tuple[Any, ...]) -> list[tuple[float, float]]:
    if item[0] == "l":
        return [item[1], item[2]]
    if item[0] == "c":
        return [item[1], item[4]]
    if item[0] == "re":
        x0, y0, x1, y1 = item[1]
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    return [tuple(corner) for corner in item[1]]
