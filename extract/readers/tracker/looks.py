"""What a table looks like, whatever its headings say: indicators, actions, a log, approvals.

indicators = words for which way is good, or how often, and columns of figures ;
actions    = prose, people, dates ;
log        = anything, with words for how things stand in the last column ;
approvals  = something, "Date", a date ;
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.figures import find_period, read_value
from scrutiny_extract.extract.readers.rows import distinct, find_columns, texts_in, words_in
from scrutiny_extract.extract.readers.tracker.cells import (
    FIGURE,
    PEOPLE,
    are_dates,
    begins_with_status,
    first_wordy,
    hold_sums,
    is_how_often,
    is_mostly,
    is_name,
    is_status,
    is_when,
)
from scrutiny_extract.extract.readers.tracker.figure_labels import FIGURES
from scrutiny_extract.extract.readers.tracker.periods import names_result
from scrutiny_extract.extract.values import read_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.extract.readers.rows import Columns

BASIS = frozenset({"polarity", "frequency_measure", "frequency"})
"""Fields that say which way is good and how often it is counted: only indicators have them."""
JUDGED = BASIS | {"rag", "previous_rag", "direction", "target", "floor"}
"""Fields one of which an indicator has besides results: how good they are, or should be."""
FEWEST_ACTION, FEWEST_INDICATOR = 2, 3
"""Headings that make a table one of actions, or of indicators."""
MEASURE_COLUMNS = 5
"""Columns that a table of indicators under unknown headings has at least."""
MEASURE_FIGURES = 2
"""Columns of figures that it has at least, besides saying which way is good or how often it is counted."""
TASK_COLUMNS = 3
"""Columns that a table of actions under unknown headings has at least."""
LIST_COLUMNS = 5
"""Columns of a list of actions without headings at most."""
MOST_IN_LIST = 0.4
"""Share of such a list's words that stand in one column at least."""
STATUS_WORDS = 4
"""Words the cells of a log's last column hold on average at most."""
ROLE_WORDS = 5
"""Words of a role at most."""
POSTS = 4
"""Rows of a table of roles nobody knows at most."""
BETWEEN_NAMES = regex.compile(r"[,;/&]|\band\b")
"""What divides names."""
NAME_WORDS = range(2, 6)
"""Words of a name."""
APPROVAL_COLUMNS = range(3, 6)
"""Columns of a table of approvals known by its dates."""
RATED = frozenset({"rag", "status"})
"""Fields that say how an action stands."""


def are_actions(table: Table, desk: Desk) -> Columns | None:
    """Give the columns of a table whose headings are those of actions; None where they are not."""
    columns = find_columns(table, desk, "columns.tracker", fewest=FEWEST_ACTION)
    if columns is None or "action" in columns.names or _is_action_unnamed(table, columns, desk):
        return columns
    return None


def _is_action_unnamed(table: Table, columns: Columns, desk: Desk) -> bool:
    """Whether a table says by when, and who or how it stands, and leaves a column of prose open: "Our promise"."""
    if not _is_judged(columns, desk) or table.column_count < TASK_COLUMNS or not has_dates(table, columns, desk):
        return False
    return "milestone" in columns.names or first_wordy(table, columns.unnamed, columns.first) is not None


def _is_judged(columns: Columns, desk: Desk) -> bool:
    """Whether columns say how things stand, or who does them by a date that is more than the day of something."""
    names = columns.names
    if names.keys() & RATED:
        return True
    when = columns.headings[names["timescale"]] if "timescale" in names else ""
    return bool(names.keys() & {"lead", "progress"}) and desk.phrases("plainly.date").named(when) is None


def has_dates(table: Table, columns: Columns, desk: Desk) -> bool:
    """Whether a column holds dates: one so called, one called people, or one nobody knows."""
    names = columns.names
    held = [names[name] for name in ("timescale", "lead") if name in names]
    return any(are_dates(texts_in(table, columns, column), desk) for column in (*held, *columns.unnamed))


def are_dated_actions(table: Table, desk: Desk) -> bool:
    """Whether a table is one of actions and says by when."""
    columns = are_actions(table, desk)
    return columns is not None and has_dates(table, columns, desk)


def are_surely_actions(table: Table, desk: Desk) -> bool:
    """Whether a table is so plainly one of actions that nothing else need say so: the word, who does it, or by when."""
    columns = are_actions(table, desk)
    if columns is None or "action" not in columns.names:
        return columns is not None
    heading = columns.headings[columns.names["action"]]
    if desk.phrases("plainly.action").within(heading) is not None:
        return True
    if hold_sums(texts_in(table, columns, column) for column in columns.unnamed):
        return False
    if "lead" in columns.names:
        return True
    is_action = desk.phrases("columns.tracker").named(heading) == "action"
    return is_action and bool(columns.names.keys() & RATED) and has_dates(table, columns, desk)


