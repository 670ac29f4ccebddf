from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.keys import read_key
from scrutiny_extract.extract.readers.work_programme import READER, read_work_programme
from scrutiny_extract.extract.readers.work_programme.columns import read_types
from tests.making import Sheet, band, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import WorkProgramme


def programme(sheet: Sheet, *blocks: Block) -> WorkProgramme:
    return read_work_programme(sheet.section(blocks), sheet.desk())


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("RP/DP", ("RP", "DP")),
        ("PM", ("PM",)),
        ("RP, DP", ("RP", "DP")),
        ("Annual report", ("Annual report",)),
        ("", ()),
    ],
)
def test_codes_of_a_type_are_told_apart(text: str, types: tuple[str, ...]) -> None:
    assert read_types(text) == types


def test_a_key_has_one_code_a_line_or_several() -> None:
    lines = ["RP – Review of policy", "PM = Performance management DP – Development of", "new policy", "No code here"]

    assert read_key(lines) == {
        "RP": "Review of policy",
        "PM": "Performance management",
        "DP": "Development of new policy No code here",
    }


def dated(sheet: Sheet, *heading: str) -> Block:
    rows = [
        heading,
        ("Meeting date - 20 January 2031", "", "", ""),
        ("Street lights", "To hear from officers", "", "RP/DP"),
        ("Meeting date - 17 February 2031", "", "", ""),
        ("Annual report", "To agree it", "Each year", ""),
    ]
    return band(band(stacked(sheet, rows), 1), 3)


def test_bands_with_dates_are_meetings() -> None:
    sheet = Sheet()

    found = programme(sheet, dated(sheet, "Item", "Description", "Notes", "Type of item"))

    assert [(meeting.date, meeting.date_raw) for meeting in found.meetings] == [
        ("2031-01-20", "20 January 2031"),
        ("2031-02-17", "17 February 2031"),
    ]
    assert [(item.title, item.types) for meeting in found.meetings for item in meeting.items] == [
        ("Street lights", ("RP", "DP")),
        ("Annual report", ()),
    ]


def test_columns_with_unknown_headings_are_known_by_where_they_stand() -> None:
    sheet = Sheet()
    table = dated(sheet, "Thing", "Gist", "Notes", "Sort")

    found = programme(sheet, table)

    assert [(item.title, item.description) for meeting in found.meetings for item in meeting.items] == [
        ("Street lights", "To hear from officers"),
        ("Annual report", "To agree it"),
    ]
    assert READER.claims is not None
    assert READER.claims(sheet.section((table,)), sheet.desk())


def test_meetings_may_be_headings_or_a_column() -> None:
    sheet = Sheet()
    heading = sheet.paragraph("Thursday 14 March 2031", kind="heading", bold=True)
    under = stacked(sheet, [("Topic", "Purpose"), ("Parks", "To visit")])
    beside = stacked(sheet, [("Date", "Topic"), ("4 April 2031", "Paths"), ("4 April 2031", "Benches")])

    found = programme(sheet, heading, under, beside)

    assert [(meeting.date, [item.title for item in meeting.items]) for meeting in found.meetings] == [
        ("2031-03-14", ["Parks"]),
        ("2031-04-04", ["Paths", "Benches"]),
    ]


def test_key_and_undated_items_stand_under_their_headings() -> None:
    sheet = Sheet()
    blocks = (
        dated(sheet, "Item", "Description", "Notes", "Type of item"),
        sheet.paragraph("Key:", kind="heading", bold=True),
        sheet.paragraph("RP – Review of policy"),
        sheet.paragraph("Unscheduled items", kind="heading", bold=True),
        sheet.paragraph("Carers – a visit"),
    )

    found = programme(sheet, *blocks)

    assert found.key == {"RP": "Review of policy"}
    assert found.unscheduled == ("Carers – a visit",)


@pytest.mark.parametrize(
    "heading", [("Working group", "Membership", "Current position", "Dates"), ("Squad", "Folk", "Whereabouts", "Days")]
)
def test_working_groups_have_members_and_dates_one_a_line(heading: tuple[str, ...]) -> None:
    sheet = Sheet()
    row = ("Paths", ("Councillor Ashe", "Mr P Vole"), "To walk them", ("19 July", "4 August 2031"))

    (found,) = programme(sheet, stacked(sheet, [heading, row])).working_groups

    assert (found.name, found.members, found.position) == ("Paths", ("Councillor Ashe", "Mr P Vole"), "To walk them")
    assert found.dates == ("19 July", "4 August 2031")


