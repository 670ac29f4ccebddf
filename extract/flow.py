"""Blocks: paragraphs and tables of a page in reading order, and blocks joined over pages.

    page    = (paragraph | table)* ;        every word of the body in exactly one
    section = (paragraph | table)* ;        joined where one runs over a page
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table, line_of
from scrutiny_extract.extract.paragraphs import find_paragraphs
from scrutiny_extract.extract.tables import join_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Line, Page


def page_blocks(page: Page, tables: Sequence[Table]) -> tuple[Block, ...]:
    """Give the paragraphs and tables of a page in reading order."""
    return tuple(_blocks(page, tables))


def _blocks(page: Page, tables: Sequence[Table]) -> Iterator[Block]:
    """Walk the lines; a table stands where the first of its lines does."""
    owner = {word.index: number for number, table in enumerate(tables) for word in table.words}
    if not owner:
        yield from find_paragraphs(page.lines)
        yield from tables
        return
    loose: list[Line] = []
    placed: set[int] = set()
    for line in page.lines:
        owners = {owner.get(word.index) for word in line.words}
        for number in sorted(one for one in owners if one is not None and one not in placed):
            yield from find_paragraphs(loose)
            loose = []
            placed.add(number)
            yield tables[number]
        if None in owners:
            loose.append(line if len(owners) == 1 else line_of(w for w in line.words if w.index not in owner))
    yield from find_paragraphs(loose)
    yield from (table for number, table in enumerate(tables) if number not in placed)


def join_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Join the blocks of a section that run over a page."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(last, Table) and block.page != last.places[-1].page:
            joined[-1:] = join_tables((last, block))
        elif isinstance(block, Paragraph) and isinstance(last, Paragraph) and _runs_over(last, block):
            joined[-1] = _joined(last, block)
        else:
            joined.append(block)
    return tuple(joined)


def _runs_over(upper: Paragraph, lower: Paragraph) -> bool:
    """Whether a paragraph goes on with the one on the page before."""
    if lower.page == upper.lines[-1].page or lower.number or lower.marker or "heading" in {upper.kind, lower.kind}:
        return False
    if not upper.text or not lower.text or abs(upper.lines[-1].size - lower.size) > 1.0:
        return False
    return upper.text[-1] not in ".:;?!" or lower.text[0].islower()


def _joined(upper: Paragraph, lower: Paragraph) -> Paragraph:
    """Join two parts of one paragraph."""
    lines = upper.lines + lower.lines
    text = join_lines(lines)
    printed = upper.number or upper.marker or ""
    return replace(upper, lines=lines, text=text[len(printed):].lstrip() if text.startswith(printed) else text)
