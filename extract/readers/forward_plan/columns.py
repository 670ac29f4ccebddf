"""Which columns and labels of a forward plan hold what: by the words over them, then by what they hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.rows import Columns, distinct, texts_in, words_in
from scrutiny_extract.extract.values import find_date
from scrutiny_extract.extract.vocabulary import Phrases

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table

COLUMNS = "columns.forward_plan"
LONGEST_DATE = 40
"""Characters of a cell that holds a date or a range of dates and nothing else."""
LONGEST_NAME = 80
"""Characters of a cell that names who decides."""
AFTER = ("consultation", "documents")
"""What the columns hold between the day and whom to ask, where there are two."""


def labels_of(desk: Desk) -> Phrases:
    """Give the labels of forms: the headings of columns, but for those that mean something else beside a value."""
    columns, labels = desk.phrases(COLUMNS), desk.phrases("labels.forward_plan")
    return Phrases({name: (*columns[name], *labels[name]) for name in dict.fromkeys((*columns, *labels))})


def settle(table: Table, columns: Columns, others: frozenset[int] = frozenset()) -> Columns:
    """Name further columns by what they hold: addresses, days to come, most words; the rest by the usual order.

    `others` are columns whose headings are known to name no field.
    """
    for column in columns.unnamed:
        texts = texts_in(table, columns, column)
        if "due" not in columns.names and texts and all(map(is_day, texts)):
            columns = columns.named(due=column)
        elif "lead_officer" not in columns.names and any("@" in text for text in texts):
            columns = columns.named(lead_officer=column)
    described = columns.names.get("description")
    if "title" not in columns.names and described is not None and _opens_bold(table, columns, described):
        names = {"title" if name == "description" else name: column for name, column in columns.names.items()}
        columns = replace(columns, names=names)
    if "title" not in columns.names and columns.unnamed:
        columns = columns.named(title=max(columns.unnamed, key=lambda each: words_in(table, each, columns.first)))
    if "lead_officer" not in columns.names and "email" in columns.names:
        columns = columns.named(lead_officer=columns.names["email"])
    return columns if others else _by_order(columns)


def _opens_bold(table: Table, columns: Columns, column: int) -> bool:
    """Whether most cells of a column print a title in bold and what is said of it under that."""
    cells = [cell for cell in distinct(row[column] for row in table.grid[columns.first :]) if cell.lines]
    return 2 * sum(cell.lines[0].bold and not cell.lines[-1].bold for cell in cells) > len(cells)


@dataclass(frozen=True)
class Settler:
    """Settles columns by what they hold, with a desk's words."""

    desk: Desk

    def __call__(self, table: Table, columns: Columns) -> Columns:
        """Name a column that only says whether decisions are key ones, then those that `settle` names."""
        labels = labels_of(self.desk)
        others = frozenset(column for column in columns.unnamed if labels.named(columns.headings[column]) == "other")
        settled = settle(table, self._keyed(table, columns), others)
        return settled if columns.names else self._decided(table, settled)

    def _keyed(self, table: Table, columns: Columns) -> Columns:
        if "is_key" in columns.names:
            return columns
        known = [columns.names[name] for name in ("title", "report_type") if name in columns.names]
        labels = labels_of(self.desk)
        headed = [column for column in columns.unnamed if labels.named(columns.headings[column]) == "is_key"]
        for column in (*known, *headed):
            texts = texts_in(table, columns, column)
            if texts and all(map(self._tells, texts)):
                names = {name: other for name, other in columns.names.items() if other != column}
                return replace(columns, names={**names, "is_key": column})
        return columns

    def _tells(self, text: str) -> bool:
        """Whether a cell says no more than whether a decision is a key one."""
        mark = self.desk.phrases("labels.forward_plan_marks").leading(text)
        answer = self.desk.phrases("words.answers").leading(text)
        return answer is not None or (mark is not None and mark[0] in {"key", "not_key"})

    def _decided(self, table: Table, columns: Columns) -> Columns:
        """Name the column of bodies and posts, where no heading is known."""
        if "decision_maker" in columns.names:
            return columns
        for column in columns.unnamed:
            texts = texts_in(table, columns, column)
            if texts and all(map(self._decides, texts)):
                return columns.named(decision_maker=column)
        return columns

    def _decides(self, text: str) -> bool:
        """Whether a cell names a body or a post and little more."""
        named = (self.desk.phrases(name).within(text) for name in ("bodies", "posts"))
        return len(text) < LONGEST_NAME and any(name is not None for name in named)


def _by_order(columns: Columns) -> Columns:
    """Name the columns nobody knows by the usual order: who decides before when, whom is asked, what is read."""
    due, last = columns.names.get("due"), columns.names.get("lead_officer")
    if due is None or last is None:
        return columns
    before = [column for column in columns.unnamed if column < due]
    if "decision_maker" not in columns.names and len(before) == 1:
        columns = columns.named(decision_maker=before[0])
    after = [column for column in columns.unnamed if due < column < last]
    waiting = [name for name in AFTER if name not in columns.names]
    return columns.named(**dict(zip(waiting, after, strict=True))) if len(after) == len(waiting) else columns


def is_day(text: str) -> bool:
    """Whether a cell is a date and little more."""
    return len(text) < LONGEST_DATE and find_date(text) is not None
