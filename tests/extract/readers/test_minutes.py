from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.layout import Cell, Paragraph, Place, Style, Table, line_of
from scrutiny_extract.extract.readers.minutes import read_minutes
from tests.making import Sheet, box, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block, Line
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


@pytest.mark.parametrize(
    ("texts", "resolution", "movers", "outcome"),
    [
        (
            ("RESOLVED that lamps be bought. Proposed by Cllr A Moor, seconded by Cllr B Lee, all in favour.",),
            "that lamps be bought.",
            ("A Moor", "B Lee"),
            "all in favour",
        ),
        (
            ("RESOLVED: to buy lamps (proposed Cllr A Moor, seconded Cllr B Lee).",),
            "to buy lamps",
            ("A Moor", "B Lee"),
            None,
        ),
        (
            ("It was resolved to buy lamps.", "Proposed: Cllr Moor  Seconded: Cllr Lee"),
            "to buy lamps.",
            ("Moor", "Lee"),
            None,
        ),
        (
            ("RESOLVED", "that lamps be bought.", "Proposed Cllr Moor Seconded Cllr Lee. Carried."),
            "that lamps be bought.",
            ("Moor", "Lee"),
            "Carried",
        ),
        (("It was therefore resolved not to buy lamps.",), "not to buy lamps.", (None, None), None),
        (
            ("Proposed Alan, seconded Bea and agreed that lamps be bought.",),
            "that lamps be bought.",
            ("Alan", "Bea"),
            None,
        ),
        (("Councillors resolved this to be enough.",), "this to be enough.", (None, None), None),
    ],
)
def test_who_moved_may_be_told_behind_the_resolution(
    texts: tuple[str, ...], resolution: str, movers: tuple[str | None, str | None], outcome: str | None
) -> None:
    found = item(Sheet(), *texts)

    (one,) = found.resolutions
    assert found.motions == ()
    assert (one.text, (one.moved_by, one.seconded_by), one.outcome) == (resolution, movers, outcome)


def test_a_vote_may_stand_on_its_own_line_behind_the_resolution() -> None:
    (found,) = item(Sheet(), "RESOLVED that lamps be bought.", "Voting: For 5, Against 2, Abstentions 1").resolutions

    assert found.vote is not None
    assert (found.vote.for_, found.vote.against, found.vote.abstentions) == (5, 2, 1)


@pytest.mark.parametrize(
    ("text", "verb", "resolution"),
    [
        ("The Roads Committee noted the report.", "NOTED", "the report."),
        ("The Committee for Roads unanimously approved the plan.", "APPROVED", "the plan."),
        ("That the Roads Committee: note the plan.", None, "That the Roads Committee: note the plan."),
    ],
)
def test_what_a_body_did_is_a_decision_where_it_is_set_in_bold(text: str, verb: str | None, resolution: str) -> None:
    sheet = Sheet()
    blocks = [
        heading(sheet, "Path lights", "12"),
        sheet.paragraph("The Clerk spoke."),
        sheet.paragraph(text, bold=True),
        sheet.paragraph("The Roads Committee noted that it was late."),
        heading(sheet, "Close", "13"),
    ]

    (found,) = minutes(sheet, *blocks).items[0].resolutions

    assert (found.verb, found.text) == (verb, resolution)


@pytest.mark.parametrize(
    ("texts", "wording", "outcome"),
    [
        (
            (
                "Cllr Moor moved an amendment to the report as follows; the amendment was seconded by Cllr Lee.",
                "The amendment was LOST.",
            ),
            None,
            "LOST",
        ),
        (
            (
                "The recommendation was moved by Cllr Moor and seconded by Cllr Lee.",
                "“Buy lamps for the green.”",
                "Members asked what they cost.",
                "On being put to the vote the recommendation was LOST (4 voting in favour and 5 against. 1 abstained).",
            ),
            "Buy lamps for the green.",
            "LOST",
        ),
        (
            ("Cllr Moor proposed, and Cllr Lee seconded, that lamps be bought, and this was defeated.",),
            "that lamps be bought",
            "defeated",
        ),
        (
            ("It was proposed by Cllr Moor and seconded by Cllr Lee that lamps be bought. All agreed.",),
            "that lamps be bought.",
            "All agreed",
        ),
    ],
)
def test_a_motion_is_its_words_and_what_became_of_it(
    texts: tuple[str, ...], wording: str | None, outcome: str | None
) -> None:
    (found,) = item(Sheet(), *texts).motions

    assert (found.moved_by, found.seconded_by, found.outcome) == ("Moor", "Lee", outcome)
    assert wording is None or found.text == wording


