"""Tables of a page, and tables joined over pages.

    page -> rules, tags, alignment -> tables ; tables of neighbouring pages -> one ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.aligned import find_aligned
from scrutiny_extract.extract.tables.continuation import continues, join_tables
from scrutiny_extract.extract.tables.ruled import find_ruled, inside
from scrutiny_extract.extract.tables.segments import find_segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Page, Table, Word

__all__ = ["continues", "find_tables", "join_tables"]


def find_tables(page: Page, *, aligned: bool = False) -> tuple[Table, ...]:
    """Give the tables of one page in reading order; with `aligned`, borderless ones too."""
    words = body_words(page)
    ruled, charts = find_ruled(page, words)
    if not aligned:
        return tuple(ruled)
    taken = {word.index for table in ruled for word in table.words}
    taken.update(word.index for chart in charts for word in inside(words, chart))
    loose = [word for word in words if word.index not in taken]
    found = [*ruled, *find_aligned(page, loose, find_segments(page.rules)[0])]
    return tuple(sorted(found, key=lambda table: (table.bbox[1], table.bbox[0])))


def body_words(page: Page) -> Sequence[Word]:
    """Give the page's words, furniture left out once it is known."""
    if page.lines or page.furniture:
        return [word for line in page.lines for word in line.words]
    return page.words

