"""How text is set: its columns, margins, line spacing and size, measured from the lines themselves.

    page = run+ ;          lines of one column one under another
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Line

COMMON = 0.15
"""Share of a page's line spacings that makes one usual; the smallest usual one is that inside paragraphs."""
WIDEST = 2.5
"""Widest line spacing, in font sizes; what is wider is a gap."""
COLUMN_LINES = 3
"""Lines beside another column that show where a column ends."""


class Setting(NamedTuple):
    """How a column is set."""

    leading: float
    """Usual distance from line to line, points."""
    left: float
    """Left margin, points."""
    right: float
    """Right margin: where the longest line ends, points."""
    size: float
    """Size of most of the page's text, points."""


def find_runs(lines: Sequence[Line], right: float = 0.0) -> Iterator[tuple[Sequence[Line], Setting]]:
    """Give the runs of lines that stand in one column, each with its setting.

    `right` is the page's right margin, where more is known of it; columns have their own.
    """
    if not lines:
        return
    size, leading = _size(lines), _leading(lines)
    runs = _columns(lines)
    for run in runs:
        left = min(line.x0 for line in run)
        reach = max(line.x1 for line in run)
        yield run, Setting(leading, left, max(reach, right) if len(runs) == 1 else reach, size)


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


def _leading(lines: Sequence[Line]) -> float:
    """Give the smallest usual distance from line to line."""
    steps: dict[float, int] = {}
    for place in range(1, len(lines)):
        line = lines[place]
        step = line.y1 - lines[place - 1].y1
        if 0 < step < WIDEST * line.size:
            step = round(step * 2) / 2
            steps[step] = steps.get(step, 0) + 1
    least = max(1.5, COMMON * sum(steps.values()))  # one pair of lines shows nothing
    usual = [step for step, count in steps.items() if count >= least]
    return min(usual, default=1.25 * lines[0].size)