def test_columns_nobody_knows_are_title_description_notes_and_types() -> None:
    sheet = Sheet()
    heading = ("Zark", "Floon", "Grabs", "Kind of zark")
    day = ("Gathering day – 20 January 2031", "", "", "")
    row = ("Ferries", "To hear how often they run and why so late", "Asked for in June", "RP/DP")

    (meeting,) = programme(sheet, band(stacked(sheet, [heading, day, row]), 1)).meetings

    (item,) = meeting.items
    assert (meeting.date, item.title, item.notes) == ("2031-01-20", "Ferries", "Asked for in June")
    assert item.types == ("RP", "DP")


def test_items_may_be_listed_under_the_dates_of_meetings() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Tuesday 14 March 2031", kind="heading", bold=True),
        sheet.paragraph("Ferries", kind="bullet", marker="•"),
        sheet.paragraph("Annual report", kind="bullet", marker="•"),
        sheet.paragraph("4 April 2031", kind="heading", bold=True),
        sheet.paragraph("Moorings", bold=True),
        sheet.paragraph("To hear from boat owners"),
        sheet.paragraph("Lead officer: Head of Quays"),
        sheet.paragraph("Not yet scheduled", kind="heading", bold=True),
        sheet.paragraph("Empty shops", kind="bullet", marker="•"),
    )

    found = programme(sheet, *blocks)

    first, second = found.meetings
    assert (first.date, [item.title for item in first.items]) == ("2031-03-14", ["Ferries", "Annual report"])
    (item,) = second.items
    assert (item.title, item.description, item.lead) == ("Moorings", "To hear from boat owners", "Head of Quays")
    assert found.unscheduled == ("Empty shops",)
    assert READER.claims is not None
    assert READER.claims(sheet.section(blocks, title="Scrutiny work programme 2031"), sheet.desk())
    assert not READER.claims(sheet.section(blocks, title="Dates of meetings"), sheet.desk())


def test_bullets_in_one_cell_are_items() -> None:
    sheet = Sheet()
    rows = [("Meeting date", "Items"), ("4 April 2031", ("• Ferries and the tolls", "paid on them", "• Moorings"))]

    (meeting,) = programme(sheet, stacked(sheet, rows)).meetings

    assert [item.title for item in meeting.items] == ["Ferries and the tolls paid on them", "Moorings"]


def test_a_table_may_have_a_column_for_each_meeting() -> None:
    sheet = Sheet()
    rows = [("4 April 2031", "9 May 2031"), (("• Ferries", "• Moorings"), "Budget")]

    found = programme(sheet, stacked(sheet, rows))

    assert [(meeting.date, [item.title for item in meeting.items]) for meeting in found.meetings] == [
        ("2031-04-04", ["Ferries", "Moorings"]),
        ("2031-05-09", ["Budget"]),
    ]


def test_what_stands_under_a_bold_title_in_its_cell_describes_the_item() -> None:
    sheet = Sheet()
    rows = [("Date", "Topic", "Lead officer"), ("4 April 2031", ("**Ferries", "To hear from owners"), "Head of Quays")]

    ((item,),) = (meeting.items for meeting in programme(sheet, stacked(sheet, rows)).meetings)

    assert (item.title, item.description) == ("Ferries", "To hear from owners")


def test_a_row_whose_date_is_to_be_confirmed_is_unscheduled() -> None:
    sheet = Sheet()
    rows = [("Date", "Topic"), ("4 April 2031", "Ferries"), ("TBC", "Moorings")]

    assert programme(sheet, stacked(sheet, rows)).unscheduled == ("Moorings",)


def test_meetings_may_stand_under_their_months_with_items_parted_by_white_space() -> None:
    sheet = Sheet()
    rows = [
        ("April 2031", "May 2031"),
        ("Agenda for 4 April 2031 at 10 am", "Agenda for 9 May 2031 at 10 am"),
        (("Ferries", "The moorings at the quay"), ("1. Budget", "2. Tolls")),
    ]

    found = programme(sheet, stacked(sheet, rows))

    assert [(meeting.date, [item.title for item in meeting.items]) for meeting in found.meetings] == [
        ("2031-04-04", ["Ferries", "The moorings at the quay"]),
        ("2031-05-09", ["Budget", "Tolls"]),
    ]
