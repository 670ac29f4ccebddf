"""One item of an agenda set in lines: what belongs to it, its title, pages, wards and paragraphs.

item = number, title, "(Pages 1 - 6)"?, (wards | paragraph)* ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.agenda.lines import paragraphs_under, title_lines, unnumbered, without_time
from scrutiny_extract.extract.readers.agenda.tables import read_wards
from scrutiny_extract.extract.readers.minutes.starts import WITH_ITEM
from scrutiny_extract.extract.readers.page_ranges import PAGES, range_of, without_pages
from scrutiny_extract.extract.readers.pieces import TAB
from scrutiny_extract.extract.readers.prose import paragraph_record
from scrutiny_extract.extract.readers.signatures import is_person
from scrutiny_extract.schemas import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.readers.agenda.openness import Openness

CLOSE = 0.7
"""White between a title and what goes on with it, at most, in font sizes."""
APART = 0.45
"""White above a heading between items, at least, in font sizes."""
FOLLOWS = re.compile(r"\W{0,9}(?:report\s)?to\sfollow\W{0,9}|\W{0,9}verbal\sreport\W{0,9}", re.IGNORECASE)


def item_paragraphs(blocks: Sequence[Block], first: Paragraph, openness: Openness, desk: Desk) -> list[Paragraph]:
    """Give the paragraphs that belong to an item: up to a heading between items, or a letter's end."""
    own: list[Paragraph] = []
    people = PeopleReader(desk.vocabulary)
    for block in blocks:
        if not isinstance(block, Paragraph) or openness.part(block.text):
            break
        if _ends_business(block, own, desk):
            if own and is_person(own[-1].text, people):  # who signs
                own.pop()
            break
        if block.x0 < first.x0 - 6 and not block.marker:
            break
        last = own[-1] if own else first
        if _divides(block, first, last):
            break
        if block.page == last.lines[-1].page and block.lines[0].y0 - last.lines[-1].y1 > 4.5 * last.size:
            break
        own.append(block)
    return own


def _ends_business(block: Paragraph, own: Sequence[Paragraph], desk: Desk) -> bool:
    """Whether the list of business is over: a letter's end, notes for the public, a clerk's post under a name."""
    if desk.phrases("agenda_ends").leading(block.text) is not None:
        return True
    signed = bool(own) and desk.phrases("signing").leading(block.text) is not None
    return signed and is_person(own[-1].text, PeopleReader(desk.vocabulary))


def _divides(block: Paragraph, first: Paragraph, last: Paragraph) -> bool:
    """Whether a heading stands between items: at the edge of their numbers, apart from what is above it."""
    counted = block.number is not None and any(map(str.isdigit, block.number))
    if block.kind != "heading" or counted or block.x0 > first.x0 + 6 or _hangs(first) is None:
        return False
    return block.page != last.lines[-1].page or block.lines[0].y0 - last.lines[-1].y1 > APART * last.size


def _hangs(first: Paragraph) -> float | None:
    """Give how far an item's title stands to the right of its number, points; None where the two run on."""
    words = first.lines[0].words
    gap = words[1].x0 - words[0].x1 if len(words) > 1 else 0.0
    return gap if gap > TAB * first.size else None


def _without_wards(own: list[Paragraph], desk: Desk) -> tuple[list[Paragraph], tuple[str, ...]]:
    """Take the line that names an item's wards from what is said under it: "Electoral divisions: Mill Lane"."""
    columns = desk.phrases("columns.agenda")
    for paragraph in own:
        led = columns.leading(paragraph.text)
        if led is not None and led[0] == "wards" and led[1].endswith(":"):
            return [one for one in own if one is not paragraph], tuple(read_wards(led[2]))
    return own, ()


class Beside(NamedTuple):
    """What is known of an item beside its own lines."""

    closed: bool | None
    """Whether it is taken in private."""
    edge: float | None
    """Where the column at its right begins."""
    pages: tuple[int, int] | None
    """The page range at its left."""
    source: Block
    """The block with which it begins, as printed."""


def read_item(first: Paragraph, own: list[Paragraph], desk: Desk, beside: Beside) -> AgendaItem:
    """Make an item of its numbered paragraph and those under it."""
    lines, rest, pages = title_lines(first, beside.edge)
    text = first.text if lines == first.lines else unnumbered(lines, first)
    own = paragraphs_under(rest, own, beside.edge)
    heading = [first]
    while own and not rest and _continues_title(heading[-1], own[0], text):
        following = own.pop(0)
        heading.append(following)
        text = f"{text} {following.text}"
    match = WITH_ITEM.fullmatch(text)
    text = match["title"] if match else text
    title, printed = without_pages(without_time(text, always=first.number is None))
    for paragraph in own:
        if printed is None and pages is None and (alone := PAGES.fullmatch(paragraph.text)) is not None:
            printed = alone
            heading.append(paragraph)
    said = [paragraph for paragraph in own if paragraph not in heading]
    own, wards = _without_wards(said, desk)
    found = range_of(printed) if printed is not None else pages or beside.pages
    return desk.make(
        AgendaItem,
        [beside.source, *heading[1:], *said],
        number=_number(first, match),
        title=title or None,
        page_from=found[0] if found else None,
        page_to=found[1] if found else None,
        pages_raw=printed.group().strip(" ()[]") if printed else None,
        wards=wards,
        not_open=beside.closed,
        paragraphs=tuple(paragraph_record(paragraph, desk) for paragraph in own),
    )


def _number(paragraph: Paragraph, match: re.Match[str] | None) -> str | None:
    if paragraph.number is not None:
        return paragraph.number.strip("*.:()[] ")
    return match["number"] if match else None


def _continues_title(last: Paragraph, following: Paragraph, text: str) -> bool:
    """Whether a title goes on below: its first line is the whole column wide, or it is bold and so is the next."""
    if following.number or following.marker or FOLLOWS.fullmatch(following.text) or PAGES.fullmatch(following.text):
        return False
    if following.page != last.lines[-1].page or following.lines[0].y0 - last.lines[-1].y1 > CLOSE * last.size:
        return False
    if text.rstrip()[-1:] in ".:;?!" or following.bold != last.bold:
        return False
    return following.text[:1].islower() or (following.bold and last.bold)
