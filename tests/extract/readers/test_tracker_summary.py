from __future__ import annotations

import pytest

from scrutiny_extract.extract.readers import read_section
from scrutiny_extract.extract.readers.tracker_summary import READER, read_tracker_summary
from scrutiny_extract.schemas import TrackerSummary
from tests.making import Sheet, filled

GREEN, AMBER, RED = (0.0, 0.7, 0.3), (1.0, 0.75, 0.0), (0.9, 0.1, 0.1)

PRIORITIES = [
    ["Growing town", "", "", ""],
    ["Code", "Improvement Priority", "", "Accountable Director"],
    ["GT-1a", "More homes", "", "A Fenwick"],
    ["GT-1b", "Better roads", "", "B Oakes / C Ashe"],
]


def test_each_row_has_its_rating_and_the_theme_above_the_headings() -> None:
    sheet = Sheet()
    table = filled(sheet.table(PRIORITIES, header_rows=2), {(2, 2): GREEN, (3, 2): RED})

    rows = read_tracker_summary(sheet.section((table,), "tracker_summary"), sheet.desk()).rows

    assert [(row.theme, row.code, row.title, row.rag, row.director) for row in rows] == [
        ("Growing town", "GT-1a", "More homes", "green", "A Fenwick"),
        ("Growing town", "GT-1b", "Better roads", "red", "B Oakes / C Ashe"),
    ]


def test_rating_columns_side_by_side_are_the_latest_and_the_previous() -> None:
    sheet = Sheet()
    table = sheet.table(
        [["Roads KPIs", "Latest", "Previous", "DoT"], ["Potholes mended in time", "GREEN", "AMBER", "↑"]]
    )

    (row,) = read_tracker_summary(sheet.section((table,), "tracker_summary"), sheet.desk()).rows

    assert (row.theme, row.title, row.rag, row.previous_rag, row.direction) == (
        "Roads KPIs", "Potholes mended in time", "green", "amber", "improving",
    )  # fmt: skip


def test_counts_with_ratings_across_have_a_theme_each_and_a_total() -> None:
    sheet = Sheet()
    table = sheet.table(
        [["", "G", "A", "R"], ["Roads", "2", "", "1"], ["Homes", "1", "3", ""], ["TOTAL", "3", "3", "1"]]
    )

    counts = read_tracker_summary(sheet.section((table,), "tracker_summary"), sheet.desk()).counts

    assert [(count.theme, count.rag, count.number) for count in counts] == [
        ("Roads", "green", 2), ("Roads", "red", 1), ("Homes", "green", 1), ("Homes", "amber", 3),
        (None, "green", 3), (None, "amber", 3), (None, "red", 1),
    ]  # fmt: skip


def test_counts_under_headings_of_two_levels_have_period_number_and_share() -> None:
    sheet = Sheet()
    table = sheet.table(
        [
            ["", "Q2 2030/31", "Q2 2030/31"],
            ["", "Number", "%"],
            ["Red", "3", "21"],
            ["Amber", "5", "36"],
            ["Green", "6", "43"],
        ],
        header_rows=2,
    )

    counts = read_tracker_summary(sheet.section((table,), "tracker_summary"), sheet.desk()).counts

    assert [(count.period, count.rag, count.number, count.percent) for count in counts] == [
        ("Q2 2030/31", "red", 3, 21.0), ("Q2 2030/31", "amber", 5, 36.0), ("Q2 2030/31", "green", 6, 43.0),
    ]  # fmt: skip


def test_a_section_of_no_known_type_is_claimed_where_its_rows_are_rated() -> None:
    sheet = Sheet()
    plain = sheet.table(
        [["Ref", "Ambition", "Light"], ["A1", "More homes", ""], ["A2", "Better roads", ""], ["A3", "Less waste", ""]]
    )
    rated = filled(plain, {(1, 2): GREEN, (2, 2): AMBER, (3, 2): RED})
    assert READER.claims is not None

    assert READER.claims(sheet.section((rated,)), sheet.desk())
    assert not READER.claims(sheet.section((plain,)), sheet.desk())


