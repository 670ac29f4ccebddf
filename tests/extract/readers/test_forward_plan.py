from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.forward_plan import READER, read_forward_plan
from scrutiny_extract.extract.readers.forward_plan.days import read_period
from tests.making import Sheet, band, box, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import ForwardPlan

NEW = ("Lead Officer", "Title and summary of Decision", "Meeting date", "Decision taken by", "Report Type")
OLD = (
    "Key Decisions",
    "Decision Maker",
    "Expected Date of Decision",
    "Proposed Consultation",
    "Documents",
    "Lead Officer",
)

PERIODS = [
    ("For the period 1 December 2031 to 31 March 2032", ("2031-12-01", "2032-03-31")),
    ("Forward plan: May 2031 – August 2031", ("2031-05", "2031-08")),
    ("Published 20 January 2031. Next on 3 March 2031.", (None, None)),
]


def plan(sheet: Sheet, *blocks: Block) -> ForwardPlan:
    return read_forward_plan(sheet.section(blocks), sheet.desk())


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_period_has_a_first_and_a_last_day(text: str, period: tuple[str | None, ...]) -> None:
    assert read_period((text,))[:2] == period


def test_title_summary_and_marks_in_one_cell_are_told_apart() -> None:
    sheet = Sheet()
    row = (
        ("A Fenwick, Head of Paths", "a.fenwick@wexcombe.gov.u", "k"),
        ("**Path lights", "To buy lights for £647,000.", "Part exempt", "3"),
        "5 Feb 2031",
        "Paths Committee",
        "Decision Report",
    )

    (found,) = plan(sheet, stacked(sheet, [NEW, row])).decisions

    assert (found.title, found.description) == ("Path lights", "To buy lights for £647,000.")
    assert (found.lead_officer, found.email) == ("A Fenwick, Head of Paths", "a.fenwick@wexcombe.gov.uk")
    assert (found.due, found.due_raw, found.decision_maker) == ("2031-02-05", "5 Feb 2031", "Paths Committee")
    assert (found.openness, found.exempt_category, found.is_key) == ("Part exempt", "3", None)
    assert found.report_type == "Decision Report"
    assert found.amount is not None
    assert (found.amount.raw, found.amount.number) == ("£647,000", 647000.0)


@pytest.mark.parametrize(
    ("marks", "is_key", "openness"),
    [
        (("Non Key", "Open"), False, "Open"),
        (("Key", "Open"), True, "Open"),
        (("Open",), None, "Open"),
        ((), None, None),
    ],
)
def test_marks_say_whether_a_decision_is_key_and_open(
    marks: tuple[str, ...],
    is_key: bool | None,  # noqa: FBT001 - a case of the table
    openness: str | None,
) -> None:
    sheet = Sheet()
    row = ("A Fenwick", ("**Path lights", "To buy lights.", *marks), "5 Feb 2031", "Paths Committee", "Report")

    (found,) = plan(sheet, stacked(sheet, [NEW, row])).decisions

    assert (found.is_key, found.openness, found.description) == (is_key, openness, "To buy lights.")


def test_a_row_that_says_neither_who_nor_when_carries_on_the_one_above() -> None:
    sheet = Sheet()
    first = stacked(
        sheet, [NEW, ("A Fenwick", ("**Path lights", "To buy lights in line with"), "5 Feb 2031", "Cabinet", "")]
    )
    second = stacked(sheet, [NEW, ("", ("the budget.", "Open"), "", "", "")], page=2)

    (found,) = plan(sheet, first, second).decisions

    assert (found.description, found.openness) == ("To buy lights in line with the budget.", "Open")
    assert [place.page for place in found.where] == [1, 2]


def test_the_older_form_has_a_column_for_consultation_and_documents() -> None:
    sheet = Sheet()
    row = (
        ("**Nursery fees", "To set the fees"),
        "Director",
        "1/2/31",
        "Parents",
        "n/a",
        ("Director", "b.oakes@wexcombe.gov.uk"),
    )
    heading = sheet.paragraph("For the period 1 December 2030 to 31 March 2031")

    found = plan(sheet, heading, stacked(sheet, [OLD, row]))

    assert (found.period_from, found.period_to) == ("2030-12-01", "2031-03-31")
    (decision,) = found.decisions
    assert (decision.title, decision.due, decision.consultation, decision.documents) == (
        "Nursery fees",
        "2031-02-01",
        "Parents",
        "n/a",
    )
    assert (decision.lead_officer, decision.email) == ("Director", "b.oakes@wexcombe.gov.uk")


def test_a_title_without_bold_ends_with_its_line() -> None:
    sheet = Sheet()
    row = ("A Fenwick", ("Path lights", "To buy lights for all of the paths"), "5 Feb 2031", "Cabinet", "")

    (found,) = plan(sheet, stacked(sheet, [NEW, row])).decisions

    assert (found.title, found.description) == ("Path lights", "To buy lights for all of the paths")


