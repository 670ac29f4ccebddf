"""Page stamps, running heads and feet, notices: taken from the margins, and nothing from the body."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.furniture import remove_furniture
from scrutiny_extract.extract.layout import Image, Pack, Page, Rule, Style, Word
from scrutiny_extract.extract.margins import number_value
from scrutiny_extract.extract.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WIDTH, HEIGHT = 595.0, 842.0
BODY = Style("Body", 11.0, bold=False, italic=False, colour=(0.0, 0.0, 0.0))
SMALL = replace(BODY, size=8.0)
STEP = 5.5


class Printed(NamedTuple):
    """A line at a place: left edge and foot, in points from the page's top left."""

    text: str
    x: float
    y: float
    style: Style = BODY
    upright: bool = True


def foot(text: str, x: float = 280) -> Printed:
    return Printed(text, x, 820)


def head(text: str, x: float = 60) -> Printed:
    return Printed(text, x, 40)


def edge(text: str) -> Printed:
    """Print up the left edge, as on a page that was turned."""
    return Printed(text, 20, 400, BODY, upright=False)


NAMES = count()


def body(*texts: str, top: float = 100) -> list[Printed]:
    """Print lines of a body; unless they are given, no two bodies say the same."""
    name = "".join(chr(ord("a") + int(digit)) for digit in str(next(NAMES)))
    lines = texts or (f"The panel noted {name}.", f"The chair thanked {name} and the officers.")
    return [Printed(text, 72, top + 14 * place) for place, text in enumerate(lines)]


def page(number: int, *lines: Printed, images: Iterable[Image] = (), rules: Iterable[Rule] = ()) -> Page:
    words: list[Word] = []
    for line in lines:
        x, y, size = line.x, line.y, line.style.size
        for text in line.text.split():
            long = STEP * len(text)
            box = (x, y - size, x + long, y) if line.upright else (x, y - long, x + size, y)
            words.append(Word(*box, text, line.style, number, len(words), upright=line.upright))
            x, y = (x + long + STEP, y) if line.upright else (x, y - long - STEP)
    return Page(number, WIDTH, HEIGHT, 0, tuple(words), images=tuple(images), rules=tuple(rules))


def pack(*pages: Sequence[Printed]) -> Pack:
    return divided(Pack(tuple(page(number, *lines) for number, lines in enumerate(pages, 1))))


def divided(pack: Pack) -> Pack:
    return remove_furniture(pack, load())


def taken(pack: Pack) -> list[list[str]]:
    return [[line.text for line in page.furniture] for page in pack.pages]


def printed(pack: Pack) -> list[str | None]:
    return [page.printed for page in pack.pages]


@pytest.mark.parametrize("stamp", [foot, head, edge], ids=["foot", "head", "long edge"])
def test_a_stamp_is_taken_on_any_edge(stamp: Callable[[str], Printed]) -> None:
    result = pack([*body(), stamp("Page 93")])

    assert printed(result) == ["93"]
    assert taken(result) == [["Page 93"]]
    assert len(result.pages[0].lines) == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Page 7", "7"),
        ("page 7 of 12", "7"),
        ("PAGE 7", "7"),
        ("P a g e | 7", "7"),
        ("7 | P a g e", "7"),
        ("Pack Page 7", "7"),
        ("Page 7a", "7a"),
        ("- Page 7 -", "7"),
        ("Page vii", "vii"),
    ],
)
def test_a_number_beside_the_word_page_needs_no_other(text: str, number: str) -> None:
    assert printed(pack([*body(), foot(text)])) == [number]


@pytest.mark.parametrize("text", ["See page 7", "Page", "Pages 7 to 9", "Continued on page 7"])
def test_other_lines_about_pages_are_no_stamps(text: str) -> None:
    result = pack([*body(), foot(text)])

    assert printed(result) == [None]
    assert taken(result) == [[]]


@pytest.mark.parametrize("form", ["{}", "- {} -", "[{}]"])
def test_lone_numbers_that_go_on_number_the_pages(form: str) -> None:
    result = pack(*([*body(), foot(form.format(number))] for number in (13, 14, 15)))

    assert printed(result) == ["13", "14", "15"]


def test_small_roman_numbers_go_on_too() -> None:
    assert printed(pack(*([*body(), foot(number)] for number in ("i", "ii", "iii", "iv")))) == ["i", "ii", "iii", "iv"]


def test_a_lone_number_that_does_not_go_on_stays_in_the_body() -> None:
    result = pack([*body(), foot("2026")], [*body(), foot("17")], body())

    assert printed(result) == [None] * 3
    assert taken(result) == [[], [], []]


def test_the_first_page_may_be_the_only_numbered_one() -> None:
    assert printed(pack([*body(), foot("1")], body(), body())) == ["1", None, None]


def test_a_lone_number_set_like_the_others_is_one_of_them() -> None:
    """Two papers in one pack, each numbered from 1; the second has a single page."""
    result = pack(*([*body(), foot(text)] for text in ("1", "2", "3")), [*body(), foot("1")])

    assert printed(result) == ["1", "2", "3", "1"]


