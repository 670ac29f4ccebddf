"""The front of a pack: covers, summonses and letters that only say which meeting its agenda is for.

front = cover | letter that summons, agenda     on pages of their own, or on one page
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.sections.forms import texts
from scrutiny_extract.extract.sections.lexicon import words_of
from scrutiny_extract.extract.values import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.documents import Document
    from scrutiny_extract.extract.sections.lexicon import Lexicon

HEADING_WORDS = 4
"""Most words of the heading of an agenda that a cover precedes."""
COVER_BLOCKS = 5
"""Blocks before an agenda's heading that make a cover."""
FRONT_BLOCKS = 60
"""Blocks of a cover, at most."""
FRONT_PAGES = 3
"""Pages before the agenda that are covers."""


def with_front(documents: Sequence[Document], kinds: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Make covers of what stands before the agenda and says when it is, or alone says of which meeting it is."""
    agenda = next((place for place, kind in enumerate(kinds) if kind == "agenda"), None)
    if agenda is not None and kinds[agenda + 1 : agenda + 2] == ["agenda"] and _is_front(documents[agenda]):
        agenda += 1  # a cover that is headed "Agenda" itself
    settled = list(kinds)
    if agenda is None:
        if kinds and kinds[0] == "other" and _announces(documents[0].blocks, lexicon) and _is_short(documents[0]):
            settled[0] = "cover"
        return settled
    for place in range(agenda):
        document = documents[place]
        if not _is_short(document) or document.blocks[-1].page > FRONT_PAGES:
            break
        dated = any(find_date(text) is not None for text in texts(document.blocks))
        summons = kinds[place] == "correspondence" and any(map(lexicon.summons, texts(document.blocks)))
        if (kinds[place] in {"other", "agenda"} and dated) or summons:
            settled[place] = "cover"
    return settled


def _is_front(document: Document) -> bool:
    """Whether a document lists no business."""
    return (
        _is_short(document)
        and not document.ranges
        and all(isinstance(block, Paragraph) and block.number is None for block in document.blocks)
    )


def _is_short(document: Document) -> bool:
    """Whether a document is no longer than a cover, and dated as a cover is."""
    return len(document.blocks) <= FRONT_BLOCKS and document.blocks[0].page <= FRONT_PAGES


def _announces(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether a line says of a meeting when it is to be: "Meeting to be held in the Guildhall on 4 March 2031"."""
    dated = (text for text in texts(blocks) if find_date(text) is not None)
    return any(lexicon.opens("cover", words_of(text)) > 1 for text in dated)


def with_cover(document: Document, lexicon: Lexicon) -> Iterator[Document]:
    """Part the cover from the agenda that follows it on its page."""
    place = _find_heading(document, lexicon)
    if place >= COVER_BLOCKS and _is_cover(document.blocks[:place], lexicon):
        yield replace(document, kind="cover", item=None, title=None, title_source=(), blocks=document.blocks[:place])
        yield replace(document, blocks=document.blocks[place:])
    else:
        yield document


def _find_heading(document: Document, lexicon: Lexicon) -> int:
    """Find the block that heads the agenda; 0 where none does."""
    for place, block in enumerate(document.blocks):
        words = words_of(block.text) if isinstance(block, Paragraph) else ()
        if 0 < len(words) <= HEADING_WORDS and any(
            title.kind == "agenda" and title.start == 0 for title in lexicon.titles(words)
        ):
            return place
    return 0


def _is_cover(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether blocks say of which meeting, where and of whom."""
    return any(lexicon.opens("cover", words_of(text)) for text in texts(blocks))
