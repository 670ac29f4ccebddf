"""Periods in the order of time: which of two headings names the later one.

period = year | quarter, year? | month, year? ;      a year alone is older than its quarters and months
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from scrutiny_extract.extract.figures import find_period, without_period
from scrutiny_extract.extract.values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.readers.rows import Columns
    from scrutiny_extract.extract.vocabulary import Phrases

QUARTER = regex.compile(
    r"\bq(?:uarter|tr)?\s?(?P<after>[1-4])|\b(?P<before>[1-4])(?:st|nd|rd|th)\s(?:quarter|qtr)", regex.IGNORECASE
)
YEAR = regex.compile(r"(?<!\d)(?:19|20)?(?P<year>\d\d)(?!\d)")
MONTH = regex.compile(r"[A-Za-z]{3,}")
FIRST_MONTH = 4
"""The financial year begins with April."""


class PeriodKey(NamedTuple):
    """When a period is; greater is later."""

    is_part: bool
    """Whether it is a quarter or a month: what is told of parts is newer than what is told of whole years."""
    year: int
    """Last two figures of its first year; -1 where none is named."""
    part: float
    """The quarter, or the month's place among quarters; 0 for a whole year."""


def period_key(heading: str) -> PeriodKey | None:
    """Give the time of the period a heading names: `"Q3 2030/31 actual"` -> `(True, 30, 3)`; None without one."""
    month = _bare_month(heading)
    if month is not None:
        return month
    period = find_period(heading)
    if period is None:
        return None
    quarter = QUARTER.search(period)
    rest = period if quarter is None else period[: quarter.start()] + period[quarter.end() :]
    year = YEAR.search(rest)
    number = int(year["year"]) if year is not None else -1
    if quarter is not None:
        return PeriodKey(is_part=True, year=number, part=float(quarter["after"] or quarter["before"]))
    months = [MONTHS[word.casefold()] for word in MONTH.findall(period) if word.casefold() in MONTHS]
    if months:
        return PeriodKey(is_part=True, year=number, part=months[-1] / 12)
    return PeriodKey(is_part=False, year=number, part=0.0)


BARE_MONTH = regex.compile(
    r"(?P<month>[A-Za-z]{3,9})\.?(?:[\s’'-]{0,2}(?P<year>\d\d))?(?:\s(?:actual|result|outturn))?", regex.IGNORECASE
)
"""A month that is all of a heading: "Apr", "May 31"."""


def _bare_month(heading: str) -> PeriodKey | None:
    """Give the time of a heading that is a month alone; without a year the financial year's months follow April."""
    match = BARE_MONTH.fullmatch(heading.strip())
    month = MONTHS.get(match["month"].casefold()) if match is not None else None
    if match is None or month is None:
        return None
    if match["year"] is None:
        return PeriodKey(is_part=True, year=-1, part=(month - FIRST_MONTH) % 12 / 12)
    return PeriodKey(is_part=True, year=int(match["year"]), part=month / 12)


def names_result(heading: str, phrases: Phrases) -> bool:
    """Whether a heading says that its column holds results of a period; `phrases` are the words for results."""
    if _bare_month(heading) is not None:
        return True
    bare = without_period(heading)
    if not bare:
        return find_period(heading) is not None
    return phrases.named(bare) is not None or phrases.within(bare) is not None


def latest_first(found: Sequence[int], columns: Columns) -> list[int]:
    """Put columns whose headings name a period each in the order of time, the latest first; others as they stand."""
    keys = [period_key(columns.headings[column]) for column in found]
    known = [key for key in keys if key is not None]
    if len(known) < len(keys) or len(set(known)) < len(known):
        return list(found)
    if any(key.is_part and key.year < 0 for key in known):
        known = [key._replace(year=0) for key in known]
    return [column for _, column in sorted(zip(known, found, strict=True), reverse=True)]
