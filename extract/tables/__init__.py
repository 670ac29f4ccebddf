"""Tables of a page, and tables joined over pages.

page -> rules, tags, alignment -> tables ; tables of neighbouring pages -> one ;
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.aligned import find_aligned, may_align
from scrutiny_extract.extract.tables.continuation import continues, join_tables
from scrutiny_extract.extract.tables.joints import is_joined, joined_columns
from scrutiny_extract.extract.tables.ruled import find_ruled, inside
from scrutiny_extract.extract.tables.segments import find_segments
from scrutiny_extract.extract.tables.tagged import checked, find_tagged
from scrutiny_extract.extract.tables.troubles import table_troubles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Page, Table, Word
    from scrutiny_extract.extract.tables.segments import Segment

__all__ = ["continues", "find_tables", "join_tables", "table_troubles"]


def find_tables(page: Page, *, aligned: bool = True) -> tuple[Table, ...]:
    """Give the tables of one page in reading order.

    Three witnesses, in this order: rules enclose cells; tags name them; words stand in line. Rules are what a reader
    sees, so a ruled table stands and tags only flag it. Of a table without rules the witness that explains more words
    is heard, tags before alignment. With `aligned` false the third is not asked. Where none speaks, the pieces of
    horizontal rules do.
    """
    words = body_words(page)
    rules = find_segments(page.rules)
    ruled, charts = find_ruled(page, words, rules)
    taken = {word.index for table in ruled for word in table.words}
    taken.update(word.index for chart in charts for word in inside(words, chart))
    loose = [word for word in words if word.index not in taken] if taken else words
    found = checked(page, ruled) + find_loose(page, loose, rules[0] if aligned else None)
    columns = joined_columns(page.rules, rules, loose) if aligned else []
    if columns:
        taken = {word.index for table in found for word in table.words}
        joined = find_ruled(page, loose, (rules[0], columns))[0]
        found += [table for table in joined if is_joined(table) and taken.isdisjoint(w.index for w in table.words)]
    return tuple(sorted(found, key=lambda table: (table.bbox[1], table.bbox[0])))


def find_loose(page: Page, words: Sequence[Word], horizontals: Sequence[Segment] | None) -> list[Table]:
    """Give the tables among words that no rules enclose; without `horizontals` alignment is not asked."""
    tagged = find_tagged(page, words)
    if horizontals is not None and page.lines:
        indexes = {word.index for word in words}
        if not may_align([line for line in page.lines if line.words[0].index in indexes]):
            horizontals = None
    lined = find_aligned(page, words, horizontals) if horizontals is not None else []
    held = {id(table): {word.index for word in table.words} for table in (*tagged, *lined)}
    kept: list[Table] = []
    for table in sorted((*tagged, *lined), key=lambda table: (-len(held[id(table)]), table.source != "tags")):
        if all(held[id(table)].isdisjoint(held[id(other)]) for other in kept):
            kept.append(table)
    return kept


def body_words(page: Page) -> Sequence[Word]:
    """Give the page's words, furniture left out once it is known."""
    if page.lines or page.furniture:
        return list(chain.from_iterable([line.words for line in page.lines]))
    return page.words
