"""The whole way from a PDF to validated records.

source -> Pack -> Pack without furniture -> blocks, page by page -> sections -> records -> Extraction
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.assembly import assemble
from scrutiny_extract.extract.checks import check
from scrutiny_extract.extract.collector import collector_paused
from scrutiny_extract.extract.desk import Desk
from scrutiny_extract.extract.flow import page_blocks
from scrutiny_extract.extract.furniture import remove_furniture
from scrutiny_extract.extract.pages import open_pack
from scrutiny_extract.extract.readers import read_meeting, read_section
from scrutiny_extract.extract.sections import find_sections
from scrutiny_extract.extract.tables import find_tables, table_troubles
from scrutiny_extract.extract.vocabulary import load

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from scrutiny_extract.extract.layout import Pack
    from scrutiny_extract.extract.ocr import OcrSettings
    from scrutiny_extract.extract.vocabulary import Vocabulary
    from scrutiny_extract.schemas import Extraction

__all__ = ["extract_pack"]


def extract_pack(
    source: str | Path | bytes | BinaryIO,
    council: str | None = None,
    *,
    file: str | None = None,
    password: str | None = None,
    ocr: OcrSettings | None = None,
) -> Extraction:
    """Read a PDF pack into validated records.

    `source` is a path, the PDF's bytes or a binary stream; `file` the name to print for it; `council`
    names a vocabulary in `councils/` to lay over the generic one; `ocr` says how pages without text are
    read. Raises `errors.PackError` where the file cannot be read as a PDF at all; whatever else could not
    be read is a finding in the result.
    """
    with collector_paused():
        vocabulary = load(council)
        return _read(open_pack(source, password=password, ocr=ocr), vocabulary, file or _name(source))


def _read(opened: Pack, vocabulary: Vocabulary, file: str | None) -> Extraction:
    """Read an open pack; all but the result is gone before the collector is back to look through it."""
    pack = remove_furniture(opened, vocabulary)
    tables = tuple(map(find_tables, pack.pages))
    blocks = tuple(map(page_blocks, pack.pages, tables))
    sections = find_sections(pack, blocks, vocabulary)
    desk = Desk(pack, vocabulary)
    for page, found in zip(pack.pages, tables, strict=True):
        for trouble in table_troubles(page, found):
            desk.report(trouble.code, trouble.message, page, trouble.severity)
    records = tuple(read_section(section, desk) for section in sections)
    meeting = read_meeting(sections, desk)
    check(meeting, records, desk)
    return assemble(sections, records, meeting, desk, file=file)


def _name(source: str | Path | bytes | BinaryIO) -> str | None:
    """Name a source as it was given; bytes have no name."""
    if isinstance(source, bytes):
        return None
    name = getattr(source, "name", None)
    return str(name if name is not None and not hasattr(source, "parts") else source)
