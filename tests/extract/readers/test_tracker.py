from __future__ import annotations

import pytest

from scrutiny_extract.extract.layout import Block, Section, Table
from scrutiny_extract.extract.readers.tracker import READER, read_tracker
from scrutiny_extract.extract.readers.tracker.codes import split_codes
from scrutiny_extract.schemas import Other, Tracker
from tests.making import Sheet, filled

GREEN, AMBER, RED, BLUE = (0.57, 0.82, 0.31), (1.0, 0.8, 0.0), (0.85, 0.58, 0.58), (0.55, 0.7, 0.89)


def tracker(sheet: Sheet, *blocks: Block, title: str | None = None) -> Tracker:
    found = read_tracker(sheet.section(blocks, "tracker", title), sheet.desk())
    assert isinstance(found, Tracker)
    return found


def claimed(sheet: Sheet, *blocks: Block) -> bool:
    section: Section = sheet.section(blocks)
    assert READER.claims is not None
    return READER.claims(section, sheet.desk())


CODES = [
    ("SK-2a/CYP 7 – Reducing exclusions", ("SK-2a", "CYP 7"), "Reducing exclusions"),
    ("SK-2a - Better roads", ("SK-2a",), "Better roads"),
    ("SK-3a/ CYP-9 Improve care", ("SK-3a", "CYP-9"), "Improve care"),
    ("SK-1c. Improve skills", ("SK-1c",), "Improve skills"),
    ("SK-1e(ii)) Improve reading", ("SK-1e(ii)",), "Improve reading"),
    ("KS2 results improve", (), "KS2 results improve"),
    ("Reduce the queue", (), "Reduce the queue"),
]


@pytest.mark.parametrize(("text", "codes", "title"), CODES)
def test_codes_before_a_title_are_told_from_its_words(text: str, codes: tuple[str, ...], title: str) -> None:
    assert split_codes(text) == (codes, title)


def test_the_running_head_gives_title_codes_and_leads() -> None:
    sheet = Sheet()
    head = sheet.paragraph(
        "Improvement Priority – SK-2a/CYP 7 – Mend the", "roads of the town", kind="heading", bold=True
    )
    lead = sheet.paragraph("Lead Officer – A Fenwick, B Oakes", kind="heading", bold=True)
    again = sheet.paragraph(
        "Improvement Priority – SK-2a/CYP 7 – Mend the", "roads of the town", kind="heading", bold=True, page=2
    )

    found = tracker(sheet, head, lead, again)

    assert (found.title, found.code, found.alternative_codes) == ("Mend the roads of the town", "SK-2a", ("CYP 7",))
    assert [(lead.role, lead.name) for lead in found.leads] == [
        ("Lead Officer", "A Fenwick"),
        ("Lead Officer", "B Oakes"),
    ]
    assert found.narrative == ()


def test_another_councils_words_in_a_running_head_are_known_by_its_form() -> None:
    sheet = Sheet()
    head = sheet.paragraph("Town Ambition – TA-4 – Cleaner streets", kind="heading", bold=True)
    lead = sheet.paragraph("Named Steward – C Ashe", kind="heading", bold=True)

    found = tracker(sheet, head, lead)

    assert (found.title, found.code) == ("Cleaner streets", "TA-4")
    assert [(lead.role, lead.name) for lead in found.leads] == [("Named Steward", "C Ashe")]


ACTIONS = [
    [
        "",
        "Action (Desired Achievements)",
        "Contributory Officer / Partner",
        "Milestone / Actions",
        "Timescale",
        "Budget line",
    ],
    ["1", "Agree a plan for winter gritting of all school routes", "A Fenwick", "Plan agreed", "March 2031", "R12"],
    ["2", "Buy two more gritting lorries before the winter", "B Oakes", "", "Ongoing", ""],
]


def test_columns_are_fields_by_their_headings_and_unknown_ones_are_kept() -> None:
    sheet = Sheet()
    first, second = tracker(sheet, sheet.table(ACTIONS)).actions

    assert (first.number, first.lead, first.milestone, first.timescale) == (
        "1",
        "A Fenwick",
        "Plan agreed",
        "March 2031",
    )
    assert first.columns == {"Budget line": "R12"}
    assert (second.milestone, second.timescale) == (None, "Ongoing")


