"""Sections: which neighbouring blocks of a pack are one document, and of which type.

    pack    = section+ ;                    every block in exactly one
    section = pages and parts of pages ;    begun by an agenda item, a head, a title, a table's columns

Bookmarks, page ranges, stamps and headings confirm one another: where several agree a section begins
whatever its words; where one stands alone it must be a strong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.flow import join_blocks
from scrutiny_extract.extract.layout import Section
from scrutiny_extract.extract.sections.documents import divide
from scrutiny_extract.extract.sections.lexicon import lexicon_of
from scrutiny_extract.extract.sections.parts import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block, Pack
    from scrutiny_extract.extract.sections.documents import Document
    from scrutiny_extract.extract.vocabulary import Vocabulary

__all__ = ["find_sections"]


def find_sections(pack: Pack, blocks: Sequence[tuple[Block, ...]], vocabulary: Vocabulary) -> tuple[Section, ...]:
    """Divide the blocks of a pack, `blocks[i]` being those of `pack.pages[i]`, into sections."""
    lexicon = lexicon_of(vocabulary)
    documents = divide(pack, blocks, lexicon)
    return tuple(_section(document, pack) for document in settle(documents, lexicon))


def _section(document: Document, pack: Pack) -> Section:
    blocks = join_blocks(document.blocks)
    pages = sorted({block.page for block in document.blocks})
    return Section(
        document.kind,
        document.title,
        document.item,
        blocks,
        tuple(pack.pages[number - 1] for number in pages),
        document.title_source,
    )
