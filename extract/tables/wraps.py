"""Which lines of a table's labels and entries read on below: by their words, and by where they begin.

label = line, (line that reads on | line set in)* ;       group = heading, label set in+ ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.figures import heads_column
from scrutiny_extract.extract.tables.pieces import LEADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.tables.pieces import Piece

INDENT = 0.4
"""Ems by which a label's second line is set in, or an entry under its group's heading."""

LINKING = frozenset("a an and as at by for from in of on or per the to with".split())  # noqa: SIM905 - legible
"""Words a label does not end with."""

Extents = dict[int, tuple[float, float]]
"""For each column where its text begins and ends, points."""


def is_rest(upper: Piece, lower: Piece) -> bool:
    """Whether a label alone in its row goes on with the label above rather than being a row without figures."""
    return is_linked(upper, lower) or is_set_in(upper, lower)


def is_linked(upper: Piece, lower: Piece) -> bool:
    """Whether two lines read as one text: the upper ends as no text ends, or the lower begins as none begins."""
    if lower.text[0].islower() or lower.text[0] in "(&" or upper.text[-1] in "-,&/(":
        return True
    return upper.words[-1].text.casefold() in LINKING


def is_set_in(upper: Piece, lower: Piece) -> bool:
    """Whether a line begins further right than the one above: a label's second line, or an entry of its group."""
    return lower.x0 - upper.x0 > INDENT * lower.words[0].style.size


def find_items(lines: Sequence[Sequence[Piece]]) -> frozenset[int]:
    """Give where labels begin that stand under a whole row: these are no second lines. Points, rounded."""
    whole = [len(line) > 1 and not line[0].first and any(map(is_data, line[1:])) for line in lines]
    under = [line for above, is_whole, line in zip(whole, whole[1:], lines[1:], strict=False) if above and is_whole]
    return frozenset(round(line[0].x0) for line in under)


def extents(lines: Iterable[Sequence[Piece]]) -> Extents:
    """Measure each column by the pieces that stand in it alone, leaders left out."""
    out: Extents = {}
    for line in lines:
        for piece in line:
            if piece.first != piece.last:
                continue
            end = max((word.x1 for word in piece.words if not LEADER.search(word.text)), default=piece.x0)
            x0, x1 = out.get(piece.first, (piece.x0, end))
            out[piece.first] = (min(x0, piece.x0), max(x1, end))
    return out


def is_data(piece: Piece) -> bool:
    """Whether a piece is a figure of the body, no year or unit at a column's head."""
    return piece.is_figure and not heads_column(piece.text)
