"""Pages of an agenda known by one another: its items go on from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.signs import Signs


AGENDA_PAGES = 12
"""Pages of the agenda that are looked through for page ranges."""
SURE = 2
"""Points of an agenda that names no pages in words; one more makes a page look like the first of a paper."""


def spread_agenda(blocks: Sequence[Sequence[Block]], signs: Sequence[Signs]) -> None:
    """Make pages of the agenda of those whose items go on where page ranges tell that an agenda is: under any title."""
    told = False
    for place in range(min(AGENDA_PAGES, len(signs)) - 1, 0, -1):
        told = signs[place].best(SURE) == "agenda" and (told or signs[place].ranges > 0)
        if told and signs[place - 1].best(SURE + 1) is None:
            before, after = _last_number(blocks[place - 1]), _first_number(blocks[place])
            if before is not None and after == before + 1:
                signs[place - 1].add("agenda", SURE + 1)


def _first_number(held: Sequence[Block]) -> int | None:
    return next(_numbers(held), None)


def _last_number(held: Sequence[Block]) -> int | None:
    return max(_numbers(held), default=None)


def _numbers(held: Sequence[Block]) -> Iterator[int]:
    """Give the whole numbers of a page's paragraphs, and of the first column of its tables."""
    for block in held:
        if isinstance(block, Table):
            texts = [row[0].text for row in block.grid if row[0] is not None]
        else:
            texts = [block.number or ""]
        yield from (int(text.strip("().: ")) for text in texts if text.strip("().: ").isdecimal())
