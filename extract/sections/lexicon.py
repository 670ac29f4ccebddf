"""The vocabulary of sections, indexed for quick looking up.

    [sections.<kind>]          titles  = phrases that name the kind in a heading
                               labels  = phrases that open a line of its head
                               openers = labels of which a head must have one, where the kind has any
                               marks   = phrases of its text that another kind's would not have
    [sections.columns.<kind>]  <column> = headings that tell a table of the kind from others
    [columns.<kind>]           <column> = all headings its reader knows

Besides section types some names stand for what helps to find them: `none`, `business`, `appendix` …
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scrutiny_extract.extract.values import find_time
from scrutiny_extract.extract.vocabulary import WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.vocabulary import Vocabulary

NO_KIND = "none"
"""The table of phrases that begin as a title or label does and are none: "Agenda item", "Report to follow"."""
LONGEST = 160
"""Characters of a text that are looked through: titles and labels are short."""
COUNCIL_WORDS = 6
"""Most words of a council's name."""
LOOSE = 4
"""Letters of a phrase with which a longer heading may begin: "No" says nothing about "No later than"."""
CACHED = 1024
"""Texts whose words are kept: those of some pages."""

Words: TypeAlias = tuple[str, ...]
"""The folded words of a text (`words_of`)."""


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


class Columns(NamedTuple):
    """Columns of one kind found among a table's headings."""

    telling: frozenset[str]
    """Those that tell its tables from others."""
    known: frozenset[str]
    """All that its reader knows, the telling ones too."""


