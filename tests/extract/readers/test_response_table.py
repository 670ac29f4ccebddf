from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.response_table import READER, read_response_table
from tests.making import Sheet, band, box, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import ResponseTable


def answers(sheet: Sheet, *blocks: Block) -> ResponseTable:
    return read_response_table(sheet.section(blocks), sheet.desk())


def test_a_table_has_a_row_for_each_recommendation() -> None:
    sheet = Sheet()
    rows = [
        ("No", "Recommendation", "Response", "Status", "Lead", "Cost centre"),
        ("1", "Light the paths", "We will light them", "Accepted", "A Fenwick", "C77"),
    ]

    (found,) = answers(sheet, stacked(sheet, rows)).rows

    assert (found.number, found.recommendation, found.response) == ("1", "Light the paths", "We will light them")
    assert (found.status, found.responder, found.columns) == ("Accepted", "A Fenwick", {"Cost centre": "C77"})


def test_answers_of_a_word_or_two_are_verdicts_and_a_number_may_lead_the_text() -> None:
    sheet = Sheet()
    rows = [("Recommendation", "Council response"), ("2. Light the paths", "Accept in part")]

    (found,) = answers(sheet, stacked(sheet, rows)).rows

    assert (found.number, found.recommendation, found.status, found.response) == (
        "2",
        "Light the paths",
        "Accept in part",
        None,
    )


def test_a_box_holds_the_recommendation_and_prose_below_answers_it() -> None:
    sheet = Sheet()
    blocks = (
        box(sheet, "**Recommendation 4: Brighter paths", "The council should light the paths."),
        sheet.paragraph("The council agrees that paths are dark."),
        sheet.paragraph("Lights", kind="heading", bold=True),
        sheet.paragraph("Ten are ordered.", page=2),
        box(sheet, "**Recommendation 5: More benches", "The council should add benches.", page=2),
        sheet.paragraph("It will.", page=2),
    )

    first, second = answers(sheet, *blocks).rows

    assert (first.number, first.title) == ("4", "Brighter paths")
    assert first.recommendation == "The council should light the paths."
    assert first.response == "The council agrees that paths are dark. Lights Ten are ordered."
    assert (second.number, second.response) == ("5", "It will.")


def test_a_box_goes_on_at_the_top_of_the_next_page() -> None:
    sheet = Sheet()
    blocks = (
        box(sheet, "8.1. The council should light"),
        box(sheet, "every path.", page=2),
        sheet.paragraph("It will.", page=2),
    )

    (found,) = answers(sheet, *blocks).rows

    assert (found.number, found.recommendation, found.response) == (
        "8.1",
        "The council should light every path.",
        "It will.",
    )


def test_bold_paragraphs_are_recommendation_and_verdict() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Recommendation 2: That the council light", "the paths. (13.7)", bold=True),
        sheet.paragraph("The council accepts this recommendation.", bold=True),
        sheet.paragraph("Lights are ordered."),
        sheet.paragraph("Recommendation 14:", bold=True),
        sheet.paragraph("that benches be added;", bold=True, kind="bullet", marker="a)"),
        sheet.paragraph("The council rejects this recommendation.", bold=True),
        sheet.paragraph("There is no room."),
    )

    first, second = answers(sheet, *blocks).rows

    assert (first.number, first.title, first.status) == ("2", None, "The council accepts this recommendation.")
    assert (first.recommendation, first.response) == ("That the council light the paths. (13.7)", "Lights are ordered.")
    assert (second.number, second.recommendation) == ("14", "a) that benches be added;")
    assert (second.status, second.response) == ("The council rejects this recommendation.", "There is no room.")


