"""Labels in the head of a paper: known ones, and any text that its setting makes one.

    label = phrase, (":" | "?" | "-")?        of the vocabulary, over one to three lines of its column
          | text, ":"                         bold before plain, or with its value after a tab
          | bold text                         in a cell or column of its own, with plain text beside it ;

What is label and what is value is seen from where they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.pieces import ALIGNED, LONGEST_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Line
    from scrutiny_extract.extract.readers.pieces import Piece
    from scrutiny_extract.extract.vocabulary import Phrases

DIFFERENT = re.compile(r"https?|\d[.:]\d\d\Z", re.IGNORECASE)
"""What stands before a colon in an address or a time is no label."""
OPEN_LABELS = re.compile(r"(?:joint\s+)?report\s+(?:of|by|to)\b", re.IGNORECASE)
"""Labels whose value follows without a colon: "Report of the Director of Places"."""
NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?[a-z]?")
"""What may follow "Item No" without a mark."""
QUESTION_LINES = 4
MOST_LINES = 3
"""Lines over which a column breaks a label."""
OVERLAP = 0.4
"""How far the boxes of two close lines may overlap, in font sizes."""
APART = 0.5
"""Gap after an unknown label's colon that is wider than a space, in font sizes."""
END = (":", "?")
DASHES = "-–—"
MARKS = frozenset({":", "-", "–", "—", ":-"})


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


def find_label(pieces: Sequence[Piece], number: int, phrases: Phrases, *, any_label: bool) -> Field | None:
    """Read a piece as a label, or as a label with its value; None where it is neither."""
    piece = pieces[number]
    text = piece.line.text
    known = phrases.leading(text)
    if known is not None:
        name, label, rest = known
        if _sets_off(label, rest) or label[-1] in DASHES or (name == "item" and NUMBER.fullmatch(rest)):
            return _split(piece, name, label)
    broken = _broken_label(pieces, number, phrases, any_label=any_label)
    if broken is not None or not any_label:
        return broken
    unknown = _unknown_label(text)
    if unknown is not None and _stands_apart(pieces, number, unknown):
        return _split(piece, None, unknown)
    return _question(pieces, number) or _bold_label(pieces, number)


def is_label(piece: Piece, phrases: Phrases) -> bool:
    """Whether a piece begins another field."""
    known = phrases.leading(piece.line.text)
    if known is None:
        return False
    _, label, rest = known
    return _sets_off(label, rest)


def find_right(pieces: Sequence[Piece], piece: Piece) -> Piece | None:
    """Find the nearest piece beside a label."""
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


def _sets_off(label: str, rest: str) -> bool:
    """Whether a known label is one where it stands: alone, before a mark, or of those that need none."""
    return not rest or label.endswith(END) or rest[0] in ":-–—" or OPEN_LABELS.match(label) is not None


def _split(piece: Piece, name: str | None, label: str) -> Field:
    """Divide a piece into label and the beginning of its value."""
    count = label.count(" ") + 1
    words = piece.line.words
    found = Field(name, label)
    found.label_lines.append(line_of(words[:count]))
    rest = words[count:]
    while rest and rest[0].text in MARKS:
        rest = rest[1:]
    if rest:
        found.lines.append(line_of(rest))
    piece.used = True
    return found


def _broken_label(pieces: Sequence[Piece], number: int, phrases: Phrases, *, any_label: bool) -> Field | None:
    """Read a label that its column breaks over lines: "Report" above "title:", "Ward(s)" above "affected:".

    One nobody knows ends with a colon, and its value stands beside its first line.
    """
    column = [pieces[number], *_below(pieces, number)]
    for count in range(2, len(column) + 1):
        label = " ".join(piece.line.text for piece in column[:count])
        name = phrases.named(label)
        unknown = any_label and name is None and label.endswith(":") and _unknown_label(label) == label
        if name is None and not (unknown and find_right(pieces, column[0]) is not None):
            continue
        found = Field(name, label)
        for piece in column[:count]:
            piece.used = True
            found.label_lines.append(piece.line)
        return found
    return None


def _below(pieces: Sequence[Piece], number: int) -> Iterator[Piece]:
    """Give the next pieces of a label's own column, each close under the one above."""
    upper = pieces[number]
    for _ in range(MOST_LINES - 1):
        below = next((piece for piece in pieces[number + 1 : number + 6] if _is_below(piece, upper)), None)
        if below is None:
            return
        yield below
        upper = below


def _is_below(lower: Piece, upper: Piece) -> bool:
    """Whether a piece is the next line of the same column."""
    gap = lower.line.y0 - upper.line.y1
    return (
        abs(lower.line.x0 - upper.line.x0) < ALIGNED
        and lower.line.page == upper.line.page
        and lower.region == upper.region
        and -OVERLAP * upper.line.size < gap < upper.line.size
        and lower.line.bold == upper.line.bold
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
        gap = words[count].x0 - words[count - 1].x1
        return (bold and not all(word.style.bold for word in words[count:])) or gap > APART * piece.line.size
    return find_right(pieces, piece) is not None


def _question(pieces: Sequence[Piece], number: int) -> Field | None:
    """Read a question of any words that fills the first lines of a cell, with its answers in cells beside it."""
    piece = pieces[number]
    if not piece.tabled or not piece.line.text[0].isupper() or find_right(pieces, piece) is None:
        return None
    asked: list[Piece] = []
    for each in pieces[number:]:
        if each.paragraph != piece.paragraph or each.region != piece.region or len(asked) > QUESTION_LINES:
            return None
        asked.append(each)
        if each.line.text.endswith("?"):
            break
    if not asked[-1].line.text.endswith("?"):
        return None
    for each in asked:
        each.used = True
    return Field(None, " ".join(each.line.text for each in asked), label_lines=[each.line for each in asked])


def _bold_label(pieces: Sequence[Piece], number: int) -> Field | None:
    """Read a label that weight alone makes one, in a table: bold before plain in its cell, or beside a plain cell."""
    piece = pieces[number]
    words = piece.line.words
    if not piece.tabled or not words[0].style.bold or not words[0].text[0].isupper():
        return None
    count = next((at for at, word in enumerate(words) if not word.style.bold), len(words))
    if count < len(words):
        return _split(piece, None, " ".join(word.text for word in words[:count])) if count <= LONGEST_LABEL else None
    cell = [each for each in pieces[number:] if each.paragraph == piece.paragraph and each.region == piece.region]
    bold = list(takewhile(lambda each: each.line.bold, cell))
    label = " ".join(each.line.text for each in bold)
    beside = find_right(pieces, piece)
    plain = len(bold) < len(cell) or (beside is not None and not beside.line.bold)
    if not plain or label.count(" ") >= LONGEST_LABEL:
        return None
    for each in bold:
        each.used = True
    return Field(None, label, label_lines=[each.line for each in bold])
