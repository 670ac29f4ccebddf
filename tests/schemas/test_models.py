"""The models: frozen, closed, described, and the same after a trip through JSON."""

from __future__ import annotations

import importlib
import json
import pkgutil
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from scrutiny_extract import schemas
from scrutiny_extract.schemas import (
    RECORD_TYPES,
    SECTION_TYPES,
    TYPES,
    Agenda,
    AnySection,
    Contact,
    Coverage,
    Extraction,
    Extractor,
    Finding,
    Lead,
    Model,
    Page,
    Paragraph,
    Record,
    Source,
    Update,
    Vote,
    VoteNames,
    Where,
)
from scrutiny_extract.schemas.section import SectionRecord
from tests.schemas.instances import instances

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = (Where(page=3, printed="1", bbox=(72.0, 80.5, 300.25, 92.0)),)


def models() -> Iterator[type[Model]]:
    """Every model of the folder."""
    for module in pkgutil.iter_modules(schemas.__path__):
        importlib.import_module(f"{schemas.__name__}.{module.name}")
    waiting = [Model]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting.extend(below)
        yield from below


ALL = sorted(set(models()), key=lambda model: model.__name__)
WHOLE = [model for model in ALL if model is not SectionRecord]
by_name = pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)


def extraction(**fields: object) -> Extraction:
    """Make an extraction of a file of one page."""
    source = Source(sha256="0" * 64, page_count=1, extractor=Extractor(name="scrutiny-extract", version="0"))
    return Extraction.model_validate({"status": "complete", "source": source, "coverage": Coverage(), **fields})


@pytest.mark.properties
@pytest.mark.parametrize("model", WHOLE, ids=lambda model: model.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_model_is_the_same_after_a_trip_through_json(model: type[Model], data: st.DataObject) -> None:
    instance = data.draw(instances(model))

    assert model.model_validate_json(instance.model_dump_json()) == instance


@by_name
def test_every_field_says_what_it_is(model: type[Model]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, name
        assert field.description.endswith((".", '."')), name


@by_name
def test_every_field_keeps_its_words_in_the_json_schema(model: type[Model]) -> None:
    for name, field in model.model_json_schema(mode="serialization")["properties"].items():
        assert field.get("description"), name


@by_name
def test_every_model_is_exported_and_says_what_it_is(model: type[Model]) -> None:
    assert getattr(schemas, model.__name__) is model
    assert model.__name__ in schemas.__all__
    assert model.__doc__


@by_name
def test_a_field_the_contract_does_not_name_is_refused(model: type[Model]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({"colour_of_the_cover": "blue"})


def test_a_record_cannot_be_changed() -> None:
    lead = Lead(name="A Fenwick")

    with pytest.raises(ValidationError, match="frozen"):
        lead.name = "B Oakes"


def test_every_record_type_is_listed_by_its_name_in_snake_case() -> None:
    records = {model for model in ALL if issubclass(model, Record)} - {Record, SectionRecord}

    assert set(RECORD_TYPES.values()) == records
    assert RECORD_TYPES["tracked_recommendation"].__name__ == "TrackedRecommendation"
    assert RECORD_TYPES["tracker_summary"].__name__ == "TrackerSummary"
    assert set(TYPES) == {"extraction", *RECORD_TYPES}


def test_section_types_the_union_and_the_folder_agree() -> None:
    union = set(get_args(get_args(AnySection)[0]))

    assert set(SECTION_TYPES.values()) == union == set(SectionRecord.__subclasses__())
    assert all(section.model_fields["type"].default == word for word, section in SECTION_TYPES.items())
    assert all(RECORD_TYPES[word] is section for word, section in SECTION_TYPES.items())


@pytest.mark.parametrize("word", SECTION_TYPES)
def test_the_type_of_a_section_chooses_its_model(word: str) -> None:
    given = {"type": word, "id": f"{word}-3-1", "where": [{"page": 3}], "first_page": 3, "last_page": 4}

    section = TypeAdapter[SectionRecord](AnySection).validate_python(given)

    assert type(section) is SECTION_TYPES[word]
    assert section.type == word


def test_an_unknown_type_of_section_is_refused() -> None:
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        extraction(sections=[{"type": "poster", "id": "poster-1-1", "where": [], "first_page": 1, "last_page": 1}])


def test_a_section_keeps_its_type_when_an_extraction_is_read_back() -> None:
    agenda = Agenda(id="agenda-3-1", where=PLACE, first_page=3, last_page=3)
    whole = extraction(sections=(agenda,))

    assert Extraction.model_validate_json(whole.model_dump_json()).sections == (agenda,)


@pytest.mark.parametrize("date", ["2013-03", "2013-03-14", "2013-12-31"])
def test_a_date_is_a_day_or_a_month(date: str) -> None:
    assert Update(id="update-1-1", where=PLACE, date=date).date == date


@pytest.mark.parametrize(
    "date", ["14 March 2013", "2013", "2013-13", "2013-03-32", "2013-03-14T10:00", "2013-03\n", ""]
)
def test_anything_else_is_no_date(date: str) -> None:
    with pytest.raises(ValidationError, match="String should match pattern"):
        Update(id="update-1-1", where=PLACE, date=date)


def test_votes_for_are_called_for_in_json_and_read_by_either_name() -> None:
    vote = Vote(for_=7, against=2, names=VoteNames(for_=("B Oakes",)))
    printed = json.loads(vote.model_dump_json())

    assert (printed["for"], printed["names"]["for"]) == (7, ["B Oakes"])
    assert vote.model_dump()["for"] == 7
    assert Vote.model_validate(printed) == vote
    assert "for" in Vote.model_json_schema()["properties"]


def test_a_field_that_is_not_given_is_null_or_empty() -> None:
    contact = Contact(id="contact-1-1", where=PLACE)

    assert (contact.name, contact.telephone, contact.flags) == (None, None, ())


def test_pages_count_from_one() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        Page(page=0)


def test_a_ledger_that_does_not_add_up_is_refused() -> None:
    assert Coverage(words=10, in_records=4, in_other=3, furniture=2, unread=1).words == 10

    with pytest.raises(ValidationError, match="words is not the sum"):
        Coverage(words=10, in_records=4, in_other=3, furniture=2)


def test_an_extraction_with_an_error_is_not_complete() -> None:
    lost = Finding(severity="error", code="words_unread", message="Two words of page 3 were not read.", where=PLACE)

    assert extraction(status="partial", findings=(lost,)).status == "partial"

    with pytest.raises(ValidationError, match="status is complete"):
        extraction(findings=(lost,))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="finite"):
        Where(page=1, bbox=(0.0, 0.0, float("nan"), 1.0))


def test_a_paragraph_needs_its_text() -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Paragraph.model_validate({"id": "paragraph-1-1", "where": []})
