"""Programs that read letters from a picture: Tesseract (Debian's `tesseract-ocr`), RapidOCR (the extra `rapidocr`)."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from scrutiny_extract.extract.lifeline import die_with_parent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap

PAGE_SECONDS = 60.0
"""How long one page may take."""

ORIENTATION, BLOCKS, ROWS = "0", "3", "6"
"""Tesseract's page segmentation modes: tell the orientation; find blocks and columns; take it as one block."""

WORD = "5"
"""Level of a word in Tesseract's table."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as an engine read it: its box in pixels, how sure it is (0 to 1), and the line it stands on."""

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    confidence: float
    line: tuple[int, ...]


def readings_outside(readings: Sequence[Reading], boxes: Sequence[tuple[float, ...]]) -> tuple[Reading, ...]:
    """Leave out readings of which most lies in one of the boxes `(x0, y0, x1, y1)`."""
    return tuple(word for word in readings if not any(_lies_in(word, box) for box in boxes))


def _lies_in(word: Reading, box: tuple[float, ...]) -> bool:
    wide = min(word.x1, box[2]) - max(word.x0, box[0])
    high = min(word.y1, box[3]) - max(word.y0, box[1])
    return wide > 0 and high > 0 and 2 * wide * high > (word.x1 - word.x0) * (word.y1 - word.y0)


class Engine(Protocol):
    """Reads the words of a picture of a page."""

    @property
    def name(self) -> str:
        """Name and version: another one may read otherwise."""

    def read(self, page: Bitmap, language: str, *, rows: bool = False) -> tuple[Reading, ...]:
        """Read an upright page, or rows one under another (`rows`). Raises OcrError."""

    def turn(self, page: Bitmap) -> int:
        """Say by how many degrees clockwise to turn a page to make its text upright; 0 where it cannot tell."""


class OcrError(Exception):
    """The engine failed on a page."""


@dataclass(frozen=True)
class Tesseract:
    """The `tesseract` program, one process a page."""

    path: str
    version: str

    @property
    def name(self) -> str:
        """Name and version."""
        return f"tesseract {self.version}"

    def read(self, page: Bitmap, language: str, *, rows: bool = False) -> tuple[Reading, ...]:
        """Read an upright page, or rows one under another."""
        layout = ROWS if rows else BLOCKS
        return tuple(_readings(self._run(page, "-l", language, "--psm", layout, "tsv")))

    def turn(self, page: Bitmap) -> int:
        """Ask for the orientation; it answers with an error where there is too little text to tell."""
        try:
            printed = self._run(page, "--psm", ORIENTATION, "-l", "osd")
        except OcrError:
            return 0
        facts = dict(line.split(": ", 1) for line in printed.splitlines() if ": " in line)
        return int(facts.get("Rotate", "0"))

    def _run(self, page: Bitmap, *options: str) -> str:
        environment = os.environ | {"OMP_THREAD_LIMIT": "1"}  # pages run side by side; threads within one only cost
        try:
            done = subprocess.run(  # noqa: S603 - our own words; the picture is its input, not its command
                [*_bound_to_us(), self.path, "stdin", "stdout", "--dpi", str(page.dpi), *options],
                input=portable(page), capture_output=True, check=False, timeout=PAGE_SECONDS, env=environment,
                preexec_fn=die_with_parent,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise OcrError(f"{self.name} took longer than {PAGE_SECONDS:g} s; run again for this page") from error
        except OSError as error:
            raise OcrError(str(error)) from error
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            told = next((line for line in said if "language" in line), said[-1] if said else None)
            raise OcrError(told or f"{self.name}: exit code {done.returncode}")
        return done.stdout.decode("utf-8", "replace")


@cache
def _bound_to_us() -> tuple[str, ...]:
    """Give the command before a command that has it killed when we are (Linux's `setpriv`; nothing elsewhere).

    A hook of Python's own between fork and exec could lock up: pages are read by several threads.
    """
    path = shutil.which("setpriv") if sys.platform == "linux" else None
    if path is None:
        return ()
    command = (path, "--pdeathsig", "KILL")
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)  # noqa: S603 - our own words
    return command if tried.returncode == 0 else ()


def portable(page: Bitmap) -> bytes:
    """Give a picture in the plainest format that engines read (PGM): packing it as PNG costs a tenth of a second."""
    return b"P5 %d %d 255\n" % (page.width, page.height) + page.samples


def _readings(table: str) -> Iterator[Reading]:
    """Yield the words of Tesseract's table."""
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != WORD or not text:
            continue
        x0, y0 = int(row["left"]), int(row["top"])
        line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
        x1, y1 = x0 + int(row["width"]), y0 + int(row["height"])
        yield Reading(text, x0, y0, x1, y1, max(0.0, float(row["conf"]) / 100), line)


@cache
def find_tesseract() -> Tesseract | None:
    """Find the program; None where it is not installed."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    done = subprocess.run(  # noqa: S603 - our own words
        [path, "--version"], capture_output=True, check=False, text=True
    )
    first = (done.stdout or done.stderr).splitlines()[:1]
    return Tesseract(path, first[0].removeprefix("tesseract").strip() if first else "")


def find_engine(name: str) -> Engine | None:
    """Find an engine by name; None where it is not installed."""
    if name == "tesseract":
        return find_tesseract()
    from scrutiny_extract.extract.ocr.rapid import find_rapidocr  # noqa: PLC0415 - it imports this module

    return find_rapidocr()
