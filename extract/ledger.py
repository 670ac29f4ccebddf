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

from scrutiny_extract.extract.finder import Finder, Parts, is_all_of, wholly_taken
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Line, Paragraph, Table, line_of
from scrutiny_extract.schemas import Block, Coverage, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Page, Section, Word

ISO = regex.compile(r"\d{4}-\d{2}(-\d{2})?|\d{2}:\d{2}")
"""A date or time we normalised: the printed form beside it is what the page says."""
UNPRINTED = frozenset({"id", "where", "flags", "blocks", "type", "level", "first_printed", "last_printed"})
"""Fields that hold nothing read as text from the record's own words."""

UNREAD, IN_RECORDS, IN_OTHER, FURNITURE = range(4)


class Ledger:
    """One state a word, page by page."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Enter every word as unread, and furniture as furniture."""
        self._states: dict[int, bytearray] = {}
        self._parts = Parts()
        self._latest: tuple[Sequence[Word], list[tuple[str, ...]]] = ((), [])
        """The last words looked at, and their parts."""
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


def _held_elsewhere(before: Sequence[int], parts_of: Sequence[tuple[str, ...]]) -> bytearray:
    """Count as taken what another record holds: the same words printed twice are two places."""
    if not any(before):
        return bytearray(sum(map(len, parts_of)))
    return bytearray([state != UNREAD for state, parts in zip(before, parts_of, strict=True) for _ in parts])
