from __future__ import annotations

import pytest

from scrutiny_extract.extract.readers.forms import Entry, read_form
from scrutiny_extract.extract.readers.rows import Band, Row, carried_on, find_columns, read_rows
from scrutiny_extract.extract.readers.titled import split_email, split_marks, split_title
from scrutiny_extract.extract.vocabulary import Phrases
from tests.making import Sheet, band, box, stacked

KIND = "columns.forward_plan"

HEADINGS = [
    (("Lead Officer", "Decision title", "Due date"), {"lead_officer": 0, "title": 1, "due": 2}),
    (("Lead Officer (to whom to write)", "Title", "Date due"), {"lead_officer": 0, "title": 1, "due": 2}),
    (("Name of the lead officer", "Title", "When"), {"lead_officer": 0, "title": 1, "due": 2}),
    (("Title", "Title", "When"), {"title": 0, "due": 2}),
]


@pytest.mark.parametrize(("headings", "names"), HEADINGS)
def test_columns_are_known_by_whole_leading_or_inner_phrases(headings: tuple[str, ...], names: dict[str, int]) -> None:
    sheet = Sheet()

    columns = find_columns(stacked(sheet, [headings, ("a", "b", "c")]), sheet.desk(), KIND)

    assert columns is not None
    assert columns.names == names


def test_a_row_of_the_body_is_no_heading_for_holding_a_phrase() -> None:
    sheet = Sheet()
    rows = [("Thing", "Gist", "Sort"), ("Title of a book", "Decision maker for a day", "x")]

    assert find_columns(stacked(sheet, rows), sheet.desk(), KIND) is None


def test_titles_may_stand_over_the_headings() -> None:
    sheet = Sheet()
    table = band(
        stacked(sheet, [("Plan", "", ""), ("Title", "Decision maker", "When"), ("a", "b", "c")], header_rows=2), 0
    )

    columns = find_columns(table, sheet.desk(), KIND)

    assert columns is not None
    assert (columns.first, columns.headings) == (2, ("Title", "Decision maker", "When"))


def test_a_table_without_headings_goes_on_and_headings_printed_again_are_left_out() -> None:
    sheet = Sheet()
    head = ("Title", "Decision maker")
    first = stacked(sheet, [head, ("Lights", "Cabinet"), head, ("Paths", "Council")])
    second = stacked(sheet, [("Benches", "Cabinet")], header_rows=0, page=2)

    rows = [row for row in read_rows((first, second), sheet.desk(), KIND) if isinstance(row, Row)]

    assert [row.text("title") for row in rows] == ["Lights", "Paths", "Benches"]


def test_a_table_with_headings_of_its_own_does_not_go_on() -> None:
    sheet = Sheet()
    first = stacked(sheet, [("Title", "Decision maker"), ("Lights", "Cabinet")])
    second = stacked(sheet, [("Fruit", "Colour"), ("Plum", "Blue")], page=2)

    assert list(read_rows((first, second), sheet.desk(), KIND))[-1] is second


def test_a_cell_over_the_columns_is_a_band() -> None:
    sheet = Sheet()
    table = band(stacked(sheet, [("Title", "Decision maker"), ("May", ""), ("Lights", "Cabinet")]), 1)

    found = list(read_rows((table,), sheet.desk(), KIND))

    assert [each.text if isinstance(each, Band) else "row" for each in found] == ["May", "row"]


def test_rows_are_carried_on_column_by_column() -> None:
    sheet = Sheet()
    table = stacked(
        sheet, [("Title", "Decision maker", "Parish"), ("Lights and", "Cabinet", "Nether"), ("poles", "", "Wex")]
    )

    (row,) = carried_on(read_rows((table,), sheet.desk(), KIND), lambda _, lower: not lower.text("decision_maker"))

    assert isinstance(row, Row)
    assert (row.text("title"), row.text("decision_maker"), row.others) == (
        "Lights and poles",
        "Cabinet",
        {"Parish": "Nether Wex"},
    )


def test_a_title_is_bold_also_where_its_line_goes_on_in_plain() -> None:
    sheet = Sheet()
    bold, plain = sheet.line("Path lights", bold=True), sheet.line("To buy them")

    assert split_title((bold, plain)) == ((bold,), (plain,))
    assert split_title((plain,), alone=True) == ((plain,), ())


MARKS = Phrases({"open": ("Open",), "exempt": ("Part exempt", "Exempt"), "not_key": ("Non key",)})


@pytest.mark.parametrize(
    ("texts", "names", "category", "left"),
    [
        (("To buy.", "Non Key", "Open"), {"not_key": "Non Key", "open": "Open"}, None, 1),
        (("To buy.", "Part exempt", "3"), {"exempt": "Part exempt"}, "3", 1),
        (("To buy.", "Part exempt 3, 5"), {"exempt": "Part exempt"}, "3, 5", 1),
        (("To buy", "3"), {}, None, 2),
    ],
)
def test_marks_are_taken_off_the_end(
    texts: tuple[str, ...], names: dict[str, str], category: str | None, left: int
) -> None:
    sheet = Sheet()

    marks = split_marks([sheet.line(text) for text in texts], MARKS)

    assert (marks.names, marks.category, len(marks.lines)) == (names, category, left)


@pytest.mark.parametrize(
    ("texts", "email", "left"),
    [
        (("A Vole, Head", "a.vole@wex.gov.u", "k"), "a.vole@wex.gov.uk", "A Vole, Head"),
        (("A Vole", "Email: a.vole@wex.gov.uk"), "a.vole@wex.gov.uk", "A Vole"),
        (("A Vole",), None, "A Vole"),
    ],
)
def test_an_address_is_taken_out_whole(texts: tuple[str, ...], email: str | None, left: str) -> None:
    sheet = Sheet()

    found, lines = split_email([sheet.line(text) for text in texts])

    assert (found, " ".join(line.text for line in lines)) == (email, left)


LABELS = Phrases({"title": ("Subject",), "decision": ("Decision",), "date": ("Decision date",)})


def test_labels_and_values_stand_in_boxes_tables_and_paragraphs() -> None:
    sheet = Sheet()
    blocks = (
        stacked(sheet, [("1.", "Subject:", "Path lights")], header_rows=0),
        box(sheet, "**Decision", "To buy them"),
        box(sheet, "and to light them"),
        sheet.paragraph("Decision date 5 May 2031", kind="heading"),
        sheet.paragraph("Decision Recording Form", kind="heading"),
    )

    found = list(read_form(blocks, LABELS))

    assert [(entry.name, entry.text) for entry in found if isinstance(entry, Entry)] == [
        ("title", "Path lights"),
        ("decision", "To buy them and to light them"),
        ("date", "5 May 2031"),
    ]
    assert len(found) == 4
