"""A table drawn at random comes back the same: cells, spans, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from fixtures.tables import Expected, Sketch, cells_of, draw
from scrutiny_extract.extract.pages import open_pack
from scrutiny_extract.extract.tables import find_tables
from tests.properties.sketches import of_figures, open_sided, spanned, under_headings

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Page

pytestmark = pytest.mark.properties


def page_of(sketch: Sketch) -> Page:
    return open_pack(draw(sketch)).pages[0]


def read(sketch: Sketch) -> list[Expected]:
    """Give the cells with text of all tables on the page."""
    tables = find_tables(page_of(sketch))
    return sorted(
        Expected(cell.row, cell.column, cell.row_span, cell.column_span, cell.text)
        for table in tables
        for cell in table.cells
        if cell.text
    )


def expected(sketch: Sketch) -> list[Expected]:
    return [cell for cell in cells_of(sketch) if cell.text]


@given(spanned())
def test_a_table_with_spans_comes_back_the_same(sketch: Sketch) -> None:
    assert read(sketch) == expected(sketch)


@given(open_sided())
def test_a_table_with_open_sides_comes_back_the_same(sketch: Sketch) -> None:
    assert read(sketch) == expected(sketch)


@given(of_figures("columns"))
def test_figures_with_rules_between_columns_only_come_back_the_same(sketch: Sketch) -> None:
    assert read(sketch) == expected(sketch)


@given(of_figures("rows"))
def test_figures_with_rules_between_rows_only_come_back_the_same(sketch: Sketch) -> None:
    assert read(sketch) == expected(sketch)


@given(of_figures("none"))
def test_figures_without_any_rules_come_back_the_same(sketch: Sketch) -> None:
    assert read(sketch) == expected(sketch)


@given(under_headings())
def test_headings_over_two_columns_of_figures_come_back_the_same(sketch: Sketch) -> None:
    assert read(sketch) == expected(sketch)


@given(spanned())
def test_every_word_in_a_tables_box_is_in_one_cell(sketch: Sketch) -> None:
    page = page_of(sketch)
    for table in find_tables(page):
        x0, y0, x1, y1 = table.bbox
        inside = sorted(
            word.index
            for word in page.words
            if x0 <= (word.x0 + word.x1) / 2 <= x1 and y0 <= (word.y0 + word.y1) / 2 <= y1
        )

        assert sorted(word.index for word in table.words) == inside
