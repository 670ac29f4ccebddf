"""Pages without text, read from their pictures.

    read_picture = slant and orientation (by the caller's renderer), ruled lines, engine, words ;

Knows nothing of PDFs: `pages.scans` renders the pages and puts the words on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

OcrMode: TypeAlias = Literal["auto", "off", "force"]
EngineName: TypeAlias = Literal["tesseract", "rapidocr"]

__all__ = ["EngineName", "OcrMode", "OcrSettings"]


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """How pages without text are read."""

    mode: OcrMode = "auto"
    """`auto`: pages that have no text; `force`: all pages; `off`: none."""
    language: str = "eng"
    engine: EngineName = "tesseract"
    seconds: float = 90.0
    """Time for all pages of a file; what is not read by then stays unread, and is said to be."""
    cache: Path | None = None
    """Folder that keeps what was read, by the page's content; None for the user's own cache folder."""
    threads: int = 0
    """Pages read at once; 0 for as many as there are cores."""
