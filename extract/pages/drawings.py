"""Rules, fills and shapes of a page.

The textpage brings along each rectangle and straight line that is drawn; only where it met
something else (a circle, an arrow) are the drawings proper asked for, which costs as much again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.layout import Fill, Rule, Shape
from scrutiny_extract.extract.pages.words import colour_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.layout import BBox, Colour
    from scrutiny_extract.extract.pages.engine import PdfPage, Vector
    from scrutiny_extract.extract.pages.turning import Turn

THIN = 3.0
"""A rectangle no wider than this is a rule, points."""
LONG = 3.0
"""A slanting or dotted line is a rule where it is this many times as long as it is wide."""
FLAT = 0.1
"""How far the ends of a straight line may stand apart across it, points."""
LIMIT = 20_000
"""Drawings of one page that are looked at; the rest are counted."""
SHAPES = 2_000
"""Shapes of one page that are fetched: more is a map, or text drawn as outlines."""
LETTER = (3.0, 30.0)
"""Least and greatest height of a path that may be a letter, points."""
ROW = 12
"""Such paths on one height that may be a line of text."""
OPAQUE = 128
"""Paint fainter than this (of 255) is not seen."""


@dataclass(slots=True)
class Drawings:
    """What is drawn on one page, turned upright."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    paths: int = 0
    """Drawings that are neither a rectangle nor a straight line, fetched or not."""
    skipped: int = 0
    """Drawings that were not looked at, because there were too many."""
    glyphs: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Paths of a letter's size, by the height of their feet and their colour."""

    @property
    def outlined_rows(self) -> int:
        """Rows of paths that may be text drawn as outlines; a picture has more of other paths."""
        rows = [count for count in self.glyphs.values() if count >= ROW]
        return len(rows) if 2 * sum(rows) > self.paths else 0


def read_drawings(vectors: list[Vector], page: PdfPage, turn: Turn) -> Drawings:
    """Sort the vectors of a textpage into rules and fills, and fetch shapes where there are any."""
    drawn = Drawings(skipped=max(0, len(vectors) - LIMIT))
    for vector in vectors[:LIMIT]:
        if vector["alpha"] < OPAQUE:
            continue
        bbox = turn.bbox(vector["bbox"])
        if vector["isrect"] or _is_line(bbox):
            _add_rectangle(drawn, bbox, colour_of(vector["color"]), stroked=vector["stroked"])
        else:
            drawn.paths += 1
            if LETTER[0] <= bbox[3] - bbox[1] <= LETTER[1] and bbox[2] - bbox[0] <= LETTER[1]:
                drawn.glyphs[round(bbox[3] / LETTER[0]), vector["color"]] += 1
    if 0 < drawn.paths <= SHAPES and not drawn.skipped:
        drawn.shapes += _shapes(page.get_cdrawings(), turn)
    return drawn


def _is_line(bbox: BBox) -> bool:
    x0, y0, x1, y1 = bbox
    thickness, length = sorted((x1 - x0, y1 - y0))
    return thickness <= THIN and length >= LONG * max(thickness, 1.0)


def _add_rectangle(drawn: Drawings, bbox: BBox, colour: Colour, *, stroked: bool) -> None:
    x0, y0, x1, y1 = bbox
    if x1 - x0 <= THIN or y1 - y0 <= THIN:
        drawn.rules.append(Rule(x0, y0, x1, y1, colour))
    elif stroked:
        drawn.rules += (
            Rule(x0, y0, x1, y0, colour),
            Rule(x0, y1, x1, y1, colour),
            Rule(x0, y0, x0, y1, colour),
            Rule(x1, y0, x1, y1, colour),
        )
    else:
        drawn.fills.append(Fill(x0, y0, x1, y1, colour))


def _shapes(drawings: Iterable[dict[str, Any]], turn: Turn) -> Iterable[Shape]:
    """Yield what is neither a rectangle nor a straight line."""
    for drawing in drawings:
        items = drawing.get("items", ())
        kinds = {item[0] for item in items}
        bbox = turn.bbox(tuple(drawing["rect"]))
        if not kinds or kinds <= {"re", "qu"} or ("c" not in kinds and _is_line(bbox)):
            continue
        if kinds == {"l"} and all(_is_straight(item) for item in items):
            continue
        points = tuple(turn.point(*point) for item in items for point in _points(item))
        yield Shape(bbox, drawing.get("fill"), drawing.get("color"), points, "c" in kinds)


def _is_straight(line: tuple[Any, ...]) -> bool:
    x0, y0, x1, y1 = map(float, (*line[1], *line[2]))
    return abs(x0 - x1) < FLAT or abs(y0 - y1) < FLAT


def _points(item: tuple[Any, ...]) -> list[tuple[float, float]]:
    """Return the corners and curve ends of one piece of a path."""
    if item[0] == "l":
        return [item[1], item[2]]
    if item[0] == "c":
        return [item[1], item[4]]
    if item[0] == "re":
        x0, y0, x1, y1 = item[1]
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    return [tuple(corner) for corner in item[1]]
