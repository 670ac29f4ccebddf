"""Words to lines, in reading order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.layout import Style
from scrutiny_extract.extract.lines import order_words
from tests.making import PLAIN, printed

RAISED = Style("Body", 7.0, bold=False, italic=False, colour=(0.0, 0.0, 0.0))

PROSE_LEFT = (
    "The board heard that the new",
    "scheme had been slow to start",
    "and asked for figures ward by",
    "ward before the summer recess",
)
PROSE_RIGHT = (
    "Members thanked the officers",
    "for a candid report and said",
    "that the scheme should be put",
    "before the cabinet in October",
)


def texts(*pieces: tuple[float, float, str]) -> list[str]:
    return [line.text for line in order_words(printed(*pieces))]


def two_columns(left: tuple[str, ...], right: tuple[str, ...], drop: float = 0.0) -> list[tuple[float, float, str]]:
    """Set two columns side by side, drawn row by row; the right one may stand lower by a bit."""
    pieces = []
    for place in range(max(len(left), len(right))):
        baseline = 100.0 + 14 * place
        if place < len(left):
            pieces.append((72.0, baseline, left[place]))
        if place < len(right):
            pieces.append((320.0, baseline + drop, right[place]))
    return pieces


def test_words_on_one_baseline_are_one_line() -> None:
    assert texts((72, 100, "Wexcombe District Council"), (72, 114, "Scrutiny Board")) == [
        "Wexcombe District Council",
        "Scrutiny Board",
    ]


def test_raised_letters_stay_in_their_line() -> None:
    before = printed((72, 100, "on the 16"))
    raised = printed((122, 95, "th"), style=RAISED, start=3)
    after = printed((134, 100, "of December"), start=4)

    lines = order_words((*before, *raised, *after))

    assert [line.text for line in lines] == ["on the 16 th of December"]


def test_geometry_wins_over_the_order_of_drawing() -> None:
    assert texts((72, 142, "third"), (72, 114, "first"), (72, 128, "second")) == ["first", "second", "third"]


def test_a_line_drawn_in_pieces_is_put_together() -> None:
    assert texts((200, 100, "of the minutes"), (72, 100, "Confirmation")) == ["Confirmation of the minutes"]


@pytest.mark.parametrize("drop", [0.0, 4.0], ids=["on the same baselines", "each on its own baselines"])
def test_columns_of_prose_are_read_one_after_the_other(drop: float) -> None:
    assert texts(*two_columns(PROSE_LEFT, PROSE_RIGHT, drop)) == [*PROSE_LEFT, *PROSE_RIGHT]


def test_text_over_and_under_columns_keeps_its_place() -> None:
    over = (72.0, 80.0, "Review of the scheme as presented to the board in its spring meeting at Wexcombe")
    under = (72.0, 180.0, "The board will return to the matter when figures for the whole year are to hand")

    assert texts(over, *two_columns(PROSE_LEFT, PROSE_RIGHT), under) == [over[2], *PROSE_LEFT, *PROSE_RIGHT, under[2]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("1.1", "1.2", "1.3"), PROSE_RIGHT[:3]),
        (("From:", "To:", "Subject:"), ("Director of Places", "Scrutiny Board", "Bus shelters in the north")),
        (("A Marlow", "B Tanner", "C Webb"), ("Harbour", "Old Town", "North Ridge")),
        (("Buses", "Trams", "Ferries"), ("1,204", "877", "56")),
    ],
    ids=["numbers and paragraphs", "labels and values", "names and wards", "names and figures"],
)
def test_what_belongs_side_by_side_is_read_across(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert texts(*two_columns(left, right)) == [f"{one} {other}" for one, other in zip(left, right, strict=True)]


def test_blocks_that_each_open_with_a_label_are_read_one_after_the_other() -> None:
    left = ("Agenda compiled by:", "Ann Marlow", "Governance Services")
    right = ("Principal Scrutiny Adviser:", "Ben Tanner")

    assert texts(*two_columns(left, right)) == [*left, *right]


def test_labels_beside_a_block_are_read_after_it() -> None:
    left = ("Tuesday 4 March at 10 am", "Council Chamber, Moot House", "Wexcombe")
    pieces = two_columns(left, ("Ask for:", "Telephone:"))
    pieces += [(400.0, 100.0, "Ann Marlow"), (400.0, 114.0, "01632 960123")]

    assert texts(*pieces) == [*left, "Ask for: Ann Marlow", "Telephone: 01632 960123"]


def test_words_that_run_up_the_page_come_last_and_together() -> None:
    upright = printed((72, 100, "Outcome by ward"))
    turned = [
        word._replace(x0=30.0, y0=400.0 - 40 * place, x1=41.0, y1=430.0 - 40 * place, upright=False)
        for place, word in enumerate(printed((0, 0, "Number of visits"), start=3))
    ]

    lines = order_words((*turned, *upright))

    assert [line.text for line in lines] == ["Outcome by ward", "Number of visits"]


PIECES = st.lists(
    st.tuples(
        st.floats(20, 500),
        st.floats(20, 800),
        st.text("abcXYZ .:0123456789", min_size=1, max_size=30).filter(str.strip),
    ),
    max_size=40,
)


@given(PIECES)
def test_every_word_is_in_exactly_one_line(pieces: list[tuple[float, float, str]]) -> None:
    words = printed(*pieces)
    found = [word.index for line in order_words(words) for word in line.words]

    assert sorted(found) == list(range(len(words)))


@given(PIECES)
def test_a_line_holds_its_words_left_to_right_within_its_box(pieces: list[tuple[float, float, str]]) -> None:
    for line in order_words(printed(*pieces, style=replace(PLAIN, size=10.0))):
        x0, y0, x1, y1 = line.bbox
        assert all(x0 <= word.x0 and word.x1 <= x1 and y0 <= word.y0 and word.y1 <= y1 for word in line.words)
