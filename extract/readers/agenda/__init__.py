"""The agenda: the list of a meeting's business.

agenda = heading, facts of the meeting*, (item | openness heading)+ ;
item   = number, title, ("(Pages 1 - 6)")?, paragraph* ;     in lines, or a row of a table
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.agenda.items import Beside, item_paragraphs, read_item
from scrutiny_extract.extract.readers.agenda.lines import (
    left_pages,
    right_edge,
    with_numbers,
)
from scrutiny_extract.extract.readers.agenda.openness import Openness
from scrutiny_extract.extract.readers.agenda.starts import lettered_starts, plain_starts, timed_starts
from scrutiny_extract.extract.readers.agenda.tables import agenda_columns, header_of, table_items
from scrutiny_extract.extract.readers.contacts import contact_labels
from scrutiny_extract.extract.readers.minutes.starts import find_starts
from scrutiny_extract.extract.readers.occasions import read_occasion
from scrutiny_extract.extract.readers.page_ranges import PAGES
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.schemas import Agenda, AgendaItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Section


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
    own = item_paragraphs(blocks[starts[-1] + 1 :], last, Openness(desk), desk) if isinstance(last, Paragraph) else ()
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
    return (
        sorted({*starts, *tables})
        or timed_starts(blocks)
        or lettered_starts(blocks)
        or _only_start(numbered)
        or plain_starts(blocks, desk)
    )


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
            own = item_paragraphs(numbered[start + 1 : end], block, openness, desk)
            source = blocks[start]
            yield read_item(block, own, desk, Beside(closed, edge, left_pages(source), source))
        closed = openness.after(blocks[start + 1 : end], before=closed)


READER = Reader("agenda", read_agenda)
