"""PDF -> Pack. The only package that imports pymupdf; every page leaves it upright.

open_pack = source (bytes -> document), page+, hyphens ;
page      = text (words, tags), drawings (rules, fills, shapes), pictures, links, kind ;
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scrutiny_extract.extract.collector import collector_paused
from scrutiny_extract.extract.errors import LimitError
from scrutiny_extract.extract.ocr import OcrSettings
from scrutiny_extract.extract.pages.document import DocumentReader
from scrutiny_extract.extract.pages.scans import read_scans
from scrutiny_extract.extract.pages.source import close_document, open_document, read_bytes

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from scrutiny_extract.extract.layout import Pack

__all__ = ["open_pack"]


def open_pack(
    source: Path | str | bytes | BinaryIO, *, password: str | None = None, ocr: OcrSettings | None = None
) -> Pack:
    """Read a PDF (a path, its bytes, or a stream open for reading) into upright pages.

    Pages without text are read by OCR as `ocr` says, by default where an engine is installed.

    Raises a PackError where the file as a whole is of no use; a page that cannot be read is
    an empty Page with a Trouble.
    """
    data, name = read_bytes(source)
    document = open_document(data, name, password)
    try:
        with collector_paused():
            pack = DocumentReader(document).read(hashlib.sha256(data).hexdigest())
        return read_scans(pack, document, ocr or OcrSettings())
    except MemoryError as error:
        raise LimitError("takes more memory than there is", where=name, advice="give it more, or split it") from error
    finally:
        close_document(document)
