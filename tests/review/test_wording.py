"""Records in plain words, as an officer would say them."""

from __future__ import annotations

from typing import Any

import pytest

from scrutiny_extract.extract.review.shapes import SHAPES, figures_of, mark_of, rows_of, text_of, title_of
from scrutiny_extract.extract.review.wording import (
    DATES,
    DOUBTS,
    KINDS,
    LABELS,
    plain_date,
    plain_doubts,
    plain_kind,
    plain_name,
    readable,
    value_text,
)
from scrutiny_extract.schemas import (
    RECORD_TYPES,
    Action,
    AgendaItem,
    Approval,
    Attendance,
    Implication,
    Indicator,
    Lead,
    PriorityRow,
    Report,
    Resolution,
    TrackedRecommendation,
    Update,
    Value,
    Vote,
    VoteNames,
)
from tests.review.hostile import ALL

FIELDS = sorted({name for record in RECORD_TYPES.values() for name in record.model_fields})


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_name_in_words(name: str) -> None:
    said = plain_name(name)

    assert said[0].isupper()
    assert "_" not in said
    assert not said.endswith(" raw")


def test_every_kind_of_record_has_a_name_in_words() -> None:
    assert all("_" not in plain_kind(name) for name in RECORD_TYPES)


def test_what_is_said_otherwise_is_in_the_contract() -> None:
    assert set(KINDS) | set(SHAPES) <= set(RECORD_TYPES)
    assert set(LABELS) | DATES <= set(FIELDS)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2031-03-12", "12 March 2031"),
        ("2031-03", "March 2031"),
        ("2031-13", "2031-13"),
        ("next spring", "next spring"),
        ("", ""),
    ],
)
def test_dates_are_said_with_the_month_as_a_word(iso: str, said: str) -> None:
    assert plain_date(iso) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        (36.0, "36"),
        ("bell_shaped", "neither too high nor too low"),
        (("Mill Lane", "Quay"), "Mill Lane\nQuay"),
        ({"RP": "Review of policy"}, "RP: Review of policy"),
        (Value(raw="63.5%"), "63.5%"),
        (Value(raw="63.5%", period="2030/31", provisional=True), "63.5% (2030/31, provisional)"),
        (Value(raw="63.5% (2030/31)", period="2030/31"), "63.5% (2030/31)"),
        (Lead(role="Lead Officer", name="Jude Wetherlam"), "Lead Officer: Jude Wetherlam"),
        (Lead(name="Jude Wetherlam"), "Jude Wetherlam"),
        (Approval(role="Director", name="D Yarrowby", date="2031-03-12"), "Director: D Yarrowby, 12 March 2031"),
        (Approval(name="D Yarrowby", date_raw="in March"), "D Yarrowby, in March"),
        (Implication(name="Equality", ticked=True), "Equality: ticked"),
        (Implication(name="Equality", ticked=None), "Equality: cannot be seen"),
        (Vote.model_validate({"for": 4, "against": 0, "raw": "CARRIED"}), "CARRIED\n4 for, 0 against"),
        (VoteNames.model_validate({"for": ("P Hexley", "R Ormsgill")}), "For: P Hexley, R Ormsgill"),
    ],
)  # fmt: skip
def test_values_are_said_in_words(value: Any, said: str) -> None:
    assert value_text(value) == said


def test_text_that_is_shown_holds_nothing_that_turns_hides_or_colours() -> None:
    said = readable(f"{ALL}\ttab\nline")

    assert readable("Abbot’s Green – £1,200 ½ é") == "Abbot’s Green – £1,200 ½ é"
    assert said.isprintable() or set(said) - set("\t\n") == {mark for mark in said if mark.isprintable()}
    assert said.endswith("\ttab\nline")


def rows(record: Any) -> dict[str, Any]:
    """Give a record's rows: what each is named, and the one other thing it has."""
    found: dict[str, Any] = {}
    for row in rows_of(record):
        name, value = row.values()
        found[str(name)] = value
    return found


def test_a_minute_resolution_says_verb_text_and_movers_once() -> None:
    record = Resolution(
        id="r", where=(), verb="RESOLVED", text="That a) one; b) two", limbs=("a) one", "b) two"), moved_by="P Hexley"
    )

    assert (title_of(record), text_of(record)) == ("RESOLVED", "That a) one; b) two")
    assert rows(record) == {"Moved by": "P Hexley"}


def test_an_agenda_item_says_its_pages_as_printed() -> None:
    record = AgendaItem(
        id="a", where=(), number="9", title="TOLLS", pages_raw="5 - 12", page_from=5, page_to=12, not_open=False
    )

    assert (mark_of(record), title_of(record), rows(record)) == ("9", "TOLLS", {"Pages": "5 - 12"})


def test_a_recommendation_says_its_stage_as_printed() -> None:
    record = TrackedRecommendation(
        id="t", where=(), number="4", text="That it be done", stage_raw="2 (Achieved)", stage_codes=(2,), complete=True
    )

    assert (mark_of(record), text_of(record)) == ("4", "That it be done")
    assert rows(record) == {"Stage": "2 (Achieved)", "Complete": "yes"}


def test_an_update_says_its_label_as_its_title() -> None:
    record = Update(
        id="u", where=(), label="March 2031 update", date="2031-03", text="Done", approved_date="2031-03-12"
    )

    assert (title_of(record), rows(record)) == ("March 2031 update", {"Approved date": "12 March 2031"})


def test_figures_of_an_indicator_stand_side_by_side() -> None:
    record = Indicator(
        id="i", where=(), reference="WX 4", title="Slabs mended", polarity="rise", target=Value(raw="90%"),
        current=Value(raw="84%"), rag="amber", direction="improving", columns={"Cost": "£4"},
    )  # fmt: skip

    assert figures_of(record) == ["Target", "Latest result"]
    assert rows(record) == {
        "Good is": "to rise", "Target": "90%", "Latest result": "84%", "Rating": "amber",
        "Direction of travel": "improving", "Cost": "£4",
    }  # fmt: skip


def test_a_report_says_each_line_of_its_head_once() -> None:
    record = Report(
        id="r", where=(), first_page=1, last_page=1, subject="Tolls", report_of="Head of Policy", date="2031-03-12",
        date_raw="12th March 2031", head={"Subject:": "Tolls", "Report of:": "Head of Policy", "Room": "4"},
        recommendations=("note the tolls", "pay them"),
    )  # fmt: skip

    assert rows(record) == {
        "Report of": "Head of Policy", "Date": "12 March 2031", "Subject": "Tolls",
        "Recommendations": ["note the tolls", "pay them"], "Room": "4",
    }  # fmt: skip


def test_people_and_priorities_are_lines_of_a_table() -> None:
    person = Attendance(id="p", where=(), name="A Thistlewood", name_raw="Councillor A Thistlewood", status="present")
    priority = PriorityRow(id="q", where=(), code="PL-1a", title="Mend pavements", rag="red", previous_rag="amber")

    assert rows(person) == {"Name": "A Thistlewood", "Status": "present"}
    assert rows(priority) == {"Code": "PL-1a", "Title": "Mend pavements", "Rating": "red", "Rating before": "amber"}


def test_doubts_are_said_in_words() -> None:
    record = Action(id="a", where=(), flags=("rag_colour_unclear", "ocr", "new_flag"), confidence=0.623)
    sure = Action(id="b", where=(), flags=("ocr",), confidence=0.93)

    assert plain_doubts(record) == [
        DOUBTS["rag_colour_unclear"], "new flag", "read from a picture, its least sure word at 62%",
    ]  # fmt: skip
    assert plain_doubts(sure) == []
