"""Rows of letters that the engine left out, shown to it once more: cut out and set one under another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.cutting import Cutting, cut_out, set_under
from scrutiny_extract.extract.ocr.setting import font_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from scrutiny_extract.extract.ocr.bitmap import Bitmap
    from scrutiny_extract.extract.ocr.blobs import Blob
    from scrutiny_extract.extract.ocr.engines import Reading

    Look: TypeAlias = Callable[[Bitmap], tuple[Reading, ...]]

LETTERS = 3
"""Blobs from which a row is looked at whatever they are; fewer must be as tall as figures."""

FIGURE = (0.5, 0.9)
"""Times the font size that a figure which stands alone is high."""

GAP = 1.5
"""Times the font size between two letters of a row, at most."""

SPACE = 0.4
"""Times the font size from which a gap in a row is a space between words."""

EVEN = 0.6
"""Share of a word's height that its letters have, at least; specks and handwriting are of all heights."""

HANGS = 0.12
"""Times the font size between letters of one word, at most."""

MOST = 40
"""Rows that are read again; a page with more has a photograph on it, or handwriting."""

SURE, SURER = 0.6, 0.8
"""How sure a word of a second look must be, and a shorter one: what was left out at first is often no text."""

BEYOND = 1_000_000
"""Added to a line's number, so that lines of the second look are not those of the first."""


@dataclass(frozen=True, slots=True)
class _Row:
    x0: int
    y0: int
    x1: int
    y1: int
    count: int


def read_left_out(page: Bitmap, blobs: Sequence[Blob], read: Sequence[Reading], look: Look) -> Iterator[Reading]:
    """Yield the words of rows of letters among left-over blobs.

    `read` is what was read before; `look` asks the engine. Rows it sees nothing in are shown to it word by word:
    stars around a title, and it loses the title.
    """
    size = font_size(read)
    rows = [row for row in _rows(blobs, size, GAP) if _may_be_text(row, size) and not _is_rest(row, read, size)]
    if not rows or len(rows) > MOST:
        return
    seen = list(_looked_at(page, rows, size, look))
    unseen = [row for row in rows if row.count >= LETTERS and not any(_lies_on(word, row) for word in seen)]
    parts = [part for row in unseen for part in _words(row, blobs, size)]
    if parts:
        seen += _looked_at(page, parts, size, look)
    yield from (word for word in seen if not any(_is_same(word, other, size) for other in read))


def _looked_at(page: Bitmap, rows: Sequence[_Row], size: float, look: Look) -> Iterator[Reading]:
    """Yield the words that the engine is sure of in rows cut out and set one under another."""
    pad = round(size / 4)
    cuts = [cut_out(page, (row.x0 - pad, row.y0 - pad, row.x1 + pad, row.y1 + pad)) for row in rows]
    sheet, tops = set_under(cuts, round(size))
    for seen in look(sheet):
        if seen.confidence >= (SURE if len(seen.text) >= LETTERS else SURER) and any(map(str.isalnum, seen.text)):
            placed = _put_back(seen, cuts, tops)
            if placed is not None:
                yield placed


def _words(row: _Row, blobs: Sequence[Blob], size: float) -> Iterator[_Row]:
    """Yield the words of a row of several: letters of about one height, close together."""
    within = [blob for blob in blobs if row.x0 <= blob.x0 and blob.x1 <= row.x1 and row.y0 <= blob.y0 < row.y1]
    parts = _rows(within, size, SPACE)
    for part in parts if len(parts) > 1 else ():
        letters = [blob for blob in within if part.x0 <= blob.x0 and blob.x1 <= part.x1]
        if part.count >= LETTERS and min(blob.height for blob in letters) > EVEN * (part.y1 - part.y0):
            yield part


def _lies_on(word: Reading, row: _Row) -> bool:
    """Whether a word stands in a row."""
    return row.x0 <= (word.x0 + word.x1) / 2 <= row.x1 and row.y0 <= (word.y0 + word.y1) / 2 <= row.y1


def _may_be_text(row: _Row, size: float) -> bool:
    if row.count >= LETTERS:
        return row.x1 - row.x0 > size
    return FIGURE[0] * size < row.y1 - row.y0 < FIGURE[1] * size and row.x1 - row.x0 > 0.15 * size


def _is_rest(row: _Row, read: Sequence[Reading], size: float) -> bool:
    """Whether a letter or two hang on a word that was read: the engine drew its box too small."""
    near = HANGS * size
    return row.count < LETTERS and any(
        row.x0 < word.x1 + near and word.x0 < row.x1 + near and row.y0 < word.y1 and word.y0 < row.y1 for word in read
    )


def _put_back(reading: Reading, cuts: Sequence[Cutting], tops: Sequence[int]) -> Reading | None:
    """Put a word of the sheet back where it stands on the page."""
    middle = (reading.y0 + reading.y1) / 2
    for number, (cut, top) in enumerate(zip(cuts, tops, strict=True)):
        if top <= middle < top + cut.bitmap.height:
            across, down = cut.x, cut.y - top
            return replace(
                reading,
                x0=reading.x0 + across, x1=reading.x1 + across, y0=reading.y0 + down, y1=reading.y1 + down,
                line=(BEYOND + number,),
            )  # fmt: skip
    return None


def _is_same(one: Reading, other: Reading, size: float) -> bool:
    """Whether a word was read before, and its box put beside its ink."""
    return one.text == other.text and abs(one.x0 - other.x0) < size and abs(one.y1 - other.y1) < size


def _rows(blobs: Iterable[Blob], size: float, gap: float) -> list[_Row]:
    """Gather blobs as tall as letters into rows, left to right; `gap` times the font size parts two rows."""
    rows: list[_Row] = []
    letters = [blob for blob in blobs if 0.2 * size < blob.height < 1.7 * size and blob.width < 4 * size]
    for blob in sorted(letters, key=lambda blob: blob.x0):
        middle = (blob.y0 + blob.y1) / 2
        row = next((row for row in rows if row.y0 <= middle <= row.y1 and blob.x0 - row.x1 < gap * size), None)
        if row is None:
            rows.append(_Row(blob.x0, blob.y0, blob.x1, blob.y1, 1))
        else:
            rows.remove(row)
            y0, y1 = min(row.y0, blob.y0), max(row.y1, blob.y1)
            rows.append(_Row(row.x0, y0, max(row.x1, blob.x1), y1, row.count + 1))
    return rows
