"""Labelled facts at the head of a paper, however they are set: in a line, with a tab, in a table, in a box.

    field = label, ":"?, value            on one line, the value going on below it
          | label, gap, value             beside each other, in a table or with a tab
          | label, newline, value+ ;      under it, as in a box

A label is a phrase of the vocabulary, or (where asked for) any short text with a colon that a value
stands beside. What is label and what is value is seen from where they stand, not from how the file
was made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.pieces import ALIGNED, LONGEST_LABEL, TAB, find_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.readers.pieces import Piece
    from scrutiny_extract.extract.vocabulary import Phrases

BREAK = 2.6
"""White above a line, in font sizes, that ends a value printed under its label."""
DIFFERENT = re.compile(r"https?|\d[.:]\d\d\Z", re.IGNORECASE)
"""What stands before a colon in an address or a time is no label."""


@dataclass(slots=True)
class Field:
    """One labelled fact."""

    name: str | None
    """What the vocabulary calls it; None for a label it does not know."""
    label: str
    """As printed."""
    lines: list[Line] = field(default_factory=list)
    """The value's lines, the label's words cut off."""
    label_lines: list[Line] = field(default_factory=list)

    @property
    def value(self) -> str:
        """Its lines joined."""
        return join_lines(self.lines)

    @property
    def printed(self) -> tuple[Line, ...]:
        """Label and value."""
        return (*self.label_lines, *self.lines)


def read_fields(blocks: Iterable[Block], phrases: Phrases, *, any_label: bool = False) -> list[Field]:
    """Read the labelled facts of blocks, in printed order."""
    pieces = find_pieces(tuple(blocks), phrases)
    fields: list[Field] = []
    for number, piece in enumerate(pieces):
        if piece.used:
            continue
        found = _label(pieces, number, phrases, any_label=any_label)
        if found is not None:
            _take_value(found, pieces, number, phrases)
            if found.lines or found.name:
                fields.append(found)
    return fields


def _label(pieces: Sequence[Piece], number: int, phrases: Phrases, *, any_label: bool) -> Field | None:
    """Read a piece as a label, or as a label with its value; None where it is neither."""
    piece = pieces[number]
    text = piece.line.text
    known = phrases.leading(text)
    if known is not None:
        name, label, rest = known
        if _sets_off(label, rest):
            return _split(piece, name, label)
    two = _two_line_label(pieces, number, phrases)
    if two is not None:
        return two
    if any_label:
        unknown = _unknown_label(text)
        if unknown is not None and _stands_apart(pieces, number, unknown):
            return _split(piece, None, unknown)
    return None


OPEN_LABELS = re.compile(r"(?:joint\s+)?report\s+(?:of|by|to)\b", re.IGNORECASE)
"""Labels whose value follows without a colon: "Report of the Director of Places"."""


def _sets_off(label: str, rest: str) -> bool:
    """Whether a known label is one where it stands: alone, before a colon or dash, or of those that need none."""
    return not rest or label.endswith(":") or rest[0] in ":-–—" or OPEN_LABELS.match(label) is not None


def _split(piece: Piece, name: str | None, label: str) -> Field:
    """Divide a piece into label and the beginning of its value."""
    count = label.count(" ") + 1
    words = piece.line.words
    found = Field(name, label)
    found.label_lines.append(line_of(words[:count]))
    rest = words[count:]
    while rest and not any(map(str.isalnum, rest[0].text)) and rest[0].text in {":", "-", "–", "—", ":-"}:
        rest = rest[1:]
    if rest:
        found.lines.append(line_of(rest))
    piece.used = True
    return found


def _two_line_label(pieces: Sequence[Piece], number: int, phrases: Phrases) -> Field | None:
    """Read a label that its column breaks over two lines: "Report" above "title:"."""
    piece = pieces[number]
    below = next((p for p in pieces[number + 1 : number + 4] if _is_below(p, piece)), None)
    if below is None:
        return None
    name = phrases.named(f"{piece.line.text} {below.line.text}")
    if name is None:
        return None
    piece.used = below.used = True
    found = Field(name, f"{piece.line.text} {below.line.text}")
    found.label_lines.extend((piece.line, below.line))
    return found


def _is_below(lower: Piece, upper: Piece) -> bool:
    """Whether a piece is the next line of the same column."""
    gap = lower.line.y0 - upper.line.y1
    return (
        lower.line.page == upper.line.page
        and abs(lower.line.x0 - upper.line.x0) < ALIGNED
        and -1.0 < gap < upper.line.size
        and not lower.used
    )


def _unknown_label(text: str) -> str | None:
    """Give the part of a text up to its colon, where it is short enough for a label."""
    head, colon, _ = text.partition(":")
    if (
        not colon
        or not head
        or head.count(" ") >= LONGEST_LABEL
        or not head[0].isupper()
        or DIFFERENT.search(text[: len(head) + 3])
    ):
        return None
    return head + ":"


def _stands_apart(pieces: Sequence[Piece], number: int, label: str) -> bool:
    """Whether an unknown label is set off: bold before plain, or its value begins after a tab."""
    piece = pieces[number]
    words = piece.line.words
    count = label.count(" ") + 1
    if len(words) > count:
        bold = all(word.style.bold for word in words[:count])
        return (bold and not all(word.style.bold for word in words[count:])) or words[count].x0 - words[
            count - 1
        ].x1 > TAB * 5
    return _right_of(pieces, number) is not None


def _right_of(pieces: Sequence[Piece], number: int) -> Piece | None:
    """Find the nearest piece beside a label."""
    piece = pieces[number]
    middle = (piece.line.y0 + piece.line.y1) / 2
    beside = [
        other
        for other in pieces
        if not other.used
        and other.region == piece.region
        and other.line.page == piece.line.page
        and other.line.x0 >= piece.line.x1
        and other.line.y0 < middle < other.line.y1
    ]
    return min(beside, key=lambda other: other.line.x0, default=None)


def _take_value(found: Field, pieces: Sequence[Piece], number: int, phrases: Phrases) -> None:
    """Give a label the pieces of its value: beside it, going on below, or under it."""
    piece = pieces[number]
    if found.lines:
        _take_rest(found, pieces, piece, phrases)
        return
    beside = _right_of(pieces, number)
    if beside is not None and not _is_label(beside, phrases):
        _take(found, beside)
        _take_column(found, pieces, beside, label=piece, phrases=phrases)
    elif found.name is not None:
        _take_below(found, pieces, piece, phrases, right=beside.line.x0 if beside else None)


def _take(found: Field, piece: Piece) -> None:
    found.lines.append(piece.line)
    piece.used = True


def _take_rest(found: Field, pieces: Sequence[Piece], piece: Piece, phrases: Phrases) -> None:
    """Take the later lines of the label's own paragraph, and lines further in that only a tab brings there."""
    value_x = found.lines[0].x0
    tabbed = value_x - found.label_lines[-1].x1 > TAB * piece.line.size * 0.6
    for other in pieces:
        if other.used or other.line.page != piece.line.page or other.row <= piece.row or other.region != piece.region:
            continue
        same = other.paragraph == piece.paragraph
        under = tabbed and abs(other.line.x0 - value_x) < ALIGNED
        if not (same or under) or _is_label(other, phrases):
            break
        _take(found, other)


