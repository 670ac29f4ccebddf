"""The rating and the direction that a cell or a line shows: in words, glyphs, marks or its fill.

rating    = word | light | fill | coloured words ;      in this order, the words being what is printed
direction = word | arrow drawn | arrow printed ;
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.colours.arrows import read_glyph
from scrutiny_extract.extract.colours.hues import NOTHING, Reading
from scrutiny_extract.extract.colours.legend import RATINGS, WAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.colours.legend import Legend
    from scrutiny_extract.extract.colours.marks import Mark, Marks
    from scrutiny_extract.extract.layout import Cell, Colour, Line, Word
    from scrutiny_extract.extract.vocabulary import Vocabulary
    from scrutiny_extract.schemas.ratings import Direction, Rag

WORD_AND_COLOUR = "rag_word_and_colour_differ"
"""Flag where a cell prints one rating and is painted another; the word is kept."""
ARROW_UNCLEAR = "direction_arrow_unclear"
"""Flag of an arrow that says neither better, same nor worse."""


INKS = frozenset({"red", "amber", "green"})
"""Ratings that words may be printed in; blue words are links."""


class Rating(NamedTuple):
    """What a cell shows of how something goes."""

    rag: Rag | None = None
    direction: Direction | None = None
    flags: tuple[str, ...] = ()


class Painter:
    """Reads ratings of one section: its marks, its legend, the vocabulary's words for ratings."""

    def __init__(self, marks: Marks, legend: Legend, vocabulary: Vocabulary) -> None:
        """Keep them."""
        self.marks = marks
        self.legend = legend
        self._rags = vocabulary.table("rag")
        self._ways = vocabulary.table("direction")

    def read_cell(self, cell: Cell | None) -> Rating:
        """Read a cell."""
        if cell is None:
            return Rating()
        drawn = self.marks.within(cell.places)
        painted = self._colour(drawn, cell.fill, cell.words)
        return self._settle(cell.text, painted, drawn)

    def read_beside(self, line: Line) -> Rating:
        """Read what stands level with a line of text, and the words after its label."""
        drawn = self.marks.beside(line)
        return self._settle("", self._colour(drawn, None, ()), drawn)

    def read_words(self, text: str) -> Rating:
        """Read a text alone."""
        return self._settle(text, NOTHING, ())

    def read_fill(self, cell: Cell | None) -> Reading:
        """Read a cell's background and lights alone, whatever its words say."""
        if cell is None:
            return NOTHING
        return self._colour(self.marks.within(cell.places), cell.fill, ())

    def is_word(self, text: str) -> bool:
        """Whether a text is a rating's word and nothing else."""
        return self._rags.named(text) in RATINGS

    def are_ratings(self, cells: Iterable[Cell]) -> bool:
        """Whether the cells of a column hold lights, coloured signs or rating words, and no other words."""
        held = tuple(cells)
        if any(self.word(cell.text) is None and any(map(str.isalnum, cell.text)) for cell in held if cell.lines):
            return False
        return any(self.read_cell(cell).rag for cell in held)

    def word(self, text: str) -> Rag | None:
        """Read a rating's word, alone or first of the text: "AMBER", "Green (was red)".

        Must not match "Green Lane" or "A Fenwick".
        """
        named = self._rags.named(text)
        leading = self._rags.leading(text) if named is None else None
        if leading is not None and len(leading[1]) > 1 and not _is_named_on(leading[2]):
            named = leading[0]
        return RATINGS.get(named)

    def _settle(self, text: str, painted: Reading, drawn: Sequence[Mark]) -> Rating:
        """Weigh words against colours."""
        rag = self.word(text)
        direction, arrow_flag = self._direction(text, drawn)
        flags: list[str] = [arrow_flag] if arrow_flag else []
        if rag is None:
            rag = painted.rag
            flags += [painted.flag] if painted.flag else []
        elif painted.rag is not None and painted.rag != rag:
            flags.append(WORD_AND_COLOUR)
        return Rating(rag, direction, tuple(flags))

    def _colour(self, drawn: Iterable[Mark], fill: Colour | None, words: Iterable[Word]) -> Reading:
        """Read a colour off lights, else the fill, else the words."""
        unclear = NOTHING
        for colour in (*(mark.colour for mark in drawn), fill):
            reading = self.legend.rating(colour)
            if reading.rag is not None:
                return reading
            unclear = unclear if unclear.flag else reading
        ink = self.legend.rating(_ink(words))
        return ink if ink.rag in INKS else unclear

    def _direction(self, text: str, drawn: Iterable[Mark]) -> tuple[Direction | None, str | None]:
        """Read a direction off words, else the first arrow."""
        named = WAYS.get(self._ways.named(text))
        if named is not None:
            return named, None
        orientation = next((mark.orientation for mark in drawn if mark.orientation), None) or read_glyph(text)
        direction = self.legend.direction(orientation)
        return direction, ARROW_UNCLEAR if orientation and direction is None else None


def _is_named_on(rest: str) -> bool:
    """Whether what follows a colour's word makes it part of a name: "Lane", "Book"."""
    return rest[:1].isupper() and rest[1:2].islower()


def _ink(words: Iterable[Word]) -> Colour | None:
    """Give the colour most letters are printed in."""
    inks: Counter[Colour] = Counter()
    for word in words:
        inks[word.style.colour] += len(word.text)
    return inks.most_common(1)[0][0] if inks else None
