"""Ratings and directions from what is painted and drawn: lights, fills, arrows, coloured words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.colours.hues import COLOUR_UNCLEAR, NOTHING, Reading, read_colour
from scrutiny_extract.extract.colours.legend import USUAL, Legend, read_legend
from scrutiny_extract.extract.colours.marks import Mark, Marks
from scrutiny_extract.extract.colours.ratings import Painter, Rating

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.extract.vocabulary import Vocabulary

__all__ = [
    "COLOUR_UNCLEAR",
    "NOTHING",
    "USUAL",
    "Legend",
    "Mark",
    "Marks",
    "Painter",
    "Rating",
    "Reading",
    "painter_of",
    "read_colour",
    "read_legend",
]


def painter_of(section: Section, vocabulary: Vocabulary) -> Painter:
    """Make the reader of ratings for a section, with the legend the section prints."""
    marks = Marks(section.pages)
    return Painter(marks, read_legend(section.blocks, marks, vocabulary), vocabulary)
