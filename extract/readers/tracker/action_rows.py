"""The rows of action tables, with the headings between them, and what their columns hold.

rows = (heading paragraph | band | row, row that carries it on*)* ;
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.rows import (
    Band,
    Columns,
    Row,
    carried_on,
    distinct,
    read_rows,
    texts_in,
    words_in,
)
from scrutiny_extract.extract.readers.tracker.looks import FEWEST_ACTION, PEOPLE, are_dates, first_wordy, is_mostly
from scrutiny_extract.extract.readers.tracker.parts import ACTION_TABLES
from scrutiny_extract.extract.readers.tracker.unnamed import read_body, read_unnamed
from scrutiny_extract.extract.values import read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell
    from scrutiny_extract.extract.readers.tracker.parts import Part, PartKind

NUMBER = regex.compile(
    r"[A-Z]{0,4}[.\s/-]?\d{1,4}(?:[./-]\d{1,4})*[a-z]?[.):]?|[a-z][.)]|[ivx]{1,5}[.)]", regex.IGNORECASE
)
"""A row's number: "1", "2.3", "A12", "a)"."""

HEADING_WORDS = 18
"""Words of a heading over some rows at most."""


def _below(parts: Sequence[Part], head: Collection[Paragraph]) -> Sequence[Part]:
    """Give the parts below the head, as far as it stands before the first table."""
    held = {id(paragraph) for paragraph in head}
    start = 0
    for number, part in enumerate(parts):
        if not isinstance(part.block, Paragraph):
            break
        if id(part.block) in held:
            start = number + 1
    return [part for part in parts[start:] if id(part.block) not in held]


def _announces(text: str, desk: Desk) -> bool:
    """Whether a heading only says that actions, or indicators, follow."""
    phrases = desk.phrases("labels.tracker")
    leading = phrases.leading(text)
    return leading is not None and (leading[0] == "actions" or (leading[0] == "indicators" and not leading[2]))


def read_action_rows(
    parts: Sequence[Part], head: Collection[Paragraph], painter: Painter, desk: Desk
) -> Iterator[Row | Band | Paragraph]:
    """Yield rows, bands, and the paragraphs that are headings of the tables after them.

    `head` are the paragraphs of the section's head: what stands before and among them heads no rows.
    """
    for kind, group in groupby(_tables_with_headings(_below(parts, head)), key=lambda pair: pair[0]):
        blocks = [part.block for _, part in group]
        found: Iterator[Row | Band | Paragraph | Table]
        if kind in FEWEST:
            found = read_rows(blocks, desk, "columns.tracker", fewest=FEWEST[kind], settle=_settling(painter, desk))
        else:
            found = _unnamed(kind, blocks, painter, desk)
        for row in carried_on(found, _continues):
            if isinstance(row, Row) or (not isinstance(row, Table) and not _announces(row.text, desk)):
                yield row


def _unnamed(kind: PartKind, blocks: Iterable[Block], painter: Painter, desk: Desk) -> Iterator[Row | Band | Paragraph]:
    """Yield the rows of tables under unknown headings, or without any, and the paragraphs between them."""
    for _, group in groupby(blocks, key=lambda block: isinstance(block, Table)):
        held = list(group)
        tables = [block for block in held if isinstance(block, Table)]
        yield from (block for block in held if isinstance(block, Paragraph))
        if kind == "log":
            for table in tables:
                yield from read_body(table, _columns_of_log(table, desk))
        else:
            yield from read_unnamed(tables, "columns.tracker", _settling(painter, desk), desk)


FEWEST = {"actions": FEWEST_ACTION, "plan": 1}
"""Headings that must be known, by kind of table."""


def _settling(painter: Painter, desk: Desk) -> Callable[[Table, Columns], Columns]:
    return lambda table, columns: settle(table, columns, painter, desk)


def _tables_with_headings(parts: Iterable[Part]) -> Iterator[tuple[PartKind, Part]]:
    """Yield action tables with the headings that nothing parts from them, each with the table's kind."""
    waiting: list[Part] = []
    for part in parts:
        if part.kind in ACTION_TABLES:
            for each in (*waiting, part):
                yield part.kind, each
            waiting = []
        elif part.kind == "prose" and is_heading(part.block):
            waiting.append(part)
        elif part.kind != "again":
            waiting = []


