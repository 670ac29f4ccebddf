from __future__ import annotations

import math

import pytest

from scrutiny_extract.extract.colours.arrows import DIRECTIONS, Orientation, Point, read_corners, read_glyph

UP: list[Point] = [(5, 0), (10, 5), (7, 5), (7, 10), (3, 10), (3, 5), (0, 5)]
LEVEL: list[Point] = [(0, 3), (3, 0), (3, 2), (9, 2), (9, 0), (12, 3), (9, 6), (9, 4), (3, 4), (3, 6)]
TRIANGLE: list[Point] = [(5, 0), (10, 8), (0, 8)]


def turned(points: list[Point], degrees: float) -> list[Point]:
    angle = math.radians(degrees)
    return [(x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)) for x, y in points]


@pytest.mark.parametrize(
    ("degrees", "orientation"),
    [(0, "up"), (45, "up_right"), (90, "right"), (135, "down_right"), (180, "down"), (270, "left")],
)
def test_an_arrow_is_read_by_its_tip(degrees: float, orientation: Orientation) -> None:
    assert read_corners(turned(UP, degrees)) == orientation


@pytest.mark.parametrize(("degrees", "orientation"), [(0, "up"), (90, "right"), (180, "down")])
def test_a_triangle_points_with_its_lone_corner(degrees: float, orientation: Orientation) -> None:
    assert read_corners(turned(TRIANGLE, degrees)) == orientation


def test_an_arrow_with_two_heads_is_level_or_up_and_down() -> None:
    assert read_corners(LEVEL) == "level"
    assert read_corners([(y, x) for x, y in LEVEL]) == "updown"


OTHERS: list[list[Point]] = [
    [(0, 5), (5, 0), (10, 5), (5, 10)],
    [(0, 0), (10, 0), (10, 10), (0, 10)],
    [(0, 5), (3, 10), (10, 0)],
    [(0, 0), (0, 0)],
    [],
]


@pytest.mark.parametrize("points", OTHERS, ids=["circle", "square", "tick", "dot", "nothing"])
def test_what_is_no_arrow_points_nowhere(points: list[Point]) -> None:
    assert read_corners(points) is None


@pytest.mark.parametrize(
    ("text", "orientation"),
    [
        ("↑", "up"),
        ("▼", "down"),
        ("➔", "right"),
        ("↔", "level"),
        ("◄►", "level"),
        ("<->", "level"),
        ("↗ 3%", "up_right"),
        ("n/a", None),
    ],
)
def test_an_arrow_printed_as_a_character_is_read(text: str, orientation: Orientation | None) -> None:
    assert read_glyph(text) == orientation


def test_a_lone_arrow_to_the_left_has_no_usual_meaning() -> None:
    assert "left" not in DIRECTIONS
    assert DIRECTIONS["up"] == "improving"
    assert DIRECTIONS["level"] == DIRECTIONS["right"] == "static"
    assert DIRECTIONS["down"] == "deteriorating"
