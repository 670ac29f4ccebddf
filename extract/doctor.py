"""What is installed here and what is not, for `scrutiny-extract doctor`."""

from __future__ import annotations

import platform
import re
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass
from importlib import metadata

VERSION = re.compile(r"\d{1,9}(?:\.\d{1,9})+")

NEEDED = ("pymupdf", "pydantic", "pebble", "regex", "rich", "typer", "sqlite-utils")

EXTRAS = {
    "openpyxl": ("--format xlsx", "pip install 'scrutiny-extract[xlsx]'"),
    "distributed": ("--dask", "pip install 'scrutiny-extract[dask]'"),
    "rapidocr": ("a second OCR engine", "pip install 'scrutiny-extract[rapidocr]'"),
}

PATIENCE = 10.0
"""Seconds for a program to say its version."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked for."""

    name: str
    version: str | None
    """Null where it is not there."""
    needed: bool
    note: str
    """What it is for, or how to get it."""

    @property
    def is_fine(self) -> bool:
        """Whether it is there, or can be done without."""
        return self.version is not None or not self.needed

    def line(self) -> str:
        """Say it in one line."""
        mark = "ok     " if self.version else "MISSING" if self.needed else "absent "
        return f"{mark}  {self.name:<18}{self.version or '-':<12}{self.note}".rstrip()


def check_all() -> list[Check]:
    """Look for everything that is needed or of use."""
    return [
        Check("Python", platform.python_version(), needed=True, note=""),
        *(_package(name, needed=True, note="") for name in NEEDED),
        _full_text_search(),
        _tesseract(),
        *(_package(name, needed=False, note=f"for {use}; {how}") for name, (use, how) in EXTRAS.items()),
    ]


def _package(name: str, *, needed: bool, note: str) -> Check:
    try:
        return Check(name, metadata.version(name), needed, note if needed else note.split(";", maxsplit=1)[0])
    except metadata.PackageNotFoundError:
        return Check(name, None, needed, note)


def _full_text_search() -> Check:
    note = "full-text search in --format sqlite"
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("create virtual table probe using fts5(text)")
        except sqlite3.OperationalError:
            return Check("SQLite FTS5", None, needed=True, note=note)
        finally:
            version = sqlite3.sqlite_version
    connection.close()
    return Check("SQLite FTS5", version, needed=True, note=note)


def _tesseract() -> Check:
    """Look for Tesseract and its languages."""
    program = shutil.which("tesseract")
    if program is None:
        note = "for scanned pages; on Debian and Ubuntu: apt-get install tesseract-ocr"
        return Check("Tesseract", None, needed=False, note=note)
    languages = [name for name in _ask(program, "--list-langs").splitlines()[1:] if name and name != "osd"]
    found = VERSION.search(_ask(program, "--version"))
    note = f"for scanned pages; languages: {', '.join(languages) or 'none'}"
    return Check("Tesseract", found[0] if found else "unknown", needed=False, note=note)


def _ask(program: str, question: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - found by name, asked for its version
            [program, question], capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")
