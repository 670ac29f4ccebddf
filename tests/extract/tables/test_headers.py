"""Which rows at a table's top are its header."""

from __future__ import annotations

import pytest

from scrutiny_extract.extract.layout import Cell, Place
from scrutiny_extract.extract.tables.headers import count_header_rows
from tests.making import Sheet

GREY = (0.85, 0.85, 0.85)
DARK = (0.6, 0.6, 0.6)

Row = tuple[str, ...]


def rows(*texts: Row, bold: int = 0, fills: tuple[tuple[float, float, float] | None, ...] = ()) -> list[list[Cell]]:
    """Make rows of cells; a text that ends in `>` covers as many columns more as it has such marks."""
    sheet = Sheet()
    out: list[list[Cell]] = []
    for number, row in enumerate(texts):
        cells: list[Cell] = []
        column = 0
        for text in row:
            across = 1 + len(text) - len(text.rstrip(">"))
            printed = text.rstrip(">")
            lines = (sheet.line(printed, bold=number < bold),) if printed else ()
            fill = fills[number] if number < len(fills) else None
            cells.append(Cell(number, column, 1, across, (Place(1, (0.0, 0.0, 9.0, 9.0)),), lines, fill))
            column += across
        out.append(cells)
    return out


CASES: dict[str, tuple[list[list[Cell]], int]] = {
    "a bold row": (rows(("Item", "Lead"), ("Lamps", "A Green"), bold=1), 1),
    "a shaded row": (rows(("Item", "Lead"), ("Lamps", "A Green"), fills=(GREY,)), 1),
    "a title over the headings": (rows(("Actions>",), ("Item", "Lead"), ("Lamps", "A Green"), fills=(DARK, GREY)), 2),
    "headings over headings": (
        rows(("", "2030>", "2031>"), ("Ward", "No", "%", "No", "%"), ("North", "1", "2", "3", "4"), bold=2),
        2,
    ),
    "words over figures": (rows(("Ward", "Homes"), ("North", "120"), ("South", "85")), 1),
    "a group under the headings is body": (
        rows(("Item", "Lead"), ("March>",), ("Lamps", "A Green"), bold=1, fills=(GREY, DARK)),
        1,
    ),
    "all rows alike": (rows(("Chair", "A Green"), ("Clerk", "B Sample")), 0),
    "all rows bold": (rows(("Chair", "A Green"), ("Clerk", "B Sample"), bold=2), 0),
    "one row": (rows(("Item", "Lead"), bold=1), 0),
    "labels at the left": (rows(("Chair", ""), ("Clerk", "B Sample"), bold=1), 0),
}


@pytest.mark.parametrize(("cells", "count"), CASES.values(), ids=CASES)
def test_header_rows_are_set_apart(cells: list[list[Cell]], count: int) -> None:
    assert count_header_rows(cells) == count