def test_a_motion_that_only_points_at_a_recommendation_takes_no_talk_for_its_words() -> None:
    found = item(
        Sheet(),
        "The recommendation was moved by Cllr Moor and seconded by Cllr Lee.",
        "Members asked what lamps cost.",
        "The recommendation was put to the vote and was CARRIED unanimously.",
        "It was APPROVED: to buy lamps.",
    )

    (one,) = found.resolutions
    assert found.motions == ()
    assert (one.moved_by, one.outcome) == ("Moor", "CARRIED unanimously")


def test_whoever_attended_as_substitute_is_one() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        sheet.paragraph("Present: Councillors A Moor (Chair), B Lee and C Dean"),
        heading(sheet, "Apologies", "1."),
        sheet.paragraph("Apologies came from Councillor Hale. Councillor C Dean attended as substitute."),
        heading(sheet, "Close", "2."),
    )

    assert [(one.name, one.status) for one in found.attendance] == [
        ("A Moor", "present"),
        ("B Lee", "present"),
        ("C Dean", "substitute"),
        ("Hale", "apologies"),
    ]


def test_those_present_may_be_counted_or_listed_beside_their_posts() -> None:
    sheet = Sheet()

    def row(name: str, beside: str, number: str | None = None) -> Paragraph:
        left = sheet.line(f"{number} {name}" if number else name)
        if not beside:
            return Paragraph((left,), name, "paragraph", number)
        sheet.back()
        right = sheet.line(beside, x0=300.0)
        return Paragraph((line_of((*left.words, *right.words)),), f"{name} {beside}", "paragraph", number)

    found = minutes(
        sheet,
        heading(sheet, "Present:"),
        row("Ann Moor", "(Chair)", "1."),
        row("Ben Lee", "Treasurer", "2."),
        row("Cai Dean", "", "3."),
        row("Dee Hale", "Friends of the Ford", "4."),
        heading(sheet, "Lights", "1"),
        sheet.paragraph("They were dark."),
        heading(sheet, "Close", "2"),
    )

    assert [(one.name, one.role, one.representing) for one in found.attendance] == [
        ("Ann Moor", "chair", None),
        ("Ben Lee", "Treasurer", None),
        ("Cai Dean", None, None),
        ("Dee Hale", None, "Friends of the Ford"),
    ]


def test_a_list_broken_after_and_goes_on_in_the_next_paragraph() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Present"),
        sheet.paragraph("Councillors A Moor (Chair), B Lee and"),
        sheet.paragraph("C Dean; Clerk D Hale Two members of the public"),
        heading(sheet, "Lights", "1"),
        sheet.paragraph("They were dark."),
        heading(sheet, "Close", "2"),
    )

    assert [(one.name, one.role, one.category) for one in found.attendance] == [
        ("A Moor", "chair", "councillor"),
        ("B Lee", None, "councillor"),
        ("C Dean", None, "councillor"),
        ("D Hale", "Clerk", None),
    ]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("DIRECTED – That lamps be bought.", "DIRECTED"),
        ("GRANTED: that lamps be bought.", "GRANTED"),
        ("CARRIED: that lamps be bought.", None),
        ("UNRESTRICTED: that lamps be bought.", None),
        ("LED lamps: that they be bought.", None),
    ],
)
def test_a_verb_we_do_not_know_stands_in_capitals_at_the_head(text: str, verb: str | None) -> None:
    found = item(Sheet(), text).resolutions

    assert [one.verb for one in found] == ([verb] if verb else [])


