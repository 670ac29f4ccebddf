"""Characters as a reader sees them: ligatures, bullets, ticks, arrows, spaces, and nothing that JSON cannot hold.

`plain(text, font)` is the one door. Symbol fonts (Wingdings and the like) print a tick where the PDF
says "ü" or U+F0FC, so the font decides what a character of theirs is.
"""

from __future__ import annotations

import re
from functools import cache

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u019f": "ti",  # Ɵ: Calibri's "ti" as several PDF writers map it
    "\u01a9": "tt",  # Ʃ: Calibri's "tt"
    "\u01a1": "ft",  # ơ: Calibri's "ft"
    "\u01ab": "tti",
}
"""Letters drawn as one glyph. The Calibri ones have no Unicode value of their own, so writers borrow one."""

BULLET, TICK, CROSS = "\u2022", "\u2713", "\u2717"

WINGDINGS = {
    0x9F: BULLET, 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0xA8: "◻", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: BULLET,
    0xFB: CROSS, 0xFC: TICK, 0xFD: "☒", 0xFE: "☑", 0x6F: "□", 0x72: "❒", 0x78: "☒", 0xD8: "➢", 0xE0: "→",
    0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
}  # fmt: skip
"""Wingdings' code -> what it draws; U+F000 + code in the PDF, or the code alone."""

SYMBOL = {0xB7: BULLET, 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×",
          0xD6: "√", 0xA8: "♦", 0x2D: "−"}  # fmt: skip
"""Symbol's code -> what it draws, where that is no Greek letter."""

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
SURROGATES = re.compile("[\ud800-\udfff]")
PRIVATE = re.compile("[\ue000-\uf8ff]")
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029]")
TRANSLATED = str.maketrans(LIGATURES)


@cache
def is_symbol_font(font: str) -> bool:
    """Whether a font's letters are pictures."""
    return font.startswith(("Wingdings", "Symbol", "Webdings", "ZapfDingbats"))


def plain(text: str, font: str = "") -> str:
    """Return text as a reader sees it; may be empty. Spaces of every kind become the plain one."""
    if is_symbol_font(font):
        table = WINGDINGS if font.startswith("Wingdings") else SYMBOL
        text = "".join(table.get(ord(char) & 0xFF, char) if _is_code(char) else char for char in text)
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(TRANSLATED)
    text = PRIVATE.sub(lambda match: SYMBOL.get(ord(match[0]) & 0xFF, BULLET), text)
    return SURROGATES.sub("\ufffd", CONTROLS.sub("", SPACES.sub(" ", text)))


def _is_code(char: str) -> bool:
    return ord(char) < 0x100 or 0xF000 <= ord(char) <= 0xF0FF
