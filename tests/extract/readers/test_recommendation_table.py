from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.recommendation_table import READER, read_codes, read_recommendation_table
from scrutiny_extract.extract.readers.updates import read_approval
from tests.making import Sheet, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import RecommendationTable

HEAD = ("", "Recommendation", "Stage", "Complete")


def tracked(sheet: Sheet, *blocks: Block) -> RecommendationTable:
    return read_recommendation_table(sheet.section(blocks, "recommendation_table"), sheet.desk())


CODES = [
    ("2 (Achieved)", (2,)),
    ("2 (Achieved) or 4 (not achieved) Progress made acceptable. (Monitor again in 6 months)", (2, 4)),
    ("6 (Not for review this period) Review again in September 2031", (6,)),
    ("Stage 3", (3,)),
    ("1/2", (1, 2)),
    ("Category 4 – slipped", (4,)),
    ("On track", ()),
    ("", ()),
]


@pytest.mark.parametrize(("stage", "codes"), CODES)
def test_codes_are_those_a_stage_names_not_its_months(stage: str, codes: tuple[int, ...]) -> None:
    assert read_codes(stage) == codes


APPROVALS = [
    ("Director's response (approved by Executive Board August 2031)", ("Executive Board", "August 2031", "2031-08")),
    ("Director's response (vouched for by Executive Board August 2031)", ("Executive Board", "August 2031", "2031-08")),
    ("Reply (agreed by the Cabinet on 3 May 2031)", ("the Cabinet", "3 May 2031", "2031-05-03")),
    ("Response (endorsed by Full Council)", ("Full Council", None, None)),
    ("December 2031 update", (None, None, None)),
]


@pytest.mark.parametrize(("label", "approval"), APPROVALS)
def test_a_label_says_who_approved_and_when(label: str, approval: tuple[str | None, ...]) -> None:
    assert read_approval(label, Sheet().desk()) == approval


def test_updates_stand_under_their_labels_in_printed_order() -> None:
    sheet = Sheet()
    cell = (
        "**That the Director mends the roads",
        "**of the town by spring.",
        "December 2031 update",
        "Half of the roads are mended.",
        "Director's response (approved by Cabinet May 2031)",
        "The Director agrees.",
    )
    table = stacked(sheet, [HEAD, ("4", cell, "2 (Achieved)", "✓")])

    (found,) = tracked(sheet, table).recommendations

    assert (found.number, found.stage_codes, found.complete) == ("4", (2,), True)
    assert found.text == "That the Director mends the roads of the town by spring."
    assert [(update.label, update.kind, update.date, update.text) for update in found.updates] == [
        ("December 2031 update", "update", "2031-12", "Half of the roads are mended."),
        ("Director's response (approved by Cabinet May 2031)", "response", None, "The Director agrees."),
    ]
    assert (found.updates[1].approved_by, found.updates[1].approved_date) == ("Cabinet", "2031-05")


def test_a_label_in_the_middle_of_a_paragraph_is_text() -> None:
    sheet = Sheet()
    cell = ("**That it be done.", "March 2031 update", "As we said in the plan. September 2031 update", "was late.")

    (found,) = tracked(sheet, stacked(sheet, [HEAD, ("1", cell, "", "")])).recommendations

    assert [update.label for update in found.updates] == ["March 2031 update"]


def test_a_label_with_nothing_under_it_is_an_update_without_text() -> None:
    sheet = Sheet()
    cell = ("**That it be done.", "March 2031 update", "Executive response", "Agreed.")

    (found,) = tracked(sheet, stacked(sheet, [HEAD, ("1", cell, "", "")])).recommendations

    assert [(update.label, update.text) for update in found.updates] == [
        ("March 2031 update", None),
        ("Executive response", "Agreed."),
    ]


def test_a_recommendation_goes_on_over_a_page_without_a_number() -> None:
    sheet = Sheet()
    first = stacked(sheet, [HEAD, ("7", ("**That it be done.", "May 2031 update", "Work has"), "4 (late)", "")])
    second = stacked(sheet, [("", ("begun at last.",), "", "")], header_rows=0, page=2)

    (found,) = tracked(sheet, first, second).recommendations

    assert found.updates[0].text == "Work has begun at last."
    assert [place.page for place in found.where] == [1, 2]


