"""Tables without a grid: columns by white rivers, rows by lines, and whatever rules there are as borders.

page words outside ruled tables -> rows -> runs -> fit -> tables, where enough speaks for one ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.charts import is_chart, is_sideways
from scrutiny_extract.extract.tables.fitting import Fit, fit
from scrutiny_extract.extract.tables.grids import Grid
from scrutiny_extract.extract.tables.judging import is_table
from scrutiny_extract.extract.tables.making import made
from scrutiny_extract.extract.tables.phrases import find_rows
from scrutiny_extract.extract.tables.regions import LEAST, find_gutter, find_runs
from scrutiny_extract.extract.tables.stacking import find_bars

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import BBox, Line, Page, Table, Word
    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.segments import Segment

WIDE = 0.5
"""Ems of white in a line, beyond what its spaces take, from which a space in it may be wide."""

NORMAL = 0.3
"""Ems a space takes."""

SAME = 3.0
"""Points of height within which two lines may be on one baseline."""

DEEPEST = 2
"""Times text set in columns is taken apart: three columns at most."""


def find_aligned(page: Page, words: Sequence[Word], horizontals: Sequence[Segment]) -> list[Table]:
    """Give tables made of aligned words alone, top down."""
    runs = _runs([word for word in words if not is_sideways(word)], DEEPEST)
    return [table for run in runs if (table := table_in(page, run, horizontals)) is not None]


def may_align(lines: Sequence[Line]) -> bool:
    """Whether enough lines have a wide space in them, or stand beside another, for a table: prose is told at once."""
    several = 0
    seen: set[int] = set()
    for line in lines:
        words = line.words
        size = words[0].style.size
        space = line.x1 - line.x0 - sum([word.x1 - word.x0 for word in words])
        level = round(line.y1 / SAME)
        if space > size * (WIDE + NORMAL * (len(words) - 1)) or level in seen:
            several += 1
        seen.add(level)
    return several >= LEAST


def _runs(words: Sequence[Word], depth: int) -> Iterator[list[Row]]:
    """Yield runs of rows; where text is set in two columns, those of each column."""
    for run in find_runs(find_rows(words)):
        gutter = find_gutter(run) if depth else None
        if gutter is None:
            yield run
            continue
        within = [word for row in run for word in row.words]
        for is_right in (False, True):
            yield from _runs([word for word in within if (word.x0 > gutter) is is_right], depth - 1)


def table_in(page: Page, rows: Sequence[Row], horizontals: Sequence[Segment]) -> Table | None:
    """Read rows as a table; None where too little speaks for one."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    y0, y1 = rows[0].y0, rows[-1].y1
    within = [rule for rule in horizontals if y0 < rule.at < y1 and rule.start < x1 and rule.end > x0]
    found = fit(rows, (), within)
    if not is_table(found, len(find_bars(rows, within))) or is_chart(page, (x0, y0, x1, y1)):
        return None
    return made(page, *_grid(found, (x0, y0, x1, y1)), "aligned")


def _grid(found: Fit, bbox: BBox) -> tuple[Grid, list[list[Word]]]:
    """Give the grid of a fit, whose cells reach to the middle of the white around them, and the words of its boxes."""
    x0, y0, x1, y1 = bbox
    held = found.cells()
    ys = (y0, *((a[1] + b[0]) / 2 for a, b in zip(found.edges, found.edges[1:], strict=False)), y1)
    return Grid((x0, *found.places, x1), ys, tuple(box for box, _ in held)), [words for _, words in held]
