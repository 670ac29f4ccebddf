"""The entries of a list in a report: what a lead announces, else each paragraph.

entries = lead?, (entry, what goes on with it | heading within the list)*, what follows the list ;
lead    = a paragraph that ends with a colon: "Cabinet is asked to:" ;
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Paragraph

ASKED_TO = re.compile(r"(?:asked|recommended|requested|invited|advised)(?:\sto|\sthat)?\W{0,3}$", re.IGNORECASE)
FIRST_LETTER = re.compile(r"\(?a[.)]\s+")
SHORT_HEADING = 5
"""Most words of a heading within a list."""
LONGEST_HEADING = 12
"""Most words of one between two of its entries that follow each other."""
FEWEST_LISTED = 2


def follows(number: str, last: str | None) -> bool:
    """Whether a number or letter is the next one: "(d)" after "(c)", "2.4" after "2.3"."""
    *before, own = number.strip("(). ").split(".")
    *above, upper = (last or "").strip("(). ").split(".")
    if before != above:
        return False
    if own.isdecimal() and upper.isdecimal():
        return int(own) == int(upper) + 1
    return len(own) == len(upper) == 1 and ord(own) == ord(upper) + 1


def read_entries(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Give the entries of a list: what a lead announces, else each paragraph; what goes on belongs to its entry."""
    paragraphs = [_first_limb(paragraphs, n) for n in range(len(paragraphs)) if not _parts_list(paragraphs, n)]
    lead = next((n for n, one in enumerate(paragraphs) if _is_lead(one) and n + 1 < len(paragraphs)), None)
    listed = [one for one in paragraphs if one.number or one.marker]
    if lead is None and len(listed) > 1 and listed[0] is paragraphs[1] and not paragraphs[0].text.endswith((".", ";")):
        lead = 0
    if lead is not None and lead < 2 and (listed or len(paragraphs) > lead + 1):
        paragraphs = (
            [*paragraphs[:lead], *paragraphs[lead + 1 :]]
            if lead and paragraphs[0].text.endswith((".", ";"))
            else paragraphs[lead + 1 :]
        )
    entry: list[str] = []
    outer: Paragraph | None = None
    for paragraph in _without_rest(paragraphs):
        if entry and outer is not None and _belongs(paragraph, outer):
            entry.append(_printed(paragraph))
            continue
        if entry:
            yield " ".join(entry)
        entry, outer = [paragraph.text], paragraph
    if entry:
        yield " ".join(entry)


def _is_lead(paragraph: Paragraph) -> bool:
    """Whether a paragraph announces a list: it ends with a colon, or asks to do or agree what follows."""
    return paragraph.text.rstrip().endswith((":", ":-")) or ASKED_TO.search(paragraph.text) is not None


def _without_rest(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Leave out what follows a numbered or bulleted list at its left edge, or left of it."""
    listed = [n for n, one in enumerate(paragraphs) if one.number or one.marker]
    if len(listed) < FEWEST_LISTED or listed[0] > 0:
        return paragraphs
    end = listed[-1] + 1
    while end < len(paragraphs) and paragraphs[end].x0 > paragraphs[listed[0]].x0 + 6.0:
        end += 1
    return paragraphs[:end]


def _first_limb(paragraphs: Sequence[Paragraph], number: int) -> Paragraph:
    """Give a paragraph its letter for a number where it holds the first of a lettered list: "1. a) That …", "b)"."""
    one = paragraphs[number]
    match = FIRST_LETTER.match(one.text)
    following = paragraphs[number + 1 : number + 2]
    if match is None or not any((each.number or each.marker or "").strip("(). ") == "b" for each in following):
        return one
    return replace(one, number=match.group().strip(), text=one.text[match.end() :])


def stands_within(paragraphs: Sequence[Paragraph], at: int, own: Sequence[Paragraph], heading: Paragraph) -> bool:
    """Whether a heading stands within a list: it leads it in, or is less than its heading and the numbers go on."""
    one = paragraphs[at]
    after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    if one.number or one.marker or after is None:
        return False
    if not own:
        return one.text.endswith((":", ":-")) and len(one.text.split()) > SHORT_HEADING
    less = heading.bold > one.bold or heading.size > one.size or heading.text.isupper() > one.text.isupper()
    last = next((each.number for each in reversed(own) if each.number), None)
    return less and last is not None and after.number is not None and follows(after.number, last)


def _parts_list(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a line is only a heading within a numbered list: "Contractual:" between "2." and "3."."""
    one = paragraphs[number]
    if one.number or one.marker or one.text.endswith((".", ";")) or len(one.text.split()) > LONGEST_HEADING:
        return False
    before, after = paragraphs[:number], paragraphs[number + 1 :]
    if number == 1 and one.kind != "heading" and before[0].text.endswith(":"):
        return bool(after and _is_first(after[0]))
    return bool(before and after and before[-1].number and after[0].number) and (
        (one.text.endswith(":") and len(one.text.split()) <= SHORT_HEADING)
        or follows(after[0].number or "", before[-1].number)
    )


def _is_first(paragraph: Paragraph) -> bool:
    return (paragraph.number or "").strip("().") in {"1", "a", "i"}


def _belongs(paragraph: Paragraph, outer: Paragraph) -> bool:
    """Whether a paragraph is part of the entry above: a list within it, or text set under it."""
    if paragraph.number is None and paragraph.marker is None:
        return (outer.number is not None or outer.marker is not None) and paragraph.x0 > outer.x0 + 6.0
    return paragraph.x0 > outer.x0 + 8.0 and outer.text.rstrip().endswith((":", ":-", "-", "–"))


def _printed(paragraph: Paragraph) -> str:
    opening = paragraph.number or paragraph.marker
    return f"{opening} {paragraph.text}" if opening else paragraph.text
