"""What a table looks like, whatever its headings say: indicators, actions, a log, approvals, a box.

indicators = words for which way is good, or how often, and columns of figures ;
actions    = prose, people, dates ;
log        = anything, with words for how things stand in the last column ;
approvals  = something, "Date", a date ;
box        = title, chart, a row of "label: figure" ;
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.readers.rows import distinct, find_columns
from scrutiny_extract.extract.values import read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.extract.readers.rows import Columns

FIGURES = frozenset({"baseline", "last_result", "target", "current", "predicted", "floor"})
"""Fields of an indicator that hold figures."""
BASIS = frozenset({"polarity", "frequency_measure", "frequency"})
"""Fields that say which way is good and how often it is counted: only indicators have them."""
FEWEST_ACTION, FEWEST_INDICATOR = 2, 3
"""Headings that make a table one of actions, or of indicators."""
MEASURE_COLUMNS = 5
"""Columns that a table of indicators under unknown headings has at least."""
MEASURE_FIGURES = 2
"""Columns of figures that it has at least, besides saying which way is good or how often it is counted."""
TASK_COLUMNS = 3
"""Columns that a table of actions under unknown headings has at least."""
APPROVAL_COLUMNS = range(3, 6)
"""Columns of a table of approvals known by its dates."""
MOST_STATUS_WORDS = 4
"""Words a status has at most."""
WORDY = 5.0
"""Words a cell of a column of prose holds on average at least."""
WHEN_WORDS = 6
"""Words of a date or a time to come at most: "March 31 2011", "November 2010 (revised)"."""
MOST = 0.6
"""Share of a column's cells that must look alike for the column to be known by them."""
MANY = 0.4
"""The same for columns of dates where remarks stand behind some: "October 2010, moved by agreement to May"."""

FIGURE = regex.compile(r"[£~<>≤≥+–-]?\s?£?\d[\d,.]*\s?%?.{0,60}|n/?a|tb[acd]|[-–—]", regex.IGNORECASE | regex.DOTALL)
"""What a cell of a column of figures holds: a number first, or a word for none."""

PEOPLE = regex.compile(r"(?:[A-Z][\w.’'-]*\s?[/,&]?\s){1,5}[A-Z][\w’'-]+(?:\s\([A-Z][\w\s]*\))?")
"""What a column of people holds: two to six words with capitals, perhaps a team in brackets."""


def are_actions(table: Table, desk: Desk) -> Columns | None:
    """Give the columns of a table whose headings are those of actions; None where they are not."""
    columns = find_columns(table, desk, "columns.tracker", fewest=FEWEST_ACTION)
    return columns if columns is not None and "action" in columns.names else None


def are_surely_actions(table: Table, desk: Desk) -> bool:
    """Whether headings speak of actions so plainly that nothing else need say so: the word itself, or who does it."""
    columns = are_actions(table, desk)
    if columns is None:
        return False
    heading = columns.headings[columns.names["action"]]
    return "lead" in columns.names or desk.phrases("plainly.action").within(heading) is not None


def are_indicators(table: Table, desk: Desk) -> Columns | None:
    """Give the columns of a table whose headings are those of indicators; None where they are not."""
    columns = find_columns(table, desk, "columns.indicators", fewest=FEWEST_INDICATOR)
    names = columns.names.keys() if columns is not None else set()
    if not names & {"title", "reference"}:
        return None
    return columns if names & BASIS or len(names & FIGURES) >= MEASURE_FIGURES else None


def is_plan(table: Table, desk: Desk) -> bool:
    """Whether a table says in its first column what is to be done, and in the others what in which period."""
    columns = find_columns(table, desk, "columns.tracker", fewest=1)
    if columns is None or columns.names.get("action") != 0 or table.column_count < TASK_COLUMNS:
        return False
    return all(find_period(heading) is not None for heading in columns.headings[1:])


def are_measures(table: Table, desk: Desk) -> bool:
    """Whether a table holds indicators: which way is good, or how often, and figures."""
    if table.column_count < MEASURE_COLUMNS or table.row_count <= table.header_rows:
        return False
    polarity = desk.phrases("polarity")
    columns = [_texts(table, column) for column in range(table.column_count)]
    tells = any(
        is_mostly(texts, polarity.named) or is_mostly(texts, lambda text: is_how_often(text, desk)) for texts in columns
    )
    return tells and sum(is_mostly(texts, FIGURE.fullmatch) for texts in columns) >= MEASURE_FIGURES


