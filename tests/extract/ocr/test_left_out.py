"""Rows of letters that the engine left out, shown to it once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.ocr.blobs import Blob, find_blobs
from scrutiny_extract.extract.ocr.engines import Reading
from scrutiny_extract.extract.ocr.left_out import read_left_out
from tests.extract.ocr.drawing import bitmap

if TYPE_CHECKING:
    from scrutiny_extract.extract.ocr.bitmap import Bitmap

READ = [Reading("Wexcombe", 200, 200, 420, 245, 0.9, (0,)), Reading("budget", 440, 200, 560, 245, 0.9, (0,))]
"""What was read before: text of the usual size."""


def starred(page: Any) -> None:
    page.insert_text((60, 120), "***  AGENDA  ***", fontsize=20, fontname="hebo")


class StarBlind:
    """An engine that sees nothing in rows with stars, as Tesseract does, and one word in every other row."""

    def __init__(self) -> None:
        self.sheets: list[Bitmap] = []

    def __call__(self, sheet: Bitmap) -> tuple[Reading, ...]:
        self.sheets.append(sheet)
        blobs = find_blobs(sheet.rows, sheet.width)
        letters = [blob for blob in blobs if blob.height > 50]
        if len(letters) < len(blobs):
            letters = [blob for blob in letters if not any(_is_level(blob, other) for other in blobs)]
        if not letters:
            return ()
        x0, y0 = min(blob.x0 for blob in letters), min(blob.y0 for blob in letters)
        x1, y1 = max(blob.x1 for blob in letters), max(blob.y1 for blob in letters)
        return (Reading("AGENDA", x0, y0, x1, y1, 0.95, (0,)),)


def _is_level(blob: Blob, other: Blob) -> bool:
    """Whether something lower than letters, a star, stands on a letter's line."""
    return other.height <= 50 and other.y0 < blob.y1 and blob.y0 < other.y1


def test_a_title_between_stars_is_shown_to_the_engine_without_them() -> None:
    page = bitmap(starred, dpi=300)
    engine = StarBlind()

    (title,) = read_left_out(page, find_blobs(page.rows, page.width), READ, engine)

    assert title.text == "AGENDA"
    assert len(engine.sheets) == 2
    assert 300 < title.x0 < title.x1 < 800
    assert 430 < title.y0 < title.y1 < 510


def test_a_word_that_was_read_is_not_read_twice() -> None:
    page = bitmap(lambda page: page.insert_text((60, 120), "AGENDA", fontsize=20, fontname="hebo"), dpi=300)
    blobs = find_blobs(page.rows, page.width)
    (found,) = read_left_out(page, blobs, READ, StarBlind())

    assert list(read_left_out(page, blobs, [*READ, found], StarBlind())) == []
