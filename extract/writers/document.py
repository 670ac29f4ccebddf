"""One pack as one JSON document."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from scrutiny_extract.schemas import Extraction

RISKY = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows as it is but a terminal or a reader of lines may act on."""


def json_bytes(extraction: Extraction, *, indent: bool = False) -> bytes:
    """Render a pack as strict JSON in UTF-8, ended by a line feed; `indent` lays it out for people."""
    text = extraction.model_dump_json(indent=2 if indent else None)
    return f"{tame(text)}\n".encode()


def line_bytes(row: dict[str, Any]) -> bytes:
    """Render one flat record as a line of strict JSON in UTF-8."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{tame(text)}\n".encode()


def tame(text: str) -> str:
    r"""Spell as `\uNNNN` each character of a JSON text that a terminal may obey; the JSON means the same."""
    return RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def keep_types(extraction: Extraction, types: Collection[str]) -> Extraction:
    """Keep only the sections of these types; no types keep all."""
    if not types:
        return extraction
    sections = tuple(section for section in extraction.sections if section.type in types)
    return extraction.model_copy(update={"sections": sections})