def test_a_table_without_headings_goes_on_with_the_one_on_the_page_before() -> None:
    sheet = Sheet()
    upper = sheet.table(ACTIONS)
    lower = sheet.table(
        [["3", "Tell every school which routes are gritted", "C Ashe", "", "May 2031", ""]], header_rows=0, page=2
    )

    assert [action.number for action in tracker(sheet, upper, lower).actions] == ["1", "2", "3"]


LOG = [
    ["Meeting date & action number", "Action", "Deadline", "Progress"],
    ["11/01/2031", "Secretary to write to the bus company", "Ongoing", "On track"],
    ["08/02/2031", "Panel to visit the depot", "March 2031", "Plan in place"],
    ["08/02/2031", "Clerk to send the minutes", "May 2031", "No action taken yet"],
    ["19/11/2030", "Chair to meet the director", "11/01/2031", "Complete"],
]


def test_the_fill_behind_the_progress_is_the_rating_and_blue_is_none() -> None:
    sheet = Sheet()
    log = filled(sheet.table(LOG), {(1, 3): GREEN, (2, 3): AMBER, (3, 3): RED, (4, 3): BLUE})
    actions = tracker(sheet, log).actions

    assert [action.rag for action in actions] == ["green", "amber", "red", None]
    assert [action.progress for action in actions] == ["On track", "Plan in place", "No action taken yet", "Complete"]
    assert (actions[0].meeting_date, actions[0].meeting_date_raw) == ("2031-01-11", "11/01/2031")
    assert actions[0].flags == actions[3].flags == ()


def test_a_heading_between_tables_is_their_status_or_their_group() -> None:
    sheet = Sheet()
    title = sheet.paragraph("Panel Action Log", kind="heading")
    columns = ["Action", "Owner"]
    topic = sheet.paragraph("Buses", kind="heading")
    new = sheet.paragraph("New", kind="heading")
    first = sheet.table([columns, ["Ask for a timetable", "A Fenwick"]])
    done = sheet.paragraph("Completed", kind="heading")
    second = sheet.table([columns, ["Write to the company", "B Oakes"]])

    actions = tracker(sheet, title, topic, new, first, done, second, title="Panel Action Log").actions

    assert [(action.group, action.status) for action in actions] == [("Buses", "New"), ("Buses", "Completed")]


def test_a_table_of_actions_and_statuses_needs_no_headings() -> None:
    sheet = Sheet()
    topic = sheet.paragraph("Depot – Lead AF", kind="heading")
    log = sheet.table([["Arrange the visit", "Ongoing"], ["Write up the visit", "Carried forward"]], header_rows=0)

    actions = tracker(sheet, topic, log).actions

    assert [(action.action, action.status, action.group) for action in actions] == [
        ("Arrange the visit", "Ongoing", "Depot – Lead AF"),
        ("Write up the visit", "Carried forward", "Depot – Lead AF"),
    ]


def test_commitments_by_month_keep_each_month_as_a_column() -> None:
    sheet = Sheet()
    plan = sheet.table([["Commitment", "Dec-2030", "Jan-2031"], ["Publish all contracts", "Draft list", "Full list"]])

    (action,) = tracker(sheet, plan).actions

    assert action.action == "Publish all contracts"
    assert action.columns == {"Dec-2030": "Draft list", "Jan-2031": "Full list"}


def test_headings_nobody_knows_are_read_by_what_stands_below_them() -> None:
    sheet = Sheet()
    table = sheet.table(
        [
            ["Leap", "Shepherd", "Sunset"],
            ["Open the new library on the corner of Mill Street", "A Fenwick", "March 2031"],
            ["Close the old library once the new one is open", "B Oakes", "June 2031"],
            ["Move all books between the two", "C Ashe", "May 2031"],
        ]
    )

    actions = tracker(sheet, table).actions

    assert [(action.lead, action.timescale) for action in actions] == [
        ("A Fenwick", "March 2031"),
        ("B Oakes", "June 2031"),
        ("C Ashe", "May 2031"),
    ]


INDICATORS = [
    [
        "Reference",
        "Title",
        "Owner",
        "Frequency & Measure",
        "Rise or Fall",
        "Baseline",
        "2029/30 Result",
        "2030/31 Target",
        "Q2 Result",
        "Predicted Year End Result",
        "Data Quality",
    ],
    [
        "NI 59",
        "Calls answered in time",
        "Contact Centre",
        "Quarterly %",
        "Rise",
        "62% (2028/29)",
        "68.1% (422/620)",
        "75%",
        "71.4%",
        "75%",
        "No concerns",
    ],
    [
        "",
        "Complaints",
        "Contact Centre",
        "Annual number",
        "Bell Shaped",
        "n/a",
        "TBD",
        "120",
        "Annual PI",
        "",
        "Not completed",
    ],
]