@pytest.mark.parametrize(
    "head",
    [
        ("HERE: Councillor A Moor in the Chair", "Councillors B Lee and C Dean", "ALONGSIDE: Mr P Hale, Clerk"),
        ("Councillor A Moor (Chair)", "Councillors B Lee and C Dean", "Officers: Mr P Hale, Clerk"),
        ("Those there: Councillors A Moor (Chair), B Lee and C Dean", "Others there: Mr P Hale, Clerk"),
        ("Present: Councillors A Moor (Chair), B Lee and C Dean", "Clerk: Mr P Hale. 3 members of the public."),
    ],
)
def test_those_present_are_known_by_a_chair_and_councillors_under_any_heading(head: tuple[str, ...]) -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Thornmere City Council"),
        *(sheet.paragraph(text) for text in head),
        heading(sheet, "Lights", "1"),
        sheet.paragraph("They were dark."),
        heading(sheet, "Close", "2"),
    )

    assert [(one.name, one.role, one.status) for one in found.attendance] == [
        ("A Moor", "chair", "present"),
        ("B Lee", None, "present"),
        ("C Dean", None, "present"),
        ("Mr P Hale", "Clerk", "in attendance"),
    ]


def test_apologies_are_told_in_many_ways_and_their_reasons_are_notes() -> None:
    found = item(
        Sheet(),
        "Cllr Moor sent apologies.",
        "Apologies had been received from Cllrs A Pym (illness) and B Ott, and these were accepted.",
    )
    sheet = Sheet()
    told = minutes(
        sheet,
        sheet.paragraph("Present: Councillors C Dean (Chair) and D Hale"),
        heading(sheet, "Apologies", "1."),
        *(sheet.paragraph(one.text) for one in found.paragraphs),
        sheet.paragraph("Cllr Hale left the meeting at this point (8.15pm)."),
        heading(sheet, "Close", "2."),
    )

    assert [(one.name, one.status, one.note) for one in told.attendance] == [
        ("C Dean", "present", None),
        ("D Hale", "present", "left the meeting at this point (8.15pm)"),
        ("Moor", "apologies", None),
        ("A Pym", "apologies", "illness"),
        ("B Ott", "apologies", None),
    ]


def test_an_action_in_a_box_says_by_when_on_its_own_line() -> None:
    sheet = Sheet()
    first, found = (
        minutes(
            sheet,
            heading(sheet, "Lights", "1."),
            sheet.paragraph("They were dark."),
            sheet.paragraph("Action: Cllr Moor to look at them."),
            box(sheet, "Action: Clerk to write to the County about", "the lamps on the green", "Due: March 2031"),
            heading(sheet, "Close", "2."),
        )
        .items[0]
        .actions
    )

    assert (first.action, first.lead) == ("Cllr Moor to look at them.", None)
    assert (found.action, found.timescale) == (
        "Clerk to write to the County about the lamps on the green",
        "March 2031",
    )


@pytest.mark.parametrize(
    ("texts", "counts", "names"),
    [
        (
            ("FOR – Councillors Moor, Lee (2)", "AGAINST – Councillor Dean (1)", "ABSTAINED – None (0)"),
            (2, 1, 0),
            (("Moor", "Lee"), ("Councillor Dean",)),
        ),
        (
            ("For the motion:", "Cllrs Moor and Lee ..... 2", "Against the motion:", "Cllr Dean", "....... 1"),
            (2, 1, None),
            (("Moor", "Lee"), ("Cllr Dean",)),
        ),
    ],
)
def test_names_of_a_vote_end_with_their_count(
    texts: tuple[str, ...], counts: tuple[int | None, ...], names: tuple[tuple[str, ...], ...]
) -> None:
    (found,) = item(
        Sheet(), "It was moved by Cllr Moor and seconded by Cllr Lee:", *texts, "RESOLVED", "That lamps be bought."
    ).resolutions

    assert found.vote is not None
    assert found.vote.names is not None
    assert (found.vote.for_, found.vote.against, found.vote.abstentions) == counts
    assert (found.vote.names.for_, found.vote.names.against) == names


def test_the_sides_of_a_vote_may_be_columns() -> None:
    sheet = Sheet()
    (found,) = (
        minutes(
            sheet,
            heading(sheet, "Lights", "1."),
            sheet.paragraph("RESOLVED that lamps be bought."),
            stacked(
                sheet,
                [
                    ["For", "Against", "Abstained"],
                    [("Cllr Moor", "Cllr Lee"), ("Cllr Dean",), ()],
                    ["..... 2", "..... 1", "..... 0"],
                ],
            ),
            heading(sheet, "Close", "2."),
        )
        .items[0]
        .resolutions
    )

    assert found.vote is not None
    assert found.vote.names is not None
    assert (found.vote.for_, found.vote.against, found.vote.abstentions) == (2, 1, 0)
    assert (found.vote.names.for_, found.vote.names.against) == (("Cllr Moor", "Cllr Lee"), ("Cllr Dean",))


