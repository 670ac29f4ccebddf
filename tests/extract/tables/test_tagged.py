"""Tables by structure tags, beside rules and without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Page, Tag, Word
from scrutiny_extract.extract.tables import find_tables, table_troubles
from tests.extract.tables.art import Drawn, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = (("Chair", "A Green of Northwick and of the whole parish"), ("Clerk", "B Sample"), ("Warden", "C Day"))


def tags_of(rows: Sequence[Sequence[Sequence[Word]]]) -> tuple[Tag, ...]:
    """Tag words as a table's rows and cells."""
    tags = [Tag("Table", (("Table", 0),), tuple(word for row in rows for cell in row for word in cell))]
    for number, row in enumerate(rows):
        path = (("Table", 0), ("TR", number))
        tags.append(Tag("TR", path, tuple(word for cell in row for word in cell)))
        tags += [Tag("TD", (*path, ("TD", column)), tuple(cell)) for column, cell in enumerate(row)]
    return tuple(tags)


def drawn(rows: Sequence[Sequence[str]], *, ruled: bool = False) -> tuple[Page, list[list[list[Word]]]]:
    """Set rows at two tab stops; give the page and its words by row and cell."""
    kit = Drawn()
    held: list[list[list[Word]]] = []
    for number, row in enumerate(rows):
        held.append([])
        for column, text in enumerate(row):
            before = len(kit.words)
            kit.text(60.0 + 120 * column, 104.0 + 20 * number, text)
            held[-1].append(kit.words[before:])
    if ruled:
        kit.grid([50.0, 170.0, 420.0], [100.0 + 20 * number for number in range(len(rows) + 1)])
    return kit.page(), held


def test_tags_make_a_table_where_nothing_is_drawn() -> None:
    page, held = drawn(ROWS)

    (table,) = find_tables(replace(page, tags=tags_of(held)))

    assert texts_of(table) == [list(row) for row in ROWS]
    assert table.source == "tags"
    assert find_tables(page) == ()


def test_what_stands_untagged_in_a_cell_belongs_to_it() -> None:
    page, held = drawn((*ROWS, ("Venue", "")))
    kit = Word(185.0, 164.0, 215.0, 174.0, "Annexe", page.words[0].style, 1, len(page.words))
    entered = Word(225.0, 144.0, 255.0, 154.0, "(acting)", page.words[0].style, 1, len(page.words) + 1)
    whole = replace(page, words=(*page.words, kit, entered), tags=tags_of(held))

    (table,) = find_tables(whole)

    assert texts_of(table)[2:] == [["Warden", "C Day (acting)"], ["Venue", "Annexe"]]


def test_two_tagged_rows_are_a_letterhead() -> None:
    page, held = drawn(ROWS[:2])

    assert find_tables(replace(page, tags=tags_of(held))) == ()


def test_tagged_cells_that_lie_over_each_other_make_no_table() -> None:
    page, held = drawn(ROWS)
    mixed = [[[*row[0], *held[0][1]], row[1]] for row in held]

    assert find_tables(replace(page, tags=tags_of(mixed))) == ()


def test_rules_stand_and_tags_that_differ_are_reported() -> None:
    page, held = drawn(ROWS, ruled=True)
    same = replace(page, tags=tags_of(held))
    held[1][0] += held[0][1][-1:]  # a word given to the tag of the row below
    del held[0][1][-1:]
    other = replace(page, tags=tags_of(held))

    assert texts_of(find_tables(other)[0]) == texts_of(find_tables(same)[0]) == [list(row) for row in ROWS]
    assert [trouble.code for trouble in table_troubles(same, find_tables(same))] == []
    assert [trouble.code for trouble in table_troubles(other, find_tables(other))] == ["table_tags_differ"]
