from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.readers.meeting import read_meeting
from tests.making import Sheet, printed, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import Meeting


def meeting(sheet: Sheet, *blocks: Block, kind: str = "agenda") -> Meeting | None:
    return read_meeting((sheet.section(blocks, kind),), sheet.desk())


def test_a_heading_and_labels_say_whose_meeting_it_is_when_and_where() -> None:
    sheet = Sheet()
    found = meeting(
        sheet,
        sheet.paragraph("Wexcombe County Council", kind="heading", bold=True),
        sheet.paragraph("Paths Scrutiny Committee", kind="heading", bold=True),
        sheet.paragraph("Date: Wednesday, 12 March 2031"),
        sheet.paragraph("Time: 9.45 am"),
        sheet.paragraph("Venue: Council Chamber, County Hall"),
        sheet.paragraph("Apologies", kind="heading", number="1.", bold=True),
        sheet.paragraph("Close", kind="heading", number="2.", bold=True),
    )

    assert found is not None
    assert (found.council, found.committee) == ("Wexcombe County Council", "Paths Scrutiny Committee")
    assert (found.date, found.start_time, found.venue) == ("2031-03-12", "09:45", "Council Chamber, County Hall")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Minutes of the meeting of the Paths Committee held in the Village Hall on Tuesday 4 May 2031 at 7.30 pm",
            ("Paths Committee", "2031-05-04", "19:30", "Village Hall"),
        ),
        (
            "Minutes of a meeting of Wexcombe Parish Council held on 4 May 2031 at 7 pm in the Village Hall.",
            (None, "2031-05-04", "19:00", "Village Hall"),
        ),
    ],
)
def test_a_sentence_says_it_all(sentence: str, expected: tuple[str | None, ...]) -> None:
    sheet = Sheet()
    found = meeting(
        sheet,
        sheet.paragraph("Wexcombe Parish Council", kind="heading", bold=True),
        sheet.paragraph(sentence),
        sheet.paragraph("Apologies", kind="heading", number="1.", bold=True),
        sheet.paragraph("Close", kind="heading", number="2.", bold=True),
        kind="minutes",
    )

    assert found is not None
    assert found.council == "Wexcombe Parish Council"
    assert (found.committee, found.date, found.start_time, found.venue) == expected


def test_a_letter_has_no_meeting() -> None:
    sheet = Sheet()

    assert meeting(sheet, sheet.paragraph("Dear Councillor Moor"), kind="correspondence") is None


def members(*blocks: Block, sheet: Sheet) -> list[tuple[str, str | None, str | None, str | None]]:
    """Give name, role, category and ward or body of the members that a cover lists."""
    found = meeting(sheet, *blocks, kind="cover")
    assert found is not None

    return [(one.name, one.role, one.category, one.ward or one.representing) for one in found.members]


def test_members_in_a_table_have_wards_and_parties() -> None:
    sheet = Sheet()
    rows = [
        ["Member", "Ward", "Group"],
        ["Councillor Ann Moor (Chair)", "Mill Lane", "Labour"],
        ["Councillor Bob Lee", "Upper Wex", "Green"],
    ]
    found = meeting(sheet, sheet.table(rows), kind="cover")

    assert found is not None
    assert [(one.name, one.role, one.ward, one.party) for one in found.members] == [
        ("Ann Moor", "chair", "Mill Lane", "Labour"),
        ("Bob Lee", "member", "Upper Wex", "Green"),
    ]


def test_members_stand_under_their_parties_in_a_table() -> None:
    sheet = Sheet()
    title = sheet.paragraph("MEMBERSHIP", kind="heading", bold=True)
    table = stacked(
        sheet, [["Labour (2)", "Conservative (1)"], [("Cllr A Moor (Chair)", "Cllr B Lee"), ("Cllr C Fenn",)]]
    )
    found = meeting(sheet, title, table, kind="cover")

    assert found is not None
    assert [(one.name, one.role, one.party) for one in found.members] == [
        ("A Moor", "chair", "Labour"),
        ("B Lee", "member", "Labour"),
        ("C Fenn", "member", "Conservative"),
    ]


