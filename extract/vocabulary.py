"""The words councils use for things, from `councils/*.toml`: phrases only, never patterns.

    councils/generic.toml = table+ ;
    table                 = dotted name, (name = [phrase, …])+ ;

A table such as `[labels.report]` maps a name of the record contract to the phrases that print it.
Phrases are compared after one folding (`fold`): case, dashes, quotes, spaces and closing colons.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# fmt: off
FOLDED = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "…": ".",
})
# fmt: on
SPACES = regex.compile(r"\s+")
EDGES = " :;.,-*"
"""Marks at the ends of a heading or label that say nothing about which it is."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Fold case, dashes, quotes and spaces, and strip marks at both ends."""
    return SPACES.sub(" ", text.translate(FOLDED).casefold()).strip(EDGES)


@dataclass(frozen=True, eq=False)
class Phrases:
    """One table of the vocabulary: names, each with the phrases that print it; hashed by identity."""

    names: Mapping[str, tuple[str, ...]]

    @cached_property
    def _by_phrase(self) -> dict[str, str]:
        return {fold(phrase): name for name, phrases in self.names.items() for phrase in phrases}

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        return {phrase.replace(" ", ""): name for phrase, name in self._by_phrase.items()}

    @cached_property
    def _by_first_word(self) -> dict[str, tuple[tuple[int, str, str], ...]]:
        """Give for each first word the phrases that begin with it: length, phrase between spaces, name."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        for phrase, name in self._by_phrase.items():
            words = WORDS.findall(phrase)
            if words:
                found.setdefault(words[0], []).append((len(phrase), f" {' '.join(words)} ", name))
        return {word: tuple(phrases) for word, phrases in found.items()}

    @cached_property
    def _most_words(self) -> dict[str, int]:
        """Give for each first word, folded alone, how many words the longest phrase has that begins with it."""
        most: dict[str, int] = {}
        for phrase in self._by_phrase:
            words = phrase.split()
            first = fold(words[0]) if words else ""
            most[first] = max(most.get(first, 0), len(words))
        return most

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the phrases of a name; none where the table does not hold it."""
        return self.names.get(name, ())

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.names)

    def named(self, text: str) -> str | None:
        """Name the thing that the whole text prints: `"Report of:"` -> `"report_of"`."""
        return self._by_phrase.get(fold(text))

    def joined(self, text: str) -> str | None:
        """Name the thing that the whole text prints but for its spaces: a narrow cell breaks "Timescal e"."""
        return self._by_letters.get(fold(text).replace(" ", ""))

    def leading(self, text: str) -> tuple[str, str, str] | None:
        """Split a text that begins with a phrase into (name, phrase as printed, rest).

        The longest phrase wins, and it ends at a word's end:
        `"Report of: Director of Places"` -> `("report_of", "Report of:", "Director of Places")`.
        """
        words = text.split()
        first = fold(words[0]) if words else ""
        longest = self._most_words.get(first, 0) if first else max(self._most_words.values(), default=0)
        if not longest:
            return None
        for count in range(min(len(words), longest), 0, -1):
            name = self._by_phrase.get(fold(" ".join(words[:count])))
            if name is not None:
                return name, " ".join(words[:count]), " ".join(words[count:])
        return None

    def within(self, text: str) -> str | None:
        """Name the thing whose longest phrase stands, as whole words, anywhere in the text."""
        words = WORDS.findall(fold(text))
        starts = self._by_first_word.keys() & words
        if not starts:
            return None
        padded = f" {' '.join(words)} "
        begun = (entry for word in starts for entry in self._by_first_word[word])
        found = [(size, name) for size, phrase, name in begun if phrase in padded]
        return max(found)[1] if found else None

    def columns(self, headings: Sequence[str]) -> dict[str, int]:
        """Match column headings to names: name -> column, the first column where two match."""
        found: dict[str, int] = {}
        for column, heading in enumerate(headings):
            name = self.named(heading)
            if name is not None:
                found.setdefault(name, column)
        return found


WORDS = regex.compile(r"[\p{L}\p{N}']+")


@dataclass(frozen=True)
class Vocabulary:
    """All tables, the council's own laid over the generic ones."""

    tables: Mapping[str, Phrases]

    def table(self, name: str) -> Phrases:
        """Return a table by its dotted name, `"labels.report"`; an empty one where there is none."""
        return self.tables.get(name, EMPTY)


EMPTY = Phrases({})


@cache
def load(council: str | None = None) -> Vocabulary:
    """Read the generic vocabulary, with `councils/<council>.toml` laid over it where named.

    Raises FileNotFoundError where the council has no file.
    """
    folder = resources.files("scrutiny_extract.extract") / "councils"
    merged: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in ("generic", council):
        if name is not None:
            _merge(merged, tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")), "")
    return Vocabulary({name: Phrases(phrases) for name, phrases in merged.items()})


def known_councils() -> tuple[str, ...]:
    """Name the councils that have a vocabulary of their own."""
    folder = resources.files("scrutiny_extract.extract") / "councils"
    stems = (entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(stem for stem in stems if stem != "generic"))


def _merge(merged: dict[str, dict[str, tuple[str, ...]]], tree: Mapping[str, Any], path: str) -> None:
    for key, value in tree.items():
        if isinstance(value, dict):
            _merge(merged, value, f"{path}.{key}" if path else key)
        else:
            table = merged.setdefault(path, {})
            table[key] = _unique((*table.get(key, ()), *value))


def _unique(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))
