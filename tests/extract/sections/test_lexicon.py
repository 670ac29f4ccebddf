"""The vocabulary of sections, looked up."""

from __future__ import annotations

from collections import Counter

import pytest

from scrutiny_extract.extract.sections.forms import FORMS
from scrutiny_extract.extract.sections.lexicon import lexicon_of, words_of
from scrutiny_extract.extract.sections.signs import PRIORITY
from scrutiny_extract.extract.vocabulary import load
from scrutiny_extract.schemas import Extraction

LEXICON = lexicon_of(load())


def test_no_title_names_two_kinds() -> None:
    names = Counter(
        phrase
        for name, table in load().tables.items()
        if name.startswith("sections.") and name.count(".") == 1
        for phrase in set(map(words_of, table["titles"]))
    )

    assert [phrase for phrase, count in names.items() if count > 1] == []


def test_every_kind_that_can_win_is_a_section_of_the_contract() -> None:
    kinds = {
        option["properties"]["type"]["const"]
        for option in Extraction.model_json_schema()["$defs"].values()
        if "type" in option.get("properties", {})
    }

    assert set(PRIORITY) <= kinds


def test_every_table_with_telling_columns_has_a_form() -> None:
    prefix = "sections.columns."

    assert {name.removeprefix(prefix) for name in load().tables if name.startswith(prefix)} == set(FORMS)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Forward Plan of Key Decisions", {"forward_plan"}),
        ("Wexcombe's Work Programme for 2031", {"work_programme"}),
        ("MINUTES OF A MEETING OF THE CABINET", {"minutes"}),
        ("Agenda Item 7", set()),
        ("Shelters by ward", set()),
    ],
)
def test_titles_are_found_anywhere_in_a_heading(text: str, kinds: set[str]) -> None:
    assert {title.kind for title in LEXICON.titles(words_of(text))} == kinds


def test_the_longest_label_of_a_kind_wins() -> None:
    assert [label.phrase for label in LEXICON.labels(words_of("Report of the Director of Places"))] == ["report of the"]


@pytest.mark.parametrize(
    ("headings", "kind", "telling"),
    [
        (("", "Recommendation", "Stage", "Complete"), "recommendation_table", {"text", "complete"}),
        (("Key decision", "Decision maker", "When"), "forward_plan", {"title", "decision_maker"}),
        (("Shelter", "Ward"), "tracker", set()),
    ],
)
def test_columns_tell_their_kind(headings: tuple[str, ...], kind: str, telling: set[str]) -> None:
    found = dict(LEXICON.columns(headings))[kind]

    assert found.telling == telling
    assert found.telling <= found.known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RESOLVED – That the report be noted.", True),
        ("Resolved issues are listed below.", False),
        ("The board RESOLVED", False),
    ],
)
def test_a_resolution_opens_with_its_verb_in_capitals(text: str, expected: bool) -> None:  # noqa: FBT001
    assert LEXICON.resolves(text) is expected
