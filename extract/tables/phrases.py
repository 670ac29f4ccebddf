"""Words -> rows of phrases: what stands on one baseline, cut where the space is wider than between words.

words -> rows, top down ;  row = phrase+, left to right ;  phrase = word+ ;
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.geometry import around
from scrutiny_extract.extract.kept import kept
from scrutiny_extract.extract.tables.setting import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.layout import Word


SPACE = 0.9
"""Widest space inside a phrase, in ems: justified text stretches a space of 0.25 to about 0.8."""

DOTS = ".\u2026"
"""What words are made of that lead from a label to its figure: what follows is another phrase."""


class Phrase(NamedTuple):
    """Words of one row with no wide space between, and their box in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Row:
    """What stands on one baseline, left to right."""

    words: tuple[Word, ...]
    y0: float
    y1: float

    @kept
    def size(self) -> float:
        """Font size of its first word, points: one em."""
        return self.words[0].style.size or self.y1 - self.y0

    @kept
    def phrases(self) -> tuple[Phrase, ...]:
        """The row cut at wide spaces."""
        return cut(self.words, SPACE * self.size)

    def between(self, left: float, right: float) -> Row | None:
        """Give the part of the row between two places; None where it is empty."""
        words = tuple(word for word in self.words if left <= (word.x0 + word.x1) / 2 < right)
        return Row(words, self.y0, self.y1) if words else None

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @kept
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)


def is_leader(text: str) -> bool:
    """Whether a word is dots alone."""
    return text[0] in DOTS and not text.strip(DOTS)


def find_rows(words: Iterable[Word]) -> list[Row]:
    """Group words into rows by the height they share; each row left to right, rows top down."""
    return [_row(row) for row in grouped(words)]


def _row(words: Sequence[Word]) -> Row:
    _, y0, _, y1 = around(words)
    return Row(tuple(words), y0, y1)


def cut(words: Sequence[Word], space: float) -> tuple[Phrase, ...]:
    """Cut a row where two words stand further apart than `space` points."""
    out: list[Phrase] = []
    start = 0
    right = words[0].x1
    for number in range(1, len(words)):
        word = words[number]
        if word.x0 - right > space or (is_leader(words[number - 1].text) and not is_leader(word.text)):
            out.append(phrase_of(words[start:number]))
            start = number
        if word.x1 > right:  # noqa: PLR1730 - a call of max costs thrice as much, once for every word of a page
            right = word.x1
    out.append(phrase_of(words[start:]))
    return tuple(out)


def phrase_of(words: Sequence[Word]) -> Phrase:
    """Make a phrase of words left to right."""
    _, y0, x1, y1 = around(words)
    return Phrase(words[0].x0, y0, x1, y1, tuple(words))
