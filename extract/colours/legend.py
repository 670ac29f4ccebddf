"""What colours and arrows mean in this paper, where its legend says so.

    legend = "Key", (mark | cell with a fill | word, its meaning)+ ;

The meaning is read by the vocabulary's phrases (`[legend]`). A legend only speaks where it names a
rating or a direction; otherwise the usual meaning stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.colours.arrows import DIRECTIONS, read_glyph
from scrutiny_extract.extract.colours.hues import NOTHING, Reading, distance, read_colour
from scrutiny_extract.extract.layout import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scrutiny_extract.extract.colours.arrows import Orientation
    from scrutiny_extract.extract.colours.marks import Mark, Marks
    from scrutiny_extract.extract.layout import Block, Cell, Colour, Line
    from scrutiny_extract.extract.vocabulary import Vocabulary
    from scrutiny_extract.schemas.ratings import Direction, Rag

ALIKE = 0.06
"""Distance below which two printed colours are one (see `hues.distance`)."""
NEAR = 40.0
"""Points between a mark and its meaning beside it."""
HEADING_WORDS = 8
"""Words of a legend's heading at most."""
RATINGS: Mapping[str | None, Rag] = {"red": "red", "amber": "amber", "green": "green", "blue": "blue"}
WAYS: Mapping[str | None, Direction] = {"improving": "improving", "static": "static", "deteriorating": "deteriorating"}


@dataclass(frozen=True)
class Legend:
    """Meanings of colours and of arrows; whatever it does not name keeps its usual meaning."""

    colours: tuple[tuple[Colour, Rag], ...] = ()
    ways: Mapping[Orientation, Direction] = field(default_factory=dict)

    def rating(self, colour: Colour | None) -> Reading:
        """Read a colour by the legend, else by its hue."""
        if colour is None:
            return NOTHING
        known = [(distance(colour, shown), rag) for shown, rag in self.colours]
        if known:
            nearest, rag = min(known)
            if nearest <= ALIKE:
                return Reading(rag)
        return read_colour(colour)

    def has(self, rag: Rag) -> bool:
        """Whether the legend names a rating."""
        return any(named == rag for _, named in self.colours)

    def direction(self, orientation: Orientation | None) -> Direction | None:
        """Read an arrow by the legend, else by its usual meaning."""
        if orientation is None:
            return None
        return self.ways.get(orientation) or DIRECTIONS.get(orientation)


USUAL = Legend()


def read_legend(blocks: Sequence[Block], marks: Marks, vocabulary: Vocabulary) -> Legend:
    """Read the legend among some blocks; the usual meanings where there is none."""
    colours: list[tuple[Colour, Rag]] = []
    ways: dict[Orientation, Direction] = {}
    phrases, headings = vocabulary.table("legend"), vocabulary.table("legend.headings")
    for colour, orientation, text in _entries(blocks, marks, lambda line: headings.leading(line) is not None):
        meaning = phrases.within(text)
        if meaning in RATINGS and colour is not None:
            colours.append((colour, RATINGS[meaning]))
        elif meaning in WAYS and orientation is not None:
            ways[orientation] = WAYS[meaning]
    return Legend(tuple(colours), ways) if colours or ways else USUAL


def _entries(
    blocks: Sequence[Block], marks: Marks, is_heading: Callable[[str], bool]
) -> Iterator[tuple[Colour | None, Orientation | None, str]]:
    """Yield what stands beside its meaning: colour, arrow, meaning; only after a legend's heading."""
    page = 0
    for block in blocks:
        if isinstance(block, Table):
            if block.page == page:
                yield from _table_entries(block, marks)
        elif page != block.page and len(block.text.split()) <= HEADING_WORDS and is_heading(block.text):
            page = block.page
        elif block.page == page:
            yield from _line_entries(block.lines, marks)


def _line_entries(lines: Iterable[Line], marks: Marks) -> Iterator[tuple[Colour | None, Orientation | None, str]]:
    for line in lines:
        for mark in marks.beside(line):
            if 0 <= line.x0 - mark.bbox[2] <= NEAR:
                yield mark.colour, mark.orientation, line.text


def _table_entries(table: Table, marks: Marks) -> Iterator[tuple[Colour | None, Orientation | None, str]]:
    """Yield the rows of a legend printed as a table: a mark or a fill in one cell, its meaning in the next."""
    for row in table.grid:
        for sign, meaning in pairwise(row):
            if sign is None or meaning is None or sign is meaning or not meaning.text:
                continue
            drawn = marks.within(sign.places)
            colour = sign.fill or next((mark.colour for mark in drawn), None)
            yield colour, _orientation(sign, drawn), meaning.text


def _orientation(sign: Cell, drawn: Sequence[Mark]) -> Orientation | None:
    """Read the arrow in a legend's cell, drawn or printed."""
    return next((mark.orientation for mark in drawn if mark.orientation), None) or read_glyph(sign.text)
