"""Work planned in lists: under the date of a meeting, in one cell beside it, or in a column below it.

list = date, item* ;
item = (bullet | number), title in bold?, ("-" | ":"), text
     | title in bold on its own, (label, ":", value | text)* ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.numbering import DASHES
from scrutiny_extract.extract.readers.bullets import split_entries
from scrutiny_extract.extract.readers.labelled import split_label
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.readers.titled import right_edge, split_title
from scrutiny_extract.extract.values import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Cell, Line, Paragraph, Table, Word
    from scrutiny_extract.extract.vocabulary import Phrases

FIELDS = frozenset({"description", "notes", "lead", "types"})
"""What a label under an item may name."""
BETWEEN = DASHES | {":"}
"""Marks between a title and what is said of it."""
HEAD_ROWS = 3
"""First rows of a table one of which heads its columns with dates."""
LONGEST_TITLE = 30
"""Words of a plain paragraph that is an item and no sentence about items."""


@dataclass
class Listed:
    """An item of a list while its lines are read."""

    title: tuple[Line, ...]
    set_apart: bool
    """Whether its title stands on its own in bold: what follows is said of it."""
    fields: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    source: list[Line] = field(default_factory=list)

    def text(self, name: str) -> str | None:
        """Give the text of a field; None where nothing was said."""
        return join_lines(self.title if name == "title" else self.fields.get(name, ())) or None

    def add(self, name: str, lines: tuple[Line, ...]) -> None:
        """Add lines to a field."""
        self.fields[name] = self.fields.get(name, ()) + lines


def read_item(lines: tuple[Line, ...], *, set_apart: bool = False) -> Listed:
    """Divide an item into its title in bold and what is said after it; all is title where nothing is bold."""
    title, text = split_title(lines, alone=True)
    item = Listed(title, set_apart, source=list(lines))
    if text:
        last = title[-1].words
        if len(last) > 1 and last[-1].text in BETWEEN:
            item.title = (*title[:-1], line_of(last[:-1]))
        first = text[0].words
        item.fields["description"] = (line_of(first[1:]), *text[1:]) if _is_between(first) else text
    return item


def _is_between(words: Sequence[Word]) -> bool:
    """Whether words begin with a mark that only parts them from what stands before."""
    return len(words) > 1 and words[0].text in BETWEEN


def take_line(item: Listed | None, paragraph: Paragraph, phrases: Phrases) -> Listed | None:
    """Read a paragraph of a list: say of the item what it says, or give the item that it begins, or None."""
    lines = without_opening(paragraph)
    listed = paragraph.marker is not None or paragraph.number is not None
    if paragraph.bold and not listed:
        return read_item(lines, set_apart=True)
    if item is not None and item.set_apart:
        entry = split_label(lines, phrases)
        name = entry.name if entry is not None and entry.name in FIELDS else "description"
        item.add(name, entry.lines if entry is not None and name == entry.name else lines)
        item.source.extend(lines)
        return item
    if listed or (len(paragraph.text.split()) <= LONGEST_TITLE and paragraph.text[-1:] not in ".:;"):
        return read_item(lines)
    return None


def without_opening(paragraph: Paragraph) -> tuple[Line, ...]:
    """Give a paragraph's lines without its number or bullet."""
    opening = paragraph.number or paragraph.marker
    first = paragraph.lines[0]
    if not opening:
        return paragraph.lines
    count, held = 0, ""
    while count < len(first.words) and len(held) < len(opening.replace(" ", "")):
        held += first.words[count].text
        count += 1
    rest = (line_of(first.words[count:]),) if count < len(first.words) else ()
    return rest + paragraph.lines[1:]


def is_calendar(table: Table) -> bool:
    """Whether each column of a table is headed by the date of a meeting."""
    return table.column_count > 1 and _head_row(table) is not None


def _head_row(table: Table) -> int | None:
    """Give the last of the first rows whose cells all print dates: meetings may stand under their months."""
    dated = [number for number, row in enumerate(table.grid[:HEAD_ROWS]) if _is_dated(row)]
    return dated[-1] if dated and dated[-1] + 1 < table.row_count else None


def _is_dated(row: Sequence[Cell | None]) -> bool:
    """Whether each column has a date of its own in a row."""
    return len(distinct(row)) == len(row) and all(find_date(cell.text) is not None for cell in distinct(row))


def read_calendar(table: Table) -> Iterator[tuple[Cell, list[tuple[Line, ...]]]]:
    """Yield the head of each column with the items below it."""
    first = _head_row(table) or 0
    for column, head in enumerate(table.grid[first]):
        if head is None:
            continue
        cells = distinct(row[column] for row in table.grid[first + 1 :])
        yield head, [part for cell in cells for part in split_entries(cell.lines, right_edge(cell))]
