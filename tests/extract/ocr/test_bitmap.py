"""Slant, turn, ruled lines and the weight of letters, on drawn pages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.ocr.drawing import bitmap, prose


@pytest.mark.parametrize("degrees", [-2.5, -1.0, 0.0, 0.4, 1.0, 2.0])
def test_the_slant_of_a_page_is_found(degrees: float) -> None:
    assert bitmap(prose, degrees=degrees).slant() == pytest.approx(degrees, abs=0.15)


@pytest.mark.parametrize(
    ("degrees", "sideways"), [(0, False), (180, False), (90, True), (270, True), (1, False), (91, True)]
)
def test_a_page_on_its_side_is_known_slanted_or_not(degrees: float, sideways: bool) -> None:  # noqa: FBT001
    assert bitmap(prose, degrees=degrees).is_sideways is sideways


def grid(page: Any) -> None:
    for y in (100, 150, 200):
        page.draw_line((50, y), (350, y), width=0.75)
    for x in (50, 350):
        page.draw_line((x, 100), (x, 200), width=0.75)
    page.insert_text((60, 130), "Depot at Lower Marl", fontsize=12)


def test_ruled_lines_are_found_and_letters_are_not_taken_for_them() -> None:
    page = bitmap(grid, dpi=300)
    scale = 72 / 300

    across = [(round(line.start * scale), round(line.near * scale), round(line.end * scale)) for line in page.across()]
    down = [
        (round(line.near * scale), round(line.start * scale), round(line.end * scale))
        for line in page.down(page.across())
    ]

    assert across == [(50, 100, 350), (50, 150, 350), (50, 200, 350)]
    assert down == [(50, 100, 200), (350, 100, 200)]


def low_rows(page: Any) -> None:
    for y in (100, 117, 134):
        page.draw_line((50, y), (350, y), width=0.75)
    for x in (50, 200, 350):
        page.draw_line((x, 100), (x, 117), width=0.75)
    page.draw_line((250, 150), (250, 167), width=0.75)
    page.insert_text((60, 112), "Illness will", fontsize=11)


def test_lines_down_low_rows_are_found_where_they_meet_lines_across() -> None:
    page = bitmap(low_rows, dpi=300)

    assert [round(line.near * 0.24) for line in page.down(page.across())] == [50, 200, 350]


def underlined(page: Any) -> None:
    page.insert_text((60, 130), "Paying for hedge trimming", fontsize=12)
    page.draw_line((60, 131.3), (205, 131.3), width=0.6)


def test_a_line_under_words_is_no_rule() -> None:
    lines = bitmap(underlined, dpi=300).across()

    assert [line.is_rule for line in lines] == [False]


def test_bold_letters_have_wider_strokes() -> None:
    def both(page: Any) -> None:
        page.insert_text((50, 100), "Timetable", fontsize=12, fontname="helv")
        page.insert_text((50, 200), "Timetable", fontsize=12, fontname="hebo")

    page = bitmap(both, dpi=300)
    plain, bold = page.stroke_width(200, 370, 520, 425), page.stroke_width(200, 785, 520, 840)

    assert bold > 1.2 * plain > 0


def test_an_empty_page_has_nothing() -> None:
    page = bitmap(lambda _: None)

    assert (page.across(), page.down(()), page.stroke_width(0, 0, 10, 10), page.is_sideways) == ((), (), 0.0, False)
