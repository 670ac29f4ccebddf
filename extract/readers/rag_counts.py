"""Counts of ratings in a table.

counts = ratings across: (rating, "%"?)+, (theme | period, (number, per cent?)+)+, total? ;
       | ratings down: (period+), (number, per cent)+ | (rating, (number, per cent)+)+ ;
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex

from scrutiny_extract.extract.figures import find_period, without_period
from scrutiny_extract.extract.readers.rows import HEADING_ROWS, distinct
from scrutiny_extract.extract.values import read_number
from scrutiny_extract.schemas import RagCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.extract.vocabulary import Phrases
    from scrutiny_extract.schemas.ratings import Direction, Rag

FEWEST = 2
"""Ratings that make a row or a column one of ratings."""

COUNT = regex.compile(r"(?P<number>\d{1,3}(?:,\d{3})*|\d{1,9})(?:\s?\(\s?(?P<share>\d{1,3}(?:\.\d{1,3})?)\s?%\s?\))?")
"""A whole number, perhaps with its share: "17", "17 (45%)"."""
LETTERS = regex.compile(r"\p{L}{4,}")
"""A word beside a period that makes it a theme: "Homes plan 2031", no "at Q2"."""
IN_BRACKETS = regex.compile(r"\((?P<word>\w{1,8})\)\s*$")
"""A rating's word behind what it means: "On target (Green)"."""


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
        if cell is None:
            continue
        meant = IN_BRACKETS.search(cell.text)
        rag = painter.word(cell.text) or (painter.word(meant["word"]) if meant is not None else None)
        if rag is None and cell.lines and any(map(str.isalnum, cell.text)):
            continue
        rating = painter.read_cell(cell)
        sign = Sign(rag or rating.rag, None if rag or rating.rag else rating.direction)
        if (sign.rag or sign.direction) and sign not in found.values():
            found[place] = sign
    return found if any(sign.rag for sign in found.values()) else {}


def _read_across(table: Table, head: int, signs: dict[int, Sign], desk: Desk) -> Iterator[RagCount]:
    """Read a table whose columns are ratings: one theme a row."""
    phrases = desk.phrases("labels.counts")
    heads = table.grid[head]
    for row in table.grid[head + 1 :]:
        label = row[0] if 0 not in signs else None
        over = label.text if label is not None and label.text and phrases.named(label.text) != "total" else ""
        for column, sign in signs.items():
            beside = column + 1
            is_share = beside < len(heads) and beside not in signs and _kind(heads[beside], phrases) == "percent"
            cells = {"number": row[column]} | ({"percent": row[beside]} if is_share else {})
            said = _said(cells, over)
            if said:
                yield desk.make(RagCount, (label, cells.values()), rag=sign.rag, direction=sign.direction, **said)


def _kind(cell: Cell | None, phrases: Phrases) -> str | None:
    """Say whether a heading is one of numbers, of shares, or of totals: "Number of indicators"."""
    found = phrases.leading(cell.text) if cell is not None and cell.lines else None
    return found[0] if found is not None else None


def _read_down(table: Table, signs: dict[int, Sign], desk: Desk) -> Iterator[RagCount]:
    """Read a table whose rows are ratings: one period, or one theme, over each number and its per cent."""
    phrases = desk.phrases("labels.counts")
    groups: dict[str, dict[str, int]] = {}
    for column in range(1, table.column_count):
        above = distinct(row[column] for row in table.grid[: min(signs)])
        heads = [cell for cell in above if cell.text]
        kinds = [kind for cell in heads if (kind := _kind(cell, phrases)) in {"number", "percent"}]
        over = " ".join(cell.text for cell in heads if _kind(cell, phrases) not in {"number", "percent"})
        groups.setdefault(over, {}).setdefault(kinds[0] if kinds else "number", column)
    for row, sign in signs.items():
        for over, columns in groups.items():
            cells = {name: table.grid[row][column] for name, column in columns.items()}
            printed = [table.grid[above][column] for above in range(min(signs)) for column in columns.values()]
            said = _said(cells, over)
            if said:
                yield desk.make(RagCount, (cells.values(), printed), rag=sign.rag, direction=sign.direction, **said)


def _said(cells: dict[str, Cell | None], over: str) -> dict[str, Any]:
    """Read number and per cent of one rating under one heading, a period or a theme; nothing where neither is."""
    number, percent = _count(cells.get("number")), cells.get("percent")
    share = read_number(percent.text.rstrip("% ")) if percent is not None else None
    raw = percent.text if percent is not None and share is not None else None
    if number is None and share is None:
        return {}
    if number is not None and share is None and number["share"] is not None:
        share, raw = float(number["share"]), f"{number['share']}%"
    period = over if find_period(over) and not LETTERS.search(without_period(over)) else None
    theme = None if period else over or None
    count = int(number["number"].replace(",", "")) if number is not None else None
    return {"theme": theme, "period": period, "number": count, "percent": share, "percent_raw": raw}


def _count(cell: Cell | None) -> regex.Match[str] | None:
    """Read a cell that holds a whole number, perhaps its share, and nothing else."""
    return COUNT.fullmatch(cell.text.strip()) if cell is not None else None
