"""A batch beyond one machine: chunks of files read on a dask cluster. Needs the extra `dask`.

The files must have the same paths everywhere; the records come back over the network and are written here,
so that results and manifest are those of a local run.
"""

from __future__ import annotations

import itertools
import logging
import pickle
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from scrutiny_extract.extract.batch.disk import write_file
from scrutiny_extract.extract.batch.wall import crash_result
from scrutiny_extract.extract.batch.work import failure
from scrutiny_extract.extract.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from scrutiny_extract.extract.batch.task import Result, Task

CHUNK = 25
"""Files in a chunk: the program that reads it starts in 0.3 s, a tenth of what the files take."""

AHEAD = 2
"""Chunks handed out for each worker: one is read, one waits."""

LOCAL = "local"


def check_installed() -> None:
    """Raise UsageError where dask.distributed is not installed."""
    if find_spec("distributed") is None:
        advice = "install it with: pip install 'scrutiny-extract[dask]'"
        raise UsageError("needs dask.distributed, which is not installed", where="--dask", advice=advice)


class Cluster:
    """A dask cluster at an address, or one of processes on this machine."""

    def __init__(self, address: str, jobs: int) -> None:
        self._address = address
        self._jobs = jobs

    def read(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result]]:
        """Yield each task with its result as chunks are done."""
        with ExitStack() as stack:
            client = self._client(stack)
            ahead = AHEAD * max(1, len(client.scheduler_info()["workers"]), self._jobs)
            yield from _read(client, tasks, ahead)

    def _client(self, stack: ExitStack) -> Any:  # noqa: ANN401 - distributed has no types
        import distributed  # noqa: PLC0415 - an extra, and slow to import

        new: Any = distributed
        logging.getLogger("distributed").setLevel(logging.ERROR)
        if self._address != LOCAL:
            return stack.enter_context(new.Client(self._address))
        cluster = new.LocalCluster(n_workers=self._jobs, threads_per_worker=1, dashboard_address=None)
        return stack.enter_context(new.Client(stack.enter_context(cluster)))


def _read(client: Any, tasks: Iterable[Task], ahead: int) -> Iterator[tuple[Task, Result]]:  # noqa: ANN401 - as above
    import distributed  # noqa: PLC0415 - as above

    source = iter(tasks)
    chunks = iter(lambda: tuple(itertools.islice(source, CHUNK)), ())
    waiting: dict[Any, tuple[Task, ...]] = {}
    done: Any = distributed.as_completed()
    for chunk in itertools.islice(chunks, ahead):
        waiting[_submit(client, chunk, done)] = chunk
    while waiting:
        future = next(done)
        chunk = waiting.pop(future)
        for following in itertools.islice(chunks, 1):
            waiting[_submit(client, following, done)] = following
        yield from zip(chunk, map(_placed, chunk, _results(future, chunk)), strict=True)


def _submit(client: Any, chunk: tuple[Task, ...], done: Any) -> Any:  # noqa: ANN401 - as above
    sent = tuple(replace(task, output=None, scratch=None) for task in chunk)
    future = client.submit(read_chunk, pickle.dumps(sent), pure=False)
    done.add(future)
    return future


def _results(future: Any, chunk: tuple[Task, ...]) -> list[Result]:  # noqa: ANN401 - as above
    try:
        results: list[Result] = future.result()
    except Exception:  # noqa: BLE001 - the chunk's program or its worker is gone, again and again
        return [crash_result(None, 0.0) for _ in chunk]
    finally:
        future.release()
    return results


def _placed(task: Task, result: Result) -> Result:
    """Write the records that came back with a result."""
    if result.payload is None or task.output is None:
        return result
    try:
        write_file(task.output, result.payload, task.scratch)
    except OutputError as error:
        return failure(error)
    return replace(result, payload=None)


def read_chunk(tasks: bytes) -> list[Result]:
    """Read pickled tasks in a program of their own. Runs on a worker of the cluster."""
    program = [sys.executable, "-m", "scrutiny_extract.extract.batch.chunk"]
    done = subprocess.run(program, input=tasks, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own program
    results: list[Result] = pickle.loads(done.stdout)  # noqa: S301 - from our own program
    return results
