"""Attendance in tables: labels beside names, labels above names, or a row a person.

table = (label, people)+ | label+, people+ column by column | heading row, (name, post?, status?)+ ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.categories import Categories
from scrutiny_extract.extract.readers.minutes.roll import Context
from scrutiny_extract.extract.readers.minutes.rosters import people_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.extract.readers.minutes.labels import AttendanceLabels
    from scrutiny_extract.extract.readers.minutes.roll import Roll

    Turn: TypeAlias = Callable[[Context, str, str], None]
    """Begins what a label heads: the context, the status, the label as printed."""


class TableReader:
    """Reads attendance tables into a roll."""

    def __init__(self, desk: Desk, labels: AttendanceLabels, roll: Roll) -> None:
        """Take what reads labels, and where people are entered."""
        self._labels = labels
        self._roll = roll
        self._categories = Categories(desk)
        self._columns = desk.phrases("columns.attendance")

    def read(self, table: Table, turn: Turn) -> None:
        """Read a table of the head; `turn` is called where a label begins."""
        if self.read_by_name(table) or not table.grid:
            return
        if table.row_count > 1 and self._is_label_row(_distinct(table.grid[0])):
            for column in range(table.column_count):
                cells = _distinct([row[column] for row in table.grid])
                self._read_cells([cell for cell in cells if cell.column == column], turn)
            return
        for row in table.grid:
            self._read_cells(_distinct(row), turn)

    def read_by_name(self, table: Table) -> bool:
        """Read a table with a row a person; False where it is none."""
        columns = self._columns.columns([_heading(table, column) for column in range(table.column_count)])
        if "name" not in columns:
            return False
        for row in table.grid[max(table.header_rows, 1) :]:
            name = row[columns["name"]]
            if name is not None and name.text:
                self._read_row(row, name, columns)
        return True

    def _read_row(self, row: Sequence[Cell | None], name: Cell, columns: dict[str, int]) -> None:
        """Enter the person of a row."""
        status = self._labels.status_in(_text(row, columns.get("status"))) or "present"
        cells = _distinct(row)
        for entry in self._roll.enter(name.text, Context(status), [line for cell in cells for line in cell.lines]):
            entry.person.role = entry.person.role or _text(row, columns.get("role")) or None
            entry.representing = entry.representing or _text(row, columns.get("representing")) or None
            entry.words = tuple(word for cell in cells for word in cell.words)

    def _is_label_row(self, cells: Sequence[Cell]) -> bool:
        """Whether every cell of a row is a label and nothing more."""
        labels = [self._labels.read(cell.text) for cell in cells]
        return bool(labels) and all(label is not None and not label.rest for label in labels)

    def _read_cells(self, cells: Sequence[Cell], turn: Turn) -> None:
        """Read cells in order: "Present" before the names, or each with its own label at its head."""
        context = Context()
        for cell in cells:
            for lines in people_lines(cell.lines):
                text = join_lines(lines)
                label = self._labels.read(text)
                category = self._categories.read(text) if label is None else None
                if label is not None:
                    turn(context, label.status, label.printed)
                    text = label.rest
                if category is not None and context.status:
                    context.category = category
                elif text and context.status and self._labels.looks_like_people(text):
                    self._roll.enter(text, context, lines)


def _distinct(cells: Sequence[Cell | None]) -> list[Cell]:
    """Give the cells that hold text, each once."""
    return [cell for cell in dict.fromkeys(cells) if cell is not None and cell.lines]


def _heading(table: Table, column: int) -> str:
    """Give a column's heading, of its first row where no row is marked as one."""
    if table.header_rows:
        return table.headings[column]
    return _text(table.grid[0], column) if table.grid else ""


def _text(row: Sequence[Cell | None], column: int | None) -> str:
    cell = row[column] if column is not None else None
    return cell.text if cell is not None else ""
