"""Bytes from and to the disk: whole files, read once and put into place in one step."""

from __future__ import annotations

import os
import stat
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from scrutiny_extract.extract.batch.task import Stamp
from scrutiny_extract.extract.errors import InputError, LimitError, OutputError
from scrutiny_extract.extract.names import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTLED = 2_000_000_000
"""A file changed less than this many nanoseconds before it was read may change again within one tick of
the file system's clock: its times prove nothing."""

CHUNK = 1024 * 1024

TOO_LARGE = "is larger than {size} MiB"
RAISE_SIZE = "raise --max-size if it is meant to be"


def read_input(path: Path, size: int) -> tuple[bytes, Stamp | None]:
    """Return the whole of a file and its stamp. Raises InputError, or LimitError over `size` bytes."""
    name = name_of(path)
    try:
        with path.open("rb", buffering=0) as file:
            about = os.fstat(file.fileno())
            return read_stream(file, name, size), _stamp(about)
    except FileNotFoundError as error:
        raise InputError("no such file", where=name, advice="check the path") from error
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", where=name, advice="name a PDF in it") from error
    except PermissionError as error:
        raise InputError("may not be read", where=name, advice="check its permissions") from error
    except (OSError, ValueError) as error:
        raise InputError(_reason("read", error), where=name, advice="check the path and the disk") from error


def read_stream(stream: BinaryIO, name: str, size: int) -> bytes:
    """Return the whole of a stream. Raises LimitError over `size` bytes."""
    parts: list[bytes] = []
    total = 0
    while part := stream.read(CHUNK):
        parts.append(part)
        total += len(part)
        if total > size:
            raise LimitError(TOO_LARGE.format(size=size >> 20), where=name, advice=RAISE_SIZE)
    return b"".join(parts)


def size_of(path: Path) -> int:
    """Return the size of a file in bytes, 0 where there is none."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a regular file that is settled, None for anything else."""
    try:
        return _stamp(path.stat())
    except (OSError, ValueError):
        return None


def _stamp(about: os.stat_result) -> Stamp | None:
    settled = max(about.st_mtime_ns, about.st_ctime_ns) < time.time_ns() - SETTLED
    if not stat.S_ISREG(about.st_mode) or not settled:
        return None
    return Stamp(about.st_size, about.st_mtime_ns, about.st_ctime_ns)


def write_file(path: Path, content: bytes, scratch: Path | None = None) -> None:
    """Put `content` at `path` in one step, on the disk for good. Raises OutputError.

    Whatever happens, `path` holds either what it held before or all of `content`. `scratch` is a folder
    on the same disk for the unfinished file; without it that lies beside `path`.
    """
    part = (scratch or path.parent) / f".{os.getpid()}.{time.monotonic_ns()}.part"
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("xb", buffering=0) as file:
                write_all(file, content)
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            remove(part)
            raise
        sync_folder(path.parent)


def write_all(file: BinaryIO, content: bytes) -> None:
    """Write all of `content`: an unbuffered file may take less than it is given."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, as fsync does a file's bytes."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Delete a file if it is there and may be deleted."""
    try:
        path.unlink()
    except OSError:
        return


def make_scratch(folder: Path) -> None:
    """Make an empty folder for unfinished files; what a killed run left in it goes. Raises OutputError."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.iterdir():
            left.unlink()
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()


def drop_scratch(folder: Path) -> None:
    """Remove the folder of unfinished files and what is in it."""
    try:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
    except OSError:
        return


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block into an OutputError that names `path`; a broken pipe stays one."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        what = _reason("written", error)
        raise OutputError(what, where=name_of(path), advice="check the disk and its permissions") from error


def _reason(deed: str, error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be {deed} ({text or type(error).__name__})"
