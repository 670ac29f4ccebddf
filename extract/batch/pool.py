"""Many files behind the wall: a pool of worker processes that outlives each of them."""

from __future__ import annotations

import multiprocessing
import multiprocessing.forkserver
import time
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait  # noqa: A004 - pebble raises this one
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from scrutiny_extract.extract.batch.wall import confine, crash_result, timeout_result
from scrutiny_extract.extract.batch.work import failure, work
from scrutiny_extract.extract.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.batch.task import Limits, Result, Task

FILES_A_WORKER = 100
"""A worker is replaced after so many files: what the C library leaks goes with it."""

AHEAD = 3
"""Files handed to the pool for each worker: one is read, the others wait at the door."""

GRACE = 30.0
"""Seconds beyond a file's time after which a pool without news has lost a file, and is replaced."""

MAX_BREAKS = 5
"""Pools that may break one after the other, with no file done between, before the files get the blame."""

ATTEMPTS = 7
PAUSE = 0.1
"""Seconds before a new attempt to start worker processes; each pause is twice the one before."""

PRELOAD = "scrutiny_extract.extract.batch.preload"


class Pool:
    """Worker processes behind the wall: hand it tasks, get each back with its result, in no order."""

    def __init__(self, jobs: int, limits: Limits, *, loud: bool = False) -> None:
        self._jobs = jobs
        self._limits = limits
        self._loud = loud
        self._breaks = 0
        self._pool: ProcessPool | None = None  # begun with the first task: a batch that is done needs none

    def read(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result]]:
        """Yield each task with its result as it is done; leaving the loop stops all workers."""
        waiting: dict[Future[Result], Task] = {}
        more = iter(tasks)
        try:
            while True:
                for task in _take(more, self._jobs * AHEAD - len(waiting)):
                    waiting[self._submit(task)] = task
                if not waiting:
                    return
                yield from self._done(waiting)
        finally:
            self._stop()

    def _done(self, waiting: dict[Future[Result], Task]) -> Iterator[tuple[Task, Result]]:
        """Yield what is done; start a new pool for the rest where this one is broken or has gone quiet."""
        done, _ = wait(waiting, timeout=self._limits.seconds + GRACE, return_when=FIRST_COMPLETED)
        broken = not done
        for future in done:
            if isinstance(future.exception(), BrokenProcessPool):
                broken = True
                continue
            self._breaks = 0
            yield waiting.pop(future), self._result(future)
        if broken:
            yield from self._recover(waiting)

    def _recover(self, waiting: dict[Future[Result], Task]) -> Iterator[tuple[Task, Result]]:
        """Hand the files of a broken pool to a new one, or give them up when pools keep breaking."""
        self._stop()
        self._breaks += 1
        left = list(waiting.values())
        waiting.clear()
        if self._breaks >= MAX_BREAKS:
            self._breaks = 0
            yield left[0], crash_result(None, 0.0)
            left = left[1:]
        waiting.update((self._submit(task), task) for task in left)

    def _submit(self, task: Task) -> Future[Result]:
        """Hand a file to the pool, to a new one where this one is found broken."""
        for attempt in range(ATTEMPTS):
            if self._pool is None:
                self._pool = self._new_pool()
            try:
                return self._pool.schedule(work, args=(task,), timeout=task.limits.seconds)
            except BrokenProcessPool:
                self._stop()
                time.sleep(PAUSE * 2**attempt)
        raise LimitError("no worker process can be started", where=task.name, advice="free memory, or lower --jobs")

    def _result(self, future: Future[Result]) -> Result:
        try:
            return future.result()
        except TimeoutError:
            return timeout_result(self._limits, self._limits.seconds)
        except ProcessExpired as expired:
            return crash_result(expired.exitcode, 0.0)
        except Exception as error:  # noqa: BLE001 - the file's own, or the pool's about it: either way its status
            return failure(error)

    def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([PRELOAD])
        multiprocessing.forkserver.ensure_running()  # from this thread: the server dies with the one that starts it
        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=FILES_A_WORKER,
            initializer=confine,
            initargs=(self._limits.memory, self._loud),
            context=context,
        )

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _take(tasks: Iterator[Task], count: int) -> Iterator[Task]:
    for _ in range(count):
        task = next(tasks, None)
        if task is None:
            return
        yield task