def are_indicators(table: Table, desk: Desk) -> Columns | None:
    """Give the columns of a table whose headings are those of indicators; None where they are not."""
    columns = find_columns(table, desk, "columns.indicators", fewest=FEWEST_ACTION)
    if columns is None:
        return None
    names = columns.names.keys()
    if names & {"title", "reference"} and (names & BASIS or len(names & FIGURES) >= MEASURE_FIGURES):
        return columns if len(names) >= FEWEST_INDICATOR and _holds_numbers(table, columns) else None
    return columns if names & JUDGED and _holds_figures(table, columns, desk) else None


def _holds_numbers(table: Table, columns: Columns) -> bool:
    """Whether a figure stands in a column of figures: "Now" may head ratings, "Forecast" dates."""
    held = [column for name, column in columns.names.items() if name in FIGURES]
    texts = [text for column in held for text in texts_in(table, columns, column)]
    if columns.names.keys() & BASIS:
        return True
    return any((value := read_value(text)) is not None and value.number is not None for text in texts)


def _holds_figures(table: Table, columns: Columns, desk: Desk) -> bool:
    """Whether figures stand under a target and a result, or under several results, beside what is measured."""
    results = desk.phrases("columns.results")
    names = columns.names
    figures = [names[name] for name in FIGURES if name in names]
    figures += [column for column in columns.unnamed if names_result(columns.headings[column], results)]
    held = [column for column in figures if _are_figures(texts_in(table, columns, column), desk)]
    if len(held) < MEASURE_FIGURES:
        return False
    if names.keys() & {"title", "reference"} or columns.first > 1:  # a title may stand over the headings
        return True
    return first_wordy(table, columns.unnamed, columns.first) is not None


def _are_figures(texts: Sequence[str], desk: Desk) -> bool:
    """Whether a column holds figures, a number one of them at least."""
    return any(text[:2].strip("£<>~+-–").isdigit() or text[:1].isdigit() for text in texts) and is_mostly(
        texts, lambda text: FIGURE.fullmatch(text) or is_how_often(text, desk)
    )


def is_plan(table: Table, desk: Desk) -> bool:
    """Whether a table says in its first column what is to be done, and in the others what in which period, or how."""
    columns = find_columns(table, desk, "columns.tracker", fewest=1)
    if columns is None or columns.names.get("action") != 0 or table.column_count < FEWEST_ACTION:
        return False
    if desk.phrases("plainly.commitment").named(columns.headings[0]) is not None:
        return True
    if table.column_count < TASK_COLUMNS:
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
    stands = is_mostly(_texts(table, table.column_count - 1), lambda text: is_status(text, desk))
    for column in range(1, table.column_count - stands):
        texts = _texts(table, column)
        if people < 0 and is_mostly(texts, PEOPLE.fullmatch):
            people = column
        elif is_mostly(texts, lambda text: is_when(text, desk)):
            when = column
    before = people if 0 < people < when else when if stands else 0
    return first_wordy(table, range(before), table.header_rows) is not None


def is_log(table: Table, desk: Desk) -> bool:
    """Whether the last column holds short texts, most of them words for how things stand."""
    if table.column_count < FEWEST_ACTION:
        return False
    last = [cell.text for cell in distinct(row[-1] for row in table.grid) if cell.lines]
    is_short = sum(len(text.split()) for text in last) <= STATUS_WORDS * len(last)
    return is_short and is_mostly(last, lambda text: begins_with_status(text, desk))


def is_list(table: Table) -> bool:
    """Whether a table without headings may list actions: a few columns, one of them with most words."""
    if table.column_count > LIST_COLUMNS or table.header_rows:
        return False
    words = [words_in(table, column) for column in range(table.column_count)]
    return max(words) >= MOST_IN_LIST * sum(words) > 0


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
    """Whether a narrow table names roles and who holds them, in labels nobody knows too."""
    if table.column_count > TASK_COLUMNS:
        return False
    return has_labels(table, desk, "labels.tracker", ("lead",)) or (
        table.row_count <= POSTS and all(map(is_post, table.grid))
    )


def is_post(row: Sequence[Cell | None]) -> bool:
    """Whether a row says a role in a few words and one or more names: "Lead Councillor", "Ann Oakes"."""
    cells = [cell for cell in distinct(row) if cell.lines]
    if len(cells) != 2 or not is_name(cells[0].text) or len(cells[0].text.split()) > ROLE_WORDS:
        return False
    names = [name.strip() for line in cells[1].lines for name in BETWEEN_NAMES.split(line.text)]
    return all(len(name.split()) in NAME_WORDS and is_name(name) for name in names)


def has_labels(table: Table, desk: Desk, name: str, wanted: Sequence[str]) -> bool:
    """Whether a row of the table begins with one of some labels, and another column answers it."""
    phrases = desk.phrases(name)
    for row in table.grid if table.column_count > 1 else ():
        found = phrases.leading(row[0].text) if row[0] is not None and row[0].lines else None
        if found is not None and found[0] in wanted and (not found[2] or found[2].startswith("(")):
            return True
    return False


def _texts(table: Table, column: int) -> list[str]:
    """Give the texts of a column below the header, bands over most of the table left out."""
    widest = max(table.column_count / 2, 1)
    return [
        cell.text for cell in distinct(row[column] for row in table.body) if cell.lines and cell.column_span <= widest
    ]
