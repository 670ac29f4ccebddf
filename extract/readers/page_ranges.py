"""Page ranges at the end of a title, or in a column beside it: "(Pages 7 - 26)"."""

from __future__ import annotations

import re

PAGES = re.compile(
    r"\s?[(\[]?\s?\b(?:pages?|pp?\.?)\s?(?:nos?\.?\s?)?:?\s?(?P<first>\d{1,4})(?:\s?(?:[-–—]|to)\s?(?P<last>\d{1,4}))?\s?[)\]]?\s?$",
    re.IGNORECASE,
)
"""A page range at the end of a title: "(Pages 7 - 26)"."""
PAGES_INSIDE = re.compile(
    r"\s?\(\s?pages?\s(?P<first>\d{1,4})(?:\s?(?:[-–—]|to)\s?(?P<last>\d{1,4}))?\s?\)", re.IGNORECASE
)
"""A page range in a column at the right, read in the middle of a title of two lines."""


def without_pages(text: str) -> tuple[str, re.Match[str] | None]:
    """Take "(Pages 7 - 26)" off the end of a title."""
    match = PAGES.search(text) or PAGES_INSIDE.search(text)
    if match is None:
        return text.strip(), None
    return f"{text[: match.start()].strip(' -–—')} {text[match.end() :].strip()}".strip(), match


def range_of(match: re.Match[str]) -> tuple[int, int]:
    """Give a matched range as numbers: one page is a range of itself."""
    first = int(match["first"])
    return first, int(match["last"] or first)
