"""Words that run up or down an edge of the page: the stamp of a page that lies on its side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.ocr.blobs import Blob, find_blobs, without
from scrutiny_extract.extract.ocr.cutting import Cutting, cut_out, set_under, turned_right
from scrutiny_extract.extract.ocr.setting import POINTS, set_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap
    from scrutiny_extract.extract.ocr.engines import Engine, Reading
    from scrutiny_extract.extract.ocr.setting import SetWord

EDGE = 0.1
"""Share of the page's width that is its edge."""

SURE = 0.7
"""How sure words along an edge must be on average: read the wrong way up they are less."""

FIRM = 0.85
"""How sure a word of the first look must be to be left alone."""

GAP = 0.15
"""Inches between two letters along an edge, at most."""

THIN, WIDE = 0.05, 0.35
"""Inches from which to which a line of letters is high."""

LONG = 2.0
"""Times as long as it is high a line along the edge must be, to be more than a word across it."""

MOST = 4
"""Lines along the edges that are read."""


def read_edges(
    page: Bitmap, readings: Sequence[Reading], engine: Engine, language: str
) -> tuple[tuple[SetWord, ...], tuple[Reading, ...]]:
    """Read words along the edges; give them, and the readings without what the engine made of them before."""
    inner, outer = EDGE * page.width, (1 - EDGE) * page.width
    firm = [word for word in readings if word.confidence >= FIRM and word.x1 - word.x0 > word.y1 - word.y0]
    boxes = [(0, 0, 0, 0), (round(inner), 0, round(outer), page.height)]
    boxes += [(word.x0, word.y0, word.x1, word.y1) for word in firm]
    lines = _lines(find_blobs(without(page.rows, page.width, boxes), page.width), page.dpi)
    words: list[SetWord] = []
    for line in lines[:MOST]:
        read = _read(page, line, engine, language)
        if read:
            words += read
            readings = [reading for reading in readings if not _meets(line, reading)]
    return tuple(words), tuple(readings)


def _lines(blobs: Iterable[Blob], dpi: int) -> list[Blob]:
    """Gather blobs under one another into upright lines, longer than they are wide."""
    lines: list[Blob] = []
    for blob in sorted(blobs, key=lambda blob: blob.y0):
        if max(blob.width, blob.height) > WIDE * dpi or max(blob.width, blob.height) < 0.02 * dpi:
            continue
        line = next((line for line in lines if _follows(line, blob, dpi)), None)
        if line is None:
            lines.append(blob)
        else:
            lines.remove(line)
            x0, x1 = min(line.x0, blob.x0), max(line.x1, blob.x1)
            lines.append(Blob(x0, line.y0, x1, max(line.y1, blob.y1), line.ink + blob.ink))
    return [line for line in lines if THIN * dpi < line.width < WIDE * dpi and line.height > LONG * line.width]


def _follows(line: Blob, blob: Blob, dpi: int) -> bool:
    return line.x0 - GAP * dpi / 3 < (blob.x0 + blob.x1) / 2 < line.x1 + GAP * dpi / 3 and blob.y0 - line.y1 < GAP * dpi


def _meets(line: Blob, reading: Reading) -> bool:
    return line.x0 < reading.x1 and reading.x0 < line.x1 and line.y0 < reading.y1 and reading.y0 < line.y1


def _read(page: Bitmap, line: Blob, engine: Engine, language: str) -> list[SetWord]:
    """Read a line turned either way; keep the way that was read more surely, its words put back on the page."""
    pad = page.dpi // 20
    cut = cut_out(page, (line.x0 - pad, line.y0 - pad, line.x1 + pad, line.y1 + pad))
    right = turned_right(cut.bitmap)
    left = replace(right, samples=right.samples[::-1])
    sheet, tops = set_under([Cutting(right, 0, 0), Cutting(left, 0, 0)], page.dpi // 10)
    readings = engine.read(sheet, language, rows=True)
    ways = [_level_with(readings, top, right.height) for top in tops]
    sure = [sum(word.confidence for word in way) / (len(way) or 1) for way in ways]
    best = sure.index(max(sure))
    if sure[best] < SURE or not any(character.isalnum() for word in ways[best] for character in word.text):
        return []
    scale = POINTS / page.dpi
    return [_put_back(word, cut, scale, was_turned_right=best == 0) for word in set_words(ways[best], right)]


def _level_with(readings: Iterable[Reading], top: int, height: int) -> list[Reading]:
    """Take the words of one picture of the sheet, counted from its top."""
    return [
        replace(word, y0=word.y0 - top, y1=word.y1 - top)
        for word in readings
        if top <= (word.y0 + word.y1) / 2 < top + height
    ]


def _put_back(word: SetWord, cut: Cutting, scale: float, *, was_turned_right: bool) -> SetWord:
    """Turn the box of a word (points, on the turned cutting) back onto the page."""
    x, y = cut.x * scale, cut.y * scale
    wide, high = cut.bitmap.width * scale, cut.bitmap.height * scale
    if was_turned_right:
        box = (x + word.y0, y + high - word.x1, x + word.y1, y + high - word.x0)
    else:
        box = (x + wide - word.y1, y + word.x0, x + wide - word.y0, y + word.x1)
    x0, y0, x1, y1 = (round(edge, 2) for edge in box)
    return replace(word, x0=x0, y0=y0, x1=x1, y1=y1, upright=False)
