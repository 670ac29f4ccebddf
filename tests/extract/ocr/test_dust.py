"""Specks of dust are wiped; stops and the dots of letters are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.ocr.dust import dusted
from tests.extract.ocr.drawing import dotted

if TYPE_CHECKING:
    from scrutiny_extract.extract.ocr.bitmap import Bitmap


def inked(page: Bitmap) -> int:
    return page.samples.count(0)


def sheet(*pixels: tuple[int, int]) -> Bitmap:
    return dotted(*("".join("#" if (x, y) in pixels else "." for x in range(40)) for y in range(40)))


@pytest.mark.parametrize(
    "speck",
    [
        [(20, 20)],
        [(20, 20), (21, 21), (22, 22)],
        [(20, 21), (21, 20), (22, 21)],
        [(0, 0)],
        [(39, 39)],
    ],
    ids=["one pixel", "a slanted one", "a bent one", "in a corner", "in the other corner"],
)
def test_a_speck_is_wiped(speck: list[tuple[int, int]]) -> None:
    assert inked(dusted(sheet(*speck))) == 0


@pytest.mark.parametrize(
    "ink",
    [
        [(x, y) for x in range(20, 24) for y in range(20, 24)],
        [(20, 20), (20, 24)],
        [(x, 20) for x in range(10, 30)],
    ],
    ids=["a full stop", "two that belong together", "a stroke"],
)
def test_what_is_larger_or_stands_close_stays(ink: list[tuple[int, int]]) -> None:
    assert inked(dusted(sheet(*ink))) == len(ink)


def test_a_clean_page_is_given_back_as_it_is() -> None:
    page = sheet()

    assert dusted(page) is page
