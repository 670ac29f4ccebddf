"""Segments that cross -> grids of boxes with their spans.

horizontals, verticals -> components (segments that touch) -> column and row boundaries
                       -> walls between unit boxes -> boxes (unit boxes with no wall between) ;
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.geometry import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import BBox
    from scrutiny_extract.extract.tables.segments import Segment

REACH = 2.5
"""Points by which a rule may miss the rule it is meant to meet."""

SNAP = 3.0
"""Points within which two boundaries are one: a double border, a rule drawn a little off."""

WALL = 0.55
"""Share of a unit box's side that must be drawn for it to be closed."""

CROSSINGS = 10_000
"""Crossings of rules looked at on one page: a page's tables have a few thousand, hatching has millions."""


class Walls(NamedTuple):
    """Sides of unit boxes that are drawn."""

    upright: set[tuple[int, int]]
    """`(column boundary, row)`."""
    level: set[tuple[int, int]]
    """`(row boundary, column)`."""


class Box(NamedTuple):
    """A rectangle of the grid: its first row and column and how many it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Boundaries of rows (ys, top down) and columns (xs, left to right) in points, and the boxes between."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def bbox(self) -> BBox:
        """The outermost boundaries."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def bbox_of(self, box: Box) -> BBox:
        """Give the rectangle a box covers."""
        row, column, down, across = box
        return (self.xs[column], self.ys[row], self.xs[column + across], self.ys[row + down])


def find_grids(horizontals: Sequence[Segment], verticals: Sequence[Segment]) -> list[Grid]:
    """Give a grid for every set of rules that encloses at least one box."""
    grids = (grid_of(*component) for component in find_components(horizontals, verticals))
    return [grid for grid in grids if grid is not None]


def find_components(
    horizontals: Sequence[Segment], verticals: Sequence[Segment]
) -> list[tuple[list[Segment], list[Segment]]]:
    """Sort the rules into sets that touch each other; a rule that touches none is in no set."""
    if is_hatched(horizontals, verticals):
        return []
    tops = [line.at for line in horizontals]
    parent = list(range(len(horizontals) + len(verticals)))
    met: set[int] = set()
    for number, line in enumerate(verticals, len(horizontals)):
        for other in range(bisect_left(tops, line.start - REACH), bisect_right(tops, line.end + REACH)):
            crossed = horizontals[other]
            if crossed.start - REACH <= line.at <= crossed.end + REACH:
                parent[_root(parent, number)] = _root(parent, other)
                met.update((number, other))
    components: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for number in sorted(met):
        across, down = components.setdefault(_root(parent, number), ([], []))
        if number < len(horizontals):
            across.append(horizontals[number])
        else:
            down.append(verticals[number - len(horizontals)])
    return list(components.values())


def is_hatched(horizontals: Sequence[Segment], verticals: Sequence[Segment]) -> bool:
    """Whether more rules may cross than any page of tables has: then none is looked at."""
    if len(horizontals) * len(verticals) <= CROSSINGS:
        return False
    tops = [line.at for line in horizontals]
    pairs = 0
    for line in verticals:
        pairs += bisect_right(tops, line.end + REACH) - bisect_left(tops, line.start - REACH)
        if pairs > CROSSINGS:
            return True
    return False


def _root(parent: list[int], number: int) -> int:
    """Find the component's root, halving the path on the way."""
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def grid_of(across: Sequence[Segment], down: Sequence[Segment]) -> Grid | None:
    """Make one grid of rules that touch; an open side is closed where the other rules end."""
    xs = boundaries([*(line.at for line in down), min(r.start for r in across), max(r.end for r in across)])
    ys = boundaries([*(line.at for line in across), min(r.start for r in down), max(r.end for r in down)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = Walls(_drawn(down, xs, ys), _drawn(across, ys, xs))
    return compressed(xs, ys, _boxes(walls, len(ys) - 1, len(xs) - 1))


def boundaries(places: Iterable[float], within: float = SNAP) -> tuple[float, ...]:
    """Fold places near each other, points, into one at their middle."""
    out: list[float] = []
    group: list[float] = []
    for place in sorted(places):
        if group and place - group[0] > within:
            out.append((group[0] + group[-1]) / 2)
            group = []
        group.append(place)
    out.append((group[0] + group[-1]) / 2)
    return tuple(out)


def _drawn(lines: Sequence[Segment], places: Sequence[float], stops: Sequence[float]) -> set[tuple[int, int]]:
    """Mark (boundary, step) where a line on that boundary covers the step between two stops."""
    drawn: set[tuple[int, int]] = set()
    for line in lines:
        boundary = nearest(places, line.at)
        step = max(bisect_right(stops, line.start) - 1, 0)
        while step < len(stops) - 1 and stops[step] < line.end:
            length = overlap(line.start, line.end, stops[step], stops[step + 1])
            if length >= WALL * (stops[step + 1] - stops[step]):
                drawn.add((boundary, step))
            step += 1
    return drawn


def nearest(places: Sequence[float], place: float) -> int:
    """Index of the boundary next to a place."""
    after = bisect_left(places, place)
    if after == len(places) or (after and place - places[after - 1] <= places[after] - place):
        return after - 1
    return after


def _boxes(walls: Walls, rows: int, columns: int) -> list[Box]:
    """Grow each free unit box to the right, then down, as far as there is no wall between."""
    taken = [[False] * columns for _ in range(rows)]
    out: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            end = column + 1
            while end < columns and (end, row) not in walls.upright and not taken[row][end]:
                end += 1
            bottom = row + 1
            while bottom < rows and _is_open(walls, bottom, column, end):
                bottom += 1
            for r in range(row, bottom):
                taken[r][column:end] = [True] * (end - column)
            out.append(Box(row, column, bottom - row, end - column))
    return out


def _is_open(walls: Walls, row: int, column: int, end: int) -> bool:
    """Whether a box may grow down into a row: no wall above it, none between its columns."""
    return not any((row, c) in walls.level for c in range(column, end)) and not any(
        (c, row) in walls.upright for c in range(column + 1, end)
    )


def compressed(xs: Sequence[float], ys: Sequence[float], boxes: Iterable[Box]) -> Grid:
    """Drop boundaries at which no box begins or ends, and number rows and columns again."""
    boxes = list(boxes)
    rows = sorted({box.row for box in boxes} | {box.row + box.row_span for box in boxes})
    columns = sorted({box.column for box in boxes} | {box.column + box.column_span for box in boxes})
    row_at = {row: number for number, row in enumerate(rows)}
    column_at = {column: number for number, column in enumerate(columns)}
    renumbered = tuple(
        Box(
            row_at[row],
            column_at[column],
            row_at[row + down] - row_at[row],
            column_at[column + across] - column_at[column],
        )
        for row, column, down, across in boxes
    )
    return Grid(tuple(xs[c] for c in columns), tuple(ys[r] for r in rows), renumbered)