def test_a_vote_on_what_nobody_moved_is_a_motion() -> None:
    (found,) = item(
        Sheet(),
        "A recorded vote was taken.",
        "For: Cllrs Moor and Lee",
        "Against: Cllr Dean",
        "The motion was CARRIED.",
    ).motions

    assert (found.moved_by, found.text, found.outcome) == (None, None, "CARRIED")


@pytest.mark.parametrize(
    ("texts", "verb", "text"),
    [
        (("**Decision", "That Cabinet notes the report."), "DECISION", "That Cabinet notes the report."),
        (("The Roads Committee resolved:", "(1) to note it."), "RESOLVED", "(1) to note it."),
        (("RESOLVED – (unanimously) that it be noted.",), "RESOLVED", "that it be noted."),
    ],
)
def test_a_verb_may_stand_alone_or_before_a_colon(texts: tuple[str, ...], verb: str, text: str) -> None:
    sheet = Sheet()
    blocks = [heading(sheet, one.removeprefix("**")) if one.startswith("**") else sheet.paragraph(one) for one in texts]

    (found,) = (
        minutes(
            sheet,
            heading(sheet, "Lights", "12"),
            sheet.paragraph("They were dark."),
            *blocks,
            heading(sheet, "Close", "13"),
        )
        .items[0]
        .resolutions
    )

    assert (found.verb, found.text) == (verb, text)


@pytest.mark.parametrize(
    ("text", "attendance"),
    [
        ("Apologies were received from Cllr Moor (Cllr Lee substituting).", {"Moor": "apologies", "Lee": "substitute"}),
        (
            "Apologies were received from Cllr Moor, substituted by Cllr Lee.",
            {"Moor": "apologies", "Lee": "substitute"},
        ),
        (
            "Apologies were received from Cllr Moor, with Cllr Lee as substitute.",
            {"Moor": "apologies", "Lee": "substitute"},
        ),
        ("Cllr Lee was substituting for Cllr Moor.", {"Lee": "substitute"}),
    ],
)
def test_whoever_stood_in_is_a_substitute_in_whatever_words(text: str, attendance: dict[str, str]) -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        sheet.paragraph("Present: Councillor A Pym (Chair)"),
        heading(sheet, "Apologies for absence and substitutes (Agenda No. 1)", "1."),
        sheet.paragraph(text),
        heading(sheet, "Close", "2."),
    )

    assert {one.name: one.status for one in found.attendance[1:]} == attendance
    assert found.items[0].agenda_item == "1"


def test_members_of_other_bodies_attend_by_a_rule() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Present:-"),
        sheet.paragraph("Councillors A Pym (Chair) and B Lee for Cllr C Moor"),
        heading(sheet, "Members attending in accordance with Standing Order 25"),
        sheet.paragraph("Councillor D Hale"),
        heading(sheet, "Whole of meeting: E Fenn, Solicitor"),
        heading(sheet, "Lights", "1."),
        sheet.paragraph("They were dark."),
        heading(sheet, "Close", "2."),
    )

    assert [(one.name, one.status, one.note) for one in found.attendance] == [
        ("A Pym", "present", None),
        ("B Lee", "substitute", "for Cllr C Moor"),
        ("D Hale", "in attendance", None),
        ("E Fenn", "in attendance", None),
    ]


def test_movers_and_vote_may_stand_in_brackets_behind_the_verb() -> None:
    (found,) = item(
        Sheet(), "RESOLVED: (on a motion by Cllr Moor, seconded by Cllr Lee and carried by 6 votes to 3) to buy lamps."
    ).resolutions

    assert (found.text, found.moved_by, found.seconded_by, found.outcome) == ("to buy lamps.", "Moor", "Lee", "carried")
    assert found.vote is not None
    assert (found.vote.for_, found.vote.against) == (6, 3)


