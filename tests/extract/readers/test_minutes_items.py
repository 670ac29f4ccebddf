from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.bodies import BodyReader
from scrutiny_extract.extract.readers.minutes import read_minutes
from tests.making import Sheet

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block, Paragraph
    from scrutiny_extract.schemas import Minutes


def minutes(sheet: Sheet, *blocks: Block) -> Minutes:
    return read_minutes(sheet.section(blocks, "minutes"), sheet.desk())


def heading(sheet: Sheet, text: str, number: str | None = None) -> Paragraph:
    return sheet.paragraph(text, kind="heading", number=number, bold=True)


@pytest.mark.parametrize(
    ("references", "numbers"),
    [
        (("Minute 45", "Minute 46", "Minute 47"), ["45", "46", "47"]),
        (("31/045", "31/046", "31/047"), ["31/045", "31/046", "31/047"]),
        (("C31/32-45", "C31/32-46", "C31/32-47"), ["C31/32-45", "C31/32-46", "C31/32-47"]),
        (("* 53", "* 54", "* 55"), ["53", "54", "55"]),
        (("12 (31/32)", "13 (31/32)", "14 (31/32)"), ["12 (31/32)", "13 (31/32)", "14 (31/32)"]),
        (("PL.12", "PL.13", "PL.14"), ["PL.12", "PL.13", "PL.14"]),
        (("I", "II", "III"), ["I", "II", "III"]),
        (("2030/31", "2031/32", "2032/33"), [None, None, None]),
        (("C9", "C7", "C8"), [None, None, None]),
    ],
)
def test_items_are_numbered_in_a_councils_own_way(references: tuple[str, ...], numbers: list[str | None]) -> None:
    sheet = Sheet()
    blocks = [sheet.paragraph("Present: Cllr A Moor (Chair)")]
    for reference in references:
        blocks += [heading(sheet, f"{reference} Street lights"), sheet.paragraph("The lights were dark.")]

    assert [one.number for one in minutes(sheet, *blocks).items] == numbers


def test_apologies_are_an_item_where_nothing_is_numbered() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Present"),
        sheet.paragraph("Councillors A Moor (Chair) and B Lee"),
        heading(sheet, "Apologies for absence"),
        sheet.paragraph("Apologies were received from Councillor C Pym."),
        heading(sheet, "Lights"),
        sheet.paragraph("They were dark."),
        heading(sheet, "Grit"),
        sheet.paragraph("There was none."),
    )

    assert [one.title for one in found.items] == ["Apologies for absence", "Lights", "Grit"]
    assert [(one.name, one.status) for one in found.attendance] == [
        ("A Moor", "present"),
        ("B Lee", "present"),
        ("C Pym", "apologies"),
    ]


@pytest.mark.parametrize(
    ("text", "is_council"),
    [
        ("The Council of the City of Thornmere", True),
        ("Thornmere City Council", True),
        ("The Council", False),
        ("City Council", False),
    ],
)
def test_a_councils_name_is_more_than_its_kind(text: str, is_council: bool) -> None:  # noqa: FBT001 - a case's outcome
    assert BodyReader(Sheet().desk()).is_council(text) is is_council


def test_paragraphs_that_each_say_that_are_one_resolution() -> None:
    sheet = Sheet()
    (found,) = (
        minutes(
            sheet,
            heading(sheet, "Lights", "1."),
            sheet.paragraph("RESOLVED:"),
            sheet.paragraph("That lamps be bought."),
            sheet.paragraph("That the Clerk be thanked."),
            sheet.paragraph("Members spoke of the dark."),
            heading(sheet, "Close", "2."),
        )
        .items[0]
        .resolutions
    )

    assert found.text == "That lamps be bought. That the Clerk be thanked."
    assert found.limbs == ("That lamps be bought.", "That the Clerk be thanked.")


def test_a_decision_may_stand_beside_its_label_in_a_table() -> None:
    sheet = Sheet()
    (found,) = (
        minutes(
            sheet,
            heading(sheet, "Lights", "1."),
            sheet.paragraph("They were dark."),
            sheet.table([["Decision", "That lamps be bought."], ["Reason", "To light the lanes."]], header_rows=0),
            heading(sheet, "Close", "2."),
        )
        .items[0]
        .resolutions
    )

    assert (found.verb, found.text) == ("DECISION", "That lamps be bought.")


def test_a_verb_alone_in_bold_makes_a_sentence_a_decision() -> None:
    sheet = Sheet()
    plain, bold, rest = sheet.line("It was"), sheet.line("agreed", bold=True), sheet.line("that grit be bought.")
    told = replace(sheet.paragraph("It was agreed that grit be bought."), lines=(plain, bold, rest))
    found = minutes(
        sheet,
        heading(sheet, "Lights", "1."),
        sheet.paragraph("Resolved: that lamps be bought."),
        heading(sheet, "Grit", "2."),
        told,
        sheet.paragraph("It was agreed that the winter had been long."),
        heading(sheet, "Close", "3."),
    ).items

    assert [(one.verb, one.text) for one in found[1].resolutions] == [("AGREED", "that grit be bought.")]


def test_who_is_to_act_may_stand_at_the_margin_or_alone_behind_the_mark() -> None:
    sheet = Sheet()
    text = sheet.line("Lamps to be bought.")
    sheet.back()
    who = sheet.line("AM", x0=480.0, bold=True)
    told = replace(sheet.paragraph("Lamps to be bought. AM"), lines=(line_of((*text.words, *who.words)),))
    found = minutes(
        sheet,
        heading(sheet, "Lights", "1."),
        told,
        sheet.paragraph("Grit to be spread."),
        sheet.paragraph("ACTION: Head of Roads"),
        heading(sheet, "Close", "2."),
    ).items[0]

    assert [(action.action, action.lead) for action in found.actions] == [
        ("Lamps to be bought.", "AM"),
        ("Grit to be spread.", "Head of Roads"),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ("RESULT: APPROVED [UNANIMOUS]", "MOTION BY: Moor", "SECOND: Lee", "AYES: Moor, Lee, Pym", "ABSENT: Hale"),
            (None, "Moor", "Lee", "APPROVED [UNANIMOUS]"),
        ),
        (
            ("Moved by: Councillor Moor", "Seconded by: Councillor Lee", "That lamps be bought.", "Carried"),
            ("That lamps be bought.", "Moor", "Lee", "Carried"),
        ),
        (("Proposed: A Moor", "Seconded: B Lee"), (None, "A Moor", "B Lee", None)),
    ],
)
def test_a_motion_may_be_told_in_lines_of_labels(lines: tuple[str, ...], told: tuple[str | None, ...]) -> None:
    sheet = Sheet()
    (found,) = (
        minutes(
            sheet,
            heading(sheet, "Lights", "1."),
            sheet.paragraph("They were dark."),
            *(sheet.paragraph(line) for line in lines),
            heading(sheet, "Close", "2."),
        )
        .items[0]
        .motions
    )

    assert (found.text, found.moved_by, found.seconded_by, found.outcome) == told


def test_an_item_taken_out_of_turn_keeps_its_number() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Apologies", "16.05.1"),
        sheet.paragraph("There were none."),
        heading(sheet, "Minutes", "16.05.3"),
        sheet.paragraph("They were agreed."),
        sheet.paragraph("Lights were brought forward.", number="16.05.7"),
        heading(sheet, "Matters arising", "16.05.4"),
        sheet.paragraph("The grit was spread."),
        heading(sheet, "Close", "16.05.8"),
    ).items

    assert [one.number for one in found] == ["16.05.1", "16.05.3", "16.05.7", "16.05.4", "16.05.8"]
