"""The committed fixtures are what their code draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.build import FOLDER, PACKS, as_json, make
from tests.contract import Contract, unknown_fields
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


@pytest.mark.parametrize("name", sorted(PACKS))
def test_expected_facts_are_ones_the_contract_names(name: str) -> None:
    _, expected = make(PACKS[name])

    assert not list(unknown_fields(expected, Contract()))


def test_the_comparison_finds_a_changed_word() -> None:
    _, expected = make(PACKS["wexcombe-2031-03-12"])
    changed = {**expected, "meeting": {**expected["meeting"], "venue": "elsewhere"}}

    assert [difference.path for difference in compare(expected, changed)] == ["meeting.venue"]
