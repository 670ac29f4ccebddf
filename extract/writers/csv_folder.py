"""Flat records as a folder of CSV files, one a record type, fit to be opened in a spreadsheet.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and the text of a pack is
anybody's: such a cell gets an apostrophe before it, and so does one that begins with an apostrophe and one
of these, so that taking one apostrophe away always gives the text back. Numbers are left as they are.
"""

from __future__ import annotations

import csv
import os
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

from scrutiny_extract.extract.batch.disk import remove, sync_folder, writing
from scrutiny_extract.extract.names import printable
from scrutiny_extract.extract.writers.columns import TABLES, Cell, cells_of, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from scrutiny_extract.extract.writers.flat import Row

FORMULA = re.compile(r"(?<!')'*[=+\-@\t\r\n]")
"""What a cell that a spreadsheet may run begins with."""

BOM = "\ufeff"


def write_csv(rows: Iterable[Row], folder: Path, scratch: Path, *, bom: bool = False) -> None:
    """Write all rows to `folder/TYPE.csv`, each file put into place in one step when all are complete.

    `bom` begins each file with a byte order mark, by which Excel knows UTF-8. Files of types that have no
    rows any more go. Raises OutputError.
    """
    with writing(folder), ExitStack() as stack:
        files: dict[str, tuple[TextIO, Any]] = {}
        for row in rows:
            kind = row["type"]
            if kind not in files:
                files[kind] = _begin(stack, scratch / f"{kind}.csv", columns_of(kind), bom=bom)
            cells = cells_of(row)
            files[kind][1].writerow([safe(cells.get(name)) for name in columns_of(kind)])
        for file, _ in files.values():
            file.flush()
            os.fsync(file.fileno())
        for kind in TABLES:
            if kind in files:
                (scratch / f"{kind}.csv").replace(folder / f"{kind}.csv")
            else:
                remove(folder / f"{kind}.csv")
        sync_folder(folder)


def _begin(stack: ExitStack, path: Path, columns: Iterable[str], *, bom: bool) -> tuple[TextIO, Any]:
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    if bom:
        file.write(BOM)
    writer = csv.writer(file)  # lines end in CRLF, as RFC 4180 has it
    writer.writerow(columns)
    return file, writer


def safe(cell: Cell) -> Cell:
    """Make a cell harmless: no formula, no control character; truth in small letters as in JSON."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    text = printable(cell, lines=True)
    return f"'{text}" if FORMULA.match(text) else text
