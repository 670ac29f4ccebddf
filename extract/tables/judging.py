"""Whether rows that fall into columns are a table, or a list, a contents page, a letterhead, text set in columns.

table = columns of figures | many short columns ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.figures import FIGURE, NOTHING, heads_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.tables.fitting import Fit

FIGURES = 0.5
"""Share of the entries after the first column that are figures in a table of figures."""

COLUMN = 0.6
"""Share of a column's entries that are figures in a column of figures."""

LEAST = 3
"""Figures a column of figures has at least where it is the only one, and rows a table."""

SHORT = 4
"""Words of a short entry."""

MANY = 4
"""Columns of words from which short entries are a table without any figures."""

MOSTLY = 0.8
"""Share of entries that are short, of places that are filled, in a table of words."""

BARS = 2
"""Rules between rows that make a table of three columns of words."""

MARKS = frozenset("x \u2713 \u2714 \u2717 \u2718 \u2022 \u25cf \u25a0 yes no y n".split())  # noqa: SIM905 - legible
"""What ticks a place in a table of ticks."""

MARKED = 0.5
"""Share of the entries after the first column that are ticks in such a table."""

ENUMERATOR = re.compile(
    r"""
    \(? (?: \d{1,3} (?: \. \d{1,2} )* | [a-z] | [ivx]{1,4} ) [.)]?
    | [\u2022\u00b7\u25cf\u25aa\u2013-]
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What begins an item of a list."""

PAGE = re.compile(r"(?P<from>\d{1,4})(?:\s*[-\u2013]\s*\d{1,4})?")
"""A page or a range of pages."""


def is_table(found: Fit, bars: int, *, titled: bool = False) -> bool:
    """Whether what stands in the columns speaks for a table.

    `bars` counts the rules over its whole width; `titled` says that a title such as "Table 1" stands over it.
    """
    columns = _columns(found)
    if len(columns) < 2 or is_list(columns) or len(found.rows) < LEAST:
        return bars > 0 and _is_one_row(found, columns)
    later = [text for column in columns[1:] for text in column if text.casefold() not in NOTHING]
    figures = sum(1 for text in later if FIGURE.fullmatch(text))
    of_figures = [count for column in columns[1:] if (count := _figures_in(column))]
    if figures >= FIGURES * len(later) and (len(of_figures) > 1 or max(of_figures, default=0) >= LEAST):
        return True
    if titled and len(columns) + bool(bars) >= LEAST:
        return True
    if len(columns) >= LEAST and (bars >= BARS or _are_marks(columns[1:])):
        return True
    return len(columns) >= MANY and len(found.rows) >= MANY and _are_short(found, columns)


def _columns(found: Fit) -> list[list[str]]:
    """Give the texts of the cells that stand in each column alone, top down."""
    columns: list[list[str]] = [[] for _ in range(found.column_count)]
    for box, words in found.cells():
        if box.column_span == 1:
            columns[box.column].append(" ".join(word.text for word in words))
    return columns


def _is_one_row(found: Fit, columns: Sequence[Sequence[str]]) -> bool:
    """Whether one row of figures stands under headings."""
    later = [column for column in columns[1:] if column]
    return (
        len(found.rows) == 2
        and len(later) > 1
        and all(len(column) == 2 and FIGURE.fullmatch(column[1]) for column in later)
        and not all(FIGURE.fullmatch(column[0]) and not heads_column(column[0]) for column in later)
    )


def _are_marks(columns: Sequence[Sequence[str]]) -> bool:
    """Whether every column is a heading and ticks under it, or crosses."""
    marks = [sum(text.casefold() in MARKS for text in column) for column in columns]
    return all(marks) and sum(marks) >= MARKED * sum(map(len, columns)) and max(marks) > 1


def _figures_in(column: Sequence[str]) -> int:
    """Count the figures of a column of figures; 0 where it is one of words."""
    figures = sum(1 for text in column if FIGURE.fullmatch(text))
    return figures if figures > 1 and figures >= COLUMN * len(column) else 0


def is_list(columns: Sequence[Sequence[str]]) -> bool:
    """Whether columns are a numbered list, or titles with the pages they stand on."""
    if len(columns) == 2 and all(ENUMERATOR.fullmatch(text) for text in columns[0]):
        return True
    pages = [match for text in columns[-1] if (match := PAGE.fullmatch(text))]
    if len(columns) > 3 or len(pages) < MOSTLY * len(columns[-1]) or any(map(_figures_in, columns[1:-1])):
        return False
    starts = [int(match["from"]) for match in pages]
    return starts == sorted(starts) and starts[0] < starts[-1]


def _are_short(found: Fit, columns: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all places hold a text of a few words."""
    texts = [text for column in columns for text in column]
    short = sum(1 for text in texts if len(text.split()) <= SHORT)
    return short >= MOSTLY * len(texts) and len(texts) >= MOSTLY * len(columns) * len(found.rows)
