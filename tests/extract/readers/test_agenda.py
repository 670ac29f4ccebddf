from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.readers.agenda import read_agenda
from tests.making import Sheet

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block, Line, Word
    from scrutiny_extract.schemas import Agenda


def agenda(sheet: Sheet, *blocks: Block) -> Agenda:
    return read_agenda(sheet.section(blocks, "agenda"), sheet.desk())


def numbered(sheet: Sheet, number: str, *texts: str) -> Paragraph:
    return sheet.paragraph(*texts, number=number, kind="heading", bold=True)


def test_items_have_a_number_a_title_and_what_stands_under_it() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        sheet.paragraph("AGENDA", kind="heading", bold=True),
        numbered(sheet, "1.", "Apologies"),
        numbered(sheet, "2.", "Path lights"),
        sheet.paragraph("To receive the report of the Director of Places."),
    )

    assert [(one.number, one.title) for one in found.items] == [("1", "Apologies"), ("2", "Path lights")]
    assert [one.text for one in found.items[1].paragraphs] == ["To receive the report of the Director of Places."]


def test_pages_in_brackets_after_a_title_are_where_its_papers_are() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        numbered(sheet, "1.", "Minutes (Pages 7 - 26)"),
        numbered(sheet, "2.", "Path lights (Page 27)"),
        numbered(sheet, "3.", "Close"),
    )

    assert [(one.title, one.page_from, one.page_to) for one in found.items] == [
        ("Minutes", 7, 26),
        ("Path lights", 27, 27),
        ("Close", None, None),
    ]


def test_an_agenda_in_a_table_has_an_item_a_row() -> None:
    sheet = Sheet()
    table = sheet.table([["Item No", "Item", "Pages"], ["1", "Apologies", ""], ["2", "Path lights", "3 - 8"]])

    found = agenda(sheet, table)

    assert [(one.number, one.title, one.page_from, one.page_to) for one in found.items] == [
        ("1", "Apologies", None, None),
        ("2", "Path lights", 3, 8),
    ]


def lines_of(sheet: Sheet, *pieces: tuple[float, str], bold: bool = False) -> tuple[Line, ...]:
    """Set one line of pieces, each at an abscissa."""
    y0 = sheet._y.get(1, 72.0)
    words: list[Word] = []
    for x0, text in pieces:
        sheet._y[1] = y0
        words.extend(sheet.line(text, x0=x0, bold=bold).words)
    return (line_of(words),)


def test_a_column_at_the_right_of_items_is_no_part_of_their_titles() -> None:
    sheet = Sheet()
    blocks = [
        Paragraph(lines_of(sheet, (72, f"{number}."), (100, title), (420, beside)), title, "paragraph", f"{number}.")
        for number, title, beside in ((1, "Apologies", "A Moor"), (2, "Path lights", "B Lee"), (3, "Close", "A Moor"))
    ]

    assert [one.title for one in agenda(sheet, *blocks).items] == ["Apologies", "Path lights", "Close"]


def test_pages_in_a_column_are_an_items_pages() -> None:
    sheet = Sheet()
    blocks = [
        Paragraph(lines_of(sheet, (72, "1."), (100, "Minutes"), (420, "5 - 12")), "Minutes 5 - 12", "paragraph", "1."),
        sheet.paragraph("Path lights", number="2."),
    ]

    assert [(one.title, one.page_from, one.page_to) for one in agenda(sheet, *blocks).items] == [
        ("Minutes", 5, 12),
        ("Path lights", None, None),
    ]


def test_a_title_ends_where_its_letters_change() -> None:
    sheet = Sheet()
    plain = Paragraph(
        (*lines_of(sheet, (72, "1. MINUTES")), *lines_of(sheet, (90, "To confirm the minutes."))),
        "MINUTES To confirm the minutes.",
        "paragraph",
        "1.",
    )
    bold = Paragraph(
        (*lines_of(sheet, (72, "2. Path lights"), bold=True), *lines_of(sheet, (90, "Report of the Director."))),
        "Path lights Report of the Director.",
        "paragraph",
        "2.",
    )

    found = agenda(sheet, plain, bold)

    assert [(one.title, [said.text for said in one.paragraphs]) for one in found.items] == [
        ("MINUTES", ["To confirm the minutes."]),
        ("Path lights", ["Report of the Director."]),
    ]


def test_a_timetable_has_an_item_a_time() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        sheet.paragraph("10.00am Welcome"),
        sheet.paragraph("10.10am Actions from last time"),
        sheet.paragraph("11.45am Close"),
    )

    assert [(one.number, one.title) for one in found.items] == [
        (None, "Welcome"),
        (None, "Actions from last time"),
        (None, "Close"),
    ]


def test_the_times_of_numbered_items_are_no_part_of_their_titles() -> None:
    sheet = Sheet()
    found = agenda(sheet, numbered(sheet, "1)", "11.00 - 11.10 Minutes"), numbered(sheet, "2)", "11.10 - 11.30 Code"))

    assert [one.title for one in found.items] == ["Minutes", "Code"]


def test_an_agenda_may_have_one_item_alone() -> None:
    sheet = Sheet()

    found = agenda(sheet, sheet.paragraph("AGENDA", kind="heading"), sheet.paragraph("A vacancy.", number="1."))

    assert [(one.number, one.title) for one in found.items] == [("1", "A vacancy.")]


