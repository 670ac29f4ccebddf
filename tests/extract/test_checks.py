from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from scrutiny_extract.extract.checks import CHECKS, check
from scrutiny_extract.extract.checks.counts import check_totals
from scrutiny_extract.extract.checks.dates import check_weekdays
from scrutiny_extract.extract.checks.figures import check_shares
from scrutiny_extract.extract.checks.papers import Papers
from scrutiny_extract.extract.desk import Desk
from scrutiny_extract.extract.figures import read_value
from scrutiny_extract.extract.layout import Pack, Page
from scrutiny_extract.extract.vocabulary import load
from scrutiny_extract.schemas import (
    Agenda,
    AgendaItem,
    Attendance,
    Indicator,
    Meeting,
    Member,
    MinuteItem,
    Minutes,
    Paragraph,
    PriorityRow,
    RagCount,
    Record,
    Report,
    Requirement,
    RequirementUpdate,
    Resolution,
    Tracker,
    TrackerSummary,
    Where,
)
from tests.making import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.schemas import AnySection, Finding

R = TypeVar("R", bound=Record)
NUMBERS = count(1)


def make(kind: type[R], page: int = 1, **fields: Any) -> R:
    """Make a record with a place of its own; a section stands on its page alone unless told otherwise."""
    if "type" in kind.model_fields:
        fields = {"first_page": page, "last_page": page, **fields}
    number = next(NUMBERS)
    return kind(id=f"r{number}", where=(Where(page=page, bbox=(number, 0, number + 1, 1)),), **fields)


def found(*sections: AnySection, meeting: Meeting | None = None, pages: Sequence[Page] = ()) -> list[Finding]:
    desk = Desk(Pack(tuple(pages)), load())
    check(meeting, sections, desk)
    return desk.findings


def page(number: int, printed: str | None, kind: Any = "content") -> Page:
    return Page(number, 595, 842, 0, (), printed=printed, kind=kind)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(make(Paragraph, text=text) for text in texts)


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_a_pack_that_agrees_with_itself_has_no_findings() -> None:
    pages = [page(1, None), page(2, "1"), page(3, "2"), page(4, None, "blank")]
    agenda = make(Agenda, items=(make(AgendaItem, number="4", page_from=1, page_to=3),))
    report = make(Report, page=2, last_page=3, agenda_item="4")

    assert found(agenda, report, pages=pages) == []


def test_papers_that_end_elsewhere_than_the_agenda_says_are_reported_with_both_places() -> None:
    pages = [page(1, None), page(2, "1"), page(3, "2")]
    item = make(AgendaItem, number="4", page_from=1, page_to=4)
    report = make(Report, page=2, last_page=3, agenda_item="4")

    (finding,) = found(make(Agenda, items=(item,)), report, pages=pages)

    assert finding.code == "agenda_pages_differ"
    assert finding.message == "The agenda gives item 4 pages 1 to 4; its papers stand on pages 1 to 2."
    assert all(place in finding.where for place in (*item.where, *report.where))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("on Thursday, 16th December 2010 at noon", None),
        ("on Monday 16 December 2010", "16 December 2010 is called a Monday; it fell on a Thursday."),
        ("Friday the 17th of December 2010", None),
        ("Every Monday until 16 December 2010", None),
        ("Monday, 16 December", None),
    ],
)
def test_a_weekday_is_compared_with_the_date_beside_it(text: str, message: str | None) -> None:
    sheet = Sheet()
    line = sheet.line(text)
    desk = Desk(Pack((Page(1, 595, 842, 0, tuple(sheet.words[1]), lines=(line,)),)), load())

    check_weekdays(Papers(None, (), desk))

    assert [finding.message for finding in desk.findings] == ([message] if message else [])


def minutes(*items: MinuteItem, **fields: Any) -> Minutes:
    return make(Minutes, items=items, **fields)


def test_somebody_who_left_after_the_end_is_reported_once() -> None:
    item = make(MinuteItem, paragraphs=paragraphs("(Councillor P Hale left the meeting at 11.50 pm during this item.)"))
    person = make(Attendance, name="P Hale", note="left at 11.50 pm")

    (finding,) = found(minutes(item, attendance=(person,), concluded_time="12:13", concluded_time_raw="12.13 pm"))

    assert finding.code == "left_after_end"
    assert "left the meeting at 11.50 pm" in finding.message
    assert finding.message.endswith("but the meeting ended at 12.13 pm.")


def test_somebody_who_left_before_the_end_is_not_reported() -> None:
    item = make(MinuteItem, paragraphs=paragraphs("(Councillor P Hale left the meeting at 11.50 am.)"))

    assert found(minutes(item, concluded_time="12:13")) == []


def test_a_member_whom_the_minutes_do_not_name_is_told_of() -> None:
    meeting = make(Meeting, members=tuple(make(Member, name=name) for name in ("A Fenwick", "B Oakes", "C Ashe")))
    people = (
        make(Attendance, name="Mr A Fenwick", status="present"),
        make(Attendance, name="Oakes", status="apologies"),
        make(Attendance, name="D Hale", status="present"),
    )

    (finding,) = found(minutes(attendance=people), meeting=meeting)

    assert (finding.code, finding.severity) == ("member_unaccounted", "info")
    assert finding.message.startswith("C Ashe is a member")


def test_a_minute_that_is_not_there_is_reported_but_not_one_of_an_earlier_meeting() -> None:
    items = [make(MinuteItem, number=str(number)) for number in (53, 54, 56)]
    resolution = make(Resolution, text="That it be done (Minute No. 55 refers) and (Minute No. 12 refers).")

    (finding,) = found(minutes(*items, make(MinuteItem, number="57", resolutions=(resolution,))))

    assert finding.code == "minute_missing"
    assert finding.message == "Minute 57 refers to minute 55; these minutes run from 53 to 57 without it."


