"""Labels and values of cards, however they are set.

items = paragraphs and tables of two columns   (`forms`)
      | box: title?, (label, ":", value)* ;
      | row of labels, row of values below them
      | row: (label, value)+ ;
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.forms import Entry, Loose, read_form
from scrutiny_extract.extract.readers.labelled import split_label
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.readers.titled import split_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Cell, Line
    from scrutiny_extract.extract.vocabulary import Phrases

PAIR = 2
"""Columns of a table that is read as labels and values side by side."""
LABELS = 2
"""Different labels in the first column that make a table a form."""


def read_items(blocks: Iterable[Block], phrases: Phrases) -> Iterator[Entry | Loose]:
    """Yield entries and the paragraphs between them, in printed order."""
    for kind, group in groupby(blocks, key=_kind):
        if kind == "form":
            yield from read_form((part for block in group for part in _parts(block, phrases)), phrases, free=True)
            continue
        for block in group:
            if isinstance(block, Table):
                yield from _boxed(block, phrases) if kind == "box" else _gridded(block, phrases)


def is_form(table: Table, phrases: Phrases) -> bool:
    """Whether the first column of a table holds labels row by row, and no values under one heading."""
    first = (row[0] for row in table.grid)
    names = {phrases.named(cell.text) for cell in first if cell is not None and cell.lines}
    return len(names - {None}) >= LABELS


def _kind(block: Block) -> str:
    if isinstance(block, Paragraph) or block.column_count == PAIR:
        return "form"
    return "box" if block.column_count == 1 else "grid"


def _parts(block: Block, phrases: Phrases) -> Iterator[Block]:
    """Part a paragraph that begins with its title in bold, or holds labels with values after a gap."""
    if not isinstance(block, Paragraph) or block.bold or split_label(block.lines, phrases) is not None:
        yield block
        return
    title, text = split_title(block.lines, alone=True)
    if text:
        yield _paragraph(title, heading=True)
    for lines in _at_labels(text or block.lines, phrases):
        yield _paragraph(lines) if text or len(lines) < len(block.lines) else block


def _paragraph(lines: tuple[Line, ...], *, heading: bool = False) -> Paragraph:
    return Paragraph(lines, join_lines(lines), "heading" if heading else "paragraph", None, None, 0)


def _at_labels(lines: Sequence[Line], phrases: Phrases) -> Iterator[tuple[Line, ...]]:
    """Part lines before each that begins with a known label and its colon."""
    start = 0
    for number, line in enumerate(lines):
        label = phrases.leading(line.text) if number > start and ":" in line.text else None
        if label is not None and label[1][-1] == ":":
            yield tuple(lines[start:number])
            start = number
    yield tuple(lines[start:])


def _boxed(table: Table, phrases: Phrases) -> Iterator[Entry | Loose]:
    """Yield what a box says: first its title, then labels with their values."""
    for cell in table.cells:
        for number, lines in enumerate(_at_labels(cell.lines, phrases) if cell.lines else ()):
            entry = split_label(lines, phrases)
            yield entry or Loose(_paragraph(lines, heading=number == 0))


def _gridded(table: Table, phrases: Phrases) -> Iterator[Entry | Loose]:
    """Yield what the rows say: values under a row of labels, or labels each before its value."""
    waiting: tuple[tuple[Cell, Entry], ...] = ()
    for row in table.grid:
        cells = tuple(cell for cell in distinct(row) if cell.lines)
        labels = [(cell, _label(cell, phrases)) for cell in cells]
        pure = tuple((cell, entry) for cell, entry in labels if entry is not None)
        if waiting:
            yield from _under(waiting, cells)
            waiting = ()
        elif pure and len(pure) == len(cells):
            waiting = pure
        elif len(cells) == 1:
            yield Loose(_paragraph(cells[0].lines, heading=cells[0].bold or cells[0].fill is not None))
        else:
            yield from _beside(labels)


def _label(cell: Cell, phrases: Phrases) -> Entry | None:
    """Give the entry of a cell that is a label and no more."""
    entry = split_label(cell.lines, phrases, cell=True)
    return entry if entry is not None and not entry.lines else None


def _under(labels: Iterable[tuple[Cell, Entry]], cells: Sequence[Cell]) -> Iterator[Entry]:
    """Give each label the cell below it."""
    for above, entry in labels:
        below = next((cell for cell in cells if cell.column == above.column), None)
        yield entry if below is None else entry.followed_by(below.lines)


def _beside(labels: Iterable[tuple[Cell, Entry | None]]) -> Iterator[Entry]:
    """Give each label the cell right of it, even where that would be a label by itself."""
    waiting: Entry | None = None
    for cell, entry in labels:
        if waiting is not None:
            yield waiting.followed_by(cell.lines)
            waiting = None
        else:
            waiting = entry
    if waiting is not None:
        yield waiting