def test_unknown_columns_are_kept_under_their_headings() -> None:
    sheet = Sheet()
    rows = [("Title", "Decision maker", "Due date", "Parish"), ("Path lights", "Cabinet", "5 Feb 2031", "Nether Wex")]

    (found,) = plan(sheet, stacked(sheet, rows)).decisions

    assert found.columns == {"Parish": "Nether Wex"}


def test_a_plan_is_claimed_by_its_days_and_addresses() -> None:
    sheet = Sheet()
    rows = [
        ("Choice", "Chooser", "Day", "Ask"),
        ("Lights", "Cabinet", "5 Feb 2031", "a@wexcombe.gov.uk"),
        ("Paths", "Cabinet", "6 Mar 2031", "b@wexcombe.gov.uk"),
    ]
    table = stacked(sheet, rows)

    assert READER.claims is not None
    assert READER.claims(sheet.section((table,)), sheet.desk())
    assert not READER.claims(sheet.section((sheet.paragraph("No table"),)), sheet.desk())


def test_forms_one_after_another_are_decisions() -> None:
    sheet = Sheet()
    forms = [
        stacked(
            sheet,
            [
                ("Title:", title),
                ("Reference", number),
                ("Decision maker:", "Cabinet"),
                ("Decision due date:", "5 Feb 2031"),
            ],
            header_rows=0,
            page=page,
        )
        for title, number, page in (("Path lights", "FP7", 1), ("Benches", "FP8", 2))
    ]

    found = plan(sheet, *forms).decisions

    assert [(one.title, one.reference, one.decision_maker, one.due) for one in found] == [
        ("Path lights", "FP7", "Cabinet", "2031-02-05"),
        ("Benches", "FP8", "Cabinet", "2031-02-05"),
    ]


def test_a_plan_under_words_nobody_knows_is_read_by_what_its_columns_hold() -> None:
    sheet = Sheet()
    headings = ("Zarkish", "Vond", "Zint day", "Plomish", "Quarrels", "Snarf")
    asked = ("Head of Paths", "paths@wexcombe.gov.uk")
    row = (("Path lights", "To buy lights"), "Head of Paths", "1/2/31", "Walkers", "n/a", asked)
    other = (("Bin days", "To move the days"), "Cabinet", "3/2/31", "All", "Report", asked)

    first, second = plan(sheet, stacked(sheet, [headings, row, other])).decisions

    assert (first.title, first.description, first.due) == ("Path lights", "To buy lights", "2031-02-01")
    assert first.decision_maker == "Head of Paths"
    assert (first.consultation, first.documents) == ("Walkers", "n/a")
    assert (second.lead_officer, second.email) == ("Head of Paths", "paths@wexcombe.gov.uk")


def test_a_card_takes_its_title_from_the_heading_over_it() -> None:
    sheet = Sheet()
    cards = [
        band(
            stacked(
                sheet,
                [
                    (f"**{title}", ""),
                    ("Decision maker", "Cabinet"),
                    ("Decision due date", "5 Feb 2031"),
                    ("Is it a key decision?", "Yes – over £500,000"),
                    ("Is the report likely to be considered in private?", "Yes, under paragraph 3"),
                    ("Lead officer and contact details", ("A Fenwick, Head of Paths,", "a.fenwick@wexcombe.gov.uk")),
                    ("Wards affected", "All"),
                ],
                header_rows=0,
            ),
            0,
        )
        for title in ("Path lights", "Benches")
    ]

    first, second = plan(sheet, *cards).decisions

    assert (first.title, second.title) == ("Path lights", "Benches")
    assert (first.decision_maker, first.due, first.is_key) == ("Cabinet", "2031-02-05", True)
    assert (first.openness, first.exempt_category) == ("Yes, under paragraph 3", "3")
    assert (first.lead_officer, first.email) == ("A Fenwick, Head of Paths", "a.fenwick@wexcombe.gov.uk")
    assert first.columns == {"Wards affected": "All"}


def test_labels_line_by_line_under_a_heading_are_a_card() -> None:
    sheet = Sheet()
    blocks = []
    for title, answer in (("Path lights", "No"), ("Benches", "Yes")):
        blocks.append(sheet.paragraph(title, kind="heading", bold=True))
        blocks += [
            sheet.paragraph(text)
            for text in ("Decision maker: Cabinet", "Due date: 5 Feb 2031", f"Key decision: {answer}")
        ]

    found = plan(sheet, *blocks).decisions

    assert [(one.title, one.decision_maker, one.due, one.is_key) for one in found] == [
        ("Path lights", "Cabinet", "2031-02-05", False),
        ("Benches", "Cabinet", "2031-02-05", True),
    ]


