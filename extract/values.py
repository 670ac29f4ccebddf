"""Values as councils print them: dates, times, page ranges, money, percentages, e-mail, telephone.

Each `read_…` takes a text and gives the first such value in it, or None where there is none; each
`find_…` gives it with the printed form and its place. None of them raises, and none guesses: "18th
November" without a year is no date.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Found(NamedTuple):
    """A value in a text: as ISO, as printed, and where in the text it stands."""

    value: str
    """A date `2010-12-16`, a month `2010-12`, or a time `09:45`."""
    raw: str
    start: int
    end: int


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)

DATE = re.compile(
    rf"""
    (?<![\d/.])(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?,?(?:\s(?:day\s)?of)?[\s,./-]{{0,3}}
        (?P<month>{MONTH})[\s,./-]{{0,3}}['’]?(?P<year>\d{{4}}|\d{{2}})(?!\d|[.:]\d\d)
    | (?<![a-z])(?P<month_first>{MONTH})\s?(?P<day_second>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?[\s,]{{1,2}}
        (?P<year_third>\d{{4}})(?!\d)
    | (?<![\d/.-])(?P<day_number>\d{{1,2}})(?P<mark>[./-])(?P<month_number>\d{{1,2}})(?P=mark)
        (?P<year_number>\d{{4}}|\d{{2}})(?![\d/]|[.-]\d)
    | (?<![\d-])(?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})(?!\d|-\d)
    | (?<![a-z])(?P<only_month>{MONTH})(?:[\s,/-]{{0,3}}(?P<only_year>\d{{4}})|\s?['’-](?P<short_year>\d{{2}}))(?![\d/])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A date of any form; a month alone only with its year. Must not match "2.6.13.1", "NI 10/11/2" or "May 10"."""

TWO_FIGURES = re.compile(r"\d\d")
"""What every date holds: most texts are told by this at once."""

CENTURY_TURN = 70
"""Two-figure years below are of this century: "29/10/10" is 2010."""


def find_dates(text: str) -> Iterator[Found]:
    """Yield the dates of a text in printed order; those no calendar has are left out."""
    for match in DATE.finditer(text) if TWO_FIGURES.search(text) else ():
        value = _iso(match.groupdict())
        if value is not None:
            yield Found(value, match.group(), match.start(), match.end())


def find_date(text: str) -> Found | None:
    """Find the first date."""
    return next(find_dates(text), None)


def read_date(text: str) -> str | None:
    """Read the first date as ISO: `"16th December, 2010"` -> `"2010-12-16"`, `"Nov 2010"` -> `"2010-11"`."""
    found = find_date(text)
    return found.value if found else None


def _iso(parts: dict[str, str | None]) -> str | None:
    """Put the matched parts of a date together."""
    year = parts["year"] or parts["year_third"] or parts["year_number"] or parts["iso_year"]
    day = parts["day"] or parts["day_second"] or parts["day_number"] or parts["iso_day"]
    month = parts["month"] or parts["month_first"] or parts["month_number"] or parts["iso_month"]
    if year is None or day is None or month is None:
        year = parts["only_year"] or parts["short_year"] or ""
        return f"{_year(year):04}-{_month(parts['only_month'] or ''):02}"
    try:
        return date(_year(year), _month(month), int(day)).isoformat()
    except ValueError:
        return None


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return number + (2000 if number < CENTURY_TURN else 1900)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text.rstrip(".").casefold()]


WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


TIME = re.compile(
    r"""
    (?<![\d.,:/£$])(?P<hour>\d{1,2})(?:\s?[.:]\s?(?P<minute>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?
    | (?<![\w.,:])(?:12(?:[.:]00)?\s?)?(?P<noon>noon|midday)\b
    | (?<![\d.,:/£$])(?P<hour24>\d{1,2})\s?[.:]\s?(?P<minute24>\d{2})(?![\d%/]|[.:,]\d)(?:\s?(?:hrs|hours|h)\b)?
    | (?<![\d.,:/£$])(?P<hours>[012]\d)(?P<minutes>[0-5]\d)\s?(?:hrs|hours|h)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A time of day. Must not match "10.11.10", "£9.45", "2.6.13" or "12.5%"."""


def find_times(text: str) -> Iterator[Found]:
    """Yield the times of day of a text in printed order."""
    for match in TIME.finditer(text):
        value = _clock(match)
        if value is not None:
            yield Found(value, match.group(), match.start(), match.end())


def find_time(text: str) -> Found | None:
    """Find the first time of day; one with am or pm before one without."""
    bare: Found | None = None
    for found in find_times(text):
        if found.raw[-1] not in "0123456789":
            return found
        bare = bare or found
    return bare


def read_time(text: str) -> str | None:
    """Read a time of day: `"9.45 am"` -> `"09:45"`, `"12 noon"` -> `"12:00"`, `"1815 hours"` -> `"18:15"`."""
    found = find_time(text)
    return found.value if found else None


def _clock(match: re.Match[str]) -> str | None:
    if match["noon"]:
        return "12:00"
    hour = int(match["hour"] or match["hour24"] or match["hours"])
    minute = int(match["minute"] or match["minute24"] or match["minutes"] or 0)
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


PAGE_RANGE = re.compile(
    r"^\W{0,5}(?:pages?|pp?\.?)?\s?(?P<first>\d{1,4})(?:\s?(?:[-–—−]|to)\s?(?P<last>\d{1,4}))?\W{0,5}$", re.IGNORECASE
)


def read_page_range(text: str) -> tuple[int, int] | None:
    """Read a whole text as printed pages: `"(Pages 75 - 88)"` -> `(75, 88)`, `"93"` -> `(93, 93)`."""
    match = PAGE_RANGE.match(text)
    if match is None:
        return None
    first = int(match["first"])
    return first, int(match["last"] or first)


MINUTE_REFERENCE = re.compile(
    r"\bminutes?\s+(?:no|number|item)s?\b\.?\s*(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d{1,4})?)", re.IGNORECASE
)


def read_minute_references(text: str) -> tuple[str, ...]:
    """Read the minutes a text refers to: `"(Minute No. 59 refers)"` -> `("59",)`."""
    return tuple(match["number"] for match in MINUTE_REFERENCE.finditer(text))


NUMBER = re.compile(r"(?<![\w.,])(?P<sign>[-+−–]?)(?P<figures>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?(?![\d,]\d)")


MOST_FIGURES = 9
"""Figures of a number that counts something; Python refuses to read some thousands of them."""


def read_whole(text: str) -> int | None:
    """Read a text that is a whole number and nothing else: `"14"` -> `14`."""
    return int(text) if text.isdecimal() and len(text) <= MOST_FIGURES else None


def read_number(text: str) -> float | None:
    """Read the first number: `"1,260.5"` -> `1260.5`."""
    match = NUMBER.search(text)
    number = _number(match) if match else math.inf
    return number if math.isfinite(number) else None  # hundreds of figures are no number


def _number(match: re.Match[str]) -> float:
    number = float(match["figures"].replace(",", "") + (match["fraction"] or ""))
    return -number if match["sign"] in {"-", "−", "–"} else number


MONEY = re.compile(
    r"""
    (?P<sign>[-+−–]?)£\s?(?P<minus>[-−–]?)(?P<figures>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?
    \s?(?P<scale>bn|billion|million|thousand|m|k)?(?![a-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An amount in pounds, its scale apart: "£1.2m", "-£5.3 million"."""

MAIL_PART = r"[A-Za-z0-9_%+'’&-]"
MAIL_NAME_END = re.compile(rf"{MAIL_PART}[A-Za-z0-9._%+'’&-]{{0,64}}$")
MAIL_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
MAIL_ENDS = (".uk", ".com", ".net", ".org", ".info", ".eu", ".ca", ".ie", ".gov", ".edu", ".london", ".wales", ".scot")
CUT_NAME = re.compile(
    r"(?=[A-Za-z0-9._-]{2,64}$)"
    r"(?:(?:[A-Za-z0-9]+[._-])+[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*$|[A-Za-z0-9._-]*[A-Za-z0-9][._-]$)"
)
"""A piece of an address before a cell's line end: it has a dot inside, or ends with one."""
LONGEST_CUT = 3
"""Pieces after the first that an address may have been cut into."""


def read_email(text: str) -> str | None:
    """Read the first e-mail address, whole again where a cell broke it.

    `"iain.dunn@wexcombe.gov.u k"` -> `"iain.dunn@wexcombe.gov.uk"`; a break before the "@" is mended
    where the piece before it has a dot inside or at its end.
    """
    words = text.split()
    for number, word in enumerate(words):
        before, at, after = word.partition("@")
        if not at:
            continue
        name = _mail_name(words[:number], before)
        domain = _mail_domain(after, words[number + 1 : number + 2 + LONGEST_CUT])
        if name and domain and "." in domain:
            return f"{name}@{domain}"
    return None


def _mail_name(earlier: list[str], before: str) -> str | None:
    """Give the part before the "@", with the piece broken off before it."""
    match = MAIL_NAME_END.search(before)
    if match is None:
        return CUT_NAME.fullmatch(earlier[-1]) and earlier[-1] if earlier and not before else None
    if match.start() == 0 and earlier and CUT_NAME.fullmatch(earlier[-1]):
        return earlier[-1] + match.group()
    return match.group()


def _mail_domain(after: str, later: list[str]) -> str | None:
    """Give the part after the "@", with what was broken off behind it."""
    match = MAIL_DOMAIN.match(after)
    if match is None and after:
        return None
    first = match.group() if match else ""
    rest = after[len(first) :]
    domain, whole = first + ("." if rest == "." else ""), first.endswith(MAIL_ENDS)
    if rest not in {"", "."} or (whole and not (later and later[0].startswith("."))):
        return first
    dotted = first
    for piece in later:
        part = piece.rstrip(".,;)>")
        if not MAIL_DOMAIN.fullmatch(part.lstrip(".")):
            break
        domain += part
        if domain.endswith(MAIL_ENDS):
            return domain
        if "." not in dotted and "." in part:  # the end it has may be cut in two once more
            dotted = domain
    return dotted


TELEPHONE = re.compile(
    r"""
    (?<![\w£.,/@-])
    (?P<number>(?:\+\s?\d{1,3}\s?)?\(?\d{2,6}\)?(?:[\s-]{1,2}\(?\d{2,6}\)?){0,4}(?:\s?(?:ext|x)\.?\s?\d{2,6})?)
    (?![\w%/@]|[.,]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
FEWEST_FIGURES = 5
"""Internal extensions are printed with five and more figures; fewer are a year or a room."""


def read_telephone(text: str) -> str | None:
    """Read the first telephone number as printed: `"Tel: 0113 24 76940"` -> `"0113 24 76940"`."""
    for match in TELEPHONE.finditer(text):
        if sum(map(str.isdigit, match["number"])) >= FEWEST_FIGURES:
            return match["number"]
    return None
