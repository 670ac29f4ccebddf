"""What a batch came to: counts that add up, one line, and a report."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.batch.task import READ
from scrutiny_extract.extract.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class FileReport:
    """One line of a report."""

    input: str
    status: str
    message: str
    sha256: str | None
    pages: int
    seconds: float
    output: str | None
    was_done: bool
    """Whether an earlier run had done it."""
    trace: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether it has no records."""
        return self.status not in READ


@dataclass(slots=True)
class Summary:
    """Counts over a batch: each input is counted once, under one status."""

    keep: bool = False
    """Whether to keep what is said of each file, for a report: memory grows with it."""
    files: list[FileReport] = field(default_factory=list)
    seconds: float = 0.0
    skipped: list[str] = field(default_factory=list)
    """Lines about what was passed over in folders."""
    pages: int = 0
    """Pages read in this run."""
    pages_before: int = 0
    """Pages of files that an earlier run had done."""
    done_before: int = 0
    _counts: Counter[str] = field(default_factory=Counter)

    on_skip: Callable[[str], None] = field(default=lambda _: None)
    """Is told of what is passed over as it happens."""

    def skip(self, line: str) -> None:
        """Note what was passed over."""
        self.skipped.append(line)
        self.on_skip(line)

    def add(self, report: FileReport) -> None:
        """Count a file."""
        self._counts[report.status] += 1
        if report.was_done:
            self.done_before += 1
            self.pages_before += report.pages
        else:
            self.pages += report.pages
        if self.keep:
            self.files.append(report)

    @property
    def total(self) -> int:
        """Files in all."""
        return self._counts.total()

    @property
    def counts(self) -> dict[str, int]:
        """Files by status, the good ones first."""
        order = sorted(self._counts, key=lambda status: (status != "ok", status != "partial", status))
        return {status: self._counts[status] for status in order}

    @property
    def failures(self) -> int:
        """Files that have no records."""
        return sum(count for status, count in self._counts.items() if status not in READ)

    @property
    def code(self) -> ExitCode:
        """What the batch ends with."""
        return ExitCode.SOME_FAILED if self.failures else ExitCode.OK

    def line(self) -> str:
        """Give the batch in one line: "212 packs: 208 ok, 2 partial, 1 encrypted, 1 timeout; 9,679 pages in 41 s"."""
        parts = ", ".join(f"{count:,} {status}" for status, count in self.counts.items()) or "none"
        before = f" ({self.done_before:,} done before)" if self.done_before else ""
        packs = "pack" if self.total == 1 else "packs"
        return f"{self.total:,} {packs}: {parts}{before}; {self.pages:,} pages in {duration(self.seconds)}"

    def report(self, version: str, *, code: ExitCode | None = None) -> bytes:
        """Render all files and counts as one JSON document."""
        whole = {
            "version": version,
            "inputs": self.total,
            "counts": self.counts,
            "done_before": self.done_before,
            "pages": self.pages + self.pages_before,
            "seconds": self.seconds,
            "exit_code": int(self.code if code is None else code),
            "skipped": self.skipped,
            "files": [asdict(report) for report in sorted(self.files, key=lambda report: report.input)],
        }
        return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2).encode() + b"\n"


def duration(seconds: float) -> str:
    """Say how long: "0.8 s", "41 s", "12 min 5 s", "3 h 20 min"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes_left} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
