"""Fonts whose characters carry no letters: only the numbers of their glyphs.

A few PDF writers give glyph numbers where characters belong: "Chairman's" comes out as
"&KDLUPDQ¶V". The fonts that come with Windows share one order of glyphs, so such text can be
read all the same; a font that was renumbered cannot, and its page needs OCR.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.glyphs import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterable

GLYPH_ORDER = bytes((*range(0x20, 0x7F), *range(0x80, 0xCA), *range(0xCB, 0x100))).decode("mac_roman")
FIRST_GLYPH = 3
"""Number of the space."""
BY_GLYPH = {FIRST_GLYPH + place: char for place, char in enumerate(GLYPH_ORDER)}
"""Glyph number in the common Windows fonts -> the character it draws."""

NUMBERED = 128
"""Bit of a span's `char_flags`: the engine knows no character and gives the glyph's number."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Never printed; where a text holds some, they are numbers of glyphs (number 3 is the space)."""
ENOUGH = 0.3
"""Share of numbers from which a font's text is nothing else."""
LETTERS = 0.75
"""Share of letters and spaces in readable text, at least."""
BULLETS = 2
"""A font of which no more glyphs are used draws bullets."""

UNREADABLE: dict[int, str] = {}
"""The table of a font that cannot be read."""


def find_unmapped(spans: Iterable[dict[str, Any]]) -> dict[str, dict[int, str]]:
    """Find fonts that give glyph numbers for characters: name -> glyph number -> character."""
    texts: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    for span in spans:
        font, text = span["font"], span["text"]
        texts.setdefault(font, []).append(text)
        count = len(text) if span["char_flags"] & NUMBERED else len(CONTROL.findall(text))
        numbers[font] = numbers.get(font, 0) + count
    found = {font: _table_of("".join(texts[font]), count) for font, count in numbers.items() if count}
    return {font: table for font, table in found.items() if table is not None}


def _table_of(text: str, numbers: int) -> dict[int, str] | None:
    """Choose how to read a font's text of which so many characters are numbers; None: as it is."""
    if is_readable(text):
        return None
    if is_readable(decoded(text, BY_GLYPH)):
        return BY_GLYPH
    if numbers < ENOUGH * len(text):
        return None
    used = {ord(char) for char in text if not char.isspace()}
    return dict.fromkeys(used, BULLET) if len(used) <= BULLETS else UNREADABLE


def decoded(text: str, table: dict[int, str]) -> str:
    """Read glyph numbers as characters; what the table does not hold is left out."""
    return "".join(table.get(ord(char), "") for char in text)


def is_readable(text: str) -> bool:
    """Whether a text may be English, by its share of letters, small letters and vowels."""
    likely = sum(char.isalpha() or char == " " for char in text)
    lower = sum(map(str.islower, text))
    vowels = sum(char in "aeiouAEIOU" for char in text)
    return vowels > 0 and likely >= LETTERS * len(text) and 2 * lower >= likely and 5 * vowels >= likely
