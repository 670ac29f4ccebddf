"""Which text rows lie in one table row.

    table row = text row, (text row that only goes on with what stands above)* ;

A text goes on below where there was no room left for its next word: where there was, the line was ended on purpose, and
what stands below is another entry.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.wraps import extents, find_items, is_data, is_linked, is_rest, is_set_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.pieces import Piece
    from scrutiny_extract.extract.tables.segments import Segment

TIGHT = 0.75
"""White between two text rows, in ems, up to which the lower may go on with the upper one's text."""

OVERLAP = 0.2
"""Ems by which two text rows lie over each other where an entry is set between the lines of its label."""

BAR = 0.8
"""Share of a region's width from which a rule through it parts rows."""

BARS = 2
"""Such rules within a region from which they part its rows."""

WIDER = 0.25
"""Ems by which the white between table rows exceeds the white between lines of one."""

RULED = 10.0
"""Ems that a rule between two rows counts for as white."""

HAVE = 0.5
"""Share of such blocks that must hold a row of figures."""

FEW = 3
"""Columns up to which rows without figures are common, so that a short label in capitals is rather one of its own."""

LONG = 4
"""Words of a label from which, full and without figures, it goes on in the row below."""

DEEPEST = 10
"""Text rows of headings looked at."""

HEAD = 4
"""Text rows that headings over a rule take at most."""


def stacked_rows(rows: Sequence[Row], lines: Sequence[Sequence[Piece]], horizontals: Sequence[Segment]) -> list[int]:
    """Give the numbers of the text rows at which a table row begins."""
    stack = _Stack(rows, lines, horizontals)
    blocks = _spaced(rows, lines, horizontals) or _barred(rows, lines, horizontals)
    starts = [0]
    for number in range(1, len(rows)):
        is_one = bool(blocks[number]) and blocks[number] == blocks[number - 1]
        begins = starts[-1] == number - 1
        is_told = blocks[number] and number > stack.body and not (begins and len(lines[number - 1]) == 1)
        if not is_one and (is_told or not stack.goes_on(number, begins=begins)):
            starts.append(number)
    return starts


