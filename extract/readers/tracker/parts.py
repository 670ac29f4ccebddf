"""What each block of a tracker is: actions, indicators, a box, approvals, leads, or prose.

    tracker = running head, (prose | table | box)* ;        the running head printed again on each page

A table is what its headings say; without headings it goes on with the table before it where it has as
many columns, or is an action log where its last column holds nothing but words for how things stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import regex

from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.rows import distinct, find_columns
from scrutiny_extract.extract.values import read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Table
    from scrutiny_extract.extract.readers.rows import Columns

PartKind: TypeAlias = Literal["actions", "plan", "tasks", "log", "indicators", "measures", "box", "approvals", "leads", "other", "prose", "again"]
"""An action table, one with a column a period, one under headings nobody knows, one without headings, indicators in
rows, the same under headings nobody knows, one indicator in a box, who approved, who
leads, another table, a paragraph, a running head printed again."""

TABLED = frozenset({"actions", "plan", "tasks", "log", "indicators", "measures"})
"""Tables that may go on in one without headings."""
ACTION_TABLES = frozenset({"actions", "plan", "tasks", "log"})
"""Tables whose rows are actions."""
FIGURES = frozenset({"baseline", "last_result", "target", "current", "predicted", "floor"})
"""Fields of an indicator that hold figures."""
FEWEST_ACTION, FEWEST_INDICATOR = 2, 3
"""Headings that make a table one of actions, or of indicators."""
MOST_STATUS_WORDS = 4
"""Words a status has at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block and what it is."""

    kind: PartKind
    block: Block


def sort_blocks(blocks: Sequence[Block], desk: Desk) -> tuple[Part, ...]:
    """Say of each block what it is."""
    return tuple(_sorted(blocks, desk))


def _sorted(blocks: Sequence[Block], desk: Desk) -> Iterator[Part]:
    heads: set[str] = set()
    before: Part | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield Part("again" if block.text in heads else "prose", block)
            if _is_at_edge(blocks, number) or desk.phrases("labels.tracker").leading(block.text):
                heads.add(block.text)
            continue
        kind = _kind_of(block, desk)
        if kind == "other" and before is not None and _goes_on(before, block):
            kind = before.kind
        part = Part(kind, block)
        if kind in TABLED:
            before = part
        yield part


def _is_at_edge(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block is the first or the last of its page: what stands there again is a running head or foot."""
    page = blocks[number].page
    return number in {0, len(blocks) - 1} or blocks[number - 1].page != page or blocks[number + 1].page != page


def _kind_of(table: Table, desk: Desk) -> PartKind:
    """Say what a table is by its own words."""
    if _is_box(table, desk):
        return "box"
    if _has_labels(table, desk, "labels.approvals", ("approved", "partnership_groups")) or _is_dated(table, desk):
        return "approvals"
    if table.column_count <= 3 and _has_labels(table, desk, "labels.tracker", ("lead",)):
        return "leads"
    actions = find_columns(table, desk, "columns.tracker", fewest=FEWEST_ACTION)
    indicators = find_columns(table, desk, "columns.indicators", fewest=FEWEST_INDICATOR)
    is_indicators = indicators is not None and _are_indicators(indicators)
    is_actions = actions is not None and _are_actions(actions)
    if indicators is not None and actions is not None and is_indicators and is_actions:
        return "indicators" if len(indicators.names) >= len(actions.names) else "actions"
    if is_indicators:
        return "indicators"
    if is_actions:
        return "actions"
    if _is_by_period(table, desk):
        return "plan"
    if are_measures(table, desk):
        return "measures"
    if are_tasks(table, desk):
        return "tasks"
    return "log" if _is_log(table, desk) else "other"


def _are_actions(columns: Columns) -> bool:
    return "action" in columns.names


def _is_by_period(table: Table, desk: Desk) -> bool:
    """Whether a table says in its first column what is to be done, and in the others what in which period."""
    columns = find_columns(table, desk, "columns.tracker", fewest=1)
    if columns is None or columns.names.get("action") != 0 or table.column_count <= FEWEST_ACTION:
        return False
    return all(find_period(heading) is not None for heading in columns.headings[1:])


def _are_indicators(columns: Columns) -> bool:
    return bool(columns.names.keys() & {"title", "reference"}) and bool(
        columns.names.keys() & (FIGURES | {"polarity", "frequency_measure"})
    )


MEASURE_COLUMNS = 5
"""Columns that a table of indicators has at least."""
MEASURE_FIGURES = 2
"""Columns of figures that it has at least, besides saying which way is good or how often it is counted."""
MOST = 0.6
"""Share of a column's cells that must look alike for the column to be known by them."""

FIGURE = regex.compile(r"[£~<>≤≥+–-]?\s?£?\d[\d,.]*\s?%?.{0,60}|n/?a|tb[acd]|[-–—]", regex.IGNORECASE | regex.DOTALL)
"""What a cell of a column of figures holds: a number first, or a word for none."""


