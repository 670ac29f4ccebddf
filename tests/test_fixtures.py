"""The committed fixtures are what their code draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.build import FOLDER, PACKS, as_json, make
from tests.golden import compare


@pytest.mark.parametrize("name", sorted(PACKS))
def test_drawing_a_pack_again_gives_the_committed_bytes(name: str) -> None:
    pdf, expected = make(PACKS[name])

    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_json(expected)
    if pdf is None:
        pytest.skip("the WeasyPrint that printed this pack is not installed")
    assert (FOLDER / f"{name}.pdf").read_bytes() == pdf


def test_no_committed_pack_lacks_its_code() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.pdf")} == set(PACKS)


def test_packs_are_small() -> None:
    assert all(path.stat().st_size < 100_000 for path in Path(FOLDER).glob("*.pdf"))


def test_expected_facts_name_only_what_the_contract_names() -> None:
    from scrutiny_extract.schemas import Extraction

    for pack in PACKS.values():
        _, expected = make(pack)
        unknown = _unknown(expected, Extraction.model_json_schema(mode="serialization"))
        assert not unknown


def _unknown(expected: object, schema: dict[str, object]) -> list[str]:
    """Give paths of expected fields that the schema has no place for."""
    definitions = schema.get("$defs", {})
    found: list[str] = []

    def options(node: object) -> list[dict[str, object]]:
        if not isinstance(node, dict):
            return []
        if "$ref" in node:
            return options(definitions[str(node["$ref"]).rsplit("/", 1)[-1]])  # type: ignore[index]
        several = node.get("anyOf") or node.get("oneOf")
        return [each for part in several for each in options(part)] if several else [node]

    def walk(value: object, nodes: list[dict[str, object]], path: str) -> None:
        if isinstance(value, list):
            inner = [each for node in nodes for each in options(node.get("items"))]
            for part in value:
                walk(part, inner, path)
        elif isinstance(value, dict) and value != {"_open": True}:
            if "type" in value:
                nodes = [n for n in nodes if _constant(n) == value["type"]]
            for name, part in value.items():
                inner = [
                    each
                    for node in nodes
                    for each in options((node.get("properties") or {}).get(name) or node.get("additionalProperties"))  # type: ignore[attr-defined]
                ]
                if not inner:
                    found.append(f"{path}.{name}")
                walk(part, inner, f"{path}.{name}")

    def _constant(node: dict[str, object]) -> object:
        return node["properties"]["type"]["const"]  # type: ignore[index]

    walk(expected, [schema], "")
    return found


def test_the_comparison_finds_a_changed_word() -> None:
    _, expected = make(PACKS["wexcombe-2031-03-12"])
    changed = {**expected, "meeting": {**expected["meeting"], "venue": "elsewhere"}}

    assert [difference.path for difference in compare(expected, changed)] == ["meeting.venue"]
