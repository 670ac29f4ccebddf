from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.minutes import read_minutes
from tests.making import Sheet

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block, Paragraph
    from scrutiny_extract.schemas import MinuteItem, Minutes


def minutes(sheet: Sheet, *blocks: Block) -> Minutes:
    return read_minutes(sheet.section(blocks, "minutes"), sheet.desk())


def heading(sheet: Sheet, text: str, number: str | None = None) -> Paragraph:
    return sheet.paragraph(text, kind="heading", number=number, bold=True)


def item(sheet: Sheet, *texts: str) -> MinuteItem:
    """Read one item between two others."""
    blocks = [
        heading(sheet, "Minutes", "11"),
        heading(sheet, "Street lights", "12"),
        *(sheet.paragraph(text) for text in texts),
        heading(sheet, "Close", "13"),
    ]
    return minutes(sheet, *blocks).items[1]


def test_items_are_numbered_headings_with_what_stands_under_them() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Late items", "53."),
        sheet.paragraph("There were none."),
        heading(sheet, "Path lights", "54."),
        sheet.paragraph("The Board considered the lights."),
        sheet.paragraph("It noted their cost."),
    )

    assert [(one.number, one.title, len(one.paragraphs)) for one in found.items] == [
        ("53", "Late items", 1),
        ("54", "Path lights", 2),
    ]


def test_the_head_says_who_came_and_who_was_sorry() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Wexcombe Parish Council"),
        sheet.paragraph("Minutes of the meeting held on 4 May 2031 at 7.30 pm in the Village Hall"),
        sheet.paragraph("Present: Councillors A Moor (Chair), B Lee and C Dean"),
        sheet.paragraph("Apologies: Councillor D Hale"),
        heading(sheet, "Minutes", "1."),
        sheet.paragraph("They were agreed."),
        heading(sheet, "Close", "2."),
    )

    assert [(one.name, one.role, one.status) for one in found.attendance] == [
        ("A Moor", "chair", "present"),
        ("B Lee", None, "present"),
        ("C Dean", None, "present"),
        ("D Hale", None, "apologies"),
    ]


@pytest.mark.parametrize(
    ("text", "verb", "resolution"),
    [
        ("RESOLVED – That the lights be bought.", "RESOLVED", "That the lights be bought."),
        ("RESOLVED that the lights be bought.", "RESOLVED", "that the lights be bought."),
        ("AGREED: to buy the lights.", "AGREED", "to buy the lights."),
        ("It was resolved to buy the lights.", "RESOLVED", "to buy the lights."),
    ],
)
def test_a_resolution_is_what_follows_its_verb(text: str, verb: str, resolution: str) -> None:
    (found,) = item(Sheet(), "The lights were discussed.", text).resolutions

    assert (found.verb, found.text) == (verb, resolution)


def test_a_resolution_takes_in_the_list_that_it_introduces() -> None:
    sheet = Sheet()
    blocks = [
        heading(sheet, "Path lights", "12"),
        sheet.paragraph("RESOLVED that:"),
        sheet.paragraph("the lights be bought; and", number="(1)", level=1),
        sheet.paragraph("the Clerk write to the County.", number="(2)", level=1),
        sheet.paragraph("Members thanked the Clerk."),
        heading(sheet, "Close", "13"),
    ]

    (found,) = minutes(sheet, *blocks).items[0].resolutions

    assert found.text == "that: (1) the lights be bought; and (2) the Clerk write to the County."


def test_movers_and_votes_are_told_beside_the_resolution() -> None:
    (found,) = item(
        Sheet(),
        "Proposed by Cllr Moor, seconded by Cllr Lee. RESOLVED that lights be bought. For 5, against 2, abstained 1.",
    ).resolutions

    assert (found.moved_by, found.seconded_by) == ("Moor", "Lee")
    assert found.vote is not None
    assert (found.vote.for_, found.vote.against, found.vote.abstentions) == (5, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The Clerk reported that nothing had been resolved.",
        "Members asked whether the dispute could be resolved.",
        "The report had been agreed by the County.",
    ],
)
def test_talk_of_resolving_resolves_nothing(text: str) -> None:
    assert item(Sheet(), text).resolutions == ()


def test_an_action_says_what_is_to_be_done_or_who_is_to_do_it() -> None:
    found = item(Sheet(), "The lights were dark. Action: Clerk to write to the County.", "Buy new lamps. ACTION: AM")

    assert [(action.action, action.lead) for action in found.actions] == [
        ("Clerk to write to the County.", None),
        ("Buy new lamps.", "AM"),
    ]


def test_nobody_declares_an_interest_where_none_was_declared() -> None:
    assert item(Sheet(), "No interests were declared.").interests == ()