def test_an_indicator_has_its_figures_and_its_place_tells_results_apart() -> None:
    sheet = Sheet()
    first, second = tracker(sheet, sheet.table(INDICATORS)).indicators

    assert (first.reference, first.frequency, first.measure, first.polarity) == ("NI 59", "quarterly", "%", "rise")
    assert first.last_result is not None
    assert first.current is not None
    assert (first.last_result.number, first.last_result.period, first.last_result.numerator) == (68.1, "2029/30", 422.0)
    assert (first.current.raw, first.current.number) == ("71.4%", 71.4)
    assert (second.reference, second.measure, second.polarity) == (None, "number", "bell_shaped")
    assert second.current is not None
    assert (second.current.raw, second.current.number, second.predicted) == ("Annual PI", None, None)


def test_a_cell_over_two_columns_gives_its_text_to_both() -> None:
    sheet = Sheet()
    table = sheet.table(INDICATORS)
    wide = tuple(
        cell if (cell.row, cell.column) != (2, 8) else type(cell)(2, 8, 1, 2, cell.places, cell.lines)
        for cell in table.cells
        if (cell.row, cell.column) != (2, 9)
    )
    spanned = Table(wide, table.row_count, table.column_count, table.header_rows, table.places)

    indicator = tracker(sheet, spanned).indicators[1]

    assert indicator.current is not None
    assert indicator.predicted is not None
    assert indicator.current.raw == indicator.predicted.raw == "Annual PI"


def test_indicators_under_headings_nobody_knows_are_read_by_order() -> None:
    sheet = Sheet()
    headings = ["Marker", "Thing", "Home", "Rhythm", "Way", "Origin", "Bygone", "Hope", "Instant", "Guess", "Faith"]
    rows = [
        [
            "NI 1",
            "Calls answered in good time by the centre",
            "Centre",
            "Quarterly %",
            "Rise",
            "62%",
            "68%",
            "75%",
            "71%",
            "74%",
            "Good",
        ]
    ]
    rows.append(
        [
            "NI 2",
            "Letters answered in good time by the centre",
            "Centre",
            "Annual %",
            "Fall",
            "1%",
            "2%",
            "3%",
            "4%",
            "5%",
            "Good",
        ]
    )

    second = tracker(sheet, sheet.table([headings, *rows])).indicators[1]

    numbers = [
        value.number if value else None
        for value in (second.baseline, second.last_result, second.target, second.current, second.predicted)
    ]
    assert numbers == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert (second.reference, second.polarity, second.frequency) == ("NI 2", "fall", "annual")


def test_a_box_is_one_indicator() -> None:
    sheet = Sheet()
    box = filled(
        sheet.table(
            [
                ["Calls answered", "GREEN", ""],
                ["", "", ""],
                ["Latest:94%", "Target: 90% Floor: 85%", "Previous: 89% (Amber)"],
            ],
            header_rows=0,
        ),
        {(0, 1): (0.0, 1.0, 0.0)},
    )

    (indicator,) = tracker(sheet, box).indicators

    figures = (indicator.current, indicator.target, indicator.floor, indicator.last_result)
    assert [figure.raw if figure else None for figure in figures] == ["94%", "90%", "85%", "89%"]
    assert (indicator.title, indicator.rag, indicator.previous_rag) == ("Calls answered", "green", "amber")


def test_approvals_have_role_name_and_date_and_empty_rows_approve_nothing() -> None:
    sheet = Sheet()
    table = sheet.table(
        [
            ["Council / Partnership Groups", "Transport Board", "", ""],
            ["Approved by (Accountable Officer)", "A Fenwick", "Date", "29/10/30"],
            ["Approved by (Accountable Director)", "", "Date", ""],
        ],
        header_rows=0,
    )

    found = tracker(sheet, table)

    assert [(each.role, each.name, each.date, each.date_raw) for each in found.approvals] == [
        ("Accountable Officer", "A Fenwick", "2030-10-29", "29/10/30")
    ]
    assert found.partnership_groups == "Transport Board"