def find_bars(rows: Sequence[Row], horizontals: Sequence[Segment]) -> list[float]:
    """Give the heights of the rules that run between rows over the whole width."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    top, bottom = (rows[0].y0 + rows[0].y1) / 2, (rows[-1].y0 + rows[-1].y1) / 2
    return [
        rule.at
        for rule in horizontals
        if top < rule.at < bottom and min(rule.end, x1) - max(rule.start, x0) > BAR * (x1 - x0)
    ]


def _barred(rows: Sequence[Row], lines: Sequence[Sequence[Piece]], horizontals: Sequence[Segment]) -> list[int]:
    """Give each row the number of its block between rules over the whole width, from 1; 0 where it holds a list."""
    bars = find_bars(rows, horizontals)
    if len(bars) < BARS:
        return [0] * len(rows)
    blocks = [1 + bisect_left(bars, (row.y0 + row.y1) / 2) for row in rows]
    return _without_lists(blocks, lines)


def _spaced(rows: Sequence[Row], lines: Sequence[Sequence[Piece]], horizontals: Sequence[Segment]) -> list[int]:
    """Give each row the number of its block between wider white, if each has its figures in one row; else none.

    So are rows set whose figures stand beside the middle of a label of several lines.
    """
    whites = [lower.y0 - upper.y1 for upper, lower in pairwise(rows)]
    for number, white in enumerate(whites):
        if _is_ruled(rows[number], rows[number + 1], horizontals):
            whites[number] = max(white, RULED * rows[0].size)
    best: tuple[float, list[int]] = (HAVE, [])
    for tight, wide in pairwise(sorted(set(whites))):
        if wide - tight < WIDER * rows[0].size or tight >= RULED * rows[0].size:
            continue
        blocks = [1]
        for white in whites:
            blocks.append(blocks[-1] + (white > tight))
        if blocks[-1] == len(rows) or blocks[-1] < 2 or not all(_without_lists(blocks, lines)):
            continue
        have = sum(any(piece.first and is_data(piece) for piece in line) for line in lines) / blocks[-1]
        if have > best[0]:
            best = (have, blocks)
    return best[1]


def _without_lists(blocks: Sequence[int], lines: Sequence[Sequence[Piece]]) -> list[int]:
    """Take the number away from blocks that hold more than one row of figures: these are rows of their own."""
    counts: dict[int, int] = {}
    for block, line in zip(blocks, lines, strict=True):
        counts[block] = counts.get(block, 0) + any(piece.first and is_data(piece) for piece in line)
    return [block if counts[block] < 2 else 0 for block in blocks]


class _Stack:
    """What is known of the rows of one table while they are stacked."""

    def __init__(self, rows: Sequence[Row], lines: Sequence[Sequence[Piece]], horizontals: Sequence[Segment]) -> None:
        self.rows = rows
        self.lines = lines
        self.horizontals = horizontals
        self.extents = extents(lines)
        self.body = _first_body_row(lines)
        if self.body == 1:
            self.body = max(1, _rows_over_bar(rows, lines, horizontals))
        self.items = find_items(lines)
        self.columns = 1 + max((piece.last for line in lines for piece in line), default=0)

    def goes_on(self, number: int, *, begins: bool) -> bool:
        """Whether a text row belongs to the table row of the one above, which `begins` that row or goes on with it."""
        upper, lower = self.rows[number - 1], self.rows[number]
        white = lower.y0 - upper.y1
        if white > TIGHT * upper.size or _is_ruled(upper, lower, self.horizontals):
            return False
        above, below = self.lines[number - 1], self.lines[number]
        if white < -OVERLAP * upper.size:
            return not _collide(above, below) and not _is_spanned(above, below)
        if number < self.body:
            return self._is_same_heading(above, below)
        if number == self.body or any(piece.is_figure for piece in below):
            return begins and self._is_label_above(above, below)
        return self._wraps(above, below)

    def _is_same_heading(self, above: Sequence[Piece], below: Sequence[Piece]) -> bool:
        """Whether two rows over the figures are lines of the same headings."""
        if _is_spanned(above, below) or (not below[0].first and below[0].is_figure):
            return False
        is_label = len(below) == 1 and not below[0].first
        return not is_label or len(above) == 1 or below[0].text[0].islower()

    def _is_label_above(self, above: Sequence[Piece], below: Sequence[Piece]) -> bool:
        """Whether the row above holds the first line of this row's label and nothing else."""
        if len(above) != 1 or above[0].first or below[0].first or above[0].has_leader or len(below) < 2:
            return False
        label, rest = above[0], below[0]
        if label.text.endswith(":") or not self._is_full(label, rest):
            return False
        if is_linked(label, rest):
            return True
        if round(rest.x0) in self.items and is_set_in(label, rest):
            return False
        if is_set_in(label, rest) or len(label.words) >= LONG:
            return True
        styles = (label.words[-1].style, rest.words[0].style)
        return all(style.bold for style in styles) or (
            self.columns > FEW and styles[0] == styles[1] and label.text.isupper() and rest.text.isupper()
        )

    def _wraps(self, above: Sequence[Piece], below: Sequence[Piece]) -> bool:
        """Whether what stands below only goes on with texts above that had no room left."""
        for piece in below:
            over = next((each for each in above if each.first <= piece.first <= each.last), None)
            if over is None or over.is_figure or over.has_leader or not self._is_full(over, piece):
                return False
            if not piece.first and not is_rest(over, piece):
                return False
        return True

    def _is_full(self, upper: Piece, lower: Piece) -> bool:
        """Whether the first word of the lower line would not have fitted on the upper one."""
        first = lower.words[0]
        extent = self.extents.get(lower.first)
        space = first.style.size * 0.25
        return extent is not None and upper.x1 + space + first.x1 - first.x0 > extent[1]


def _first_body_row(lines: Sequence[Sequence[Piece]]) -> int:
    """Give the number of the first text row with a figure after its label; 1 where there are hardly any."""
    with_figures = [n for n, line in enumerate(lines) if any(piece.first and is_data(piece) for piece in line)]
    if not with_figures or len(with_figures) * 2 < len(lines) - with_figures[0] or with_figures[0] > DEEPEST:
        return 1
    return with_figures[0]


def _rows_over_bar(rows: Sequence[Row], lines: Sequence[Sequence[Piece]], horizontals: Sequence[Segment]) -> int:
    """Count the text rows over the first rule through all columns, where they are headings: no figures; 0 else."""
    bars = find_bars(rows, horizontals)
    over = sum((row.y0 + row.y1) / 2 < bars[0] for row in rows) if bars else 0
    is_head = over <= HEAD and not any(is_data(piece) for line in lines[:over] for piece in line)
    return over if is_head else 0


def _is_ruled(upper: Row, lower: Row, horizontals: Sequence[Segment]) -> bool:
    """Whether a rule runs between two text rows."""
    top, bottom = (upper.y0 + upper.y1) / 2, (lower.y0 + lower.y1) / 2
    return any(top < rule.at < bottom for rule in horizontals)


def _collide(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether two rows have figures in one column."""
    columns = {piece.first for piece in above if piece.is_figure}
    return any(piece.is_figure and piece.first in columns for piece in below)


def _is_spanned(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether a heading above stands over several headings below."""
    return any(sum(upper.first <= each.first <= upper.last for each in below) > 1 for upper in above)