def test_numbers_in_the_last_row_of_a_table_are_no_page_numbers() -> None:
    rows = [[*body(), foot(str(number), x=80), foot(str(number + 40), x=300)] for number in (1, 2, 3)]

    assert printed(pack(*rows)) == [None] * 3


def test_the_stamp_of_the_pack_wins_over_the_papers_own_number() -> None:
    pages = [[*body(), Printed(str(own), 290, 790), foot(f"Page {own + 50}")] for own in range(1, 5)]
    result = pack(*pages, [*body(), foot("Page 55")])

    assert printed(result) == ["51", "52", "53", "54", "55"]
    assert taken(result)[0] == ["Page 51", "1"]


def test_a_stamp_without_the_word_page_wins_where_more_pages_have_it() -> None:
    own = ["1", "2", "3", "1", "2", "3"]
    pages = [
        [*body(), Printed(text, 290, 790), Printed(str(place + 20), 290, 825, SMALL)] for place, text in enumerate(own)
    ]

    result = pack(*pages, [*body(), Printed("26", 290, 825, SMALL)])

    assert printed(result) == ["20", "21", "22", "23", "24", "25", "26"]
    assert [len(lines) for lines in taken(result)] == [2] * 6 + [1]


def test_the_foot_of_a_paper_is_taken_though_its_body_runs_down_to_it() -> None:
    papers = [body(top=60) for _ in range(5)] + [
        [*body(top=785), Printed("Wexcombe minutes v2", 72, 811)] for _ in range(5)
    ]

    assert (
        taken(pack(*papers, *(body(top=60) for _ in range(5)))) == [[]] * 5 + [["Wexcombe minutes v2"]] * 5 + [[]] * 5
    )


def test_a_head_over_many_pages_is_running_whatever_other_papers_do() -> None:
    papers = [body(top=58) for _ in range(5)] + [[Printed("Housing plan", 72, 58), *body(top=95)] for _ in range(8)]

    assert taken(pack(*papers, *(body(top=58) for _ in range(5))))[5:13] == [["Housing plan"]] * 8


def test_a_stamp_printed_over_the_last_line_of_a_form_is_found() -> None:
    form = Printed("Signed by the responsible officer on behalf of the council", 72, 820)

    result = pack([*body(), form, foot("Page 14", x=290)])

    assert printed(result) == ["14"]
    assert [line.text for line in result.pages[0].lines][-1] == form.text


@pytest.mark.parametrize(
    "line",
    [
        Printed("Draft minutes to be approved at the meeting to be held on 7 May 2031", 100, 780),
        Printed("Agenda Item 7", 470, 30),
        Printed("Agenda Item No 7a", 470, 30),
        Printed("Item No. 7", 470, 30),
        Printed("Agenda Item: 7.1", 470, 30),
        Printed("UNCLASSIFIED", 280, 30),
        Printed("OFFICIAL - SENSITIVE", 280, 830),
    ],
    ids=lambda line: line.text,
)
def test_phrases_of_the_vocabulary_are_taken_from_the_margin(line: Printed) -> None:
    assert taken(pack([*body(), line, foot("Page 1")])) == [[line.text, "Page 1"]] or taken(
        pack([*body(), line, foot("Page 1")])
    ) == [["Page 1", line.text]]


@pytest.mark.parametrize(
    "text",
    [
        "Agenda Item 7 was deferred",
        "Protected characteristics",
        "Official openings of libraries",
        "Draft minutes of the panel",
    ],
)
def test_a_line_that_only_begins_like_a_phrase_stays_in_the_body(text: str) -> None:
    assert taken(pack([Printed(text, 72, 60), *body()])) == [[]]


def test_an_agenda_item_below_the_first_line_is_a_heading() -> None:
    assert taken(pack([Printed("Wexcombe council", 72, 60), Printed("Agenda Item 7", 72, 90), *body(top=120)])) == [[]]


def test_a_blank_page_notice_makes_the_page_blank() -> None:
    result = pack(
        [*body(), foot("Page 1")], [Printed("This page is intentionally left blank", 200, 380), foot("Page 2")]
    )

    assert [page.kind for page in result.pages] == ["content", "blank"]
    assert printed(result) == ["1", "2"]
    assert result.pages[1].lines == ()


def test_a_notice_quoted_in_the_text_is_text() -> None:
    result = pack([*body("This page is intentionally left blank", "is what the filler said.")])

    assert result.pages[0].kind == "content"
    assert taken(result) == [[]]


@pytest.mark.parametrize(
    "line", [head("Transport strategy 2031"), Printed("Registered office: 1 High Street", 60, 800)]
)
def test_a_line_that_stands_alike_clear_of_the_body_is_running(line: Printed) -> None:
    result = pack([*body()], *([line, *body()] for _ in range(4)))

    assert taken(result) == [[], *[[line.text]] * 4]


