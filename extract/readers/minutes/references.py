"""Numbers of items in forms of a council's own, at the head of its headings.

reference = "Minute 45" | "31/045" | "C31/32-45" | "PL.12" | "* 53" | "12 (31/32)" | "IV" ;     of one form, rising
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.minutes.numbered import is_moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block

REFERENCE = re.compile(
    r"(?P<ref>(?:(?:Minute|Min|Item|Agenda\sitem|No)\.?\s(?:No\.?\s)?\d{1,4}|\*\s?\d{1,4}|\d{1,4}\s?\(\d{2,4}/\d{2,4}\)"
    r"|[A-Z]{0,4}[./-]?\d{1,4}(?:[./-]\d{1,4}){1,3}|[A-Z]{1,4}[./-]\d{1,4}|[IVXL]{1,6})[.:]?)\s(?P<title>[^\W\d_].{2,300})",
    re.IGNORECASE | re.DOTALL,
)
"""A heading that begins with a number in one of these forms."""
WORD = re.compile(r"^(?:Minute|Min|Item|Agenda\sitem|No)\.?\s(?:No\.?\s)?", re.IGNORECASE)
YEARS = re.compile(r"(?:19|20)(\d\d)[/-](?:\d\d)?(\d\d)")
FEWEST = 3
"""Headings of one form that make it the items'."""
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def with_references(blocks: Sequence[Block]) -> list[Block]:
    """Give headings that begin with such numbers as numbered paragraphs; others as they are."""
    forms: defaultdict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    headings = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.kind == "heading" and block.number is None:
            headings += 1
            match = REFERENCE.fullmatch(block.text)
            if match is not None and not _is_year(match["ref"]) and not is_moved(block):
                forms[form_of(match["ref"])].append((at, match))
    found = max(forms.values(), key=len, default=[])
    if len(found) < FEWEST or not _rises([match["ref"] for _, match in found]):
        return list(blocks)
    numbered = list(blocks)
    for at, match in found:
        block = numbered[at]
        assert isinstance(block, Paragraph)
        numbered[at] = replace(block, number=match["ref"], text=match["title"])
    return numbered


def bare_number(number: str) -> str:
    """Give an item's number without the marks and words around it: `"Minute 45."` -> `"45"`."""
    bare = WORD.sub("", number.strip("*.: "))
    return bare.strip("()") if bare.startswith("(") and bare.endswith(")") else bare.strip()


def counted(number: str) -> tuple[int, ...]:
    """Give what a number counts: `"C31/32-45"` -> `(31, 32, 45)`, `"IV"` -> `(4,)`."""
    digits = tuple(map(int, re.findall(r"\d{1,9}", number)))
    return digits or _roman(number)


def _roman(number: str) -> tuple[int, ...]:
    values = [ROMAN.get(letter, 0) for letter in number.strip(".:() ").upper()]
    if not values or 0 in values:
        return ()
    pairs = zip(values, [*values[1:], 0], strict=True)
    return (sum(-value if value < following else value for value, following in pairs),)


def form_of(reference: str) -> str:
    """Give a number's form: "C31/32-45" is "C#/#-#"."""
    form = re.sub(r"\d{1,9}", "#", reference)
    return form if "#" in form else "roman"


def _rises(references: Sequence[str]) -> bool:
    """Whether numbers rise, one after another, in at least one of their parts."""
    values = [counted(reference) for reference in references]
    return all(values) and all(before < after for before, after in pairwise(values))


def _is_year(reference: str) -> bool:
    """Whether a reference is a year's: "2031/32"."""
    match = YEARS.fullmatch(reference.strip(".:"))
    return match is not None and int(match[2]) == (int(match[1]) + 1) % 100
