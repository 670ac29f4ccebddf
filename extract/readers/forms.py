"""Forms: labels and what is filled in beside or under them, in boxes, tables or paragraphs.

    form  = (entry | heading | text)* ;
    entry = enumerator?, label, value ;        in one cell, or the label in one cell and the value in the next
          | label, ":", value                  in a paragraph
          | label alone, text* ;               a heading over paragraphs

A label is a phrase of the vocabulary; in a cell also any bold text over plain text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.readers.titled import split_title
from scrutiny_extract.extract.values import find_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Cell, Line, Table
    from scrutiny_extract.extract.vocabulary import Phrases

ENUMERATOR = regex.compile(r"\(?(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})[.)]?\)?")
"""What numbers a form's rows: "(a)", "1."."""
NOTHING = regex.compile(r"n/?a|not applicable|none|t\.?b\.?c\.?|nil", regex.I)
"""What stands beside a label that has no value."""
MARK = regex.compile(r"^[:?–—-]")
LABEL_END = ":?"


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value; `name` is what the vocabulary calls it, None for a label it does not know."""

    name: str | None
    label: tuple[Line, ...]
    lines: tuple[Line, ...]

    def followed_by(self, lines: tuple[Line, ...]) -> Entry:
        """Give the entry with more of its value."""
        return Entry(self.name, self.label, self.lines + lines)

    @property
    def text(self) -> str | None:
        """The value's text."""
        return join_lines(self.lines) or None


@dataclass(frozen=True, slots=True)
class Loose:
    """A paragraph that is no label."""

    paragraph: Paragraph


@dataclass
class Filled:
    """One form filled in: read like a row of a table."""

    values: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """Field -> its label as printed."""
    others: dict[str, str] = field(default_factory=dict)
    """Label as printed -> value, of labels that have no field."""
    source: list[Line] = field(default_factory=list)

    def lines(self, name: str) -> tuple[Line, ...]:
        """Give the lines of a field."""
        return self.values.get(name, ())

    def text(self, name: str) -> str | None:
        """Give the text of a field, None where it is empty or not there."""
        return join_lines(self.lines(name)) or None

    def take(self, entry: Entry) -> None:
        """Fill in one entry."""
        self.source.extend((*entry.label, *entry.lines))
        label = join_lines(entry.label)
        if entry.name is not None and entry.name != "other":
            self.values[entry.name] = entry.lines
            self.labels[entry.name] = label
        elif entry.text:
            self.others[label.strip(LABEL_END + " ")] = entry.text


def read_forms(blocks: Iterable[Block], phrases: Phrases) -> list[Filled]:
    """Read forms one after another: each begins where the first one's first label comes again."""
    forms: list[Filled] = []
    first: str | None = None
    for entry in read_form(blocks, phrases):
        if not isinstance(entry, Entry) or (first is None and entry.name is None):
            continue
        first = first or entry.name
        if not forms or entry.name == first:
            forms.append(Filled())
        forms[-1].take(entry)
    return forms


@dataclass
class _Reading:
    """The entry that may still go on."""

    waiting: Entry | None = None
    boxed: bool = False
    """Whether it stands in a box: paragraphs after it are then no part of a value it has."""

    def give(self) -> Iterator[Entry]:
        """Yield the entry that has waited."""
        if self.waiting is not None:
            yield self.waiting
        self.waiting = None

    @property
    def goes_on(self) -> bool:
        """Whether a box without a label belongs to the entry that waits."""
        return self.waiting is not None and (self.boxed or not self.waiting.lines)

    def takes(self, block: Paragraph) -> bool:
        """Whether a paragraph belongs to the entry that waits."""
        if self.waiting is None or (self.boxed and self.waiting.lines):
            return False
        return block.kind != "heading" or (not self.waiting.lines and not block.bold)

    def extend(self, lines: tuple[Line, ...]) -> None:
        """Add to the value of the entry that waits."""
        if self.waiting is not None:
            self.waiting = self.waiting.followed_by(lines)


