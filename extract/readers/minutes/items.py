"""Minutes divided into their items.

minutes = head, item+ ;
item    = heading, (paragraph | table)* ;
heading = number, title | number, newline, title | "Item 3:", title | title ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.minutes.numbered import heads_resolution
from scrutiny_extract.extract.readers.minutes.starts import find_starts
from scrutiny_extract.extract.readers.minutes.titles import AGENDA_LINE, read_number, read_title, without_agenda_item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutiny_extract.extract.layout import Block

MOST_HEAD = 60
"""Blocks among which the head of minutes ends."""
FEWEST_PROSE = 10
"""Words of a paragraph that is prose, not a list of names."""
SAID = re.compile(r"\b(?:was|were|had|received|there|considered)\b")
"""Words of a sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it stands on the page."""

    number: str | None
    title: str | None
    agenda_item: str | None
    heading: tuple[Paragraph, ...]
    """What prints number, title and agenda item."""
    blocks: tuple[Block, ...]
    """What follows; the rest of a heading's paragraph first, where the text begins on its line."""
    label: str | None = None
    """The agenda's item as printed: "(Item 7)"."""


def divide(
    blocks: Sequence[Block], heads: Callable[[Block], bool] = lambda _: False
) -> tuple[tuple[Block, ...], tuple[Item, ...]]:
    """Divide the blocks of minutes into what stands before the first item, and the items.

    `heads` tells the blocks that say who was there: only what stands after them is business.
    """
    starts = find_starts(blocks)
    present = [index for index, block in enumerate(blocks[: starts[0] if starts else MOST_HEAD]) if heads(block)]
    after = present[-1] + 1 if present else 0
    if not starts:
        starts = [after + start for start in _titled(blocks[after:])]
        if starts and _is_told(blocks, present, starts[0]):
            after = present[-1]
            starts.insert(0, after)
    elif present:
        starts = [*_early(blocks, after, starts[0]), *starts]
    if not starts or any(map(_heads_resolution, blocks[after : starts[0]])):
        return tuple(blocks[:after] if present else blocks), ()
    ends = [*starts[1:], len(blocks)]
    return tuple(blocks[: starts[0]]), tuple(_item(blocks[start:end]) for start, end in zip(starts, ends, strict=True))


def _titled(blocks: Sequence[Block]) -> list[int]:
    """Give the headings that begin items in a paper that does not number them."""
    headings = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and block.kind == "heading"
        and block.number is None
        and not _heads_resolution(block)
    ]
    following = [(index, block) for index, block in headings if _has_text(blocks, index)]
    if not following:
        return []
    looks = [(block.size, block.bold, block.text.isupper()) for _, block in following]
    usual = max(dict.fromkeys(looks), key=looks.count)
    starts = [index for (index, _), look in zip(following, looks, strict=True) if look == usual]
    return starts if len(starts) > 1 else []


def _is_told(blocks: Sequence[Block], present: Sequence[int], start: int) -> bool:
    """Whether the last block of those that say who was there is an item: a heading like theirs over a sentence."""
    if not present or present[-1] + 1 >= start:
        return False
    heading, following, first = blocks[present[-1]], blocks[present[-1] + 1], blocks[start]
    return (
        isinstance(heading, Paragraph)
        and isinstance(following, Paragraph)
        and isinstance(first, Paragraph)
        and heading.kind == "heading"
        and (heading.size, heading.bold, heading.text.isupper()) == (first.size, first.bold, first.text.isupper())
        and SAID.search(following.text) is not None
    )


def _early(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    """Give the unnumbered headings with prose under them that stand between the head and the numbered items."""
    early: list[int] = []
    for index in range(start, end - 1):
        block, following = blocks[index], blocks[index + 1]
        if (
            isinstance(block, Paragraph)
            and isinstance(following, Paragraph)
            and block.kind == "heading"
            and following.kind != "heading"
            and len(following.text.split()) >= FEWEST_PROSE
            and not _heads_resolution(block)
        ):
            early.append(index)
    return early


def _heads_resolution(block: Block) -> bool:
    """Whether a block begins with a resolution's number: where these stand first, no titles divide the minutes."""
    return isinstance(block, Paragraph) and heads_resolution(block)


def _has_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether prose, not another heading, follows a heading."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following is not None and not (isinstance(following, Paragraph) and following.kind == "heading")


def _item(blocks: Sequence[Block]) -> Item:
    """Make an item of the blocks from its heading to the next."""
    first = blocks[0]
    assert isinstance(first, Paragraph)
    heading = [first]
    rest = list(blocks[1:])
    title, remainder = read_title(first)
    while not title and rest and isinstance(rest[0], Paragraph) and rest[0].number is None:
        # The number stands alone on its line.
        following = rest.pop(0)
        assert isinstance(following, Paragraph)
        heading.append(following)
        title = following.text
    while _goes_on(heading[-1], rest):
        following = rest.pop(0)
        assert isinstance(following, Paragraph)
        heading.append(following)
        title = f"{title} {following.text}"
    title, agenda_item, label = without_agenda_item(title)
    if agenda_item is None and rest and isinstance(rest[0], Paragraph):
        match = AGENDA_LINE.fullmatch(rest[0].text)
        if match is not None:
            agenda_item, label = match["item"], rest[0].text
            heading.append(rest[0])
            rest.pop(0)
    number = read_number(first)
    if remainder is not None:
        rest.insert(0, remainder)
    return Item(number, title or None, agenda_item, tuple(heading), tuple(rest), label)


def _goes_on(last: Paragraph, rest: Sequence[Block]) -> bool:
    """Whether a heading goes on in the next paragraph: as bold, no wider gap, no end to it."""
    if not rest or not isinstance(rest[0], Paragraph):
        return False
    following = rest[0]
    return (
        last.kind == "heading"
        and following.kind == "heading"
        and following.number is None
        and following.marker is None
        and following.page == last.lines[-1].page
        and following.bold == last.bold
        and following.text[:1].islower()
        and following.lines[0].y0 - last.lines[-1].y1 < 0.6 * last.size
    )
