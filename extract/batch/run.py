"""A batch from beginning to end: what is left to do, done behind the wall, listed, summed up.

inputs -> plan -> read -> accept -> summary ;
plan   = for each input its output, and whether the manifest answers it already ;
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scrutiny_extract.extract.batch.disk import read_input, size_of, stamp_of
from scrutiny_extract.extract.batch.inputs import PDF
from scrutiny_extract.extract.batch.manifest import MANIFEST_NAME, Entry, entry_of, still_holds
from scrutiny_extract.extract.batch.summary import FileReport, Summary
from scrutiny_extract.extract.batch.task import LIMITED, READ, Result, Task
from scrutiny_extract.extract.errors import OutputError, PackError
from scrutiny_extract.extract.names import name_of, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.batch.inputs import Input
    from scrutiny_extract.extract.batch.sinks import Sink
    from scrutiny_extract.extract.batch.task import Limits, Options


class Watcher(Protocol):
    """Who is told how a batch goes on."""

    def begin(self, total: int) -> None:
        """Get ready for so many files."""

    def file_done(self, report: FileReport) -> None:
        """Note a file that is done, or was done before."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch is asked to do."""

    inputs: Sequence[Input]
    options: Options
    limits: Limits
    version: str
    force: bool = False
    retry_failed: bool = False


@dataclass(slots=True)
class Batch:
    """A batch under way."""

    plan: Plan
    sink: Sink
    watcher: Watcher
    summary: Summary
    _entries: dict[str, Entry] = field(default_factory=dict)
    _outputs: list[str] = field(default_factory=list)

    def run(self, read: Callable[[Iterable[Task]], Iterator[tuple[Task, Result]]]) -> Summary:
        """Do what is left to do and sum up. Raises OutputError at the first file that cannot be written."""
        started = time.perf_counter()
        self._entries = self.sink.entries()
        self._outputs = name_outputs(self.plan.inputs, self._entries, self.sink.suffix)
        self.watcher.begin(len(self.plan.inputs))
        results = read(self._tasks())
        for task, result in in_order(results) if self.sink.ordered else results:
            self._settle(task, result)
        self.sink.finish()
        self.summary.seconds = round(time.perf_counter() - started, 3)
        return self.summary

    def _tasks(self) -> Iterator[Task]:
        """Yield what is left to do; what the manifest answers at a glance is reported at once."""
        index = 0
        for number in self._order():
            given = self.plan.inputs[number]
            entry = self._answer(given)
            if entry is not None and entry.stamp is not None and entry.stamp == stamp_of(given.path):
                self._report(given, entry, was_done=True)
                continue
            yield self._task(index, number, entry)
            index += 1

    def _order(self) -> Iterable[int]:
        """Give the places of the inputs: as they come, or the largest first, so that no worker is left with one."""
        places = range(len(self.plan.inputs))
        if self.sink.ordered:
            return places
        return sorted(places, key=lambda number: -size_of(self.plan.inputs[number].path))

    def _answer(self, given: Input) -> Entry | None:
        """Give the entry that answers an input if its bytes are still those of the entry."""
        entry = self._entries.get(given.key)
        if entry is None or self.plan.force or not self.sink.holds(entry):
            return None
        plan = self.plan
        holds = still_holds(entry, plan.options, plan.limits, version=plan.version, retry_failed=plan.retry_failed)
        return entry if holds else None

    def _task(self, index: int, number: int, entry: Entry | None) -> Task:
        given = self.plan.inputs[number]
        records, scratch = self.sink.records, self.sink.scratch
        output = records / self._outputs[number] if records is not None else scratch / f"{index}{self.sink.suffix}"
        return Task(
            index=index,
            number=number,
            path=given.path,
            name=given.name,
            options=self.plan.options,
            limits=self.plan.limits,
            output=output,
            scratch=scratch,
            known=entry.sha256 if entry is not None else None,
        )

    def _settle(self, task: Task, result: Result) -> None:
        """Take a result in: its records are safe, so it may be listed."""
        given = self.plan.inputs[task.number]
        if result.status == "unwritable":
            what, _, advice = result.message.partition("; ")
            raise OutputError(what, where=name_of(task.output or task.path), advice=advice)
        if result.status == "unchanged":
            entry = replace(self._entries[given.key], stamp=result.stamp)
            if entry.stamp is not None:
                self.sink.accept(None, entry)  # so that the next run need not hash it
            self._report(given, entry, was_done=True)
            return
        if result.status in LIMITED and result.sha256 is None:
            result = with_hash(result, given.path, self.plan.limits)
        listed = name_of(self._outputs[task.number]) if self.sink.records is not None else None
        entry = entry_of(
            given.key, result, self.plan.options, self.plan.limits, version=self.plan.version, output=listed
        )
        self.sink.accept(task.output if result.status in READ else None, entry)
        self._report(given, entry, result=result)

    def _report(self, given: Input, entry: Entry, *, was_done: bool = False, result: Result | None = None) -> None:
        report = FileReport(
            input=given.name,
            status=entry.status,
            message=entry.message,
            sha256=entry.sha256,
            pages=entry.pages,
            seconds=entry.seconds,
            output=entry.output,
            was_done=was_done,
            trace=result.trace if result is not None else (),
        )
        self.summary.add(report)
        self.watcher.file_done(report)


def read_here(tasks: Iterable[Task]) -> Iterator[tuple[Task, Result]]:
    """Read files in this process, with no wall around them."""
    from scrutiny_extract.extract.batch.work import work  # noqa: PLC0415 - only where asked for

    for task in tasks:
        yield task, work(task)


def with_hash(result: Result, path: Path, limits: Limits) -> Result:
    """Hash a file whose reader was stopped, so that the manifest knows its bytes the next time."""
    try:
        data, stamp = read_input(path, limits.size)
    except PackError:
        return result
    return replace(result, sha256=hashlib.sha256(data).hexdigest(), stamp=stamp)


def in_order(results: Iterable[tuple[Task, Result]]) -> Iterator[tuple[Task, Result]]:
    """Give results in the order of their tasks; those that are early wait."""
    early: dict[int, tuple[Task, Result]] = {}
    turn = 0
    for task, result in results:
        early[task.index] = task, result
        while turn in early:
            yield early.pop(turn)
            turn += 1


def name_outputs(inputs: Sequence[Input], entries: dict[str, Entry], suffix: str) -> list[str]:
    """Name each input's output below the output folder: its own path with another suffix.

    An input keeps the name the manifest gives it. Where another input has the name already (`a.pdf` and
    `a.PDF`, or one from an earlier run that still exists) some letters of a hash tell them apart.
    """
    owners = {entry.output: entry.input for entry in entries.values() if entry.output and _is_there(entry.input)}
    own = {given.key for given in inputs}
    taken = {name for name, owner in owners.items() if owner not in own}
    names: list[str] = []
    for given in inputs:
        entry = entries.get(given.key)
        name = path_of(entry.output) if entry is not None and entry.output else _mirrored(given, suffix)
        if name_of(name) in taken or MANIFEST_NAME.fullmatch(name):
            mark = hashlib.sha256(given.key.encode()).hexdigest()[:8]
            name = f"{_mirrored(given, '')}~{mark}{suffix}"
        taken.add(name_of(name))
        names.append(name)
    return names


def _mirrored(given: Input, suffix: str) -> str:
    below = given.below
    is_pdf = below.suffix.lower() == PDF
    return os.fspath(below.with_suffix(suffix) if is_pdf else below.with_name(below.name + suffix))


def _is_there(key: str) -> bool:
    return Path(path_of(key)).exists()
