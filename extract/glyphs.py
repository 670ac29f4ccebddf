"""Characters as a reader sees them: ligatures, bullets, ticks, arrows, quotes, spaces, and nothing JSON cannot hold.

`plain(text, font)` is the one door. Symbol fonts (Wingdings and the like) print a tick where the PDF
says "ü" or U+F0FC, so the font decides what a character of theirs is.
"""

from __future__ import annotations

import re
from functools import lru_cache

BULLET, TICK, CROSS, UNKNOWN = "\u2022", "\u2713", "\u2717", "\ufffd"

TRANSLATED = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    # Calibri's joined letters have no Unicode value of their own, so PDF writers borrow one.
    "\u019f": "ti", "\u01a9": "tt", "\u01ab": "tti", "\u01a1": "ft", "\u01a2": "ffi", "\u01a6": "tf", "\u01ac": "fft",
    # Word 2007 writes its curly quotes under the numbers of their neighbours in the font.
    "\u201e": "\u2018", "\u201f": "\u2019", "\u2016": "\u201d",
    "\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u2028": " ", "\u2029": " ",
})  # fmt: skip
"""One character -> what a reader sees."""

WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐",
    0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9E: "·",
    0x9F: BULLET, 0xA0: "▪", 0xA1: "○", 0xA3: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xAC: "✶",
    0xD5: "⌫", 0xD6: "⌦", 0xD7: "◀", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗",
    0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xF4: "⇳", 0xFB: CROSS, 0xFC: TICK, 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""Wingdings' code -> what it draws; the PDF holds U+F000 + code, or the code alone."""

WINGDINGS_2 = {
    0x4F: CROSS, 0x50: TICK, 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA2: "■", 0xA3: "☐", 0x95: BULLET,
    0x96: BULLET, 0x97: "●", 0x98: "●", 0x99: "○", 0x9A: "○", 0xA0: "■", 0xA1: "□",
}  # fmt: skip

WINGDINGS_3 = {
    0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗", 0x6C: "↙", 0x6D: "↘", 0x6E: "↔", 0x6F: "↕",
    0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶", 0x76: "◁", 0x77: "▷", 0x7D: "▶", 0x84: "▸",
}  # fmt: skip

WEBDINGS = {0x61: TICK, 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: CROSS, 0x3D: BULLET, 0x33: "◀", 0x34: "▶",
            0x35: "▲", 0x36: "▼"}  # fmt: skip

DINGBATS = {0x33: TICK, 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: CROSS, 0x38: "✘", 0x6C: "●", 0x6E: "■", 0x6F: "❏",
            0x71: "❑", 0x75: "◆", 0xD4: "➔", 0xD8: "➢", 0xE0: "➠"}  # fmt: skip

SYMBOL = {0x2D: "−", 0xA3: "≤", 0xA8: "♦", 0xAA: "♠", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xAB: "↔", 0xB0: "°",
          0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: BULLET, 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅",
          0xDB: "⇔", 0xDE: "⇒",
          0x78: BULLET}  # fmt: skip

SYMBOL_FONTS = (
    ("Wingdings 2", WINGDINGS_2), ("Wingdings2", WINGDINGS_2), ("Wingdings-2", WINGDINGS_2),
    ("Wingdings 3", WINGDINGS_3), ("Wingdings3", WINGDINGS_3), ("Wingdings-3", WINGDINGS_3),
    ("Wingdings", WINGDINGS), ("Webdings", WEBDINGS), ("ZapfDingbats", DINGBATS), ("Symbol", SYMBOL),
)  # fmt: skip
"""How a font's name begins -> its table, more exact names first."""

OTHER_SPACES = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
SURROGATE = re.compile("[\ud800-\udfff]")
PRIVATE = re.compile("[\ue000-\uf8ff]")
OPENING_BAR = re.compile("^\u2015(?=[^\\W_])")
"""Word 2007's opening double quote; a horizontal bar before a word is nothing else."""
LOW_LINE = re.compile("(?<![\u2017])\u2017(?=[^\\W_])|(?<=[^\\W_])\u2017(?!\u2017)")
"""Its opening single quote, where it touches a letter and is no ruled line."""
JOINED = re.compile(r"(?<=[a-z])[\[U](?=[a-z])")
"""Quartz writes Calibri's joined "ti" and "tt" as "[" and "U": "mee[ng", "commiUee"."""


def is_plain(text: str) -> bool:
    """Whether nothing in a text of a font of letters needs to be read otherwise than it stands."""
    return text.isascii() and text.isprintable() and "[" not in text and "U" not in text


@lru_cache(maxsize=1024)
def symbols_of(font: str) -> dict[int, str] | None:
    """Return the table of a font whose letters are pictures; None for a font of letters."""
    name = font.rpartition("+")[2]
    for start, table in SYMBOL_FONTS:
        if name.startswith(start) and not name[len(start) :][:1].islower():
            return table
    return None


@lru_cache(maxsize=4096)
def plain(text: str, font: str = "") -> str:
    """Return text as a reader sees it; empty where nothing is printed. Soft hyphens stay.

    The last ones are kept: words with an apostrophe and bullets come again and again.
    """
    symbols = symbols_of(font)
    if symbols is not None:
        text = "".join(_drawn(char, symbols) for char in text)
    if font.rpartition("+")[2].startswith("Calibri") and "]" not in text:
        text = JOINED.sub(lambda match: "ti" if match[0] == "[" else "tt", text)
    if text.isascii() and text.isprintable():
        return text
    text = OTHER_SPACES.sub(" ", text.translate(TRANSLATED))
    text = LOW_LINE.sub("\u2018", text)
    text = OPENING_BAR.sub("\u201c", SURROGATE.sub(UNKNOWN, UNPRINTED.sub("", text)))
    return PRIVATE.sub(_guessed if len(text.strip()) == 1 else UNKNOWN, text)


def _drawn(char: str, symbols: dict[int, str]) -> str:
    """Say what a symbol font draws; Greek letters of Symbol and what is unknown stay."""
    code = ord(char)
    if code < 0x100 or 0xF000 <= code <= 0xF0FF:
        return symbols.get(code & 0xFF, char)
    return char


def _guessed(match: re.Match[str]) -> str:
    """Read a private character that stands alone in a font of letters: Word's symbols keep Symbol's numbers."""
    return SYMBOL.get(ord(match[0]) & 0xFF) or WINGDINGS.get(ord(match[0]) & 0xFF, BULLET)
