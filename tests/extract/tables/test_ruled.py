"""Tables whose borders are drawn, whole or in part."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from scrutiny_extract.extract.layout import Page, Rule, line_of
from scrutiny_extract.extract.tables import find_tables, table_troubles
from tests.extract.tables.art import Drawn, texts_of

GREEN, GREY, WHITE = (0.0, 0.8, 0.2), (0.85, 0.85, 0.85), (1.0, 1.0, 1.0)


def grid(*rows: tuple[str, ...], xs: list[float] | None = None, bold: int = 0) -> Drawn:
    """Draw a closed grid of texts, rows 30 points high from y 100."""
    xs = xs or [50.0 + 100 * column for column in range(len(rows[0]) + 1)]
    drawn = Drawn()
    drawn.grid(xs, [100.0 + 30 * row for row in range(len(rows) + 1)])
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            drawn.text(x + 5, 108.0 + 30 * number, text, bold=number < bold)
    return drawn


def test_a_closed_grid_gives_a_cell_a_box() -> None:
    (table,) = find_tables(grid(("Item", "Lead"), ("Lamps", "A Green"), ("Bins", "")).page())

    assert texts_of(table) == [["Item", "Lead"], ["Lamps", "A Green"], ["Bins"]]
    assert (table.row_count, table.column_count, len(table.cells)) == (3, 2, 6)
    assert table.source == "ruled"
    assert table.bbox == pytest.approx((50, 100, 250, 190), abs=0.5)


def test_a_missing_border_makes_a_cell_span() -> None:
    drawn = Drawn()
    for y in (100.0, 130.0, 160.0):
        drawn.level(y, 50.0, 250.0)
    for x in (50.0, 250.0):
        drawn.upright(x, 100.0, 160.0)
    drawn.upright(150.0, 130.0, 160.0)
    drawn.text(60, 108, "Over both")
    drawn.text(60, 138, "Left")
    drawn.text(160, 138, "Right")

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [[("Over both", 1, 2)], ["Left", "Right"]]


def test_open_sides_are_closed_where_the_other_rules_end() -> None:
    drawn = Drawn()
    for y in (130.0, 160.0):
        drawn.level(y, 50.0, 350.0)
    for x in (150.0, 250.0):
        drawn.upright(x, 100.0, 190.0)
    for row in range(3):
        for column in range(3):
            drawn.text(60 + 100 * column, 108 + 30 * row, f"r{row}c{column}x")

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [[f"r{row}c{column}x" for column in range(3)] for row in range(3)]


def test_a_border_drawn_twice_is_one() -> None:
    drawn = grid(("A one", "B two"), ("C three", "D four"))
    drawn.rules += [Rule(r.x0 + 1.5, r.y0 + 1.5, r.x1 + 1.5, r.y1 + 1.5, r.colour) for r in drawn.rules]

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [["A one", "B two"], ["C three", "D four"]]


def test_tables_side_by_side_are_two() -> None:
    drawn = grid(("A one", "B two"), ("C three", "D four"), xs=[50.0, 150.0, 250.0])
    other = grid(("E five", "F six"), ("G seven", "H eight"), xs=[300.0, 400.0, 500.0])
    words = [*drawn.words, *(word._replace(index=word.index + 100) for word in other.words)]
    page = Page(1, 595.0, 842.0, 0, tuple(words), (*drawn.rules, *other.rules))

    left, right = find_tables(page)

    assert texts_of(left) == [["A one", "B two"], ["C three", "D four"]]
    assert texts_of(right) == [["E five", "F six"], ["G seven", "H eight"]]


def test_a_frame_around_a_table_is_no_table() -> None:
    drawn = grid(("A one", "B two"), ("C three", "D four"))
    drawn.grid([30.0, 400.0], [60.0, 300.0])
    drawn.text(40, 70, "A form with a table in it")

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [["A one", "B two"], ["C three", "D four"]]


def test_a_box_with_text_is_a_table_of_one_cell() -> None:
    drawn = Drawn()
    drawn.grid([50.0, 400.0], [100.0, 160.0])
    drawn.text(60, 110, "Recommendation 4: that the lamps be mended")

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [["Recommendation 4: that the lamps be mended"]]


@pytest.mark.parametrize(
    ("xs", "ys"),
    [([20.0, 575.0], [20.0, 820.0]), ([50.0, 65.0], [100.0, 115.0]), ([50.0, 400.0], [300.0, 400.0])],
    ids=["a frame around the page", "a box to tick", "a box with nothing in it"],
)
def test_some_boxes_are_no_tables(xs: list[float], ys: list[float]) -> None:
    drawn = Drawn()
    drawn.grid(xs, ys)
    drawn.text(52, 102, "x")
    drawn.text(60, 200, "Some text on the page")

    assert find_tables(drawn.page()) == ()


def test_cells_drawn_as_boxes_a_little_apart_are_one_table() -> None:
    drawn = Drawn()
    for row in range(3):
        for column in range(2):
            x, y = 50.0 + 104 * column, 100.0 + 24 * row
            drawn.grid([x, x + 100], [y, y + 20])
            drawn.text(x + 5, y + 4, f"r{row}c{column}x")

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [["r0c0x", "r0c1x"], ["r1c0x", "r1c1x"], ["r2c0x", "r2c1x"]]


def test_boxes_far_apart_stay_boxes() -> None:
    drawn = Drawn()
    for row in range(3):
        for column in range(2):
            x, y = 50.0 + 160 * column, 100.0 + 44 * row
            drawn.grid([x, x + 100], [y, y + 20])
            drawn.text(x + 5, y + 4, f"r{row}c{column}x")

    assert [len(table.cells) for table in find_tables(drawn.page())] == [1] * 6


def test_the_grid_of_a_chart_is_no_table() -> None:
    drawn = Drawn()
    drawn.grid([50.0 + 30 * n for n in range(11)], [100.0 + 20 * n for n in range(11)])
    drawn.text(85, 144, "Visits")
    drawn.text(115, 164, "Loans")

    assert find_tables(drawn.page()) == ()


def test_columns_of_figures_without_rules_between_rows_are_rows() -> None:
    drawn = Drawn()
    drawn.grid([50.0, 150.0, 250.0], [100.0, 120.0, 200.0])
    drawn.text(60, 104, "Ward", bold=True)
    drawn.text(160, 104, "Homes", bold=True)
    for number, (ward, homes) in enumerate((("North", "120"), ("South", "85"), ("East", "230"), ("West", "9"))):
        drawn.text(60, 124 + 18 * number, ward)
        drawn.text(160, 124 + 18 * number, homes)

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [["Ward", "Homes"], ["North", "120"], ["South", "85"], ["East", "230"], ["West", "9"]]
    assert table.header_rows == 1


def test_a_text_of_several_lines_stays_one_cell() -> None:
    drawn = Drawn()
    drawn.grid([50.0, 150.0, 350.0], [100.0, 200.0])
    for number, (left, right) in enumerate(
        (
            ("Ann Example", "To seek approval to accept"),
            ("Head of Places", "the funding of 2030"),
            ("2031", "and spend it"),
        )
    ):
        drawn.text(60, 104 + 14 * number, left)
        drawn.text(160, 104 + 14 * number, right)

    (table,) = find_tables(drawn.page())

    assert texts_of(table) == [
        ["Ann Example Head of Places 2031", "To seek approval to accept the funding of 2030 and spend it"]
    ]


def test_rows_ruled_off_without_rules_between_columns_are_cut_at_the_headings_columns() -> None:
    drawn = Drawn()
    for n in range(6):
        drawn.level(100.0 + 20 * n, 50.0, 350.0)
    drawn.upright(50.0, 100.0, 200.0)
    drawn.upright(350.0, 100.0, 200.0)
    for x in (150.0, 250.0):
        drawn.upright(x, 100.0, 120.0)
    for number, row in enumerate((("Ward", "2030", "2031"), *((f"Ward{n}", f"1{n}.5", f"2{n}.5") for n in range(4)))):
        for x, text in zip((60, 180, 280), row, strict=True):
            drawn.text(x, 104 + 20 * number, text)

    (table,) = find_tables(drawn.page())

    assert texts_of(table)[0] == ["Ward", "2030", "2031"]
    assert texts_of(table)[1:] == [[f"Ward{n}", f"1{n}.5", f"2{n}.5"] for n in range(4)]


def test_a_body_drawn_as_one_box_is_cut_at_the_headings_columns_and_its_lines() -> None:
    drawn = Drawn()
    for y in (100.0, 120.0, 200.0):
        drawn.level(y, 50.0, 350.0)
    for x in (50.0, 350.0):
        drawn.upright(x, 100.0, 200.0)
    for x in (150.0, 250.0):
        drawn.upright(x, 100.0, 120.0)
    for number, row in enumerate((("Ward", "2030", "2031"), *((f"Ward{n}", f"1{n}.5", f"2{n}.5") for n in range(4)))):
        for x, text in zip((60, 180, 280), row, strict=True):
            drawn.text(x, 104 + 20 * number, text)

    (table,) = find_tables(drawn.page())

    assert texts_of(table)[0] == ["Ward", "2030", "2031"]
    assert texts_of(table)[1:] == [[f"Ward{n}", f"1{n}.5", f"2{n}.5"] for n in range(4)]


def test_crosses_under_headings_without_rules_between_rows_are_rows() -> None:
    drawn = Drawn()
    drawn.grid([50.0, 150.0, 250.0, 350.0], [100.0, 120.0, 200.0])
    rows = (
        ("Duty", "Clerk", "Panel"),
        ("Minutes", "x", ""),
        ("Votes", "", "x"),
        ("Budget", "x", "x"),
        ("Plan", "x", ""),
    )
    for number, row in enumerate(rows):
        for x, text in zip((60, 190, 290), row, strict=True):
            if text:
                drawn.text(x, 104 + 18 * number, text)

    (table,) = find_tables(drawn.page())

    assert texts_of(table)[1:] == [["Minutes", "x"], ["Votes", "x"], ["Budget", "x", "x"], ["Plan", "x"]]


def test_a_fill_is_a_cells_background() -> None:
    drawn = grid(("Action", "Progress"), ("Lamps", "On track"), ("Bins", "Late"))
    drawn.fill(150, 130, 250, 160, GREEN)
    drawn.fill(150, 160, 250, 175, GREEN)  # half of the cell, painted line by line
    drawn.fill(150, 175, 250, 190, GREEN)
    drawn.fill(50, 130, 150, 160, GREEN)
    drawn.fill(50, 130, 150, 160, WHITE)  # painted over

    (table,) = find_tables(drawn.page())

    assert {cell.text: cell.fill for cell in table.cells} == {
        "Action": None,
        "Progress": None,
        "Lamps": None,
        "On track": GREEN,
        "Bins": None,
        "Late": GREEN,
    }


def test_furniture_printed_over_a_table_is_in_no_cell() -> None:
    page = grid(("Action", "Lead"), ("Lamps", "Page 93")).page()
    stamp = [word for word in page.words if word.text in {"Page", "93"}]
    lines = tuple(line_of([word]) for word in page.words if word not in stamp)
    (table,) = find_tables(replace(page, lines=lines, furniture=(line_of(stamp),)))

    assert texts_of(table) == [["Action", "Lead"], ["Lamps"]]


def hatched(count: int) -> Page:
    """Draw `count` rules, half of them level and half upright, that all cross."""
    half = count // 2
    drawn = Drawn()
    drawn.text(60, 60, "Words on a hatched page")
    for n in range(half):
        drawn.level(50 + 700 * n / half, 50, 550)
        drawn.upright(50 + 500 * n / half, 50, 750)
    return drawn.page()


def test_a_hatched_page_is_bounded_and_reported() -> None:
    page = hatched(20_000)
    started = time.process_time()
    tables = find_tables(page)
    took = time.process_time() - started

    assert tables == ()
    assert [trouble.code for trouble in table_troubles(page, tables)] == ["rules_skipped"]
    assert took < 2.0


def test_a_page_of_few_rules_is_not_reported() -> None:
    page = grid(("A one", "B two"), ("C three", "D four")).page()

    assert list(table_troubles(page, find_tables(page))) == []