def is_heading(block: Block) -> bool:
    """Whether a paragraph may be the heading of what stands below it."""
    if not isinstance(block, Paragraph) or block.kind == "bullet" or len(block.text.split()) > HEADING_WORDS:
        return False
    if not any(len(word) > 2 and word.isalpha() for word in block.text.split()):
        return False
    return block.kind == "heading" or block.bold or block.text[-1:] not in ".;,"


def _columns_of_log(table: Table, desk: Desk) -> Columns:
    """Name the columns of a table without headings: the one with most words says what is to be done."""
    bare = Columns("columns.tracker", {}, ("",) * table.column_count, 0)
    last = table.column_count - 1
    names = {"action": max(range(table.column_count), key=lambda column: words_in(table, column))}
    texts = texts_in(table, bare, last)
    if last not in names.values() and texts and all(is_status(text, desk) for text in texts):
        names["status"] = last
    return _with_numbers(table, bare.named(**names))


def settle(table: Table, columns: Columns, painter: Painter, desk: Desk) -> Columns:
    """Name further columns by what they hold: numbers before the action, lights, statuses, people, dates."""
    wordy = first_wordy(table, columns.unnamed, columns.first) if "action" not in columns.names else None
    if wordy is not None:
        columns = columns.named(action=wordy)
    columns = _with_numbers(table, _with_meetings(table, columns))
    for column in columns.unnamed:
        texts = texts_in(table, columns, column)
        cells = distinct(row[column] for row in table.grid[columns.first :])
        if "rag" not in columns.names and _are_painted(cells, painter):
            columns = columns.named(rag=column)
        elif (
            "status" not in columns.names
            and "progress" not in columns.names
            and is_mostly(texts, lambda text: is_status(text, desk))
        ):
            columns = columns.named(status=column)
        elif "lead" not in columns.names and is_mostly(texts, PEOPLE.fullmatch):
            columns = columns.named(lead=column)
        elif "timescale" not in columns.names and are_dates(texts, desk):
            columns = columns.named(timescale=column)
        elif "last_reviewed" not in columns.names and _are_reviews(column, texts, columns, desk):
            columns = columns.named(last_reviewed=column)
    return _with_milestone(table, columns, desk)


def _are_reviews(column: int, texts: Sequence[str], columns: Columns, desk: Desk) -> bool:
    """Whether a column holds dates besides those by which things are to be done: when they were looked at."""
    due = columns.names.get("timescale", column)
    return due < column and are_dates(texts, desk) and not _says_else(columns.headings[column], desk)


def _with_milestone(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name the one column of prose between the action and by when as what will show that it is done."""
    names = columns.names
    if "milestone" in names or not {"action", "timescale"} <= names.keys():
        return columns
    between = [
        column
        for column in columns.unnamed
        if names["action"] < column < names["timescale"]
        and words_in(table, column, columns.first)
        and not _says_else(columns.headings[column], desk)
    ]
    return columns.named(milestone=between[0]) if len(between) == 1 else columns


def _says_else(heading: str, desk: Desk) -> bool:
    """Whether a heading says that its column holds what no field is for: money, risks, a theme."""
    return desk.phrases("plainly.else").within(heading) is not None


def _with_numbers(table: Table, columns: Columns) -> Columns:
    """Name the column before the action that holds nothing but numbers."""
    if "number" in columns.names:
        return columns
    for column in columns.unnamed:
        texts = texts_in(table, columns, column)
        if column < columns.names.get("action", 0) and texts and all(map(NUMBER.fullmatch, texts)):
            return columns.named(number=column)
    return columns


def _with_meetings(table: Table, columns: Columns) -> Columns:
    """Name the column before the action that holds nothing but dates: the meetings that agreed it."""
    if "meeting_date" in columns.names:
        return columns
    for column in columns.unnamed:
        if column < columns.names.get("action", 0) and is_mostly(texts_in(table, columns, column), read_date):
            return columns.named(meeting_date=column)
    return columns


def _are_painted(cells: Sequence[Cell], painter: Painter) -> bool:
    """Whether cells of a column hold lights, or rating words, and no other words."""
    texts = [cell.text for cell in cells if cell.lines]
    if any(painter.word(text) is None for text in texts):
        return False
    return bool(texts) or any(painter.read_fill(cell).rag for cell in cells)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row says only more of what the row above says: it names no action, number or meeting."""
    return bool(upper.text("action")) and not any(lower.text(name) for name in ("action", "number", "meeting_date"))


def is_status(text: str, desk: Desk) -> bool:
    """Whether a text says how things stand and nothing else."""
    return desk.phrases("status").named(text) is not None
