"""Tables of neighbouring pages -> one table.

    joined = table, (repeated header?, row that goes on?, row …) … ;

A table goes on where its columns do: on the next page, between the same edges, under the same header or under none.
Its last row goes on where the first row below breaks off in the middle of what the row above says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Cell, Table, enclosing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EDGE = 5.0
"""Points by which a column's edge may move from page to page."""

SHIFT = 45.0
"""Points by which a whole table may move: left and right pages with a binding margin."""

UNDER = 0.5
"""Share of the narrower column that must lie under the column it goes on."""

KEY = 0.8
"""Share of the rows in which a column must hold text for an empty cell to mean "as above"."""

NUMBERED = re.compile(r"[A-Z]{0,3}\d{1,3}(?:[./]\d{1,4})*[a-z]?[).]?|\(?[A-Za-z]\)|\(?[ivx]{1,4}\)")
"""A row's number, "4", "R12", "2.1" or "(d)", or its date, "1/12/10": a cell that is never broken over a page."""

ENDS = frozenset('.:;?!)”’"')
"""What a finished text ends with."""


def join_tables(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Join each table with the one before it where it goes on with it.

    The caller gives tables in reading order between which nothing but furniture stands.
    """
    out: list[Table] = []
    for table in tables:
        if out and continues(out[-1], table):
            out[-1] = joined(out[-1], table)
        else:
            out.append(table)
    return tuple(out)


def continues(upper: Table, lower: Table) -> bool:
    """Whether the lower table, first on the next page, goes on with the upper one, last on its page."""
    if lower.page != upper.places[-1].page + 1 or _columns(upper, lower) is None:
        return False
    if (upper.column_count == 1) != (lower.column_count == 1):
        return False
    if len(upper.cells) == 1 or len(lower.cells) == 1:
        return _goes_on(upper.cells[-1], lower.cells[0])
    if lower.header_rows:
        return _is_repeated(upper, lower) or not _is_new_header(upper, lower)
    return bool(upper.header_rows) or not _is_another(upper, lower)


def joined(upper: Table, lower: Table) -> Table:
    """Put the rows of the lower table under the upper one's; a header printed again goes to `repeated`."""
    columns = _columns(upper, lower)
    if columns is None:
        return upper
    upper, lower = _spread(upper, columns[0]), _spread(lower, columns[1])
    skipped = lower.header_rows if _is_repeated(upper, lower) else 0
    split = _is_split_row(upper, lower, skipped)
    down = upper.row_count - skipped - split
    kept, rest, last = _parted(upper) if split else (upper.cells, (), {})
    added = [
        _with(last[cell.column, cell.column_span], cell)
        if split and cell.row == skipped
        else replace(cell, row=cell.row + down, header=False)
        for cell in lower.cells
        if cell.row >= skipped
    ]
    return replace(
        upper,
        cells=(*kept, *sorted((*rest, *added), key=_place)),
        row_count=lower.row_count + down,
        column_count=max(upper.column_count, lower.column_count),
        places=enclosing((*upper.places, *lower.places)),
        flags=tuple(dict.fromkeys((*upper.flags, *lower.flags))),
        repeated=(
            *upper.repeated,
            *(line for cell in lower.cells if cell.row < skipped for line in cell.lines),
            *lower.repeated,
        ),
    )


def _parted(table: Table) -> tuple[tuple[Cell, ...], tuple[Cell, ...], dict[tuple[int, int], Cell]]:
    """Part the cells that reach down to the last row from the others; those above all of them come first."""
    last = _last_row(table)
    begin = min(cell.row for cell in last.values())
    first = len(table.cells)
    while first and table.cells[first - 1].row >= begin:
        first -= 1
    rest = tuple(cell for cell in table.cells[first:] if last.get((cell.column, cell.column_span)) is not cell)
    return table.cells[:first], rest, last


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _last_row(table: Table) -> dict[tuple[int, int], Cell]:
    """Give the cells that reach down to the last row, by column and how many columns they cover."""
    return {
        (cell.column, cell.column_span): cell
        for cell in _on_last_page(table)
        if cell.row + cell.row_span == table.row_count
    }


def _on_last_page(table: Table) -> list[Cell]:
    """Give the cells on the table's last page, from the last one up: what is joined to it needs no others."""
    page = table.places[-1].page
    out: list[Cell] = []
    for cell in reversed(table.cells):
        if cell.places[-1].page != page:
            break
        out.append(cell)
    return out


def _with(upper: Cell, lower: Cell) -> Cell:
    """Add what the cell holds on the next page."""
    return replace(
        upper,
        row_span=upper.row_span + lower.row_span - 1,
        places=(*upper.places, *lower.places),
        lines=(*upper.lines, *lower.lines),
        fill=upper.fill or lower.fill,
    )


def edges(table: Table) -> list[float]:
    """Give the table's column edges on its last page, points, left to right."""
    out: list[float | None] = [None] * (table.column_count + 1)
    for cell in _on_last_page(table):
        out[cell.column] = cell.places[-1].bbox[0]
        out[cell.column + cell.column_span] = cell.places[-1].bbox[2]
    if None in out:
        # An edge that no cell of the last page shows is where the first page had it.
        for cell in table.cells:
            for column, x in ((cell.column, cell.bbox[0]), (cell.column + cell.column_span, cell.bbox[2])):
                out[column] = x if out[column] is None else out[column]
    return [x or 0.0 for x in out]


def _columns(upper: Table, lower: Table) -> tuple[list[int], list[int]] | None:
    """Give for each edge of both tables its number among all edges; None where the columns do not match."""
    above, below = edges(upper), edges(lower)
    shift = below[0] - above[0]
    if abs(shift) > SHIFT or abs(below[-1] - shift - above[-1]) > EDGE:
        return None
    below = [edge - shift for edge in below]
    whole = list(range(max(len(above), len(below))))
    if len(above) == len(below):
        return (whole, whole) if _is_repeated(upper, lower) or _overlap(above, below) else None
    wide, narrow = (above, below) if len(above) > len(below) else (below, above)
    places = _places(narrow, wide)
    if places is None:
        return None
    return (whole, places) if wide is above else (places, whole)


def _overlap(above: Sequence[float], below: Sequence[float]) -> bool:
    """Whether each column lies for the most part under the column of its number: widths set page by page."""
    for a0, a1, b0, b1 in zip(above, above[1:], below, below[1:], strict=False):
        if min(a1, b1) - max(a0, b0) < UNDER * min(a1 - a0, b1 - b0):
            return False
    return True


def _places(narrow: Sequence[float], wide: Sequence[float]) -> list[int] | None:
    """Find each edge of a table that does not show all columns among the edges of one that does."""
    places: list[int] = []
    for edge in narrow:
        found = min(range(len(wide)), key=lambda number: abs(wide[number] - edge))
        if abs(wide[found] - edge) > EDGE or found in places:
            return None
        places.append(found)
    return places


def _spread(table: Table, places: Sequence[int]) -> Table:
    """Give a table whose columns are numbered by the edges of the joined table."""
    if len(places) == places[-1] + 1:
        return table
    cells = tuple(
        replace(
            cell,
            column=places[cell.column],
            column_span=places[cell.column + cell.column_span] - places[cell.column],
        )
        for cell in table.cells
    )
    return replace(table, cells=cells, column_count=places[-1])


def _is_repeated(upper: Table, lower: Table) -> bool:
    """Whether the lower table prints the upper one's header again."""
    return bool(lower.header_rows) and _header(lower) == _header(upper)


def _header(table: Table) -> list[str]:
    """Give the texts of the header, case folded."""
    return [
        cell.text.casefold() for cell in takewhile(lambda cell: cell.row < table.header_rows, table.cells) if cell.lines
    ]


def _is_new_header(upper: Table, lower: Table) -> bool:
    """Whether rows set apart at the lower table's top look like the upper one's header, not like rows of its body."""
    if not upper.header_rows:
        return True
    looks = {(cell.bold, cell.fill) for cell in lower.cells if cell.header and cell.lines}
    body = {(cell.bold, cell.fill) for cell in _on_last_page(upper) if not cell.header and cell.lines}
    return not looks <= body


def _is_another(upper: Table, lower: Table) -> bool:
    """Whether the lower table begins as the upper one began, and unlike its last row: a second form of one make."""
    first = _make(takewhile(lambda cell: cell.row == 0, upper.cells), 0)
    last, below = _make(_on_last_page(upper), upper.row_count - 1), _make(lower.cells, 0)
    return below == first != last


def _make(cells: Iterable[Cell], row: int) -> list[tuple[int, bool]]:
    """Give for each cell of a row how many columns it covers and whether it is set apart."""
    return [
        (cell.column_span, cell.bold or cell.fill is not None)
        for cell in sorted(cells, key=lambda cell: cell.column)
        if cell.row <= row < cell.row + cell.row_span
    ]


def _is_split_row(upper: Table, lower: Table, skipped: int) -> bool:
    """Whether the lower table's first row of the body is the rest of the upper table's last row."""
    if upper.row_count <= upper.header_rows or lower.row_count <= skipped:
        return False
    last = _last_row(upper)
    first = [cell for cell in lower.cells if cell.row == skipped]
    if {(cell.column, cell.column_span) for cell in first} != set(last):
        return False
    if any(cell.row_span > 1 for cell in first):
        return False
    pairs = [(last[cell.column, cell.column_span], cell) for cell in first]
    if any(_begins_anew(above, below) for above, below in pairs):
        return False
    return any(_goes_on(above, below) for above, below in pairs) or _is_short_row(upper, pairs)


def _begins_anew(above: Cell, below: Cell) -> bool:
    """Whether a cell cannot be the rest of the one above: bold under plain text, a number under a number."""
    if not above.lines or not below.lines:
        return False
    if below.lines[0].bold and not above.lines[-1].bold:
        return True
    return all(len(cell.lines) == 1 and NUMBERED.fullmatch(cell.text) for cell in (above, below))


def _goes_on(above: Cell, below: Cell) -> bool:
    """Whether a text breaks off in one cell and goes on in the other."""
    if not above.lines or not below.lines:
        return False
    return above.text[-1] not in ENDS and below.text[0].islower()


def _is_short_row(table: Table, pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether cells that every row fills are empty below, and nothing stands below an empty cell."""
    blank = [below for above, below in pairs if above.lines and not below.lines]
    filled = [below for _, below in pairs if below.lines]
    if len(pairs) < 2 or not filled or any(not above.lines and below.lines for above, below in pairs):
        return False
    held = [cell for cell in _on_last_page(table) if not cell.header and cell.column_span < table.column_count]
    keys = [cell for cell in blank if _share(held, cell.column) >= KEY]
    return bool(keys) and len(blank) >= len(filled)


def _share(cells: Iterable[Cell], column: int) -> float:
    """Share of a column's cells that hold text."""
    filled = [bool(cell.lines) for cell in cells if cell.column <= column < cell.column + cell.column_span]
    return sum(filled) / len(filled) if filled else 0.0