def test_rated_rows_under_words_nobody_knows_are_a_summary_where_they_have_codes() -> None:
    sheet = Sheet()
    rows = [["SK-1a", "More homes", ""], ["SK-2b", "Better roads", ""], ["SK-3c", "Less waste", ""]]
    rated = filled(sheet.table([["Zib", "Brindle", "Wumble"], *rows]), {(1, 2): GREEN, (2, 2): AMBER, (3, 2): RED})
    section = sheet.section((rated,))
    assert READER.claims is not None

    assert READER.claims(section, sheet.desk())
    assert [(row.code, row.title, row.rag) for row in read_tracker_summary(section, sheet.desk()).rows] == [
        ("SK-1a", "More homes", "green"),
        ("SK-2b", "Better roads", "amber"),
        ("SK-3c", "Less waste", "red"),
    ]


def test_ratings_by_quarter_are_the_latest_and_the_one_before() -> None:
    sheet = Sheet()
    rows = [["Priority", "Q1", "Q2", "Q3", "Trend"], ["Mend roads", "RED", "AMBER", "GREEN", "↑"]]

    (row,) = read_tracker_summary(sheet.section((sheet.table(rows),), "tracker_summary"), sheet.desk()).rows

    assert (row.title, row.rag, row.previous_rag, row.direction) == ("Mend roads", "green", "amber", "improving")


def test_filled_cells_under_words_for_results_are_ratings_and_no_figures() -> None:
    sheet = Sheet()
    rows = [
        ["No", "Workstream", "Now", "Previous", "Change"],
        *([str(n), f"Mend road {n}", "", "", "↓"] for n in "123"),
    ]
    fills = {(row, column): (RED, AMBER)[column == 3] for row in (1, 2, 3) for column in (2, 3)}
    section = sheet.section((filled(sheet.table(rows), fills),), "tracker_summary")

    found = read_section(section, sheet.desk())

    assert isinstance(found, TrackerSummary)
    assert [(row.rag, row.previous_rag) for row in found.rows] == [("red", "amber")] * 3


def test_a_tracker_that_tracks_nothing_may_be_a_summary() -> None:
    sheet = Sheet()
    rows = [["Strategic objective", "RAG status"], *([f"Mend road {n}", "GREEN"] for n in "123")]

    found = read_section(sheet.section((sheet.table(rows),), "tracker"), sheet.desk())

    assert isinstance(found, TrackerSummary)
    assert [row.title for row in found.rows] == ["Mend road 1", "Mend road 2", "Mend road 3"]


COUNTS = [
    ([["Q2 2031/32", "15", "14"]], [(None, "Q2 2031/32", "green", 15, None), (None, "Q2 2031/32", "amber", 14, None)]),
    (
        [["Homes plan 2031", "15", "14"]],
        [("Homes plan 2031", None, "green", 15, None), ("Homes plan 2031", None, "amber", 14, None)],
    ),
    ([["Homes", "15 (52%)", "14 (48%)"]], [("Homes", None, "green", 15, 52.0), ("Homes", None, "amber", 14, 48.0)]),
]


@pytest.mark.parametrize(("rows", "expected"), COUNTS)
def test_counts_say_of_what_or_when_and_may_hold_their_share(
    rows: list[list[str]], expected: list[tuple[str | None, str | None, str, int, float | None]]
) -> None:
    sheet = Sheet()
    table = sheet.table([["", "Green", "Amber"], *rows])

    counts = read_tracker_summary(sheet.section((table,), "tracker_summary"), sheet.desk()).counts

    assert [(each.theme, each.period, each.rag, each.number, each.percent) for each in counts] == expected


def test_counts_may_have_shares_beside_them_and_ratings_behind_what_they_mean() -> None:
    sheet = Sheet()
    across = sheet.table([["Priority", "Green", "%", "Red", "%"], ["Homes", "3", "75%", "1", "25%"]])
    down = sheet.table(
        [
            ["Status", "Number of indicators", "Percentage of indicators"],
            ["On target (Green)", "3", "75%"],
            ["Off target (Red)", "1", "25%"],
        ]
    )

    counts = read_tracker_summary(sheet.section((across, down), "tracker_summary"), sheet.desk()).counts

    assert [(each.theme, each.rag, each.number, each.percent) for each in counts] == [
        ("Homes", "green", 3, 75.0), ("Homes", "red", 1, 25.0), (None, "green", 3, 75.0), (None, "red", 1, 25.0),
    ]  # fmt: skip
