"""The rows of action tables, with the headings between them, and what their columns hold.

rows = (heading paragraph | band | row, row that carries it on*)* ;
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

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
from scrutiny_extract.extract.readers.tracker.cells import are_people, begins_with_status, is_mostly
from scrutiny_extract.extract.readers.tracker.looks import FEWEST_ACTION
from scrutiny_extract.extract.readers.tracker.parts import ACTION_TABLES
from scrutiny_extract.extract.readers.tracker.settling import settle
from scrutiny_extract.extract.readers.tracker.unnamed import read_body, read_unnamed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell
    from scrutiny_extract.extract.readers.tracker.parts import Part, PartKind

HEADING_WORDS = 18
"""Words of a heading over some rows at most."""


def _below(parts: Sequence[Part], head: Collection[int]) -> Sequence[Part]:
    """Give the parts below the head, as far as it stands before the first table."""
    start = 0
    for number, part in enumerate(parts):
        if not isinstance(part.block, Paragraph):
            break
        if id(part.block) in head:
            start = number + 1
    return parts[start:]


def announces(text: str, desk: Desk) -> bool:
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
    held = {id(paragraph) for paragraph in head}
    titles: dict[int, Cell] = {}

    def settled(table: Table, columns: Columns) -> Columns:
        known = settle(table, columns, painter, desk)
        title = _title_over(table, known, painter)
        if title is not None:
            titles[id(known)] = title
        return known

    for kind, group in groupby(_tables_with_headings(_below(parts, held), held), key=lambda pair: pair[0]):
        blocks = [part.block for _, part in group]
        found: Iterator[Row | Band | Paragraph | Table]
        if kind in FEWEST:
            found = read_rows(blocks, desk, "columns.tracker", fewest=FEWEST[kind], settle=settled)
        else:
            found = _unnamed(kind, blocks, painter, desk)
        for row in carried_on(found, _continues):
            title = titles.pop(id(row.parts[0][0]), None) if isinstance(row, Row) else None
            if title is not None:
                yield Band(title)
            if not isinstance(row, Table):
                yield row


def _title_over(table: Table, columns: Columns, painter: Painter) -> Cell | None:
    """Give the one text in a row of its own over the headings, a rating perhaps beside it."""
    over = [cell for cell in distinct(table.grid[0]) if cell.lines and not painter.is_word(cell.text)]
    is_above = columns.first > 1 and all(cell.row_span == 1 for cell in over)
    return over[0] if is_above and len(over) == 1 else None


def _unnamed(kind: PartKind, blocks: Iterable[Block], painter: Painter, desk: Desk) -> Iterator[Row | Band | Paragraph]:
    """Yield the rows of tables under unknown headings, or without any, and the paragraphs between them."""
    known: dict[int, Columns] = {}
    for _, group in groupby(blocks, key=lambda block: isinstance(block, Table)):
        held = list(group)
        tables = [block for block in held if isinstance(block, Table)]
        yield from (block for block in held if isinstance(block, Paragraph))
        if kind == "log":
            for table in tables:
                if table.column_count not in known:
                    known[table.column_count] = _columns_of_log(table, painter, desk)
                yield from read_body(table, known[table.column_count])
        else:
            yield from read_unnamed(tables, "columns.tracker", _settling(painter, desk), desk)


FEWEST = {"actions": FEWEST_ACTION, "plan": 1}
"""Headings that must be known, by kind of table."""


def _settling(painter: Painter, desk: Desk) -> Callable[[Table, Columns], Columns]:
    return lambda table, columns: settle(table, columns, painter, desk)


def _tables_with_headings(parts: Iterable[Part], head: Collection[int]) -> Iterator[tuple[PartKind, Part]]:
    """Yield action tables with the headings above them, each with the table's kind.

    Text between parts all but the last heading set as one from the table; what else stands between parts it too.
    """
    waiting: list[Part] = []
    after_text = False
    for part in parts:
        if part.kind in ACTION_TABLES:
            for each in (*waiting, part):
                yield part.kind, each
            waiting = []
        elif part.kind == "prose" and id(part.block) not in head:
            if is_heading(part.block):
                waiting = [part] if after_text else [*waiting, part]
            else:
                waiting = [each for each in waiting if is_set_apart(each.block)][-1:]
            after_text = not is_heading(part.block)
            continue
        elif part.kind != "again":
            waiting = []
        after_text = False


def is_set_apart(block: Block) -> bool:
    """Whether a block is a heading by its looks, which heads what follows beyond the text below it."""
    return isinstance(block, Paragraph) and block.kind == "heading"


def is_heading(block: Block) -> bool:
    """Whether a paragraph may be the heading of what stands below it."""
    if not isinstance(block, Paragraph) or block.kind == "bullet" or len(block.text.split()) > HEADING_WORDS:
        return False
    if not any(len(word) > 2 and word.isalpha() for word in block.text.split()):
        return False
    return block.kind == "heading" or block.bold or block.text[-1:] not in ".;,"


def _columns_of_log(table: Table, painter: Painter, desk: Desk) -> Columns:
    """Name the columns of a table without headings: the one with most words, no names, says what is to be done."""
    bare = Columns("columns.tracker", {}, ("",) * table.column_count, 0)
    last = table.column_count - 1
    columns = range(table.column_count)
    said = [column for column in columns if not are_people(texts_in(table, bare, column))] or columns
    names = {"action": max(said, key=lambda column: words_in(table, column))}
    if last not in names.values() and is_mostly(
        texts_in(table, bare, last), lambda text: begins_with_status(text, desk)
    ):
        names["status"] = last
    return settle(table, bare.named(**names), painter, desk)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row says only more of what the row above says: it names no action, number or meeting."""
    return bool(upper.text("action")) and not any(lower.text(name) for name in ("action", "number", "meeting_date"))
