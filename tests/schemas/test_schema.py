"""The JSON Schema, and the page made from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scrutiny_extract.schemas import RECORD_TYPES, TYPES, json_schema
from scrutiny_extract.schemas.document import document

PAGE = Path(__file__).parents[2] / "docs" / "records.md"


def test_the_schema_of_the_whole_output_tells_sections_apart_by_their_type() -> None:
    schema = json_schema()

    items = schema["properties"]["sections"]["items"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Extraction"
    assert items["discriminator"]["propertyName"] == "type"
    assert schema == json_schema("extraction")


@pytest.mark.parametrize("name", TYPES)
def test_the_schema_of_a_type_is_closed_and_requires_all_it_prints(name: str) -> None:
    schema = json_schema(name)

    assert schema["title"] == TYPES[name].__name__
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"])


def test_an_unknown_name_has_no_schema() -> None:
    with pytest.raises(KeyError):
        json_schema("poster")


def test_every_record_type_is_reached_from_the_whole() -> None:
    assert {record.__name__ for record in RECORD_TYPES.values()} <= set(json_schema()["$defs"])


def test_the_page_of_records_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(), (
        "python -m scrutiny_extract.schemas.document > docs/records.md"
    )


def test_the_page_tells_fields_of_the_contract_from_those_added() -> None:
    rows = document().splitlines()

    assert any(row.startswith("| `date_raw` **+** | text or null |") for row in rows)
    assert any(row.startswith("| `for` | whole number or null |") for row in rows)
    assert not any("Beyond the contract" in row for row in rows)


def test_the_page_is_printed_by_its_module() -> None:
    command = [sys.executable, "-W", "error", "-m", "scrutiny_extract.schemas.document"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")

    assert done.stdout == document()
