"""Counts: what the prose says there are against what the tables hold, and totals against their parts."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from scrutiny_extract.schemas import Report, Tracker, TrackerSummary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.checks.papers import Papers, Passage
    from scrutiny_extract.schemas import PriorityRow, RagCount

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(WORDS.split())}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"

WHOLE = re.compile(
    rf"""
    \b (?: there\s(?:are|is)\s(?:currently\s|now\s|a\stotal\sof\s)? | (?:includes|contains|covers)\s
         | {NUMBER}\s(?:out\sof|of)\s(?:the\s|these\s|those\s|our\s)? )
    (?P<number>{NUMBER})\)?\s(?:of\s)? (?P<noun>(?:[a-z-]+\s){{0,3}}[a-z-]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How many there are of something altogether: "There are 14 improvement priorities", "5 out of 14 priorities"."""

FOOTNOTED = 100
"""Above this a last figure may be a footnote's mark: "38" with a raised 1 behind it reads "381"."""

RATED = re.compile(rf"\b(?P<number>{NUMBER})\s(?:[\w-]+\s){{0,5}}?(?P<rag>red|amber|green)\b", re.IGNORECASE)
"""How many have a rating: "5 are assessed as green", "12 Amber"."""


def check_counts_in_prose(papers: Papers) -> None:
    """Report counts in the text of an item that its table of priorities or indicators does not bear out."""
    rows: dict[str | None, list[PriorityRow]] = defaultdict(list)
    for summary in papers.of(TrackerSummary):
        rows[summary.agenda_item].extend(summary.rows)
    phrases = papers.desk.phrases("counted")
    nouns = {phrase.rsplit(" ", 1)[-1].casefold() for name in phrases for phrase in phrases[name]}
    for passage in papers.passages:
        found = rows.get(passage.section.agenda_item)
        if found and not nouns.isdisjoint(passage.text.casefold().split()):
            _check_passage(passage, found, papers)


def _check_passage(passage: Passage, rows: list[PriorityRow], papers: Papers) -> None:
    """Report the first count of a text that no table of its item bears out."""
    for match in WHOLE.finditer(passage.text):
        counted, noun = _counted(match["noun"], papers)
        number = _number(match["number"])
        sizes = _sizes(counted, rows, passage, papers) if counted is not None else {number}
        if number in sizes or (number > FOOTNOTED and number // 10 in sizes):
            continue
        said = ", ".join(f"{count} {rag}" for count, rag in _rated(passage.text))
        shown = ", ".join(f"{sum(row.rag == rag for row in rows)} {rag}" for rag in ("green", "amber", "red"))
        text = f"The text counts {match['number']} {noun}{f' ({said})' if said else ''}"
        message = f"{text}; the table has {len(rows)} ({shown})."
        papers.report("count_differs", message, passage.record, *rows[:1], *rows[-1:])
        return


def _counted(noun: str, papers: Papers) -> tuple[str | None, str]:
    """Give what a text counts, and the words that say so: "priorities for this" -> "priorities"."""
    phrases = papers.desk.phrases("counted")
    words = noun.split()
    for end in range(1, len(words) + 1):
        said = " ".join(words[:end])
        counted = phrases.within(said)
        if counted is not None:
            return counted, said
    return None, noun


def _sizes(counted: str, rows: list[PriorityRow], passage: Passage, papers: Papers) -> set[int]:
    """Give how many the tables of the same item hold: rows, and indicators where those are counted."""
    sizes = {len(rows)}
    if counted == "indicators":
        same = [tracker for tracker in papers.of(Tracker) if tracker.agenda_item == passage.section.agenda_item]
        sizes.add(sum(len(tracker.indicators) for tracker in same))
        sizes.update(len(tracker.indicators) for tracker in same)
    themes: dict[str | None, int] = defaultdict(int)
    for row in rows:
        themes[row.theme] += 1
    return sizes | set(themes.values())


def _rated(text: str) -> Iterator[tuple[int, str]]:
    """Yield how many a text says have each rating."""
    for match in RATED.finditer(text):
        yield _number(match["number"]), match["rag"].casefold()


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBERS[text.casefold()]


def check_totals(papers: Papers) -> None:
    """Report totals and shares in a table of counts that its own numbers, or the rows beside it, do not give."""
    for section in papers.sections:
        if isinstance(section, (TrackerSummary, Tracker, Report)):
            rated = [row for row in section.rows if row.rag] if isinstance(section, TrackerSummary) else []
            _check_totals(section.counts, papers)
            _check_shares(section.counts, len(rated), papers)
            _check_rows(section.counts, rated, papers)


def _check_totals(counts: tuple[RagCount, ...], papers: Papers) -> None:
    """Compare the total of each rating with the sum over the themes."""
    totals: dict[tuple[object, ...], RagCount] = {}
    parts: dict[tuple[object, ...], list[RagCount]] = defaultdict(list)
    for count in counts:
        key: tuple[object, ...] = (count.rag, count.direction, count.period)
        if count.theme is None:
            totals[key] = count
        else:
            parts[key].append(count)
    for key, total in totals.items():
        if parts[key]:
            added = sum(part.number or 0 for part in parts[key])
            if total.number is not None and added != total.number:
                counted = total.rag or total.direction
                message = f"The total of {counted} is printed as {total.number}; the rows add up to {added}."
                papers.report("total_differs", message, total, *parts[key])


def _check_shares(counts: tuple[RagCount, ...], rows: int, papers: Papers) -> None:
    """Compare each share with the numbers under the same heading, and with the rows of the table beside it."""
    groups: dict[tuple[str | None, str | None], list[RagCount]] = defaultdict(list)
    for count in counts:
        groups[count.theme, count.period].append(count)
    for members in groups.values():
        whole = sum(count.number or 0 for count in members)
        for count in members:
            if count.percent is None or count.number is None or not whole:
                continue
            given = [100 * count.number / of for of in (whole, rows) if of]
            if all(abs(share - count.percent) > 1 for share in given):
                printed = f"{count.rag} is printed as {count.number}, {count.percent:g}%"
                message = f"{printed}; {count.number} of {whole} are {given[0]:.0f}%."
                papers.report("share_differs", message, count)


def _check_rows(counts: tuple[RagCount, ...], rows: Sequence[PriorityRow], papers: Papers) -> None:
    """Compare the latest total of each rating with the rows of the same summary."""
    whole = [count for count in counts if count.theme is None and count.rag and count.number is not None]
    latest = [count for count in whole if count.period == whole[-1].period]
    differing = [count for count in latest if count.number != sum(row.rag == count.rag for row in rows)]
    if rows and differing:
        said = ", ".join(f"{count.number} {count.rag}" for count in differing)
        shown = ", ".join(f"{sum(row.rag == count.rag for row in rows)} {count.rag}" for count in differing)
        message = f"The table counts {said}; its rows show {shown}."
        papers.report("total_differs", message, *differing, *rows[:1], *rows[-1:])
