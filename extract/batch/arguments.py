"""Arguments of the command line read into options and limits, or refused in plain words."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.batch.inputs import Shard
from scrutiny_extract.extract.batch.task import Limits, Options
from scrutiny_extract.extract.errors import InputError, UsageError
from scrutiny_extract.extract.names import name_of
from scrutiny_extract.extract.ocr import OcrSettings
from scrutiny_extract.extract.ocr.engines import find_engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scrutiny_extract.extract.ocr import EngineName, OcrMode

SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[kmgt]?)(?:i?b)?", re.IGNORECASE | re.ASCII)

PAGES = re.compile(r"(?P<first>\d{1,6})(?:-(?P<last>\d{1,6}))?", re.ASCII)

UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}

LANGUAGES = re.compile(r"\w{2,20}(?:\+\w{2,20})*", re.ASCII)

OCR_SHARE = 0.75
"""Share of a file's time that reading pictures may take: the rest is for the records."""

LEAST_MEMORY = 256 << 20
"""The reader itself does not start in less, in bytes."""


def read_options(
    types: Sequence[str] | None, council: str | None, password_file: Path | None, ocr: OcrSettings | None = None
) -> Options:
    """Read what shapes the records. Raises UsageError or InputError."""
    return Options(
        council=_council(council),
        types=_types(types or ()),
        password=None if password_file is None else _password(password_file),
        ocr=ocr or OcrSettings(),
    )


def read_ocr(mode: OcrMode, language: str, engine: EngineName, seconds: float) -> OcrSettings:
    """Read how pages without text are read, in `seconds` for a whole file. Raises UsageError."""
    if not LANGUAGES.fullmatch(language):
        raise UsageError(f"{language!r} is no language", where="--ocr-language", advice="write eng, or eng+cym")
    if engine == "rapidocr" and mode != "off" and find_engine(engine) is None:
        advice = "install it: pip install 'scrutiny-extract[rapidocr]'"
        raise UsageError("is not installed", where="--ocr-engine rapidocr", advice=advice)
    return OcrSettings(mode, language, engine, OCR_SHARE * seconds)


def read_limits(seconds: float, memory: str, size: str) -> Limits:
    """Read how much one file may take. Raises UsageError."""
    limits = Limits(seconds, read_size(memory, "--memory"), read_size(size, "--max-size"))
    if limits.memory < LEAST_MEMORY:
        raise UsageError(f"{memory} is too little to start in", where="--memory", advice="give at least 256MiB")
    return limits


def read_size(text: str, where: str) -> int:
    """Read a size in bytes: "2GiB", "512M", "1000000". Raises UsageError."""
    found = SIZE.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"{text!r} is no size", where=where, advice="write 512MiB or 2GiB")
    return int(float(found["number"]) * UNITS[found["unit"].lower()])


def read_pages(text: str | None) -> frozenset[int] | None:
    """Read page numbers counted from 1: "3-7,9". None stands for all. Raises UsageError."""
    if text is None:
        return None
    pages: set[int] = set()
    for part in text.split(","):
        found = PAGES.fullmatch(part.strip())
        first, last = (int(found["first"]), int(found["last"] or found["first"])) if found else (0, 0)
        if not 1 <= first <= last:
            raise UsageError(f"{part!r} names no pages", where="--pages", advice="write 3-7 or 3,5,9")
        pages.update(range(first, last + 1))
    return frozenset(pages)


def cores() -> int:
    """Count the processor cores this process may use."""
    return len(os.sched_getaffinity(0))


def read_shard(text: str) -> Shard:
    """Read which part of the inputs is meant. Raises UsageError."""
    return Shard.read(text)


def _types(given: Sequence[str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for text in given for name in text.split(",") if name.strip()))
    if names:
        from scrutiny_extract.schemas import SECTION_TYPES  # noqa: PLC0415 - late, for quick starts

        unknown = [name for name in names if name not in SECTION_TYPES]
        if unknown:
            advice = f"choose from: {', '.join(SECTION_TYPES)}"
            raise UsageError("no section type", where=f"--type {', '.join(unknown)}", advice=advice)
    return names


def _council(name: str | None) -> str | None:
    if name is not None:
        from scrutiny_extract.extract.vocabulary import known_councils  # noqa: PLC0415 - as above

        known = known_councils()
        if name not in known:
            advice = f"choose from: {', '.join(known)}" if known else "leave it out: the generic one is all there is"
            raise UsageError("has no vocabulary of its own", where=f"--council {name}", advice=advice)
    return name


def _password(path: Path) -> str:
    """Read the first line of a file: a password on the command line could be seen by everybody."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        what = f"cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8 text'})"
        raise InputError(what, where=name_of(path), advice="check --password-file") from error
    if not lines:
        raise UsageError("is empty", where=name_of(path), advice="put the password on its first line")
    return lines[0]
