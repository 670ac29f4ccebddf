"""Workbooks: a sheet a type, text as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.batch.building import inside, pack, written
from tests.writers.test_csv_folder import page

openpyxl: Any = pytest.importorskip("openpyxl")

from scrutiny_extract.extract.writers import workbook  # noqa: E402 - needs openpyxl

if TYPE_CHECKING:
    from pathlib import Path


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    workbook.write_workbook([page(1, '=HYPERLINK("x")'), page(2, "\x1b[31m\ufffe")], tmp_path / "book.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["page"]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}

    assert cells['=HYPERLINK("x")'] == "s"
    assert cells["\\x1b[31m\ufffd"] == "s"
    assert "f" not in cells.values()
    assert [cell.value for cell in sheet[1]][:4] == ["meeting_date", "committee", "page", "printed"]


def test_a_full_cell_says_that_it_is_cut(tmp_path: Path) -> None:
    workbook.write_workbook([page(1, "x" * 40_000)], tmp_path / "book.xlsx")

    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "book.xlsx")["page"] for cell in row]

    assert any(str(cell).endswith(workbook.CUT) and len(cell) == workbook.LETTERS for cell in cells if cell)


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 3)
    workbook.write_workbook([page(number) for number in range(5)], tmp_path / "book.xlsx")

    book = openpyxl.load_workbook(tmp_path / "book.xlsx")

    assert book.sheetnames == ["page", "page 2", "page 3"]
    assert [sheet.max_row for sheet in book] == [3, 3, 2]


def test_a_batch_makes_one_workbook_and_keeps_it_while_nothing_changes(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", a=pack("First"), b=pack("Second"))
    book = tmp_path / "book.xlsx"

    assert inside(folder, "-o", book, "--format", "xlsx").returncode == 0
    made = book.stat().st_mtime_ns
    assert b"(2 done before)" in inside(folder, "-o", book, "--format", "xlsx").stderr

    assert book.stat().st_mtime_ns == made
    assert openpyxl.load_workbook(book)["extraction"].max_row == 3
