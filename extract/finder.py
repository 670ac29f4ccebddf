"""Texts of a record, found again among the printed words the record was read from.

word = part* ;        its runs of letters and digits: marks around and between them are told apart by no field
text = part* ;
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.kept import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word

PARTS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
"""A word's lettered parts."""

LOOK_AHEAD = 4
"""How many following parts decide between two places where a field's next part stands."""


def is_all_of(text: str, words: Sequence[Word]) -> bool:
    """Whether a text prints all of some words, a bullet before them left out: most paragraphs are told by this."""
    if len(text) < len(words) - 1:
        return False
    printed = "".join([word.text for word in words])
    text = text.replace(" ", "")
    return text == printed or (text == printed[1:] and text[:1].isalnum() and not printed[0].isalnum())


class Parts(dict[str, tuple[str, ...]]):
    """The parts of each word, worked out once: most words of a pack are printed many times."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Split a word not met before; most are letters alone."""
        folded = word.casefold()
        parts = self[word] = (folded,) if folded.isascii() and folded.isalnum() else tuple(PARTS.findall(folded))
        return parts


def wholly_taken(parts_of: Sequence[tuple[str, ...]], taken: bytearray) -> list[bool]:
    """Say of each word whether it has parts and all are taken."""
    if 0 not in taken:
        return list(map(bool, parts_of))
    whole: list[bool] = []
    start = 0
    for parts in parts_of:
        end = start + len(parts)
        whole.append(end > start and not taken.count(0, start, end))
        start = end
    return whole


class Finder:
    """Finds texts among the parts of printed words, in runs as long as can be."""

    def __init__(self, parts: list[str], taken: bytearray | None = None) -> None:
        """Take the parts."""
        self._parts = parts
        self.taken = bytearray(len(parts)) if taken is None else taken
        """For each part whether a text read so far prints it."""

    @kept
    def _places(self) -> defaultdict[str, list[int]]:
        """Index the parts: many a text is found without."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for position, part in enumerate(self._parts):
            places[part].append(position)
        return places

    def read(self, wanted: Sequence[str]) -> None:
        """Take the parts that a text prints."""
        parts = self._parts
        at = 0
        for number, part in enumerate(wanted):
            if not (at < len(parts) and parts[at] == part and not (number == 0 and self.taken[at])):
                found = self._find(wanted, number, at)
                if found is None:
                    at = self._glued(part, at)
                    continue
                at = found
            self.taken[at] = 1
            at += 1

    def _find(self, wanted: Sequence[str], number: int, at: int) -> int | None:
        """Choose among the places of a part: the longest run, then untaken, then onwards, then first."""
        places = self._places.get(wanted[number])
        if not places:
            return None
        if len(places) == 1:
            return places[0]
        return max(
            places, key=lambda place: (self._run(wanted, number, place), not self.taken[place], place >= at, -place)
        )

    def _run(self, wanted: Sequence[str], number: int, place: int) -> int:
        """Count how many parts from here on agree, up to LOOK_AHEAD."""
        run = 0
        while (
            run < LOOK_AHEAD
            and number + run < len(wanted)
            and place + run < len(self._parts)
            and wanted[number + run] == self._parts[place + run]
        ):
            run += 1
        return run

    def _glued(self, part: str, at: int) -> int:
        """Take a part printed in pieces (a hyphen or an address broken at a line's end); give what follows."""
        starts = [at, *(place for piece, places in self._places.items() if part.startswith(piece) for place in places)]
        for start in starts:
            joined, end = "", start
            while end < len(self._parts) and part.startswith(joined + self._parts[end]):
                joined += self._parts[end]
                end += 1
                if joined == part:
                    self.taken[start:end] = b"\1" * (end - start)
                    return end
        return at