def test_a_star_may_mark_those_who_came() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Thornmere County Council"),
        sheet.paragraph("Chairman: * Councillor A Moor"),
        sheet.paragraph("* Councillor B Lee"),
        sheet.paragraph("Councillor C Pym"),
        sheet.paragraph("Councillor D Hale"),
        sheet.paragraph("* Present"),
        sheet.paragraph("Also present at the invitation of the Chairman: Councillor E Fenn"),
        heading(sheet, "Apologies", "1."),
        sheet.paragraph("Apologies were received from Councillor D Hale."),
        heading(sheet, "Close", "2."),
    )

    assert [(one.name, one.role, one.status) for one in found.attendance] == [
        ("A Moor", "chair", "present"),
        ("B Lee", None, "present"),
        ("C Pym", None, "absent"),
        ("E Fenn", None, "in attendance"),
        ("D Hale", None, "apologies"),
    ]


def test_a_heading_may_say_that_a_list_is_of_actions() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Lights", "31."),
        sheet.paragraph("Actions agreed:"),
        sheet.paragraph("Clerk to write to the County.", number="(a)"),
        sheet.paragraph("Cllr Moor to look at the lamps.", number="(b)"),
        sheet.paragraph("Members thanked the Clerk."),
        heading(sheet, "Close", "32."),
    ).items[0]

    assert [action.action for action in found.actions] == [
        "Clerk to write to the County.",
        "Cllr Moor to look at the lamps.",
    ]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The meeting started at 6.30 pm and ended at 8.45 pm.", "20:45"),
        ("Duration of meeting: 6.30 pm to 8.45 pm", "20:45"),
        ("The Chairman brought the meeting to a close at 8.45pm", "20:45"),
        ("The Committee rose at 8.45 p.m.", "20:45"),
        ("The meeting adjourned at 7.00 pm and reconvened at 7.10 pm.", None),
        ("Next meeting at 7.00 pm.", None),
    ],
)
def test_a_meeting_ends_when_it_is_said_to_have_ended(text: str, time: str | None) -> None:
    sheet = Sheet()
    blocks = [heading(sheet, "Lights", "1."), sheet.paragraph("They were dark."), heading(sheet, "Close", "2.")]

    assert minutes(sheet, *blocks, sheet.paragraph(text)).concluded_time == time


@pytest.mark.parametrize(
    "text",
    [
        "In the absence of the Chair, Councillor B Lee was in the chair.",
        "The meeting was chaired by Cllr B Lee.",
        "Councillor Lee took the chair.",
        "Councillor Lee presided.",
    ],
)
def test_a_sentence_says_who_took_the_chair_where_no_list_does(text: str) -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        sheet.paragraph("Present: Councillors A Moor, B Lee and C Pym"),
        heading(sheet, "Welcome", "1."),
        sheet.paragraph(text),
        heading(sheet, "Close", "2."),
    )

    assert found.chair == "B Lee"


def test_interests_are_declared_in_sentences_in_notes_and_in_tables() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        heading(sheet, "Declarations of interest", "1."),
        sheet.paragraph("Cllr A Moor – Item 7 – non-pecuniary interest as a neighbour"),
        sheet.paragraph("Members were reminded of the code."),
        sheet.paragraph("Cllr B Lee declared an interest in item 8."),
        sheet.table([["Member", "Item", "Nature of interest"], ["Cllr C Pym", "9", "Governor of the school"]]),
        heading(sheet, "Close", "2."),
    ).items[0]

    assert found.interests == (
        "Cllr A Moor – Item 7 – non-pecuniary interest as a neighbour",
        "Cllr B Lee declared an interest in item 8.",
        "Cllr C Pym 9 Governor of the school",
    )


def test_numbers_in_a_column_of_their_own_belong_to_the_paragraphs_beside_them() -> None:
    sheet = Sheet()
    rows = (
        (("1.", "**Apologies: None"),),
        (
            ("**2.", "**Roads"),
            ("2.1", "The roads were icy all through the winter and the grit ran out early in March."),
        ),
        (
            ("**3.0", "**Close"),
            ("", "The Chair thanked all who had come to the meeting on so cold a night in the hall."),
        ),
    )
    cells: list[Cell] = []
    for row, lines in enumerate(rows):
        columns: tuple[list[Line], list[Line]] = ([], [])
        for pair in lines:
            for column, text in enumerate(pair):
                if column and pair[0]:
                    sheet.back()
                if text:
                    bold = text.startswith("**")
                    line = sheet.line(text.removeprefix("**"), x0=72.0 + 80 * column, bold=bold)
                    columns[column].append(line)
        cells.extend(
            Cell(row, column, 1, 1, (Place(1, (72.0 + 80 * column, 80.0, 150.0 + 80 * column, 90.0)),), tuple(each))
            for column, each in enumerate(columns)
        )
    table = Table(tuple(cells), 3, 2, 0, (Place(1, (72.0, 80.0, 500.0, 300.0)),))

    found = minutes(sheet, heading(sheet, "Present: Cllr A Moor (Chair)"), table).items

    assert [(one.number, one.title) for one in found] == [("1", "Apologies"), ("2", "Roads"), ("3.0", "Close")]


