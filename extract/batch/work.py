"""Read one file and write its records: what happens on the far side of the wall.

    read = bytes, once -> records -> text -> OUT, or back to whoever asked ;

Nothing gets out of here but a Result: every fault is a status with a plain sentence. The sentence and the
trace never hold text of the document.
"""

from __future__ import annotations

import hashlib
import time
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.batch.disk import read_input, write_file
from scrutiny_extract.extract.batch.task import Result, Status
from scrutiny_extract.extract.errors import (
    EncryptedError,
    InputError,
    LimitError,
    OutputError,
    PackError,
    UnusableError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from scrutiny_extract.extract.batch.task import Options, Stamp, Task
    from scrutiny_extract.schemas import Extraction

    Render: TypeAlias = Callable[[bytes, str, Options], tuple[Result, bytes]]

STATUS_OF: tuple[tuple[type[BaseException], Status], ...] = (
    (EncryptedError, "encrypted"),
    (UnusableError, "unusable"),
    (InputError, "unreadable"),
    (OutputError, "unwritable"),
    (LimitError, "limit"),
    (MemoryError, "memory"),
)

MEMORY_MESSAGE = "needs more memory than allowed; raise --memory"
INTERNAL_MESSAGE = "internal error ({kind}); please report it, with what --debug prints"


def work(task: Task, render: Render | None = None) -> Result:
    """Read one file and write its records, or say what kept it from it.

    `render` turns its bytes into figures and the content to write; without it that is `render_records`.
    """
    started = time.perf_counter()
    digest: str | None = None
    stamp: Stamp | None = None
    try:
        data, stamp = _input(task)
        digest = hashlib.sha256(data).hexdigest()
        known = digest == task.known
        result = (
            Result("unchanged") if known else finish(task, *(render or render_records)(data, task.name, task.options))
        )
    except BaseException as error:  # noqa: BLE001 - whatever happens, this file has a result and the next its turn
        result = failure(error)
    return replace(result, sha256=digest, stamp=stamp, seconds=round(time.perf_counter() - started, 3))


def _input(task: Task) -> tuple[bytes, Stamp | None]:
    if task.data is not None:
        return task.data, None
    return read_input(task.path, task.limits.size)


def render_records(data: bytes, name: str, options: Options) -> tuple[Result, bytes]:
    """Read a pack from its bytes and render its records in the form asked for."""
    from scrutiny_extract.extract import extract_pack  # noqa: PLC0415 - late: a bad path must not pay for pymupdf
    from scrutiny_extract.extract.writers.document import json_bytes, keep_types, line_bytes  # noqa: PLC0415
    from scrutiny_extract.extract.writers.flat import flat_rows  # noqa: PLC0415

    extraction = extract_pack(data, options.council, file=name, password=options.password, ocr=options.ocr)
    kept = keep_types(extraction, options.types)
    if options.form == "json":
        content = json_bytes(kept, indent=options.indent)
    else:
        content = b"".join(map(line_bytes, flat_rows(kept)))
    return _figures(extraction), content


def _figures(extraction: Extraction) -> Result:
    coverage = extraction.coverage
    return Result(
        "ok" if extraction.status == "complete" else "partial",
        pages=extraction.source.page_count,
        sections=len(extraction.sections),
        words=coverage.words,
        in_other=coverage.in_other,
        unread=coverage.unread,
        findings=len(extraction.findings),
        message=_gravest(extraction),
    )


def _gravest(extraction: Extraction) -> str:
    """Name the codes of the errors that make an extraction partial: codes are ours, messages may quote."""
    codes = dict.fromkeys(finding.code for finding in extraction.findings if finding.severity == "error")
    return ", ".join(codes)


def finish(task: Task, result: Result, content: bytes) -> Result:
    """Put the records where the task wants them, or hand them back with the result."""
    result = replace(result, output_sha256=hashlib.sha256(content).hexdigest(), output_bytes=len(content))
    if task.output is None:
        return replace(result, payload=content)
    write_file(task.output, content, task.scratch)
    return result


def failure(error: BaseException) -> Result:
    """Turn what was raised into a status and a plain sentence."""
    status: Status = next((status for kind, status in STATUS_OF if isinstance(error, kind)), "error")
    if isinstance(error, PackError):
        return Result(status, f"{error.what}; {error.advice}")
    if status == "memory":
        return Result(status, MEMORY_MESSAGE)
    kind = type(error).__name__
    frames = traceback.format_tb(error.__traceback__)  # places only: the message may hold the document's text
    return Result("error", INTERNAL_MESSAGE.format(kind=kind), (*frames, f"{kind}\n"))
