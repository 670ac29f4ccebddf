"""Two runs kept apart: a lock on the output that ends with the process, however it ends."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scrutiny_extract.extract.batch.disk import writing
from scrutiny_extract.extract.errors import LockedError
from scrutiny_extract.extract.names import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def lock(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the lock at `path` for the length of the block. Raises LockedError at once where another has it.

    A `shared` lock admits other shared ones: the parts of one batch (`--shard`) run side by side, and only
    a run of the whole is kept out.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(
                "another run is writing here", where=name_of(path.parent), advice="wait for it to end"
            ) from error
        yield
    finally:
        os.close(descriptor)
