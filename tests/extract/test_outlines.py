"""Signs pasted in as pictures: an arrow's picture points as a drawn arrow does, however the page lies."""

from __future__ import annotations

import math

import pymupdf
import pytest

from scrutiny_extract.extract.colours.marks import find_marks
from scrutiny_extract.extract.pages import open_pack

UP = [(24, 2), (44, 22), (32, 22), (32, 46), (16, 46), (16, 22), (4, 22), (24, 2)]
LEVEL = [(2, 24), (14, 10), (14, 18), (34, 18), (34, 10), (46, 24), (34, 38), (34, 30), (14, 30), (14, 38), (2, 24)]
TICK = [(4, 24), (18, 38), (44, 8), (18, 30), (4, 24)]
SQUARE = [(6, 6), (42, 6), (42, 42), (6, 42), (6, 6)]


def turned(points: list[tuple[int, int]], degrees: int) -> list[tuple[float, float]]:
    angle = math.radians(degrees)
    return [
        (
            24 + (x - 24) * math.cos(angle) - (y - 24) * math.sin(angle),
            24 + (x - 24) * math.sin(angle) + (y - 24) * math.cos(angle),
        )
        for x, y in points
    ]


def pasted(points: list[tuple[float, float]], *, alpha: bool, rotation: int = 0) -> bytes:
    """Draw a sign, make a picture of it, and paste that into a page."""
    easel = pymupdf.open().new_page(width=48, height=48)
    easel.draw_polyline(points, fill=(0, 0.6, 0.2))
    picture = easel.get_pixmap(alpha=alpha)
    document = pymupdf.open()
    page = document.new_page(width=200, height=300)
    page.insert_image(pymupdf.Rect(50, 50, 80, 80), pixmap=picture)
    page.set_rotation(rotation)
    return bytes(document.tobytes())


SIGNS = [
    (turned(UP, 0), "up"),
    (turned(UP, 45), "up_right"),
    (turned(UP, 90), "right"),
    (turned(UP, 135), "down_right"),
    (turned(UP, 180), "down"),
    (turned(LEVEL, 0), "level"),
    (turned(TICK, 0), None),
    (turned(SQUARE, 0), None),
]


@pytest.mark.parametrize("alpha", [True, False], ids=["see-through", "on white"])
@pytest.mark.parametrize(("points", "orientation"), SIGNS)
def test_a_pictured_sign_points_as_it_is_drawn(
    points: list[tuple[float, float]], orientation: str | None, *, alpha: bool
) -> None:
    (mark,) = find_marks(open_pack(pasted(points, alpha=alpha)).pages[0])

    assert mark.orientation == orientation
    assert mark.colour is not None


def test_a_sign_on_a_turned_page_points_as_the_reader_sees_it() -> None:
    (mark,) = find_marks(open_pack(pasted(turned(UP, 0), alpha=True, rotation=90)).pages[0])

    assert mark.orientation == "right"