def are_tasks(table: Table, desk: Desk) -> bool:
    """Whether a table holds actions: prose, then people, then dates; or prose, then dates, then how things stand."""
    if table.column_count < TASK_COLUMNS or not table.header_rows:
        return False
    people = when = -1
    stands = is_mostly(_texts(table, table.column_count - 1), lambda text: _is_status(text, desk))
    for column in range(1, table.column_count - stands):
        texts = _texts(table, column)
        if people < 0 and is_mostly(texts, PEOPLE.fullmatch):
            people = column
        elif is_mostly(texts, lambda text: is_when(text, desk)):
            when = column
    before = people if 0 < people < when else when if stands else 0
    return first_wordy(table, range(before), table.header_rows) is not None


def is_log(table: Table, desk: Desk) -> bool:
    """Whether the last column holds nothing but words for how things stand."""
    if table.column_count < FEWEST_ACTION:
        return False
    last = [cell.text for cell in distinct(row[-1] for row in table.grid) if cell.lines]
    return bool(last) and all(_is_status(text, desk) for text in last)


def _is_status(text: str, desk: Desk) -> bool:
    """Whether a text says how things stand, and nothing else."""
    return len(text.split()) <= MOST_STATUS_WORDS and desk.phrases("status").named(text) is not None


def are_approvals(table: Table, desk: Desk) -> bool:
    """Whether a row begins "Approved by" or names partnership groups, or ends with "Date" and a date."""
    if has_labels(table, desk, "labels.approvals", ("approved", "partnership_groups")):
        return True
    if table.column_count not in APPROVAL_COLUMNS or not all(row[0] and row[0].lines for row in table.grid):
        return False
    named = desk.phrases("labels.approvals").named
    return any(
        named(label.text) == "date" and read_date(date.text) is not None
        for row in table.grid
        for label, date in pairwise(row[1:])
        if label is not None and date is not None
    )


def are_leads(table: Table, desk: Desk) -> bool:
    """Whether a narrow table names roles and who holds them."""
    return table.column_count <= TASK_COLUMNS and has_labels(table, desk, "labels.tracker", ("lead",))


def has_labels(table: Table, desk: Desk, name: str, wanted: Sequence[str]) -> bool:
    """Whether a row of the table begins with one of some labels, and another column answers it."""
    phrases = desk.phrases(name)
    for row in table.grid if table.column_count > 1 else ():
        found = phrases.leading(row[0].text) if row[0] is not None and row[0].lines else None
        if found is not None and found[0] in wanted and (not found[2] or found[2].startswith("(")):
            return True
    return False


def is_box(table: Table, desk: Desk) -> bool:
    """Whether a row of the table says label and figure in each of two or more cells: "Latest: 97%"."""
    return any(len(labelled_cells(row, desk)) > 1 for row in table.grid)


def labelled_cells(row: Sequence[Cell | None], desk: Desk) -> list[Cell]:
    """Give the cells of a row that say "label: figure"."""
    phrases = desk.phrases("columns.indicators")
    found: list[Cell] = []
    for cell in distinct(row):
        leading = phrases.leading(spaced(cell.text)) if any(map(str.isdigit, cell.text)) else None
        if leading is not None and leading[0] in FIGURES and leading[1].endswith(":"):
            found.append(cell)
    return found


def spaced(text: str) -> str:
    """Put a space behind the first colon, where the paper has left it out: "Latest:0.04%"."""
    return text.replace(":", ": ", 1)


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
    return bool(read_date(text) or find_period(text) or desk.phrases("status").named(text))


def are_dates(texts: Sequence[str], desk: Desk) -> bool:
    """Whether a column says by when: most of its texts do, or many of them where all are short."""
    whens = sum(is_when(text, desk) for text in texts)
    if whens > MOST * len(texts):
        return True
    return whens > MANY * len(texts) and sum(len(text.split()) for text in texts) <= WHEN_WORDS * len(texts)


def is_how_often(text: str, desk: Desk) -> bool:
    """Whether a text says how often something is counted, perhaps in what, and nothing else: "Quarterly %"."""
    return len(text.split()) <= MOST_STATUS_WORDS and desk.phrases("frequency").leading(text) is not None


def is_mostly(texts: Sequence[str], test: Callable[[str], object]) -> bool:
    """Whether most texts of a column pass a test."""
    return len(texts) > 0 and sum(bool(test(text)) for text in texts) > MOST * len(texts)


def _texts(table: Table, column: int) -> list[str]:
    """Give the texts of a column below the header."""
    return [cell.text for cell in distinct(row[column] for row in table.body) if cell.lines]
