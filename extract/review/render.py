"""The review page made behind the wall: bytes of a PDF in, bytes of HTML out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scrutiny_extract.extract.batch.disk import write_file
from scrutiny_extract.extract.batch.request import check_writable, put, read_single
from scrutiny_extract.extract.batch.task import Result
from scrutiny_extract.extract.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from scrutiny_extract.extract.batch.request import Request
    from scrutiny_extract.extract.batch.task import Options, Status

INDEX = "index.html"


def render(data: bytes, name: str, options: Options) -> tuple[Result, bytes]:
    """Read a pack and make its review page."""
    from scrutiny_extract.extract import extract_pack  # noqa: PLC0415 - late: a bad path must not pay for pymupdf
    from scrutiny_extract.extract.review.page import review_html  # noqa: PLC0415 - as above

    extraction = extract_pack(data, options.council, file=name, password=options.password, ocr=options.ocr)
    page = review_html(extraction, data, options.password).encode()
    status: Status = "ok" if extraction.status == "complete" else "partial"
    return Result(status, pages=len(extraction.pages), findings=len(extraction.findings)), page


def review_pack(request: Request) -> Result:
    """Write the review page of one pack to a file or standard output; never to a terminal. Raises PackError."""
    if request.out is not None:
        check_writable(request.out)
    elif sys.stdout is not None and sys.stdout.isatty():
        raise UsageError("a review page is megabytes of HTML", where="the terminal", advice="give -o FILE.html")
    result = read_single(request, render)
    if result.payload is not None:
        put(result.payload, request.out)
    return result


def review_batch(folder: Path, out: Path | None) -> Path:
    """Write the index page of a batch into its folder, or elsewhere; give its path. Raises PackError."""
    from scrutiny_extract.extract.review.index import index_html  # noqa: PLC0415 - late, for quick starts

    path = out or folder / INDEX
    write_file(path, index_html(folder).encode())
    return path
