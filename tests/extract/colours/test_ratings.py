from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_extract.extract.colours import Marks, Painter, painter_of, read_legend
from scrutiny_extract.extract.colours.ratings import ARROW_UNCLEAR, WORD_AND_COLOUR
from scrutiny_extract.extract.layout import Cell, Fill, Image, Page, Place, Section, Shape
from scrutiny_extract.extract.vocabulary import load
from tests.making import Sheet, filled

RED, AMBER, GREEN, BLUE, PURPLE = (
    (0.9, 0.1, 0.1),
    (1.0, 0.75, 0.0),
    (0.0, 0.69, 0.31),
    (0.31, 0.51, 0.74),
    (0.44, 0.19, 0.63),
)
CIRCLE = ((100.0, 105.0), (105.0, 100.0), (110.0, 105.0), (105.0, 110.0))
ARROW_UP = (
    (125.0, 100.0),
    (130.0, 105.0),
    (127.0, 105.0),
    (127.0, 110.0),
    (123.0, 110.0),
    (123.0, 105.0),
    (120.0, 105.0),
)
ARROW_LEFT = tuple((y + 25.0, x - 20.0) for x, y in ARROW_UP)


def light(colour: tuple[float, float, float]) -> Shape:
    return Shape((100, 100, 110, 110), colour, None, CIRCLE, curved=True)


def painter(*shapes: Shape, fills: tuple[Fill, ...] = (), images: tuple[Image, ...] = ()) -> Painter:
    page = Page(1, 595, 842, 0, (), shapes=shapes, fills=fills, images=images)
    return painter_of(Section("tracker", None, None, (), (page,)), load())


def cell(text: str = "", fill: tuple[float, float, float] | None = None) -> Cell:
    lines = (Sheet().line(text, x0=96),) if text else ()
    return Cell(0, 0, 1, 1, (Place(1, (90, 90, 140, 120)),), lines, fill)


@pytest.mark.parametrize(("colour", "rag"), [(RED, "red"), (AMBER, "amber"), (GREEN, "green"), (BLUE, "blue")])
def test_a_light_drawn_in_a_cell_is_its_rating(colour: tuple[float, float, float], rag: str) -> None:
    assert painter(light(colour)).read_cell(cell()).rag == rag


def test_a_small_square_a_small_picture_and_a_fill_are_ratings_too() -> None:
    square = painter(fills=(Fill(100, 100, 109, 109, RED),))
    picture = painter(images=(Image((100, 100, 112, 112), 7, AMBER),))

    assert square.read_cell(cell()).rag == "red"
    assert picture.read_cell(cell()).rag == "amber"
    assert painter().read_cell(cell(fill=GREEN)).rag == "green"


def test_a_light_outside_the_cell_is_not_its_rating() -> None:
    far = replace(light(RED), bbox=(300, 300, 310, 310))

    assert painter(far).read_cell(cell()).rag is None


def test_a_word_wins_over_the_colour_and_the_difference_is_flagged() -> None:
    rating = painter().read_cell(cell("AMBER", RED))

    assert (rating.rag, rating.flags) == ("amber", (WORD_AND_COLOUR,))


def test_an_unclear_colour_is_null_with_a_flag() -> None:
    rating = painter().read_cell(cell(fill=PURPLE))

    assert rating.rag is None
    assert rating.flags == ("rag_colour_unclear",)


def test_an_arrow_in_a_cell_is_its_direction() -> None:
    arrow = Shape((120, 100, 130, 110), (0, 0, 0), None, ARROW_UP, curved=False)

    assert painter(arrow).read_cell(cell()).direction == "improving"
    assert painter().read_cell(cell("↓")).direction == "deteriorating"
    assert painter().read_cell(cell("No change")).direction == "static"


def test_an_arrow_without_a_usual_meaning_is_null_with_a_flag() -> None:
    arrow = Shape((125, 100, 135, 110), (0, 0, 0), None, ARROW_LEFT, curved=False)
    rating = painter(arrow).read_cell(cell())

    assert (rating.direction, rating.flags) == (None, (ARROW_UNCLEAR,))


def test_the_light_beside_a_line_is_the_rating_of_the_line() -> None:
    sheet = Sheet()
    line = sheet.line("Overall Progress")
    beside = Shape((300, line.y0, 310, line.y1), AMBER, None, CIRCLE, curved=True)

    assert painter(beside).read_beside(line).rag == "amber"


def test_a_legend_overrides_what_a_colour_usually_means() -> None:
    sheet = Sheet()
    heading = sheet.paragraph("Key", kind="heading")
    table = filled(
        sheet.table([["", "Complete"], ["", "On track"], ["", "Significant delays"]], header_rows=0),
        {(0, 0): PURPLE, (1, 0): BLUE},
    )
    blocks = (heading, table)
    legend = read_legend(blocks, Marks(sheet.pages()), load())

    assert legend.rating(PURPLE).rag == "blue"
    assert legend.rating(BLUE).rag == "green"
    assert legend.rating(RED).rag == "red"


def test_without_a_heading_there_is_no_legend() -> None:
    sheet = Sheet()
    table = filled(sheet.table([["", "Complete"]], header_rows=0), {(0, 0): PURPLE})

    assert read_legend((table,), Marks(sheet.pages()), load()).rating(PURPLE).rag is None


WORDS = [("AMBER", "amber"), ("G", "green"), ("Green (was red)", "green"), ("Green Lane", None), ("A Fenwick", None)]


@pytest.mark.parametrize(("text", "rag"), WORDS)
def test_words_that_begin_like_a_rating_are_one_only_where_they_name_nothing(text: str, rag: str | None) -> None:
    assert painter().word(text) == rag
