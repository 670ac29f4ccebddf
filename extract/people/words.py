"""Words of names: titles, letters after a name, words of posts; and whether words are a name.

name  = title*, (initial | forename)*, particle?, surname ;
post  = word+ with a post's word among them ;            "Director of Places"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.vocabulary import Phrases

NAME_WORD = re.compile(r"(?:(?:d|D|O|L|l)['’])?[^\W\d_][\w'’.-]*")
PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "ap", "ab", "bin", "ibn", "al", "el"}
)
LONGEST_NAME = 6
"""Most words of a name, titles included: "Prof A B C D Winslade" counts its initials once."""


class NameWords:
    """The vocabulary's words for titles, posts and members."""

    def __init__(self, people: Phrases) -> None:
        """Take the table `people`."""
        self._titles = _words(people["titles"])
        self._letters = _words(people["letters"])
        self._councillor = _words(people["councillor"])
        self._post_words = _words(people["post_words"])
        self._nobody = _words(people["nobody"])
        self._member_words = _words(people["member_words"])
        self._nouns = _words(people["post_nouns"])
        self._collectives = _words(people["collectives"])
        self._surnames = _words(people["surnames_too"])
        self._kinds = _words(people["councillor_kinds"])

    def is_titled(self, text: str) -> bool:
        """Whether a text begins with a title: "Mrs"."""
        first, space, _ = text.partition(" ")
        return fold(first) in self._titles and bool(space)

    def are_letters(self, text: str) -> bool:
        """Whether a text is letters after a name: "OBE"."""
        return fold(text) in self._letters

    def is_post_word(self, word: str) -> bool:
        """Whether a word is a post's: "Director"."""
        return fold(word) in self._post_words

    def is_title(self, word: str) -> bool:
        """Whether a word is a title: "Lord"."""
        return fold(word) in self._titles

    def is_councillor(self, word: str) -> bool:
        """Whether a word says "Councillor"."""
        return fold(word) in self._councillor

    def is_kind(self, word: str) -> bool:
        """Whether a word says of which council a councillor is: "County"."""
        return fold(word) in self._kinds

    def second_councillor(self, words: Sequence[str], start: int) -> int:
        """Give where the councillor after the one at `start` begins: "Cllr A Moor Cllr B Lee"; 0 where none does."""
        at = next((n for n in range(start + 2, len(words)) if self.is_councillor(words[n])), 0)
        if at and self.is_kind(words[at - 1]):
            at -= 1
        bare, own = self.without_category(" ".join(words[start:at]))
        return at if at and bare and self.is_name(bare.split(), listed=own is not None) else 0

    def untitled(self, name: str) -> str:
        """Leave titles off a name; "Mr Moor" stays as it is."""
        words = name.split()
        while len(words) > 2 and fold(words[0]) in self._titles:
            del words[0]
        return " ".join(words)

    def without_category(self, text: str) -> tuple[str, str | None]:
        """Take "Councillor" off a name: what it says of the person."""
        words = text.split()
        own = None
        while words and (fold(words[0]) in self._councillor or fold(words[0]) in self._member_words):
            if fold(words[0]) in self._councillor:
                own = "councillor"
            del words[0]
        return " ".join(words), own

    def is_post(self, words: Sequence[str]) -> bool:
        """Whether words name a post: at least one of them is a post's."""
        return any(part in self._post_words for word in words for part in fold(word).split("-"))

    def names_holder(self, text: str) -> bool:
        """Whether a noun for who holds a post is in a text: "Town clerk"."""
        return any(fold(word) in self._nouns for word in text.split())

    def is_office(self, text: str) -> bool:
        """Whether a text is a post: "Director of Places" has a noun for who holds it, "Cabinet Office" has none."""
        words = text.split()
        if self.names_holder(text):
            return True
        return bool(words) and fold(words[-1]) not in self._collectives and all(map(self.is_post_word, words))

    def is_name(self, words: Sequence[str], *, listed: bool) -> bool:
        """Whether words are a name: title, initials, forenames, surname; a bare surname only where it is `listed`."""
        titled = 0
        while titled < len(words) and fold(words[titled]) in self._titles:
            titled += 1
        if listed and titled == len(words) == 1 and fold(words[0]) in self._surnames and words[0][0].isupper():
            return True
        rest = words[titled:]
        plain = [word for word in rest if len(word.rstrip(".")) > 2 or not word[0].isupper()]
        if not rest or len(plain) > LONGEST_NAME - 2 or any(fold(word) in self._nobody for word in words):
            return False
        if not all(_is_name_word(word) for word in rest) or rest[-1].casefold() in PARTICLES:
            return False
        if titled:
            return True
        if self.is_post(rest):
            return len(rest) > 1 and all(len(word.rstrip(".")) == 1 for word in rest[:-1])
        return len(rest) > 1 or listed


def fold(word: str) -> str:
    """Fold case, and leave marks at the ends out."""
    return word.strip(".,:;()").casefold()


def _words(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, phrases))


def _is_name_word(word: str) -> bool:
    """Whether a word may stand in a name: a capital first, or a particle."""
    return (
        (word[0].isupper() and NAME_WORD.fullmatch(word) is not None)
        or word.casefold() in PARTICLES
        or (word[0] in "dl" and len(word) > 2 and word[1] in "'’" and word[2].isupper())
    )
