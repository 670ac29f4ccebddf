"""Blobs of ink, and the marks, ticks and signs they are known as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scrutiny_extract.extract.ocr.blobs import Blob, find_blobs, without
from scrutiny_extract.extract.ocr.engines import Reading
from scrutiny_extract.extract.ocr.marks import find_marks, with_ticks
from scrutiny_extract.extract.ocr.signs import Colours, Sign, find_arrows, find_coloured, without_signs
from tests.extract.ocr.drawing import bitmap, dotted, sheet

if TYPE_CHECKING:
    import pymupdf

SIZE = 50.0


def test_ink_that_hangs_together_is_one_blob_corners_too() -> None:
    page = dotted("........", "##..##..", "##..##..", "######..", "........", ".......#", "......#.")

    assert sorted(find_blobs(page.rows, page.width), key=lambda blob: blob.y0) == [
        Blob(0, 1, 6, 4, 14), Blob(6, 5, 8, 7, 2),
    ]  # fmt: skip


def test_boxes_are_taken_out() -> None:
    page = dotted("####", "####")

    assert find_blobs(without(page.rows, page.width, [(-3, 0, 2, 9)]), page.width) == [Blob(2, 0, 4, 2, 4)]


@pytest.mark.parametrize(
    ("blob", "text"),
    [
        (Blob(40, 110, 56, 126, 200), "•"),
        (Blob(40, 115, 56, 119, 60), "-"),
        (Blob(40, 115, 68, 119, 110), "–"),
        (Blob(20, 95, 65, 140, 500), "☐"),
        (Blob(40, 100, 48, 140, 300), None),
        (Blob(40, 510, 56, 526, 200), None),
    ],
    ids=["bullet", "hyphen", "dash", "box", "upright stroke", "bullet without a line"],
)
def test_marks_are_known_by_their_shape_on_the_line_of_a_word(blob: Blob, text: str | None) -> None:
    word = Reading("Depot", 100, 98, 220, 140, 0.9, (3,))

    found = [(mark.text, mark.line) for mark in find_marks([blob], [word], SIZE)]

    assert found == ([(text, (3,))] if text else [])


def ticked(page: Any) -> None:
    page.draw_polyline([(100, 106), (104, 111), (112, 98)], width=1.5)
    page.insert_text((200, 110), "J", fontsize=16)
    page.insert_text((250, 110), "V", fontsize=16)
    page.insert_text((300, 110), "/", fontsize=16)


def test_a_word_of_two_letters_that_was_surely_read_is_no_tick() -> None:
    page = bitmap(ticked, dpi=300)
    blob = min(find_blobs(page.rows, page.width), key=lambda blob: blob.x0)
    sure, unsure = (Reading("of", blob.x0, blob.y0, blob.x1, blob.y1, firm, (0,)) for firm in (0.96, 0.5))

    assert [word.text for word in with_ticks([sure, unsure], page)] == ["of", "✓"]


def test_a_tick_is_told_from_the_letters_it_is_taken_for() -> None:
    page = bitmap(ticked, dpi=300)
    blobs = sorted(find_blobs(page.rows, page.width), key=lambda blob: blob.x0)
    read = [
        Reading(text, blob.x0, blob.y0, blob.x1, blob.y1, 0.4, (number,))
        for number, (text, blob) in enumerate(zip("JJV/", blobs, strict=True))
    ]

    assert [word.text for word in with_ticks(read, page)] == ["✓", "J", "V", "/"]


def colours(page: pymupdf.Page) -> Colours:
    picture = page.get_pixmap(dpi=100)
    samples = bytes(picture.samples)
    return Colours(picture.width, picture.height, (samples[::3], samples[1::3], samples[2::3]), 100)


def lights(page: Any) -> None:
    page.draw_circle((110, 110), 8, fill=(0.9, 0.1, 0.1))
    page.draw_rect((50, 200, 150, 220), fill=(1, 0.75, 0), color=None)
    page.draw_rect((50, 300, 150, 320), fill=(0.8, 0.8, 0.8), color=None)
    page.insert_text((50, 400), "plain words", fontsize=12)


def test_lights_and_fills_are_found_by_their_colour_and_grey_is_none() -> None:
    light, fill = sorted(find_coloured(colours(sheet(lights)[0])), key=lambda sign: sign.bbox[1])

    assert (light.is_fill, fill.is_fill) == (False, True)
    assert light.colour == pytest.approx((0.9, 0.1, 0.1), abs=0.06)
    assert fill.colour == pytest.approx((1.0, 0.75, 0.0), abs=0.06)
    assert fill.bbox == pytest.approx((50, 200, 150, 220), abs=1.5)


def arrow(page: Any) -> None:
    page.draw_polyline(
        [(100, 104), (116, 104), (116, 98), (128, 108), (116, 118), (116, 112), (100, 112)],
        fill=(0, 0, 0),
        closePath=True,
    )
    page.draw_circle((200, 108), 10, fill=(0, 0, 0))


def test_a_black_arrow_is_a_sign_and_a_black_disc_is_none() -> None:
    page = bitmap(arrow, dpi=300)

    signs = [sign for _, sign in find_arrows(page, find_blobs(page.rows, page.width), SIZE)]

    assert [tuple(round(edge) for edge in sign.bbox) for sign in signs] == [(99, 97, 129, 119)]


def test_a_bold_letter_of_a_word_is_no_arrow() -> None:
    page = bitmap(lambda page: page.insert_text((50, 80), "AGENDA", fontsize=20, fontname="hebo"), dpi=300)

    assert list(find_arrows(page, find_blobs(page.rows, page.width), SIZE)) == []


def test_what_was_read_from_a_sign_is_left_out() -> None:
    sign = Sign((24, 24, 48, 48), (1, 0, 0), ())
    on_it, beside = Reading("O", 105, 105, 190, 190, 0.5, (0,)), Reading("Progress", 300, 105, 500, 190, 0.9, (0,))

    assert without_signs([on_it, beside], [sign], 300) == (beside,)
