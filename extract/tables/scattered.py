"""Cells drawn as boxes of their own, a little apart -> one grid.

boxes, each a grid of one -> clusters of near neighbours -> grid, where rows and columns come of it ;
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.grids import Box, Grid, boundaries, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR = 6.0
"""Points between the boxes of one table: a border and a space around each cell."""

FEWEST = 4
"""Boxes such a table has: two rows of two."""

MOST = 2_000
"""Boxes on a page that are looked at."""

ALIGNED = 2.0
"""Points by which neighbours' edges may be off."""


def gathered(grids: Iterable[Grid]) -> list[Grid]:
    """Put boxes that stand close together in rows and columns into one grid; leave the other grids alone."""
    grids = list(grids)
    lone = [grid for grid in grids if len(grid.boxes) == 1]
    if not FEWEST <= len(lone) <= MOST:
        return grids
    out = [grid for grid in grids if len(grid.boxes) > 1]
    for cluster in _clusters(lone):
        grid = _grid(cluster) if len(cluster) >= FEWEST else None
        out += cluster if grid is None else [grid]
    return out


def _clusters(lone: Sequence[Grid]) -> list[list[Grid]]:
    """Gather boxes whose neighbour to the right or below is near and of the same height or width."""
    leader = list(range(len(lone)))
    for edge, other in ((0, 1), (1, 0)):
        # Neighbours share the two edges across: sorted by these, each follows the one before it.
        order = sorted(range(len(lone)), key=lambda n: (round(lone[n].bbox[other] / ALIGNED), lone[n].bbox[edge]))
        for before, after in pairwise(order):
            if _are_neighbours(lone[before], lone[after], edge, other):
                _join(leader, before, after)
    clusters: dict[int, list[Grid]] = {}
    for number, grid in enumerate(lone):
        clusters.setdefault(_lead(leader, number), []).append(grid)
    return list(clusters.values())


def _are_neighbours(left: Grid, right: Grid, edge: int, other: int) -> bool:
    gap = right.bbox[edge] - left.bbox[edge + 2]
    return -ALIGNED < gap <= NEAR and all(
        abs(left.bbox[side] - right.bbox[side]) <= ALIGNED for side in (other, other + 2)
    )


def _lead(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _join(leader: list[int], one: int, other: int) -> None:
    leader[_lead(leader, other)] = _lead(leader, one)


def _grid(cluster: Sequence[Grid]) -> Grid | None:
    """Make a grid of boxes; None where they make no two rows and two columns, or lie over each other."""
    xs = boundaries((x for grid in cluster for x in (grid.bbox[0], grid.bbox[2])), NEAR + ALIGNED)
    ys = boundaries((y for grid in cluster for y in (grid.bbox[1], grid.bbox[3])), NEAR + ALIGNED)
    if len(xs) < 3 or len(ys) < 3:
        return None
    boxes: list[Box] = []
    for grid in cluster:
        x0, y0, x1, y1 = grid.bbox
        row, column = nearest(ys, y0), nearest(xs, x0)
        boxes.append(Box(row, column, nearest(ys, y1) - row, nearest(xs, x1) - column))
    places = [(b.row + r, b.column + c) for b in boxes for r in range(b.row_span) for c in range(b.column_span)]
    if not all(box.row_span and box.column_span for box in boxes) or len(set(places)) < len(places):
        return None
    return Grid(xs, ys, tuple(sorted(boxes)))