def test_members_stand_side_by_side() -> None:
    sheet = Sheet()
    rows = [
        printed((72, 100, "Chairman: Councillor A Moor"), (320, 100, "Vice-Chairman: Councillor B Lee")),
        printed((72, 114, "Councillor C Fenn"), (320, 114, "Councillor D Wick"), start=9),
        printed((72, 128, "Councillor E Roe"), (320, 128, "Vacancy"), start=15),
    ]
    lines = tuple(map(line_of, rows))

    assert members(
        sheet.paragraph("Members of the Committee:"),
        Paragraph(lines, " ".join(line.text for line in lines)),
        sheet=sheet,
    ) == [
        ("A Moor", "chair", "councillor", None),
        ("B Lee", "vice-chair", "councillor", None),
        ("C Fenn", "member", "councillor", None),
        ("D Wick", "member", "councillor", None),
        ("E Roe", "member", "councillor", None),
    ]


def test_a_label_may_have_its_members_behind_it() -> None:
    sheet = Sheet()

    assert members(
        sheet.paragraph("Members: Councillors A Moor (Chair) and B Lee (Mill Lane)"),
        sheet.paragraph("Substitutes: Councillor C Fenn"),
        sheet.paragraph("Quorum: 2"),
        sheet.paragraph("Published on Monday, 24 February 2031 by D Wick"),
        sheet=sheet,
    ) == [
        ("A Moor", "chair", "councillor", None),
        ("B Lee", "member", "councillor", "Mill Lane"),
        ("C Fenn", "member", "other", None),
    ]


def test_members_are_told_from_those_who_sent_them() -> None:
    sheet = Sheet()

    assert members(
        sheet.paragraph("Co-opted Members:", kind="heading", bold=True),
        sheet.paragraph("Ms Ruth Roe, Wexcombe Carers; Mr Dev Lal, Older People's Forum"),
        sheet=sheet,
    ) == [
        ("Ms Ruth Roe", "member", "other", "Wexcombe Carers"),
        ("Mr Dev Lal", "member", "other", "Older People's Forum"),
    ]


def test_members_of_a_kind_stand_behind_a_dash() -> None:
    sheet = Sheet()

    assert members(
        sheet.paragraph("Membership of the Health Scrutiny Committee", kind="heading", bold=True),
        sheet.paragraph("Councillors - Green (Chair), Bayunu and Curley"),
        sheet=sheet,
    ) == [
        ("Green", "chair", "councillor", None),
        ("Bayunu", "member", "councillor", None),
        ("Curley", "member", "councillor", None),
    ]


def test_a_summons_is_addressed_to_the_members() -> None:
    sheet = Sheet()

    assert members(sheet.paragraph("To: Cllrs A Moor (Chair), B Lee and C Fenn"), sheet=sheet) == [
        ("A Moor", "chair", "councillor", None),
        ("B Lee", "member", "councillor", None),
        ("C Fenn", "member", "councillor", None),
    ]


def test_telephone_numbers_part_members() -> None:
    sheet = Sheet()

    assert members(
        sheet.paragraph("Councillors", kind="heading", bold=True),
        sheet.paragraph("Ann Moor, Mill Farm, Kelverton, Tel 07817 367076, Bob Lee, The Forge Tel 61447"),
        sheet=sheet,
    ) == [("Ann Moor", "member", "councillor", None), ("Bob Lee", "member", "councillor", None)]


def test_members_are_known_under_any_heading_by_what_stands_beside_them() -> None:
    sheet = Sheet()

    assert members(
        sheet.paragraph("Fobbles", kind="heading", bold=True),
        sheet.paragraph("A Moor (Chair) - Mill Lane;"),
        sheet.paragraph("B Lee - Upper Wex;"),
        sheet.paragraph("C Fenn - Harbour;"),
        sheet.paragraph("Co-opted Members (Voting)", kind="heading", bold=True),
        sheet.paragraph("Mr D Wick - Church Representative"),
        sheet=sheet,
    ) == [
        ("A Moor", "chair", "councillor", "Mill Lane"),
        ("B Lee", "member", "councillor", "Upper Wex"),
        ("C Fenn", "member", "councillor", "Harbour"),
        ("Mr D Wick", "member", "co-opted voting", "Church Representative"),
    ]


