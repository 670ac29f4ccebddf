"""Where the records of a batch go, for each format, and how what is there already is known.

    folder   = one file a pack, mirrored from the inputs, and manifest.jsonl          (json, jsonl)
    csv      = the same in a hidden folder, put together into one file a record type
    workbook = the same, put together into one workbook
    database = a pack at a time, the manifest in a table of it
    stream   = flat records one after the other, in the order of the inputs

The workers write; a sink only moves what is finished and then lists it in the manifest, so that a run that
is killed leaves nothing half done and nothing listed that is not there.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scrutiny_extract.extract.batch.disk import drop_scratch, make_scratch, remove, write_file, writing
from scrutiny_extract.extract.batch.lock import lock
from scrutiny_extract.extract.batch.manifest import Entry, LineManifest
from scrutiny_extract.extract.batch.task import READ, Form
from scrutiny_extract.extract.names import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from scrutiny_extract.extract.batch.inputs import Shard
    from scrutiny_extract.extract.writers.database import Store
    from scrutiny_extract.extract.writers.flat import Row

LOCK = ".lock"
COLLECTED = ".collected"
"""Says of which packs the files of all packs were put together."""

PART = ".jsonl"


class FolderSink:
    """One file a pack in a folder that mirrors the inputs."""

    form: Form = "json"
    ordered = False
    """Whether results must come in the order of the inputs."""

    def __init__(self, out: Path, shard: Shard, *, form: Form = "json") -> None:
        self.form = form
        self.suffix = ".json" if form == "json" else PART
        self._out = out
        self._shard = shard
        self.scratch = out / f".unfinished{shard.suffix}"
        self._manifest = LineManifest(out, shard.suffix)
        self._stack = ExitStack()

    @property
    def records(self) -> Path:
        """The folder the packs' own files lie in."""
        return self._out

    def __enter__(self) -> Self:
        """Lock the output, empty the scratch folder, open the manifest. Raises LockedError or OutputError."""
        shared = self._shard.of > 1
        with self._stack as stack:
            stack.enter_context(lock(self._out / LOCK, shared=shared))
            if shared:
                stack.enter_context(lock(self._out / f"{LOCK}{self._shard.suffix}"))
            make_scratch(self.scratch)
            stack.callback(drop_scratch, self.scratch)
            stack.enter_context(self._manifest)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let everything go."""
        self._stack.close()

    def entries(self) -> dict[str, Entry]:
        """Give what the manifest lists, by input."""
        return self._manifest.entries()

    def holds(self, entry: Entry) -> bool:
        """Tell whether what an entry lists is really there."""
        if entry.output is None:
            return entry.status not in READ
        try:
            return (self.records / path_of(entry.output)).stat().st_size == entry.output_bytes
        except OSError:
            return False

    def accept(self, part: Path | None, entry: Entry) -> None:  # noqa: ARG002 - the file is in its place already
        """List a file that is done; `part` holds its records, None where it has none."""
        self._manifest.add(entry)

    def finish(self) -> None:
        """Put together what is made of all packs, where it is not so yet."""


class CsvSink(FolderSink):
    """One CSV file a record type, put together from the packs' own files in a hidden folder."""

    def __init__(self, out: Path, shard: Shard, *, bom: bool = False) -> None:
        super().__init__(out, shard, form="flat")
        self._bom = bom

    @property
    def records(self) -> Path:
        """The folder the packs' own files lie in."""
        return self._out / ".packs"

    def finish(self) -> None:
        """Put the packs listed together, unless that has been done with just these. Raises OutputError."""
        parts = list(self._parts())
        mark = self._mark(parts)
        marked = self.records / COLLECTED
        if marked.exists() and marked.read_bytes() == mark and self._is_there():
            return
        self._collect(row for path, _ in parts for row in read_rows(path))
        write_file(marked, mark, self.scratch)

    def _parts(self) -> Iterator[tuple[Path, Entry]]:
        """Yield the packs listed, by the name of their file; a pack given twice counts once."""
        seen: set[str | None] = set()
        listed = {entry.output: entry for entry in self.entries().values() if entry.output is not None}
        for output, entry in sorted(listed.items()):
            path = self.records / path_of(output)
            if entry.sha256 not in seen and path.exists():
                seen.add(entry.sha256)
                yield path, entry

    def _mark(self, parts: list[tuple[Path, Entry]]) -> bytes:
        """Give a short text that says from which records the whole was put together, and how."""
        listed = "".join(f"{entry.output}\0{entry.output_sha256}\0" for _, entry in parts)
        return hashlib.sha256(f"{self._bom}\0{listed}".encode()).hexdigest().encode()

    def _is_there(self) -> bool:
        return any(self._out.glob("*.csv"))

    def _collect(self, rows: Iterable[Row]) -> None:
        from scrutiny_extract.extract.writers.csv_folder import write_csv  # noqa: PLC0415 - only where asked for

        write_csv(rows, self._out, self.scratch, bom=self._bom)


