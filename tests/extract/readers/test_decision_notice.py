from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.layout import enclosing
from scrutiny_extract.extract.readers.decision_notice import READER, read_decision_notice
from tests.making import Sheet, box, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import DecisionNotice


def notice(sheet: Sheet, *blocks: Block) -> DecisionNotice:
    return read_decision_notice(sheet.section(blocks), sheet.desk())


def form(sheet: Sheet, number: int, title: str, page: int = 1) -> Block:
    rows = [
        ("(a)", "**Subject:", (title, f"(agenda item {number})")),
        ("(b)", "**Ward:", "Nether Wex and Over Wex"),
        ("(c)", ("**Declarations of interest:", "None")),
        ("(d)", ("**Decision taken", "The Committee noted it.")),
        ("(e)", ("**Exempt Information?", "Open")),
        ("(h)", ("**Reason for decision:", "As set out.")),
    ]
    table = stacked(sheet, rows, header_rows=0, page=page)
    return replace(table, places=enclosing(line.places[0] for cell in table.cells for line in cell.lines))


def test_a_form_follows_a_form_and_its_deadline_stands_before_it() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Decision Recording Form", kind="heading"),
        sheet.paragraph("Decision determined at Paths Committee", kind="heading"),
        sheet.paragraph("meeting on 12 September 2031", kind="heading"),
        sheet.paragraph("Call-in deadline 19 September 2031", kind="heading"),
        form(sheet, 7, "Path lights"),
        sheet.paragraph("Call-in deadline N/A", kind="heading"),
        form(sheet, 8, "Benches", page=2),
    )

    first, second = notice(sheet, *blocks).decisions

    assert (first.title, first.agenda_item) == ("Path lights (agenda item 7)", "7")
    assert (first.decision, first.reasons, first.exempt) == ("The Committee noted it.", "As set out.", False)
    assert (first.decision_maker, first.date) == ("Paths Committee", "2031-09-12")
    assert first.wards == ("Nether Wex", "Over Wex")
    assert (first.call_in_deadline, first.call_in_deadline_raw) == ("2031-09-19", "19 September 2031")
    assert first.columns == {"Declarations of interest": "None"}
    assert (second.title, second.call_in_deadline, second.call_in_deadline_raw) == (
        "Benches (agenda item 8)",
        None,
        "N/A",
    )


def test_boxes_hold_label_and_value_and_go_on_over_a_page() -> None:
    sheet = Sheet()
    blocks = (
        box(sheet, "**DECISION TO BE TAKEN BY:", "Cabinet"),
        box(sheet, "**DECISION NUMBER:", "31/00108"),
        box(sheet, "**Title of decision: Path lights"),
        box(sheet, "**Decision:", "To buy the lights"),
        box(sheet, "**Reason(s) for decision:", "The paths are dark and"),
        box(sheet, "the winter is long.", page=2),
        box(sheet, "**Any alternatives considered and rejected:", "None", page=2),
    )

    (found,) = notice(sheet, *blocks).decisions

    assert (found.decision_maker, found.reference, found.title) == ("Cabinet", "31/00108", "Path lights")
    assert (found.decision, found.reasons) == ("To buy the lights", "The paths are dark and the winter is long.")
    assert found.columns == {"Any alternatives considered and rejected": "None"}


def test_decisions_in_a_table_are_rows() -> None:
    sheet = Sheet()
    rows = [
        ("Item", "Title", "Decision", "Reasons"),
        ("5", "Path lights", "Agreed", "Dark"),
        ("6", "Benches", "Refused", "Wet"),
    ]

    found = notice(sheet, stacked(sheet, rows)).decisions

    assert [(one.agenda_item, one.title, one.decision, one.reasons) for one in found] == [
        ("5", "Path lights", "Agreed", "Dark"),
        ("6", "Benches", "Refused", "Wet"),
    ]


