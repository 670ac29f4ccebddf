"""What was read of a page, kept by the page's content, so that a rerun costs nothing.

A cache that cannot be read or written is no cache: nothing is said, the page is read again.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from scrutiny_extract.extract.ocr.setting import SetWord
from scrutiny_extract.extract.ocr.signs import Sign

FORM = 6
"""Raised whenever what is kept changes, or how pages are read."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read: its upright size in points, the turn from the stored page, words, ruled lines, signs."""

    width: float
    height: float
    rotation: int
    words: tuple[SetWord, ...]
    rules: tuple[tuple[float, float, float, float], ...]
    signs: tuple[Sign, ...] = ()


def default_folder() -> Path:
    """Give the user's cache folder (XDG)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "scrutiny-extract" / "ocr"


def load_page(folder: Path, key: str) -> ReadPage | None:
    """Fetch a page; None where it is not kept, or not whole."""
    try:
        kept = json.loads(_path(folder, key).read_bytes())
        words = tuple(SetWord(**word) for word in kept["words"])
        rules = tuple((rule[0], rule[1], rule[2], rule[3]) for rule in kept["rules"])
        signs = tuple(_sign(**sign) for sign in kept["signs"])
        return ReadPage(kept["width"], kept["height"], kept["rotation"], words, rules, signs)
    except (OSError, ValueError, TypeError, KeyError, IndexError):
        return None


def _sign(bbox: list[float], colour: list[float] | None, outline: list[list[float]], *, is_fill: bool) -> Sign:
    """Make a sign of what JSON keeps of one: lists for tuples."""
    x0, y0, x1, y1 = bbox
    red, green, blue = colour or (0.0, 0.0, 0.0)
    return Sign((x0, y0, x1, y1), (red, green, blue) if colour else None, tuple((x, y) for x, y in outline), is_fill)


def keep_page(folder: Path, key: str, page: ReadPage) -> None:
    """Keep a page; written aside and renamed, so that nobody ever reads half of one."""
    path = _path(folder, key)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(page), file)
        Path(unfinished).replace(path)


def _path(folder: Path, key: str) -> Path:
    return folder / f"{FORM}" / key[:2] / f"{key}.json"