def read_form(blocks: Iterable[Block], phrases: Phrases) -> Iterator[Entry | Loose]:
    """Yield the entries of forms and the paragraphs between them, in printed order.

    A label that stands alone takes the paragraphs after it that are no headings. What follows it at once
    in plain type is its value even where it looks like a heading: "TC/31/014". A box without a label goes on
    with the value of the box above it, also over a page.
    """
    reading = _Reading()
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _read_paragraph(block, reading, phrases)
        else:
            yield from _read_table(block, reading, phrases)
    yield from reading.give()


def _read_paragraph(block: Paragraph, reading: _Reading, phrases: Phrases) -> Iterator[Entry | Loose]:
    found = split_label(block.lines, phrases)
    if found is None and reading.takes(block):
        reading.extend(block.lines)
        return
    yield from reading.give()
    if found is not None and (not found.lines or block.kind != "heading"):
        reading.waiting, reading.boxed = found, False
    else:
        yield found or Loose(block)


def _read_table(table: Table, reading: _Reading, phrases: Phrases) -> Iterator[Entry]:
    for cells in _rows(table):
        entries = tuple(_row_entries(cells, phrases))
        if not entries and len(cells) == 1 and reading.goes_on:
            reading.extend(cells[0].lines)
        for entry in entries:
            yield from reading.give()
            reading.waiting, reading.boxed = entry, True


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    """Yield the filled cells of each row, without the number of the row."""
    for row in table.grid:
        cells = tuple(cell for cell in distinct(row) if cell.lines)
        if len(cells) > 1 and ENUMERATOR.fullmatch(cells[0].text):
            cells = cells[1:]
        if cells:
            yield cells


def _row_entries(cells: Sequence[Cell], phrases: Phrases) -> Iterator[Entry]:
    """Yield the entries of one row: cells that hold label and value, or label cells each before its value's cell."""
    label: Entry | None = None
    for cell in cells:
        found = split_label(cell.lines, phrases, cell=True)
        if found is not None:
            if label is not None:
                yield label
            label = found
        elif label is not None:
            label = label.followed_by(cell.lines)
    if label is not None:
        yield label


def split_label(lines: Sequence[Line], phrases: Phrases, *, cell: bool = False) -> Entry | None:
    """Divide lines into a label and its value; None where they begin with no label."""
    if not lines:
        return None
    for count in (1, 2, 3):
        entry = _known_label(lines, count, phrases)
        if entry is not None:
            return entry
    if cell:
        label, value = split_title(lines, alone=True)
        if value and label and join_lines(label)[-1] in LABEL_END:
            return Entry(phrases.named(join_lines(label)), label, value)
    return None


def _known_label(lines: Sequence[Line], count: int, phrases: Phrases) -> Entry | None:
    """Read a label the vocabulary knows off the first lines: all of them, or their beginning."""
    if len(lines) < count:
        return None
    text = " ".join(line.text for line in lines[:count])
    name = phrases.named(text)
    if name is not None:
        return Entry(name, tuple(lines[:count]), tuple(lines[count:]))
    leading = phrases.leading(text) if count == 1 else None
    if leading is None:
        return None
    name, label, rest = leading
    if not (
        label[-1] in LABEL_END or MARK.match(rest) or _is_short_value(rest) or _is_bold_before_plain(lines[0], label)
    ):
        return None
    words = lines[0].words
    cut = label.count(" ") + 1
    while cut < len(words) and not any(map(str.isalnum, words[cut].text)):
        cut += 1
    value = (line_of(words[cut:]),) if cut < len(words) else ()
    return Entry(name, (line_of(words[:cut]),), (*value, *lines[1:]))


def _is_short_value(text: str) -> bool:
    """Whether a text is a date, perhaps with its weekday and hour, or says that there is nothing."""
    found = find_date(text)
    if found is None:
        return NOTHING.fullmatch(text) is not None
    return len(text) - len(found.raw) <= len("5.00 pm on Wednesday ")


def _is_bold_before_plain(line: Line, label: str) -> bool:
    """Whether weight alone sets a label off from its value on one line."""
    count = label.count(" ") + 1
    return all(word.style.bold for word in line.words[:count]) and not line.words[count].style.bold
