"""Sections: which neighbouring blocks of a pack are one document, and of which type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.flow import join_blocks
from scrutiny_extract.extract.layout import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block, Pack
    from scrutiny_extract.extract.vocabulary import Vocabulary


def find_sections(pack: Pack, blocks: Sequence[tuple[Block, ...]], vocabulary: Vocabulary) -> tuple[Section, ...]:
    """Divide the blocks of a pack, `blocks[i]` being those of `pack.pages[i]`, into sections."""
    del vocabulary
    flat = [block for page in blocks for block in page]
    if not flat:
        return ()
    pages = tuple(page for page, held in zip(pack.pages, blocks, strict=True) if held)
    return (Section("other", None, None, join_blocks(flat), pages),)
