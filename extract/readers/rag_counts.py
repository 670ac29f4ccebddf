"""Counts of ratings in a table.

    counts = ratings across: (rating+), (theme, number+)+, total? ;
           | ratings down: (period+), (number, per cent)+ | (rating, (number, per cent)+)+ ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.readers.rows import HEADING_ROWS, distinct
from scrutiny_extract.extract.values import read_number
from scrutiny_extract.schemas import RagCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.schemas.ratings import Rag

FEWEST = 2
"""Ratings that make a row or a column one of ratings."""


def read_counts(table: Table, painter: Painter, desk: Desk) -> tuple[RagCount, ...]:
    """Read a table of counts; nothing where it is none."""
    if table.column_count < FEWEST or table.row_count < FEWEST:
        return ()
    for number, row in enumerate(table.grid[:HEADING_ROWS]):
        across = _rated(row, painter)
        if len(across) >= FEWEST:
            return tuple(_read_across(table, number, across, desk))
    down = _rated([row[0] for row in table.grid], painter)
    return tuple(_read_down(table, down, desk)) if len(down) >= FEWEST else ()


def _rated(cells: Sequence[Cell | None], painter: Painter) -> dict[int, Rag]:
    """Give the places whose cell is a rating: a rating's word, or a light without words."""
    found: dict[int, Rag] = {}
    for place, cell in enumerate(cells):
        rag = None if cell is None else painter.word(cell.text) if cell.lines else painter.read_fill(cell).rag
        if rag is not None and rag not in found.values():
            found[place] = rag
    return found


def _read_across(table: Table, head: int, ratings: dict[int, Rag], desk: Desk) -> Iterator[RagCount]:
    """Read a table whose columns are ratings: one theme a row."""
    totals = desk.phrases("labels.counts")
    for row in table.grid[head + 1 :]:
        label = row[0] if 0 not in ratings else None
        theme = label.text if label is not None and label.text and totals.named(label.text) != "total" else None
        for column, rag in ratings.items():
            cell = row[column]
            number = _count(cell)
            if cell is not None and number is not None:
                yield desk.make(RagCount, (label, cell, table.grid[head][column]), theme=theme, rag=rag, number=number)


def _read_down(table: Table, ratings: dict[int, Rag], desk: Desk) -> Iterator[RagCount]:
    """Read a table whose rows are ratings: one period, or one theme, over each number and its per cent."""
    phrases = desk.phrases("labels.counts")
    first = min(ratings)
    heads = [distinct(row[column] for row in table.grid[:first]) for column in range(table.column_count)]
    groups: dict[str, dict[str, int]] = {}
    for column in range(1, table.column_count):
        texts = [cell.text for cell in heads[column] if cell.text]
        kinds = [name for text in texts if (name := phrases.named(text)) in {"number", "percent"}]
        over = " ".join(text for text in texts if phrases.named(text) not in {"number", "percent"})
        groups.setdefault(over, {}).setdefault(kinds[0] if kinds else "number", column)
    for row, rag in ratings.items():
        for over, columns in groups.items():
            yield from _cell_counts(table, row, rag, over, columns, heads, desk)


def _cell_counts(
    table: Table, row: int, rag: Rag, over: str, columns: dict[str, int], heads: Sequence[Sequence[Cell]], desk: Desk
) -> Iterator[RagCount]:
    """Read the number and the per cent of one rating under one heading."""
    cells = {name: table.grid[row][column] for name, column in columns.items()}
    number = _count(cells.get("number"))
    percent = cells.get("percent")
    share = read_number(percent.text.rstrip("% ")) if percent is not None else None
    if number is None and share is None:
        return
    period = over if find_period(over) else None
    source = (table.grid[row][0], tuple(cells.values()), tuple(heads[column] for column in columns.values()))
    yield desk.make(
        RagCount, source, theme=None if period else over or None, period=period, rag=rag, number=number, percent=share
    )


def _count(cell: Cell | None) -> int | None:
    """Read a cell that holds a whole number and nothing else."""
    text = cell.text.strip() if cell is not None else ""
    return int(text) if text.isdecimal() else None
