"""Where the items of an agenda begin in the pack: bookmarks, stamps and the agenda's own page ranges.

    item start = "Agenda Item 7" stamped on the page
               | bookmark, "7 Subject of the item"
               | agenda entry, number, …, "27 - 74", with that number stamped on a page ;

Bookmarks of a paper's own headings look the same, so they count only beside one of the other two.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.sections.forms import HEAD, find_ranges
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Pack
    from scrutiny_extract.extract.sections.lexicon import Lexicon

STAMP_NUMBER = regex.compile(r"(?P<number>\d{1,3}\s?[a-z]?(?:\.\d{1,2})?)\W*$", regex.IGNORECASE)
STAMPED_PAGES = 2
"""Pages that print their bookmark's number by which all bookmarks are known to be of items."""
STAMP_WORDS = 6
"""Most words of a stamp."""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item whose papers are in the pack."""

    number: str | None
    title: str | None
    first: int
    """PDF page on which its papers begin."""
    last: int | None
    """PDF page on which they end, where the agenda prints it."""


def find_items(
    pack: Pack, blocks: Sequence[Sequence[Block]], agenda_pages: Iterable[int], lexicon: Lexicon
) -> dict[int, Item]:
    """Give the items by the PDF page on which each begins; witnesses fill each other's gaps."""
    items: dict[int, Item] = {}
    for item in _from_agenda(pack, blocks, agenda_pages):
        items.setdefault(item.first, item)
    for item in _from_stamps(pack, lexicon):
        known = items.get(item.first)
        if known is None or known.number != item.number:
            items[item.first] = item
    if items or _are_stamped(pack, blocks):
        for item in _from_bookmarks(pack):
            known = items.setdefault(item.first, item)
            if known.title is None:
                items[item.first] = replace(known, title=item.title)
    return items


def _from_stamps(pack: Pack, lexicon: Lexicon) -> Iterator[Item]:
    """Read "Agenda Item 7" off the margins."""
    for page in pack.pages:
        for line in page.furniture:
            words = words_of(line.text)
            found = STAMP_NUMBER.search(line.text)
            if found is not None and len(words) <= STAMP_WORDS and lexicon.opens("stamp", words):
                yield Item(found["number"], None, page.number, None)
                break


def _are_stamped(pack: Pack, blocks: Sequence[Sequence[Block]]) -> bool:
    """Whether pages print the numbers of their bookmarks at the end of a short first line, whatever it calls them."""
    stamped = 0
    for item in _from_bookmarks(pack):
        page, held = pack.pages[item.first - 1], blocks[item.first - 1]
        first = [line.text for line in page.furniture]
        if held and isinstance(held[0], Paragraph):
            first.append(held[0].text)
        numbers = (STAMP_NUMBER.search(text) for text in first if 1 < len(words_of(text)) <= STAMP_WORDS)
        stamped += any(found is not None and found["number"] == item.number for found in numbers)
    return stamped >= STAMPED_PAGES


def _from_bookmarks(pack: Pack) -> Iterator[Item]:
    """Read numbered bookmarks of the top level."""
    for bookmark in pack.bookmarks:
        found = HEAD.match(bookmark.title) if bookmark.level == 1 else None
        if found is not None:
            yield Item(found["number"], found["title"], bookmark.page, None)


def _from_agenda(pack: Pack, blocks: Sequence[Sequence[Block]], pages: Iterable[int]) -> Iterator[Item]:
    """Read page ranges off the agenda, and keep those whose first page is in the pack."""
    printed = {page.printed: page.number for page in reversed(pack.pages) if page.printed}
    for page in pages:
        number: str | None = None
        for block in blocks[page - 1]:
            number = getattr(block, "number", None) or number
            for entry in find_ranges(block):
                first = printed.get(str(entry.first))
                if first is not None and first > page:
                    last = printed.get(str(entry.last)) if entry.last else None
                    yield Item(entry.number or (number and number.strip("().:")), entry.title, first, last)
