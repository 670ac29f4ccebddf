"""The key of a table: codes and what they mean.

key  = line+ ;
line = code, ("-" | "=" | ":" | dots), meaning ;      more of a meaning may stand on the next line
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

CODE = regex.compile(
    r"^\W*(?P<code>[A-Z][A-Za-z]{0,4}(?:[/&][A-Z]{1,5})?|\d{1,2})\s*(?:[-–—=:]++|\.{2,}+)\s*(?P<meaning>\S.*)$"
)
"""A line of the key: "RFS – Request for scrutiny"."""
BESIDE = regex.compile(r"[\s,;|]{1,9}(?=(?:[A-Z][A-Z]{0,4}|\d)\s*[-–—=:]\s)")
"""Where another code begins on one line of the key."""


def read_key(texts: Iterable[str]) -> dict[str, str]:
    """Read the lines of a key: `"RP – Review of existing policy"` -> `{"RP": "Review of existing policy"}`."""
    key: dict[str, str] = {}
    last: str | None = None
    for line in texts:
        for text in BESIDE.split(line):
            match = CODE.match(text)
            if match is not None:
                last = str(match["code"])
                key[last] = match["meaning"].strip()
            elif last is not None:
                key[last] += f" {text}"
    return key