def test_members_may_stand_behind_the_items() -> None:
    sheet = Sheet()
    found = meeting(
        sheet,
        sheet.paragraph("CABINET", kind="heading", bold=True),
        sheet.paragraph("Apologies", number="1.", kind="heading", bold=True),
        sheet.paragraph("Close", number="2.", kind="heading", bold=True),
        sheet.paragraph("Membership of Cabinet 2030/31", kind="heading", bold=True),
        sheet.paragraph("Chairman: Councillor A Moor"),
        sheet.paragraph("Councillors B Lee and C Fenn"),
    )

    assert found is not None
    assert [(one.name, one.role) for one in found.members] == [
        ("A Moor", "chair"),
        ("B Lee", "member"),
        ("C Fenn", "member"),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["Please contact Laura Roe, Scrutiny Officer, on 01234 567890 or email laura.roe@wexcombe.gov.uk"],
            ("Laura Roe", "Scrutiny Officer", None, "01234 567890", "laura.roe@wexcombe.gov.uk"),
        ),
        (
            ["With any query please contact Democratic Services on 01234 555666"],
            (None, None, "Democratic Services", "01234 555666", None),
        ),
        (
            ["Ruth Roe, Town Clerk", "Quay Street, Thornmere TH2 7AA", "01999 123456 | clerk@thornmere-tc.gov.uk"],
            ("Ruth Roe", "Town Clerk", None, "01999 123456", "clerk@thornmere-tc.gov.uk"),
        ),
        (
            ["For advice please contact the Committee Officer:", "Lee Walker", "Tel: 01611 234567"],
            ("Lee Walker", "Committee Officer", None, "01611 234567", None),
        ),
        (
            ["Signed: Jane Moor", "Clerk to the Council", "3 Mill Lane, Kelverton", "Tel 01987 654321"],
            ("Jane Moor", "Clerk to the Council", None, "01987 654321", None),
        ),
    ],
)
def test_who_signs_or_is_named_in_a_sentence_is_asked(texts: list[str], expected: tuple[str | None, ...]) -> None:
    sheet = Sheet()
    found = meeting(
        sheet,
        sheet.paragraph("Kelverton Parish Council", kind="heading", bold=True),
        sheet.paragraph("Apologies", number="1.", kind="heading", bold=True),
        sheet.paragraph("Close", number="2.", kind="heading", bold=True),
        sheet.paragraph("Members of the public are welcome.", kind="heading"),
        *(sheet.paragraph(text) for text in texts),
    )

    assert found is not None
    assert [(one.name, one.role, one.team, one.telephone, one.email) for one in found.contacts] == [expected]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            [
                "Date : 24 February 2031",
                "Wednesday, 12th March, 2031",
                "To be held on the above date at 10.30 am in the Moot Hall",
            ],
            ("2031-03-12", "10:30", "Moot Hall"),
        ),
        (
            ["The next meeting will take place at 7pm on Monday 3rd March 2031 in the Old Court, Quay Street."],
            ("2031-03-03", "19:00", "Old Court, Quay Street"),
        ),
        (
            ["MEETING TO BE HELD AT 10.00 AM ON WEDNESDAY, 5 MARCH 2031", "IN THE GUILDHALL, HIGH STREET"],
            ("2031-03-05", "10:00", "GUILDHALL, HIGH STREET"),
        ),
        (
            ["Venue: Civic Hall, WX1 1UR on Thursday, 6th March, 2031 at 9.45 am"],
            ("2031-03-06", "09:45", "Civic Hall, WX1 1UR"),
        ),
        (["Zorbel in Civic Hall on Thursday, 6 March 2031 at 9.45 am"], ("2031-03-06", "09:45", "Civic Hall")),
        (
            ["Meeting of the Board in the Civic Hall on Thursday, 6 March 2031 at 9.45 am"],
            ("2031-03-06", "09:45", "Civic Hall"),
        ),
        (["Day: Tuesday", "Date: 4 March 2031", "Time: 18:00"], ("2031-03-04", "18:00", None)),
        (
            [
                "4 March 2031 at 7pm",
                "All are welcome",
                "Download Zoom and dial in",
                "The Zoom passcode is 697",
            ],
            ("2031-03-04", "19:00", None),
        ),
        (
            ["4 March 2031 at 10am", "Committee Room, Town Hall", "Ask for: Ann Roe", "ann.roe@wexcombe.gov.uk"],
            ("2031-03-04", "10:00", "Committee Room, Town Hall"),
        ),
        (
            [
                "Meeting takes place at the Assembly Rooms, WX1 1UR on 4 March 2031 at 10am",
                "(Members meet in private at 9am)",
            ],
            ("2031-03-04", "10:00", "Assembly Rooms, WX1 1UR"),
        ),
        (
            ["4 March 2031 at 10am", "AGENDA", "Ann Roe, Town Hall"],
            ("2031-03-04", "10:00", None),
        ),
    ],
)
def test_a_heading_tells_when_and_where(texts: list[str], expected: tuple[str | None, ...]) -> None:
    sheet = Sheet()
    blocks = [sheet.paragraph(text) for text in texts]
    found = meeting(sheet, sheet.paragraph("Roads Committee", kind="heading", bold=True), *blocks, kind="cover")

    assert found is not None
    assert (found.date, found.start_time, found.venue) == expected


