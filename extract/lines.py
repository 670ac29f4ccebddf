"""Words to lines, in the order a reader reads them.

    page  = row*, top down ;
    row   = piece+, left to right ;          words on one baseline
    piece = word+ ;                          with no gap wider than `GAP` between them

Geometry decides, not the order in which the file happens to draw: content order only saves work,
because words of one line nearly always follow one another. Which pieces of a row belong to one
line, and which to columns that are read one after the other, is `columns`' business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.columns import Piece, in_reading_order
from scrutiny_extract.extract.geometry import around, overlap
from scrutiny_extract.extract.layout import Line, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import Word

GAP = 1.0
"""Widest gap inside a piece, in font sizes: justified text stays under it, tabs and gutters do not."""
OVERLAP = 0.3
"""How far a word may reach back over the one before it, in font sizes (kerning, italics)."""
NEAR = 24
"""Pieces of a row that a new one is held against: more than any line of text has."""
SHARED = 0.3
"""Share of the narrower piece that two pieces of one row may have in common across the page."""


def order_words(words: Iterable[Word]) -> tuple[Line, ...]:
    """Give the lines that words, in content order, form on their page, in reading order; each word is in one."""
    pieces, turned = find_pieces(words)
    lines = map(_line, in_reading_order(find_rows(pieces)))
    return (*lines, *map(line_of, turned)) if turned else tuple(lines)


def find_pieces(words: Iterable[Word]) -> tuple[list[Piece], list[list[Word]]]:
    """Cut words, in content order, wherever the baseline changes or a wide gap opens.

    Words that run up or down the page are given apart, those of one line together.
    """
    pieces: list[Piece] = []
    turned: list[list[Word]] = []
    piece: Piece | None = None
    for word in words:
        if not word[9]:
            _add_turned(word, turned)
            continue
        x0, y0, x1, y1 = word[:4]
        size = word[5].size
        if piece is not None and -OVERLAP * size < x0 - piece.x1 < GAP * size and (
            piece.top < (y0 + y1) / 2 < piece.bottom
        ):  # fmt: skip
            piece.words.append(word)
            if x1 > piece.x1:  # noqa: PLR1730 - for every word of every page: a call costs three times as much
                piece.x1 = x1
            if y0 != piece.y0 or y1 != piece.y1:
                _stretch(piece, y0, y1)
        else:
            piece = Piece([word], x0, y0, x1, y1)
            pieces.append(piece)
    return pieces, turned


def _stretch(piece: Piece, y0: float, y1: float) -> None:
    """Let a piece hold a word of another height."""
    piece.y0 = min(piece.y0, y0)
    piece.y1 = max(piece.y1, y1)
    if y1 - y0 > piece.bottom - piece.top:
        piece.top, piece.bottom = y0, y1


def _add_turned(word: Word, turned: list[list[Word]]) -> None:
    """Add a word that runs up or down the page to its line, or begin one."""
    if turned:
        last = turned[-1][-1]
        if overlap(word.x0, word.x1, last.x0, last.x1) > SHARED * (word.x1 - word.x0):
            turned[-1].append(word)
            return
    turned.append([word])


def find_rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Gather pieces that share a baseline into rows: rows top down, pieces left to right."""
    rows: list[list[Piece]] = []
    tallest: Piece | None = None
    for piece in sorted(pieces, key=_middle):
        if tallest is not None and _shares_row(piece, tallest) and not _collides(piece, rows[-1]):
            rows[-1].append(piece)
            if piece.bottom - piece.top > tallest.bottom - tallest.top:
                tallest = piece
        else:
            rows.append([piece])
            tallest = piece
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
    return rows


def _middle(piece: Piece) -> float:
    return piece.top + piece.bottom


def _left(piece: Piece) -> float:
    return piece.x0


def _shares_row(piece: Piece, tallest: Piece) -> bool:
    """Whether the middle of one of the two lies within the other: raised letters are not as high as their line."""
    if tallest.top < (piece.top + piece.bottom) / 2 < tallest.bottom:
        return True
    return piece.top < (tallest.top + tallest.bottom) / 2 < piece.bottom


def _collides(piece: Piece, row: Sequence[Piece]) -> bool:
    """Whether a piece lies over one lately put into the row, so that it must be another line."""
    for other in row[-NEAR:]:
        shared = overlap(piece.x0, piece.x1, other.x0, other.x1)
        if shared > 0 and shared > SHARED * min(piece.x1 - piece.x0, other.x1 - other.x0):
            return True
    return False


def _line(row: Sequence[Piece]) -> Line:
    """Make a line of the pieces of a row."""
    if len(row) == 1:
        piece = row[0]
        return Line(tuple(piece.words), piece.x0, piece.y0, piece.x1, piece.y1)
    words = tuple(word for piece in row for word in piece.words)
    return Line(words, *around([(piece.x0, piece.y0, piece.x1, piece.y1) for piece in row]))
