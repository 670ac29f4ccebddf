"""One file to read, within which limits, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003 - dataclasses are pickled, and read by people
from typing import Literal, TypeAlias

from scrutiny_extract.extract.errors import ExitCode
from scrutiny_extract.extract.ocr import OcrSettings

MIB = 1024 * 1024

Form: TypeAlias = Literal["json", "flat"]
"""What a pack is written as: one JSON document, or one record a line."""

Status: TypeAlias = Literal[
    "ok", "partial", "unchanged",
    "unusable", "encrypted", "unreadable", "timeout", "memory", "limit", "crashed", "error", "unwritable",
]  # fmt: skip

READ: frozenset[Status] = frozenset({"ok", "partial"})
"""Statuses of files whose records were written."""

LIMITED: frozenset[Status] = frozenset({"timeout", "memory", "limit", "crashed"})
"""Statuses that wider limits may cure."""

EXIT_CODES: dict[Status, ExitCode] = {
    "ok": ExitCode.OK,
    "partial": ExitCode.OK,
    "unchanged": ExitCode.OK,
    "unusable": ExitCode.UNUSABLE,
    "encrypted": ExitCode.ENCRYPTED,
    "unreadable": ExitCode.IO,
    "unwritable": ExitCode.IO,
    "timeout": ExitCode.LIMIT,
    "memory": ExitCode.LIMIT,
    "limit": ExitCode.LIMIT,
    "crashed": ExitCode.LIMIT,
    "error": ExitCode.INTERNAL,
}
"""What the command ends with when a file alone on the command line has this status."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may take."""

    seconds: float = 120.0
    """Wall time."""
    memory: int = 2048 * MIB
    """Address space of the process that reads it, in bytes."""
    size: int = 512 * MIB
    """Size of the file, in bytes."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of every file."""

    council: str | None = None
    types: tuple[str, ...] = ()
    """Section types to keep; empty keeps all."""
    form: Form = "json"
    indent: bool = False
    password: str | None = field(default=None, repr=False)
    ocr: OcrSettings = field(default_factory=OcrSettings)


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. `data` are its bytes where they are at hand, otherwise they are read from `path`."""

    index: int
    """Its place among the tasks."""
    path: Path
    name: str
    """The name to print for it."""
    options: Options
    limits: Limits
    output: Path | None = None
    """Where its records go; None hands them back."""
    scratch: Path | None = None
    """A folder on the same disk as `output`, for the unfinished file."""
    known: str | None = None
    """SHA-256 of the bytes that need not be read again."""
    data: bytes | None = field(default=None, repr=False)
    number: int = 0
    """Its place among the inputs."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when it was opened: as long as it looks so, it need not be hashed again."""

    size: int
    mtime_ns: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file."""

    status: Status
    message: str = ""
    """Where it failed: what is wrong and what to do, without any text of the document."""
    trace: tuple[str, ...] = ()
    """Where in the program an internal error arose."""
    sha256: str | None = None
    stamp: Stamp | None = None
    pages: int = 0
    sections: int = 0
    words: int = 0
    in_other: int = 0
    unread: int = 0
    findings: int = 0
    seconds: float = 0.0
    output_sha256: str | None = None
    output_bytes: int = 0
    payload: bytes | None = field(default=None, repr=False)
    """The records, where the task named no output."""

    @property
    def code(self) -> ExitCode:
        """The exit code that fits the status."""
        return EXIT_CODES[self.status]