def test_each_line_of_a_heading_is_a_fact_of_its_own() -> None:
    sheet = Sheet()
    lines = ("12th April 2031", "19:00-21:00", "Wexcombe Primary School", "57 Mill Road, WX1 7HZ")
    found = meeting(
        sheet,
        sheet.paragraph("Meeting (no. 423) of", "Wexcombe Community Council", kind="heading"),
        sheet.paragraph(*lines, kind="heading"),
        kind="cover",
    )

    assert found is not None
    assert (found.date, found.start_time) == ("2031-04-12", "19:00")
    assert found.venue == "Wexcombe Primary School, 57 Mill Road, WX1 7HZ"


@pytest.mark.parametrize(
    ("heading", "committee"),
    [
        ("Annual Parish Meeting in the Village Hall on Tuesday, 2 May 2031 at 7.30pm", "Annual Parish Meeting"),
        ("Transparency Board – Agenda 24.06.31", "Transparency Board"),
        ("QUILLET GROVE", "QUILLET GROVE"),
    ],
)
def test_a_body_is_named_without_its_place_or_its_paper(heading: str, committee: str) -> None:
    sheet = Sheet()
    found = meeting(
        sheet, sheet.paragraph(heading, kind="heading", bold=True), sheet.paragraph("Date: 2 May 2031"), kind="cover"
    )

    assert found is not None
    assert found.committee == committee


def test_a_corporation_is_called_by_its_name_beside_its_badge() -> None:
    sheet = Sheet()
    letterhead = Paragraph(
        (line_of(printed((72, 60, "Wexcombe"), (300, 60, "The Corporation of the Township of Wexcombe"))),),
        "Wexcombe The Corporation of the Township of Wexcombe",
    )
    found = meeting(sheet, letterhead, sheet.paragraph("Tuesday, March 4, 2031", kind="heading"), kind="cover")

    assert found is not None
    assert found.council == "Township of Wexcombe"


def test_where_meetings_are_held_may_stand_behind_the_items() -> None:
    sheet = Sheet()
    found = meeting(
        sheet,
        sheet.paragraph("Kelverton Parish Council", kind="heading", bold=True),
        sheet.paragraph("Apologies", number="1.", kind="heading", bold=True),
        sheet.paragraph("Close", number="2.", kind="heading", bold=True),
        sheet.paragraph("Dated 4 March 2031"),
        sheet.paragraph("Council meetings will be held in person at 2 Mill Lane, Kelverton and virtually by video."),
    )

    assert found is not None
    assert found.venue == "2 Mill Lane, Kelverton"


def test_a_place_may_stand_beside_the_date() -> None:
    sheet = Sheet()
    row = printed((72, 60, "10:15"), (150, 60, "Tuesday, 18 March 2031"), (380, 60, "Committee Room 1"))
    found = meeting(
        sheet,
        Paragraph((line_of(row),), "10:15 Tuesday, 18 March 2031 Committee Room 1", "heading"),
        sheet.paragraph("County Hall, Wexcombe"),
        kind="cover",
    )

    assert found is not None
    assert (found.date, found.start_time) == ("2031-03-18", "10:15")
    assert found.venue == "Committee Room 1, County Hall, Wexcombe"


def test_contacts_beside_each_other_keep_their_numbers() -> None:
    sheet = Sheet()
    rows = [
        printed((72, 100, "Agenda compiled by:"), (220, 100, "F Hexley"), (400, 100, "Scrutiny Officer:")),
        printed((72, 114, "Governance"), (220, 114, "Telephone: 0199 247 4350"), (400, 114, "G Garrowby"), start=20),
        printed((72, 128, "Civic Hall"), (400, 128, "Telephone: 0199 247 4189"), start=40),
    ]
    lines = tuple(map(line_of, rows))
    found = meeting(
        sheet,
        sheet.paragraph("Roads Committee", kind="heading", bold=True),
        Paragraph(lines, " ".join(line.text for line in lines)),
        kind="cover",
    )

    assert found is not None
    assert [(one.name, one.role, one.telephone) for one in found.contacts] == [
        ("F Hexley", "Agenda compiled by", "0199 247 4350"),
        ("G Garrowby", "Scrutiny Officer", "0199 247 4189"),
    ]
