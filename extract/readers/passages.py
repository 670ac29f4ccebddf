"""Words found again from a text read off them, so that a record made of part of a paragraph knows its place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.layout import Word

MARKS = regex.compile(r"[\W_]+")


class Passage:
    """Printed words in reading order, searched by what they print, marks and spaces apart."""

    def __init__(self, words: Iterable[Word]) -> None:
        """Take the words."""
        self.words = tuple(words)
        pieces = [MARKS.sub("", word.text.casefold()) for word in self.words]
        self._flat = "".join(pieces)
        self._ends = list(accumulate(map(len, pieces)))
        self._at = 0

    def take(self, text: str) -> tuple[Word, ...]:
        """Give the words that print a text: the first after those taken last, else the first of all.

        No words where they are not printed in one run.
        """
        wanted = MARKS.sub("", text.casefold())
        if not wanted:
            return ()
        start = self._flat.find(wanted, self._at)
        if start < 0:
            start = self._flat.find(wanted)
            if start < 0:
                return ()
        end = self._at = start + len(wanted)
        first = bisect_right(self._ends, start)
        last = bisect_right(self._ends, end - 1)
        return self.words[first : last + 1]