def test_labels_divide_recommendation_and_answer() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Recommendation 1", kind="heading", bold=True),
        sheet.paragraph("Light the paths."),
        sheet.paragraph("And the steps."),
        sheet.paragraph("Council response to recommendation 1", kind="heading", bold=True),
        sheet.paragraph("We will."),
        sheet.paragraph("2. Seats", kind="heading", bold=True),
        sheet.paragraph("Recommendation: Add benches.", bold=True),
        sheet.paragraph("Response:", bold=True),
        sheet.paragraph("We will not."),
    )

    first, second = answers(sheet, *blocks).rows

    assert (first.number, first.recommendation, first.response) == ("1", "Light the paths. And the steps.", "We will.")
    assert (second.number, second.recommendation, second.response) == (None, "Add benches.", "We will not.")


def test_without_labels_the_first_paragraph_is_the_recommendation() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Recommendation 1", kind="heading", bold=True),
        sheet.paragraph("Light the paths."),
        sheet.paragraph("Ten lights are ordered."),
    )

    (found,) = answers(sheet, *blocks).rows

    assert (found.recommendation, found.response) == ("Light the paths.", "Ten lights are ordered.")


def test_recommendations_in_one_box_share_the_answer_and_the_verdict() -> None:
    sheet = Sheet()
    table = box(sheet, "2a. Light the paths.", "", "2b. Light the steps.", "**These are accepted in full.")
    gap = 30.0
    moved = tuple(
        line
        if number == 0
        else type(line)(
            tuple(word._replace(y0=word.y0 + gap, y1=word.y1 + gap) for word in line.words),
            line.x0,
            line.y0 + gap,
            line.x1,
            line.y1 + gap,
        )
        for number, line in enumerate(table.cells[0].lines)
    )
    table = type(table)((type(table.cells[0])(0, 0, 1, 1, table.places, moved),), 1, 1, 0, table.places)

    found = answers(sheet, table, sheet.paragraph("Both are lit.")).rows

    assert [(one.number, one.recommendation, one.status, one.response) for one in found] == [
        ("2a", "Light the paths.", "These are accepted in full.", "Both are lit."),
        ("2b", "Light the steps.", "These are accepted in full.", "Both are lit."),
    ]


def test_labels_say_the_verdict_who_answers_and_by_when() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Recommendation 1", kind="heading", bold=True),
        sheet.paragraph("Light the paths."),
        sheet.paragraph("Response: Accepted", "Ten lights are ordered."),
        sheet.paragraph("Lead officer: Head of Paths"),
        sheet.paragraph("By when: June 2031"),
        sheet.paragraph("Recommendation 2 – Rejected", kind="heading", bold=True),
        sheet.paragraph("Add benches."),
        sheet.paragraph("There is no room."),
    )

    first, second = answers(sheet, *blocks).rows

    assert (first.recommendation, first.status) == ("Light the paths.", "Accepted")
    assert first.response == "Ten lights are ordered."
    assert (first.responder, first.columns) == ("Head of Paths", {"By when": "June 2031"})
    assert (second.number, second.recommendation, second.status) == ("2", "Add benches.", "Rejected")
    assert second.response == "There is no room."


def test_forms_hold_a_recommendation_each() -> None:
    sheet = Sheet()
    rows = [
        ("Recommendation 3", "Light the paths"),
        ("Accepted?", "In part"),
        ("Response", "Some will be lit"),
        ("Lead officer", "Head of Paths"),
        ("Cost centre", "C77"),
    ]

    (found,) = answers(sheet, stacked(sheet, rows, header_rows=0)).rows

    assert (found.number, found.recommendation, found.response) == ("3", "Light the paths", "Some will be lit")
    assert (found.status, found.responder, found.columns) == ("In part", "Head of Paths", {"Cost centre": "C77"})


def test_bold_sentences_with_numbers_are_recommendations_where_no_word_says_so() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("That the paths be lit.", number="1.", bold=True),
        sheet.paragraph("They will be."),
        sheet.paragraph("That benches be added.", number="2.", bold=True),
        sheet.paragraph("There is no room."),
    )

    assert [(one.number, one.recommendation, one.response) for one in answers(sheet, *blocks).rows] == [
        ("1", "That the paths be lit.", "They will be."),
        ("2", "That benches be added.", "There is no room."),
    ]