def test_a_part_of_an_item_with_pages_of_its_own_is_an_item() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        numbered(sheet, "3.", "Reports"),
        sheet.paragraph("Winter (Pages 17 - 30)", number="3.1"),
        sheet.paragraph("3 .2 Care homes (Pages 31 - 44)"),
        numbered(sheet, "4.", "Close"),
    )

    assert [(one.number, one.title, one.page_from) for one in found.items] == [
        ("3", "Reports", None),
        ("3.1", "Winter", 17),
        ("3.2", "Care homes", 31),
        ("4", "Close", None),
    ]


def test_a_line_under_an_item_names_its_wards() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        numbered(sheet, "1.", "Path lights"),
        sheet.paragraph("Electoral divisions: Mill Lane; Upper Wex"),
        numbered(sheet, "2.", "Close"),
    )

    assert [(one.wards, len(one.paragraphs)) for one in found.items] == [(("Mill Lane", "Upper Wex"), 0), ((), 0)]


@pytest.mark.parametrize(
    ("heading", "closed"),
    [
        ("Part 2 - Non-Public Agenda", True),
        ("PART II - ITEMS WHICH MAY BE TAKEN IN THE ABSENCE OF PRESS AND PUBLIC", True),
        ("Part I (Open to Press and Public)", False),
        ("Part 2 - Items for information", None),
    ],
)
def test_a_part_of_an_agenda_is_open_or_closed(heading: str, *, closed: bool | None) -> None:
    sheet = Sheet()

    found = agenda(
        sheet, sheet.paragraph(heading, kind="heading"), numbered(sheet, "1.", "A"), numbered(sheet, "2.", "B")
    )

    assert {one.not_open for one in found.items} == {closed}


def test_a_column_of_first_pages_tells_no_last_page() -> None:
    sheet = Sheet()
    rows = [["Item", "Subject", "Page"], ["1", "Apologies", ""], ["2", "Minutes", "3"], ["3", "Path lights", "11"]]

    found = agenda(sheet, sheet.table(rows))

    assert [(one.page_from, one.page_to) for one in found.items] == [(None, None), (3, None), (11, None)]


def test_times_in_a_column_are_no_numbers() -> None:
    sheet = Sheet()
    rows = [["Time", "Item", "Presenter"], ["14.00", "Welcome", "Chair"], ["14.10", "Path lights", "B Lee"]]

    found = agenda(sheet, sheet.table(rows))

    assert [(one.number, one.title) for one in found.items] == [(None, "Welcome"), (None, "Path lights")]


def test_pages_may_stand_in_a_column_at_the_left() -> None:
    sheet = Sheet()
    blocks = [
        Paragraph(lines_of(sheet, (72, "5 - 14"), (130, "3"), (160, "Action notes")), "5 - 14 3 Action notes"),
        Paragraph(lines_of(sheet, (72, "15 - 40"), (130, "4"), (160, "Repairs")), "15 - 40 4 Repairs"),
    ]

    assert [(one.number, one.title, one.page_from, one.page_to) for one in agenda(sheet, *blocks).items] == [
        ("3", "Action notes", 5, 14),
        ("4", "Repairs", 15, 40),
    ]


def test_a_heading_between_items_belongs_to_none() -> None:
    sheet = Sheet()
    first = Paragraph(lines_of(sheet, (72, "1"), (100, "Minutes")), "Minutes", "paragraph", "1")
    sheet.line(" ".join("-"))
    between = sheet.paragraph("KEY DECISIONS", kind="heading", bold=True)
    second = Paragraph(lines_of(sheet, (72, "2"), (100, "Path lights")), "Path lights", "paragraph", "2")

    assert [len(one.paragraphs) for one in agenda(sheet, first, between, second).items] == [0, 0]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["I.|Apologies", "II.|Minutes", "III.|Path lights", "IV.|Close"], ["I", "II", "III", "IV"]),
        (["A.|Apologies", "B.|Minutes", "C.|Path lights"], ["A", "B", "C"]),
        (["|Welcome", "|Minutes of last meeting", "|Flood wardens", "|Any other business"], [None] * 4),
        (["|Apologies", "|The wardens met."], []),
    ],
    ids=["Roman numbers", "letters", "usual business", "too little"],
)
def test_an_agenda_may_count_in_no_figures(lines: list[str], numbers: list[str | None]) -> None:
    sheet = Sheet()
    title = sheet.paragraph("AGENDA", kind="heading", bold=True)
    parts = [line.split("|") for line in lines]

    found = agenda(sheet, title, *(sheet.paragraph(text, number=number or None) for number, text in parts))

    assert [one.number for one in found.items] == numbers


def test_who_signs_is_no_part_of_the_last_item() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        numbered(sheet, "1.", "Apologies"),
        numbered(sheet, "2.", "Payments"),
        sheet.paragraph("To note the payments."),
        sheet.paragraph("Jane Roe"),
        sheet.paragraph("Clerk and RFO"),
    )

    assert [one.text for one in found.items[-1].paragraphs] == ["To note the payments."]


def test_a_number_without_a_mark_is_an_items_where_it_is_the_next() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        sheet.paragraph("Minutes", number="8."),
        sheet.paragraph("Accounts", number="9"),
        sheet.paragraph("10 Adjournment."),
        sheet.paragraph("25 Mill Lane is closed."),
    )

    assert [(one.number, one.title) for one in found.items] == [
        ("8", "Minutes"),
        ("9", "Accounts"),
        ("10", "Adjournment."),
    ]
