"""What a batch costs: packs and pages a second, the price of the wall, memory over many files.

    python benchmarks/batch.py [FOLDER] [--files 500]

Without a folder the fixtures are read again and again, each copy with a byte of its own. Every figure is
taken in this one run: a bare loop over `extract_pack` in one process, then `scrutiny-extract` with one and
two jobs, and with another format or two. `memory` is resident memory, sampled ten times a second, of the
parent and of all its children together, in the first and in the last quarter of the run: flat is good.
`cpu` is the processor time of all of them: on a machine that does other things too it says more than `s`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.writers.document import json_bytes

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, "-m", "scrutiny_extract"]
MARK = "SCRUTINY_BENCHMARK"
TICK = 0.1
MIB = 1 << 20
ROUNDS = 7


@dataclass
class Cost:
    """Resident memory of a program over time, in bytes, and processor time by process, in seconds."""

    parent: list[int] = field(default_factory=list)
    children: list[int] = field(default_factory=list)
    times: dict[int, float] = field(default_factory=dict)

    def sample(self, pid: int, mark: str) -> None:
        """Look at all processes of the program once."""
        sizes = {process: resident(process) for process in processes(mark)}
        self.parent.append(sizes.pop(pid, 0))
        self.children.append(sum(sizes.values()))
        for process in (pid, *sizes):
            self.times[process] = max(self.times.get(process, 0.0), processor(process))

    @property
    def cpu(self) -> float:
        """Processor time of all processes, in seconds."""
        return sum(self.times.values())

    def said(self) -> str:
        """Say the peaks of the first and of the last quarter."""
        quarter = max(1, len(self.parent) // 4)
        return ", ".join(
            f"{name} {max(sizes[:quarter]) // MIB} -> {max(sizes[-quarter:]) // MIB} MiB"
            for name, sizes in (("parent", self.parent), ("children", self.children))
        )


def processes(mark: str) -> list[int]:
    """Find the processes whose environment bears the mark."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def resident(pid: int) -> int:
    """Give the proportional set size of a process: shared pages are shared out among those that share them."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0


def processor(pid: int) -> float:
    """Give the processor time of a process, in seconds."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(*arguments: object) -> tuple[float, Cost]:
    """Run the program; give the seconds it took and what else it cost."""
    mark, cost, done = uuid.uuid4().hex, Cost(), threading.Event()
    started = time.perf_counter()
    program = subprocess.Popen([*PROGRAM, *map(str, arguments)], env={**os.environ, MARK: mark}, stderr=subprocess.PIPE)

    def watch() -> None:
        while not done.wait(TICK):
            cost.sample(program.pid, mark)

    watching = threading.Thread(target=watch)
    watching.start()
    _, stderr = program.communicate()
    seconds = time.perf_counter() - started
    done.set()
    watching.join()
    if program.returncode not in {0, 3}:
        sys.exit(stderr.decode())
    return seconds, cost


def copies(folder: Path, count: int) -> Path:
    """Fill a folder with copies of the fixtures that differ by a comment at their end."""
    packs = [path.read_bytes() for path in sorted((ROOT / "fixtures").glob("*.pdf"))]
    for number in range(count):
        (folder / f"pack{number:05}.pdf").write_bytes(packs[number % len(packs)] + b"\n%% copy %d\n" % number)
    return folder


def bare(paths: list[Path]) -> tuple[float, float, int]:
    """Read packs one after the other in this process, and render them; give seconds, processor time and pages."""
    pages = 0
    started, began = time.perf_counter(), time.process_time()
    for path in paths:
        extraction = extract_pack(path)
        json_bytes(extraction)
        pages += extraction.source.page_count
    return time.perf_counter() - started, time.process_time() - began, pages


def wall_for_one(path: Path) -> str:
    """Say what reading one file takes with and without the wall, in turns: medians."""
    kinds: dict[str, list[tuple[float, float]]] = {"": [], "--no-isolation": []}
    for _ in range(ROUNDS):
        for kind, times in kinds.items():
            started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [*PROGRAM, path, "--quiet", *([kind] if kind else [])]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            times.append((time.perf_counter() - started, cpu))
    (wall, wall_cpu), (bare_, bare_cpu) = (
        tuple(statistics.median(times) for times in zip(*measured, strict=True)) for measured in kinds.values()
    )
    return (
        f"one file: {wall:.3f} s behind the wall ({wall_cpu:.3f} s of processor), {bare_:.3f} s ({bare_cpu:.3f} s) "
        f"without: {wall - bare_:+.3f} s ({wall_cpu - bare_cpu:+.3f} s)"
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--files", type=int, default=500)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        (work / "in").mkdir()
        folder = given.folder or copies(work / "in", given.files)
        paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf")
        print(wall_for_one(paths[0]))
        seconds, cpu, pages = bare(paths)
        print(f"{len(paths)} packs, {pages} pages; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'':<22}{'s':>8}{'packs/s':>9}{'pages/s':>9}{'cpu s':>8}{'cpu ms/page':>13}  memory")
        rates = Rates(len(paths), pages)
        print(rates.line("bare loop", seconds, cpu))
        times = {}
        for name, arguments in RUNS.items():
            out = work / name.replace(" ", "-")
            target = out.with_suffix(".db") if "sqlite" in arguments else out
            times[name], cost = run(folder, "-o", target, "--quiet", "--report", work / "report.json", *arguments)
            print(rates.line(name, times[name], cost.cpu, cost.said()))
            counts = json.loads((work / "report.json").read_text(encoding="utf-8"))["counts"]
        print(f"two jobs are {times['json, 1 job'] / times['json, 2 jobs']:.2f} times as fast as one; {counts}")


@dataclass(frozen=True)
class Rates:
    """Makes the lines of the table."""

    packs: int
    pages: int

    def line(self, name: str, seconds: float, cpu: float, memory: str = "") -> str:
        """Give one row."""
        rates = f"{seconds:>8.1f}{self.packs / seconds:>9.1f}{self.pages / seconds:>9.0f}"
        return f"{name:<22}{rates}{cpu:>8.1f}{1000 * cpu / self.pages:>13.2f}  {memory}"


RUNS = {
    "json, 1 job": ("-j1",),
    "json, 2 jobs": ("-j2",),
    "csv, 2 jobs": ("-j2", "--format", "csv"),
    "sqlite, 2 jobs": ("-j2", "--format", "sqlite"),
}


if __name__ == "__main__":
    main()
