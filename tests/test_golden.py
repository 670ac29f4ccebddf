"""Each fixture's PDF is read as the JSON beside it says, whole and exact."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_extract import extract_pack
from tests.golden import compare

FIXTURES = Path(__file__).parents[1] / "fixtures"
PACKS = sorted(path.stem for path in FIXTURES.glob("*.pdf"))


def test_every_pdf_has_its_json_and_every_json_its_pdf() -> None:
    assert PACKS
    assert sorted(path.stem for path in FIXTURES.glob("*.json")) == PACKS


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_says_what_it_says(pack: str) -> None:
    expected = json.loads((FIXTURES / f"{pack}.json").read_text(encoding="utf-8"))
    actual = extract_pack(FIXTURES / f"{pack}.pdf").model_dump(mode="json")

    differences = compare(expected, actual)

    assert not differences, "\n".join(map(str, differences))


@pytest.mark.parametrize(
    ("expected", "actual", "paths"),
    [
        pytest.param({"a": "x  y"}, {"a": "x y", "b": 1}, [], id="white space and unnamed fields are free"),
        pytest.param({"a": "x"}, {"a": "X"}, ["a"], id="case is not"),
        pytest.param({"a": None}, {"a": ""}, ["a"], id="null is not empty"),
        pytest.param({"a": 1}, {"a": True}, ["a"], id="a number is not a truth"),
        pytest.param([1, 2], [1, 2, 3], ["[+]"], id="one too many"),
        pytest.param([1, 2, 3], [1, 3], ["[1]"], id="one missing shifts nothing"),
        pytest.param([{"_open": True}, 2], [1, 2, 3], [], id="an open list holds more"),
        pytest.param(
            [{"n": "1", "t": "a"}, {"n": "2", "t": "b"}],
            [{"n": "2", "t": "c"}],
            ["[0]", "[1].t"],
            id="records in order",
        ),
        pytest.param([{"type": "a", "x": 1}], [{"type": "b", "x": 1}], ["[0]", "[+]"], id="types never match"),
    ],
)
def test_the_comparison_is_strict(expected: object, actual: object, paths: list[str]) -> None:
    assert [difference.path for difference in compare(expected, actual)] == paths
