"""What reading costs, beside what the engine alone costs on the same file in the same run.

    python benchmarks/speed.py [--runs N] [PDF | FOLDER] ...

For each PDF the medians of several runs, in milliseconds of CPU a page:

    words     `page.get_text("words")` alone, the measure of the file and of the machine
    open      `open_pack`: words, drawings, pictures, tags, upright
    furniture `remove_furniture`, lines included
    whole     `extract_pack`

and as multiples of `words`; scans are not read by OCR. Then what a process takes: start-up of
`--version` and of one extraction, and the largest memory. The steps are run in turn, so that a busy
machine slows all of them alike. Without a path the fixture packs are read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pymupdf

from scrutiny_extract import extract_pack
from scrutiny_extract.extract.furniture import remove_furniture
from scrutiny_extract.extract.ocr import OcrSettings
from scrutiny_extract.extract.pages import open_pack
from scrutiny_extract.extract.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIXTURES = Path(__file__).parent.parent / "fixtures"
OFF = OcrSettings(mode="off")
WARM_UP = 1

MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
"""Run by a small process of its own: a child's peak memory is never less than its parent's."""


class Cost(NamedTuple):
    """CPU of one file, milliseconds a page."""

    name: str
    pages: int
    words: float
    open: float
    furniture: float
    whole: float


def main() -> None:
    """Measure the files named on the command line and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[FIXTURES])
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    files = list(pdfs(chosen.paths))
    if not files:
        parser.error("no PDF there")
    print_costs([measured(file, chosen.runs) for file in files])
    print_processes(files[0], chosen.runs)


def pdfs(paths: Iterable[Path]) -> Iterable[Path]:
    """Yield the PDFs named, and those in the folders named."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix.lower() == ".pdf")
        else:
            yield path


def measured(file: Path, runs: int) -> Cost:
    """Run each step in turn, several times, and take medians."""
    data, vocabulary = file.read_bytes(), load()
    pack = open_pack(data, ocr=OFF)
    steps: tuple[Callable[[], object], ...] = (
        lambda: words_alone(data),
        lambda: open_pack(data, ocr=OFF),
        lambda: remove_furniture(pack, vocabulary),
        lambda: extract_pack(data, ocr=OFF),
    )
    times: list[list[float]] = [[] for _ in steps]
    for run in range(runs + WARM_UP):
        for step, taken in zip(steps, times, strict=True):
            cost = cpu(step)
            if run >= WARM_UP:
                taken.append(cost)
    name = file.name if file.stem != "pack" else f"{file.parent.name}/{file.name}"
    return Cost(name, len(pack.pages), *(1000 * median(taken) / len(pack.pages) for taken in times))


def words_alone(data: bytes) -> None:
    """Read the words of all pages with the engine, and nothing else."""
    document = pymupdf.open(stream=data, filetype="pdf")
    for page in document:
        page.get_text("words")
    document.close()
    pymupdf.TOOLS.store_shrink(100)


def cpu(step: Callable[[], object]) -> float:
    """Seconds of CPU that a step takes."""
    start = time.process_time()
    step()
    return time.process_time() - start


def print_costs(costs: list[Cost]) -> None:
    """Print milliseconds a page and multiples of the words alone."""
    print(f"{'CPU, ms a page':40} {'pages':>6} {'words':>7} {'open':>14} {'furniture':>14} {'whole':>14}")
    for cost in costs:
        rest = "".join(f" {value:7.2f} {value / cost.words:5.2f}x" for value in (cost.open, cost.furniture, cost.whole))
        print(f"{cost.name[-40:]:40} {cost.pages:6} {cost.words:7.2f}{rest}")


def print_processes(file: Path, runs: int) -> None:
    """Print what whole processes take: wall clock and CPU, medians; memory, the largest."""
    print(f"\n{'process':40} {'wall, s':>8} {'CPU, s':>8} {'MB':>6}")
    for name, arguments in (("--version", ["--version"]), (f"extract {file.name}", [str(file)])):
        wall, spent, memory = zip(*(process(arguments) for _ in range(runs)), strict=True)
        print(f"{name[-40:]:40} {median(wall):8.3f} {median(spent):8.3f} {max(memory):6.0f}")


def process(arguments: list[str]) -> tuple[float, float, float]:
    """Run the command once: wall clock and CPU in seconds, peak memory in MB."""
    command = [sys.executable, "-m", "scrutiny_extract", *arguments]
    done = subprocess.run([sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=True)
    wall, spent, memory = map(float, done.stdout.split())
    return wall, spent, memory


if __name__ == "__main__":
    main()
