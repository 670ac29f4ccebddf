"""What people see of a batch, on standard error: a progress bar on a terminal, and plain lines.

No text of a pack and no file name gets to the terminal as it is: control characters are escaped, and rich
is given `Text`, in which brackets are brackets.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from scrutiny_extract.extract.names import printable

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress, TaskID

    from scrutiny_extract.extract.batch.summary import FileReport

PROGRAM = "scrutiny-extract"


def say(line: str, *, lines: bool = False) -> None:
    """Print one plain line on standard error, or several, if anybody is there to read it."""
    try:
        sys.stderr.write(f"{printable(line, lines=lines)}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def complain(line: str) -> None:
    """Print one line on standard error that says who complains."""
    say(f"{PROGRAM}: {line}")


class PlainWatcher:
    """Prints a line for each file that failed; for each file at all where it is `verbose`."""

    def __init__(self, *, verbose: bool = False, debug: bool = False) -> None:
        self._verbose = verbose
        self._debug = debug

    def __enter__(self) -> Self:
        """Nothing to set up."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to clear away."""

    def begin(self, total: int) -> None:
        """Say nothing of what is to come."""

    def file_done(self, report: FileReport) -> None:
        """Print what there is to say of a file."""
        if report.failed and not report.was_done:
            self.line(f"{PROGRAM}: {report.input}: {report.message}")
            if self._debug:
                for frame in report.trace:
                    self.line(frame.rstrip("\n"), lines=True)
        elif self._verbose:
            self.line(f"{report.input}: {_said(report)}")

    def line(self, text: str, *, lines: bool = False) -> None:
        """Print one line (several where `lines` lets line feeds through)."""
        say(text, lines=lines)


def _said(report: FileReport) -> str:
    if report.was_done:
        return f"{report.status}, done before"
    doubts = f" ({report.message})" if report.message else ""
    return f"{report.status}{doubts}, {report.pages} pages in {report.seconds:.2f} s"


class BarWatcher(PlainWatcher):
    """Draws a progress bar, with the lines above it."""

    def __init__(self, *, verbose: bool = False, debug: bool = False) -> None:
        super().__init__(verbose=verbose, debug=debug)
        self._progress: Progress | None = None
        self._bar: TaskID | None = None
        self._failed = 0
        self._pages = 0
        self._started = time.perf_counter()

    def begin(self, total: int) -> None:
        """Draw the bar."""
        from rich import progress  # noqa: PLC0415 - only a terminal needs it
        from rich.console import Console  # noqa: PLC0415 - as above

        self._progress = progress.Progress(
            progress.BarColumn(bar_width=30),
            progress.MofNCompleteColumn(),
            progress.TextColumn("{task.fields[said]}", markup=False),
            progress.TimeRemainingColumn(compact=True),
            console=Console(stderr=True, markup=False, highlight=False, emoji=False),
            transient=True,
        )
        self._bar = self._progress.add_task("packs", total=total, said="")
        self._started = time.perf_counter()
        self._progress.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()

    def file_done(self, report: FileReport) -> None:
        """Move the bar on."""
        super().file_done(report)
        self._failed += report.failed
        self._pages += 0 if report.was_done else report.pages
        rate = self._pages / max(time.perf_counter() - self._started, 1e-3)
        if self._progress is not None and self._bar is not None:
            self._progress.update(self._bar, advance=1, said=f"{rate:,.0f} pages/s, {self._failed:,} failed")

    def line(self, text: str, *, lines: bool = False) -> None:
        """Print a line above the bar."""
        if self._progress is None:
            super().line(text, lines=lines)
            return
        from rich.text import Text  # noqa: PLC0415 - as above

        self._progress.console.print(Text(printable(text, lines=lines)), soft_wrap=True)


def watcher(*, quiet: bool, verbose: bool, debug: bool) -> PlainWatcher:
    """Choose by whether standard error is a terminal."""
    kind = BarWatcher if sys.stderr is not None and sys.stderr.isatty() and not quiet else PlainWatcher
    return kind(verbose=verbose, debug=debug)
