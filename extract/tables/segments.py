"""Drawn rules as merged straight segments.

    page.rules, boxes drawn as fills -> (horizontals, verticals), each sorted by place ;

A table's border is seldom one line: producers draw it cell by cell, as strokes, as thin rectangles, twice.
Here pieces that lie on one straight line and touch become one segment, whatever they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.layout import Colour, Fill, Rule

COLLINEAR = 1.2
"""Points two pieces may lie apart across and still be one line: a border drawn from both its cells."""

GAP = 2.5
"""Points between two pieces of one line: the corner a producer leaves open, the space of a dotted rule."""


SHORT = 20.0
"""Width in points up to which a filled rectangle is a mark, not a band of shading."""

TALL = 120.0
"""Height in points from which it is a panel behind more than a row."""

PAPER = 0.98
"""Level of red, green and blue from which a colour is paper."""


class Segment(NamedTuple):
    """A straight line along one axis, points: y, x0, x1 of a horizontal; x, y0, y1 of a vertical."""

    at: float
    start: float
    end: float


Segments = tuple[list[Segment], list[Segment]]
"""Horizontals and verticals."""


def find_segments(rules: Iterable[Rule]) -> Segments:
    """Merge rules into horizontals and verticals, each sorted by `at`, then `start`."""
    horizontals: list[Segment] = []
    verticals: list[Segment] = []
    for rule in rules:
        if rule.x1 - rule.x0 >= rule.y1 - rule.y0:
            horizontals.append(Segment((rule.y0 + rule.y1) / 2, rule.x0, rule.x1))
        else:
            verticals.append(Segment((rule.x0 + rule.x1) / 2, rule.y0, rule.y1))
    return merged(horizontals), merged(verticals)


def merged(pieces: list[Segment]) -> list[Segment]:
    """Join pieces that lie on one line and touch; the result sorted by `at`, then `start`."""
    pieces.sort()
    out: list[Segment] = []
    group: list[Segment] = []
    for piece in pieces:
        if group and piece.at - group[0].at > COLLINEAR:
            out += _joined(group)
            group = []
        group.append(piece)
    out += _joined(group)
    out.sort()
    return out


def _joined(group: list[Segment]) -> list[Segment]:
    """Join the pieces of one line end to end."""
    if len(group) < 2:
        return group
    at = sum(piece.at for piece in group) / len(group)
    spans = sorted((piece.start, piece.end) for piece in group)
    out: list[Segment] = []
    start, end = spans[0]
    for x0, x1 in spans[1:]:
        if x0 <= end + GAP:
            end = max(end, x1)
        else:
            out.append(Segment(at, start, end))
            start, end = x0, x1
    out.append(Segment(at, start, end))
    return out


def shaded_edges(fills: Iterable[Fill]) -> list[Segment]:
    """Give the upper and lower edges of shaded bands, merged: where shading begins or ends, a row does."""
    bands: dict[tuple[float, float, Colour], list[tuple[float, float]]] = {}
    for fill in fills:
        if fill.x1 - fill.x0 > SHORT and fill.y1 - fill.y0 < TALL and min(fill.colour) < PAPER:
            key = (round(fill.x0), round(fill.x1), fill.colour)
            bands.setdefault(key, []).append((fill.y0, fill.y1))
    edges: list[Segment] = []
    for (x0, x1, _), heights in bands.items():
        # A cell may be painted line by line: pieces one under the other are one band.
        for piece in merged([Segment(0.0, y0, y1) for y0, y1 in heights]):
            edges += (Segment(piece.start, x0, x1), Segment(piece.end, x0, x1))
    return merged(edges)
