"""PDF -> Pack. The only package that imports pymupdf; every page leaves it upright.

    open_pack = source (bytes -> document), page+ ;
    page      = text (words, tags), drawings (rules, fills, shapes), pictures, links, kind ;
"""

from __future__ import annotations

import gc
import hashlib
import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.glyphs import plain
from scrutiny_extract.extract.layout import Bookmark, Link, Pack, Page, Trouble
from scrutiny_extract.extract.pages.drawings import read_drawings
from scrutiny_extract.extract.pages.kinds import kind_of
from scrutiny_extract.extract.pages.pictures import placed, read_pictures
from scrutiny_extract.extract.pages.source import close_document, engine, open_document, read_bytes
from scrutiny_extract.extract.pages.text import Styles, make_words, read_textpage
from scrutiny_extract.extract.pages.turning import Turn, degrees_upright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

__all__ = ["open_pack"]

PDF_DATE = re.compile(
    r"""
    (?:D:)? (?P<year>\d{4}) (?P<month>\d\d)? (?P<day>\d\d)?
    (?P<hour>\d\d)? (?P<minute>\d\d)? (?P<second>\d\d)?
    (?P<zone> Z | [+-]\d\d '? \d\d )?
    """,
    re.VERBOSE | re.ASCII,
)


def open_pack(source: Path | str | bytes | BinaryIO, *, password: str | None = None) -> Pack:
    """Read a PDF (a path, its bytes, or a stream open for reading) into upright pages.

    Raises a PackError where the file as a whole is of no use; a page that cannot be read is
    an empty Page with a Trouble.
    """
    data, name = read_bytes(source)
    opened = open_document(data, name, password)
    try:
        with _collector_paused():
            return replace(_read_pack(opened), sha256=hashlib.sha256(data).hexdigest())
    finally:
        close_document(opened)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause cyclic garbage collection: a pack is a million small acyclic values at once."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_pack(document: Any) -> Pack:
    styles = Styles()
    troubles: list[Trouble] = []
    pages = tuple(_read_page(document, number, styles, troubles) for number in range(1, document.page_count + 1))
    if document.is_repaired:
        message = "The file was damaged and has been repaired; something may be missing."
        troubles.insert(0, Trouble("repaired", message, "warning"))
    return Pack(pages=pages, bookmarks=_bookmarks(document), troubles=tuple(troubles), **_metadata(document))


def _read_page(document: Any, number: int, styles: Styles, troubles: list[Trouble]) -> Page:
    try:
        return _page(document[number - 1], number, styles, troubles)
    except Exception as error:  # whatever the engine makes of a broken page, the others are read
        message = f"Page {number} could not be read ({type(error).__name__})."
        troubles.append(Trouble("page_unreadable", message, "error", number))
        return Page(number, 0.0, 0.0, 0, (), text="none", kind="blank")


def _page(page: Any, number: int, styles: Styles, troubles: list[Trouble]) -> Page:
    pymupdf = engine()
    flags = (
        pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES
        | pymupdf.TEXT_COLLECT_VECTORS
        | pymupdf.TEXT_COLLECT_STRUCTURE
    )
    raw = read_textpage(page.get_textpage(flags=flags))
    boxes = placed(page)
    degrees = degrees_upright(raw.characters, page.rotation, pictured=bool(boxes))
    box = page.cropbox
    turn = Turn(degrees, box.width, box.height)
    words, tags = make_words(raw, number, turn, styles)
    drawn = read_drawings(raw.vectors, page, turn)
    if drawn.skipped:
        message = f"{drawn.skipped} drawings of page {number} were not looked at: there are too many."
        troubles.append(Trouble("drawings_skipped", message, "warning", number))
    images = read_pictures(page, boxes, turn)
    width, height = turn.size
    return Page(
        number, width, height, degrees, words,
        tuple(drawn.rules), tuple(drawn.fills), tuple(drawn.shapes), images, tags,
        _links(page, turn),
        kind=kind_of(len(words), images, drawn.paths, width * height),
        text="native" if words else "none",
    )  # fmt: skip


def _links(page: Any, turn: Turn) -> tuple[Link, ...]:
    found = []
    for link in page.get_links():
        rect = link["from"] * page.derotation_matrix
        target = link.get("page", -1)
        found.append(Link(turn.bbox(tuple(rect)), target + 1 if target >= 0 else None, link.get("uri")))
    return tuple(found)


def _bookmarks(document: Any) -> tuple[Bookmark, ...]:
    return tuple(
        Bookmark(level, " ".join(plain(title).split()), page)
        for level, title, page, *_ in document.get_toc(simple=True)
        if page > 0
    )


def _metadata(document: Any) -> dict[str, str | None]:
    metadata = document.metadata or {}
    kept = {name: plain(metadata.get(name) or "").strip() or None for name in ("producer", "creator")}
    return {**kept, "created": iso_date(metadata.get("creationDate") or "")}


def iso_date(text: str) -> str | None:
    """Turn a PDF date ("D:20101208101500+00'00'") into an ISO one, as exact as it is; None for odd text."""
    match = PDF_DATE.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if hour is None or minute is None:
        return date
    offset = "" if zone is None else "Z" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return f"{date}T{hour}:{minute}:{second or '00'}{offset}"
