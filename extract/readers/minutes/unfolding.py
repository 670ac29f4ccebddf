"""Minutes kept in a table, unfolded into paragraphs: number, text and action columns.

    table = head row*, heading row?, (number?, title?, text, who?)+ ;

Rows that say who was there, or when and where, stay a table of their own. What stands in an action
column belongs to the paragraph it stands beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.paragraphs import find_paragraphs, joined
from scrutiny_extract.extract.readers.minutes.decision_tables import holds_decision, labelled_paragraphs
from scrutiny_extract.extract.readers.minutes.sides import find_sides, is_vote, table_sides
from scrutiny_extract.extract.readers.minutes.starts import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Line
    from scrutiny_extract.extract.vocabulary import Phrases

WORDS_OF_TEXT = 12.0
"""Mean words of the longest column's cells from which a table holds prose, not figures or lists."""
MOST_COLUMNS = 4
BESIDE = 2.0
"""How far up or down a number may stand from its paragraph, in font sizes."""
BOXED = re.compile(r"A(?:CTION|ction)s?(?:\s[Pp]oints?)?(?:\s\d{1,3})?\s?:")
"""How an action in a box begins."""
LABEL = re.compile(r"[A-Z][\w ]{1,20}:\s")
"""A label within it: "Due:"."""

Key: TypeAlias = "tuple[int, int]"
"""A paragraph by its first word: page and index."""


@dataclass(slots=True)
class Unfolded:
    """The blocks of minutes without tables around them, and what their action columns say."""

    blocks: list[Block] = field(default_factory=list)
    actions: dict[Key, list[Line]] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)


def key_of(paragraph: Paragraph) -> Key:
    """Name a paragraph by its first word."""
    word = paragraph.lines[0].words[0]
    return word.page, word.index


def unfold(blocks: Sequence[Block], desk: Desk) -> Unfolded:
    """Replace the tables that hold minutes by their paragraphs."""
    unfolded = Unfolded()
    at = 0
    while at < len(blocks):
        block = blocks[at]
        sides, taken = find_sides(blocks, at)
        at += max(taken, 1)
        if taken:
            unfolded.blocks.extend(sides)
        elif isinstance(block, Table) and is_vote(block):
            unfolded.blocks.extend(table_sides(block))
        elif isinstance(block, Table) and holds_decision(block, desk):
            unfolded.blocks.extend(labelled_paragraphs(block))
        elif isinstance(block, Table) and _holds_minutes(block, desk):
            _unfold_table(block, unfolded, desk)
        else:
            unfolded.blocks.append(block)
    return unfolded


def _holds_minutes(table: Table, desk: Desk) -> bool:
    """Whether a table's rows are items of minutes: numbered or headed so, and of prose."""
    if table.column_count == 1:
        return True
    if table.column_count > MOST_COLUMNS:
        return False
    columns = desk.phrases("columns.minutes")
    headed = any(_is_header(_distinct(row), columns) for row in table.grid)
    numbered = sum(1 for row in table.grid if (cells := _distinct(row)) and _are_numbers(cells[0].lines))
    return (headed or numbered * 2 >= table.row_count) and _longest_mean(table) >= WORDS_OF_TEXT


def _are_numbers(lines: Sequence[Line]) -> bool:
    """Whether every line is an item's number."""
    return all(NUMBER.fullmatch(line.text) is not None for line in lines)


def _longest_mean(table: Table) -> float:
    """Give the mean words of a cell in the wordiest column."""
    words = [0] * table.column_count
    for cell in table.cells:
        words[cell.column] += sum(len(line.words) for line in cell.lines)
    return max(words, default=0) / max(table.row_count, 1)


def _distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """Give the cells of a row that hold text, each once."""
    return [cell for cell in dict.fromkeys(row) if cell is not None and cell.lines]


def _is_header(cells: Sequence[Cell], columns: Phrases) -> bool:
    """Whether a row names columns of minutes."""
    return bool(cells) and all(columns.named(cell.text) is not None for cell in cells)


