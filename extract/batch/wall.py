"""The wall between an untrusted file and everybody else: one killable, limited process.

MuPDF can crash, or run for minutes without listening to Python; only another process can be stopped for
sure. `confine` is what such a process does to itself first; `read_alone` reads a single file behind the
wall by a plain fork, which costs a few milliseconds (see benchmarks/batch.py).
"""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import select
import signal
import time
from typing import TYPE_CHECKING, NoReturn

from scrutiny_extract.extract.batch.task import Result
from scrutiny_extract.extract.batch.work import work
from scrutiny_extract.extract.lifeline import die_with_parent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.batch.task import Limits, Task
    from scrutiny_extract.extract.batch.work import Render

CHUNK = 1024 * 1024
TIMEOUT_MESSAGE = "took longer than {seconds:g} s; raise --timeout"
CRASH_MESSAGE = "crashed the reader ({how}); fetch or export the file again"


def confine(memory: int, loud: bool = False) -> None:  # noqa: FBT001, FBT002 - a pool's initializer has no keywords
    """Limit this process and keep it quiet: it is about to read untrusted files.

    Its address space is limited to `memory` bytes, it leaves no core file, it dies when its parent does
    and by any SIGTERM, it is the first to go when the machine runs out of memory, and neither it nor the C
    library can print on standard output; nor on standard error, unless it is `loud`.
    """
    die_with_parent()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123
        file.write("1000")
    _silence(loud=loud)


def _silence(*, loud: bool) -> None:
    """Point standard input at nothing and standard output at standard error, or at nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2 if loud else nothing, 1)
    if not loud:
        os.dup2(nothing, 2)
    os.close(nothing)


def read_alone(task: Task, render: Render | None = None, *, loud: bool = False) -> Result:
    """Read one file in a child forked for it; call it only while this process has a single thread."""
    import scrutiny_extract.extract.pipeline  # noqa: F401, PLC0415 - once here, not in every child

    started = time.perf_counter()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(task, render, writing, loud=loud)
    os.close(writing)
    try:
        content = _receive(reading, started + task.limits.seconds)
    finally:
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # done, overdue, or we are being interrupted: its time is up
        _, state = os.waitpid(child, 0)
    seconds = round(time.perf_counter() - started, 3)
    if content is None:
        return timeout_result(task.limits, seconds)
    try:
        result: Result = pickle.loads(content)  # noqa: S301 - written by our own child, whose code we are
    except (EOFError, pickle.UnpicklingError):
        return crash_result(os.waitstatus_to_exitcode(state), seconds)
    return result


def read_each_alone(tasks: Iterable[Task], *, loud: bool = False) -> Iterator[tuple[Task, Result]]:
    """Read files one after the other, each in a child of its own."""
    for task in tasks:
        yield task, read_alone(task, loud=loud)


def _child(task: Task, render: Render | None, writing: int, *, loud: bool) -> NoReturn:
    """Read the file and send the result; end without any of the parent's clean-up."""
    try:
        confine(task.limits.memory, loud=loud)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(task, render), pipe, protocol=pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _receive(reading: int, deadline: float) -> bytes | None:
    """Return all that comes through the pipe, None where its end does not come in time."""
    parts: list[bytes] = []
    while True:
        left = deadline - time.perf_counter()
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            return None
        part = os.read(reading, CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)


def timeout_result(limits: Limits, seconds: float) -> Result:
    """Give the result of a file that ran out of time."""
    return Result("timeout", TIMEOUT_MESSAGE.format(seconds=limits.seconds), seconds=seconds)


def crash_result(code: int | None, seconds: float) -> Result:
    """Give the result of a file whose process ended by itself, from its exit code (a signal's is negative)."""
    how = f"exit code {code}"
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            how = signal.Signals(-code).name
    return Result("crashed", CRASH_MESSAGE.format(how=how), seconds=seconds)
