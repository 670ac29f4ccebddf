"""Blocks of a page in reading order, and blocks joined over pages."""

from __future__ import annotations

from itertools import starmap

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.flow import join_blocks, page_blocks
from scrutiny_extract.extract.layout import Block, Cell, Place, Table, Word, line_of
from tests.making import page_of, printed


def boxed(words: tuple[Word, ...], page: int = 1) -> Table:
    """Put words into a table of one cell."""
    line = line_of(words)
    place = Place(page, (line.x0 - 4, line.y0 - 4, line.x1 + 4, line.y1 + 4))
    return Table((Cell(0, 0, 1, 1, (place,), (line,)),), 1, 1, 0, (place,))


def shown(blocks: tuple[Block, ...]) -> list[str]:
    return [f"[{block.cells[0].text}]" if isinstance(block, Table) else block.text for block in blocks]


def test_a_table_stands_between_the_text_over_and_under_it() -> None:
    words = printed((72, 100, "Before."), (72, 140, "Inside"), (72, 180, "After."))

    assert shown(page_blocks(page_of(words), (boxed(words[1:2]),))) == ["Before.", "[Inside]", "After."]


def test_boxes_side_by_side_come_left_to_right_before_what_is_under_both() -> None:
    words = printed((320, 100, "Implications:"), (72, 100, "Wards:"), (72, 140, "Introduction"))

    blocks = page_blocks(page_of(words), (boxed(words[:1]), boxed(words[1:2])))

    assert shown(blocks) == ["[Wards:]", "[Implications:]", "Introduction"]


def test_a_page_of_a_table_alone_is_that_table() -> None:
    words = printed((72, 100, "Inside"))

    assert shown(page_blocks(page_of(words), (boxed(words),))) == ["[Inside]"]


def test_a_table_over_words_of_another_is_left_out_and_its_own_words_are_text() -> None:
    words = printed((72, 100, "Inside"), (72, 114, "Shared"), (72, 128, "Alone"))

    assert shown(page_blocks(page_of(words), (boxed(words[:2]), boxed(words[1:])))) == ["[Inside Shared]", "Alone"]


def test_an_unfinished_sentence_is_joined_over_the_page() -> None:
    upper = page_of(
        printed(
            (72, 100, "The board asked that figures for all of the northern"),
            (72, 114, "wards in the county of"),
            page=1,
        )
    )
    lower = page_of(printed((72, 100, "wex be brought before it."), page=2), 2)
    blocks = join_blocks([*page_blocks(upper, ()), *page_blocks(lower, ())])

    assert shown(blocks)[-1].endswith("wex be brought before it.")
    assert [place.page for place in blocks[-1].places] == [1, 2]


PIECES = st.lists(
    st.tuples(
        st.floats(20, 500), st.floats(20, 800), st.sampled_from(["Item 7", "the board", "•", "1.1", "Report:", "A"])
    ),
    min_size=1,
    max_size=30,
)


@given(PIECES, st.data())
def test_every_word_is_in_exactly_one_block(pieces: list[tuple[float, float, str]], data: st.DataObject) -> None:
    words = printed(*pieces)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    tables = tuple(starmap(boxed, [(words[start:end],)] if end > start else []))

    blocks = page_blocks(page_of(words), tables)

    assert sorted(word.index for block in blocks for word in block.words) == list(range(len(words)))