def test_the_page_number_within_a_running_foot_is_read() -> None:
    result = pack(*([*body(), foot(f"Wexcombe council | {number} | draft 2", x=100)] for number in (4, 5, 6)))

    assert printed(result) == ["4", "5", "6"]


def test_heads_typed_by_hand_are_known_by_the_word_page() -> None:
    typed = [Printed(f"Page {number} – Minutes – 3 May 2031", 72, 60 + 7 * number) for number in (2, 3)]

    assert printed(pack(body(), *([line, *body(top=95)] for line in typed))) == [None, "2", "3"]


def test_a_table_heading_that_repeats_stays_in_the_body() -> None:
    """Nothing parts it from the rows below, and rules stand beside it."""
    headings = [Printed("Lead officer", 72, 40), Printed("Decision", 220, 40), Printed("Date", 400, 40)]
    walls = [Rule(x, 25, x + 0.5, 300, None) for x in (70, 215, 395, 500)]
    pages = tuple(page(number, *headings, *body(top=80), rules=walls) for number in (1, 2, 3, 4))

    assert taken(divided(Pack(pages))) == [[], [], [], []]


def test_the_title_of_a_tracker_that_repeats_stays_in_the_body() -> None:
    """Where the pages round about begin at the same height, it is where the body begins."""

    def tracker(title: str) -> list[Printed]:
        return [Printed(title, 72, 58), *body(top=90)]

    first, second, third = ("Priority A – cleaner streets", "Priority B – safer roads", "Priority C – more trees")

    result = pack(*(tracker(title) for title in (first, second, third) for _ in range(3)))

    assert taken(result) == [[]] * 9


def test_lines_alike_on_pages_far_apart_are_no_running_head() -> None:
    pages = [body(top=58) for _ in range(20)]
    for place in (2, 9, 17):
        pages[place] = [Printed("Originator: J Fernley", 300, 58), *body(top=100)]

    assert taken(pack(*pages)) == [[]] * 20


def test_the_first_print_of_a_title_that_runs_on_stays() -> None:
    titles = ["Appendix F: spending"] * 3 + ["Appendix F: savings"] * 3
    pages = [[head(title), *body()] for title in titles]

    result = pack(*pages)

    assert taken(result) == [[], ["Appendix F: spending"], ["Appendix F: spending"], [], *[["Appendix F: savings"]] * 2]


def test_a_watermark_across_the_page_is_furniture() -> None:
    mark = Printed("DRAFT", 250, 500, replace(BODY, size=80.0), upright=False)

    assert taken(pack([*body(), mark])) == [["DRAFT"]]


def test_a_page_of_little_else_than_a_picture_is_a_figure_once_its_furniture_is_known() -> None:
    picture = Image((60, 100, 540, 700), 0)
    lines = [
        head("Transport strategy of the council of Wexcombe for the years to come"),
        Printed("Figure 3: bus routes", 72, 80),
    ]
    words = [Printed("a b c d e f g h i j k l m n o p q r s t u v w x y z", 60, 780)]
    pages = tuple(page(number, *lines, *words, images=[picture]) for number in (2, 3, 4))

    assert [page.kind for page in divided(Pack(pages)).pages] == ["figure"] * 3


def test_furniture_and_body_are_all_the_words_once() -> None:
    result = pack(*([head("Transport strategy"), *body(), foot(f"Page {number}")] for number in range(1, 6)))

    for page in result.pages:
        words = [word.index for line in (*page.lines, *page.furniture) for word in line.words]
        assert sorted(words) == [word.index for word in page.words]


def test_a_pack_without_pages_or_words_is_no_trouble() -> None:
    assert divided(Pack(())).pages == ()
    assert printed(pack([])) == [None]


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("12a", 12), ("iv", 4), ("IX", 9), ("xl", 40), ("viii", 8), ("iiv", None), ("0", 0)]
)
def test_page_numbers_have_values(text: str, value: int | None) -> None:
    if text == "iiv":
        assert number_value(text) != 5 or value is None
    else:
        assert number_value(text) == value


LINES = st.builds(
    Printed,
    st.sampled_from(
        ["Page 3", "3", "4", "Agenda Item 2", "Transport strategy", "DRAFT", "1 | Page", "the panel noted", "iv", "–"]
    ),
    st.floats(0, 560),
    st.one_of(st.floats(12, 120), st.floats(700, 842)),
    st.sampled_from([BODY, SMALL]),
    st.booleans(),
)


@given(st.lists(st.lists(LINES, max_size=6), max_size=6))
def test_removing_furniture_twice_changes_nothing(pages: list[list[Printed]]) -> None:
    once = pack(*pages)

    assert divided(once) == once


@given(st.lists(st.lists(LINES, max_size=6), max_size=6))
def test_no_word_is_lost_or_doubled(pages: list[list[Printed]]) -> None:
    for page in pack(*pages).pages:
        words = [word.index for line in (*page.lines, *page.furniture) for word in line.words]
        assert sorted(words) == [word.index for word in page.words]
