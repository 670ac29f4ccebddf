"""Tables of a page, and tables joined over pages.

    page -> rules, tags, alignment -> tables ; tables of neighbouring pages -> one ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.continuation import continues, join_tables
from scrutiny_extract.extract.tables.ruled import find_ruled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Page, Table, Word

__all__ = ["continues", "find_tables", "join_tables"]


def find_tables(page: Page, *, aligned: bool = False) -> tuple[Table, ...]:
    """Give the tables of one page in reading order; with `aligned`, borderless ones too."""
    del aligned
    return tuple(find_ruled(page, body_words(page)))


def body_words(page: Page) -> Sequence[Word]:
    """Give the page's words, furniture left out once it is known."""
    if page.lines or page.furniture:
        return [word for line in page.lines for word in line.words]
    return page.words

