"""Indicator tables in the words of many councils: periods, places and what columns hold tell the figures apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers import read_section
from scrutiny_extract.extract.readers.tracker import READER
from scrutiny_extract.extract.readers.tracker.periods import period_key
from scrutiny_extract.extract.readers.tracker_summary import READER as SUMMARY
from scrutiny_extract.schemas import Tracker
from tests.making import Sheet, band, filled, spanned

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block

CELLS = {
    "reference": ("HS1", "HS2"),
    "title": ("Percentage of bins emptied on the right day", "Average days to re-let an empty home"),
    "owner": ("City Services", "Housing"),
    "polarity": ("High", "Low"),
    "baseline": ("94.1%", "33"),
    "last_result": ("96.0%", "31.4"),
    "current": ("97.5%", "TBC"),
    "target": ("98%", "28 days"),
    "floor": ("95%", "30 days"),
    "rag": ("AMBER", "GREEN"),
    "previous_rag": ("AMBER", "RED"),
    "direction": ("↑", "↓"),
    "predicted": ("98%", "27.5"),
}
"""What two rows hold, by field."""

HEADINGS: list[dict[str, str]] = [
    {"title": "Measure", "target": "Target", "current": "Actual", "rag": "RAG"},
    {"title": "KPI description", "current": "Q3 outturn", "target": "Target 2030/31", "rag": "Performance RAG"},
    {"title": "Zarks", "last_result": "Q2", "current": "Q3", "target": "Target", "direction": "Trend since Q2"},
    {"title": "Measure", "current": "Quarter 3", "last_result": "Quarter 2", "target": "Target", "rag": "Status"},
    {"title": "Indicator", "last_result": "2029/30 outturn", "target": "Target", "current": "YTD", "rag": "RAG"},
    {
        "reference": "KPI", "title": "Key performance indicator", "owner": "Service", "polarity": "Rise or fall",
        "target": "Quarterly target", "current": "Q3 outturn", "rag": "Performance RAG", "previous_rag": "Q2 RAG",
        "direction": "Direction of travel",
    },
    {"reference": "KPI", "title": "Performance indicator and description", "target": "Target", "current": "Q3 actual"},
    {"title": "Measure", "previous_rag": "Q2 RAG", "rag": "Q3 RAG", "current": "Latest", "target": "Goal"},
    {"title": "KPI", "target": "Target", "floor": "Amber threshold", "last_result": "Dec 2029", "current": "Dec 2030"},
    {"title": "Measure", "baseline": "Baseline", "current": "Latest", "predicted": "Projected outturn", "rag": "RAG"},
]  # fmt: skip


@pytest.mark.parametrize("headings", HEADINGS, ids=lambda headings: "/".join(headings.values()))
@pytest.mark.parametrize("kind", ["tracker_summary", "other"])
def test_figures_are_told_apart_by_heading_period_and_place(kind: str, headings: dict[str, str]) -> None:
    sheet = Sheet()
    table = sheet.table([list(headings.values()), *([CELLS[name][row] for name in headings] for row in range(2))])
    section = sheet.section((table,), kind)
    assert READER.claims is not None
    assert SUMMARY.claims is not None
    assert READER.claims(section, sheet.desk())
    assert not SUMMARY.claims(section, sheet.desk())

    found = read_section(section, sheet.desk())

    assert isinstance(found, Tracker)
    read = [{name: printed(name, getattr(each, name)) for name in headings} for each in found.indicators]
    assert read == [{name: expected(name, CELLS[name][row]) for name in headings} for row in range(2)]


def printed(name: str, value: object) -> object:
    return getattr(value, "raw", value) if name not in {"rag", "previous_rag"} else value


def expected(name: str, text: str) -> object:
    said = {"High": "rise", "Low": "fall", "↑": "improving", "↓": "deteriorating"}
    return text.lower() if name in {"rag", "previous_rag"} else said.get(text, text)


def test_a_remark_below_a_row_is_the_rows_and_a_service_over_rows_is_no_indicator() -> None:
    sheet = Sheet()
    rows = [
        ["Measure", "Target", "Actual", "RAG"],
        ["City Services"],
        ["Bins emptied", "98%", "97%", "AMBER"],
        ["Commentary: two crews were lent to the market."],
        ["Homes let", "9", "4", "RED"],
    ]
    table = band(band(sheet.table([[*row, *[""] * (4 - len(row))] for row in rows]), 1), 3)

    found = READER.read(sheet.section((table,), "tracker"), sheet.desk())

    assert isinstance(found, Tracker)
    assert [(each.title, each.columns.get("Commentary")) for each in found.indicators] == [
        ("Bins emptied", "two crews were lent to the market."),
        ("Homes let", None),
    ]


def tracked(sheet: Sheet, *blocks: Block) -> Tracker:
    found = READER.read(sheet.section(blocks, "tracker"), sheet.desk())
    assert isinstance(found, Tracker)
    return found


def test_a_card_is_a_row_with_its_labels_for_headings() -> None:
    sheet = Sheet()
    cards = [
        sheet.table(
            [["Measure", title], ["Result this quarter", now], ["Target", "98%"], ["RAG", rag], ["Comment", "None."]],
            header_rows=0,
        )
        for title, now, rag in (("Bins emptied", "97%", "Amber"), ("Calls answered", "99%", "Green"))
    ]

    found = tracked(sheet, *cards).indicators

    assert [(each.title, each.current and each.current.number, each.rag) for each in found] == [
        ("Bins emptied", 97.0, "amber"),
        ("Calls answered", 99.0, "green"),
    ]


def test_a_card_of_an_action_is_one_too() -> None:
    sheet = Sheet()
    card = sheet.table(
        [["Action", "Mend the shelters"], ["Lead", "B Tanner"], ["Due date", "May 2031"], ["RAG", "Red"]], header_rows=0
    )

    (found,) = tracked(sheet, card).actions

    assert (found.action, found.lead, found.timescale, found.rag) == (
        "Mend the shelters",
        "B Tanner",
        "May 2031",
        "red",
    )


def test_a_title_over_the_headings_is_the_indicators_where_no_column_has_one() -> None:
    sheet = Sheet()
    rows = [
        ["KPI 3: Bins emptied", "KPI 3: Bins emptied", "KPI 3: Bins emptied", "AMBER"],
        ["Q3 actual", "Target", "Floor", "Q2 actual"],
        ["97%", "98%", "95%", "96%"],
    ]
    table = spanned(sheet.table(rows, header_rows=0), {(0, 0): (1, 3)})

    (found,) = tracked(sheet, table).indicators

    figures = (found.current, found.last_result, found.target, found.floor)
    assert (found.reference, found.title, found.rag) == ("KPI 3", "Bins emptied", "amber")
    assert [figure and figure.raw for figure in figures] == ["97%", "96%", "98%", "95%"]


def test_fills_behind_figures_are_their_ratings_and_an_empty_quarter_is_no_result() -> None:
    sheet = Sheet()
    rows = [["Indicator", "Q1", "Q2", "Q3", "Q4", "Trend"], ["Bins emptied", "94%", "96%", "97%", "", "↑"]]
    red, amber = (0.9, 0.1, 0.1), (1.0, 0.75, 0.0)
    table = filled(sheet.table(rows), {(1, 2): red, (1, 3): amber})

    (found,) = tracked(sheet, table).indicators

    assert (found.current and found.current.raw, found.last_result and found.last_result.raw) == ("97%", "96%")
    assert (found.rag, found.previous_rag, found.columns["Q1"]) == ("amber", "red", "94%")


PERIODS = [
    ("2029/30 outturn", "Q1 2029/30"),
    ("Q2", "Q3 2030/31"),
    ("Quarter 2 actual", "3rd quarter"),
    ("Q4 2029/30", "Q1 2030/31"),
    ("2028/29", "2029/30"),
    ("Sep 2030", "Dec 2030"),
    ("Apr", "Jan"),
    ("Dec 30", "Jan 31"),
    ("May-30", "Jun-30"),
]


@pytest.mark.parametrize(("earlier", "later"), PERIODS)
def test_periods_have_an_order(earlier: str, later: str) -> None:
    first, second = period_key(earlier), period_key(later)

    assert first is not None
    assert second is not None
    assert first < second


def test_the_latest_month_with_a_figure_is_the_current_result() -> None:
    sheet = Sheet()
    rows = [["Measure", "Target", "Oct", "Nov", "Dec", "Jan", "RAG"], ["Bins", "98%", "95%", "96%", "97%", "", "AMBER"]]

    (found,) = tracked(sheet, sheet.table(rows)).indicators

    assert (found.current and found.current.raw, found.last_result and found.last_result.raw) == ("97%", "96%")
    assert found.columns["Oct"] == "95%"


def test_a_heading_without_a_period_has_no_place_in_time() -> None:
    assert period_key("Performance RAG") is None


def test_a_rating_may_be_said_behind_its_figure() -> None:
    sheet = Sheet()
    rows = [["Indicator", "Target", "Q2", "Q3"], ["Bins emptied", "98%", "95% (Red)", "97% (Amber)"]]

    (found,) = tracked(sheet, sheet.table(rows)).indicators

    assert (found.rag, found.previous_rag) == ("amber", "red")
    assert (found.current and found.current.raw, found.current and found.current.number) == ("97% (Amber)", 97.0)