def summary(green: int, amber: int, red: int, **fields: Any) -> TrackerSummary:
    rags = ["green"] * green + ["amber"] * amber + ["red"] * red
    return make(TrackerSummary, agenda_item="8", rows=tuple(make(PriorityRow, rag=rag) for rag in rags), **fields)


def test_a_count_in_prose_is_compared_with_the_rows_of_the_same_item() -> None:
    said = "There are 14 improvement priorities for this panel and of these 5 are assessed as green, 4 as red."
    report = make(Report, agenda_item="8", paragraphs=paragraphs(said))

    (finding,) = found(report, summary(6, 5, 4))

    assert finding.code == "count_differs"
    assert finding.message == (
        "The text counts 14 improvement priorities (5 green, 4 red); the table has 15 (6 green, 5 amber, 4 red)."
    )


@pytest.mark.parametrize(
    "said",
    [
        "There are 15 priorities in the plan.",
        "There are 14 schools and some priorities.",
        "17 of the 151 indicators are green.",
    ],
)
def test_a_count_that_agrees_or_counts_other_things_is_not_reported(said: str) -> None:
    report = make(Report, agenda_item="8", paragraphs=paragraphs(said))

    assert found(report, summary(6, 5, 4)) == []


def test_a_total_that_its_rows_do_not_give_is_reported() -> None:
    counts = [
        make(RagCount, theme="Roads", rag="red", number=2),
        make(RagCount, theme="Homes", rag="red", number=3),
        make(RagCount, rag="red", number=6),
    ]

    assert [finding.message for finding in found(make(TrackerSummary, counts=tuple(counts)))] == [
        "The total of red is printed as 6; the rows add up to 5."
    ]


def test_a_share_that_its_count_does_not_give_is_reported() -> None:
    counts = [
        make(RagCount, period="Q2 2030/31", rag="red", number=5, percent=36.0),
        make(RagCount, period="Q2 2030/31", rag="green", number=9, percent=46.0),
    ]

    assert codes(found(make(TrackerSummary, counts=tuple(counts)))) == ["share_differs"]
    assert check_totals in CHECKS


def test_a_summary_and_a_tracker_that_rate_one_code_differently_are_reported() -> None:
    row = make(PriorityRow, code="SK-2a", rag="amber", direction="static")
    tracker = make(Tracker, code="SK-2a", rag="red", direction="static")

    (finding,) = found(make(TrackerSummary, rows=(row,)), tracker)

    assert finding.message == "SK-2a: the summary gives the rating as amber, its tracker as red."
    assert list(finding.where) == [*row.where, *tracker.where]


def test_an_indicator_printed_twice_with_different_figures_is_reported() -> None:
    one = make(Indicator, reference="NI 59", target=read_value("80%"), current=read_value("79.4%"))
    other = make(Indicator, reference="NI59", target=read_value("85%"), current=read_value("n/a"))

    (finding,) = found(make(Tracker, indicators=(one,)), make(Tracker, indicators=(other,)))

    assert finding.code == "indicator_differs"
    assert finding.message == "NI 59 is printed twice with different figures: target “80%” and “85%”."


def test_figures_of_different_periods_do_not_contradict_each_other() -> None:
    one = make(Indicator, reference="NI 59", current=read_value("80% (2029/30)"))
    other = make(Indicator, reference="NI 59", current=read_value("85% (2030/31)"))

    assert found(make(Tracker, indicators=(one,)), make(Tracker, indicators=(other,))) == []


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [("68.1% (422/ 620)", False), ("68.2% (422/620)", True), ("68% (422/620)", False), ("9.6% (1930)", False)],
)
def test_a_share_is_compared_with_its_parts_as_exactly_as_it_is_printed(text: str, *, contradicts: bool) -> None:
    tracker = make(Tracker, indicators=(make(Indicator, current=read_value(text)),))

    assert codes(found(tracker)) == (["share_differs"] if contradicts else [])


def test_a_share_in_prose_is_compared_with_its_parts() -> None:
    report = make(Report, paragraphs=paragraphs("Members noted that 36% (5 out of 12) of them are green."))

    assert [finding.message for finding in found(report)] == ["“36% (5 out of 12)”: 5 of 12 are 41.7%."]
    assert check_shares in CHECKS


def test_days_in_a_title_against_working_days_in_prose_are_reported() -> None:
    indicator = make(Indicator, reference="NI 59", title="Visits made within 7 days of the call")
    requirement = make(Requirement, evidence=("Timeliness has improved (NI 59 7 working days).",))

    (finding,) = found(make(Tracker, indicators=(indicator,)), make(RequirementUpdate, requirements=(requirement,)))

    assert finding.code == "time_limit_differs"
    assert finding.message == "NI 59 counts within “7 days” in its table and “7 working days” in the text."


def test_a_change_told_twice_from_different_beginnings_is_reported() -> None:
    one = "The number of homes waiting for a repair team has risen by a third since March (from 511 to over 700)."
    other = "There were more homes waiting for a repair team from 551 in March 2030 to 704 in September."
    report = make(Report, paragraphs=paragraphs(one, other))

    (finding,) = found(report)

    assert finding.code == "change_differs"
    assert finding.message.endswith("begin from different figures for March.")


def test_changes_of_different_things_are_not_compared() -> None:
    one = "The number of homes waiting for a repair team has risen since March from 511 to 700."
    other = "The number of lamps waiting for a repair team has risen since April from 20 to 30."

    assert found(make(Report, paragraphs=paragraphs(one, other))) == []
