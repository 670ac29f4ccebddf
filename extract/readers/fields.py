"""Labelled facts at the head of a paper, however they are set: in a line, with a tab, in a table, in a box.

    field = label, ":"?, value            on one line, the value going on below it
          | label, gap, value             beside each other, in a table or with a tab
          | label, newline, value+ ;      under it, as in a box

A label is a phrase of the vocabulary, or (where asked for) any short text that is set as one (see
`labels`). What is label and what is value is seen from where they stand, not from how the file was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.labels import END, OVERLAP, Field, find_label, find_right, is_label
from scrutiny_extract.extract.readers.pieces import ALIGNED, TAB, find_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.readers.pieces import Piece
    from scrutiny_extract.extract.vocabulary import Phrases

__all__ = ["Field", "read_fields"]

BREAK = 2.6
"""White above a line, in font sizes, that ends a value printed under its label."""


def read_fields(blocks: Iterable[Block], phrases: Phrases, *, any_label: bool = False) -> list[Field]:
    """Read the labelled facts of blocks, in printed order."""
    pieces = find_pieces(tuple(blocks), phrases)
    fields: list[Field] = []
    for number, piece in enumerate(pieces):
        if piece.used:
            continue
        found = find_label(pieces, number, phrases, any_label=any_label)
        if found is not None:
            _take_value(found, pieces, number, phrases)
            if found.lines or found.name:
                fields.append(found)
    return fields


def _take_value(found: Field, pieces: Sequence[Piece], number: int, phrases: Phrases) -> None:
    """Give a label the pieces of its value: beside it, going on below, or under it."""
    piece = pieces[number]
    if piece.tabled and found.label.endswith("?"):
        _take_answer(found, pieces, piece, phrases)
    elif found.lines:
        _take_rest(found, pieces, piece, phrases)
    else:
        _take_aside(found, pieces, piece, phrases)


def _take_aside(found: Field, pieces: Sequence[Piece], piece: Piece, phrases: Phrases) -> None:
    """Give a label that stands alone what is beside it, or under it."""
    beside = find_right(pieces, piece)
    if beside is not None and not is_label(beside, phrases) and not _head_columns(pieces, piece, beside):
        _take(found, beside)
        _take_column(found, pieces, beside, label=piece, phrases=phrases)
    elif found.name is not None or piece.tabled:
        _take_below(found, pieces, piece, phrases, right=beside.line.x0 if beside else None)


def _head_columns(pieces: Sequence[Piece], label: Piece, beside: Piece) -> bool:
    """Whether a label and what is beside it head columns: both bold, with plain text under each."""
    return all(one.line.bold and _is_plain_below(pieces, one) for one in (label, beside))


def _is_plain_below(pieces: Sequence[Piece], head: Piece) -> bool:
    line = head.line
    under = (
        other.line
        for other in pieces
        if other.line.page == line.page
        and abs(other.line.x0 - line.x0) < ALIGNED
        and line.y0 + 1.0 < other.line.y0 < line.y1 + BREAK * line.size
    )
    return next((not one.bold for one in under), False)


def _take(found: Field, piece: Piece) -> None:
    found.lines.append(piece.line)
    piece.used = True


def _take_answer(found: Field, pieces: Sequence[Piece], question: Piece, phrases: Phrases) -> None:
    """Give a question in a cell its answers: all that stands in its cell or beside it, to the next label."""
    last = found.label_lines[-1]
    for other in pieces:
        line = other.line
        if other.used or other.region != question.region or line.page != last.page:
            continue
        beside = line.x0 >= last.x1 and line.y0 < last.y1 and line.y1 > last.y0
        if other.paragraph != question.paragraph and not beside:
            continue
        if (is_label(other, phrases) and not phrases.named(line.text)) or line.text.endswith(END):
            break
        _take(found, other)


def _take_rest(found: Field, pieces: Sequence[Piece], piece: Piece, phrases: Phrases) -> None:
    """Take the later lines of the label's own paragraph or cell, and lines further in that only a tab brings there."""
    value_x = found.lines[0].x0
    tabbed = value_x - found.label_lines[-1].x1 > TAB * piece.line.size * 0.6
    for other in pieces:
        if other.used or other.line.page != piece.line.page or other.row < piece.row or other.region != piece.region:
            continue
        if other.row == piece.row and not (piece.tabled and _is_under(other, piece)):
            if other.line.x0 > value_x and is_label(other, phrases):
                break  # what goes on below is that label's
            continue
        same = other.paragraph == piece.paragraph
        under = tabbed and abs(other.line.x0 - value_x) < ALIGNED
        if not (same or under) or (is_label(other, phrases) and not (under and _is_lone(pieces, other, phrases))):
            break
        if piece.tabled and other.line.words[0].style.bold and not found.lines[0].bold:
            break
        _take(found, other)


def _is_under(other: Piece, piece: Piece) -> bool:
    """Whether a piece is a later line of the same cell."""
    return other.paragraph == piece.paragraph and other.line.y0 > piece.line.y0 + 1.0


def _take_column(found: Field, pieces: Sequence[Piece], beside: Piece, *, label: Piece, phrases: Phrases) -> None:
    """Take what stands under a value, down to the next piece in the label's column."""
    lowest = found.label_lines[-1].y1 - OVERLAP * label.line.size
    column = [
        other
        for other in pieces
        if not other.used
        and other.region == label.region
        and other.line.page == label.line.page
        and other.line.y0 > beside.line.y0 + 1.0
    ]
    column.sort(key=lambda other: (other.row, other.line.x0))
    for other in column:
        if other.line.x1 < label.line.x0:
            continue  # it is of a column further left
        if other.line.x0 < beside.line.x0 - ALIGNED * 2 and other.line.y0 > lowest - 1.0:
            if other.line.x1 <= beside.line.x0 and other.line.x0 > label.line.x0 + 40:
                continue
            break
        in_column = abs(other.line.x0 - beside.line.x0) < ALIGNED
        if in_column and (not is_label(other, phrases) or _is_lone(pieces, other, phrases)):
            _take(found, other)


def _is_lone(pieces: Sequence[Piece], piece: Piece, phrases: Phrases) -> bool:
    """Whether a label's words are the last line of a value: no mark ends them, and nothing stands beside them."""
    text = piece.line.text
    return phrases.named(text) is not None and not text.endswith(END) and find_right(pieces, piece) is None


def _take_below(found: Field, pieces: Sequence[Piece], label: Piece, phrases: Phrases, *, right: float | None) -> None:
    """Take the lines under a label that stands alone, to the next label or a wide gap, left of the edge `right`."""
    last = found.label_lines[-1]
    below = [
        each for each in pieces if not each.used and each.line.page == label.line.page and each.region == label.region
    ]
    own = [each for each in below if each.paragraph == label.paragraph and each.line.y0 > last.y0 + 1.0]
    for other in own if label.tabled and own else below:
        line = other.line
        if line.y0 < last.y0 + 1.0:
            continue
        if right is not None and line.x0 > right - ALIGNED * 4:
            continue
        in_column = line.x0 > label.line.x0 - ALIGNED * 4
        if line.y0 - last.y1 > BREAK * last.size or (in_column and is_label(other, phrases)):
            break
        if line.bold and found.lines and not found.lines[0].bold and not other.tabled:
            break
        if line.x0 > label.line.x0 - ALIGNED * 4:
            _take(found, other)
            last = line
