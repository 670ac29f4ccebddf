"""An open document, page by page, into a Pack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.glyphs import plain
from scrutiny_extract.extract.layout import Bookmark, Link, Pack, Page, Trouble
from scrutiny_extract.extract.pages.drawings import LIMIT, read_drawings
from scrutiny_extract.extract.pages.engine import engine
from scrutiny_extract.extract.pages.hyphens import soften_hyphens
from scrutiny_extract.extract.pages.kinds import kind_of
from scrutiny_extract.extract.pages.pictures import Pictures
from scrutiny_extract.extract.pages.text import RawPage, is_drawn, read_textpage
from scrutiny_extract.extract.pages.turning import Turn, degrees_upright
from scrutiny_extract.extract.pages.words import Styles, make_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal, TypeAlias

    from scrutiny_extract.extract.layout import Image, TextSource, Word
    from scrutiny_extract.extract.pages.engine import Document, PdfPage, TextPage

    Severity: TypeAlias = Literal["error", "warning", "info"]

POOL = 16 << 20
"""Bytes of a textpage from which its drawings are too many to be fetched (a busy page takes half a megabyte)."""

FEW_UNREADABLE = 0.2
"""Share of a page's characters that may be lost to a broken font before the page counts as not read."""

DAMAGED = ("page may not be correct", "zlib error", "read error")
"""What the engine says of content that it could read in part."""

PDF_DATE = re.compile(
    r"""
    (?:D:)? (?P<year>\d{4}) (?P<month>\d\d)? (?P<day>\d\d)?
    (?P<hour>\d\d)? (?P<minute>\d\d)? (?P<second>\d\d)?
    (?P<zone> Z | [+-]\d\d '? \d\d )?
    """,
    re.VERBOSE | re.ASCII,
)