@pytest.mark.parametrize(
    ("texts", "resolutions"),
    [
        (("The Board AGREED the plan and NOTED the risks.",), [("AGREED", "the plan and NOTED the risks.")]),
        (
            ("RESOLVED that lamps be bought, and FURTHER RESOLVED that grit be bought.",),
            [("RESOLVED", "that lamps be bought, and"), ("FURTHER RESOLVED", "that grit be bought.")],
        ),
        (
            (
                "Cllr Hale proposed that lamps be bought. Seconded by Cllr Lee. All in favour. RESOLVED.",
                "Action: Clerk",
            ),
            [("RESOLVED", "that lamps be bought")],
        ),
    ],
)
def test_a_verb_within_a_sentence_belongs_to_it(texts: tuple[str, ...], resolutions: list[tuple[str, str]]) -> None:
    assert [(one.verb, one.text) for one in item(Sheet(), *texts).resolutions] == resolutions


def test_a_verb_that_heads_several_decisions_is_one_wherever_it_stands_in_capitals() -> None:
    sheet = Sheet()
    found = minutes(
        sheet,
        sheet.paragraph("HERE: Councillor A Moor in the Chair"),
        sheet.paragraph("Councillors B Lee and C Pym"),
        heading(sheet, "CO-OPTED MEMBERS (VOTING):"),
        sheet.paragraph("Mrs D Hale - Church Representative"),
        heading(sheet, "Lights", "1."),
        sheet.paragraph("DECREED – That lamps be bought."),
        heading(sheet, "Grit", "2."),
        sheet.paragraph("DECREED – That grit be bought."),
        heading(sheet, "Bins", "3."),
        sheet.paragraph("Members spoke of bins. It was FURTHER DECREED that bins be bought."),
    )

    assert [one.name for one in found.attendance] == ["A Moor", "B Lee", "C Pym", "Mrs D Hale"]
    assert [(one.verb, one.text) for item in found.items for one in item.resolutions] == [
        ("DECREED", "That lamps be bought."),
        ("DECREED", "That grit be bought."),
        ("FURTHER DECREED", "that bins be bought."),
    ]


def test_a_slanted_label_above_a_motion_does_not_end_it() -> None:
    sheet = Sheet()
    slanted = Style("Body Italic", 11.0, bold=False, italic=True, colour=(0.0, 0.0, 0.0))
    line = sheet.line("Proposed purpose:")
    label = replace(
        sheet.paragraph("Proposed purpose:"),
        lines=(line_of([word._replace(style=slanted) for word in line.words]),),
    )
    found = minutes(
        sheet,
        heading(sheet, "Lights", "1."),
        sheet.paragraph("Cllr Moor proposed, and Cllr Lee seconded the following amendment:"),
        label,
        sheet.paragraph("“To buy lamps for the green.”"),
        sheet.paragraph("The amendment was LOST."),
        heading(sheet, "Close", "2."),
    ).items[0]

    assert [one.text for one in found.motions] == ["Proposed purpose: “To buy lamps for the green.”"]


def shifted(paragraph: Paragraph) -> Paragraph:
    """Set a paragraph further in."""
    lines = ([word._replace(x0=word.x0 + 30, x1=word.x1 + 30) for word in line.words] for line in paragraph.lines)
    return replace(paragraph, lines=tuple(map(line_of, lines)))


def test_the_first_items_may_be_set_further_in_than_the_rest() -> None:
    sheet = Sheet()
    titles = ("Call to order", "Agenda", "Minutes", "Business arising", "Next meeting")
    items = [sheet.paragraph(title, number=f"{n}.", bold=n > 3) for n, title in enumerate(titles, 1)]
    items[:3] = map(shifted, items[:3])
    blocks = [block for one in items for block in (one, sheet.paragraph("It was a short talk, and all agreed."))]

    assert [one.number for one in minutes(sheet, *blocks).items] == ["1", "2", "3", "4", "5"]
