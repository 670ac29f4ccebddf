"""The tables of a PDF by themselves: JSON, CSV, HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixtures.drawing import Paper
from fixtures.table import Cell, Grid
from scrutiny_extract.extract.tables.export import as_csv, as_html, as_json, harmless, read_tables, write_csv

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A table that runs over a page, and one with a spanning cell."""
    paper = Paper()
    paper.leaf()
    paper.text("The actions of the panel, and what has become of them since the last meeting, are set out below.")
    rows = [("No", "Action"), *((str(n), f"Mend lamp {n} of the market square") for n in range(1, 45))]
    paper.table(Grid(widths=(60, 300), rows=rows))
    paper.text("The key to the ratings is below.")
    paper.table(Grid(widths=(60, 300), rows=((Cell("Key", columns=2),), ("R", "=red"), ("A", "-1.5"))))
    return paper.save("Tables")


def test_each_page_has_its_part_that_says_what_it_continues(pdf: bytes) -> None:
    found = read_tables(pdf)

    assert [(each.table.page, each.continues) for each in found] == [(1, None), (2, 0), (2, None)]


def test_parts_are_joined_on_demand(pdf: bytes) -> None:
    first, second = read_tables(pdf, join=True)

    assert [place.page for place in first.table.places] == [1, 2]
    assert first.table.row_count == 45
    assert second.table.row_count == 3


def test_pages_can_be_chosen(pdf: bytes) -> None:
    assert [each.table.page for each in read_tables(pdf, pages={2})] == [2, 2]


def test_json_names_each_cell_with_its_place(pdf: bytes) -> None:
    value = as_json(read_tables(pdf))[2]

    assert {name: value[name] for name in ("page", "printed", "source", "header_rows", "continues")} == {
        "page": 2,
        "printed": None,
        "source": "ruled",
        "header_rows": 0,
        "continues": None,
    }
    assert [(cell["row"], cell["column"], cell["column_span"], cell["text"]) for cell in value["cells"]] == [
        (0, 0, 2, "Key"),
        (1, 0, 1, "R"),
        (1, 1, 1, "=red"),
        (2, 0, 1, "A"),
        (2, 1, 1, "-1.5"),
    ]
    assert all(len(cell["bbox"]) == 4 for cell in value["cells"])


def test_csv_is_one_file_a_table(pdf: bytes, tmp_path: Path) -> None:
    paths = write_csv(read_tables(pdf, join=True), tmp_path)

    assert [path.name for path in paths] == ["page-001-table-1.csv", "page-002-table-1.csv"]
    assert paths[1].read_text("utf-8-sig") == "Key,\nR,'=red\nA,-1.5\n"


def test_html_keeps_spans_and_escapes_text(pdf: bytes) -> None:
    page = as_html(read_tables(pdf), title="A & B")

    assert "<title>A &amp; B</title>" in page
    assert '<td colspan="2">Key</td>' in page
    assert "<th>Action</th>" in page
    assert page.count("<table>") == 3


@pytest.mark.parametrize(
    ("text", "safe"),
    [("=1+1", "'=1+1"), ("@cmd", "'@cmd"), ("-x", "'-x"), ("+x", "'+x"), ("-12.5%", "-12.5%"), ("plain", "plain")],
)
def test_a_cell_is_no_formula(text: str, safe: str) -> None:
    assert harmless(text) == safe


def test_a_covered_place_is_empty_in_csv(pdf: bytes) -> None:
    assert as_csv(read_tables(pdf)[2].table).splitlines()[0] == "Key,"
