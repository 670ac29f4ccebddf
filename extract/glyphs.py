"""Characters as a reader sees them: ligatures, bullets, ticks, arrows, spaces, and nothing that JSON cannot hold.

`plain(text, font)` is the one door. Symbol fonts (Wingdings and the like) print a tick where the PDF
says "ü" or U+F0FC, so the font decides what a character of theirs is.
"""

from __future__ import annotations

import re

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
