"""Which text rows lie in one table row.

    table row = text row, (text row that only goes on with what stands above)* ;

A text that goes on below is one for whose next word there was no room left: where there was, the line was ended on
purpose, and what stands below is another entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.tables.fitting import Piece
    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.segments import Segment

TIGHT = 0.75
"""White between two text rows, in ems, up to which the lower may go on with the upper one's text."""

Extents = dict[int, tuple[float, float]]
"""For each column where its text begins and ends, points."""


def stacked_rows(rows: Sequence[Row], lines: Sequence[Sequence[Piece]], horizontals: Sequence[Segment]) -> list[int]:
    """Give the numbers of the text rows at which a table row begins."""
    extents = _extents(lines)
    return [
        number
        for number in range(len(rows))
        if not number or not _is_continued(rows, lines, number, extents, horizontals)
    ]


def _extents(lines: Iterable[Sequence[Piece]]) -> Extents:
    """Measure each column by the pieces that stand in it alone."""
    out: Extents = {}
    for line in lines:
        for piece in line:
            if piece.first == piece.last:
                x0, x1 = out.get(piece.first, (piece.x0, piece.x1))
                out[piece.first] = (min(x0, piece.x0), max(x1, piece.x1))
    return out


def _is_continued(
    rows: Sequence[Row],
    lines: Sequence[Sequence[Piece]],
    number: int,
    extents: Extents,
    horizontals: Sequence[Segment],
) -> bool:
    """Whether a text row goes on with the one above."""
    upper, lower = rows[number - 1], rows[number]
    if lower.y0 - upper.y1 > TIGHT * upper.size or _is_ruled(upper, lower, horizontals):
        return False
    return _wraps(lines[number - 1], lines[number], extents)


def _is_ruled(upper: Row, lower: Row, horizontals: Sequence[Segment]) -> bool:
    """Whether a rule runs between two text rows."""
    top, bottom = (upper.y0 + upper.y1) / 2, (lower.y0 + lower.y1) / 2
    return any(top < rule.at < bottom for rule in horizontals)


def _wraps(above: Sequence[Piece], below: Sequence[Piece], extents: Extents) -> bool:
    """Whether what stands below only goes on with texts above that had no room left."""
    if any(piece.is_figure for piece in below):
        return False
    for piece in below:
        over = next((each for each in above if each.first <= piece.first <= each.last), None)
        if over is None or over.is_figure:
            return False
        extent = extents.get(piece.first)
        first = piece.words[0]
        if extent is None or over.x1 + (first.x1 - first.x0) < extent[1] - 1:
            return False
    return True
