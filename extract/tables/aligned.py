"""Tables without a grid: columns by white rivers, rows by lines, and whatever rules there are as borders.

page words outside ruled tables -> rows -> runs -> fit -> tables, where enough speaks for one ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.tables.charts import is_chart, is_sideways
from scrutiny_extract.extract.tables.fitting import Fit, fit
from scrutiny_extract.extract.tables.grids import Grid
from scrutiny_extract.extract.tables.judging import is_table
from scrutiny_extract.extract.tables.making import made
from scrutiny_extract.extract.tables.painted import painted_edges, with_painted
from scrutiny_extract.extract.tables.phrases import find_rows
from scrutiny_extract.extract.tables.regions import LEAST, find_gutter, find_runs, is_caption, is_title
from scrutiny_extract.extract.tables.segments import shaded_edges
from scrutiny_extract.extract.tables.stacking import find_bars
from scrutiny_extract.extract.tables.wraps import is_data

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

CROWN = 1.0
"""White between a row and the one above it that may belong to it, in ems."""

ABOVE = 1.5
"""Ems above a row within which a rule is the upper border of its table."""

CROWNS = 3
"""Rows above a run that are looked at."""

DEEPEST = 2
"""Times text set in columns is taken apart: three columns at most."""


def find_aligned(page: Page, words: Sequence[Word], horizontals: Sequence[Segment]) -> list[Table]:
    """Give tables made of aligned words alone, top down."""
    rules = Rules(horizontals, shaded_edges(page.fills))
    runs = _runs([word for word in words if not is_sideways(word)], horizontals, DEEPEST)
    found: list[Table] = []
    for above, run in runs:
        table = table_in(page, crowned(above, run, rules), rules, titled=any(map(is_title, above)))
        if table is not None:
            found.append(table)
    return found


class Rules(NamedTuple):
    """Horizontal rules of a page, and where shading begins and ends on it."""

    drawn: Sequence[Segment]
    shaded: Sequence[Segment]

    def within(self, rows: Sequence[Row]) -> list[Segment]:
        """Give those that run through a region; shading, where it covers its whole width."""
        x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
        through = [
            rule for rule in self.drawn if rows[0].y0 < rule.at < rows[-1].y1 and rule.start < x1 and rule.end > x0
        ]
        bars = find_bars(rows, self.shaded)
        return sorted([*through, *(edge for edge in self.shaded if edge.at in bars)])

    def parts(self, row: Row, rows: Sequence[Row]) -> bool:
        """Whether the first rule through a region runs between a row and those below it: their upper border."""
        bars = find_bars([row, *rows], self.drawn)
        if not bars or bars[0] > (rows[0].y0 + rows[0].y1) / 2:
            return False
        x0, x1 = min(each.x0 for each in rows), max(each.x1 for each in rows)
        over = [rule for rule in self.drawn if row.y0 - ABOVE * row.size < rule.at < row.y1 - SAME]
        return not any(rule.start < x1 and rule.end > x0 for rule in over)


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


def _runs(words: Sequence[Word], bars: Sequence[Segment], depth: int) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield runs of rows with the rows above each; where text is set in two columns, those of each column."""
    rows = find_rows(words)
    place = {id(row): number for number, row in enumerate(rows)}
    for run in find_runs(rows, bars):
        gutter = find_gutter(run) if depth else None
        if gutter is None:
            first = place[id(run[0])]
            yield rows[max(0, first - CROWNS) : first], run
            continue
        within = [word for row in run for word in row.words]
        for is_right in (False, True):
            yield from _runs([word for word in within if (word.x0 > gutter) is is_right], bars, depth - 1)


def table_in(page: Page, rows: Sequence[Row], rules: Rules, *, titled: bool = False) -> Table | None:
    """Read rows as a table; None where too little speaks for one. `titled` says that "Table 1" stands over them."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    y0, y1 = rows[0].y0, rows[-1].y1
    within = rules.within(rows)
    found = fit(rows, painted_edges(rows, page), within)
    if not is_table(found, len(find_bars(rows, within)), titled=titled) or is_chart(page, (x0, y0, x1, y1)):
        return None
    grid, held = _grid(found, (x0, y0, x1, y1))
    return with_painted(made(page, grid, held, "aligned"), grid, page)


def crowned(above: Sequence[Row], rows: Sequence[Row], rules: Rules) -> list[Row]:
    """Give rows with those of one phrase right above that belong to them.

    Such a row is a heading over several columns, a heading's first line, or a label's.
    """
    whole = list(rows)
    for row in reversed(above):
        if len(row.phrases) > 1 or is_caption(row) or whole[0].y0 - row.y1 > CROWN * row.size:
            break
        if rules.parts(row, whole):
            break
        found = fit([row, *whole], (), rules.within([row, *whole]))
        top, lines = found.rows[0][0][0], found.rows[0]
        heads = top.first > 0 and (top.first < top.last or len(lines) > 1)
        labels = not top.first and len(lines) > 1 and any(map(is_data, lines[1]))
        if not heads and not labels:
            break
        whole.insert(0, row)
    return whole


def _grid(found: Fit, bbox: BBox) -> tuple[Grid, list[list[Word]]]:
    """Give the grid of a fit, whose cells reach to the middle of the white around them, and the words of its boxes."""
    x0, y0, x1, y1 = bbox
    held = found.cells()
    ys = (y0, *((a[1] + b[0]) / 2 for a, b in zip(found.edges, found.edges[1:], strict=False)), y1)
    return Grid((x0, *found.places, x1), ys, tuple(box for box, _ in held)), [words for _, words in held]
