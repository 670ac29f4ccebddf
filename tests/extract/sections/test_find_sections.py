"""A pack divided into sections: what begins one, and which kind it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.layout import Block, Bookmark, Pack, Section
from scrutiny_extract.extract.sections import find_sections
from scrutiny_extract.extract.vocabulary import load
from tests.making import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Setter = Callable[[Sheet, int], list[Block]]


def heading(text: str) -> Setter:
    return lambda sheet, page: [sheet.paragraph(text, page=page, kind="heading", bold=True)]


def plain(*texts: str) -> Setter:
    return lambda sheet, page: [sheet.paragraph(text, page=page) for text in texts]


def numbered(*texts: str) -> Setter:
    return lambda sheet, page: [
        sheet.paragraph(text, page=page, number=f"{place}.") for place, text in enumerate(texts, 1)
    ]


def table(*rows: Sequence[str]) -> Setter:
    return lambda sheet, page: [sheet.table(rows, page=page)]


def box(text: str) -> Setter:
    return lambda sheet, page: [sheet.table([[text]], header_rows=0, page=page)]


PROSE = plain("The board heard that the scheme had been slow to start.", "Members thanked the officers for the report.")
REPORT = plain("Report of: Director of Places", "To: Scrutiny Board", "Subject: Bus shelters")
PRESENT = plain(
    "PRESENT: Councillor A Marlow in the Chair", "RESOLVED – That the report be noted.", "There were no declarations."
)
LETTER = plain(
    "Moot House", "Wexcombe", "12 March 2031", "Dear Councillor Marlow", "Thank you for your letter of February."
)
ACTIONS = table(["Action", "Lead officer", "Timescale"], ["Mend the shelters", "B Tanner", "May 2031"])
INDICATORS = table(
    ["Reference", "Title", "Baseline", "Target", "Q2 Result"], ["WX 1", "Shelters mended", "4", "9", "6"]
)

KINDS: dict[str, tuple[str, Sequence[Setter]]] = {
    "an agenda by its heading": ("agenda", [heading("A G E N D A"), numbered("Apologies", "Declarations of interest")]),
    "an agenda by its page ranges": (
        "agenda",
        [numbered("Apologies", "Bus shelters (Pages 3 - 9)", "Ferries (Pages 11 - 20)")],
    ),
    "an agenda by its business": (
        "agenda",
        [numbered("Apologies for absence", "Declarations of interest", "Any other business")],
    ),
    "a letter that lists what it encloses": (
        "agenda",
        [LETTER, heading("Agenda Item No"), numbered("Bus shelters (Pages 1 - 18)")],
    ),
    "a log with business for its headings": (
        "tracker",
        [
            heading("Rolling action list"),
            heading("Membership"),
            table(["Ask for names", "Carried forward"], ["Note who was thanked", "Done, as was agreed"]),
        ],
    ),
    "minutes by their title": ("minutes", [heading("Minutes of a meeting of the Cabinet"), PRESENT]),
    "minutes by who was present": ("minutes", [heading("SCRUTINY BOARD"), heading("12 MARCH 2031"), PRESENT]),
    "minutes of usual business": (
        "minutes",
        [heading("Wexcombe Parish Council"), numbered("Apologies", "Minutes", "Finance"), PRESENT],
    ),
    "a report by its labels": ("report", [REPORT, PROSE]),
    "a report by its boxed labels": (
        "report",
        [table(["Report to", "Cabinet"], ["Title", "Bus shelters"], ["Wards affected", "All"]), PROSE],
    ),
    "a letter": ("correspondence", [LETTER, PROSE]),
    "a tracker by its actions": ("tracker", [heading("Action log"), ACTIONS]),
    "a tracker by its lead officer": (
        "tracker",
        [heading("Priority – Better buses"), plain("Lead Officer – B Tanner"), PROSE, ACTIONS],
    ),
    "indicators": ("tracker", [heading("Objective 4: Better buses"), INDICATORS]),
    "recommendation tracking": (
        "recommendation_table",
        [table(["", "Recommendation", "Stage", "Complete"], ["1", "Mend them", "2", "✓"])],
    ),
    "a work programme": (
        "work_programme",
        [
            heading("Work Programme"),
            table(["Item", "Description", "Notes", "Type of item"], ["Buses", "Review", "", "RP"]),
        ],
    ),
    "a forward plan": (
        "forward_plan",
        [table(["Key decision", "Decision maker", "Expected date of decision"], ["Shelters", "Cabinet", "May 2031"])],
    ),
    "a decision record": (
        "decision_notice",
        [heading("Record of Decision"), plain("Decision: To mend the shelters", "Reasons for decision: They leak")],
    ),
    "answers in boxes": (
        "response_table",
        [
            box("Recommendation 1: Mend the shelters"),
            plain("The council accepts this."),
            box("Recommendation 2: Paint them"),
            plain("The council accepts this."),
            box("Recommendation 3: Light them"),
            plain("The council agrees."),
        ],
    ),
    "requirements in boxes": (
        "requirement_update",
        [
            box("WX 1 - mend all shelters (WN 1.1)"),
            heading("All are mended"),
            box("WX 2 - paint them (WN 1.2)"),
            heading("Half are painted"),
            box("WX 3 - light them (WN 2.1)"),
            heading("None is lit"),
        ],
    ),
    "a summary of ratings": (
        "tracker_summary",
        [
            heading("Overall progress"),
            table(["Code", "Priority", "", "Accountable Director"], ["WX1", "Buses", "", "B Tanner"]),
        ],
    ),
    "anything else": ("other", [heading("Notes on shelters"), PROSE]),
}


def sections_of(
    pages: Sequence[Sequence[Setter]],
    *,
    bookmarks: tuple[Bookmark, ...] = (),
    stamps: dict[int, str] | None = None,
    numbers: Sequence[str | None] | None = None,
) -> tuple[Section, ...]:
    """Find the sections of pages, each given as what is set on it; no setters make a blank page.

    `numbers` are those printed on the pages, 1, 2, 3 … where none are given.
    """
    sheet = Sheet()
    blocks = [
        tuple(block for setter in setters for block in setter(sheet, number)) for number, setters in enumerate(pages, 1)
    ]
    margins = Sheet()
    leaves = list(sheet.pages())
    for number, text in (stamps or {}).items():
        leaves[number - 1] = replace(leaves[number - 1], furniture=(margins.line(text, page=number),))
    if numbers is not None:
        leaves = [replace(leaf, printed=number) for leaf, number in zip(leaves, numbers, strict=True)]
    leaves = [replace(leaf, kind="blank") if not held else leaf for leaf, held in zip(leaves, blocks, strict=True)]
    return find_sections(Pack(tuple(leaves), bookmarks), blocks, load())


def shown(sections: Sequence[Section]) -> list[tuple[str, int, int]]:
    return [(section.kind, section.pages[0].number, section.pages[-1].number) for section in sections]


@pytest.mark.parametrize(("kind", "setters"), KINDS.values(), ids=KINDS.keys())
def test_a_document_alone_is_known(kind: str, setters: Sequence[Setter]) -> None:
    assert [section.kind for section in sections_of([setters])] == [kind]


def test_a_pack_is_divided_at_its_stamps() -> None:
    pages = [[heading("Agenda"), numbered("Apologies", "Minutes")], [REPORT, PROSE], [PROSE], [heading("Notes"), PROSE]]

    found = sections_of(pages, stamps={2: "Agenda Item 7", 4: "Agenda Item 8"})

    assert shown(found) == [("agenda", 1, 1), ("report", 2, 3), ("other", 4, 4)]
    assert [section.agenda_item for section in found] == [None, "7", "8"]


def test_page_ranges_of_the_agenda_are_printed_numbers() -> None:
    pages = [
        [heading("Agenda"), numbered("Apologies", "Ferries (Pages 3 - 4)")],
        [PROSE],
        [heading("Notes"), PROSE],
        [PROSE],
    ]

    found = sections_of(pages)

    assert shown(found) == [("agenda", 1, 2), ("other", 3, 4)]
    assert found[1].agenda_item == "2"


def test_bookmarks_fill_in_what_the_agenda_leaves_out() -> None:
    pages = [
        [heading("Agenda"), numbered("Apologies", "Ferries (Pages 3 - 3)")],
        [PROSE],
        [PROSE],
        [heading("Notes"), PROSE],
    ]
    bookmarks = (Bookmark(1, "2 Ferries", 3), Bookmark(1, "3 Buses", 4))

    assert [section.title for section in sections_of(pages, bookmarks=bookmarks)][1:] == ["Ferries", "Notes"]


def test_bookmarks_of_headings_alone_divide_nothing() -> None:
    bookmarks = (Bookmark(1, "1 Introduction", 1), Bookmark(1, "2 Buses", 2))

    assert shown(sections_of([[REPORT, PROSE], [PROSE]], bookmarks=bookmarks)) == [("report", 1, 2)]


def test_heads_divide_a_pack_without_stamps() -> None:
    pages = [
        [heading("Minutes of the Cabinet"), PRESENT],
        [PROSE],
        [REPORT, PROSE],
        [PROSE],
        [REPORT, PROSE],
        [LETTER, PROSE],
    ]

    assert shown(sections_of(pages)) == [
        ("minutes", 1, 2),
        ("report", 3, 4),
        ("report", 5, 5),
        ("correspondence", 6, 6),
    ]


def test_one_priority_is_one_tracker_over_all_pages_that_repeat_its_title() -> None:
    first = [heading("Priority WX1 – Better buses for all"), plain("Lead Officer – B Tanner"), PROSE]
    later = [heading("Priority WX1 – Better buses for all"), plain("Lead Officer – B Tanner"), ACTIONS]
    other = [heading("Priority WX2 – Safer crossings for all"), plain("Lead Officer – C Webb"), ACTIONS]

    assert shown(sections_of([first, later, other])) == [("tracker", 1, 2), ("tracker", 3, 3)]


def test_a_tracker_is_known_by_repeated_titles_whatever_the_words() -> None:
    pages = [[heading(f"Strand {name} of the plan for shelters"), ACTIONS] for name in ("WX1", "WX1", "WX2", "WX2")]

    assert shown(sections_of(pages)) == [("tracker", 1, 2), ("tracker", 3, 4)]


def test_an_appendix_is_a_section_of_its_own() -> None:
    assert shown(sections_of([[REPORT, PROSE], [heading("Appendix 1 Shelters by ward"), PROSE]])) == [
        ("report", 1, 1),
        ("other", 2, 2),
    ]


def test_a_filler_page_sets_the_next_apart() -> None:
    pages: list[list[Setter]] = [[REPORT, PROSE], [], [heading("Shelters by ward"), PROSE]]

    assert shown(sections_of(pages, stamps={2: "This page is intentionally left blank"})) == [
        ("report", 1, 1),
        ("other", 3, 3),
    ]


def test_a_report_ends_with_the_page_of_its_background_papers() -> None:
    closing = [heading("Background papers"), plain("None.")]

    assert shown(sections_of([[REPORT, PROSE, *closing], [heading("Shelters by ward"), PROSE]])) == [
        ("report", 1, 1),
        ("other", 2, 2),
    ]


def test_a_table_that_goes_on_stays_in_its_section() -> None:
    tracking = table(["", "Recommendation", "Stage", "Complete"], ["1", "Mend them", "2", "✓"])

    assert shown(sections_of([[tracking], [tracking]])) == [("recommendation_table", 1, 2)]


def test_a_cover_is_parted_from_the_agenda_below_it() -> None:
    cover = [
        heading("Scrutiny Board"),
        plain("Meeting to be held in the Moot House", "Thursday 12 March 2031", "Membership", "A Marlow", "B Tanner"),
    ]

    found = sections_of([[*cover, heading("Agenda"), numbered("Apologies", "Minutes", "Ferries")]])

    assert shown(found) == [("cover", 1, 1), ("agenda", 1, 1)]


def test_answers_are_parted_from_introduction_and_annex() -> None:
    answers = KINDS["answers in boxes"][1]
    pages = [[heading("Response to the inquiry"), PROSE], answers, [], [heading("Annex A"), PROSE]]

    assert shown(sections_of(pages)) == [("other", 1, 1), ("response_table", 2, 2), ("other", 4, 4)]


def test_answers_keep_the_title_on_their_own_page() -> None:
    answers = KINDS["answers in boxes"][1]
    pages = [[heading("Response to the inquiry"), PROSE, *answers], [], [heading("Annex A"), PROSE]]

    found = sections_of(pages)

    assert shown(found) == [("response_table", 1, 1), ("other", 3, 3)]
    assert found[0].title == "Response to the inquiry"


def test_answers_to_another_inquiry_begin_under_a_title_of_their_own() -> None:
    answers = KINDS["answers in boxes"][1]
    pages = [
        [heading(title), PROSE, *answers] for title in ("Response to the inquiry", "Executive response to the review")
    ]

    assert shown(sections_of(pages)) == [("response_table", 1, 1), ("response_table", 2, 2)]


def test_a_title_over_columns_asks_less_of_them() -> None:
    columns = table(["Recommendation of the panel", "Comments and action"], ["Mend them", "They will be"])

    assert shown(sections_of([[heading("Cabinet response to the review"), columns]])) == [("response_table", 1, 1)]


def test_forms_with_a_decision_each_are_a_plan() -> None:
    card = table(["Decision maker", "Cabinet"], ["Decision due date", "5 May 2031"], ["Key decision", "No"])

    found = sections_of([[heading("Forward plan"), heading("Ferries"), card, heading("Quays"), card]])

    assert shown(found) == [("forward_plan", 1, 1)]


def test_recommendations_without_answers_are_no_response() -> None:
    boxes = [box(f"Recommendation {number}: Mend them") for number in range(1, 5)]

    assert [section.kind for section in sections_of([[heading("Inquiry"), *boxes]])] == ["other"]


def test_every_block_is_in_exactly_one_section_in_page_order() -> None:
    pages = [setters for _, setters in KINDS.values()]

    found = sections_of(pages)

    words = [(word.page, word.index) for section in found for block in section.blocks for word in block.words]
    assert len(words) == len(set(words))
    assert [page for page, _ in words] == sorted(page for page, _ in words)
    assert {page for page, _ in words} == set(range(1, len(pages) + 1))


def test_a_pack_without_blocks_has_no_sections() -> None:
    assert find_sections(Pack(()), [], load()) == ()


@pytest.mark.parametrize(
    ("name", "divided"),
    [("Appendix B final draft", True), ("2.Shelters by ward", False), ("Shelters by ward", False)],
    ids=["a paper's name", "a numbered heading's", "a heading's"],
)
def test_bookmarks_of_filed_papers_divide_and_those_of_headings_do_not(name: str, divided: bool) -> None:  # noqa: FBT001
    pages = [
        [heading("Agenda"), numbered("Apologies", "Ferries (Pages 2 - 3)")],
        [REPORT, PROSE],
        [heading("Shelters by ward"), PROSE],
    ]
    bookmarks = (Bookmark(1, "2 Ferries", 2), Bookmark(2, name, 3))

    assert len(sections_of(pages, bookmarks=bookmarks)) == (3 if divided else 2)


def test_minutes_end_with_the_page_on_which_the_meeting_does() -> None:
    closing = plain("The meeting closed at 9.10 pm", "Chairman")

    assert shown(
        sections_of([[heading("Minutes of the Cabinet"), PRESENT, closing], [heading("Shelters by ward"), PROSE]])
    ) == [
        ("minutes", 1, 1),
        ("other", 2, 2),
    ]


def test_papers_in_words_nobody_knows_are_parted_at_the_numbers_they_are_stamped_with() -> None:
    pages = [
        [heading("Order of business"), numbered("Apologies", "Ferries", "Buses")],
        [heading("Matter 2"), numbered("One.", "Two.", "Three.", "Four.")],
        [heading("Matter 3"), PROSE],
    ]
    bookmarks = (Bookmark(1, "2 Ferries", 2), Bookmark(1, "3 Buses", 3))

    found = sections_of(pages, bookmarks=bookmarks)

    assert [(section.kind, section.agenda_item) for section in found] == [
        ("agenda", None),
        ("report", "2"),
        ("other", "3"),
    ]


def test_a_title_over_other_columns_parts_tables_in_words_nobody_knows() -> None:
    programme = table(["Zark", "Floon", "Grabs"], ["Ferries", "To hear of them", "None"])
    plan = table(["Big matter", "Zorp person", "Zorp day"], ["Fares", "Cabinet", "1/2/31"])

    found = sections_of([[programme], [heading("Forward plan of big matters"), plan]])

    assert [[page.number for page in section.pages] for section in found] == [[1], [2]]


AGENDA = [
    heading("Agenda"),
    numbered("Apologies", "Minutes (Pages 1 - 2)", "Shelters (Pages 3 - 4)", "Buses (Pages 5 - 6)"),
]
PAPERS = [
    [heading("Minutes of the Cabinet"), PRESENT],
    [PROSE],
    [REPORT, PROSE],
    [PROSE],
    [REPORT, PROSE],
    [PROSE],
]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param([None, None, "1", "2", "3", "4", "5", "6"], id="as the agenda counts them"),
        pytest.param([None] * 8, id="no numbers"),
        pytest.param([None, None, "1", "2", None, None, "1", "2"], id="each paper's own numbers"),
        pytest.param([None, None, "2", "3", "4", "5", "6", "7"], id="other numbers than the agenda gives"),
    ],
)
def test_items_are_where_papers_begin_however_pages_are_numbered(numbers: Sequence[str | None]) -> None:
    found = sections_of([AGENDA, [PROSE], *PAPERS], numbers=numbers)

    assert [(section.kind, section.agenda_item, section.pages[0].number) for section in found] == [
        ("agenda", None, 1),
        ("minutes", "2", 3),
        ("report", "3", 5),
        ("report", "4", 7),
    ]


def test_a_column_of_first_pages_gives_items_their_papers() -> None:
    rows = (["Item", "Subject", "Page"], ["1", "Apologies", ""], ["2", "Minutes", "2"], ["3", "Shelters", "4"])

    found = sections_of([[heading("Agenda"), table(*rows)], *PAPERS[:4]])

    assert [(section.agenda_item, section.pages[0].number) for section in found] == [(None, 1), ("2", 2), ("3", 4)]


def test_a_paper_that_counts_its_pages_anew_is_another() -> None:
    pages = [[REPORT, PROSE], [PROSE], [heading("Strategy for shelters"), PROSE], [PROSE]]

    assert shown(sections_of(pages, stamps={1: "1", 2: "2", 3: "1", 4: "2"})) == [("report", 1, 2), ("other", 3, 4)]


def test_an_appendix_is_known_by_its_running_title() -> None:
    pages = [[heading("Reserves"), PROSE], [PROSE], [heading("Strategy for shelters"), PROSE], [PROSE]]
    stamps = {1: "Appendix G", 2: "Appendix G", 3: "Appendix K", 4: "Appendix K"}

    assert shown(sections_of(pages, stamps=stamps)) == [("other", 1, 2), ("other", 3, 4)]


def test_a_running_title_that_is_the_first_pages_heading_divides_nothing() -> None:
    pages = [[heading("Appendix G"), heading("Reserves"), PROSE], [PROSE], [PROSE]]

    assert shown(sections_of(pages, stamps={2: "Appendix G", 3: "Appendix G"})) == [("other", 1, 3)]


def test_bookmarks_of_headings_inside_minutes_do_not_divide_them() -> None:
    minutes = [
        [heading("Minutes of the Cabinet"), PRESENT],
        [PROSE, lambda sheet, page: [sheet.paragraph("Ferries", page=page, number="4.", kind="heading", bold=True)]],
        [heading("Late items"), PROSE],
    ]
    bookmarks = (Bookmark(1, "2 Minutes", 2), Bookmark(1, "4 Ferries", 3), Bookmark(1, "53 Late items", 4))

    found = sections_of(
        [[heading("Agenda"), numbered("Apologies", "Minutes (Pages 2 - 4)", "Any")], *minutes], bookmarks=bookmarks
    )

    assert shown(found) == [("agenda", 1, 1), ("minutes", 2, 4)]


def test_what_stands_before_an_agenda_and_is_dated_is_its_cover() -> None:
    cover = [heading("Wexcombe Scrutiny Committee"), plain("Monday, 3 March 2031 at 6.30 pm", "Town Hall, Wexcombe")]

    assert shown(sections_of([cover, AGENDA])) == [("cover", 1, 1), ("agenda", 2, 2)]


def test_a_cover_may_be_headed_as_the_agenda_behind_it() -> None:
    cover = [heading("Wexcombe Scrutiny Committee"), heading("Agenda"), plain("Date: Monday, 3 March 2031")]

    assert shown(sections_of([cover, AGENDA])) == [("cover", 1, 1), ("agenda", 2, 2)]


def test_an_agenda_may_repeat_the_title_of_its_cover() -> None:
    title = heading("Wexcombe Health Scrutiny Committee")
    cover = [title, plain("Monday, 3 March 2031")]
    agenda = [title, numbered("Minutes (Pages 1 - 4)", "Shelters (Pages 5 - 6)")]

    assert shown(sections_of([cover, agenda])) == [("cover", 1, 1), ("agenda", 2, 2)]


def test_a_letter_that_summons_is_a_cover() -> None:
    letter = plain(
        "Dear Councillor",
        "You are hereby summoned to attend the meeting of the Council on 5 March 2031.",
        "Yours sincerely",
    )

    assert shown(sections_of([[letter], AGENDA])) == [("cover", 1, 1), ("agenda", 2, 2)]


def test_a_cover_alone_says_when_its_meeting_is() -> None:
    cover = [heading("Wexcombe Council"), heading("Meeting to be held in the Moot Hall on 4 March 2031 at 10.30 am")]

    assert shown(sections_of([cover])) == [("cover", 1, 1)]


def test_a_decision_notice_ends_where_it_is_signed() -> None:
    notice = [heading("Record of Decision"), plain("Decision: To mend the shelters", "Signed", "Date")]

    assert shown(sections_of([notice, [heading("Shelters by ward"), PROSE]])) == [
        ("decision_notice", 1, 1),
        ("other", 2, 2),
    ]


def test_a_councils_name_over_each_paper_makes_no_paper_of_them() -> None:
    name = heading("Wexcombe Borough Council")
    plan = table(["Title", "Decision maker", "Due date", "Contact"], ["Ferries", "Cabinet", "5 May 2031", "A Fenwick"])
    answers = table(["Recommendation", "Response", "Accepted"], ["Mend them", "They will be", "Yes"])
    pages = [
        [name, heading("Forward plan"), plan],
        [name, heading("Cabinet response to the review"), answers],
    ]

    assert shown(sections_of(pages)) == [("forward_plan", 1, 1), ("response_table", 2, 2)]


def test_items_are_stamped_in_the_first_line_of_their_papers() -> None:
    stamp = [plain("ITEM 2"), REPORT, PROSE]
    again = [plain("ITEM 3"), REPORT, PROSE]

    found = sections_of([[heading("Agenda"), numbered("Apologies", "Shelters", "Buses")], stamp, [PROSE], again])

    assert [(section.agenda_item, section.title, section.pages[0].number) for section in found] == [
        (None, "Agenda", 1),
        ("2", "Shelters", 2),
        ("3", "Buses", 4),
    ]


def test_pages_of_an_agenda_under_any_title_are_known_by_the_page_ranges_on_one_of_them() -> None:
    first = [heading("Proceedings"), table(["Ref", "", "Sheet"], ["1", "Apologies", ""], ["2", "Late items", ""])]
    second = [table(["Ref", "", "Sheet"], ["3", "Shelters", "3 - 9"], ["4", "Ferries", "11 - 20"], ["5", "Close", ""])]
    cover = [heading("Wexcombe Panel"), plain("Thursday, 6 March 2031 at 10 am")]

    assert shown(sections_of([cover, first, second])) == [("cover", 1, 1), ("agenda", 2, 3)]


def test_a_paper_the_agenda_calls_minutes_is_minutes_whatever_heads_it() -> None:
    pages = [
        [
            heading("Agenda"),
            numbered("Apologies", "Minutes of the last meeting (Pages 2 - 3)", "Ferries (Pages 4 - 5)"),
        ],
        [
            heading("Ferries Committee"),
            plain("WHO CAME: Councillor A Marlow", "The Chair welcomed everybody. It was noted"),
        ],
        [PROSE],
        [heading("Ferries"), PROSE],
    ]

    assert shown(sections_of(pages)) == [("agenda", 1, 1), ("minutes", 2, 3), ("other", 4, 4)]


def test_what_an_agenda_asks_a_meeting_to_resolve_makes_no_minutes_of_it() -> None:
    entry = ["2", "", "", "EXCLUSION OF THE PUBLIC RESOLVED – That the public be excluded. It was noted", "3 - 9"]
    pages = [
        [heading("Business"), table(["Agenda item", "Wards", "Exempt", "", "Pages"], entry)],
        [PRESENT],
    ]

    assert shown(sections_of(pages))[0] == ("agenda", 1, 1)


@pytest.mark.parametrize(
    ("title", "columns", "kind"),
    [
        ("Executive work programme and notice", ["Issue", "Decision taker", "Date of decision"], "forward_plan"),
        ("Forward plan of the panel's work programme", ["Topic", "Purpose", "Notes", "Type of item"], "work_programme"),
    ],
)
def test_a_plan_is_told_by_its_columns_from_another_its_title_names(
    title: str, columns: Sequence[str], kind: str
) -> None:
    pages = [[heading(title), table(columns, ["Ferries"] * len(columns))]]

    assert shown(sections_of(pages)) == [(kind, 1, 1)]


def test_columns_under_headings_are_no_labels_of_a_reports_head() -> None:
    rows = (
        ["Agenda item", "Expected", "Other"],
        ["Committee date – 5 May 2031", "", ""],
        ["Ferries", "To hear", "None"],
    )

    assert shown(sections_of([[table(*rows)]])) == [("other", 1, 1)]


def test_a_letter_that_summons_over_its_agenda_is_an_agenda() -> None:
    letter = plain("Dear Councillor", "You are summoned to attend the meeting of the Council on 6 March 2031.")
    business = lambda sheet, page: [  # noqa: E731 - a setter
        sheet.paragraph(text, page=page, number=f"{letter}.")
        for letter, text in zip("ABC", ("Apologies", "Minutes", "Any"), strict=True)
    ]

    assert [section.kind for section in sections_of([[letter, heading("AGENDA"), business]])] == ["agenda"]


def test_a_code_between_label_and_title_heads_a_priority_too() -> None:
    pages = [
        [heading("Outcome SO3: Safer streets"), ACTIONS],
        [heading("Outcome SO4: Cleaner rivers"), ACTIONS],
    ]

    assert shown(sections_of(pages)) == [("tracker", 1, 1), ("tracker", 2, 2)]
