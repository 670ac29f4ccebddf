"""Where the items of an agenda begin in the pack: bookmarks, stamps and the agenda's own page ranges.

    item start = "Agenda Item 7" stamped on the page
               | bookmark, "7 Subject of the item"
               | agenda row, number, …, "27 - 74", with that number stamped on a page ;
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Pack, Table

STAMP = regex.compile(r"(?:agenda\s+)?item\s*(?:no\.?|number)?\s*:?\s*(?P<number>\d{1,3}\s?[a-z]?(?:\.\d{1,2})?)\b", regex.IGNORECASE)
BOOKMARK = regex.compile(r"(?P<number>\d{1,3}[a-z]?(?:\.\d{1,2})?)[.):]?\s+(?P<title>\S.*)")
NUMBER = regex.compile(r"(?P<number>\d{1,3}\s?[a-z]?(?:\.\d{1,2})?|[a-z]|[ivx]+)[.):]?", regex.IGNORECASE)
PAGES = regex.compile(r"\(?\s*(?:pages?|pp?\.?)?\s*(?P<first>\d{1,4})\s*(?:[-–—]|to)\s*(?P<last>\d{1,4})\s*\)?", regex.IGNORECASE)
PAGES_INSIDE = regex.compile(r"\(?\b(?:pages?|pp\.?)\s*(?P<first>\d{1,4})(?:\s*(?:[-–—]|to)\s*(?P<last>\d{1,4}))?\s*\)?", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item whose papers are in the pack."""

    number: str | None
    title: str | None
    first: int
    """PDF page on which its papers begin."""
    last: int | None
    """PDF page on which they end, where the agenda prints it."""


def find_items(pack: Pack, blocks: Sequence[tuple[Block, ...]], agenda_pages: Iterable[int]) -> dict[int, Item]:
    """Give the items by the PDF page on which each begins; witnesses fill each other's gaps."""
    items: dict[int, Item] = {}
    has_agenda = False
    for item in _from_agenda(pack, blocks, agenda_pages):
        has_agenda = True
        items.setdefault(item.first, item)
    stamps = list(_from_stamps(pack))
    for item in stamps:
        known = items.get(item.first)
        if known is None or known.number != item.number:
            items[item.first] = item
    if has_agenda or stamps:
        for bookmark in pack.bookmarks:
            found = BOOKMARK.match(bookmark.title) if bookmark.level == 1 else None
            if found is None:
                continue
            known = items.get(bookmark.page)
            if known is None:
                items[bookmark.page] = Item(found["number"], found["title"], bookmark.page, None)
            elif known.title is None:
                items[bookmark.page] = Item(known.number, found["title"], known.first, known.last)
    return items


def _from_stamps(pack: Pack) -> Iterator[Item]:
    """Read "Agenda Item 7" off the margins."""
    for page in pack.pages:
        for line in page.furniture:
            found = STAMP.fullmatch(line.text.strip())
            if found is not None and "item" in line.text.casefold():
                yield Item(found["number"], None, page.number, None)
                break


def _from_agenda(pack: Pack, blocks: Sequence[tuple[Block, ...]], pages: Iterable[int]) -> Iterator[Item]:
    """Read page ranges off the agenda, and keep those whose first page is in the pack."""
    printed = {page.printed: page.number for page in reversed(pack.pages) if page.printed}
    for page in pages:
        number = None
        for block in blocks[page - 1]:
            rows: Iterable[tuple[str | None, str, int, int | None]]
            if isinstance(block, Paragraph):
                number = block.number or number
                rows = _paragraph_range(block, number)
            else:
                rows = _table_ranges(block)
            for item, title, first, last in rows:
                start = printed.get(str(first))
                if start is not None and start > page:
                    yield Item(item, title, start, printed.get(str(last)) if last else None)


def _paragraph_range(block: Paragraph, number: str | None) -> Iterator[tuple[str | None, str, int, int | None]]:
    found = PAGES_INSIDE.search(block.text)
    if found is None:
        return
    title = block.text[: found.start()].strip(" -–—(")
    if number is None and (head := BOOKMARK.match(title)) is not None:
        number, title = head["number"], head["title"]
    last = found["last"]
    yield (number.strip("().:") if number else None), title, int(found["first"]), int(last) if last else None


def _table_ranges(table: Table) -> Iterator[tuple[str | None, str, int, int | None]]:
    for row in table.grid:
        texts = [cell.text if cell is not None else "" for cell in row]
        number = next((found["number"] for text in texts[:2] if (found := NUMBER.fullmatch(text))), None)
        title = max(texts, key=len)
        for text in reversed(texts):
            found = PAGES.fullmatch(text) or PAGES_INSIDE.search(text)
            if found is not None:
                last = found["last"]
                yield number, title, int(found["first"]), int(last) if last else None
                break
