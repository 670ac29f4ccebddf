"""From what was asked on the command line to what is done: one pack on standard output, or a batch.

one pack = one file, or standard input, as JSON or flat records, to standard output or a named file ;
batch    = everything else ;
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scrutiny_extract.extract.batch.disk import read_stream, write_all, write_file, writing
from scrutiny_extract.extract.batch.inputs import Shard, find_inputs, read_names
from scrutiny_extract.extract.batch.task import Form, Limits, Options, Result, Task
from scrutiny_extract.extract.errors import InputError, UsageError
from scrutiny_extract.extract.names import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.batch.run import Watcher
    from scrutiny_extract.extract.batch.sinks import Sink
    from scrutiny_extract.extract.batch.summary import Summary
    from scrutiny_extract.extract.batch.work import Render

STDIN = Path("-")
STDIN_NAME = "<stdin>"


class Format(StrEnum):
    """What records are written as."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    SQLITE = "sqlite"
    XLSX = "xlsx"


FILE_SUFFIXES = {
    Format.JSON: {".json"},
    Format.JSONL: {".jsonl", ".ndjson"},
    Format.CSV: set[str](),
    Format.SQLITE: {".db", ".sqlite", ".sqlite3"},
    Format.XLSX: {".xlsx"},
}
"""By these an output is known to be a file, not a folder."""


class Terminated(BaseException):
    """SIGTERM came."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    paths: Sequence[Path]
    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    out: Path | None = None
    format: Format = Format.JSON
    names_from: Path | None = None
    root: Path | None = None
    shard: Shard = field(default_factory=Shard)
    jobs: int = 1
    isolated: bool = True
    force: bool = False
    retry_failed: bool = False
    bom: bool = False
    dask: str | None = None
    debug: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is about one pack that goes to standard output or to a named file."""
        plain = self.format in {Format.JSON, Format.JSONL} and self.names_from is None and self.dask is None
        one = len(self.paths) == 1 and (self.paths[0] == STDIN or not self.paths[0].is_dir())
        return plain and one and (self.out is None or self.names_a_file)

    @property
    def single_name(self) -> str:
        """The name to print for the one pack it is about."""
        return STDIN_NAME if self.paths[0] == STDIN else name_of(self.paths[0])

    def indented(self) -> Request:
        """Ask for the same, laid out for people."""
        return replace(self, options=replace(self.options, indent=True))

    @property
    def names_a_file(self) -> bool:
        """Whether the output is named as a file."""
        return self.out is not None and self.out.suffix in FILE_SUFFIXES[self.format] and not self.out.is_dir()


def read_single(request: Request, render: Render | None = None) -> Result:
    """Read one pack; its records come with the result. Raises PackError where it cannot even be begun.

    `render` turns the pack's bytes into something else than its records.
    """
    from scrutiny_extract.extract.batch.wall import read_alone  # noqa: PLC0415 - late, for quick starts
    from scrutiny_extract.extract.batch.work import work  # noqa: PLC0415 - as above

    form: Form = "json" if request.format is Format.JSON else "flat"
    path = request.paths[0]
    task = Task(0, path, request.single_name, replace(request.options, form=form), request.limits)
    if path == STDIN:
        data = read_stream(_stdin(), STDIN_NAME, request.limits.size)
        task = replace(task, data=data)
    return read_alone(task, render, loud=request.debug) if request.isolated else work(task, render)


def report_single(request: Request, result: Result, path: Path, version: str) -> None:
    """Write the report of a run about one pack. Raises OutputError."""
    from scrutiny_extract.extract.batch.summary import FileReport, Summary  # noqa: PLC0415 - late, for quick starts

    summary = Summary(keep=True, seconds=result.seconds)
    output = name_of(request.out) if request.out is not None and result.payload is not None else None
    summary.add(
        FileReport(
            input=request.single_name, status=result.status, message=result.message, sha256=result.sha256,
            pages=result.pages, seconds=result.seconds, output=output, was_done=False, trace=result.trace,
        )
    )  # fmt: skip
    write_file(path, summary.report(version, code=result.code))


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("is closed", where=STDIN_NAME, advice="pipe a PDF in")
    return sys.stdin.buffer


