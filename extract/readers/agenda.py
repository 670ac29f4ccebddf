"""The agenda: the list of a meeting's business.

agenda = heading, facts of the meeting*, (item | openness heading)+ ;
item   = number, title, ("(Pages 1 - 6)")?, paragraph* ;     in lines, or a row of a table
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.agenda_lines import (
    paragraphs_under,
    right_edge,
    timed_starts,
    title_lines,
    unnumbered,
    with_numbers,
    without_time,
)
from scrutiny_extract.extract.readers.agenda_tables import agenda_columns, header_of, read_wards, table_items
from scrutiny_extract.extract.readers.contacts import contact_labels
from scrutiny_extract.extract.readers.minutes.starts import WITH_ITEM, find_starts
from scrutiny_extract.extract.readers.occasions import read_occasion
from scrutiny_extract.extract.readers.openness import Openness
from scrutiny_extract.extract.readers.page_ranges import PAGES, range_of, without_pages
from scrutiny_extract.extract.readers.pieces import TAB
from scrutiny_extract.extract.readers.prose import paragraph_record
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.schemas import Agenda, AgendaItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Section

CLOSE = 0.7
"""White between a title and what goes on with it, at most, in font sizes."""
APART = 0.45
"""White above a heading between items, at least, in font sizes."""
FOLLOWS = re.compile(r"\W{0,9}(?:report\s)?to\sfollow\W{0,9}|\W{0,9}verbal\sreport\W{0,9}", re.IGNORECASE)


def read_agenda(section: Section, desk: Desk) -> Agenda:
    """Read an agenda."""
    front = agenda_front(section.blocks, desk)
    labels = (*read_occasion(front, desk).printed, *contact_labels(front, desk), *_labels(section.blocks, desk))
    return desk.section(
        Agenda,
        section,
        items=tuple(_items(section.blocks, desk)),
        labels=tuple(label for label in dict.fromkeys(labels) if label != section.title),
    )


def agenda_front(blocks: Sequence[Block], desk: Desk) -> tuple[Block, ...]:
    """Give the blocks before an agenda's items, one at least: facts of the meeting stand there."""
    starts = _starts(blocks, desk)
    return tuple(blocks[: max(starts[0], 1)] if starts else blocks)


def agenda_back(blocks: Sequence[Block], desk: Desk) -> tuple[Block, ...]:
    """Give the blocks of an agenda behind its last item: who signs it, and sometimes the members."""
    starts = _starts(blocks, desk)
    if not starts:
        return ()
    last = blocks[starts[-1]]
    own = _own(blocks[starts[-1] + 1 :], last, Openness(desk), desk) if isinstance(last, Paragraph) else ()
    return tuple(blocks[starts[-1] + 1 + len(own) :])


def _labels(blocks: Sequence[Block], desk: Desk) -> Iterator[str]:
    """Name the headings that divide an agenda, and its columns."""
    openness = Openness(desk)
    for block in blocks:
        if isinstance(block, Paragraph):
            if desk.phrases("papers").named(block.text) or openness.part(block.text):
                yield block.text
        elif agenda_columns(block, desk) is not None:
            yield from (text for text in header_of(block) if text)


def _starts(blocks: Sequence[Block], desk: Desk) -> list[int]:
    """Give the blocks that begin items or hold them: numbered paragraphs, tables of items."""
    numbered = with_numbers(blocks)
    starts = find_starts(numbered, among_headings=True)
    tables = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Table) and agenda_columns(block, desk) is not None
    ]
    starts = [*starts, *_own_papers(numbered, starts)]
    return sorted({*starts, *tables}) or timed_starts(blocks) or _only_start(numbered)


def _own_papers(numbered: Sequence[Block], starts: Sequence[int]) -> Iterator[int]:
    """Give the parts of items that have pages of their own: "3.1 Winter pressures (Pages 17 - 30)"."""
    number = ""
    for index, block in enumerate(numbered):
        if not isinstance(block, Paragraph) or block.number is None:
            continue
        own = block.number.strip("().: ")
        if index in starts:
            number = own
        elif number and own.startswith(number) and own != number and PAGES.search(block.text):
            yield index


def _only_start(numbered: Sequence[Block]) -> list[int]:
    """Give the first paragraph numbered 1, of an agenda that has one item alone."""
    first = (
        index
        for index, block in enumerate(numbered)
        if isinstance(block, Paragraph) and (block.number or "").strip("().") == "1"
    )
    return list(first)[:1]


def _items(blocks: Sequence[Block], desk: Desk) -> Iterator[AgendaItem]:
    """Give the items in printed order."""
    numbered = with_numbers(blocks)
    starts = _starts(blocks, desk)
    if not starts:
        return
    openness = Openness(desk)
    closed = openness.after(blocks[: starts[0]], before=None)
    edge = right_edge(numbered, starts)
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        block = numbered[start]
        if isinstance(block, Table):
            columns = agenda_columns(block, desk)
            if columns is not None:
                yield from table_items(block, columns, desk)
        elif isinstance(block, Paragraph):
            own = _own(numbered[start + 1 : end], block, openness, desk)
            yield _item(block, own, desk, closed=closed, edge=edge)
        closed = openness.after(blocks[start + 1 : end], before=closed)


def _own(blocks: Sequence[Block], first: Paragraph, openness: Openness, desk: Desk) -> list[Paragraph]:
    """Give the paragraphs that belong to an item: up to a heading between items, or a letter's end."""
    own: list[Paragraph] = []
    endings = desk.phrases("agenda_ends")
    for block in blocks:
        if not isinstance(block, Paragraph) or openness.part(block.text) or endings.leading(block.text):
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


def _divides(block: Paragraph, first: Paragraph, last: Paragraph) -> bool:
    """Whether a heading stands between items: at the edge of their numbers, apart from what is above it."""
    if block.kind != "heading" or block.number is not None or block.x0 > first.x0 + 6 or _hangs(first) is None:
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


def _item(first: Paragraph, own: list[Paragraph], desk: Desk, *, closed: bool | None, edge: float | None) -> AgendaItem:
    """Make an item of its numbered paragraph and those under it."""
    lines, rest, pages = title_lines(first, edge)
    text = first.text if lines == first.lines else unnumbered(lines, first)
    own = paragraphs_under(rest, own, edge)
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
    found = range_of(printed) if printed is not None else pages
    return desk.make(
        AgendaItem,
        [*heading, *said],
        number=_number(first, match),
        title=title or None,
        page_from=found[0] if found else None,
        page_to=found[1] if found else None,
        pages_raw=printed.group().strip(" ()[]") if printed else None,
        wards=wards,
        not_open=closed,
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


READER = Reader("agenda", read_agenda)
