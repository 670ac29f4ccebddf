"""Where the items of an agenda begin in the pack: bookmarks, stamps and the agenda's own page ranges.

    item start = "Agenda Item 7" stamped on the page
               | bookmark, "7 Subject of the item"
               | agenda entry, number, …, "27 - 74", with that number stamped on a page ;

Bookmarks of a paper's own headings look the same, so they count only beside one of the other two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.sections.entries import Item, items_of_agenda, listed_titles
from scrutiny_extract.extract.sections.forms import HEAD
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Pack
    from scrutiny_extract.extract.sections.lexicon import Lexicon

STAMP_NUMBER = regex.compile(r"(?P<number>\d{1,3}\s?[a-z]?(?:\.\d{1,2})?)\W*$", regex.IGNORECASE)
STAMPED_PAGES = 2
"""Pages that print their bookmark's number by which all bookmarks are known to be of items."""
STAMP_WORDS = 6
"""Most words of a stamp."""
TOP = 1
"""Blocks at the top of a page, at most, above the heading that a bookmark of an item names."""


def find_items(
    pack: Pack,
    blocks: Sequence[Sequence[Block]],
    agenda_pages: Sequence[int],
    lexicon: Lexicon,
    *,
    opens: Sequence[bool],
) -> dict[int, Item]:
    """Give the items by the PDF page on which each begins; witnesses fill each other's gaps.

    `opens[i]` is whether the pack's page `i + 1` looks like the first of a paper.
    """
    items: dict[int, Item] = {}
    listed = listed_titles(blocks, agenda_pages)
    for item in items_of_agenda(pack, blocks, agenda_pages, opens):
        items.setdefault(item.first, item)
    for item in _from_stamps(pack, blocks, lexicon):
        known = items.get(item.first)
        if known is None or known.number != item.number:
            items[item.first] = item
    if items or _are_stamped(pack, blocks):
        witnessed = tuple(items.values())
        for item in _from_bookmarks(pack):
            if item.first not in items and (
                _is_otherwise(item, witnessed, listed) or _heads_inside(item, blocks[item.first - 1])
            ):
                continue
            known = items.setdefault(item.first, item)
            if known.title is None:
                items[item.first] = replace(known, title=item.title)
    return {
        page: item if item.title is not None else replace(item, title=listed.get(item.number or ""))
        for page, item in items.items()
    }


def _from_stamps(pack: Pack, blocks: Sequence[Sequence[Block]], lexicon: Lexicon) -> Iterator[Item]:
    """Read "Agenda Item 7" off the margins; off the first line of pages where several print it there."""
    for page in pack.pages:
        for line in page.furniture:
            number = _stamped(line.text, lexicon)
            if number is not None:
                yield Item(number, None, page.number, None)
                break
    heads = [(page, held[0]) for page, held in zip(pack.pages, blocks, strict=True) if held]
    printed = [
        Item(number, None, page.number, None)
        for page, first in heads
        if isinstance(first, Paragraph) and (number := _stamped(first.text, lexicon)) is not None
    ]
    if len(printed) >= STAMPED_PAGES and len({item.number for item in printed}) == len(printed):
        yield from printed


def _stamped(text: str, lexicon: Lexicon) -> str | None:
    """Read the number of a stamp."""
    words = words_of(text)
    found = STAMP_NUMBER.search(text) if len(words) <= STAMP_WORDS else None
    return found["number"] if found is not None and lexicon.opens("stamp", words) else None


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


def _is_otherwise(item: Item, witnessed: Iterable[Item], listed: Container[str]) -> bool:
    """Whether a bookmark has no item's number, or one that begins elsewhere, or stands among another's pages."""
    if listed and (item.number or "") not in listed:
        return True
    return any(
        known.number == item.number or (known.last is not None and known.first < item.first <= known.last)
        for known in witnessed
    )


def _heads_inside(item: Item, held: Sequence[Block]) -> bool:
    """Whether a bookmark names a heading inside its page: minutes have numbered headings of their own."""
    title = "".join(words_of(item.title or ""))
    for place, block in enumerate(held):
        if isinstance(block, Paragraph) and block.number is not None and block.number.strip("().:") == item.number:
            return place > TOP and "".join(words_of(block.text))[: len(title)] == title
    return False


def _from_bookmarks(pack: Pack) -> Iterator[Item]:
    """Read numbered bookmarks of the top level."""
    for bookmark in pack.bookmarks:
        found = HEAD.match(bookmark.title) if bookmark.level == 1 else None
        if found is not None:
            yield Item(found["number"], found["title"], bookmark.page, None)