@pytest.mark.parametrize("heading", ["Key decision", "Type of decision"])
def test_a_column_of_answers_says_whether_decisions_are_key(heading: str) -> None:
    sheet = Sheet()
    rows = [
        ("Subject", heading, "Decision maker", "Date"),
        ("Path lights", "Non-key", "Cabinet", "5 Feb 2031"),
        ("Benches", "Key", "Cabinet", "5 Feb 2031"),
    ]

    first, second = plan(sheet, stacked(sheet, rows)).decisions

    assert (first.title, first.is_key, second.is_key) == ("Path lights", False, True)


@pytest.mark.parametrize("banded", [True, False])
def test_a_band_or_heading_over_rows_may_say_who_decides_and_when(banded: bool) -> None:  # noqa: FBT001 - a case
    sheet = Sheet()
    heading = "Cabinet – Wednesday 5 February 2031"
    rows = [("Item", "Purpose", "Lead officer"), ("Path lights", "To buy lights", "A Fenwick")]
    if banded:
        table = band(stacked(sheet, [rows[0], (heading, "", ""), rows[1]]), 1)
        found = plan(sheet, table)
    else:
        found = plan(sheet, sheet.paragraph(heading, kind="heading", bold=True), stacked(sheet, rows))

    (decision,) = found.decisions
    assert (decision.title, decision.decision_maker) == ("Path lights", "Cabinet")
    assert (decision.due, decision.due_raw) == ("2031-02-05", "5 February 2031")


def test_a_box_holds_a_title_and_labels_line_by_line() -> None:
    sheet = Sheet()
    boxes = [
        box(sheet, f"**{title}", "Decision maker: Cabinet", "Date of decision: 5 Feb 2031", "Summary: To buy", "lights")
        for title in ("Path lights", "Benches")
    ]

    first, second = plan(sheet, *boxes).decisions

    assert (first.title, first.decision_maker, first.due) == ("Path lights", "Cabinet", "2031-02-05")
    assert (first.description, second.title) == ("To buy lights", "Benches")


def test_a_card_may_have_two_pairs_a_row_or_values_under_its_labels() -> None:
    sheet = Sheet()
    pairs = [
        ("**Title", "Path lights", "", ""),
        ("**Decision maker", "Cabinet", "**Decision date", "5 Feb 2031"),
        ("**Key decision", "No", "**Contact officer", "A Fenwick"),
    ]
    under = [
        ("**Decision maker", "**Decision date", "**Key decision"),
        ("Cabinet", "6 Mar 2031", "Yes"),
        ("**Lead officer", "**Consultation", ""),
        ("B Oakes", "Walkers", ""),
    ]
    blocks = (
        stacked(sheet, pairs, header_rows=0),
        sheet.paragraph("Benches", kind="heading", bold=True),
        sheet.paragraph("To add forty benches."),
        stacked(sheet, under, header_rows=0),
    )

    first, second = plan(sheet, *blocks).decisions

    assert (first.title, first.decision_maker, first.due, first.is_key) == (
        "Path lights",
        "Cabinet",
        "2031-02-05",
        False,
    )
    assert (first.lead_officer, second.title) == ("A Fenwick", "Benches")
    assert (second.description, second.decision_maker, second.due) == (
        "To add forty benches.",
        "Cabinet",
        "2031-03-06",
    )
    assert (second.is_key, second.lead_officer, second.consultation) == (True, "B Oakes", "Walkers")


def test_columns_known_to_name_no_field_are_not_taken_for_another() -> None:
    sheet = Sheet()
    rows = [
        ("Decision", "Decision maker", "Date", "Portfolio", "Directorate", "Contact"),
        ("Path lights", "Cabinet", "5 Feb 2031", "Leader", "Place", "A Fenwick"),
    ]

    (found,) = plan(sheet, stacked(sheet, rows)).decisions

    assert (found.consultation, found.documents) == (None, None)
    assert found.columns == {"Portfolio": "Leader", "Directorate": "Place"}


def test_a_summary_alone_has_its_title_in_the_heading_over_its_table() -> None:
    sheet = Sheet()
    rows = [("Decision", "Decision maker", "Due date"), ("To buy forty lights", "Cabinet", "5 Feb 2031")]
    blocks = (sheet.paragraph("Path lights", kind="heading", bold=True), stacked(sheet, rows))

    (found,) = plan(sheet, *blocks).decisions

    assert (found.title, found.description) == ("Path lights", "To buy forty lights")


def test_one_column_may_say_who_decides_and_when() -> None:
    sheet = Sheet()
    rows = [
        ("Subject", "Decision maker and date", "Lead officer"),
        ("Path lights", ("Cabinet", "5 Feb 2031"), "A Fenwick"),
    ]

    (found,) = plan(sheet, stacked(sheet, rows)).decisions

    assert (found.decision_maker, found.due, found.due_raw) == ("Cabinet", "2031-02-05", "5 Feb 2031")
