"""What is kept is worked out once; and nothing of a pack outlives its reading."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import pytest

from scrutiny_extract import extract_pack
from scrutiny_extract.extract.kept import kept
from scrutiny_extract.extract.layout import Page

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.pdf"))


@dataclass(frozen=True)
class Tally:
    """Counts how often it was asked."""

    asked: list[str]

    @kept
    def total(self) -> int:
        """Return how often it was asked."""
        self.asked.append("total")
        return len(self.asked)


def test_a_kept_property_is_worked_out_once() -> None:
    tally = Tally([])

    assert [tally.total, tally.total] == [1, 1]
    assert tally.asked == ["total"]


def test_a_kept_property_is_told_from_the_class() -> None:
    assert Tally.total.__doc__ == "Return how often it was asked."


@pytest.mark.parametrize("pdf", FIXTURES, ids=lambda pdf: pdf.stem)
def test_no_page_outlives_its_reading(pdf: Path) -> None:
    """No cycle holds a pack: it goes at once, not when the collector comes by."""
    gc.collect()
    gc.disable()
    try:
        extraction = extract_pack(pdf)
        left = [thing for thing in gc.get_objects() if isinstance(thing, Page)]
    finally:
        gc.enable()

    assert extraction.pages
    assert not left
