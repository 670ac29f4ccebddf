"""What a line opens with."""

from __future__ import annotations

import pytest

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.numbering import Opening, find_opening, follows
from tests.making import printed

GAP = 36.0
"""From a number's left edge to that of its text, points: a tab."""


def opening(first: str, rest: str, *, tabbed: bool) -> Opening | None:
    """Open a line with a first word, and the rest a tab or a space after it."""
    if not tabbed:
        return find_opening(line_of(printed((72, 100, f"{first} {rest}"))))
    head = printed((72, 100, first))
    return find_opening(line_of((*head, *printed((72 + GAP, 100, rest), start=1))))


@pytest.mark.parametrize("tabbed", [True, False])
@pytest.mark.parametrize(
    "number", ["1.0", "2.6.13", "1.1.", "a)", "(a)", "(iv)", "iv)", "12)", "(3)", "A1.2", "1.", "B.", "iii.", "4a."]
)
def test_numbers_with_marks_open_a_line_however_they_are_set(number: str, tabbed: bool) -> None:  # noqa: FBT001
    found = opening(number, "The board noted the report", tabbed=tabbed)

    assert found is not None
    assert (found.number, found.marker) == (number, None)


@pytest.mark.parametrize("number", ["53", "7", "12a", "A1"])
def test_bare_numbers_open_a_line_only_before_a_gap(number: str) -> None:
    tabbed = opening(number, "Declarations of interest", tabbed=True)

    assert tabbed is not None
    assert tabbed.number == number
    assert opening(number, "Declarations of interest", tabbed=False) is None


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("16", "December 2031"),
        ("16.", "December 2031"),
        ("9.45", "am in the Moot Hall"),
        ("2.5", "million pounds"),
        ("1.", "of the report"),
        ("Report", "of the Director"),
        ("2031/32", "budget"),
        ("3", "4"),
    ],
    ids=[
        "a date",
        "a date after a mark",
        "a time",
        "an amount",
        "the end of a sentence",
        "a word",
        "a year",
        "figures",
    ],
)
def test_what_looks_like_a_number_and_is_none_opens_nothing(first: str, rest: str) -> None:
    assert opening(first, rest, tabbed=False) is None


def test_a_number_hard_against_its_text_is_cut_off() -> None:
    found = find_opening(line_of(printed((72, 100, "1.1The board noted"))))

    assert found is not None
    assert (found.number, found.cut, found.words) == ("1.1", 3, 0)


@pytest.mark.parametrize("glyph", ["•", "▪", "○", "➢", "-", "–", "o"])
def test_a_glyph_opens_a_bullet(glyph: str) -> None:
    found = opening(glyph, "visits to two schools", tabbed=True)

    assert found is not None
    assert (found.number, found.marker) == (None, glyph)


def test_a_glyph_hard_against_its_text_is_cut_off() -> None:
    found = find_opening(line_of(printed((72, 100, "•visits to two schools"))))

    assert found is not None
    assert (found.marker, found.cut, found.words) == ("•", 1, 0)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("7.1", "7.2", True),
        ("7.1", "8.2", False),
        ("(b)", "(c)", True),
        ("9.", "10.", True),
        ("9.", "11.", False),
        ("1.", "1.1", False),
        ("a)", "b)", True),
        ("1", "b", False),
    ],
)
def test_order_is_known(before: str, after: str, expected: bool) -> None:  # noqa: FBT001
    one, two = (Opening(number, None, 1, 0.0, 0, sure=True) for number in (before, after))

    assert follows(one, two) is expected
