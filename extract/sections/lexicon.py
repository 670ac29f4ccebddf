"""The vocabulary of sections, indexed for quick looking up.

    [sections.<kind>]          titles = phrases that name the kind in a heading
                               labels = phrases that open a line of its head
                               openers = labels of which a head must have one, where the kind has any
                               marks  = phrases of its text that another kind's would not have
    [sections.columns.<kind>]  <column> = phrases that head the column
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.vocabulary import WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.vocabulary import Vocabulary

NO_KIND = "none"
"""The table of phrases that begin as a title or label does and are none: "Agenda item", "Report to follow"."""
LONGEST = 160
"""Characters of a block that are looked through: titles and labels are short."""


class Entry(NamedTuple):
    """One phrase of the vocabulary."""

    words: tuple[str, ...]
    kind: str
    opener: bool = False


class Title(NamedTuple):
    """A title phrase found in a text."""

    kind: str
    start: int
    """Words before it."""
    length: int
    """Words it has."""


class Label(NamedTuple):
    """A label that opens a text."""

    kind: str
    phrase: str
    opener: bool


class Lexicon:
    """Titles, labels and column headings of all section types."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the tables whose names begin with `sections.`."""
        self._titles = _index(_entries(vocabulary, "titles"))
        self._labels = _index((*_entries(vocabulary, "labels"), *_entries(vocabulary, "openers")))
        self.opened = frozenset(entry.kind for entries in self._labels.values() for entry in entries if entry.opener)
        """Kinds whose head must have an opener."""
        self._marks = {
            name.rpartition(".")[2]: tuple(map(_key, table["marks"]))
            for name, table in vocabulary.tables.items()
            if name.startswith("sections.") and table["marks"]
        }
        self._columns: dict[str, dict[str, str]] = {}
        for name, table in vocabulary.tables.items():
            if name.startswith("sections.columns."):
                kind = name.rsplit(".", 1)[1]
                self._columns[kind] = {_key(phrase): column for column in table for phrase in table[column]}

    def titles(self, text: str) -> list[Title]:
        """Find the title phrases that stand anywhere in a text."""
        words = words_of(text)
        return [
            Title(entry.kind, start, len(entry.words))
            for start, word in enumerate(words)
            for entry in _longest(self._titles.get(word, ()), words[start:])
        ]

    def labels(self, text: str) -> list[Label]:
        """Find the labels a text begins with, one a kind."""
        words = words_of(text)
        if not words:
            return []
        found = _longest(self._labels.get(words[0], ()), words)
        return [Label(entry.kind, " ".join(entry.words), entry.opener) for entry in found]

    def marks(self, kind: str, texts: Iterable[str]) -> int:
        """Count the different marks of a kind that stand in texts."""
        whole = f" {' '.join(WORDS.findall(' '.join(texts).casefold()))} "
        return sum(f" {mark} " in whole for mark in self._marks.get(kind, ()))

    def columns(self, headings: Sequence[str]) -> dict[str, set[str]]:
        """Match column headings: kind -> the columns it knows among them."""
        keys = [_key(heading) for heading in headings if heading]
        found: dict[str, set[str]] = {}
        for kind, columns in self._columns.items():
            matched = {column for key in keys if (column := columns.get(key)) is not None}
            if matched:
                found[kind] = matched
        return found


def words_of(text: str) -> list[str]:
    """Give the folded words of the head of a text."""
    return WORDS.findall(fold(text[:LONGEST]))


def _key(heading: str) -> str:
    """Fold a column heading; marks inside it do not matter."""
    return " ".join(words_of(heading))


def _entries(vocabulary: Vocabulary, role: str) -> Iterator[Entry]:
    for name, table in vocabulary.tables.items():
        prefix, _, kind = name.rpartition(".")
        if prefix == "sections":
            for phrase in table[role]:
                yield Entry(tuple(words_of(phrase)), kind, role == "openers")


def _index(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Index phrases by their first word, longest first."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.words:
            index[entry.words[0]].append(entry)
    for found in index.values():
        found.sort(key=lambda entry: -len(entry.words))
    return dict(index)


def _longest(entries: Iterable[Entry], words: Sequence[str]) -> Iterator[Entry]:
    """Give for each kind the longest phrase with which the words begin; none where `NO_KIND` has a longer one."""
    seen: set[str] = set()
    for entry in entries:
        if entry.kind not in seen and tuple(words[: len(entry.words)]) == entry.words:
            if entry.kind == NO_KIND:
                return
            seen.add(entry.kind)
            yield entry
