"""One indicator in a box of its own: its title and rating above a chart, its figures below.

box   = title, rating?, chart?, figure row ;
figure row = "Latest: 97%" | "Target: 97%, Floor: 90%" | "Previous: 97% (Green)" … ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.figures import read_value
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.readers.tracker.figure_labels import FIGURES, LIMITS, find_label, labelled_cells
from scrutiny_extract.schemas import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter, Rating
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.extract.readers.tracker.parts import Part

BETWEEN = regex.compile(r"[,;|]\s+(?=[A-Z])|(?<=[\d%)])\s+(?=[A-Z][a-z]+(?:\s[a-z]+)?:)")
"""What divides figures of one cell: "Target: 90%, Floor 85%", "Target: 180 Floor: 240". Must not divide "10,797"."""

REMARK = regex.compile(r"\s*\((?P<remark>[^()]*)\)\s*$")


def read_boxes(parts: Iterable[Part], painter: Painter, desk: Desk) -> tuple[Indicator, ...]:
    """Read the boxes among some parts; boxes drawn as one table are told apart by their figure rows."""
    tables = (part.table for part in parts if part.kind == "box")
    return tuple(_make(rows, painter, desk) for table in tables if table for rows in _boxes(table, desk))


def _boxes(table: Table, desk: Desk) -> Iterator[list[Sequence[Cell | None]]]:
    """Yield the rows of each box: up to and with its figure row."""
    rows: list[Sequence[Cell | None]] = []
    for row in table.grid:
        rows.append(row)
        if len(labelled_cells(row, desk)) > 1:
            yield rows
            rows = []


def box_labels(table: Table, desk: Desk) -> Iterator[tuple[Cell, str]]:
    """Give the labels of the figures, each with the cell that prints it."""
    for row in table.grid:
        for cell in labelled_cells(row, desk):
            for piece in BETWEEN.split(cell.text):
                found = find_label(piece, desk)
                if found is not None:
                    yield cell, found[1]


def _make(rows: Sequence[Sequence[Cell | None]], painter: Painter, desk: Desk) -> Indicator:
    """Make the record of one box."""
    head = distinct(cell for row in rows[:-1] for cell in row)
    title = next((cell for cell in head if cell.lines and painter.word(cell.text) is None), None)
    rated = [painter.read_cell(cell) for cell in head if cell is not title and _is_beside(cell, title)]
    figures, others = _figures(rows[-1], painter, desk)
    previous = _previous(figures, painter)
    values = {name: read_value(text, is_limit=name in LIMITS) for name, text in figures.items() if name in FIGURES}
    return desk.make(
        Indicator,
        (head, distinct(rows[-1])),
        title=title.text if title is not None else None,
        rag=_first(rated, "rag"),
        direction=_first(rated, "direction"),
        previous_rag=previous,
        columns=others,
        flags=tuple(dict.fromkeys(flag for rating in rated for flag in rating.flags)),
        **values,
    )


def _is_beside(cell: Cell, title: Cell | None) -> bool:
    """Whether a cell stands beside the title: what stands below it is the chart."""
    return title is None or cell.row < title.row + title.row_span


def _first(ratings: Iterable[Rating], name: str) -> object:
    return next((value for rating in ratings if (value := getattr(rating, name))), None)


def _figures(row: Iterable[Cell | None], painter: Painter, desk: Desk) -> tuple[dict[str, str], dict[str, str]]:
    """Give field and text of each labelled figure, and label and text of those of which nothing says what they are.

    Of labels nobody knows the first is the current figure, one with a rating behind it the last result, one beside the
    target the floor.
    """
    figures: dict[str, str] = {}
    others: dict[str, str] = {}
    for cell in distinct(row):
        pieces = [found for piece in BETWEEN.split(cell.text) if (found := find_label(piece, desk)) and found[2]]
        for (name, label, text), place in zip(pieces, _names_by_place(pieces, painter, first=not figures), strict=True):
            field = name or place
            if field is None or field in figures:
                others[label.rstrip(": ")] = text
            else:
                figures[field] = text
    return figures, others


def _names_by_place(
    pieces: Sequence[tuple[str | None, str, str]], painter: Painter, *, first: bool
) -> Iterator[str | None]:
    """Name the figures of one cell as they would be under labels nobody knows."""
    pair = len(pieces) == PAIR and pieces[1][0] in {None, "floor"} and pieces[0][0] in {None, "target"}
    for number, (_, _, text) in enumerate(pieces):
        if _is_rated(text, painter):
            yield "last_result"
        elif pair:
            yield ("target", "floor")[number]
        else:
            yield "current" if first and number == 0 else None


PAIR = 2
"""Figures of a cell that are a target and its floor."""


def _is_rated(text: str, painter: Painter) -> bool:
    """Whether a rating stands in brackets behind a figure."""
    match = REMARK.search(text)
    return match is not None and painter.is_word(match["remark"])


def _previous(figures: dict[str, str], painter: Painter) -> object:
    """Take the rating in brackets off the last result: "97% (Green)"."""
    match = REMARK.search(figures.get("last_result", ""))
    if match is None:
        return None
    rag = painter.word(match["remark"])
    if rag is not None:
        figures["last_result"] = figures["last_result"][: match.start()]
    return rag