class WorkbookSink(CsvSink):
    """One workbook, put together from the packs' own files in a hidden folder beside it."""

    def __init__(self, book: Path, shard: Shard) -> None:
        super().__init__(book.parent / f".{book.name}.packs", shard)
        self._book = book

    def _is_there(self) -> bool:
        return self._book.exists()

    def _collect(self, rows: Iterable[Row]) -> None:
        from scrutiny_extract.extract.writers.workbook import write_workbook  # noqa: PLC0415 - only where asked for

        part = self.scratch / "book"
        write_workbook(rows, part)
        with writing(self._book):
            part.replace(self._book)


class DatabaseSink:
    """One database, written by this process alone; other processes may write to it too, in their turn."""

    form: Form = "flat"
    suffix = PART
    ordered = True
    records = None

    def __init__(self, path: Path, shard: Shard) -> None:
        self._path = path
        self._shard = shard
        self.scratch = path.parent / f".{path.name}.unfinished{shard.suffix}"
        self._stack = ExitStack()
        self._store: Store

    def __enter__(self) -> Self:
        """Lock and open the database. Raises LockedError or OutputError."""
        from scrutiny_extract.extract.writers.database import Store  # noqa: PLC0415 - only where asked for

        shared = self._shard.of > 1
        with self._stack as stack:
            beside = f".{self._path.name}{LOCK}"
            stack.enter_context(lock(self._path.parent / beside, shared=shared))
            if shared:
                stack.enter_context(lock(self._path.parent / f"{beside}{self._shard.suffix}"))
            make_scratch(self.scratch)
            stack.callback(drop_scratch, self.scratch)
            self._store = Store(self._path)
            stack.callback(self._store.close)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let everything go."""
        self._stack.close()

    def entries(self) -> dict[str, Entry]:
        """Give what the manifest lists, by input."""
        return self._store.entries()

    def holds(self, entry: Entry) -> bool:  # noqa: ARG002 - manifest and records went in together
        """Tell whether what an entry lists is really there."""
        return True

    def accept(self, part: Path | None, entry: Entry) -> None:
        """Put a pack in, or note that it could not be read."""
        if part is None:
            self._store.note(entry)
        else:
            self._store.put(read_rows(part), entry)
            remove(part)

    def finish(self) -> None:
        """Nothing is left to do."""


class StreamSink:
    """Flat records on a stream, pack after pack in the order of the inputs."""

    form: Form = "flat"
    suffix = PART
    ordered = True
    records = None

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._folder = tempfile.TemporaryDirectory(prefix="scrutiny-extract-")
        self.scratch = Path(self._folder.name)

    def __enter__(self) -> Self:
        """Nothing to lock: nobody else writes here."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the folder of finished packs that wait for their turn."""
        self._folder.cleanup()

    def entries(self) -> dict[str, Entry]:
        """Nothing is known from before."""
        return {}

    def holds(self, entry: Entry) -> bool:  # noqa: ARG002 - there are no entries
        """Tell whether what an entry lists is really there: never."""
        return False

    def accept(self, part: Path | None, entry: Entry) -> None:  # noqa: ARG002 - a stream keeps no manifest
        """Send a pack's records on. Raises OutputError, or BrokenPipeError where nobody reads any more."""
        if part is not None:
            with writing(Path("standard output")), part.open("rb") as file:
                shutil.copyfileobj(file, self._stream)
                self._stream.flush()
            remove(part)

    def finish(self) -> None:
        """Nothing is left to do."""


Sink = FolderSink | DatabaseSink | StreamSink


def read_rows(path: Path) -> Iterator[Row]:
    """Read the flat records that a worker wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
