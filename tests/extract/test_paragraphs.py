"""Lines to paragraphs, headings and bullets."""

from __future__ import annotations

import pytest

from scrutiny_extract.extract.layout import Line, Rule, Style
from scrutiny_extract.extract.paragraphs import find_paragraphs, goes_over
from tests.making import BOLD, PLAIN, page_of, printed

LARGE = Style("Body", 16.0, bold=False, italic=False, colour=(0.0, 0.0, 0.0))

FULL = "The board considered a report of the Director of Places on bus shelters in the northern"
"""A line as long as the margins allow."""
SECOND = "wards and asked that the figures for each of them be brought before the next meeting in"


def lines(*pieces: tuple[float, float, str], style: Style = PLAIN, start: int = 0) -> tuple[Line, ...]:
    """Print pieces, each a line, left edge and baseline given."""
    return page_of(printed(*pieces, style=style, start=start)).lines


def shown(*pieces: tuple[float, float, str]) -> list[str]:
    return [paragraph.text for paragraph in find_paragraphs(lines(*pieces))]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert shown((72, 100, FULL), (72, 114, SECOND), (72, 128, "the autumn.")) == [f"{FULL} {SECOND} the autumn."]


def test_a_wider_gap_begins_a_paragraph() -> None:
    assert shown((72, 100, FULL), (72, 114, SECOND), (72, 136, FULL), (72, 150, SECOND)) == [f"{FULL} {SECOND}"] * 2


def test_room_for_the_next_word_ends_a_paragraph() -> None:
    assert shown((72, 100, FULL), (72, 114, "wards in the autumn."), (72, 128, "Members thanked him.")) == [
        f"{FULL} wards in the autumn.",
        "Members thanked him.",
    ]


def test_lines_of_an_address_are_no_paragraph() -> None:
    names = ("Ann Marlow", "Governance Services", "Moot House", "Wexcombe")

    assert shown(*((72, 100 + 14 * place, name) for place, name in enumerate(names)), (72, 200, FULL)) == [*names, FULL]


def test_a_small_letter_goes_on_with_an_unfinished_line() -> None:
    assert shown((72, 100, FULL), (72, 114, f"{SECOND[:70]}"), (72, 128, "which was agreed")) == [
        f"{FULL} {SECOND[:70].strip()} which was agreed"
    ]


def test_numbered_paragraphs_hang() -> None:
    found = find_paragraphs(
        lines(
            (72, 100, "1.1"), (108, 100, FULL[:80]), (108, 114, "wards in the north."),
            (72, 128, "1.2"), (108, 128, "The report was noted."),
        )
    )  # fmt: skip

    assert [(paragraph.number, paragraph.level) for paragraph in found] == [("1.1", 1), ("1.2", 1)]
    assert found[0].text == f"{FULL[:80].strip()} wards in the north."


def test_a_number_at_the_head_of_a_wrapped_line_begins_nothing() -> None:
    third = "3.2 of the report of the year before, which the board had then put off until it heard"

    assert shown((72, 100, FULL), (72, 114, third), (72, 128, "more.")) == [f"{FULL} {third} more."]


def test_bullets_nest_by_indent_and_keep_their_glyph() -> None:
    found = find_paragraphs(
        lines(
            (72, 100, "The board visited:"),
            (90, 114, "•"), (108, 114, "schools in"),
            (108, 128, "○"), (126, 128, "Harbour"),
            (108, 142, "○"), (126, 142, "Old Town"),
            (90, 156, "•"), (108, 156, "a depot"),
        )
    )  # fmt: skip

    assert [(paragraph.kind, paragraph.marker, paragraph.level, paragraph.text) for paragraph in found] == [
        ("paragraph", None, 0, "The board visited:"),
        ("bullet", "•", 0, "schools in"),
        ("bullet", "○", 1, "Harbour"),
        ("bullet", "○", 1, "Old Town"),
        ("bullet", "•", 0, "a depot"),
    ]


@pytest.mark.parametrize(
    ("text", "style", "kind"),
    [
        ("Declarations of Interest", BOLD, "heading"),
        ("Bus Shelters in the North", LARGE, "heading"),
        ("APOLOGIES FOR ABSENCE", PLAIN, "heading"),
        ("There were none.", BOLD, "paragraph"),
        ("Ann Marlow", PLAIN, "paragraph"),
    ],
    ids=["bold", "large", "capitals", "a bold sentence", "plain"],
)
def test_headings_are_set_apart_and_are_no_sentences(text: str, style: Style, kind: str) -> None:
    words = (*printed((72, 100, text), style=style), *printed((72, 130, FULL), (72, 144, SECOND), start=20))

    assert find_paragraphs(page_of(words).lines)[0].kind == kind


def test_a_heading_is_not_joined_to_its_text() -> None:
    words = (*printed((72, 100, "Introduction"), style=BOLD), *printed((72, 114, FULL), (72, 128, SECOND), start=1))

    assert [paragraph.text for paragraph in find_paragraphs(page_of(words).lines)] == [
        "Introduction",
        f"{FULL} {SECOND}",
    ]


def test_two_bold_lines_with_room_are_two_headings() -> None:
    words = printed((72, 100, "Wexcombe District Council"), (72, 114, "Forward Plan"), style=BOLD)

    assert [paragraph.text for paragraph in find_paragraphs(page_of(words).lines, 520.0)] == [
        "Wexcombe District Council",
        "Forward Plan",
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("and asked that the figures for each of", "them be brought.", True),
        ("and asked that the figures for each of", "Members be brought.", True),
        ("The report was noted.", "Members thanked him.", False),
        ("The report was noted.", "members thanked him.", False),
        ("Tel:", "Members thanked him.", False),
    ],
    ids=["small letter", "unfinished", "finished", "finished, small letter", "a label"],
)
def test_a_paragraph_goes_over_when_its_sentence_does(upper: str, lower: str, expected: bool) -> None:  # noqa: FBT001
    one = find_paragraphs(page_of(printed((72, 100, upper))).lines, 400.0)[-1]
    two = find_paragraphs(page_of(printed((72, 100, lower), page=2), 2).lines, 400.0)[0]

    assert goes_over(one, two) is expected


def test_a_line_underlined_by_a_rule_of_its_length_is_a_heading() -> None:
    words = printed((72, 100, "Street works"), (72, 120, FULL), (72, 134, SECOND))
    page = page_of(words)
    under = Rule(72.0, 101.0, page.lines[0].x1, 101.5, (0.0, 0.0, 0.0))

    assert find_paragraphs(page.lines, rules=(under,))[0].kind == "heading"
    assert find_paragraphs(page.lines)[0].kind == "paragraph"
