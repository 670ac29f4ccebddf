"""Flat records as an Excel workbook, one sheet a record type. Needs the extra `xlsx` (openpyxl)."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.batch.disk import writing
from scrutiny_extract.extract.errors import UsageError
from scrutiny_extract.extract.names import printable
from scrutiny_extract.extract.writers.columns import Cell, cells_of, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scrutiny_extract.extract.writers.flat import Row

ROWS = 1_048_576
"""Rows that a sheet holds, the heading among them."""

LETTERS = 32_767
"""Characters that a cell holds."""

CUT = " … [cut: the cell is full; the whole text is in the JSON]"

NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""What XML, and so a workbook, cannot hold, besides control characters."""


def check_installed() -> None:
    """Raise UsageError where openpyxl is not installed."""
    if find_spec("openpyxl") is None:
        advice = "install it with: pip install 'scrutiny-extract[xlsx]'"
        raise UsageError("needs openpyxl, which is not installed", where="--format xlsx", advice=advice)


def write_workbook(rows: Iterable[Row], path: Path) -> None:
    """Write all rows to a workbook at `path`; a sheet that is full goes on in another. Raises OutputError."""
    from openpyxl import Workbook  # noqa: PLC0415 - an extra

    book = Workbook(write_only=True)
    sheets: dict[str, tuple[Any, int]] = {}
    for row in rows:
        kind = row["type"]
        sheet, count = sheets.get(kind, (None, ROWS))
        if count >= ROWS:
            sheet, count = _new_sheet(book, kind), 1
        cells = cells_of(row)
        sheet.append([_cell(sheet, cells.get(name)) for name in columns_of(kind)])
        sheets[kind] = sheet, count + 1
    if not sheets:
        book.create_sheet("empty")
    with writing(path):
        book.save(path)


def _new_sheet(book: Any, kind: str) -> Any:  # noqa: ANN401 - openpyxl has no types
    number = sum(title == kind or title.startswith(f"{kind} ") for title in book.sheetnames)
    sheet = book.create_sheet(kind[:31] if number == 0 else f"{kind[:27]} {number + 1}")
    sheet.freeze_panes = "A2"
    sheet.append(list(columns_of(kind)))
    return sheet


def _cell(sheet: Any, value: Cell) -> Any:  # noqa: ANN401 - openpyxl has no types
    """Make a cell; text is marked as text, so that none of it runs as a formula."""
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - an extra

    text = NO_CHARACTER.sub("\ufffd", printable(value, lines=True))
    if len(text) > LETTERS:
        text = text[: LETTERS - len(CUT)] + CUT
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