def _unfold_table(table: Table, unfolded: Unfolded, desk: Desk) -> None:
    """Add the rows of a table: those of its head as a table, the rest as paragraphs."""
    columns = desk.phrases("columns.minutes")
    action_column: int | None = None
    head: list[Cell] = []
    number: Cell | None = None
    for row in table.grid:
        cells = _distinct(row)
        if _is_header(cells, columns):
            named = {columns.named(cell.text): cell.column for cell in cells}
            action_column = named.get("action", action_column)
            unfolded.labels.extend(cell.text for cell in cells)
        elif cells and action_column is None and _is_head(cells, desk):
            head.extend(cells)
        else:
            _flush(head, table, unfolded)
            number = _row(cells, action_column, number, unfolded)
    _flush(head, table, unfolded)


def _is_head(cells: Sequence[Cell], desk: Desk) -> bool:
    """Whether a row belongs to a head: it begins with a label of attendance or of the meeting."""
    text = cells[0].lines[0].text
    first = text.split(":")[0]
    return any(desk.phrases(name).named(first) is not None for name in ("attendance", "labels.meeting"))


def _flush(head: list[Cell], table: Table, unfolded: Unfolded) -> None:
    """Add the rows of a head gathered so far as a table of their own."""
    if not head:
        return
    rows = {row: number for number, row in enumerate(sorted({cell.row for cell in head}))}
    cells = tuple(replace(cell, row=rows[cell.row], row_span=1) for cell in head)
    unfolded.blocks.append(replace(table, cells=cells, row_count=len(rows), header_rows=0, repeated=()))
    head.clear()


def _row(cells: Sequence[Cell], action_column: int | None, number: Cell | None, unfolded: Unfolded) -> Cell | None:
    """Add the paragraphs of a row; a number in a cell of its own goes to the first of them."""
    beside: list[Line] = []
    own: list[Paragraph] = []
    numbers: list[Line] = []
    for cell in cells:
        if action_column is not None and cell.column >= action_column:
            beside.extend(cell.lines)
        elif cell is cells[0] and NUMBER.fullmatch(cell.text) is not None:
            number = cell
        elif cell is cells[0] and _are_numbers(cell.lines):
            numbers.extend(cell.lines)
        else:
            paragraphs = _whole(list(find_paragraphs(cell.lines)))
            if number is not None and paragraphs:
                paragraphs[0] = _numbered(paragraphs[0], number.lines)
                number = None
            own.extend(paragraphs)
    own = _with_numbers(own, numbers)
    unfolded.blocks.extend(own)
    told = own[1:] if len(own) > 1 and (own[0].bold or own[0].kind == "heading") else own  # a title bears no action
    for line in beside:
        paragraph = _beside(line, told)
        if paragraph is not None:
            unfolded.actions.setdefault(key_of(paragraph), []).append(line)
    return number


def _whole(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Join the lines of an action in a box: set wide apart, they look like paragraphs."""
    if not paragraphs or BOXED.match(paragraphs[0].text) is None:
        return paragraphs
    whole = [paragraphs[0]]
    for paragraph in paragraphs[1:]:
        last = whole[-1]
        if (
            paragraph.number
            or paragraph.marker
            or paragraph.bold
            or LABEL.match(paragraph.text)
            or last.text[-1:] == "."
        ):
            whole.append(paragraph)
        else:
            whole[-1] = joined(last, paragraph)
    return whole


def _with_numbers(paragraphs: Sequence[Paragraph], numbers: Sequence[Line]) -> list[Paragraph]:
    """Give paragraphs the numbers that stand beside them in a column of their own."""
    numbered = list(paragraphs)
    for line in numbers:
        near = [
            (abs(one.lines[0].y1 - line.y1), at)
            for at, one in enumerate(numbered)
            if one.number is None and one.lines[0].page == line.page
        ]
        distance, at = min(near, default=(None, -1))
        if distance is not None and distance < BESIDE * line.size:
            numbered[at] = _numbered(numbered[at], (line,))
        else:
            numbered.append(Paragraph((line,), line.text))
    return numbered


def _numbered(paragraph: Paragraph, number: Sequence[Line]) -> Paragraph:
    """Give a paragraph the number of its row."""
    if paragraph.number is not None:
        return paragraph
    return replace(paragraph, lines=(*number, *paragraph.lines), number=join_lines(number))


def _beside(line: Line, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """Find the paragraph a line of the action column stands beside: at its height, else the last above it."""
    middle = (line.y0 + line.y1) / 2
    above: Paragraph | None = None
    for paragraph in paragraphs:
        lines = [one for one in paragraph.lines if one.page == line.page]
        if lines and lines[0].y0 <= middle:
            above = paragraph
    return above or (paragraphs[0] if paragraphs else None)