def test_a_section_with_nothing_to_track_is_kept_as_it_is() -> None:
    sheet = Sheet()
    section = sheet.section((sheet.paragraph("Town Area Action Plan", kind="heading"), sheet.paragraph("Words.")))

    assert isinstance(read_tracker(section, sheet.desk()), Other)


def test_prose_is_kept_heading_by_heading() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Lead Officer – A Fenwick", kind="heading", bold=True),
        sheet.paragraph("Why is this a priority", kind="heading"),
        sheet.paragraph("Roads are worn."),
        sheet.paragraph("Challenges", kind="heading"),
        sheet.paragraph("Frost.", kind="bullet", marker="•"),
    )

    narrative = tracker(sheet, *blocks).narrative

    assert [(part.heading, [each.text for each in part.paragraphs]) for part in narrative] == [
        ("Why is this a priority", ["Roads are worn."]),
        ("Challenges", ["Frost."]),
    ]


def test_a_section_of_no_known_type_is_claimed_by_its_tables_only() -> None:
    sheet = Sheet()
    table, prose = sheet.table(ACTIONS), sheet.paragraph("Some words about gritting.")

    assert claimed(sheet, prose, table)
    assert not claimed(sheet, prose)
    assert not claimed(sheet, sheet.table([["Item", "Cost"], ["Salt", "£200"]]))


PLACED = [
    (["Glorp", "Wen", "Zindel", "Wozzle"], "Plan agreed by the ward panel", {}),
    (["Action", "Lead", "Zindel", "Timescale"], "Plan agreed by the ward panel", {}),
    (["Action", "Lead", "Resources", "Timescale"], None, {"Resources": "Plan agreed by the ward panel"}),
]


@pytest.mark.parametrize(("headings", "milestone", "columns"), PLACED)
def test_prose_between_what_is_to_be_done_and_by_when_is_the_milestone(
    headings: list[str], milestone: str | None, columns: dict[str, str]
) -> None:
    sheet = Sheet()
    rows = [
        [
            "Agree a plan for winter gritting of all school routes",
            "Ann Fenwick",
            "Plan agreed by the ward panel",
            "March 2031",
        ],
        [
            "Buy two more gritting lorries before the winter",
            "Ben Oakes",
            "Two lorries bought and fitted out",
            "May 2031",
        ],
    ]

    action = tracker(sheet, sheet.table([headings, *rows])).actions[0]

    assert (action.lead, action.milestone, action.timescale) == ("Ann Fenwick", milestone, "March 2031")
    assert action.columns == columns


def test_dates_after_those_by_when_say_when_that_was_last_looked_at() -> None:
    sheet = Sheet()
    headings = ["Action", "Lead", "Timescale", "Tumpet"]
    row = ["Agree a plan for winter gritting", "Ann Fenwick", "March 2031", "9 August 2030"]

    action = tracker(sheet, sheet.table([headings, row])).actions[0]

    assert (action.timescale, action.last_reviewed) == ("March 2031", "9 August 2030")


def test_a_log_under_words_nobody_knows_is_read_by_its_dates_and_statuses() -> None:
    sheet = Sheet()
    headings = ["Gathering & glorp wib", "Glorp", "Vint", "Zindel"]
    rows = [
        ["11/01/2031", "Secretary to write to the bus company", "Ongoing", "On track"],
        ["08/02/2031", "Panel to visit the depot in Wexcombe", "March 2031", "Plan in place"],
    ]
    log = sheet.table([headings, *rows])

    action = tracker(sheet, log).actions[1]

    assert claimed(sheet, log)
    assert (action.action, action.timescale, action.status) == (rows[1][1], "March 2031", "Plan in place")
    assert (action.meeting_date, action.number) == ("2031-02-08", None)


def test_a_boxs_labels_of_two_capitals_are_one() -> None:
    sheet = Sheet()
    rows = [["Calls answered", "GREEN", ""], ["Current: 94%", "Target: 90% Minimum: 85%", "Last Quarter: 89% (Amber)"]]

    (indicator,) = tracker(sheet, sheet.table(rows, header_rows=0)).indicators

    figures = (indicator.current, indicator.target, indicator.floor, indicator.last_result)
    assert [figure.raw if figure else None for figure in figures] == ["94%", "90%", "85%", "89%"]
