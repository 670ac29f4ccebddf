"""What has been done: one line a file, added only when its records are safe on the disk.

A line that was torn by a crash is passed over, and the file done again. Of several lines about one input
the last one counts.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.batch.disk import write_all, writing
from scrutiny_extract.extract.batch.task import LIMITED, READ, Stamp
from scrutiny_extract.extract.ocr.engines import find_engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from scrutiny_extract.extract.batch.task import Limits, Options, Result
    from scrutiny_extract.extract.ocr import OcrSettings

MANIFEST_NAME = re.compile(r"manifest(?:-\d+-of-\d+)?\.jsonl")
"""Names that no output may have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: an input, what was asked, what came of it."""

    input: str
    """Its absolute path, as safe text."""
    sha256: str | None
    stamp: Stamp | None
    version: str
    options: dict[str, Any]
    limits: dict[str, Any]
    status: str
    message: str
    pages: int
    seconds: float
    output: str | None
    """Path of its records below the output folder, as safe text; null where there are none."""
    output_sha256: str | None
    output_bytes: int

    def line(self) -> bytes:
        """Render as a line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, allow_nan=False).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes | str) -> Entry | None:
        """Read a line; None for a torn or foreign one."""
        try:
            fields = json.loads(line)
            stamp = fields.pop("stamp")
            return cls(**fields, stamp=Stamp(**stamp) if stamp else None)
        except (ValueError, TypeError, KeyError, AttributeError, UnicodeDecodeError):
            return None


class LineManifest:
    """A manifest in `manifest.jsonl`, or one such file for each part of a batch that runs in parts."""

    def __init__(self, folder: Path, suffix: str = "") -> None:
        self._folder = folder
        self._path = folder / f"manifest{suffix}.jsonl"
        self._descriptor = -1

    def __enter__(self) -> Self:
        """Open for adding; a torn last line is ended first. Raises OutputError."""
        with writing(self._path):
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
            size = os.fstat(self._descriptor).st_size
            if size and os.pread(self._descriptor, 1, size - 1) != b"\n":
                os.write(self._descriptor, b"\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)

    def entries(self) -> dict[str, Entry]:
        """Give the last entry of each input, from the manifests of all parts."""
        found: dict[str, Entry] = {}
        paths = (path for path in self._folder.glob("manifest*.jsonl") if MANIFEST_NAME.fullmatch(path.name))
        for path in sorted(paths, key=lambda path: (path == self._path, path)):  # what this run wrote counts most
            found.update((entry.input, entry) for entry in _read(path))
        return found

    def add(self, entry: Entry) -> None:
        """Append a line, on the disk for good. Raises OutputError."""
        with writing(self._path):
            with os.fdopen(self._descriptor, "ab", buffering=0, closefd=False) as file:
                write_all(file, entry.line())
            os.fsync(self._descriptor)


def _read(path: Path) -> Iterator[Entry]:
    with writing(path), path.open("rb") as file:
        for line in file:
            entry = Entry.read(line)
            if entry is not None:
                yield entry


def asked(options: Options) -> dict[str, Any]:
    """Give the options that shape the records, for the manifest: the password is not among them."""
    return {
        "council": options.council,
        "types": sorted(options.types),
        "form": options.form,
        "indent": options.indent,
        "ocr": _reader_of_pictures(options.ocr),
    }


def _reader_of_pictures(ocr: OcrSettings) -> str:
    """Name what reads pages without text: once an engine is installed, packs with such pages are read again."""
    engine = None if ocr.mode == "off" else find_engine(ocr.engine)
    return "none" if engine is None else f"{ocr.mode}, {ocr.language}, {engine.name}"


def entry_of(key: str, result: Result, options: Options, limits: Limits, *, version: str, output: str | None) -> Entry:
    """Make the entry of a result."""
    return Entry(
        input=key,
        sha256=result.sha256,
        stamp=result.stamp,
        version=version,
        options=asked(options),
        limits=asdict(limits),
        status=result.status,
        message=result.message,
        pages=result.pages,
        seconds=result.seconds,
        output=output if result.status in READ else None,
        output_sha256=result.output_sha256,
        output_bytes=result.output_bytes,
    )


def still_holds(entry: Entry, options: Options, limits: Limits, *, version: str, retry_failed: bool) -> bool:
    """Tell whether an entry answers what is asked now, if the input's bytes are still the same.

    A failure is an answer too, until `retry_failed`, wider limits or a password may change it.
    """
    if entry.version != version or entry.options != asked(options):
        return False
    if entry.status in READ:
        return True
    if retry_failed or (entry.status in LIMITED and entry.limits != asdict(limits)):
        return False
    return not (entry.status == "encrypted" and options.password is not None)
