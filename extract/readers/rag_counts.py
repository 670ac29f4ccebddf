"""Counts of ratings in a table.

counts = ratings across: (rating+), (theme, number+)+, total? ;
       | ratings down: (period+), (number, per cent)+ | (rating, (number, per cent)+)+ ;
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.readers.rows import HEADING_ROWS, distinct
from scrutiny_extract.extract.values import read_number, read_whole
from scrutiny_extract.schemas import RagCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.schemas.ratings import Direction, Rag

FEWEST = 2
"""Ratings that make a row or a column one of ratings."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is counted: a rating or a direction."""

    rag: Rag | None
    direction: Direction | None


def read_counts(table: Table, painter: Painter, desk: Desk) -> tuple[RagCount, ...]:
    """Read a table of counts; nothing where it is none."""
    if table.column_count < FEWEST or table.row_count < FEWEST:
        return ()
    head = _find_head(table, painter)
    if head is not None:
        return tuple(_read_across(table, *head, desk))
    down = _signs([row[0] for row in table.grid], painter)
    return tuple(_read_down(table, down, desk)) if len(down) >= FEWEST else ()


def _find_head(table: Table, painter: Painter) -> tuple[int, dict[int, Sign]] | None:
    """Find the row of ratings over columns that hold nothing but whole numbers."""
    for number, row in enumerate(table.grid[: min(HEADING_ROWS, table.row_count - 1)]):
        signs = _signs(row, painter)
        if len(signs) >= FEWEST:
            below = [under[column] for under in table.grid[number + 1 :] for column in signs]
            is_count = all(cell is None or not cell.lines or _count(cell) is not None for cell in below)
            return (number, signs) if is_count else None
    return None


def count_headings(table: Table) -> Iterator[Cell]:
    """Give the cells that say what is counted and for whom: all that are no number."""
    return (cell for cell in table.cells if cell.lines and not any(map(str.isdigit, cell.text)))


def _signs(cells: Sequence[Cell | None], painter: Painter) -> dict[int, Sign]:
    """Give the places whose cell is a rating or an arrow and nothing else; none unless there are ratings."""
    found: dict[int, Sign] = {}
    for place, cell in enumerate(cells):
        if cell is None or (cell.lines and painter.word(cell.text) is None and any(map(str.isalnum, cell.text))):
            continue
        rating = painter.read_cell(cell)
        sign = Sign(rating.rag, None if rating.rag else rating.direction)
        if (sign.rag or sign.direction) and sign not in found.values():
            found[place] = sign
    return found if any(sign.rag for sign in found.values()) else {}


def _read_across(table: Table, head: int, signs: dict[int, Sign], desk: Desk) -> Iterator[RagCount]:
    """Read a table whose columns are ratings: one theme a row."""
    totals = desk.phrases("labels.counts")
    for row in table.grid[head + 1 :]:
        label = row[0] if 0 not in signs else None
        theme = label.text if label is not None and label.text and totals.named(label.text) != "total" else None
        for column, sign in signs.items():
            number = _count(row[column])
            if number is not None:
                source = (label, row[column])
                yield desk.make(RagCount, source, theme=theme, rag=sign.rag, direction=sign.direction, number=number)


def _read_down(table: Table, signs: dict[int, Sign], desk: Desk) -> Iterator[RagCount]:
    """Read a table whose rows are ratings: one period, or one theme, over each number and its per cent."""
    phrases = desk.phrases("labels.counts")
    groups: dict[str, dict[str, int]] = {}
    for column in range(1, table.column_count):
        texts = [cell.text for cell in distinct(row[column] for row in table.grid[: min(signs)]) if cell.text]
        kinds = [name for text in texts if (name := phrases.named(text)) in {"number", "percent"}]
        over = " ".join(text for text in texts if phrases.named(text) not in {"number", "percent"})
        groups.setdefault(over, {}).setdefault(kinds[0] if kinds else "number", column)
    for row, sign in signs.items():
        for over, columns in groups.items():
            cells = {name: table.grid[row][column] for name, column in columns.items()}
            heads = [table.grid[above][column] for above in range(min(signs)) for column in columns.values()]
            said = _said(cells, over)
            if said:
                yield desk.make(RagCount, (cells.values(), heads), rag=sign.rag, direction=sign.direction, **said)


def _said(cells: dict[str, Cell | None], over: str) -> dict[str, Any]:
    """Read number and per cent of one rating under one heading, a period or a theme; nothing where neither is."""
    number, percent = _count(cells.get("number")), cells.get("percent")
    share = read_number(percent.text.rstrip("% ")) if percent is not None else None
    if number is None and share is None:
        return {}
    period = over if find_period(over) else None
    theme = None if period else over or None
    raw = percent.text if percent is not None and share is not None else None
    return {"theme": theme, "period": period, "number": number, "percent": share, "percent_raw": raw}


def _count(cell: Cell | None) -> int | None:
    """Read a cell that holds a whole number and nothing else."""
    text = cell.text.strip() if cell is not None else ""
    return read_whole(text)
