"""What holds for any pack, drawn at random."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from scrutiny_extract import extract_pack
from scrutiny_extract.extract.furniture import remove_furniture
from scrutiny_extract.extract.pages import open_pack
from scrutiny_extract.extract.vocabulary import load
from scrutiny_extract.schemas import Extraction
from tests.conservation import lost_words
from tests.properties.strategies import pdfs

pytestmark = pytest.mark.properties
FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.pdf"))


def words_of(pdf: bytes) -> list[str]:
    return [word.text for page in open_pack(pdf).pages for word in page.words]


def check_conservation(pdf: bytes) -> None:
    printed = words_of(pdf)
    extraction = extract_pack(pdf)
    coverage = extraction.coverage

    assert lost_words(printed, extraction.model_dump(mode="json")) == []
    assert coverage.words == len(printed)
    assert coverage.words == coverage.in_records + coverage.in_other + coverage.furniture + coverage.unread
    assert coverage.unread == 0


@given(pdfs())
def test_every_printed_word_is_in_the_output(pdf: bytes) -> None:
    check_conservation(pdf)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_word_of_a_fixture_is_in_the_output(path: Path) -> None:
    check_conservation(path.read_bytes())


@given(pdfs())
def test_every_content_page_belongs_to_a_section(pdf: bytes) -> None:
    extraction = extract_pack(pdf)
    covered = {page for each in extraction.sections for page in range(each.first_page, each.last_page + 1)}

    assert {page.page for page in extraction.pages if page.kind == "content"} <= covered


def places(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = value["where"] if isinstance(value.get("where"), list) else []
        return own + [place for part in value.values() for place in places(part)]
    return [place for part in value for place in places(part)] if isinstance(value, list) else []


@given(pdfs())
def test_every_box_lies_on_its_page(pdf: bytes) -> None:
    sizes = {page.number: (page.width, page.height) for page in open_pack(pdf).pages}

    for place in places(extract_pack(pdf).model_dump(mode="json")):
        x0, y0, x1, y1 = place["bbox"]
        width, height = sizes[place["page"]]
        assert -2 <= x0 <= x1 <= width + 2, place
        assert -2 <= y0 <= y1 <= height + 2, place


@given(pdfs())
def test_removing_furniture_twice_changes_nothing(pdf: bytes) -> None:
    once = remove_furniture(open_pack(pdf), load())

    assert remove_furniture(once, load()) == once


@given(pdfs())
def test_the_output_survives_its_own_json(pdf: bytes) -> None:
    extraction = extract_pack(pdf)

    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction


@given(pdfs())
def test_a_pack_read_twice_gives_the_same_output(pdf: bytes) -> None:
    assert extract_pack(pdf).model_dump_json() == extract_pack(pdf).model_dump_json()


@given(pdfs())
def test_ids_are_unique(pdf: bytes) -> None:
    def ids(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["id"]] if isinstance(value.get("id"), str) else []
            return own + [each for part in value.values() for each in ids(part)]
        return [each for part in value for each in ids(part)] if isinstance(value, list) else []

    found = ids(extract_pack(pdf).model_dump(mode="json"))

    assert len(found) == len(set(found))
