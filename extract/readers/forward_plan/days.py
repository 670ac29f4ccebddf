"""When and by whom a forward plan's decisions are taken, and the period it covers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import regex

from scrutiny_extract.extract.values import find_date, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Paragraph

Above: TypeAlias = "Cell | Paragraph"
"""A band or heading over rows."""
LONGEST_HEADING = 80
"""Characters of a band or heading that says when and by whom is decided."""
WEEKDAY = regex.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", regex.I)
RANGE = regex.compile(r"\s{0,9}(?:to|until|till|and|through|[-–—])\s*(?:the\s+)?", regex.IGNORECASE)
"""What stands between the first and the last day of a period."""


def read_above(above: Above, maker: str | None, desk: Desk) -> tuple[str | None, str | None]:
    """Read when and who decides from a band or heading over rows that do not say: "Cabinet – 12 March 2031"."""
    dated = find_date(above.text)
    if dated is None or len(above.text) > LONGEST_HEADING:
        return None, maker
    rest = WEEKDAY.sub("", above.text.replace(dated.raw, "", 1)).strip(" -–—:,()")
    named = maker is None and desk.phrases("bodies").within(rest) is not None
    return dated.raw, rest if named else maker


def split_day(maker: str) -> tuple[str | None, str]:
    """Divide who decides from the day, where one column holds both: "Cabinet 12 March 2031"."""
    dated = find_date(maker)
    rest = WEEKDAY.sub("", maker.replace(dated.raw, "", 1)).strip(" -–—:,()") if dated is not None else ""
    return (dated.raw, rest) if dated is not None and rest else (None, maker)


def read_period(texts: Iterable[str]) -> tuple[str | None, str | None, str | None]:
    """Read the first period as (first day, last day, as printed): `"1 December 2010 to 31 March 2011"`."""
    for text in texts:
        dates = tuple(find_dates(text))
        for first, last in pairwise(dates):
            if RANGE.fullmatch(text[first.end : last.start]):
                return first.value, last.value, text[first.start : last.end]
    return None, None, None
