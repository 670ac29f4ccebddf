"""How text is set: its columns, margins, line spacing and size, measured from the lines themselves.

    page = run+ ;          lines of one column one under another

Nothing is taken from the file's page size alone: papers are scanned, scaled and bound together.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import BBox, Line, Rule

COMMON = 0.15
"""Share of a page's line spacings that makes one usual; the smallest usual one is that inside paragraphs."""
PAIRS = 2
"""Pairs of lines as far apart that make a distance usual, at least: one shows nothing."""
SINGLE = 1.25
"""Distance between lines in font sizes where the page shows none."""
WIDEST = 2.5
"""Widest line spacing, in font sizes; what is wider is a gap."""


FULL = 0.85
"""Share of a column's width that a full line fills at least."""


class Setting(NamedTuple):
    """How a column is set."""

    leadings: dict[float, float]
    """For each size of letters the usual distance from line to line, points."""
    left: float
    """Left margin, points."""
    right: float
    """Right margin: where the longest line ends, points."""
    size: float
    """Size of most of the page's text, points."""
    rules: Sequence[Rule] = ()
    """The page's drawn lines, for underlining."""

    def leading(self, size: float) -> float:
        """Give the usual distance between lines of a size, points."""
        return self.leadings.get(size) or SINGLE * size


def find_runs(
    lines: Sequence[Line], right: float = 0.0, rules: Sequence[Rule] = ()
) -> Iterator[tuple[Sequence[Line], Setting]]:
    """Give the runs of lines that stand in one column, each with its setting.

    `right` is the page's right margin, where more is known of it; columns have their own. `rules` are
    the lines drawn on the page.
    """
    if not lines:
        return
    size, leadings = _size(lines), _leadings(lines)
    runs = _columns(lines)
    boxes = [_box(run) for run in runs]
    reach = max(right, *(box[2] for box in boxes))
    for run, box in zip(runs, boxes, strict=True):
        edge = box[2] if len(runs) > 1 and _is_full(run, box) else _edge(box, boxes, reach)
        yield run, Setting(leadings, box[0], edge, size, rules)


def _box(run: Sequence[Line]) -> BBox:
    x0, y0 = min(line.x0 for line in run), min(line.y0 for line in run)
    return (x0, y0, max(line.x1 for line in run), max(line.y1 for line in run))


def _is_full(run: Sequence[Line], box: BBox) -> bool:
    """Whether most lines of a run reach its right margin: prose, whose longest line shows it."""
    return sum(line.x1 - box[0] > FULL * (box[2] - box[0]) for line in run) > len(run) / 2


def _edge(box: BBox, boxes: Sequence[BBox], reach: float) -> float:
    """Give how far the lines of a run could reach: to the next run beside it, or as far as the page's text."""
    beside = (other[0] for other in boxes if other[0] >= box[2] and other[1] < box[3] and other[3] > box[1])
    return min(beside, default=reach)


def _columns(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Cut lines where reading order jumps up the page, and where a column's neighbour begins and ends."""
    jumps = [place for place in range(1, len(lines)) if lines[place].y1 < lines[place - 1].y0]
    if not jumps:
        return [lines]
    cuts = {0, len(lines), *jumps}
    for jump in jumps:
        top, edge = lines[jump].y0, lines[jump].x0
        start = jump
        while start and lines[start - 1].y1 > top and lines[start - 1].x1 <= edge and start - 1 not in cuts:
            start -= 1
        bottom = lines[jump - 1].y1
        end = jump + 1
        while end < len(lines) and lines[end].y0 < bottom and end not in cuts:
            end += 1
        cuts |= {start, end}
    ordered = sorted(cuts)
    return [lines[ordered[place] : ordered[place + 1]] for place in range(len(ordered) - 1)]


def _size(lines: Sequence[Line]) -> float:
    """Give the size of most words."""
    sizes: dict[float, int] = {}
    for line in lines:
        size = line.size
        sizes[size] = sizes.get(size, 0) + len(line.words)
    return max(sizes, key=lambda size: sizes[size])


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """Give for each size of letters the smallest usual distance from line to line."""
    steps: dict[float, dict[float, int]] = {}
    for upper, lower in pairwise(lines):
        size = lower.size
        step = lower.y1 - upper.y1
        if 0 < step < WIDEST * size and size == upper.size:
            counts = steps.setdefault(size, {})
            step = round(step * 2) / 2
            counts[step] = counts.get(step, 0) + 1
    return {size: leading for size, counts in steps.items() if (leading := _least_usual(counts)) is not None}


def _least_usual(counts: dict[float, int]) -> float | None:
    """Give the smallest of the distances that many lines have; None where none is usual."""
    least = max(PAIRS, COMMON * sum(counts.values()))
    return min((step for step, count in counts.items() if count >= least), default=None)