def test_headed_paragraphs_are_decisions_under_their_headings() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Path lights", kind="heading", bold=True),
        sheet.paragraph("Decision: That lights be bought."),
        sheet.paragraph("Reasons: The paths are dark."),
        sheet.paragraph("Benches", kind="heading", bold=True),
        sheet.paragraph("Decision: That none be bought."),
    )

    found = notice(sheet, *blocks).decisions

    assert [(one.title, one.decision, one.reasons) for one in found] == [
        ("Path lights", "That lights be bought.", "The paths are dark."),
        ("Benches", "That none be bought.", None),
    ]


def test_a_notice_is_claimed_by_the_labels_of_its_forms() -> None:
    sheet = Sheet()

    assert READER.claims is not None
    assert READER.claims(sheet.section((form(sheet, 7, "Path lights"),)), sheet.desk())
    assert not READER.claims(sheet.section((sheet.table([["a", "b"], ["c", "d"]]),)), sheet.desk())


def test_a_label_over_a_box_belongs_to_it_even_where_the_first_box_has_none() -> None:
    sheet = Sheet()
    blocks = (
        form(sheet, 7, "Path lights"),
        sheet.paragraph("Call-in deadline 26 September 2031", page=2, kind="heading"),
        form(sheet, 8, "Benches", page=2),
        form(sheet, 9, "Bins", page=3),
    )

    found = notice(sheet, *blocks).decisions

    assert [(one.agenda_item, one.call_in_deadline) for one in found] == [
        ("7", None),
        ("8", "2031-09-26"),
        ("9", None),
    ]


def test_text_of_a_page_without_borders_goes_on_with_a_box_that_goes_on_after_it() -> None:
    sheet = Sheet()
    blocks = (
        box(sheet, "**Title of decision: Path lights"),
        box(sheet, "**Decision:", "To buy the lights"),
        box(sheet, "**Reasons for decision:", "The paths are dark."),
        sheet.paragraph("Costs", page=2, kind="heading", bold=True),
        sheet.paragraph("Each light costs £90.", page=2),
        box(sheet, "There is money for eleven.", page=3),
        box(sheet, "**Any alternatives considered and rejected:", "None", page=3),
    )

    (found,) = notice(sheet, *blocks).decisions

    assert found.reasons == "The paths are dark. Costs Each light costs £90. There is money for eleven."
    assert found.columns == {"Any alternatives considered and rejected": "None"}


def test_a_numbered_heading_gives_the_agenda_item_and_the_title() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Path lights", kind="heading", number="5.", bold=True),
        sheet.paragraph("Decision: That lights be bought."),
    )

    (found,) = notice(sheet, *blocks).decisions

    assert (found.agenda_item, found.title) == ("5", "Path lights")


@pytest.mark.parametrize(
    ("head", "maker", "date", "deadline"),
    [
        pytest.param(
            "The decisions below were taken at the meeting of the Paths Board held on 3 June 2031. They may be "
            "called in until noon on 12 June 2031.",
            "Paths Board",
            "2031-06-03",
            "2031-06-12",
            id="all in prose",
        ),
        pytest.param(
            "Published 5 June 2031. Decisions taken by Cabinet on Monday 2 June 2031",
            "Cabinet",
            "2031-06-02",
            None,
            id="published later",
        ),
        pytest.param("Decision maker: Cabinet", "Cabinet", None, None, id="a label said once"),
        pytest.param("The call-in period ends on 9 June 2031.", None, None, "2031-06-09", id="no date but that"),
    ],
)
def test_what_the_head_says_is_said_for_every_decision(
    head: str, maker: str | None, date: str | None, deadline: str | None
) -> None:
    sheet = Sheet()
    rows = [("Item", "Title", "Decision"), ("5", "Path lights", "Agreed"), ("6", "Benches", "Refused")]

    found = notice(sheet, sheet.paragraph(head), stacked(sheet, rows)).decisions

    assert [(one.decision_maker, one.date, one.call_in_deadline) for one in found] == [(maker, date, deadline)] * 2
