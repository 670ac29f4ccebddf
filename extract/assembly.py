"""Records put together into one Extraction: blocks and coverage from the ledger, pages, findings, status."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, cast

from scrutiny_extract.extract.ledger import Ledger
from scrutiny_extract.extract.ocr.engines import find_engine
from scrutiny_extract.schemas import Extraction, Extractor, Page, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract import layout
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.schemas import AnySection, Meeting, Rotation

DISTRIBUTION = "scrutiny-extract"

OCR_PACKAGE = "Tesseract (on Debian and Ubuntu: apt-get install tesseract-ocr)"


def assemble(
    sections: Sequence[layout.Section],
    records: Sequence[AnySection],
    meeting: Meeting | None,
    desk: Desk,
    *,
    file: str | None,
) -> Extraction:
    """Settle the ledger over the finished records and put the whole together."""
    ledger = Ledger(desk.pack.pages)
    if meeting is not None:
        ledger.claim(meeting, desk)
    for record in records:
        ledger.claim(record, desk)
    settled = tuple(
        record.model_copy(update={"blocks": ledger.leave(section, desk)})
        for section, record in zip(sections, records, strict=True)
    )
    _report_troubles(desk)
    for page in desk.pack.pages:
        unread = ledger.unread(page)
        if unread:
            desk.report("words_unread", _unread_message(page, unread), unread, "error")
    return Extraction(
        schema_version="1.0",
        status="partial" if any(finding.severity == "error" for finding in desk.findings) else "complete",
        source=_source(desk.pack, file),
        meeting=meeting,
        sections=settled,
        pages=tuple(map(_page, desk.pack.pages)),
        findings=tuple(desk.findings),
        coverage=ledger.coverage(),
    )


def _report_troubles(desk: Desk) -> None:
    """Turn what went wrong while the file was opened, and pages without text, into findings."""
    pages = {page.number: page for page in desk.pack.pages}
    for trouble in desk.pack.troubles:
        place = pages.get(trouble.page or 0)
        desk.report(trouble.code, trouble.message, place, trouble.severity)
    told = {trouble.page for trouble in desk.pack.troubles if trouble.code == "ocr_failed"}
    is_late = any(trouble.code == "ocr_out_of_time" for trouble in desk.pack.troubles)
    unread = [page for page in desk.pack.pages if page.kind in {"scan", "outline"} and page.text == "none"]
    textless = [] if is_late else [page for page in unread if page.number not in told]
    if textless:
        numbers = ", ".join(str(page.number) for page in textless)
        message = f"No text on page {numbers}: a picture, or drawn as outlines. To have it read, {_advice()}."
        desk.report("pages_without_text", message, textless, "error")


def _advice() -> str:
    return f"install {OCR_PACKAGE}" if find_engine("tesseract") is None else "leave out --ocr off"


def _unread_message(page: layout.Page, unread: Sequence[layout.Word]) -> str:
    """Say how many words of a page went nowhere, and the first of them."""
    sample = " ".join(word.text for word in unread[:8])
    return f'{len(unread)} words of page {page.number} were not read: "{sample}".'


def _source(pack: layout.Pack, file: str | None) -> Source:
    return Source(
        file=file,
        sha256=pack.sha256,
        page_count=len(pack.pages),
        producer=pack.producer,
        creator=pack.creator,
        created=pack.created,
        extractor=Extractor(name=DISTRIBUTION, version=_version()),
    )


@cache
def _version() -> str:
    """Look our version up once: the look-up reads files."""
    return metadata.version(DISTRIBUTION)


def _page(page: layout.Page) -> Page:
    return Page(
        page=page.number,
        printed=page.printed,
        kind=page.kind,
        rotation=cast("Rotation", page.rotation),
        text=page.text,
        width=round(page.width, 2),
        height=round(page.height, 2),
        furniture=tuple(line.text for line in page.furniture),
    )
