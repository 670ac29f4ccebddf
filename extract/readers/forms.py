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
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.labelled import LABEL_END, Entry, split_at_labels, split_bold, split_label
from scrutiny_extract.extract.readers.rows import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Cell, Line, Table
    from scrutiny_extract.extract.vocabulary import Phrases

__all__ = ["LABEL_END", "Entry", "Loose", "read_form"]

ENUMERATOR = regex.compile(r"\(?(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})[.)]?\)?")
"""What numbers a form's rows: "(a)", "1."."""
HEADING_LINES = 3
"""Most lines of a cell that heads the rows below it."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A paragraph that is no label, or a heading over the columns of a form's table."""

    paragraph: Paragraph


@dataclass
class _Reading:
    """The entry that may still go on."""

    waiting: Entry | None = None
    boxed: bool = False
    """Whether it stands in a box: paragraphs after it are then no part of a value it has."""
    held: list[Paragraph] = field(default_factory=list)
    """Paragraphs of a later page than a box: of its value, should a box without a label follow them."""

    def give(self) -> Iterator[Entry | Loose]:
        """Yield the entry that has waited, and what was held back after it."""
        if self.waiting is not None:
            yield self.waiting
        yield from map(Loose, self.held)
        self.waiting, self.held = None, []

    def holds(self, block: Paragraph) -> bool:
        """Whether a paragraph may be of a box whose borders were not seen on its page."""
        if self.waiting is None or not self.boxed or not self.waiting.lines:
            return False
        return block.page > self.waiting.lines[-1].page

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
        """Add to the value of the entry that waits, after what was held back."""
        if self.waiting is not None:
            held = tuple(line for block in self.held for line in block.lines)
            self.waiting = self.waiting.followed_by(held + lines)
            self.held = []


def read_form(blocks: Iterable[Block], phrases: Phrases, *, free: bool = False) -> Iterator[Entry | Loose]:
    """Yield the entries of forms and the paragraphs between them, in printed order.

    With `free`, what stands before a value in a table of two columns is a label whatever it says.

    A label that stands alone takes the paragraphs after it that are no headings. What follows it at once
    in plain type is its value even where it looks like a heading: "TC/31/014". A box without a label goes on
    with the value of the box above it, also over a page.
    """
    reading = _Reading()
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _read_paragraph(block, reading, phrases)
        else:
            yield from _read_table(block, reading, phrases, free=free)
    yield from reading.give()


def _read_paragraph(block: Paragraph, reading: _Reading, phrases: Phrases) -> Iterator[Entry | Loose]:
    parts = tuple(split_at_labels(block.lines, phrases))
    if len(parts) > 1:
        for lines in parts:
            text = join_lines(lines)
            yield from _read_paragraph(Paragraph(lines, text, "paragraph", None, None, 0), reading, phrases)
        return
    found = split_label(block.lines, phrases)
    takes = found is None and reading.takes(block)
    if takes:
        found = split_bold(block.lines)
    if found is None and takes:
        reading.extend(block.lines)
        return
    if found is None and reading.holds(block):
        reading.held.append(block)
        return
    yield from reading.give()
    if found is not None and (not found.lines or block.kind != "heading"):
        reading.waiting, reading.boxed = found, False
    else:
        yield found or Loose(block)


def _read_table(table: Table, reading: _Reading, phrases: Phrases, *, free: bool) -> Iterator[Entry | Loose]:
    for cells in _rows(table):
        paired = table.column_count == len(cells) == 2
        entries = tuple(_pair(cells[0], cells[1], phrases, free=free) if paired else _row_entries(cells, phrases))
        if not entries and len(cells) == 1 and _is_over(cells[0], table):
            yield from reading.give()
            yield Loose(Paragraph(cells[0].lines, cells[0].text, "heading", None, None, 0))
        elif not entries and len(cells) == 1 and reading.goes_on:
            reading.extend(cells[0].lines)
        for entry in entries:
            yield from reading.give()
            reading.waiting, reading.boxed = entry, True


def _is_over(cell: Cell, table: Table) -> bool:
    """Whether a lone cell heads the rows below it: over all columns, in bold, shaded or first of the table."""
    if table.column_count == 1 or cell.column_span < table.column_count or cell.row + 1 == table.row_count:
        return False
    return len(cell.lines) <= HEADING_LINES and (cell.bold or cell.fill is not None or cell.row == 0)


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    """Yield the filled cells of each row, without the number of the row."""
    for row in table.grid:
        cells = tuple(cell for cell in distinct(row) if cell.lines)
        if len(cells) > 1 and ENUMERATOR.fullmatch(cells[0].text):
            cells = cells[1:]
        if cells:
            yield cells


def _pair(first: Cell, second: Cell, phrases: Phrases, *, free: bool) -> Iterator[Entry]:
    """Yield the entries of a row of two cells: a label before its value, whatever that begins with, or one in each."""
    label = split_label(first.lines, phrases, cell=True)
    if label is None and free:
        leading = phrases.leading(first.text) or phrases.leading(first.text.rstrip("?"))
        label = Entry(leading and leading[0], first.lines, ())
    other = split_label(second.lines, phrases, cell=True)
    if label is None or label.lines or (other is not None and join_lines(other.label)[-1] == ":"):
        yield from _row_entries((first, second), phrases)
    else:
        yield label.followed_by(second.lines)


def _row_entries(cells: Sequence[Cell], phrases: Phrases) -> Iterator[Entry]:
    """Yield the entries of one row: cells that hold label and value, or label cells each before its value's cell."""
    label: Entry | None = None
    for number, cell in enumerate(cells):
        found = split_label(cell.lines, phrases, cell=True)
        if cell.bold and number + 1 < len(cells) and not cells[number + 1].bold:
            known = found.name if found is not None else None
            found = Entry(phrases.named(cell.text) or known, cell.lines, ())
        if found is not None:
            if label is not None:
                yield label
            label = found
        elif label is not None:
            label = label.followed_by(cell.lines)
    if label is not None:
        yield label
