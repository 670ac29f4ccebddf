"""A cell that holds a title, what is said under it, marks and an address: its lines told apart.

cell = title (bold, or the first line), text*, mark* ;      mark = "Non Key" | "Open" | "Part exempt", "3" | …
cell = name and post, e-mail ;
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.values import read_email

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Cell, Line, Word
    from scrutiny_extract.extract.vocabulary import Phrases

SPARE = 1.0
"""Room, in font sizes, that a line must leave beside the next line's first word if it was ended on purpose."""
GAP = 0.4
"""Space above a line, in its heights, that ends a title set in no bold."""
CATEGORY = regex.compile(
    r"\W{0,9}(?:(?:categor(?:y|ies)|paragraphs?|paras?)\.?\s*)?(?P<category>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2}){0,9})\W*",
    regex.I,
)
"""A category of exemption alone on its line: "3", "Paragraph 3"."""
MAIL_LABEL = regex.compile(r"(?i)\(?(?:e-?mail|email address|contact|by e-?mail)(?: to)?:?")
"""What introduces an address and is no part of a name."""


def split_title(
    lines: Sequence[Line], *, alone: bool = False, openings: Phrases | None = None, right: float = 0.0
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Divide a cell into title and text: by weight; else by the first line's end, unless the title stands `alone`.

    A line that begins with one of the `openings` begins the text, if full: "To approve …". `right` is where the
    cell's text may end, points; else where its longest line ends.
    """
    bold: list[Line] = []
    for number, line in enumerate(lines):
        words = _leading_bold(line)
        if words:
            bold.append(line if len(words) == len(line.words) else line_of(words))
        if len(words) < len(line.words):
            rest = [line_of(line.words[len(words) :])] if words else [line]
            if bold:
                return tuple(bold), (*rest, *lines[number + 1 :])
            break
    if bold or alone:
        return tuple(lines), ()
    return _split_plain(lines, openings, right)


def _leading_bold(line: Line) -> tuple[Word, ...]:
    """Give the words a line begins with in bold."""
    count = 0
    for word in line.words:
        if not word.style.bold and any(map(str.isalnum, word.text)):
            break
        count += 1
    lettered = any(word.style.bold for word in line.words[:count])
    return line.words[:count] if lettered else ()


def _split_plain(
    lines: Sequence[Line], openings: Phrases | None, right: float
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Divide where a line ends before it is full, before white space, or where words open that open no title."""
    right = max(right, *(line.x1 for line in lines)) if lines else right
    for number, line in enumerate(lines[:-1], start=1):
        below = lines[number]
        if (
            below.page != line.page
            or below.y0 - line.y1 > GAP * (line.y1 - line.y0)
            or is_ended(line, below, right)
            or (openings is not None and below.text[:1].isupper() and openings.leading(below.text) is not None)
        ):
            return tuple(lines[:number]), tuple(lines[number:])
    return tuple(lines), ()


def right_edge(cell: Cell) -> float:
    """Give where a cell's text may end, points: as far from its right border as it begins from its left."""
    x0, _, x1, _ = cell.bbox
    return x1 - max(min((line.x0 for line in cell.lines), default=x0) - x0, 0.0)


def is_ended(line: Line, below: Line, right: float) -> bool:
    """Whether a line was ended on purpose: the next line's first word had found room on it."""
    word = below.words[0]
    return line.x1 + (word.x1 - word.x0) + SPARE * word.style.size < right


@dataclass(frozen=True, slots=True)
class Marks:
    """What the last lines of a cell say about a decision."""

    names: dict[str, str]
    """Of `key`, `not_key`, `open`, `exempt` those there are, as printed."""
    category: str | None
    lines: tuple[Line, ...]
    """The cell's other lines."""


def split_marks(lines: Sequence[Line], phrases: Phrases) -> Marks:
    """Take the marks off a cell's end; a number is a category only under an exemption."""
    names: dict[str, str] = {}
    category: str | None = None
    end = len(lines)
    while end:
        text = lines[end - 1].text
        name = phrases.named(text)
        number = CATEGORY.fullmatch(text)
        leading = phrases.leading(text)
        if name is not None:
            names.setdefault(name, text)
        elif number is not None and end > 1 and phrases.named(lines[end - 2].text) == "exempt":
            category = number["category"]
        elif leading is not None and (number := CATEGORY.fullmatch(leading[2])) is not None and leading[0] == "exempt":
            names.setdefault("exempt", leading[1].strip(" -–:("))
            category = number["category"]
        else:
            break
        end -= 1
    return Marks(names, category, tuple(lines[:end]))


def split_email(lines: Sequence[Line]) -> tuple[str | None, tuple[Line, ...]]:
    """Take an e-mail address out of lines, also one that the cell broke in two."""
    email = read_email(" ".join(line.text for line in lines))
    if email is None:
        return None, tuple(lines)
    taken = _words_of(email, [word for line in lines for word in line.words])
    left = []
    for line in lines:
        words = [word for word in line.words if word not in taken and not MAIL_LABEL.fullmatch(word.text)]
        if any(any(map(str.isalnum, word.text)) for word in words):
            left.append(line if len(words) == len(line.words) else line_of(words))
    return email, tuple(left)


def _words_of(text: str, words: Sequence[Word]) -> list[Word]:
    """Give the words that print a text without spaces."""
    joined = "".join(word.text for word in words).casefold()
    start = joined.find(text.casefold())
    taken: list[Word] = []
    at = 0
    for word in words:
        if start >= 0 and at < start + len(text) and at + len(word.text) > start:
            taken.append(word)
        at += len(word.text)
    return taken
