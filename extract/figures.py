"""A printed figure: what number it states, in what unit, for which period, how sure.

    figure  = (provisional | period | approximately)*, number, unit?, note* ;
    number  = [sign], ["£"], digits, [scale] ;
    note    = "(", (period | provisional | numerator "/" denominator | words), ")" ;

A figure is one number with its trimmings. A sentence that holds numbers states no figure: it keeps its
`raw` and has no number. Nothing is repaired: "1 260 5" stays as it is printed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import isfinite

from scrutiny_extract.schemas import Value

YEAR = r"(?:(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)?\d\d|\d(?!\d)))?|\d\d\s?[/–-]\s?\d\d)"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
QUARTER = r"(?:q(?:uarter|tr)?\s?[1-4]|[1-4](?:st|nd|rd|th)\s(?:quarter|qtr))"
SPAN = rf"(?:{MONTH}\s?[–-]\s?{MONTH}|{QUARTER}|{MONTH})"
PERIOD = re.compile(
    rf"""
    (?<![\w/.,])
    (?: {QUARTER} (?:\s?[,–-]?\s?{YEAR})?
      | (?:{SPAN}[,\s]\s?|{MONTH}[-’'])? {YEAR} (?:\s{QUARTER})?
      | {MONTH}[-’']\d\d )
    (?![\w%]|[/.,]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A year, a financial or academic year, a quarter, a month: "2008/09", "08-09", "Q2 2010/11", "Feb 2010"."""

SHORT_YEARS = re.compile(r"(?P<first>\d\d)\s?[/–-]\s?(?P<second>\d\d)$")
"""Two years of two figures: one follows the other, else it is a range or a share: "30-45", "14/20"."""

PROVISIONAL = re.compile(r"\b(?:provisional(?:ly)?|prov\b\.?|unvalidated|unconfirmed|unaudited)", re.IGNORECASE)
"""Words for a figure that may still change. "Estimated" and "predicted" name another kind of figure."""

PARTS = re.compile(
    r"(?<![\w/.,])(?P<numerator>\d[\d,]{0,19})\s?(?:/|out\sof|of)\s?(?P<denominator>\d[\d,]{0,19})(?![\w/%]|[.,]\d)"
)
"""Numerator and denominator: "422/ 620", "14 out of 20"."""

NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LEAD = re.compile(r"^(?:c(?:irca|a)?\.?\s?|approx(?:imately|\.)?\s|about\s|around\s|~|≈)", re.IGNORECASE)
"""What may stand before a number and leaves it one."""
LIMIT = re.compile(r"^(?:[<>≤≥]\s?=?|up\sto\s|below\s|above\s|under\s|over\s|at\sleast\s|at\smost\s)\s?", re.IGNORECASE)
"""What makes a number a limit: of a result "<5" says which it is not, of a target "≥ 95%" says all there is."""

NUMBER = re.compile(
    r"""
    (?P<sign>[-+−–])?\s?(?P<pound>£)?\s?(?P<minus>[-−–])?
    (?P<figures>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?
    (?:\s?(?P<scale>bn|billion|million|thousand|m|k)(?![\w]))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}

POINTS = re.compile(r"^(?:%|percentage|per\s?cent(?:age)?)\s?(?:points?|pts?\.?)|^(?:ppts?|pp)\b", re.IGNORECASE)
PERCENT = re.compile(r"^(?:%|per\s?cent\b|percentage\b)", re.IGNORECASE)
RATE = re.compile(r"\bper\s(?P<base>\d[\d,]*)", re.IGNORECASE)
NOUN = re.compile(r"^[A-Za-z][\w’'-]*(?:\s[A-Za-z][\w’'-]*){0,2}$")
"""A unit in words: "schools", "young people"."""

GOES_ON = re.compile(r"(?:st|nd|rd|th)\b|\s?[-–/.:,]\s?\d|\s\d", re.IGNORECASE)
"""What after a number makes it part of something else: an ordinal, a date, a range, a broken number."""

DAY = re.compile(rf"^\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?![a-z])", re.IGNORECASE)
"""The beginning of a date: "31 March 2032" is no figure of March 2032."""

MARKS = " :;,.*†‡"
EDGES = MARKS + "-–"

MOST_NOUNS = 4
"""Words that may follow a number before the text is a sentence."""


@lru_cache(maxsize=4096)
def read_value(text: str, heading: str = "", *, is_limit: bool = False) -> Value | None:
    """Read a cell's text as a figure; None where there is no text.

    `heading` is the column's: its period is the figure's where the figure itself names none. `is_limit` says that
    the figure is one to reach or to keep, so that "≥ 95%" states it; elsewhere such a text states no number.
    `"75.4% (952/1263) Provisional"` -> 75.4, "%", 952 of 1263, provisional.
    """
    if not text:
        return None
    provisional = bool(PROVISIONAL.search(text))
    parts = PARTS.search(_cut_periods(text))
    numerator, denominator = _parts(parts)
    number, unit = _figure(LIMIT.sub("", text) if is_limit else text)
    period = find_period(text) if number is not None else None
    if period is None or period == text:
        period = find_period(heading)
    return Value(
        raw=text,
        number=number,
        unit=unit,
        period=period,
        provisional=provisional,
        numerator=numerator,
        denominator=denominator,
    )


def find_period(text: str) -> str | None:
    """Find the period a text names, as printed: `"2009/10 Result"` -> `"2009/10"`; None where brackets name several."""
    outside = _periods(NOTE.sub(" ", text))
    found = outside or _periods(text)
    return found[0] if len(set(found)) == 1 or outside else None


def without_period(text: str) -> str:
    """Give a text without its periods and brackets: `"2010/11 Result (Academic year 2009/10)"` -> `"Result"`."""
    return " ".join(_cut_periods(NOTE.sub(" ", text)).split())


def _periods(text: str) -> list[str]:
    """Give all periods of a text."""
    return [match.group() for match in PERIOD.finditer(text) if _is_period(match.group())]


def _cut_periods(text: str) -> str:
    """Cut the periods out of a text."""
    return PERIOD.sub(lambda match: " " if _is_period(match.group()) else match.group(), text)


def _is_period(text: str) -> bool:
    match = SHORT_YEARS.match(text)
    return match is None or (int(match["first"]) + 1) % 100 == int(match["second"])


def _parts(match: re.Match[str] | None) -> tuple[float | None, float | None]:
    if match is None:
        return None, None
    return float(match["numerator"].replace(",", "")), float(match["denominator"].replace(",", ""))


def _figure(text: str) -> tuple[float | None, str | None]:
    """Read number and unit; both None where the text is no figure."""
    bare = PROVISIONAL.sub(" ", NOTE.sub(" ", text)).strip(MARKS)
    if DAY.match(bare):
        return None, None
    for reading in (bare, _cut_periods(bare).strip(EDGES)):
        match = NUMBER.match(LEAD.sub("", reading))
        if match is not None:
            found = _settled(match, match.string[match.end() :])
            if found[0] is not None and isfinite(found[0]):  # hundreds of figures are no number
                return found
    return None, None


def _settled(match: re.Match[str], rest: str) -> tuple[float | None, str | None]:
    """Read the unit after a number; more figures or too many words, and it was no figure."""
    if GOES_ON.match(rest):
        return None, None
    rest = _cut_periods(rest).strip(EDGES)
    if match["pound"]:
        return (_number(match), "GBP") if len(rest.split()) <= MOST_NOUNS else (None, None)
    unit = _unit(rest)
    if rest and unit is None:
        return None, None
    return _number(match), unit


def _unit(rest: str) -> str | None:
    """Read a unit; None for no unit and for words that are none."""
    if POINTS.match(rest):
        return "% points"
    if PERCENT.match(rest):
        return "%" if len(rest.split()) <= 2 * MOST_NOUNS else None
    rate = RATE.search(rest)
    if rate and len(rest.split()) <= 2 * MOST_NOUNS:
        return f"per {rate['base']}"
    return rest if NOUN.match(rest) and len(rest.split()) <= MOST_NOUNS else None


def _number(match: re.Match[str]) -> float:
    amount = float(match["figures"].replace(",", "") + (match["fraction"] or ""))
    amount *= SCALES.get((match["scale"] or "").casefold(), 1.0)
    negative = match["minus"] or match["sign"] in {"-", "−", "–"}
    return round(-amount if negative else amount, 6)
