"""The ledger: where every word of every page went, read off the finished records.

    word = in a typed field | in a section's blocks | furniture | unread ;

Readers do not keep it and cannot touch it. For each record the ledger takes the text of its own
fields and looks it up among the words the record was read from; what is found there is in a typed
field. What a section's fields leave over becomes its blocks. A word that is in no field, no block and
no furniture is unread, and is reported.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

import regex
from pydantic import BaseModel

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.kept import kept
from scrutiny_extract.extract.layout import Line, Paragraph, Table, line_of
from scrutiny_extract.schemas import Block, Coverage, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Page, Section, Word

PARTS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
"""A word's lettered parts: marks around and between them are told apart by no field."""
ISO = regex.compile(r"\d{4}-\d{2}(-\d{2})?|\d{2}:\d{2}")
"""A date or time we normalised: the printed form beside it is what the page says."""
UNPRINTED = frozenset({"id", "where", "flags", "blocks", "type", "level", "first_printed", "last_printed"})
"""Fields that hold nothing read as text from the record's own words."""

UNREAD, IN_RECORDS, IN_OTHER, FURNITURE = range(4)

LOOK_AHEAD = 4
"""How many following parts decide between two places where a field's next part stands."""


class Ledger:
    """One state a word, page by page."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Enter every word as unread, and furniture as furniture."""
        self._states: dict[int, bytearray] = {}
        self._parts = Parts()
        self._latest: tuple[Sequence[Word], list[tuple[str, ...]]] = ((), [])
        for page in pages:
            states = self._states[page.number] = bytearray(len(page.words))
            for line in page.furniture:
                for word in line.words:
                    states[word.index] = FURNITURE

    def claim(self, record: Record, desk: Desk) -> None:
        """Enter the words that a record's fields print, its nested records first."""
        texts: list[str] = []
        for name, value in record.__dict__.items():
            if name not in UNPRINTED:
                self._gather(value, texts, desk)
        words = desk.sources.get(record.id)
        if words and texts:
            self._enter(texts, words)

    def _gather(self, value: Any, texts: list[str], desk: Desk) -> None:  # noqa: ANN401, C901 - one branch for each kind of value
        """Collect the texts of a field; a nested record claims its own."""
        if isinstance(value, str):
            if not ISO.fullmatch(value):
                texts.append(value)
        elif isinstance(value, Record):
            self.claim(value, desk)
        elif isinstance(value, BaseModel):
            self._gather(tuple(value.__dict__.values()), texts, desk)
        elif isinstance(value, dict):
            for key, part in value.items():
                texts.append(str(key))
                self._gather(part, texts, desk)
        elif isinstance(value, (tuple, list)):
            for part in value:
                self._gather(part, texts, desk)
        elif isinstance(value, int) and not isinstance(value, bool):
            texts.append(str(value))

    def _enter(self, texts: Sequence[str], words: Sequence[Word]) -> None:
        """Mark the words whose every part the texts print."""
        if is_all_of("".join(texts), words):
            self._mark(words)
            return
        states = self._states
        before = [states[word.page][word.index] for word in words]
        if UNREAD not in before:
            return
        known = self._parts
        if words is not self._latest[0]:  # a long paragraph may hold a thousand records
            self._latest = words, [known[word.text] for word in words]
        parts_of = self._latest[1]
        found = Finder(list(chain.from_iterable(parts_of)), _held_elsewhere(before, parts_of))
        for text in texts:
            found.read([part for printed in text.split() for part in known[printed]])
        taken = wholly_taken(parts_of, found.taken)
        self._mark(
            word
            for number, word in enumerate(words)
            # a mark alone (a bullet, a dash) goes with a neighbour
            if taken[number] or (not parts_of[number] and any(taken[max(number - 1, 0) : number + 2]))
        )

    def _mark(self, words: Iterable[Word]) -> None:
        """Enter words that no other record holds."""
        for word in words:
            states = self._states[word.page]
            if states[word.index] == UNREAD:
                states[word.index] = IN_RECORDS

    def leave(self, section: Section, desk: Desk) -> tuple[Block, ...]:
        """Make blocks of the words of a section that no field holds, in reading order."""
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Paragraph):
                blocks.extend(self._leave_paragraph(block, desk))
            else:
                blocks.extend(self._leave_table(block, desk))
        return tuple(blocks)

    def _left(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Cut lines down to their unread words, and enter those as kept in a block."""
        left: list[Line] = []
        for line in lines:
            states = self._states[line.page]
            words = [word for word in line.words if states[word.index] == UNREAD]
            if words:
                left.append(line if len(words) == len(line.words) else line_of(words))
                for word in words:
                    states[word.index] = IN_OTHER
        return tuple(left)

    def _leave_paragraph(self, paragraph: Paragraph, desk: Desk) -> Iterator[Block]:
        left = self._left(paragraph.lines)
        if left:
            yield desk.make(Block, left, kind=paragraph.kind, text=join_lines(left))

    def _leave_table(self, table: Table, desk: Desk) -> Iterator[Block]:
        """Keep a table's left-over cells, row by row; rows with nothing left are left out."""
        lines: list[Line] = []
        rows: defaultdict[int, dict[int, str]] = defaultdict(dict)
        for cell in table.cells:
            left = self._left(cell.lines)
            if left:
                lines.extend(left)
                rows[cell.row][cell.column] = join_lines(left)
        if lines:
            cells = tuple(
                tuple(rows[row].get(column, "") for column in range(table.column_count)) for row in sorted(rows)
            )
            yield desk.make(Block, lines, kind="table", cells=cells)
        again = self._left(table.repeated)
        if again:
            yield desk.make(Block, again, kind="heading", text=join_lines(again))

    def unread(self, page: Page) -> tuple[Word, ...]:
        """Give the words of a page that went nowhere."""
        states = self._states[page.number]
        if UNREAD not in states:
            return ()
        return tuple(word for word in page.words if states[word.index] == UNREAD)

    def coverage(self) -> Coverage:
        """Add up."""
        counts = [sum(states.count(state) for states in self._states.values()) for state in range(4)]
        return Coverage(
            words=sum(counts),
            in_records=counts[IN_RECORDS],
            in_other=counts[IN_OTHER],
            furniture=counts[FURNITURE],
            unread=counts[UNREAD],
        )


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


def _held_elsewhere(before: Sequence[int], parts_of: Sequence[tuple[str, ...]]) -> bytearray:
    """Count as taken what another record holds: the same words printed twice are two places."""
    if not any(before):
        return bytearray(sum(map(len, parts_of)))
    return bytearray([state != UNREAD for state, parts in zip(before, parts_of, strict=True) for _ in parts])


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
