"""Drawn rules as merged straight segments.

    page.rules, boxes drawn as fills -> (horizontals, verticals), each sorted by place ;

A table's border is seldom one line: producers draw it cell by cell, as strokes, as thin rectangles, twice.
Here pieces that lie on one straight line and touch become one segment, whatever they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.layout import Rule

COLLINEAR = 1.2
"""Points two pieces may lie apart across and still be one line: a border drawn from both its cells."""

GAP = 2.5
"""Points between two pieces of one line: the corner a producer leaves open, the space of a dotted rule."""


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
