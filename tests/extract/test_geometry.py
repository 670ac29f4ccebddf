"""Boxes and spans: the same as with `min` and `max`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.geometry import around, overlap
from scrutiny_extract.extract.layout import Style, Word

PLACES = st.floats(-1e4, 1e4)
BOXES = st.tuples(PLACES, PLACES, PLACES, PLACES)


@given(PLACES, PLACES, PLACES, PLACES)
def test_overlap_is_what_two_spans_share(a0: float, a1: float, b0: float, b1: float) -> None:
    assert overlap(a0, a1, b0, b1) == min(a1, b1) - max(a0, b0)


@given(st.lists(BOXES, min_size=1))
def test_the_box_around_boxes(boxes: list[tuple[float, float, float, float]]) -> None:
    x0, y0, x1, y1 = zip(*boxes, strict=True)

    assert around(boxes) == (min(x0), min(y0), max(x1), max(y1))


def test_the_box_around_words() -> None:
    style = Style("Arial", 10.0, bold=False, italic=False, colour=(0.0, 0.0, 0.0))
    words = [Word(10, 20, 30, 32, "Ward", style, 1, 0), Word(33, 19, 50, 31, "walks", style, 1, 1)]

    assert around(words) == (10, 19, 50, 32)
