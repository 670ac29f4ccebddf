"""From a path, bytes or a stream to an open PDF document, or a plain sentence why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_extract.extract.errors import EncryptedError, InputError, UnusableError
from scrutiny_extract.extract.pages.engine import engine

if TYPE_CHECKING:
    from typing import BinaryIO

    from scrutiny_extract.extract.pages.engine import Document

HEAD = 1024
"""A PDF's header may stand anywhere within its first 1024 bytes."""

OTHER_FORMATS = (
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%!PS", "a PostScript document"),
)

GET_PDF = "give the PDF itself"
GET_AGAIN = "fetch or export the file again"


def read_bytes(source: Path | str | bytes | BinaryIO) -> tuple[bytes, str]:
    """Return the whole of a source and the name it goes by in messages."""
    if isinstance(source, bytes):
        return source, "<bytes>"
    if isinstance(source, (str, Path)):
        return _read_path(Path(source))
    name = getattr(source, "name", None)
    try:
        return source.read(), name if isinstance(name, str) else "<stream>"
    except OSError as error:
        raise InputError(_reason(error), where=str(name or "<stream>"), advice="check the input") from error


def _read_path(path: Path) -> tuple[bytes, str]:
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    try:
        return path.read_bytes(), name
    except FileNotFoundError as error:
        raise InputError("no such file", where=name, advice="check the path") from error
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", where=name, advice="name a PDF in it") from error
    except PermissionError as error:
        raise InputError("may not be read", where=name, advice="check its permissions") from error
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), where=name, advice="check the path and the disk") from error


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read ({text or type(error).__name__})"


def open_document(data: bytes, name: str, password: str | None) -> Document:
    """Open the bytes as a PDF with at least one page. Raises UnusableError or EncryptedError."""
    _check_header(data, name)
    pymupdf = engine()
    pymupdf.TOOLS.reset_mupdf_warnings()
    try:
        document = pymupdf.open(stream=data, filetype="pdf")
    except Exception as error:  # pymupdf raises errors of half a dozen unrelated classes
        raise UnusableError("is damaged and cannot be opened as a PDF", where=name, advice=GET_AGAIN) from error
    try:
        _check_usable(document, name, password)
    except BaseException:
        document.close()
        raise
    return document


def _check_header(data: bytes, name: str) -> None:
    if not data:
        raise UnusableError("is empty (0 bytes)", where=name, advice=GET_AGAIN)
    head = data[:HEAD]
    if b"%PDF-" in head:
        return
    for magic, kind in OTHER_FORMATS:
        if head.startswith(magic):
            raise UnusableError(f"is {kind}, not a PDF", where=name, advice=GET_PDF)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
        raise UnusableError("is a web page, not a PDF", where=name, advice="download the PDF it links to")
    raise UnusableError("is not a PDF", where=name, advice=GET_PDF)


def _check_usable(document: Document, name: str, password: str | None) -> None:
    if document.needs_pass and not (password is not None and document.authenticate(password)):
        what = "is encrypted" if password is None else "is encrypted and the password does not open it"
        raise EncryptedError(what, where=name, advice="give the password with --password-file")
    try:
        count = document.page_count
    except Exception as error:  # pymupdf raises errors of half a dozen unrelated classes
        raise UnusableError("has a page tree that cannot be read", where=name, advice=GET_AGAIN) from error
    if not document.is_pdf or count < 1:
        raise UnusableError("has no pages", where=name, advice=GET_AGAIN)


GOES = 90
"""Per cent of the engine's store that goes with a document. What stays, fonts that every file uses, saves the next
one up to 1.5 ms a page; what goes keeps a batch of thousands within bounds.
"""


def close_document(document: Document) -> None:
    """Let the document and most of the engine's caches go."""
    document.close()
    engine().TOOLS.store_shrink(GOES)
