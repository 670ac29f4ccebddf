"""Pages without text, rendered upright and read by OCR.

scan = find its turn and slant at low resolution -> render upright -> read, several at once -> page ;
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Fill, Image, Rule, Style, Trouble, Word
from scrutiny_extract.extract.ocr.bitmap import Bitmap
from scrutiny_extract.extract.ocr.cache import default_folder, keep_page, load_page
from scrutiny_extract.extract.ocr.engines import OcrError, find_engine
from scrutiny_extract.extract.ocr.pictures import Picture, read_picture
from scrutiny_extract.extract.ocr.setting import weight_from_which_bold
from scrutiny_extract.extract.ocr.signs import Colours
from scrutiny_extract.extract.pages.engine import engine as pymupdf_engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Pack, Page
    from scrutiny_extract.extract.ocr import OcrSettings
    from scrutiny_extract.extract.ocr.cache import ReadPage
    from scrutiny_extract.extract.ocr.engines import Engine
    from scrutiny_extract.extract.pages.engine import Document

DPI = 300
"""Resolution at which pages are read."""
SKETCH_DPI = 100
"""Resolution at which turn and slant are found."""
LARGEST = 60_000_000
"""Pixels of a page that is still rendered: an A1 plan at 300 dpi."""
BLACK = (0.0, 0.0, 0.0)


def read_scans(pack: Pack, document: Document, settings: OcrSettings) -> Pack:
    """Read the pages that have no text; give the pack with their words, and with a trouble for what stays unread.

    A page with more drawings than are looked at is not rendered: the engine takes minutes over some, and
    cannot be stopped. It keeps its finding, and one that it has no text.
    """
    costly = {trouble.page for trouble in pack.troubles if trouble.code == "drawings_skipped"}
    wanted = [page for page in pack.pages if _is_wanted(page, settings) and page.number not in costly]
    if not wanted:
        return pack
    found = find_engine(settings.engine)
    if found is None:
        return pack
    reader = ScanReader(document, found, settings)
    read = {page.number: found for page, found in reader.read(wanted)}
    words = [found.words for found in read.values()]
    pages = tuple(
        _with_words(page, read[page.number], weight_from_which_bold(read[page.number].words, words))
        if page.number in read
        else page
        for page in pack.pages
    )
    return replace(pack, pages=pages, troubles=(*pack.troubles, *reader.troubles))


def _is_wanted(page: Page, settings: OcrSettings) -> bool:
    if settings.mode == "force":
        return page.width > 0
    return settings.mode == "auto" and page.kind in {"scan", "outline"} and page.text == "none"


class ScanReader:
    """Reads pages side by side: this process renders, the engine's processes read."""

    def __init__(self, document: Document, engine: Engine, settings: OcrSettings) -> None:
        """Take an open document."""
        self._document = document
        self._engine = engine
        self._settings = settings
        self._folder = settings.cache or default_folder()
        self._threads = settings.threads or os.cpu_count() or 1
        self.troubles: list[Trouble] = []

    def read(self, pages: Sequence[Page]) -> Iterator[tuple[Page, ReadPage]]:
        """Yield the pages that could be read, with what was read; at most two pictures a thread wait in memory."""
        end = time.monotonic() + self._settings.seconds
        pending: deque[tuple[Page, str, Future[ReadPage]]] = deque()
        late: list[int] = []
        with ThreadPoolExecutor(self._threads) as pool:
            for page in pages:
                key = self._key(page)
                kept = load_page(self._folder, key)
                if kept is not None:
                    yield page, kept
                elif time.monotonic() > end:
                    late.append(page.number)
                else:
                    pending.append((page, key, pool.submit(self._read, self._render(page))))
                while len(pending) > 2 * self._threads:
                    yield from self._finish(*pending.popleft())
            while pending:
                yield from self._finish(*pending.popleft())
        if late:
            numbers = ", ".join(map(str, late))
            message = f"There was no time to read the picture of page {numbers}: run again, or raise --timeout."
            self.troubles.append(Trouble("ocr_out_of_time", message, "error"))

    def _finish(self, page: Page, key: str, reading: Future[ReadPage]) -> Iterator[tuple[Page, ReadPage]]:
        try:
            read = reading.result()
        except OcrError as error:
            message = f"The picture of page {page.number} could not be read: {error}"
            self.troubles.append(Trouble("ocr_failed", message, "error", page.number))
            return
        keep_page(self._folder, key, read)
        yield page, read

    def _read(self, picture: Picture) -> ReadPage:
        return read_picture(picture, self._engine, self._settings.language)

    def _render(self, page: Page) -> Picture:
        """Render a page upright and level."""
        degrees = page.rotation
        sketch = self._bitmap(page, SKETCH_DPI, degrees)
        if sketch.is_sideways:
            degrees = (degrees + self._engine.turn(self._bitmap(page, DPI // 2, degrees))) % 360
            sketch = self._bitmap(page, SKETCH_DPI, degrees)
        level = degrees - sketch.slant()
        return Picture(self._bitmap(page, DPI, level), self._colours(page, level), degrees)

    def _bitmap(self, page: Page, dpi: int, degrees: float) -> Bitmap:
        """Render a page in grey, turned clockwise."""
        while dpi > SKETCH_DPI and page.width * page.height * (dpi / 72) ** 2 > LARGEST:
            dpi //= 2
        width, height, samples = self._pixels(page, dpi, degrees, grey=True)
        return Bitmap(width, height, samples, dpi)

    def _colours(self, page: Page, degrees: float) -> Colours:
        """Render a page small in colour, turned clockwise."""
        width, height, samples = self._pixels(page, SKETCH_DPI, degrees, grey=False)
        return Colours(width, height, (samples[::3], samples[1::3], samples[2::3]), SKETCH_DPI)

    def _pixels(self, page: Page, dpi: int, degrees: float, *, grey: bool) -> tuple[int, int, bytes]:
        """Render a page; give width, height and samples, row by row."""
        space = pymupdf_engine().csGRAY if grey else pymupdf_engine().csRGB
        matrix = pymupdf_engine().Matrix(dpi / 72, dpi / 72).prerotate(degrees)
        stored = self._document[page.number - 1]
        stored.set_rotation(0)
        picture = stored.get_pixmap(matrix=matrix, colorspace=space, alpha=False)
        samples = bytes(picture.samples)
        used = picture.width * picture.n
        if picture.stride != used:
            rows = range(0, picture.stride * picture.height, picture.stride)
            samples = b"".join(samples[at : at + used] for at in rows)
        return picture.width, picture.height, samples

    def _key(self, page: Page) -> str:
        """Name a page's content: what it draws, with which pictures and forms, and who reads it how."""
        stored = self._document[page.number - 1]
        digest = hashlib.sha256(f"{self._engine.name}|{self._settings.language}|{DPI}|{page.rotation}".encode())
        digest.update(repr(tuple(stored.mediabox)).encode())
        digest.update(stored.read_contents() or b"")
        for entry in (*stored.get_images(full=True), *stored.get_xobjects()):
            digest.update(self._document.xref_stream_raw(entry[0]) or b"")
        return digest.hexdigest()


def _images(page: Page, read: ReadPage) -> Iterator[Image]:
    """Yield a page's pictures but for that which is the page, and the signs found on that."""
    for image in page.images:
        x0, y0, x1, y1 = image.bbox
        if 2 * (x1 - x0) * (y1 - y0) < page.width * page.height:
            yield image
    yield from (Image(sign.bbox, 0, sign.colour, sign.outline) for sign in read.signs if not sign.is_fill)


def _with_words(page: Page, read: ReadPage, bold_from: float) -> Page:
    """Put what was read on its page, as if it had been printed there; words of that weight are bold."""
    styles: dict[tuple[float, bool], Style] = {}
    words = []
    for index, word in enumerate(read.words):
        look = (word.size, word.weight > bold_from)
        style = styles.setdefault(look, Style("", word.size, bold=look[1], italic=False, colour=BLACK))
        place = (word.x0, word.y0, word.x1, word.y1)
        words.append(Word(*place, word.text, style, page.number, index, word.confidence, word.upright))
    return replace(
        page,
        width=read.width,
        height=read.height,
        rotation=read.rotation,
        words=tuple(words),
        rules=tuple(Rule(*rule, colour=BLACK) for rule in read.rules),
        fills=tuple(Fill(*sign.bbox, colour=sign.colour) for sign in read.signs if sign.is_fill and sign.colour),
        images=tuple(_images(page, read)),
        shapes=(),
        tags=(),
        text="ocr",
    )