class DocumentReader:
    """Reads one document; keeps what its pages share."""

    def __init__(self, document: Document) -> None:
        """Take an open pymupdf document."""
        self._document = document
        self._styles = Styles()
        self._pictures = Pictures()
        self._unmapped: dict[str, dict[int, str]] = {}
        self._troubles: list[Trouble] = []
        pymupdf = engine()
        # TEXT_CLIP, one of them, leaves out what is clipped away or outside the page: no reader sees it
        self._flags = pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES | pymupdf.TEXT_COLLECT_STRUCTURE
        self._vectors: int = pymupdf.TEXT_COLLECT_VECTORS

    def read(self, sha256: str) -> Pack:
        """Read all pages, the bookmarks and what the file says of itself."""
        pages = self._pages()
        if any(self._unmapped.values()):  # a font may only be found out on a later page
            self._troubles.clear()
            pages = self._pages()
        if self._document.is_repaired:
            self._trouble("repaired", "The file was damaged and was repaired; something may be missing.", "warning")
        metadata = self._document.metadata or {}
        return Pack(
            pages=soften_hyphens(pages),
            bookmarks=tuple(self._bookmarks()),
            sha256=sha256,
            producer=_text(metadata.get("producer")),
            creator=_text(metadata.get("creator")),
            created=iso_date(metadata.get("creationDate") or ""),
            troubles=tuple(self._troubles),
        )

    def _pages(self) -> tuple[Page, ...]:
        return tuple(self._page(number) for number in range(1, self._document.page_count + 1))

    def _page(self, number: int) -> Page:
        try:
            return self._read_page(self._document[number - 1], number)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the engine makes of a broken page, the others are read
            self._trouble(
                "page_unreadable", f"Page {number} could not be read ({type(error).__name__}).", "error", number
            )
            return Page(number, 0.0, 0.0, 0, (), text="none")

    def _read_page(self, page: PdfPage, number: int) -> Page:
        if not self._document.xref_get_keys(page.xref):
            raise LookupError("no page where the page tree names one")  # the engine shows an empty page
        engine().TOOLS.reset_mupdf_warnings()
        stored = page.rotation
        if stored:
            page.set_rotation(0)  # so that text, drawings, pictures and links all come in one set of coordinates
        _, _, width, height = page.rect
        raw = read_textpage(self._textpage(page, number), self._unmapped)
        self._unmapped.update(raw.unmapped)
        turn = Turn(degrees_upright(raw.characters, stored), width, height)
        words, tags = make_words(raw, number, turn, self._styles)
        drawn = read_drawings(raw.vectors, page, turn)
        images = self._pictures.of(page, turn)
        self._report(number, raw.unreadable, sum(raw.characters.values()), drawn.skipped)
        kind = kind_of(words, images, drawn.shapes, size=turn.size, outlined=drawn.outlined_rows)
        self._report_damage(number, blank=kind == "blank")
        return Page(
            number=number,
            width=turn.size[0],
            height=turn.size[1],
            rotation=turn.degrees,
            words=words,
            rules=tuple(drawn.rules),
            fills=tuple(drawn.fills),
            shapes=tuple(drawn.shapes),
            images=images,
            tags=tags,
            links=tuple(_links(page, stored, turn)),
            kind="outline" if raw.unreadable and kind == "blank" else kind,
            text=_source(words, images, raw),
        )

    def _textpage(self, page: PdfPage, number: int) -> TextPage:
        """Make the textpage; without drawings where there are so many that fetching them would take the memory."""
        pool_size = engine().mupdf.ll_fz_pool_size
        textpage = page.get_textpage(flags=self._flags | self._vectors)
        size = pool_size(textpage.this.m_internal.pool)
        if size > POOL:
            bare = page.get_textpage(flags=self._flags)
            if pool_size(bare.this.m_internal.pool) < size // 2:
                textpage = bare
                self._trouble(
                    "drawings_skipped",
                    f"The drawings of page {number} were not looked at: there are more than {LIMIT}.",
                    "warning",
                    number,
                )
        return textpage

    def _report(self, number: int, unreadable: int, characters: int, skipped: int) -> None:
        if unreadable:
            message = f"{unreadable} characters of page {number} are in a font that hides which letters it draws."
            severity: Severity = "error" if unreadable > FEW_UNREADABLE * characters else "warning"
            self._trouble("font_unmapped", message, severity, number)
        if skipped:
            message = f"{skipped} drawings of page {number} were not looked at: there are more than {LIMIT}."
            self._trouble("drawings_skipped", message, "warning", number)

    def _report_damage(self, number: int, *, blank: bool) -> None:
        """Say where the engine left out damaged content: it shows the rest, or nothing, and only mutters."""
        muttered = engine().TOOLS.mupdf_warnings()
        if blank and "error" in muttered:
            self._trouble("page_damaged", f"Page {number} is damaged: nothing on it could be read.", "error", number)
        elif any(words in muttered for words in DAMAGED):
            self._trouble("page_damaged", f"Page {number} is damaged: something may be missing.", "warning", number)

    def _trouble(self, code: str, message: str, severity: Severity, page: int | None = None) -> None:
        self._troubles.append(Trouble(code, message, severity, page))

    def _bookmarks(self) -> Iterator[Bookmark]:
        try:
            entries = self._document.get_toc(simple=True)
        except Exception:  # noqa: BLE001 - an outline is a help, never a condition
            return
        for level, title, page, *_ in entries:
            if page > 0:
                yield Bookmark(level, " ".join(plain(title).split()), page)


def _links(page: PdfPage, stored: int, turn: Turn) -> Iterator[Link]:
    """Yield the links; they alone still stand as the file's own rotation puts them."""
    back = Turn(-stored % 360, *Turn(stored, turn.width, turn.height).size)
    for link in page.get_links():
        target = link.get("page", -1)
        bbox = turn.bbox(back.bbox(tuple(link["from"])))
        yield Link(bbox, target + 1 if target >= 0 else None, _text(link.get("uri")))


def _source(words: tuple[Word, ...], images: tuple[Image, ...], raw: RawPage) -> TextSource:
    """Tell words drawn from those that lie unseen over a scan, which somebody's OCR put there."""
    if not words:
        return "none"
    unseen = sum(len(line.text) for line in raw.lines if not is_drawn(line)) if images else 0
    return "ocr" if 2 * unseen > sum(len(line.text) for line in raw.lines) else "native"


def _text(value: str | None) -> str | None:
    return plain(value or "").strip() or None


def iso_date(text: str) -> str | None:
    """Turn a PDF date ("D:20101208101500+00'00'") into an ISO one, as exact as it is; None for odd text."""
    match = PDF_DATE.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if not (day and hour and minute):
        return date
    offset = "" if zone is None else "Z" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return f"{date}T{hour}:{minute}:{second or '00'}{offset}"
