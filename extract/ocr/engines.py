"""Programs that read letters from a picture: Tesseract (Debian's `tesseract-ocr`), RapidOCR (the extra `rapidocr`)."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE_SECONDS = 60.0
"""How long one page may take."""

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


class Engine(Protocol):
    """Reads the words of a picture of a page."""

    @property
    def name(self) -> str:
        """Name and version: another one may read otherwise."""

    def read(self, picture: bytes, dpi: int, language: str) -> tuple[Reading, ...]:
        """Read an upright PNG. Raises OcrError."""

    def turn(self, picture: bytes, dpi: int) -> int:
        """Say by how many degrees clockwise to turn a PNG to make its text upright; 0 where it cannot tell."""


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

    def read(self, picture: bytes, dpi: int, language: str) -> tuple[Reading, ...]:
        """Read an upright PNG."""
        printed = self._run(
            picture, "-l", language, "--dpi", str(dpi), "--psm", "3", "-c", "preserve_interword_spaces=1", "tsv"
        )
        return tuple(_readings(printed))

    def turn(self, picture: bytes, dpi: int) -> int:
        """Ask for the orientation; it answers with an error where there is too little text to tell."""
        try:
            printed = self._run(picture, "--dpi", str(dpi), "--psm", "0", "-l", "osd")
        except OcrError:
            return 0
        facts = dict(line.split(": ", 1) for line in printed.splitlines() if ": " in line)
        return int(facts.get("Rotate", "0"))

    def _run(self, picture: bytes, *options: str) -> str:
        environment = os.environ | {"OMP_THREAD_LIMIT": "1"}  # pages run side by side; threads within one only cost
        try:
            done = subprocess.run(  # noqa: S603 - our own words; the picture is its input, not its command
                [self.path, "stdin", "stdout", *options],
                input=picture, capture_output=True, check=False, timeout=PAGE_SECONDS, env=environment,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OcrError(str(error)) from error
        if done.returncode != 0:
            raise OcrError(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or "no message")
        return done.stdout.decode("utf-8", "replace")


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
    return find_tesseract() if name == "tesseract" else None
