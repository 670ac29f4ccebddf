"""Cells without words in tables without a grid: what is painted there is the cell's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_extract.extract.layout import Fill, Image, Page, Shape, Table
from scrutiny_extract.extract.tables import find_tables
from tests.extract.tables.art import page_of

ART = """
Ref   Commitment                 Lead          Rating       Notes
----------------------------------------------------------------------------
1     Open the shelter           Denholm                    The doors opened
----------------------------------------------------------------------------
2     Plant the trees            Wray                       Half are planted
----------------------------------------------------------------------------
3     Mend the bridge            Ansell                     Work has begun
----------------------------------------------------------------------------
4     Count the shops            Marlow        n/a          Not begun
----------------------------------------------------------------------------
5     Meet the traders           Tanner        n/a          Not begun
----------------------------------------------------------------------------
"""
GREEN, GREY = (0.0, 0.65, 0.25), (0.9, 0.9, 0.9)


def test_fills_lights_and_pictures_are_of_the_cells_they_stand_in() -> None:
    page = page_of(ART)
    x, ys = rating_column(page)
    fill = Fill(x - 20, ys[0] - 8, x + 60, ys[0] + 8, GREEN)
    light = Shape((x, ys[1] - 5, x + 10, ys[1] + 5), GREEN, None, ((x, ys[1]), (x + 10, ys[1])), curved=True)
    picture = Image((x, ys[2] - 5, x + 10, ys[2] + 5), 7, GREEN)

    (table,) = find_tables(replace(page, fills=(fill,), shapes=(light,), images=(picture,)))

    cells = [row[3] for row in table.grid[1:4]]
    assert [cell is not None and not cell.lines for cell in cells] == [True, True, True]
    assert [cell.fill if cell is not None else None for cell in cells] == [GREEN, None, None]


@pytest.mark.parametrize("wide", [True, False])
def test_bands_and_large_pictures_are_of_no_cell(*, wide: bool) -> None:
    page = page_of(ART)
    x, ys = rating_column(page)
    band = Fill(40, ys[0] - 8, 420, ys[0] + 8, GREY)
    panel = Image((x - 200, ys[0] - 100, x + 200, ys[0] + 100), 7, GREY)

    (table,) = find_tables(replace(page, fills=(band,) if wide else (), images=() if wide else (panel,)))

    assert [row[3] for row in table.grid[1:4]] == [None, None, None]


def rating_column(page: Page) -> tuple[float, list[float]]:
    """Give where the ratings' column is: its left edge, and the middles of its rows."""
    heading = next(word for word in page.words if word.text == "Rating")
    firsts = [word for word in page.words if word.text in {"1", "2", "3"}]
    return heading.x0, [(word.y0 + word.y1) / 2 for word in firsts]


def test_a_table_with_nothing_painted_is_as_it_was() -> None:
    (table,) = find_tables(page_of(ART))

    assert isinstance(table, Table)
    assert all(cell.lines for cell in table.cells)


def test_painted_cells_one_under_the_other_are_a_column_though_only_its_heading_has_words() -> None:
    art = """
Ref   Commitment                 Due    RAG     Notes
-----------------------------------------------------------------
1     Open the shelter           2031           The doors opened
-----------------------------------------------------------------
2     Plant the trees            2032           Half are planted
-----------------------------------------------------------------
3     Mend the bridge            2033           Work has begun
-----------------------------------------------------------------
"""
    page = page_of(art)
    heading = next(word for word in page.words if word.text == "RAG")
    rows = [word for word in page.words if word.text in {"1", "2", "3"}]
    fills = tuple(Fill(heading.x0 - 4, row.y0 - 2, heading.x1 + 8, row.y1 + 2, GREEN) for row in rows)

    (table,) = find_tables(replace(page, fills=fills))

    assert [cell.text if cell else None for cell in table.grid[0]] == ["Ref", "Commitment", "Due", "RAG", "Notes"]
    assert [row[3].fill if row[3] else None for row in table.grid[1:]] == [GREEN, GREEN, GREEN]