def test_a_box_may_hold_the_answer_in_its_second_cell() -> None:
    sheet = Sheet()
    rows = [[("**Recommendation 1", "Light the paths.")], [("**Response: Accepted", "Ten lights are ordered.")]]

    (found,) = answers(sheet, stacked(sheet, rows, header_rows=0)).rows

    assert (found.number, found.recommendation, found.status) == ("1", "Light the paths.", "Accepted")
    assert found.response == "Ten lights are ordered."


def test_columns_nobody_knows_are_told_by_their_verdicts() -> None:
    sheet = Sheet()
    rows = [
        ("Zark", "Floon", "Grabs", "Plim"),
        ("1", "Light all of the paths", "Accepted", "Ten lights are on order"),
        ("2", "Put benches in the square", "Rejected", "There is no room for them"),
    ]
    table = stacked(sheet, rows)

    first, _ = answers(sheet, table).rows

    assert (first.number, first.recommendation, first.status) == ("1", "Light all of the paths", "Accepted")
    assert first.response == "Ten lights are on order"
    assert READER.claims is not None
    assert READER.claims(sheet.section((table,), title="Cabinet response to the inquiry"), sheet.desk())
    assert not READER.claims(sheet.section((table,)), sheet.desk())


@pytest.mark.parametrize("text", ["R2 Light the paths", "2. Light the paths", "R2: Light the paths"])
def test_a_number_may_lead_the_text_with_or_without_a_mark(text: str) -> None:
    sheet = Sheet()

    (found,) = answers(
        sheet, stacked(sheet, [("Recommendation", "Response"), (text, "We will light all of them")])
    ).rows

    assert (found.number or "").removeprefix("R") == "2"
    assert found.recommendation == "Light the paths"


def test_a_band_over_a_row_holds_the_recommendation_it_answers() -> None:
    sheet = Sheet()
    rows = [
        ("Response", "Accepted / rejected", "Lead officer"),
        ("Recommendation 1: Light the paths", "", ""),
        ("Ten lights are ordered", "Accepted", "Head of Paths"),
        ("Recommendation 2: Add benches", "", ""),
        ("There is no room", "Rejected", "Head of Parks"),
    ]
    table = band(band(stacked(sheet, rows), 1), 3)

    first, second = answers(sheet, table).rows

    assert (first.number, first.recommendation, first.response) == ("1", "Light the paths", "Ten lights are ordered")
    assert (second.number, second.status, second.responder) == ("2", "Rejected", "Head of Parks")
    assert READER.claims is not None
    assert READER.claims(sheet.section((table,), title="Executive response to the review"), sheet.desk())


def test_each_verdict_may_have_a_column_to_tick() -> None:
    sheet = Sheet()
    rows = [
        ("No", "Recommendation", "Agreed", "Partly agreed", "Not agreed", "Comments", "Cost"),
        ("1", "Light the paths", "✓", "", "", "Ten lights are ordered", "£10"),
        ("2", "Add benches", "", "", "X", "There is no room", ""),
    ]

    first, second = answers(sheet, stacked(sheet, rows)).rows

    assert (first.status, second.status) == ("Agreed", "Not agreed")
    assert (first.response, first.columns) == ("Ten lights are ordered", {"Cost": "£10"})


def test_one_form_may_hold_recommendation_after_recommendation() -> None:
    sheet = Sheet()
    rows = [
        ("Recommendation 1", "Light the paths"),
        ("Response", "Ten lights are ordered"),
        ("Recommendation 2", "Add benches"),
        ("Response", "There is no room"),
    ]

    found = answers(sheet, stacked(sheet, rows, header_rows=0)).rows

    assert [(one.number, one.recommendation, one.response) for one in found] == [
        ("1", "Light the paths", "Ten lights are ordered"),
        ("2", "Add benches", "There is no room"),
    ]
