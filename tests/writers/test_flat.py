"""Flat records: nothing lost, each with what it belongs to, strict JSON."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.writers.columns import TABLES, cells_of, columns_of
from scrutiny_extract.extract.writers.document import json_bytes, keep_types, line_bytes
from scrutiny_extract.extract.writers.flat import CONTEXT, HEAD, LISTED, flat_rows, holders_of, parts_of
from scrutiny_extract.schemas import RECORD_TYPES, Extraction
from tests.schemas.instances import instances

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract_pack(FIXTURES / "wexcombe-2031-03-12.pdf", file="wexcombe.pdf")


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """All plain values of a JSON document with the field they stand in."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, key)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from leaves(part, name)
    elif value is not None:
        yield name, value


def own(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in HEAD}


@pytest.mark.properties
@given(instances(Extraction))
def test_rows_hold_all_that_the_document_holds(whole: Extraction) -> None:
    expected = Counter(leaf for leaf in leaves(whole.model_dump(mode="json")) if leaf[0] not in {"type", *CONTEXT})

    found = Counter(leaf for row in flat_rows(whole) for leaf in leaves(own(row)))

    assert found == expected


@pytest.mark.properties
@given(instances(Extraction))
def test_lines_are_strict_json_of_one_line(whole: Extraction) -> None:
    for row in flat_rows(whole):
        line = line_bytes(row)
        assert len(line.decode().splitlines()) == 1
        assert json.loads(line) == json.loads(json.dumps(row))


@pytest.mark.properties
@given(instances(Extraction))
def test_documents_are_strict_json_that_comes_back(whole: Extraction) -> None:
    for indent in (False, True):
        assert Extraction.model_validate_json(json_bytes(whole, indent=indent)) == whole


@pytest.mark.properties
@given(instances(Extraction))
def test_every_row_fits_the_columns_of_its_type(whole: Extraction) -> None:
    for row in flat_rows(whole):
        cells = cells_of(row)
        assert cells.keys() <= columns_of(row["type"]).keys()
        for name, cell in cells.items():
            assert cell is None or isinstance(cell, (columns_of(row["type"])[name], int))


def test_a_row_says_what_it_belongs_to(extraction: Extraction) -> None:
    rows = list(flat_rows(extraction))
    by_id = {row["id"]: row for row in rows if "id" in row}

    for row in rows:
        assert tuple(row)[: len(HEAD)] == HEAD
        assert row["pack"] == extraction.source.sha256
        if row["type"] in RECORD_TYPES and row["type"] != "meeting":
            assert row["parent"] is None or by_id[row["parent"]]["section"] == row["section"]
    assert rows[0]["type"] == "extraction"
    assert {row["type"] for row in rows} >= {"minute_item", "resolution", "attendance", "page"}


def test_a_records_own_committee_wins(extraction: Extraction) -> None:
    minutes = next(row for row in flat_rows(extraction) if row["type"] == "minutes")
    section = next(section for section in extraction.sections if section.type == "minutes")

    assert minutes["committee"] == (section.committee or minutes["committee"])


def test_no_field_of_a_record_hides_behind_what_every_row_repeats() -> None:
    for record in RECORD_TYPES.values():
        assert not set(record.model_fields) & set(HEAD) - {"type", *CONTEXT}


def test_every_record_type_is_reached_from_the_extraction() -> None:
    reached = {model for record in RECORD_TYPES.values() for model in parts_of(record).values()}
    sections = {record for record in RECORD_TYPES.values() if "first_page" in record.model_fields}

    assert set(RECORD_TYPES.values()) == reached | sections | {RECORD_TYPES["meeting"]}
    assert {"meeting", "sections", "pages", "findings"} == LISTED
    assert all(holders_of(model) for model in reached)
    assert RECORD_TYPES.keys() < TABLES.keys()


def test_types_kept_are_the_only_ones(extraction: Extraction) -> None:
    kept = keep_types(extraction, ("minutes",))

    assert {section.type for section in kept.sections} == {"minutes"}
    assert kept.pages == extraction.pages
    assert keep_types(extraction, ()) is extraction
