from __future__ import annotations

import pytest

from scrutiny_extract.extract.colours.hues import COLOUR_UNCLEAR, distance, read_colour

COLOURS = [
    ("FF0000", "red"),
    ("C00000", "red"),
    ("C0504D", "red"),
    ("D99594", "red"),
    ("FFC7CE", "red"),
    ("FFA500", "amber"),
    ("FFB000", "amber"),
    ("FFC000", "amber"),
    ("F79646", "amber"),
    ("FFEB9C", "amber"),
    ("FFFF00", "amber"),
    ("00FF00", "green"),
    ("00B050", "green"),
    ("99CC00", "green"),
    ("92D050", "green"),
    ("C6EFCE", "green"),
    ("4F81BD", "blue"),
    ("8DB4E2", "blue"),
    ("0000FF", "blue"),
    ("FFFFFF", None),
    ("D9D9D9", None),
    ("000000", None),
]


def rgb(code: str) -> tuple[float, float, float]:
    return (int(code[:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:], 16) / 255)


@pytest.mark.parametrize(("code", "rag"), COLOURS)
def test_the_colours_office_programs_print_are_read_as_a_person_reads_them(code: str, rag: str | None) -> None:
    reading = read_colour(rgb(code))

    assert reading == (rag, None)


@pytest.mark.parametrize("code", ["FF6600", "7030A0", "FF66CC", "00FFFF", "00AA90", "E2EFDA", "663300"])
def test_a_hue_between_two_lights_is_null_and_flagged(code: str) -> None:
    assert read_colour(rgb(code)) == (None, COLOUR_UNCLEAR)


def test_no_colour_says_nothing() -> None:
    assert read_colour(None) == (None, None)


def test_alike_colours_are_near_and_lights_are_far_apart() -> None:
    assert distance(rgb("FFC000"), rgb("FFCC00")) < 0.06
    assert distance(rgb("FF0000"), rgb("FFC000")) > 0.2