class Lexicon:
    """Titles, labels, marks and column headings of all section types."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the tables whose names begin with `sections.`, and the readers' columns."""
        self._titles = _index(_entries(vocabulary, "titles"))
        self._labels = _index((*_entries(vocabulary, "labels"), *_entries(vocabulary, "openers")))
        self.opened = frozenset(entry.kind for entries in self._labels.values() for entry in entries if entry.opener)
        """Kinds whose head must have an opener."""
        self._marks: dict[str, list[str]] = defaultdict(list)
        for entry in _entries(vocabulary, "marks"):
            self._marks[entry.kind].append(f" {' '.join(entry.words)} ")
        self._telling = _columns(vocabulary, "sections.columns.")
        self._known = _columns(vocabulary, "columns.")
        self._ratings = vocabulary.table("rag")
        self._bodies = vocabulary.table("bodies")
        self._concluded = vocabulary.table("concluded")
        self._summons = vocabulary.table("summons")
        self._verbs = vocabulary.table("verbs")
        self._verdicts = vocabulary.table("labels.verdict")
        self._answers = vocabulary.table("labels.response_table")

    def titles(self, words: Words) -> Iterator[Title]:
        """Find the title phrases that stand anywhere in a text."""
        for start, word in enumerate(words):
            if word in self._titles:
                for entry in _longest(self._titles[word], words[start:]):
                    yield Title(entry.kind, start, len(entry.words))

    def names(self, kind: str, words: Words) -> bool:
        """Whether the title of an agenda's entry begins with a title of a kind: "Minutes of the last meeting" too."""
        entries = self._titles.get(words[0], ()) if words else ()
        return any(entry.kind == kind and words[: len(entry.words)] == entry.words for entry in entries)

    def labels(self, words: Words) -> Iterator[Label]:
        """Find the labels a text begins with, the longest of each kind."""
        if words and words[0] in self._labels:
            for entry in _longest(self._labels[words[0]], words):
                yield Label(entry.kind, " ".join(entry.words), entry.opener)

    def opens(self, kind: str, words: Words) -> int:
        """Count the words of the label of a kind that opens a text; 0 where none does."""
        return next((label.phrase.count(" ") + 1 for label in self.labels(words) if label.kind == kind), 0)

    def marks(self, kind: str, texts: Iterable[str]) -> int:
        """Count the different marks of a kind that stand in texts."""
        whole = f" {' '.join(WORDS.findall(' '.join(texts).casefold()))} "
        return sum(mark in whole for mark in self._marks[kind])

    def columns(self, headings: Iterable[str]) -> Iterator[tuple[str, Columns]]:
        """Match column headings: each kind with the columns it knows among them."""
        keys = {" ".join(words_of(heading)) for heading in headings if heading}
        for kind, telling in self._telling.items():
            told = frozenset(telling[key] for key in keys & telling.keys())
            known = self._known.get(kind, {})
            yield kind, Columns(told, told.union(known[key] for key in keys & known.keys()))

    def loose_columns(self, kind: str, headings: Iterable[str]) -> frozenset[str]:
        """Name the columns of a kind with whose phrases headings begin or end: "Comments of the Cabinet and action"."""
        known = self._known.get(kind, {})
        found = set()
        for words in map(words_of, headings):
            whole = " ".join(words)
            parts = (part for cut in range(1, len(words)) for part in (words[:-cut], words[cut:]))
            long = (text for part in parts if len(text := " ".join(part)) >= LOOSE)
            name = next((known[text] for text in (whole, *long) if text in known), None)
            if name is not None:
                found.add(name)
        return frozenset(found)

    def column(self, kind: str, words: Words) -> str | None:
        """Name the column of a kind whose heading the words are; beside a value it is a label."""
        return self._known.get(kind, {}).get(" ".join(words))

    def holds_verdict(self, text: str) -> bool:
        """Whether a text takes or leaves a recommendation, or heads the answer to it."""
        return self._verdicts.within(text) is not None or self._answers.named(text) == "response"

    def concludes(self, text: str) -> bool:
        """Whether a text says when a meeting came to its end."""
        return find_time(text) is not None and self._concluded.within(text) is not None

    def resolves(self, text: str) -> bool:
        """Whether a text opens with the verb of a resolution, in capitals."""
        if not text[:2].isupper():
            return False
        found = self._verbs.leading(text)
        return found is not None and found[1].isupper()

    def summons(self, text: str) -> bool:
        """Whether a text calls members to a meeting: "You are hereby summoned to attend …"."""
        return self._summons.within(text) is not None

    def is_council(self, text: str) -> bool:
        """Whether a text is a council's name and no more."""
        words = text.split()
        if not 1 < len(words) <= COUNCIL_WORDS:
            return False
        ends = any(self._bodies.named(" ".join(words[start:])) == "kind" for start in range(1, len(words)))
        leading = self._bodies.leading(text)
        return ends or (leading is not None and leading[0] == "before" and leading[2] != "")

    def is_rating(self, text: str) -> bool:
        """Whether a text is the name of a rating's colour."""
        return self._ratings.named(text) is not None and len(text) > 1


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Give the lexicon of a vocabulary, made once: a batch reads thousands of papers with one."""
    kept = _LEXICONS.get(id(vocabulary))
    if kept is None:
        kept = _LEXICONS[id(vocabulary)] = (vocabulary, Lexicon(vocabulary))
    return kept[1]


_LEXICONS: dict[int, tuple[Vocabulary, Lexicon]] = {}
"""By identity, for a vocabulary has no hash; each is kept, so that no other can take its place in memory."""


def words_of(text: str) -> tuple[str, ...]:
    """Give the folded words of the head of a text."""
    return _words(text[:LONGEST])


@lru_cache(maxsize=CACHED)
def _words(text: str) -> tuple[str, ...]:
    """Fold a text into words: several look at one block, and pages repeat their heads and headings."""
    return tuple(WORDS.findall(fold(text)))


def _entries(vocabulary: Vocabulary, role: str) -> Iterator[Entry]:
    """Give the phrases of a role in all tables of sections."""
    for name, table in vocabulary.tables.items():
        prefix, _, kind = name.rpartition(".")
        if prefix == "sections":
            yield from (Entry(words_of(phrase), kind, role == "openers") for phrase in table[role])


def _columns(vocabulary: Vocabulary, prefix: str) -> dict[str, dict[str, str]]:
    """Give for each kind the column that each heading names."""
    return {
        name.removeprefix(prefix): {" ".join(words_of(phrase)): column for column in table for phrase in table[column]}
        for name, table in vocabulary.tables.items()
        if name.startswith(prefix)
    }


def _index(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Index phrases by their first word, longest first."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.words:
            index[entry.words[0]].append(entry)
    for found in index.values():
        found.sort(key=lambda entry: -len(entry.words))
    return dict(index)


def _longest(entries: Iterable[Entry], words: Words) -> Iterator[Entry]:
    """Give for each kind the longest phrase with which words begin; none where `NO_KIND` has a longer one."""
    seen: set[str] = set()
    for entry in entries:
        if entry.kind not in seen and words[: len(entry.words)] == entry.words:
            if entry.kind == NO_KIND:
                return
            seen.add(entry.kind)
            yield entry
