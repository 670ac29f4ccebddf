"""Action tables in the words of many councils: what a column holds tells where its heading does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers import read_section
from scrutiny_extract.extract.readers.tracker import READER
from scrutiny_extract.extract.readers.tracker.cells import are_people, heads_status, is_name
from scrutiny_extract.extract.readers.tracker_summary import READER as SUMMARY
from scrutiny_extract.schemas import Tracker
from tests.making import Sheet, filled, spanned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import Action

ROWS = {
    "number": ("1", "2", "3", "4"),
    "action": (
        "Open the night shelter at Fenwick Yard",
        "Plant 4,000 street trees in the wards with least shade",
        "Halve the time a family waits for a home adaptation",
        "Publish all spending over £250 each month",
    ),
    "lead": ("Orla Denholm", "Parks (Tobias Wray)", "Housing / Ruth Ansell", "Finance"),
    "timescale": ("31 March 2032", "Spring 2033", "Dec 2031", "Monthly"),
    "rag": ("Green", "Amber", "Red", "Green"),
    "progress": (
        "Doors open; 22 beds in use",
        "1,900 planted; the winter round of planting begins late",
        "On hold",
        "",
    ),
}

HEADINGS: list[dict[str, str]] = [
    {"number": "Ref", "action": "Commitment", "lead": "Lead", "timescale": "Due", "rag": "RAG", "progress": "Progress"},
    {"action": "Zark", "lead": "Owner", "timescale": "By when", "rag": "RAG", "progress": "Update"},
    {"action": "Our promise", "timescale": "Complete by", "lead": "Zark", "rag": "Rating"},
    {"number": "Zark", "action": "Pledge", "lead": "To be done by", "timescale": "Zarks", "rag": "RAG"},
    {"number": "Pledge no", "lead": "Action for", "action": "What we said", "timescale": "By", "rag": "R/A/G"},
    {
        "rag": "BRAG",
        "number": "No",
        "action": "Priority",
        "lead": "Portfolio",
        "timescale": "Finish",
        "progress": "Zark",
    },
    {"number": "#", "action": "Zark", "progress": "How is it going", "timescale": "When?", "lead": "Zarks"},
]


@pytest.mark.parametrize("headings", HEADINGS, ids=lambda headings: "/".join(headings.values()))
def test_columns_are_known_by_their_headings_or_by_what_they_hold(headings: dict[str, str]) -> None:
    actions = read(headings)

    said = [{name: getattr(action, name) for name in headings} for action in actions]
    assert said == [{name: _read_as(name, ROWS[name][row]) for name in headings} for row in range(len(ROWS["action"]))]


def tracked(sheet: Sheet, *blocks: Block) -> Tracker:
    found = READER.read(sheet.section(blocks, "tracker"), sheet.desk())
    assert isinstance(found, Tracker)
    return found


def _read_as(name: str, text: str) -> str | None:
    return text.lower() if name == "rag" else text or None


def read(headings: dict[str, str]) -> Sequence[Action]:
    sheet = Sheet()
    rows = [tuple(headings.values())] + [
        tuple(ROWS[name][row] for name in headings) for row in range(len(ROWS["action"]))
    ]
    section = sheet.section((sheet.table(rows),))
    assert SUMMARY.claims is not None
    assert READER.claims is not None
    assert not SUMMARY.claims(section, sheet.desk())
    assert READER.claims(section, sheet.desk())
    return tracked(sheet, *section.blocks).actions


def test_priorities_with_dates_are_actions_whatever_the_section_is_called() -> None:
    sheet = Sheet()
    rows = [("Priority", "Director", "Deadline", "Overall RAG")]
    rows += [(ROWS["action"][row], ROWS["lead"][row], ROWS["timescale"][row], ROWS["rag"][row]) for row in range(4)]

    found = read_section(sheet.section((sheet.table(rows),), "tracker_summary"), sheet.desk())

    assert found.type == "tracker"


NAMES = [
    ("Orla Denholm", True),
    ("Head of Highways and Transport", True),
    ("Finance", True),
    ("A Fenwick / B Oakes", True),
    ("Agree a plan with the landlords", False),
    ("Phase 2", False),
    ("On hold.", False),
    ("N/A", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "named"), NAMES)
def test_a_few_words_with_capitals_name_a_person_a_team_or_a_post(text: str, *, named: bool) -> None:
    assert is_name(text) is named
    assert are_people([text]) is named


STATUSES = [
    ("Actions completed since the last meeting", True),
    ("Closed actions (for information)", True),
    ("Outstanding from previous meetings", True),
    ("Recently completed", True),
    ("Carried forward", True),
    ("Completed works on Mill Lane", False),
    ("Parking strategy", False),
    ("Since the last meeting", False),
    ("", False),
]


@pytest.mark.parametrize(("heading", "stands"), STATUSES)
def test_a_heading_says_how_the_actions_below_it_stand(heading: str, *, stands: bool) -> None:
    assert heads_status(heading, Sheet().desk()) is stands


def test_lists_without_headings_stand_as_the_headings_over_them_say() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Town centre – Lead OD", kind="heading"),
        sheet.paragraph("New actions", kind="heading"),
        sheet.table([("1", "Write to the county", "R Ansell and T Wray")], header_rows=0),
        sheet.paragraph("Closed since last meeting", kind="heading"),
        sheet.table([("2", "Share the list of empty shops", "R Ansell / T Wray")], header_rows=0),
        sheet.table([("3", "Meet the bus company", "A Fenwick")], header_rows=0, page=2),
    )

    found = tracked(sheet, *blocks).actions

    assert [(each.number, each.action, each.lead, each.status, each.rag) for each in found] == [
        ("1", "Write to the county", "R Ansell and T Wray", "New actions", None),
        ("2", "Share the list of empty shops", "R Ansell / T Wray", "Closed since last meeting", None),
        ("3", "Meet the bus company", "A Fenwick", "Closed since last meeting", None),
    ]


LEADS = [
    ("Publish the list of assets (Policy Lead - Estates)", "Town centre", "Estates"),
    ("Publish the list of assets", "Town centre - with the market - Lead OD/RA", "OD/RA"),
    ("Publish the list of assets (with the owner - in full)", "Town centre – OD", None),
]


@pytest.mark.parametrize(("action", "heading", "lead"), LEADS)
def test_who_leads_may_be_said_in_the_action_or_over_it(action: str, heading: str, lead: str | None) -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph(heading, kind="heading"),
        sheet.table([("Action", "Due date"), (action, "May 2031")]),
    )

    (found,) = tracked(sheet, *blocks).actions

    assert (found.action, found.lead, found.group) == (action, lead, heading)


def test_a_heading_heads_the_table_below_its_text_and_no_table_below_the_next_heading() -> None:
    sheet = Sheet()
    rows = [("Action", "Owner"), ("Meet the bus company", "Clerk")]
    blocks = (
        sheet.paragraph("Buses", kind="heading"),
        sheet.table(rows),
        sheet.paragraph("Trees", kind="heading"),
        sheet.paragraph("The table below lists what was agreed in the spring."),
        sheet.table(rows),
    )

    found = tracked(sheet, *blocks)

    assert [each.group for each in found.actions] == ["Buses", "Trees"]
    assert [each.heading for each in found.narrative] == ["Trees"]


def test_a_heading_over_two_columns_belongs_with_the_headings_below_it() -> None:
    sheet = Sheet()
    rows = [
        ["Programme", "Project", "Milestone", "Delivery date", "Delivery date", "RAG"],
        ["", "", "", "Baseline", "Forecast", ""],
        ["Transport", "Harbour Link", "Business case agreed", "Mar 2031", "May 2031", "AMBER"],
        ["Transport", "Harbour Link", "Contract let", "Sep 2031", "Sep 2031", "GREEN"],
    ]
    table = sheet.table(rows, header_rows=2)
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (2, 1), (0, 3): (1, 2), (0, 5): (2, 1)}
    table = spanned(table, spans)

    found = tracked(sheet, table).actions

    assert [(each.action, each.milestone, each.timescale, each.rag, each.columns) for each in found] == [
        (
            "Harbour Link", "Business case agreed", "Mar 2031", "amber",
            {"Programme": "Transport", "Delivery date Forecast": "May 2031"},
        ),
        (
            "Harbour Link", "Contract let", "Sep 2031", "green",
            {"Programme": "Transport", "Delivery date Forecast": "Sep 2031"},
        ),
    ]  # fmt: skip


def test_milestones_with_dates_and_nothing_else_to_do_are_actions() -> None:
    sheet = Sheet()
    table = sheet.table([["Milestone", "Due", "RAG"], ["Design signed off", "May 2031", "GREEN"]])

    (found,) = tracked(sheet, table).actions

    assert (found.action, found.milestone, found.timescale, found.rag) == (
        "Design signed off", None, "May 2031", "green",
    )  # fmt: skip


def test_lines_printed_again_at_the_top_of_a_page_head_no_rows() -> None:
    sheet = Sheet()
    rows = [("Action", "Owner"), ("Meet the bus company", "Clerk")]
    blocks = (
        sheet.paragraph("Paper 4"),
        sheet.paragraph("Updated in May"),
        sheet.paragraph("Buses", kind="heading"),
        sheet.table(rows),
        sheet.paragraph("Paper 4", page=2),
        sheet.paragraph("Updated in May", page=2),
        sheet.table([("Count the shelters", "Chair")], header_rows=0, page=2),
    )

    assert [each.group for each in tracked(sheet, *blocks).actions] == ["Buses", "Buses"]


def test_a_shade_of_the_whole_row_is_no_rating() -> None:
    sheet = Sheet()
    rows = [("Action", "Due", "Progress"), ("Meet them", "May 2031", "Met"), ("Count them", "May 2031", "Counted")]
    green = (0.57, 0.82, 0.31)
    table = filled(sheet.table(rows), {(1, 0): green, (1, 1): green, (1, 2): green, (2, 2): green})

    assert [each.rag for each in tracked(sheet, table).actions] == [None, "green"]


def test_projects_named_as_people_are_stay_what_is_to_be_done() -> None:
    sheet = Sheet()
    rows = [
        ("Project", "Status", "Amendment"),
        ("Temple Way", "Delivery", "N/A"),
        ("Union Street", "Y", "Leave out the northern part because the land is not to be had in time"),
        ("Fenwick Bridges", "Delivery", "N/A"),
    ]

    actions = tracked(sheet, sheet.table(rows)).actions

    assert [each.action for each in actions] == ["Temple Way", "Union Street", "Fenwick Bridges"]
    assert [(each.status, each.rag, each.lead, each.progress) for each in actions] == [
        ("Delivery", None, None, None),
        ("Y", None, None, None),
        ("Delivery", None, None, None),
    ]
    assert actions[1].columns == {"Amendment": rows[2][2]}


def test_a_log_without_headings_is_known_by_how_things_stand_in_its_last_column() -> None:
    sheet = Sheet()
    rows = [
        ("Write to the county about culverts", "Completed – circulated in June"),
        ("Share the list of empty shops", "Carried forward"),
        ("Meet the bus company", "With the Chair"),
        ("Draft a plan for the open day", "Ongoing (RA)"),
    ]

    found = tracked(sheet, sheet.paragraph("Town centre", kind="heading"), sheet.table(rows, header_rows=0)).actions

    assert [(each.action, each.status, each.group) for each in found] == [(*row, "Town centre") for row in rows]


def test_a_remark_beside_its_label_is_no_action_and_a_merged_cell_is_said_once() -> None:
    sheet = Sheet()
    rows = [
        ["Milestone", "Milestone", "Due", "RAG"],
        ["Design signed off", "", "May 2031", "GREEN"],
        ["Progress", "The design was signed off in May.", "", ""],
    ]
    table = spanned(sheet.table(rows), {(0, 0): (1, 2), (1, 0): (1, 2), (2, 1): (1, 3)})

    (found,) = tracked(sheet, table).actions

    assert (found.action, found.timescale, found.rag, found.columns) == ("Design signed off", "May 2031", "green", {})


def test_a_title_over_the_headings_of_a_table_heads_its_rows() -> None:
    sheet = Sheet()
    cards = [
        spanned(
            sheet.table([[title, "", "AMBER"], ["Milestone", "Due", "RAG"], ["Contract let", "May 2031", "RED"]]),
            {(0, 0): (1, 2)},
        )
        for title in ("Harbour Link", "Completed actions")
    ]

    found = tracked(sheet, *cards).actions

    assert [(each.action, each.group, each.status, each.rag) for each in found] == [
        ("Contract let", "Harbour Link", None, "red"),
        ("Contract let", "Harbour Link", "Completed actions", "red"),
    ]
