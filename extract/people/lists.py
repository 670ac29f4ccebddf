"""Lists of people cut into pieces, a person or what is said of one each.

list  = piece, (sign, piece)* ;
sign  = "," | ";" | "and" | "&" | newline | nothing, after a bracket ;
piece = words, ("(", remark, ")")* ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGN = re.compile(r"[()\[\]]|[ ]?(?:[,;\n|]|(?<![\w'’])(?:and|&)(?![\w'’]))\s?")
"""A bracket, or what parts two people."""
EDGES = " -–—.:"
"""Marks at a piece's ends that are no part of it."""
NEW_NAME = re.compile(r"\s?(?:[A-Z][a-z]|(?:[A-Z]\.?\s){1,3}[A-Z][a-z])")
BRACKET = re.compile(r"\s?[(\[](?P<inner>[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]]?")


def list_pieces(text: str) -> Iterator[tuple[str, str]]:
    """Cut a list at commas and "and" outside brackets; give each piece and the sign before it."""
    start, separator = 0, ""
    for end, after, sign in _cuts(text):
        piece = text[start:end].strip(EDGES)
        if piece:
            yield piece, separator
        start, separator = after, sign
    piece = text[start:].strip(EDGES)
    if piece:
        yield piece, separator


def _cuts(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where pieces end, where the next begin, and the sign between; a bracket is never cut."""
    depth = 0
    for match in SIGN.finditer(text):
        sign = match.group()
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(depth - 1, 0)
            if depth == 0 and _is_new_name(text, match.end()):
                yield match.end(), match.end(), ""
        elif depth == 0:
            yield match.start(), match.end(), _sign(sign)


def _sign(separator: str) -> str:
    """Tell the separators apart that matter: a line's end, "and", and a semicolon."""
    if "\n" in separator:
        return "\n"
    mark = separator.strip()
    return "and" if mark in {"and", "&"} else ";" if mark == ";" else ","


def _is_new_name(text: str, position: int) -> bool:
    """Whether a new name begins right after a bracket, its comma forgotten."""
    return NEW_NAME.match(text, position) is not None


def without_brackets(piece: str) -> tuple[str, tuple[str, ...]]:
    """Take bracketed remarks out of a piece."""
    if "(" not in piece and "[" not in piece:
        return piece, ()
    remarks = tuple(match["inner"].strip() for match in BRACKET.finditer(piece))
    return " ".join(BRACKET.sub(" ", piece).split()), tuple(remark for remark in remarks if remark)
