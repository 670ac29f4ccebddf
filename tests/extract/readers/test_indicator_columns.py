"""Indicator tables in the words of many councils: periods, places and what columns hold tell the figures apart."""

from __future__ import annotations

import pytest

from scrutiny_extract.extract.readers import read_section
from scrutiny_extract.extract.readers.tracker import READER
from scrutiny_extract.extract.readers.tracker.periods import period_key
from scrutiny_extract.extract.readers.tracker_summary import READER as SUMMARY
from scrutiny_extract.schemas import Tracker
from tests.making import Sheet, band

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


PERIODS = [
    ("2029/30 outturn", "Q1 2029/30"),
    ("Q2", "Q3 2030/31"),
    ("Quarter 2 actual", "3rd quarter"),
    ("Q4 2029/30", "Q1 2030/31"),
    ("2028/29", "2029/30"),
    ("Sep 2030", "Dec 2030"),
]


@pytest.mark.parametrize(("earlier", "later"), PERIODS)
def test_periods_have_an_order(earlier: str, later: str) -> None:
    first, second = period_key(earlier), period_key(later)

    assert first is not None
    assert second is not None
    assert first < second


def test_a_heading_without_a_period_has_no_place_in_time() -> None:
    assert period_key("Performance RAG") is None