def are_measures(table: Table, desk: Desk) -> bool:
    """Whether a table holds indicators whatever its headings say: which way is good, or how often, and figures."""
    if table.column_count < MEASURE_COLUMNS or table.row_count <= table.header_rows:
        return False
    polarity, frequency = desk.phrases("polarity"), desk.phrases("frequency")
    columns = [_texts(table, column) for column in range(table.column_count)]
    tells = any(is_mostly(texts, polarity.named) or is_mostly(texts, frequency.leading) for texts in columns)
    return tells and sum(is_mostly(texts, FIGURE.fullmatch) for texts in columns) >= MEASURE_FIGURES


PEOPLE = regex.compile(r"(?:[A-Z][\w.’'-]*\s?[/,&]?\s){1,5}[A-Z][\w’'-]+(?:\s\([A-Z][\w\s]*\))?")
"""What a column of people holds: two to six words with capitals, perhaps a team in brackets."""
WORDY = 5.0
"""Words a cell of a column of prose holds on average at least."""
WHEN_WORDS = 6
"""Words of a date or a time to come at most: "March 31 2011", "November 2010 (revised)"."""


def are_tasks(table: Table, desk: Desk) -> bool:
    """Whether a table holds actions whatever its headings say: prose, then people, then dates."""
    if table.column_count < MEASURE_COLUMNS - 2 or not table.header_rows:
        return False
    people = when = -1
    for column in range(1, table.column_count):
        texts = _texts(table, column)
        if people < 0 and is_mostly(texts, PEOPLE.fullmatch):
            people = column
        elif is_mostly(texts, lambda text: is_when(text, desk)):
            when = column
    if not 0 < people < when:
        return False
    return first_wordy(table, range(people), table.header_rows) is not None


def first_wordy(table: Table, columns: Iterable[int], first: int) -> int | None:
    """Find the first of some columns that holds prose."""
    for column in columns:
        texts = [cell.text for cell in distinct(row[column] for row in table.grid[first:]) if cell.lines]
        if texts and sum(len(text.split()) for text in texts) >= WORDY * len(texts):
            return column
    return None


def is_when(text: str, desk: Desk) -> bool:
    """Whether a text says by when, and nothing else: a date, a period, or that it goes on."""
    if len(text.split()) > WHEN_WORDS:
        return False
    return read_date(text) is not None or find_period(text) is not None or desk.phrases("status").named(text) is not None


def is_mostly(texts: Sequence[str], test: Callable[[str], object]) -> bool:
    """Whether most texts of a column pass a test."""
    return len(texts) > 0 and sum(bool(test(text)) for text in texts) > MOST * len(texts)


def _texts(table: Table, column: int) -> list[str]:
    """Give the texts of a column below the header."""
    return [cell.text for cell in distinct(row[column] for row in table.body) if cell.lines]


def _has_labels(table: Table, desk: Desk, name: str, wanted: Sequence[str]) -> bool:
    """Whether a row of the table begins with one of some labels, and another column answers it."""
    phrases = desk.phrases(name)
    if table.column_count < 2:
        return False
    for row in table.grid:
        found = phrases.leading(row[0].text) if row[0] is not None and row[0].lines else None
        if found is not None and found[0] in wanted and (not found[2] or found[2].startswith("(")):
            return True
    return False


def _is_dated(table: Table, desk: Desk) -> bool:
    """Whether every row says something, and some row ends with "Date" and a date: a table of approvals."""
    phrases = desk.phrases("labels.approvals")
    if not MEASURE_COLUMNS - 2 < table.column_count <= MEASURE_COLUMNS or not all(row[0] and row[0].lines for row in table.grid):
        return False
    return any(
        phrases.named(label.text) == "date" and read_date(date.text) is not None
        for row in table.grid
        for label, date in zip(row[1:], row[2:], strict=False)
        if label is not None and date is not None
    )


def _is_box(table: Table, desk: Desk) -> bool:
    """Whether a row of the table says label and figure in each of two or more cells: "Latest: 97%"."""
    return any(len(labelled_cells(row, desk)) > 1 for row in table.grid)


def labelled_cells(row: Sequence[Cell | None], desk: Desk) -> list[Cell]:
    """Give the cells of a row that say "label: figure"."""
    phrases = desk.phrases("columns.indicators")
    found = []
    for cell in distinct(row):
        leading = phrases.leading(spaced(cell.text)) if any(map(str.isdigit, cell.text)) else None
        if leading is not None and leading[0] in FIGURES and leading[1].endswith(":"):
            found.append(cell)
    return found


def spaced(text: str) -> str:
    """Put a space behind the first colon, where the paper has left it out: "Latest:0.04%"."""
    return text.replace(":", ": ", 1)


def _is_log(table: Table, desk: Desk) -> bool:
    """Whether the last column holds nothing but words for how things stand."""
    if table.column_count < 2:
        return False
    last = [cell for cell in distinct(row[-1] for row in table.grid) if cell.lines]
    phrases = desk.phrases("status")
    return bool(last) and all(
        len(cell.text.split()) <= MOST_STATUS_WORDS and phrases.named(cell.text) is not None for cell in last
    )


def _goes_on(before: Part, table: Table) -> bool:
    """Whether a table without headings goes on with the one before it."""
    upper = before.block
    return (
        not isinstance(upper, Paragraph)
        and upper.column_count == table.column_count > 1
        and table.page in {upper.places[-1].page, upper.places[-1].page + 1}
    )
