"""Figures that do not agree: shares with their parts, one indicator in two tables, prose with prose."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.checks.papers import shortened
from scrutiny_extract.extract.figures import PARTS
from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import Tracker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.checks.papers import Papers, Passage
    from scrutiny_extract.schemas import Indicator, Record, Value

FIELDS = ("baseline", "last_result", "target", "floor", "current", "predicted")

SHARE = re.compile(r"(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)\s?\((?P<parts>[^()]{3,40})\)", re.IGNORECASE)
"""A share with its parts behind it: "36% (5 out of 14)"."""


class Share(NamedTuple):
    """A percentage with what it is a share of."""

    raw: str
    number: float
    numerator: float | None
    denominator: float | None


def check_shares(papers: Papers) -> None:
    """Report percentages that their own numerator and denominator do not give."""
    for indicator in _indicators(papers):
        for name in FIELDS:
            value: Value | None = getattr(indicator, name)
            if value is not None and value.unit == "%" and value.number is not None:
                _check_share(Share(value.raw, value.number, value.numerator, value.denominator), indicator, papers)
    for passage in papers.passages:
        if "(" in passage.text:
            for match in SHARE.finditer(passage.text):
                parts = PARTS.fullmatch(match["parts"].strip())
                if parts is not None:
                    above, below = (float(parts[name].replace(",", "")) for name in ("numerator", "denominator"))
                    share = Share(match.group(), float(match["share"]), above, below)
                    _check_share(share, passage.record, papers)


def _check_share(share: Share, record: Record, papers: Papers) -> None:
    """Compare a share, as exact as it is printed, with its parts."""
    above, below = share.numerator, share.denominator
    if above is None or not below or not 0 < above <= below:
        return
    decimals = len(share.raw.partition("%")[0].partition(".")[2].strip())
    given = 100 * above / below
    if abs(given - share.number) > 0.5 * 10**-decimals + 1e-9:
        message = f"“{shortened(share.raw)}”: {above:g} of {below:g} are {given:.{max(decimals, 1)}f}%."
        papers.report("share_differs", message, record)


def check_indicators(papers: Papers) -> None:
    """Report indicators that two tables print with different figures for the same thing."""
    known: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in _indicators(papers):
        for key in _names(indicator):
            for other in known[key]:
                _compare(other, indicator, papers)
            known[key].append(indicator)


def _names(indicator: Indicator) -> Iterator[str]:
    """Give the reference, else the title, by which an indicator is known again."""
    if indicator.reference:
        yield fold(indicator.reference).replace(" ", "")
    elif indicator.title:
        yield fold(indicator.title)


def _compare(one: Indicator, other: Indicator, papers: Papers) -> None:
    for name in FIELDS:
        first: Value | None = getattr(one, name)
        second: Value | None = getattr(other, name)
        if first is None or second is None or first.number is None or second.number is None:
            continue
        comparable = first.period == second.period and first.unit == second.unit
        if comparable and first.number != second.number:
            label = one.reference or shortened(one.title or "An indicator")
            field = name.replace("_", " ")
            message = f"{label} is printed twice with different figures: {field} “{first.raw}” and “{second.raw}”."
            papers.report("indicator_differs", message, one, other)


LIMIT = re.compile(
    r"\b(?P<number>\d{1,3})\s(?P<working>working\s)?(?P<unit>days?|weeks?|months?|hours?)\b", re.IGNORECASE
)


def check_time_limits(papers: Papers) -> None:
    """Report a time limit that an indicator's title and prose that names the indicator give differently."""
    for indicator in _indicators(papers):
        limit = LIMIT.search(indicator.title or "")
        if limit is None or not indicator.reference:
            continue
        said, number = _said_after(indicator.reference), limit["number"]
        for passage in papers.passages:
            match = said.search(passage.text) if number in passage.text else None
            if match is not None and match["number"] == limit["number"] and _is_other(match, limit):
                printed = f"“{limit.group()}” in its table and “{match['limit']}” in the text"
                message = f"{indicator.reference} counts within {printed}."
                papers.report("time_limit_differs", message, indicator, passage.record)
                break


def _said_after(reference: str) -> re.Pattern[str]:
    """Make the pattern of a reference with a time limit hard behind it: "(NI 59 7 working days"."""
    parts = re.findall(r"[A-Za-z]+|\d+", reference)
    return re.compile(
        r"\b" + r"[\s-]?".join(map(re.escape, parts)) + rf"\b\W{{0,4}}(?P<limit>{LIMIT.pattern})", re.IGNORECASE
    )


def _is_other(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether one limit counts working days and the other days, of one unit."""
    same_unit = one["unit"].casefold().rstrip("s") == other["unit"].casefold().rstrip("s")
    return same_unit and bool(one["working"]) != bool(other["working"])


CHANGE = re.compile(
    r"""
    \bfrom\s(?P<first>\d[\d,]*(?:\.\d+)?)(?P<percent>\s?%)?
    (?P<middle>[^.;:]{0,30}?)
    \bto\s(?:over\s|about\s|around\s)?(?P<second>\d[\d,]*(?:\.\d+)?)
    """,
    re.VERBOSE,
)
"""A change: "… children subject to a plan has risen since March (from 511 to over 700)"."""

ABOUT = 160
"""Characters before a change that say what changed."""

MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
SHARED = 5
"""Words in a row that two changes share when they are about the same thing."""


class Change(NamedTuple):
    """A change as one passage prints it."""

    said: str
    first: str
    percent: bool
    words: tuple[str, ...]
    record: Record


def check_changes(papers: Papers) -> None:
    """Report a change that two places print from different beginnings: same words, same month, another figure."""
    known: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for passage in papers.passages:
        if "from " not in passage.text:
            continue
        for match in CHANGE.finditer(passage.text):
            change = _change(match, passage)
            runs = {change.words[at : at + SHARED] for at in range(len(change.words) - SHARED + 1)}
            for other in {id(one): one for run in runs for one in known[run]}.values():
                _compare_changes(other, change, papers)
            for run in runs:
                known[run].append(change)


def _change(match: re.Match[str], passage: Passage) -> Change:
    """Take a change with what its sentence says before it."""
    before = passage.text[max(0, match.start() - ABOUT) : match.start()].rpartition(". ")[2]
    after = passage.text[match.end() : match.end() + ABOUT].partition(". ")[0]
    words = tuple(re.findall(r"[a-z]+", f"{before} {match['middle']} {after}".casefold()))
    about = before[-60:].partition(" ")[2].strip(" (") if len(before) > 60 else before.strip(" (")
    return Change(f"{about} {match.group()}", match["first"], bool(match["percent"]), words, passage.record)


def _compare_changes(one: Change, other: Change, papers: Papers) -> None:
    """Compare two changes about the same thing in the same month."""
    months = MONTHS & set(one.words) & set(other.words)
    if one.first != other.first and months and one.percent == other.percent:
        message = f"“… {one.said}” and “… {other.said}” begin from different figures for {min(months).capitalize()}."
        papers.report("change_differs", message, one.record, other.record)


def _indicators(papers: Papers) -> list[Indicator]:
    return [indicator for tracker in papers.of(Tracker) for indicator in tracker.indicators]
