"""What a section's own fields print: labels in reading order, and the printed things they were read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.rows import HEADING_ROWS, distinct
from scrutiny_extract.extract.readers.tracker.periods import names_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.desk import Desk, Printed
    from scrutiny_extract.extract.layout import Cell


@dataclass(slots=True)
class Gathering:
    """Labels, and what the section's own text fields were read from."""

    labels: list[str] = field(default_factory=list)
    headings: list[Paragraph] = field(default_factory=list)
    """Headings of the prose: last among the sources, so that a label is not found in them first."""
    _read: dict[int, Printed] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Printed, ...]:
        """Each printed thing once, in the order in which it was gathered."""
        return (*self._read.values(), *self.headings)

    def use(self, *printed: Printed) -> None:
        """Take where a field is printed."""
        for thing in printed:
            self._read.setdefault(id(thing), thing)

    def add(self, printed: Paragraph | Cell, label: str | None = None) -> None:
        """Take a label and where it is printed; its whole text unless only a part is the label."""
        self.labels.append(printed.text if label is None else label)
        self.use(printed)

    def add_headings(self, table: Table, cells: Iterable[Cell]) -> None:
        """Take the cells that head a table, and its headings printed again on later pages."""
        for cell in cells:
            self.add(cell)
        self.labels += [line.text for line in table.repeated]
        self.use(*table.repeated)


def heading_cells(table: Table, desk: Desk, *names: str) -> Iterator[Cell]:
    """Give the cells of bands and headings at a table's top, known by the vocabulary's tables or by being header."""
    known = [desk.phrases(name) for name in names]
    results = desk.phrases("columns.results")
    bands = desk.phrases("labels.tracker")
    for row in table.grid[:HEADING_ROWS]:
        cells = [cell for cell in distinct(row) if cell.lines]
        heads = sum(
            cell.header or any(phrases.named(cell.text) for phrases in known) or names_result(cell.text, results)
            for cell in cells
        )
        if cells and (heads * 2 > len(cells) or (len(cells) == 1 and bands.leading(cells[0].text))):
            yield from cells


def heading_of(table: Table) -> Paragraph | None:
    """Read a table with words in one cell alone as the heading it is: a boxed title, that of a chart too."""
    filled = [cell for cell in table.cells if cell.lines]
    if len(filled) != 1 or len(filled[0].text) > LONGEST_TITLE:
        return None
    return Paragraph(filled[0].lines, filled[0].text, "heading")


LONGEST_TITLE = 200
"""Characters of a boxed title at most; more is a boxed text."""