def run_batch(request: Request, watcher: Watcher, summary: Summary, version: str) -> None:
    """Read many packs, counting them in `summary`. Raises PackError where that cannot be begun or goes on no more."""
    from scrutiny_extract.extract.batch.run import Batch, Plan  # noqa: PLC0415 - late, for quick starts

    given = list(request.paths)
    if request.names_from is not None:
        given += _names(request.names_from)
    if STDIN in given:
        raise UsageError("can only be read alone", where=STDIN_NAME, advice="give it no company and no -o folder")
    sink = _sink(request)
    inputs = find_inputs(given, root=request.root, skipped=summary.skip)
    if not inputs:
        where = ", ".join(map(name_of, given)) or "--files0-from"
        raise InputError("no PDF files are in it", where=where, advice="check the path")
    readers = max(1, (os.cpu_count() or 1) // request.jobs)  # of pictures, in each job
    options = replace(request.options, form=sink.form, ocr=replace(request.options.ocr, threads=readers))
    plan = Plan(
        request.shard.share(inputs), options, request.limits, version,
        force=request.force, retry_failed=request.retry_failed,
    )  # fmt: skip
    with sink:
        Batch(plan, sink, watcher, summary).run(_reader(request, len(plan.inputs)))


def _names(path: Path) -> list[Path]:
    if path == STDIN:
        return read_names(_stdin(), STDIN_NAME)
    try:
        with path.open("rb") as file:
            return read_names(file, name_of(path))
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise InputError(what, where=name_of(path), advice="check the path") from error


def _sink(request: Request) -> Sink:
    """Choose where the records go. Raises UsageError where format and output do not fit."""
    from scrutiny_extract.extract.batch import sinks  # noqa: PLC0415 - late, for quick starts

    out, shard = request.out, request.shard
    if out is None:
        return _stream(request)
    wants_file = request.format in {Format.SQLITE, Format.XLSX}
    if wants_file and (out.is_dir() or out.suffix not in FILE_SUFFIXES[request.format]):
        suffix = min(FILE_SUFFIXES[request.format])
        raise UsageError(
            f"--format {request.format} writes one file", where=name_of(out), advice=f"name it -o NAME{suffix}"
        )
    if not wants_file and (request.names_a_file or out.is_file()):
        raise UsageError("is one file for several packs", where=name_of(out), advice="give a folder: -o FOLDER")
    if request.format is Format.SQLITE:
        return sinks.DatabaseSink(out, shard)
    if request.format is Format.XLSX:
        from scrutiny_extract.extract.writers.workbook import check_installed  # noqa: PLC0415 - an extra

        check_installed()
        return sinks.WorkbookSink(out, shard)
    if request.format is Format.CSV:
        return sinks.CsvSink(out, shard, bom=request.bom)
    return sinks.FolderSink(out, shard, form="json" if request.format is Format.JSON else "flat")


def _stream(request: Request) -> Sink:
    from scrutiny_extract.extract.batch import sinks  # noqa: PLC0415 - late, for quick starts

    if request.format is Format.JSONL:
        return sinks.StreamSink(stdout())
    if request.format is Format.JSON:
        advice = "use --format jsonl, or -o FOLDER"
        raise UsageError("several packs are no single JSON document", where="standard output", advice=advice)
    kind = "FOLDER" if request.format is Format.CSV else f"FILE{min(FILE_SUFFIXES[request.format])}"
    raise UsageError(f"--format {request.format} cannot go there", where="standard output", advice=f"give -o {kind}")


def _reader(request: Request, files: int) -> Callable[[Iterable[Task]], Iterator[tuple[Task, Result]]]:
    """Choose what reads the files."""
    jobs = max(1, min(request.jobs, files))
    if request.dask is not None:
        from scrutiny_extract.extract.batch import cluster  # noqa: PLC0415 - an extra

        cluster.check_installed()
        return cluster.Cluster(request.dask, jobs).read
    if not request.isolated:
        from scrutiny_extract.extract.batch.run import read_here  # noqa: PLC0415 - late, for quick starts

        return read_here
    from scrutiny_extract.extract.batch.pool import Pool  # noqa: PLC0415 - as above

    return Pool(jobs, request.limits, loud=request.debug).read


def stdout() -> BinaryIO:
    """Return standard output as a stream of bytes. Raises OutputError where it is closed."""
    with writing(Path("standard output")):
        if sys.stdout is None:
            raise OSError(9, "it is closed")
        return sys.stdout.buffer


def print_out(content: bytes) -> None:
    """Print on standard output and see it through. Raises OutputError, or BrokenPipeError."""
    stream = stdout()
    with writing(Path("standard output")):
        write_all(stream, content)
        stream.flush()


def check_writable(path: Path) -> None:
    """Raise OutputError now if a file could not be written at `path` later."""
    probe = path.parent / f".{os.getpid()}.probe"
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()


def put(content: bytes, out: Path | None) -> None:
    """Write the records of one pack to a file or to standard output."""
    if out is None:
        print_out(content)
    else:
        write_file(out, content)


@contextmanager
def termination() -> Iterator[None]:
    """Raise Terminated in the block when SIGTERM comes, so that everything is cleared up as after Ctrl-C."""

    def stop(_number: int, _frame: object) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
