"""The desk a reader works at: it makes records, and remembers which words each was read from.

Every record is made by `Desk.make` (sections by `Desk.section`): that gives it its id, its place on
the page and its line in the ledger. A reader never counts words; the ledger does it from the text
of the finished record (see `ledger`), so a reader cannot lose one unseen.
"""

from __future__ import annotations

import itertools
import operator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from scrutiny_extract.extract.kept import kept
from scrutiny_extract.extract.layout import Cell, Line, Pack, Page, Paragraph, Place, Section, Table, Word, enclosing
from scrutiny_extract.schemas import Finding, Record, SectionRecord, Where, record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.vocabulary import Phrases, Vocabulary

Printed: TypeAlias = Word | Line | Paragraph | Cell | Table | Section | Page
Source: TypeAlias = "Printed | Iterable[Source] | None"
"""What a record is read from: any printed thing, or any nesting of them; None counts as nothing."""

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=SectionRecord)


@dataclass(frozen=True)
class Desk:
    """What readers share while one pack is read."""

    pack: Pack
    vocabulary: Vocabulary
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    """For each record's id the words it was read from."""
    _counts: dict[tuple[str, int], itertools.count[int]] = field(default_factory=dict)
    _latest: list[tuple[tuple[Printed, ...], tuple[Word, ...]]] = field(default_factory=lambda: [((), ())])
    """What the record before was made of, and its words."""

    @kept
    def has_ocr(self) -> bool:
        """Whether any page was read by OCR."""
        return any(page.text == "ocr" for page in self.pack.pages)

    def phrases(self, name: str) -> Phrases:
        """Return a vocabulary table by its dotted name."""
        return self.vocabulary.table(name)

    def make(self, kind: type[R], source: Source, /, **fields: Any) -> R:  # noqa: ANN401 - pydantic checks them
        """Make a record of what `source` prints.

        `source` must hold every word that the record's own text fields print; nested records bring
        their own. The id is the kind, the page and a running number: `"resolution-5-2"`.
        """
        printed = tuple(_printed(source))
        where = self.where(printed)
        page = where[0].page if where else 0
        identity = self._identity(kind, page)
        if not _are_same(printed, self._latest[0][0]):  # a long paragraph may hold a thousand records
            self._latest[0] = printed, tuple(_words(printed))
        words = self.sources[identity] = self._latest[0][1]
        if self.has_ocr:
            fields |= _confidence(words, fields.get("flags", ()))
        return kind(id=identity, where=where, **fields)

    def section(self, kind: type[S], section: Section, own: Source = None, /, **fields: Any) -> S:  # noqa: ANN401
        """Make the record of a whole section; title and agenda item come from it unless given.

        `own` is what the section's own text fields were read from, where a reader knows it more
        closely than "the whole section": a heading's words are then not looked for in the prose.
        """
        pages = self.pack.pages
        first, last = section.pages[0].number, section.pages[-1].number
        common = {
            "title": section.title,
            "agenda_item": section.agenda_item,
            "first_page": first,
            "last_page": last,
            "first_printed": pages[first - 1].printed,
            "last_printed": pages[last - 1].printed,
        }
        record = self.make(kind, section, **(common | fields))
        if own is not None:
            self.sources[record.id] = tuple(_words(_printed(own)))
        return record

    def where(self, source: Source) -> tuple[Where, ...]:
        """Give the places of printed things: one box a page, pages in order of first sight."""
        pages = self.pack.pages
        places = enclosing(place for thing in _printed(source) for place in _places(thing))
        return tuple(
            Where(
                page=page,
                printed=pages[page - 1].printed,
                bbox=(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)),
            )
            for page, (x0, y0, x1, y1) in places
        )

    def report(
        self, code: str, message: str, source: Source = None, severity: Literal["error", "warning", "info"] = "warning"
    ) -> None:
        """Add a finding. `code` is stable and in snake case; `message` is for a council officer."""
        self.findings.append(Finding(severity=severity, code=code, message=message, where=self.where(source)))

    def _identity(self, kind: type[Record], page: int) -> str:
        name = record_name(kind.__name__)
        count = self._counts.setdefault((name, page), itertools.count(1))
        return f"{name}-{page}-{next(count)}"


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    """Whether the very same things stand in two sequences."""
    return len(some) == len(others) and all(map(operator.is_, some, others))


def _printed(source: Source) -> Iterator[Printed]:
    """Flatten a source."""
    if source is None:
        return
    if isinstance(source, (Word, Line, Paragraph, Cell, Table, Section, Page)):
        yield source
    else:
        for part in source:
            yield from _printed(part)


def _places(thing: Printed) -> Sequence[Place | Line | Word]:
    """Give what has the boxes of a printed thing; a cell's is that of its text, where it has any."""
    if isinstance(thing, (Word, Line)):
        return (thing,)
    if isinstance(thing, Cell) and thing.lines:
        return thing.lines
    return thing.places


def _confidence(words: Iterable[Word], flags: Iterable[str]) -> dict[str, Any]:
    """Flag what was read by OCR, with how surely its least sure word was."""
    sure = [word.confidence for word in words if word.confidence is not None]
    return {"flags": (*flags, "ocr"), "confidence": min(sure)} if sure else {}


def _words(things: Iterable[Printed]) -> list[Word]:
    words: list[Word] = []
    for thing in things:
        if isinstance(thing, Word):
            words.append(thing)
        elif isinstance(thing, Section):
            words.extend(word for block in thing.blocks for word in block.words)
        else:
            words.extend(thing.words)
    return words
