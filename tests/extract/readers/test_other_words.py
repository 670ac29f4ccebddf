"""Papers whose headings are words nobody knows: what stands where has to be enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.desk import Desk
from scrutiny_extract.extract.layout import Pack, Paragraph, line_of
from scrutiny_extract.extract.lines import order_words
from scrutiny_extract.extract.readers import read_section
from scrutiny_extract.extract.readers.agenda import read_agenda
from scrutiny_extract.extract.readers.categories import Categories
from scrutiny_extract.extract.readers.contacts import read_contacts
from scrutiny_extract.extract.readers.meeting import read_meeting
from scrutiny_extract.extract.readers.membership import MembershipReader
from scrutiny_extract.extract.readers.minutes.attendance import AttendanceReader
from scrutiny_extract.extract.readers.report import READER as REPORT
from scrutiny_extract.extract.vocabulary import load
from scrutiny_extract.schemas import Report, Tracker
from tests.making import Sheet, box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import SectionRecord

AGENDAS: list[Sequence[str]] = [
    ("Item No", "Ward", "Not open", "", "Page No"),
    ("Zark Po", "Woo/Frops", "Zark shut", "", "Frup Po"),
    ("Topic", "Ward", "Not open", "", "Page No"),
    ("", "", "", "", ""),
]


@pytest.mark.parametrize("headings", AGENDAS)
def test_items_are_known_by_numbers_that_count_on_and_ranges_of_pages(headings: Sequence[str]) -> None:
    sheet = Sheet()
    rows = [["6", "", "", "MINUTES OF NOVEMBER", "1 - 6"], ["7", "", "", "FERRIES OF WEXCOMBE", "7 - 26"]]

    items = read_agenda(sheet.section((sheet.table([headings, *rows]),)), sheet.desk()).items

    assert [(item.number, item.title, item.page_from, item.page_to) for item in items] == [
        ("6", "MINUTES OF NOVEMBER", 1, 6),
        ("7", "FERRIES OF WEXCOMBE", 7, 26),
    ]


def test_figures_that_do_not_count_on_are_no_items() -> None:
    sheet = Sheet()
    table = sheet.table([["Zark", "Floon"], ["12", "Ferries"], ["4", "Buses"]])

    assert read_agenda(sheet.section((table,)), sheet.desk()).items == ()


def test_members_beside_co_opted_ones_are_councillors_with_wards() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("MEMBERSHIP", kind="heading"),
        sheet.paragraph("Members", kind="heading"),
        sheet.paragraph("A Marlow (Chair) - Harbour;"),
        sheet.paragraph("B Tanner - Castle Hill;"),
        sheet.paragraph("Co-opted Members (Voting)", kind="heading"),
        sheet.paragraph("Mr C Ashe - Church Representative"),
    )

    first, second, third = MembershipReader(sheet.desk()).read(blocks)

    assert (first.name, first.role, first.category, first.ward) == ("A Marlow", "chair", "councillor", "Harbour")
    assert (second.category, second.ward) == ("councillor", "Castle Hill")
    assert (third.category, third.representing) == ("co-opted voting", "Church Representative")


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Faith Representatives", "co-opted voting"),
        ("Education Co-optees with voting rights", "co-opted voting"),
        ("Lay Members and Advisers", "other"),
        ("Associate Members without votes", "co-opted non-voting"),
        ("Standing Invitees", "co-opted non-voting"),
        ("Advisory Members", "co-opted non-voting"),
        ("Councillors", "councillor"),
        ("Other representatives", None),
        ("Mr C Ashe - Church Representatives", None),
        ("The Representatives of the church, and others, are thanked", None),
    ],
)
def test_a_heading_says_by_its_words_whom_it_heads(heading: str, category: str | None) -> None:
    assert Categories(Sheet().desk()).read(heading) == category


def test_a_heading_nobody_knows_heads_members_on_a_cover_and_in_minutes() -> None:
    sheet = Sheet()
    cover = (
        sheet.paragraph("MEMBERSHIP", kind="heading"),
        sheet.paragraph("Councillors", kind="heading"),
        sheet.paragraph("A Marlow (Chair) - Harbour;"),
        sheet.paragraph("EDUCATION CO-OPTEES", kind="heading", bold=True),
        sheet.paragraph("Mr C Ashe - Church Representative"),
    )
    head = (
        sheet.paragraph("PRESENT: Councillor A Marlow presiding"),
        sheet.paragraph("STANDING INVITEES:", kind="heading", bold=True),
        sheet.paragraph("Mr C Ashe - Church Representative"),
    )

    members = MembershipReader(sheet.desk()).read(cover)
    found = AttendanceReader(sheet.desk()).read(head, ())

    assert [(one.name, one.category) for one in members] == [
        ("A Marlow", "councillor"),
        ("Mr C Ashe", "co-opted voting"),
    ]
    assert [(one.name, one.category, one.status) for one in found] == [
        ("A Marlow", "councillor", "present"),
        ("Mr C Ashe", "co-opted non-voting", "present"),
    ]
    assert found[0].role == "chair"


def test_contacts_are_known_by_a_name_and_a_number_under_any_labels() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Improvement Partner:", kind="heading", bold=True),
        sheet.paragraph("Nell Harrowgate"),
        sheet.paragraph("Tel: 01632 960114"),
        sheet.paragraph("Quorum:", kind="heading", bold=True),
        sheet.paragraph("Four Members"),
        sheet.paragraph("Committee clerk:", kind="heading", bold=True),
        sheet.paragraph("Ben Tanner"),
        sheet.paragraph("Ring me on: 01632 960115"),
    )

    found = read_contacts(blocks, sheet.desk())

    assert [(one.role, one.name, one.telephone) for one in found] == [
        ("Improvement Partner", "Nell Harrowgate", "01632 960114"),
        ("Committee clerk", "Ben Tanner", "01632 960115"),
    ]


def test_members_under_no_heading_but_in_attendance_are_present() -> None:
    sheet = Sheet()
    head = (sheet.paragraph("IN ATTENDANCE: Councillors A Marlow (Chair), B Tanner"),)

    found = AttendanceReader(sheet.desk()).read(head, ())

    assert [(one.name, one.status) for one in found] == [("A Marlow", "present"), ("B Tanner", "present")]


def test_officers_in_attendance_below_those_present_stay_in_attendance() -> None:
    sheet = Sheet()
    head = (
        sheet.paragraph("PRESENT: Councillors A Marlow (Chair), B Tanner"),
        sheet.paragraph("IN ATTENDANCE: Councillor D Vole"),
    )

    found = AttendanceReader(sheet.desk()).read(head, ())

    assert [one.status for one in found] == ["present", "present", "in attendance"]


def report(sheet: Sheet, *texts: str) -> SectionRecord:
    blocks = [sheet.paragraph(text, kind="heading", bold=True) for text in texts]
    section = sheet.section((*blocks, sheet.paragraph("The ferries ran late.", number="1.1")), "report", texts[0])
    return REPORT.read(section, sheet.desk())


def test_a_heading_with_a_post_says_who_reports_and_is_no_subject() -> None:
    found = report(Sheet(), "Missive of the Director of Places", "Ferries to the islands")

    assert (found.report_of, found.subject) == ("Director of Places", "Ferries to the islands")  # type: ignore[attr-defined]
    assert found.title == "Ferries to the islands"


def test_a_report_is_titled_by_its_subject_not_by_who_reports() -> None:
    assert (
        report(Sheet(), "Report of the Director of Places", "Ferries to the islands").title == "Ferries to the islands"
    )
    assert report(Sheet(), "Ferries to the islands", "Why they are late").title == "Ferries to the islands"


def test_labels_nobody_knows_say_by_their_place_who_wrote_a_report_and_about_what() -> None:
    sheet = Sheet()
    blocks: list[Block] = [
        sheet.paragraph("Penned by: Nell Harrowgate"),
        sheet.paragraph("Tel: 01632 960114"),
        sheet.paragraph("Joint report of the Director of Places", kind="heading", bold=True),
        sheet.paragraph("Date: 12 March 2031", kind="heading", bold=True),
        sheet.paragraph("Concerning: Ferries to the islands", kind="heading", bold=True),
        box(sheet, "Bears upon:", "Tides and weather ☐", "Cohesion of islands ☑"),
        sheet.paragraph("The ferries ran late.", number="1.1"),
    ]

    found = REPORT.read(sheet.section(blocks, "report"), sheet.desk())

    assert isinstance(found, Report)
    assert (found.originator, found.report_of, found.subject) == (
        "Nell Harrowgate",
        "Director of Places",
        "Ferries to the islands",
    )
    assert [(one.name, one.ticked) for one in found.implications] == [
        ("Tides and weather", False),
        ("Cohesion of islands", True),
    ]


def test_a_responsible_officer_beside_a_report_of_a_director_wrote_it() -> None:
    found = report(
        Sheet(), "Responsible officer: Nell Harrowgate", "Report of: Director of Places", "Ferries late again"
    )

    assert isinstance(found, Report)
    assert (found.originator, found.report_of) == ("Nell Harrowgate", "Director of Places")


def test_what_a_report_asks_for_is_read_under_any_heading() -> None:
    sheet = Sheet()
    section = sheet.section(
        (
            sheet.paragraph("The ferries ran late.", number="1.1"),
            sheet.paragraph("Askings", kind="heading", bold=True),
            sheet.paragraph("The Board is recommended to ask for more ferries."),
            sheet.paragraph("Sources", kind="heading", bold=True),
            sheet.paragraph("None"),
        ),
        "report",
    )

    found = REPORT.read(section, sheet.desk())

    assert found.recommendations == ("The Board is recommended to ask for more ferries.",)  # type: ignore[attr-defined]


def test_a_heading_that_says_who_votes_is_of_co_opted_members_whatever_it_calls_them() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("MEMBERSHIP", kind="heading"),
        sheet.paragraph("Members of the Panel", kind="heading"),
        sheet.paragraph("A Marlow (Chair) - Harbour;"),
        sheet.paragraph("Chapel and School Delegates (Non-Voting)", kind="heading"),
        sheet.paragraph("Mr C Ashe - Church Representative"),
    )

    found = MembershipReader(sheet.desk()).read(blocks)

    assert [(one.name, one.category, one.voting) for one in found] == [
        ("A Marlow", "councillor", None),
        ("Mr C Ashe", "co-opted non-voting", False),
    ]


COUNCILS = [
    ("Wexcombe City Council met its targets.", "Wexcombe City Council"),
    ("It is for the London Borough of Wexcombe to say.", "London Borough of Wexcombe"),
    ("Wexcombe Council agreed.", None),
    ("In all this Wexcombe Council led.", "Wexcombe Council"),
    ("What The Council said.", None),
    ("The Arts Council pays.", None),
]


@pytest.mark.parametrize(("sentence", "council"), COUNCILS)
def test_a_council_a_pack_names_often_is_the_meetings(sentence: str, council: str | None) -> None:
    sheet = Sheet()
    agenda = sheet.section((sheet.paragraph("Apologies", number="1."),), "agenda")
    for _ in range(3):
        sheet.paragraph(sentence)
    pages = tuple(replace(page, lines=order_words(page.words)) for page in sheet.pages())

    meeting = read_meeting((agenda,), Desk(Pack(pages), load()))

    assert meeting is not None
    assert meeting.council == council


def test_days_and_addresses_make_a_plan_of_decisions_of_headings_that_actions_have_too() -> None:
    sheet = Sheet()
    rows = [
        ["The Ferries of Wexcombe To buy two", "Cabinet", "5 May 2031", "n.harrowgate@wexcombe.example"],
        ["Quays To mend them", "Cabinet", "9 June 2031", "b.tanner@wexcombe.example"],
    ]
    section = sheet.section((sheet.table([["What", "Who", "When", "Ask"], *rows]),))

    assert read_section(section, sheet.desk()).type == "forward_plan"


def test_which_way_is_good_and_figures_make_indicators_of_any_headings() -> None:
    sheet = Sheet()
    headings = ["No", "What we count", "Whose", "Which way", "Then", "Now", "Aim"]
    rows = [
        ["WX 1", "Ferries on time", "Ferries", "Rise", "81%", "85%", "90%"],
        ["WX 2", "Ferries late", "Ferries", "Fall", "12%", "9%", "5%"],
    ]

    found = read_section(sheet.section((sheet.table([headings, *rows]),), "tracker"), sheet.desk())

    assert isinstance(found, Tracker)
    assert found.actions == ()
    assert [(one.reference, one.title, one.polarity) for one in found.indicators] == [
        ("WX 1", "Ferries on time", "rise"),
        ("WX 2", "Ferries late", "fall"),
    ]


def test_codes_under_indicator_are_references_and_prose_under_item_is_what_is_to_be_done() -> None:
    sheet = Sheet()
    indicators = sheet.table(
        [
            ["Indicator", "Definition", "Baseline", "Target", "Current"],
            ["WX 1", "Ferries that left on time", "81%", "90%", "85%"],
            ["WX 2", "Ferries that came late", "12%", "5%", "9%"],
        ]
    )
    actions = sheet.table(
        [
            ["Item", "Lead officer", "Timescale", "Update"],
            ["Mend all of the ferries before the winter comes again", "Nell Harrowgate", "May 2031", "4 March 2031"],
            ["Buy two new ferries for the islands to the north", "B Tanner", "June 2031", "5 March 2031"],
        ]
    )

    found = read_section(sheet.section((actions, indicators), "tracker"), sheet.desk())

    assert isinstance(found, Tracker)
    assert [(one.reference, one.title) for one in found.indicators] == [
        ("WX 1", "Ferries that left on time"),
        ("WX 2", "Ferries that came late"),
    ]
    assert [(one.action, one.last_reviewed) for one in found.actions] == [
        ("Mend all of the ferries before the winter comes again", "4 March 2031"),
        ("Buy two new ferries for the islands to the north", "5 March 2031"),
    ]


def test_what_every_row_of_approvals_prints_before_its_date_is_a_label() -> None:
    sheet = Sheet()
    rows = [
        ["Approved by (Lead Officer)", "Nell Harrowgate", "Sealed upon", "5 May 2031"],
        ["Approved by (Director)", "", "Sealed upon", ""],
    ]

    found = read_section(sheet.section((sheet.table(rows, header_rows=0),), "tracker"), sheet.desk())

    assert isinstance(found, Tracker)
    assert [(one.role, one.name, one.date) for one in found.approvals] == [
        ("Lead Officer", "Nell Harrowgate", "2031-05-05")
    ]


def test_members_under_headings_beside_each_other_are_read_column_by_column() -> None:
    sheet = Sheet()
    rows = [
        ("Committee members", "Statutory co-optees"),
        ("Cllr A Marlow (Chairman)", "Mr C Ashe"),
        ("Cllr B Tanner", "Mrs D Gale"),
        ("Cllr E Penrose", ""),
    ]
    lines = []
    for left, right in rows:
        words = sheet.line(left).words
        if right:
            sheet.back()
            words += sheet.line(right, x0=320.0).words
        lines.append(line_of(words))
    heading, *names = (
        Paragraph((line,), line.text, "heading" if n == 0 else "paragraph") for n, line in enumerate(lines)
    )

    members = MembershipReader(sheet.desk()).read((heading, *names))

    assert [(one.name, one.role, one.category) for one in members] == [
        ("A Marlow", "chair", "councillor"),
        ("B Tanner", "member", "councillor"),
        ("E Penrose", "member", "councillor"),
        ("Mr C Ashe", "member", "co-opted voting"),
        ("Mrs D Gale", "member", "co-opted voting"),
    ]


def test_who_leads_may_stand_under_a_label_beside_the_title() -> None:
    sheet = Sheet()
    words = sheet.line("Outcome SO3: Safer ferries for everyone", bold=True).words
    sheet.back()
    words += sheet.line("Accountable officer", x0=400.0, bold=True).words
    head = Paragraph((line_of(words),), "Outcome SO3: Safer ferries for everyone Accountable officer", "heading")
    name = sheet.line("Nell Harrowgate", x0=400.0)
    table = sheet.table([["Action", "Lead officer", "Timescale"], ["Mend the ferries", "B Tanner", "May 2031"]])

    found = read_section(sheet.section((head, Paragraph((name,), name.text), table), "tracker"), sheet.desk())

    assert isinstance(found, Tracker)
    assert (found.code, found.title) == ("SO3", "Safer ferries for everyone")
    assert [(one.role, one.name) for one in found.leads] == [("Accountable officer", "Nell Harrowgate")]
