"""Tables whose columns only the pieces of their horizontal rules show."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Rule
from scrutiny_extract.extract.tables import find_tables
from tests.extract.tables.art import CHARACTER, LEFT, page_of, texts_of

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Page

ART = """
That the paths be lit from the quay to     Accepted
the moot hall, and that the lamps be out
by midnight in the summer months.
-----------------------------------------------------------
That benches be set before the library     Accepted in part
and on the green, and that each be named
after a councillor of former days.
-----------------------------------------------------------
"""


def pieced(page: Page, *columns: float) -> Page:
    """Draw a rule over the text, and cut all rules at places given in characters."""
    rules = []
    first = page.rules[0]
    for y in (page.words[0].y0 - 4, *(rule.y0 for rule in page.rules)):
        places = [first.x0, *(LEFT + CHARACTER * column for column in columns), first.x1]
        rules += [Rule(x0, y, x1, y, None) for x0, x1 in pairwise(places)]
    return replace(page, rules=tuple(rules))


def test_pieces_of_rules_that_meet_at_one_place_show_columns() -> None:
    (table,) = find_tables(pieced(page_of(ART), 42))

    assert texts_of(table) == [
        [
            "That the paths be lit from the quay to the moot hall, and that the lamps be out by midnight in the summer "
            "months.",
            "Accepted",
        ],
        [
            "That benches be set before the library and on the green, and that each be named after a councillor of "
            "former days.",
            "Accepted in part",
        ],
    ]


def test_rules_in_one_piece_show_none() -> None:
    assert find_tables(pieced(page_of(ART))) == ()


def test_a_text_that_runs_over_the_place_is_one_cell() -> None:
    columns = "That benches be set before the library     Accepted in part"
    art = ART.replace(columns, "That benches be set before the library and beside it all")

    (table,) = find_tables(pieced(page_of(art), 42))

    assert [len(row) for row in texts_of(table)] == [2, 1]
