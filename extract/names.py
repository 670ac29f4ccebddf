r"""Names of files and other foreign text, made safe to print and to put into JSON.

    printed name = { character | "\\" | "\x" hex hex | "\u" hex hex hex hex } ;

A name is bytes, not always UTF-8, and may hold escape sequences. As text it has each backslash
doubled, each odd byte as `\xNN` and each control character as `\xNN` or `\uNNNN`: so it can neither
move a cursor nor break JSON, and `path_of` gives the very bytes back.
"""

from __future__ import annotations

import os
import re

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, line and paragraph separators, direction overrides, lone surrogates."""

UNSAFE_LINE = re.compile(UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))
"""As UNSAFE, but tabs and line feeds are left alone."""

UNSAFE_IN_NAME = re.compile(UNSAFE.pattern.replace("[", r"[\\"))

ESCAPED = re.compile(r"\\(?:(?P<backslash>\\)|x(?P<byte>[0-9a-f]{2})|u(?P<character>[0-9a-f]{4}))")

UNDECODED = 0xDC00
"""Where `surrogateescape` puts the bytes that are no UTF-8."""


def printable(text: str, *, lines: bool = False) -> str:
    """Escape what could style, move or reorder text on a terminal; `lines` keeps tabs and line feeds."""
    return (UNSAFE_LINE if lines else UNSAFE).sub(lambda found: _escape(found[0]), text)


def name_of(path: str | bytes | os.PathLike[str]) -> str:
    """Give a path as safe text from which `path_of` gives the path back."""
    text = os.fsencode(path).decode("utf-8", "surrogateescape")
    return UNSAFE_IN_NAME.sub(lambda found: "\\\\" if found[0] == "\\" else _escape(found[0]), text)


def path_of(name: str) -> str:
    """Give the path, as Python spells paths, that `name_of` made this text from."""
    return ESCAPED.sub(_unescape, name)


def _escape(character: str) -> str:
    code = ord(character)
    if UNDECODED + 0x80 <= code <= UNDECODED + 0xFF:
        return f"\\x{code - UNDECODED:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"


def _unescape(found: re.Match[str]) -> str:
    if found["backslash"]:
        return "\\"
    if found["byte"]:
        byte = int(found["byte"], 16)
        return chr(byte if byte < 0x80 else UNDECODED + byte)
    return chr(int(found["character"], 16))
