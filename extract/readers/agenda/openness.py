"""Headings between the items of an agenda that say whether what follows is open to the public.

heading = phrase | "Part 2", "-", words that say so ;      "Exempt items", "Part 2 - Non-Public Agenda"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block

MARKS = frozenset("-–—(:")
"""Marks between "Part 2" and what it is."""
LONGEST = 16
"""Words of such a heading, at most."""


class Openness:
    """Reads such headings in the vocabulary's words."""

    def __init__(self, desk: Desk) -> None:
        """Take the tables `openness` (whole headings and what they begin with) and `openness_words`."""
        self._phrases = desk.phrases("openness")
        self._words = desk.phrases("openness_words")

    def part(self, text: str) -> str | None:
        """Name what a heading announces, "open" or "closed"; None where the text is no such heading."""
        name = self._phrases.named(text)
        led = None if name or text.count(" ") >= LONGEST else self._phrases.leading(text)
        if led is None or not (MARKS & set(led[1]) or led[2][:1] in MARKS):
            return name
        return self._words.within(text)

    def after(self, blocks: Sequence[Block], *, before: bool | None) -> bool | None:
        """Say whether what follows these blocks is closed to the public, as it was before where they do not say."""
        closed = before
        for block in blocks:
            name = self.part(block.text) if isinstance(block, Paragraph) else None
            if name is not None:
                closed = name == "closed"
        return closed