def test_a_recommendation_whose_number_is_missing_is_one_of_its_own() -> None:
    sheet = Sheet()
    first = stacked(sheet, [HEAD, ("7", ("**That it be done.", "May 2031 update", "Done."), "2 (done)", "✓")])
    second = stacked(sheet, [HEAD, ("", ("**Also that it be seen.", "May 2031 update", "Seen."), "4", "")], page=2)

    found = tracked(sheet, first, second).recommendations

    assert [(one.number, one.text, one.complete) for one in found] == [
        ("7", "That it be done.", True),
        (None, "Also that it be seen.", False),
    ]


def test_another_councils_columns_are_known_by_what_they_hold() -> None:
    sheet = Sheet()
    rows = [
        ("", "Bidding", "Rung", "Ticked"),
        ("1", ("**That it be done by all.", "May 2031 update", "It was done."), "2 (done)", "✓"),
        ("2", ("**That it be seen by all.", "May 2031 update", "It was seen."), "4 (late)", ""),
    ]
    table = stacked(sheet, rows)

    found = tracked(sheet, table).recommendations

    assert [(one.number, one.stage_codes, one.complete) for one in found] == [("1", (2,), True), ("2", (4,), False)]
    assert READER.claims is not None
    assert READER.claims(sheet.section((table,)), sheet.desk())


def test_columns_of_updates_and_unknown_columns_are_kept() -> None:
    sheet = Sheet()
    rows = [
        ("No", "Recommendation", "Progress to date", "Status", "Cost centre"),
        ("R1", "That paths be lit", "Ten are lit", "On track", "C77"),
    ]

    (found,) = tracked(sheet, stacked(sheet, rows)).recommendations

    assert (found.number, found.stage_raw, found.complete) == ("R1", "On track", None)
    assert [(update.kind, update.text) for update in found.updates] == [("update", "Ten are lit")]
    assert found.columns == {"Cost centre": "C77"}


@pytest.mark.parametrize(
    ("printed", "complete"), [("Yes", True), ("No", False), ("✔", True), ("", False), ("in hand", None), ("–", None)]
)
def test_a_tick_is_read_as_printed(printed: str, complete: bool | None) -> None:  # noqa: FBT001
    sheet = Sheet()

    (found,) = tracked(sheet, stacked(sheet, [HEAD, ("1", "That it be done", "4 (late)", printed)])).recommendations

    assert found.complete is complete


def test_the_inquiry_is_the_heading_over_the_table() -> None:
    sheet = Sheet()
    heading = sheet.paragraph("Inquiry into street lights", kind="heading", bold=True)

    found = tracked(sheet, heading, stacked(sheet, [HEAD, ("1", "That it be done", "2 (done)", "✓")]))

    assert found.inquiry == "Inquiry into street lights"


TICKS = [("✓", True), ("*", True), ("Yes", True), ("✗", False), ("", False), ("–", None), ("See above", None)]


@pytest.mark.parametrize(("mark", "complete"), TICKS)
def test_any_mark_ticks_a_recommendation_and_words_do_only_where_they_answer(
    mark: str, *, complete: bool | None
) -> None:
    sheet = Sheet()
    cell = ("**That the bridge be mended.", "May 2031 update", "It was mended.")

    (found,) = tracked(sheet, stacked(sheet, [HEAD, ("4", cell, "2 (Achieved)", mark)])).recommendations

    assert found.complete is complete


def test_a_number_before_the_text_is_the_recommendations_where_no_column_has_it() -> None:
    sheet = Sheet()
    rows = [
        ("Recommendation", "Progress", "Status"),
        ("1. That the bridge be mended.", "It was mended.", "Complete"),
        ("2. That it be lit.", "The lamps are on order.", "Ongoing"),
        ("That it be painted.", "", "Depends on the weather"),
    ]

    found = tracked(sheet, sheet.table(rows)).recommendations

    assert [(each.number, each.text, each.complete) for each in found] == [
        ("1", "That the bridge be mended.", True),
        ("2", "That it be lit.", False),
        (None, "That it be painted.", None),
    ]
