"""Tables that run over pages, and tables that only look as if they did."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables import continues, find_tables, join_tables
from tests.extract.tables.art import Drawn, texts_of

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Table

HEAD = ("No", "Action", "Lead")
XS = [50.0, 90.0, 390.0, 540.0]


def table(page: int, *rows: tuple[str, ...], head: bool = False, xs: list[float] | None = None) -> Table:
    """Draw a ruled table on a page of its own and find it; `head` puts bold headings over the rows."""
    xs = xs or XS
    rows = ((HEAD[: len(rows[0])], *rows)) if head else rows
    drawn = Drawn(page)
    drawn.grid(xs, [60.0 + 40 * row for row in range(len(rows) + 1)])
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            drawn.text(x + 4, 66.0 + 40 * number, text, bold=head and number == 0)
    (found,) = find_tables(drawn.page())
    return found


def test_a_header_printed_again_is_kept_apart() -> None:
    upper = table(1, ("1", "Mend the lamps.", "A Green"), head=True)
    lower = table(2, ("2", "Empty the bins.", "B Sample"), head=True)

    (joined,) = join_tables((upper, lower))

    assert texts_of(joined) == [list(HEAD), ["1", "Mend the lamps.", "A Green"], ["2", "Empty the bins.", "B Sample"]]
    assert [line.text for line in joined.repeated] == list(HEAD)
    assert [place.page for place in joined.places] == [1, 2]
    assert joined.header_rows == 1


def test_rows_without_a_header_go_on() -> None:
    upper = table(1, ("1", "Mend the lamps.", "A Green"), head=True)
    lower = table(2, ("2", "Empty the bins.", "B Sample"), ("3", "Paint the hall.", "C Day"))

    (joined,) = join_tables((upper, lower))

    assert [row[0] for row in texts_of(joined)] == ["No", "1", "2", "3"]


def test_columns_may_be_set_a_little_otherwise_on_the_next_page() -> None:
    upper = table(1, ("1", "Mend the lamps.", "A Green"), head=True)
    lower = table(2, ("2", "Empty the bins.", "B Sample"), xs=[50.0, 95.0, 360.0, 540.0])

    assert continues(upper, lower)


def test_a_row_that_breaks_off_goes_on() -> None:
    upper = table(1, ("1", "Mend the lamps of the", "A Green"), head=True)
    lower = table(2, ("", "market square.", ""), ("2", "Empty the bins.", "B Sample"))

    (joined,) = join_tables((upper, lower))

    assert texts_of(joined)[1:] == [
        ["1", "Mend the lamps of the market square.", "A Green"],
        ["2", "Empty the bins.", "B Sample"],
    ]
    assert [cell.page for cell in joined.cells if cell.row == 1] == [1, 1, 1]
    assert [[place.page for place in cell.places] for cell in joined.cells if cell.row == 1] == [[1, 2]] * 3


def test_a_row_without_what_every_row_has_goes_on_with_the_one_above() -> None:
    upper = table(1, ("1", "Mend the lamps.", "A Green"), ("2", "Empty the bins.", "B Sample"), head=True)
    lower = table(2, ("", "This was done in March.", ""))

    (joined,) = join_tables((upper, lower))

    assert texts_of(joined)[-1] == ["2", "Empty the bins. This was done in March.", "B Sample"]


def test_a_row_over_three_pages_is_one() -> None:
    parts = (
        table(1, ("1", "Mend the lamps of", "A Green"), head=True),
        table(2, ("", "the square and of", "")),
        table(3, ("", "the market hall.", "")),
    )

    (joined,) = join_tables(parts)

    assert texts_of(joined)[1] == ["1", "Mend the lamps of the square and of the market hall.", "A Green"]
    assert [place.page for place in joined.places] == [1, 2, 3]


def test_another_header_begins_another_table() -> None:
    upper = table(1, ("1", "Mend the lamps.", "A Green"), head=True)
    lower = table(2, ("Ref", "Indicator", "Owner"), ("NI 1", "Lamps mended", "A Green"))
    lower = replace(lower, cells=tuple(replace(c, header=c.row == 0) for c in lower.cells), header_rows=1)
    bold = tuple(replace(c, fill=(0.8, 0.8, 0.8)) if c.row == 0 else c for c in lower.cells)

    assert not continues(upper, replace(lower, cells=bold))


def test_other_columns_begin_another_table() -> None:
    upper = table(1, ("1", "Mend the lamps.", "A Green"), head=True)

    assert not continues(upper, table(2, ("Key", "Meaning"), ("A", "Amber"), xs=[50.0, 300.0, 540.0]))
    assert not continues(upper, table(2, ("a", "b", "c"), xs=[150.0, 200.0, 300.0, 400.0]))


def test_a_table_two_pages_on_begins_anew() -> None:
    upper = table(1, ("1", "Mend the lamps.", "A Green"), head=True)

    assert not continues(upper, table(3, ("2", "Empty the bins.", "B Sample")))


def box(page: int, text: str) -> Table:
    return table(page, (text,), xs=[50.0, 540.0])


def test_boxes_are_one_only_where_the_text_goes_on() -> None:
    assert continues(box(1, "That the council mend the lamps of"), box(2, "the market square"))
    assert not continues(box(1, "That the lamps be mended."), box(2, "That the bins be emptied."))


def test_forms_of_one_make_are_not_one_table() -> None:
    def form(page: int, title: str) -> Table:
        whole = table(page, (title, "On track", ""), ("Latest 9%", "Target 8%", "Before 7%"))
        filled = tuple(replace(cell, fill=(0.8, 0.8, 0.8)) if cell.row == 0 else cell for cell in whole.cells)
        return replace(whole, cells=filled, header_rows=0)

    assert not continues(form(1, "Lamps mended"), form(2, "Bins emptied"))


def test_no_word_is_lost_or_doubled() -> None:
    parts = [
        table(1, ("1", "Mend the lamps of", "A Green"), head=True),
        table(2, ("", "the market square.", ""), ("2", "Empty the bins.", ""), head=True),
        table(3, ("Key", "Meaning"), ("A", "Amber"), xs=[50.0, 300.0, 540.0]),
    ]
    words = sorted((word.page, word.index) for part in parts for word in part.words)

    joined = join_tables(parts)

    assert sorted((word.page, word.index) for part in joined for word in part.words) == words


def test_joining_many_pages_takes_time_in_proportion() -> None:
    rows = [(str(n), "Mend the lamps.", "A Green") for n in range(15)]
    first, other = table(1, *rows, head=True), table(2, *rows, head=True)

    def pages(count: int) -> float:
        parts = [first]
        for page in range(2, count + 1):
            cells = tuple(replace(c, places=tuple(p._replace(page=page) for p in c.places)) for c in other.cells)
            parts.append(replace(other, cells=cells, places=tuple(p._replace(page=page) for p in other.places)))
        started = time.process_time()
        (joined,) = join_tables(parts)
        assert joined.row_count == 15 * count + 1
        return time.process_time() - started

    pages(20)

    assert pages(200) < 40 * pages(20) + 0.2
