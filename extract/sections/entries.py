"""The entries of an agenda that name their pages, and where in the pack those pages are.

entry = number, title, ("(Pages 7 - 26)" | gap, "7 - 26" | "7" in a column of pages) ;
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import add
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.pieces import cut_line
from scrutiny_extract.extract.sections.forms import NUMBER, Range, find_ranges
from scrutiny_extract.extract.values import read_page_range, read_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scrutiny_extract.extract.layout import Block, Pack, Table

PAGE_HEAD = regex.compile(r"pages?\b", regex.IGNORECASE)
"""How the heading of a column of pages begins."""
FEWEST_ENTRIES = 3
"""Entries, at least, that make a list of an agenda's items."""
FEWEST_PLACED = 2
"""Entries with pages, at least, by which an agenda's numbers are held against the pack's pages."""
MOST_SHIFTED = 7
"""By how many pages, fewer than this, an agenda's numbers are tried elsewhere than on pages so stamped."""
COLUMNS = 3
"""Pieces of a line that is more than a number and a title."""
FAR = 2.0
"""Gap before a column at the right, in font sizes."""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item whose papers are in the pack."""

    number: str | None
    title: str | None
    first: int
    """PDF page on which its papers begin."""
    last: int | None
    """PDF page on which they end, where the agenda prints it."""


def items_of_agenda(
    pack: Pack, blocks: Sequence[Sequence[Block]], pages: Iterable[int], opens: Sequence[bool]
) -> Iterator[Item]:
    """Read page ranges off the agenda, and keep those whose first page is in the pack."""
    entries = [(page, entry) for page in pages for entry in _entries(blocks[page - 1])]
    if not entries:
        return
    place = _placing(pack, entries, opens)
    for page, entry in entries:
        first = place(entry.first)
        if first is not None and first > page:
            last = None if entry.last is None else place(entry.last) or first + entry.last - entry.first
            yield Item(entry.number, entry.title, first, last)


def _placing(pack: Pack, entries: Sequence[tuple[int, Range]], opens: Sequence[bool]) -> Callable[[int], int | None]:
    """Find on which PDF page each page stands that the agenda names.

    By the numbers stamped on pages, where papers begin there; by as many pages further on, or counted from
    the agenda's last page, where more papers begin on those: not all packs are stamped, nor stamped as printed.
    """
    pages = [(page.printed or "", page.number) for page in reversed(pack.pages)]
    printed = {number: page for text, page in pages if (number := read_whole(text)) is not None}
    stamped = printed.get
    if len(entries) < FEWEST_PLACED:
        return stamped

    def score(place: Callable[[int], int | None]) -> int:
        found = (place(entry.first) for _, entry in entries)
        return sum(page is not None and page <= len(opens) and opens[page - 1] for page in found)

    found = score(stamped)
    if 2 * found > len(entries):
        return stamped
    shifted = (partial(_shifted, printed, shift) for shift in range(-MOST_SHIFTED, MOST_SHIFTED + 1) if shift)
    front = max(page for page, _ in entries)
    counted = (partial(add, offset) for offset in range(front, front + MOST_SHIFTED))
    best = max((*counted, *shifted), key=score)
    return best if score(best) > found and 2 * score(best) > len(entries) else stamped


def _shifted(printed: Mapping[int, int], shift: int, number: int) -> int | None:
    return printed.get(number + shift)


def _entries(blocks: Sequence[Block]) -> Iterator[Range]:
    """Read the entries of an agenda that name their pages: in words, or in a column at the right."""
    number: str | None = None
    for block in blocks:
        own = getattr(block, "number", None)
        number = own.strip("().:") if own else number
        found = list(find_ranges(block)) or list(_beside(block))
        for entry in found:
            yield entry._replace(number=entry.number or number)


def _beside(block: Block) -> Iterator[Range]:
    """Read what stands at the right of an entry: a range beside its lines, or a first page in a column of pages."""
    if isinstance(block, Paragraph):
        for line in block.lines[:2] if block.number is not None else ():
            *earlier, last = cut_line(line)
            pages = read_page_range(last.text) if earlier else None
            if pages is not None and last.x0 - earlier[-1].x1 > FAR * last.size:
                title = " ".join(piece.text for piece in earlier).removeprefix(block.number or "").strip()
                yield Range((block.number or "").strip("().:"), title, *pages)
                return
    elif block.grid and len(block.grid) > FEWEST_ENTRIES:
        yield from _first_pages(block)


def _first_pages(table: Table) -> Iterator[Range]:
    """Read a column of pages of which each is only the first: "3", "11"."""
    heads = [cell.text if cell is not None else "" for cell in table.grid[0]]
    column = next((column for column, text in enumerate(heads) if PAGE_HEAD.match(text)), 0)
    last = 0
    for row in table.grid[1:] if column else ():
        texts = [cell.text if cell is not None else "" for cell in row]
        first = read_whole(texts[column])
        if first is None or not NUMBER.fullmatch(texts[0]):
            continue
        if first < last:
            return
        last = first
        yield Range(texts[0].strip("().: "), max(texts, key=len), last, None)


def listed_titles(blocks: Sequence[Sequence[Block]], pages: Iterable[int]) -> dict[str, str | None]:
    """Give the numbers that stand before the entries of an agenda, with the title of each where it is plain."""
    found: dict[str, str | None] = {}
    for block in (block for page in pages for block in blocks[page - 1]):
        if isinstance(block, Paragraph):
            plain = len(block.lines) == 1 and len(cut_line(block.lines[0])) < COLUMNS
            found.setdefault((block.number or "").strip("().: "), block.text if plain else None)
        else:
            firsts = (row[0].text for row in block.grid if row[0] is not None)
            found |= {text.strip("().: "): None for text in firsts if NUMBER.fullmatch(text)}
    found.pop("", None)
    return found if len(found) >= FEWEST_ENTRIES else {}