def _take_column(found: Field, pieces: Sequence[Piece], beside: Piece, *, label: Piece, phrases: Phrases) -> None:
    """Take what stands under a value, down to the next piece in the label's column."""
    lowest = found.label_lines[-1].y1
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
        if other.line.x0 < beside.line.x0 - ALIGNED * 2 and other.line.y0 > lowest - 1.0:
            if other.line.x1 <= beside.line.x0 and other.line.x0 > label.line.x0 + 40:
                continue
            break
        if abs(other.line.x0 - beside.line.x0) < ALIGNED and not _is_label(other, phrases):
            _take(found, other)


def _take_below(found: Field, pieces: Sequence[Piece], label: Piece, phrases: Phrases, *, right: float | None) -> None:
    """Take the lines under a label that stands alone, to the next label or a wide gap, left of the edge `right`."""
    last = found.label_lines[-1]
    for other in pieces:
        line = other.line
        if other.used or line.page != label.line.page or other.region != label.region or line.y0 < last.y0 + 1.0:
            continue
        if right is not None and line.x0 > right - ALIGNED * 4:
            continue
        if line.y0 - last.y1 > BREAK * last.size or _is_label(other, phrases):
            break
        if line.x0 > label.line.x0 - ALIGNED * 4:
            _take(found, other)
            last = line


def _is_label(piece: Piece, phrases: Phrases) -> bool:
    """Whether a piece begins another field."""
    known = phrases.leading(piece.line.text)
    if known is None:
        return False
    _, label, rest = known
    return _sets_off(label, rest)
