"""CSV: one file a type, nothing runs, everything comes back."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.batch.disk import make_scratch
from scrutiny_extract.extract.writers.columns import columns_of
from scrutiny_extract.extract.writers.csv_folder import FORMULA, safe, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from scrutiny_extract.extract.writers.flat import Row


def page(number: int, text: str = "native") -> Row:
    head = {"pack": "ab", "meeting_date": "2031-03-12", "committee": "=Scrutiny", "section": None, "parent": None}
    own = {"page": number, "printed": "-7", "kind": "content", "rotation": 0, "text": text}
    return {"type": "page", **head, **own, "width": 595.0, "height": 842.0, "furniture": []}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    make_scratch(tmp_path / ".unfinished")
    return tmp_path / ".unfinished"


def test_each_type_is_a_file_with_all_its_columns(tmp_path: Path, scratch: Path) -> None:
    write_csv([page(1), page(2)], tmp_path, scratch)

    with (tmp_path / "page.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert list(rows[0]) == list(columns_of("page"))
    assert [row["page"] for row in rows] == ["1", "2"]
    assert (rows[0]["printed"], rows[0]["committee"]) == ("'-7", "'=Scrutiny")
    assert (tmp_path / "page.csv").read_bytes().count(b"\r\n") == 3


def test_a_byte_order_mark_comes_on_request(tmp_path: Path, scratch: Path) -> None:
    write_csv([page(1)], tmp_path, scratch, bom=True)
    assert (tmp_path / "page.csv").read_bytes().startswith(b"\xef\xbb\xbf")

    write_csv([page(1)], tmp_path, scratch)
    assert (tmp_path / "page.csv").read_bytes().startswith(b"meeting_date")


def test_files_of_types_without_rows_go_and_foreign_files_stay(tmp_path: Path, scratch: Path) -> None:
    (tmp_path / "notes.csv").write_text("mine")
    write_csv([page(1)], tmp_path, scratch)
    write_csv([], tmp_path, scratch)

    assert [path.name for path in tmp_path.glob("*.csv")] == ["notes.csv"]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5%", "@you", "\tx", "\nx", "'=1", "''-"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize(("cell", "written"), [(-5, -5), (-0.5, -0.5), (True, "true"), (None, None), ("5-4", "5-4")])
def test_numbers_and_plain_text_stay(cell: object, written: object) -> None:
    assert safe(cell) == written  # type: ignore[arg-type]


@pytest.mark.properties
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=20))
def test_one_apostrophe_less_gives_the_text_back(text: str) -> None:
    cell = safe(text)

    assert isinstance(cell, str)
    assert (cell.removeprefix("'") if FORMULA.match(cell) else cell) == text
    assert not cell or cell[0] not in "=+-@"
