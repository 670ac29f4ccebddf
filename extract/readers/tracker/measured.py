"""The rows of indicator tables, each with what stands around it: a title over it, a remark below it.

measured = (title, rating?)?, row, remark? ;        a title over the headings where no column has one
remark   = "Comment:", text ;                       over the whole table
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Table
from scrutiny_extract.extract.readers.rows import Band, Columns, Row, carried_on, distinct, read_rows
from scrutiny_extract.extract.readers.tracker.figure_columns import settle
from scrutiny_extract.extract.readers.tracker.parts import INDICATOR_TABLES
from scrutiny_extract.extract.readers.tracker.unnamed import read_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Paragraph
    from scrutiny_extract.extract.readers.tracker.parts import Part

COLUMNS = "columns.indicators"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a row: where it stands, its label, and what it says."""

    cell: Cell
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A row that says how an indicator stands, and what stands around it."""

    row: Row
    remark: Remark | None = None
    title: Cell | None = None
    """The title over the headings, where no column has one."""
    beside: tuple[Cell, ...] = ()
    """What stands beside that title: its rating."""


@dataclass(slots=True)
class MeasuredRows:
    """Reads the rows of indicator tables among some parts."""

    painter: Painter
    desk: Desk
    _heads: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    """For the columns of a table without titles the cells over its headings."""

    def read(self, parts: Iterable[Part]) -> Iterator[Measured]:
        """Yield the rows in printed order."""
        held = (part for part in parts if part.kind in INDICATOR_TABLES)
        for kind, group in groupby(held, key=lambda part: part.kind):
            blocks = [part.block for part in group if isinstance(part.block, Table)]
            found: Iterator[Row | Band | Paragraph | Table]
            if kind == "indicators":
                found = read_rows(blocks, self.desk, COLUMNS, settle=self._settled)
            else:
                found = read_unnamed(blocks, COLUMNS, self._settled, self.desk)
            for row, remark in self._with_remarks(carried_on(found, _continues)):
                title, *beside = self._heads.get(id(row.parts[0][0]), (None,))
                yield Measured(row, remark, title, tuple(each for each in beside if each is not None))

    def _settled(self, table: Table, columns: Columns) -> Columns:
        settled = settle(table, columns, self.painter, self.desk)
        if "title" not in settled.names and settled.first > 1:
            over = [cell for cell in distinct(table.grid[0]) if cell.lines or cell.fill is not None]
            titles = [cell for cell in over if cell.lines and not self.painter.is_word(cell.text)]
            if len(titles) == 1:
                self._heads[id(settled)] = (titles[0], *(cell for cell in over if cell is not titles[0]))
        return settled

    def _with_remarks(self, found: Iterable[Row | Band | Paragraph | Table]) -> Iterator[tuple[Row, Remark | None]]:
        """Yield each row with the remark in a band below it."""
        held: Row | None = None
        for each in found:
            if held is not None:
                yield held, self._remark(each)
            held = each if isinstance(each, Row) else None
        if held is not None:
            yield held, None

    def _remark(self, below: Row | Band | Paragraph | Table) -> Remark | None:
        """Read a band as a remark on the row above it: "Comment: …"."""
        leading = self.desk.phrases("columns.tracker").leading(below.text) if isinstance(below, Band) else None
        if leading is None or leading[0] != "progress" or not leading[1].endswith(":") or not leading[2]:
            return None
        return Remark(below.cell, leading[1].rstrip(": "), leading[2]) if isinstance(below, Band) else None


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row says only more of what the row above says: it names no indicator."""
    return bool(upper.text("title")) and not lower.text("title") and not lower.text("reference")
