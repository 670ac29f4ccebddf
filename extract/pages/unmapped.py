"""Fonts whose characters carry no letters: only the numbers of their glyphs.

A few PDF writers give glyph numbers where characters belong: "Chairman's" comes out as
"&KDLUPDQ¶V". The fonts that come with Windows share one order of glyphs, so such text can be
read all the same; a font that was renumbered cannot, and its page needs OCR.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

GLYPH_ORDER = bytes((*range(0x20, 0x7F), *range(0x80, 0xCA), *range(0xCB, 0x100))).decode("mac_roman")
FIRST_GLYPH = 3
BY_GLYPH = {FIRST_GLYPH + place: char for place, char in enumerate(GLYPH_ORDER)}
"""Glyph number in the common Windows fonts -> the character it draws."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Never printed; where a text holds some, they are numbers of glyphs (number 3 is the space)."""

ENOUGH = 0.3
"""Share of control characters from which a font's text is numbers."""

LETTERS = 0.75
"""Share of letters and spaces in readable text, at least."""

UNREADABLE: dict[int, str] = {}
"""The table of a font that cannot be read."""


def find_unmapped(lines: Iterable[tuple[str, list[dict[str, Any]]]]) -> dict[str, dict[int, str]]:
    """Find fonts that give glyph numbers for characters: name -> glyph number -> character."""
    texts: dict[str, list[str]] = {}
    for _, spans in lines:
        for span in spans:
            texts.setdefault(span["font"], []).append(span["text"])
    found: dict[str, dict[int, str]] = {}
    for font, parts in texts.items():
        text = "".join(parts)
        count = len(CONTROL.findall(text))
        if count and _is_readable(decoded(text, BY_GLYPH)):
            found[font] = BY_GLYPH
        elif count >= ENOUGH * len(text):
            found[font] = UNREADABLE
    return found


def decoded(text: str, table: dict[int, str]) -> str:
    """Read glyph numbers as characters; what the table does not hold is left out."""
    return "".join(table.get(ord(char), "") for char in text)


def _is_readable(text: str) -> bool:
    likely = sum(char.isalpha() or char == " " for char in text)
    lower = sum(map(str.islower, text))
    vowels = sum(char in "aeiouAEIOU" for char in text)
    return likely >= LETTERS * len(text) and 2 * lower >= likely and 5 * vowels >= likely
