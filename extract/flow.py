"""Blocks: paragraphs and tables of a page in reading order, and blocks joined over pages.

    page    = (paragraph | table)* ;        every word of the body in exactly one
    section = (paragraph | table)* ;        joined where one runs over a page

A table stands after the last line above it in its own column; text beside it is not torn apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.lines import order_words
from scrutiny_extract.extract.paragraphs import find_paragraphs, goes_over, joined
from scrutiny_extract.extract.tables import join_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Line, Page

SHOWING = 12
"""Lines that show where the right margin is."""
SHY = 0.03
"""Share of the page's width by which a right margin that no line shows is put nearer."""
TOUCH = 2.0
"""How far a line above a table may reach into it, points: boxes of letters are taller than the letters."""


def page_blocks(page: Page, tables: Sequence[Table]) -> tuple[Block, ...]:
    """Give the paragraphs and tables of a page in reading order."""
    return tuple(_blocks(page, tables))


def _blocks(page: Page, tables: Sequence[Table]) -> Iterator[Block]:
    """Walk the lines outside tables; each table stands after the last line above it."""
    if not page.lines:
        yield from tables
        return
    right = _right_margin(page)
    if not tables:
        yield from find_paragraphs(page.lines, right, page.rules)
        return
    apart, held = _parted(tables)
    lines = _loose_lines(page, held)
    start = 0
    for end, table in _places(apart, lines):
        if end > start:
            yield from find_paragraphs(lines[start:end], right, page.rules)
            start = end
        yield table
    yield from find_paragraphs(lines[start:], right, page.rules)


def _parted(tables: Sequence[Table]) -> tuple[list[Table], set[int]]:
    """Give the tables that share no word with one before them, and the words they hold."""
    apart: list[Table] = []
    held: set[int] = set()
    for table in tables:
        words = {word.index for word in table.words}
        if held.isdisjoint(words):
            apart.append(table)
            held |= words
    return apart, held


def _loose_lines(page: Page, held: set[int]) -> Sequence[Line]:
    """Give the lines of the words that stand in no table: without its words, columns show anew."""
    if not held:
        return page.lines
    gone = held.union(word.index for line in page.furniture for word in line.words)
    return order_words([word for word in page.words if word.index not in gone])


def _places(tables: Sequence[Table], lines: Sequence[Line]) -> list[tuple[int, Table]]:
    """Give each table with the number of lines before it, in reading order."""
    placed = [(_lines_before(table, lines), place, table) for place, table in enumerate(_in_rows(tables))]
    return [(count, table) for count, _, table in sorted(placed, key=lambda entry: entry[:2])]


def _in_rows(tables: Sequence[Table]) -> list[Table]:
    """Order tables top down, those that stand side by side left to right."""
    ordered = sorted(tables, key=lambda table: table.bbox[1])
    rows: list[list[Table]] = []
    for table in ordered:
        if rows and (table.bbox[1] + table.bbox[3]) / 2 < rows[-1][0].bbox[3]:
            rows[-1].append(table)
        else:
            rows.append([table])
    return [table for row in rows for table in sorted(row, key=lambda one: one.bbox[0])]


def _lines_before(table: Table, lines: Sequence[Line]) -> int:
    """Count the lines that are read before a table: up to the last one above it in its column."""
    x0, y0, x1, _ = table.bbox
    beside = [place for place, line in enumerate(lines) if line.x0 < x1 and line.x1 > x0]
    above = [place for place in beside if lines[place].y1 <= y0 + TOUCH]
    if above:
        return above[-1] + 1
    if beside:
        return beside[0]
    return sum(line.y1 <= y0 + TOUCH for line in lines)


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
