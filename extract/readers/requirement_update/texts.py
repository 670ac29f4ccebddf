"""The text of a requirement: its number, the paragraph of the notice that asks it, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from scrutiny_extract.extract.vocabulary import Phrases

REFERENCE = regex.compile(
    r"""
    ^ (?: [Rr]equirement \s+ )?
    (?P<reference> (?:[A-Z]{1,5}[ -]?)? \d{1,3} (?:\.\d{1,3}){0,3} [a-z]?
        (?: \s(?:&|and)\s (?:[A-Z]{1,5}[ -]?)? \d{1,3}(?:\.\d{1,3}){0,3} )? | [A-Z]{1,4}\d? (?=[.)]) )
    (?: \s*[-–—:]\s+ | [.)]+\s+ | \s+(?=[A-Z(]) )
    """,
    regex.VERBOSE,
)
"""What a requirement begins with: "NI 59 - whilst …", "1. The Council …", "R2: …"."""

NOTICE = regex.compile(
    r"""
    \s{0,9} [(\[] \s* (?P<notice> (?:[A-Z][A-Za-z]{0,11}\.?\s?){1,3} \d{1,3}(?:\.\d{1,3}){0,5}
        (?: \s*(?:&|,|and|/|-)\s* (?:[A-Z]{1,4}\s?)? \d{1,3}(?:\.\d{1,3}){0,5} ){0,19} ) \s* [)\]] \s* [.:]? $
    """,
    regex.VERBOSE,
)
"""The paragraph of the notice a requirement ends with: "(IN 1.3 & 2.17)"."""

NOTICE_FIRST = regex.compile(
    r"[(\[]\s?(?P<notice>(?:[A-Z][A-Za-z]{0,11}\.?\s?){1,3}\d[\d.]{0,9}(?:\s?(?:&|,|and|/|-)\s?[A-Z\d][\w.]{0,9}){0,9})\s?[)\]]"
)
"""The paragraph of the notice between number and text: "(IN 1.3)"."""


def divide_requirement(text: str, words: Phrases | None = None) -> tuple[str | None, str | None, str | None]:
    """Divide a requirement into reference, notice reference and text; `words` may stand before the reference.

    `"3. Ensure that … (IN 1.3 & 2.17)"` -> `("3", "IN 1.3 & 2.17", "Ensure that …")`
    `"Undertaking 3 (IN 1.3) Ensure that …"` -> the same
    """
    leading = words.leading(text) if words is not None else None
    if leading is not None and REFERENCE.match(f"{leading[2]} A") is not None:
        text = leading[2]
    first = REFERENCE.match(text)
    if first is not None:
        text = text[first.end() :]
    last = NOTICE.search(text) or NOTICE_FIRST.match(text)
    if last is not None:
        text = (text[: last.start()] + text[last.end() :]).strip()
    return first and first["reference"], last and last["notice"], text.lstrip(" :–—-") or None
