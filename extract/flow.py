"""Blocks: paragraphs and tables of a page in reading order, and blocks joined over pages.

    page    = (paragraph | table)* ;        every word of the body in exactly one
    section = (paragraph | table)* ;        joined where one runs over a page
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table, line_of
from scrutiny_extract.extract.paragraphs import find_paragraphs, goes_over, joined
from scrutiny_extract.extract.tables import join_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Line, Page

SHOWING = 12
"""Lines that show where the right margin is."""
SHY = 0.03
"""Share of the page's width by which a right margin that no line shows is put nearer."""


def page_blocks(page: Page, tables: Sequence[Table]) -> tuple[Block, ...]:
    """Give the paragraphs and tables of a page in reading order."""
    return tuple(_blocks(page, tables))


def _blocks(page: Page, tables: Sequence[Table]) -> Iterator[Block]:
    """Walk the lines; a table stands where the first of its lines does."""
    if not page.lines:
        yield from tables
        return
    right = _right_margin(page)
    owner = {word.index: number for number, table in enumerate(tables) for word in table.words}
    if not owner:
        yield from find_paragraphs(page.lines, right)
        yield from tables
        return
    loose: list[Line] = []
    placed: set[int] = set()
    for line in page.lines:
        owners = {owner.get(word.index) for word in line.words}
        for number in sorted(one for one in owners if one is not None and one not in placed):
            yield from find_paragraphs(loose, right)
            loose = []
            placed.add(number)
            yield tables[number]
        if None in owners:
            loose.append(line if len(owners) == 1 else line_of(w for w in line.words if w.index not in owner))
    yield from find_paragraphs(loose, right)
    yield from (table for number, table in enumerate(tables) if number not in placed)


def _right_margin(page: Page) -> float:
    """Give how far to the right the page's text reaches; a page of few lines as far as its left margin shows."""
    reach = max(line.x1 for line in page.lines)
    if len(page.lines) >= SHOWING:
        return reach
    left = min(line.x0 for line in page.lines)
    return max(reach, page.width - left - SHY * page.width)


def join_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Join the blocks of a section that run over a page."""
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if last is None or block.page == last.places[-1].page:
            whole.append(block)
        elif isinstance(block, Table) and isinstance(last, Table):
            whole[-1:] = join_tables((last, block))
        elif isinstance(block, Paragraph) and isinstance(last, Paragraph) and goes_over(last, block):
            whole[-1] = joined(last, block)
        else:
            whole.append(block)
    return tuple(whole)
