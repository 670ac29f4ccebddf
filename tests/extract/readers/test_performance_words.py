"""Performance reports in the words of many councils: boxes, panels and summaries whose labels nobody knows."""

from __future__ import annotations

import pytest

from scrutiny_extract.extract.layout import Pack
from scrutiny_extract.extract.readers.tracker import READER
from scrutiny_extract.extract.readers.tracker_summary import read_tracker_summary
from scrutiny_extract.extract.sections import find_sections
from scrutiny_extract.extract.vocabulary import load
from scrutiny_extract.schemas import Indicator, Tracker
from tests.making import Sheet

BOXES = [
    (("Latest: 94%", "Target: 90%, Floor: 85%", "Previous: 89% (Amber)"), {}),
    (("Zark: 94%", "Zing: 90%, Zip: 85%", "Zoon: 89% (Amber)"), {}),
    (("Zark: 94%", "Goal: 90%", "Zoon: 89% (Amber)", "Floor: 85%"), {}),
    (("Latest: 94%", "Target: 90%, Zip: 85%", "Last time: 89% (Amber)", "Zap: 12"), {"Zap": "12"}),
]


@pytest.mark.parametrize(("figures", "others"), BOXES, ids=lambda each: " | ".join(each) or None)
def test_figures_of_a_box_are_known_by_their_labels_or_their_place(
    figures: tuple[str, ...], others: dict[str, str]
) -> None:
    indicator = box(*figures)

    read = (indicator.current, indicator.target, indicator.floor, indicator.last_result)
    assert [figure.raw if figure else None for figure in read] == ["94%", "90%", "85%", "89%"]
    assert (indicator.title, indicator.rag, indicator.previous_rag) == ("Calls answered", "green", "amber")
    assert indicator.columns == others


def box(*figures: str) -> Indicator:
    sheet = Sheet()
    blank = [""] * (len(figures) - 2)
    table = sheet.table([["Calls answered", "GREEN", *blank], ["", "", *blank], list(figures)], header_rows=0)
    found = READER.read(sheet.section((table,), "tracker"), sheet.desk())
    assert isinstance(found, Tracker)
    (indicator,) = found.indicators
    return indicator


NO_BOXES = [
    [["Ask for", "Nell Harrowgate"], ["Telephone: 01632 960 001", "Fax: 01632 960 002"]],
    [["Service", "Quarter to Sep 30", "Quarter to Dec 30"], ["Roads", "12", "14"]],
]


@pytest.mark.parametrize("rows", NO_BOXES)
def test_telephones_and_headings_with_figures_are_no_boxes(rows: list[list[str]]) -> None:
    sheet = Sheet()

    found = READER.read(sheet.section((sheet.table(rows),), "tracker"), sheet.desk())

    assert not isinstance(found, Tracker)


def test_a_headings_second_row_is_no_row_of_the_table() -> None:
    sheet = Sheet()
    rows = [
        ["Roads KPIs", "Zug", "Zug", "Zot"],
        ["Roads KPIs", "Zark", "Zoon", "Zot"],
        ["Potholes mended in time", "GREEN", "AMBER", "↑"],
    ]
    table = sheet.table(rows, header_rows=2)

    (row,) = read_tracker_summary(sheet.section((table,), "tracker_summary"), sheet.desk()).rows

    assert (row.title, row.rag, row.previous_rag, row.direction) == (
        "Potholes mended in time", "green", "amber", "improving",
    )  # fmt: skip


def test_each_title_over_a_count_of_ratings_begins_a_tracker_with_whoever_leads() -> None:
    sheet = Sheet()
    pages = []
    for page, (service, lead) in enumerate((("Customer Services", "Ann Oakes"), ("Roads", "Bo Ashe and Cy Elm")), 1):
        pages.append(
            (
                sheet.table([[service]], header_rows=0, page=page),
                sheet.table([["Zap Holder", lead]], header_rows=0, page=page),
                sheet.table([["Zorp count", "GREEN", "AMBER", "RED"], ["", "2", "", "1"]], page=page),
                sheet.paragraph("Performance was as it had been in the spring.", page=page),
            )
        )

    found = find_sections(Pack(sheet.pages()), pages, load())
    trackers = [READER.read(section, sheet.desk()) for section in found]

    assert [(section.kind, section.title) for section in found] == [
        ("tracker", "Customer Services"),
        ("tracker", "Roads"),
    ]
    assert [[(lead.role, lead.name) for lead in each.leads] for each in trackers if isinstance(each, Tracker)] == [
        [("Zap Holder", "Ann Oakes")],
        [("Zap Holder", "Bo Ashe"), ("Zap Holder", "Cy Elm")],
    ]
