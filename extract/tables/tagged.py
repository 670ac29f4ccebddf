"""Tables by the PDF's structure tags: the witness for tables without rules, and against those with.

    Table = TR+ ;  TR = (TD | TH)+ ;            rows are tagged, columns are where the cells of all rows stand

Tags of word processors are good, those a program guessed from a finished page are fragments; and where two cells share
a baseline, the engine may give a word to its neighbour's tag. So tags make a table only where its cells lie apart.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.tables.grids import Box as GridBox
from scrutiny_extract.extract.tables.grids import Grid
from scrutiny_extract.extract.tables.making import made
from scrutiny_extract.extract.tables.pieces import columns_under
from scrutiny_extract.extract.tables.rivers import River
from scrutiny_extract.extract.tables.ruled import inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import BBox, Page, Table, Tag, Word

CELLS = frozenset({"TD", "TH"})

LEAST = 3
"""Rows a table made of tags alone has: with fewer it is a letterhead or a line set with tabs."""

APART = 1.0
"""Points by which cells side by side, or rows one under the other, may overlap."""

COMMON = 0.5
"""Share of a table's words that must be tagged as cells for the tags to speak of it."""

MOST = 0.8
"""Share of a tagged table's words that no rules enclose, for tags to make it a table."""

DIFFER = "tags_differ"
"""Flag of a table whose cells hold other texts than the tags say."""


class Box(NamedTuple):
    """One tagged cell: its words and the box around them, points."""

    words: tuple[Word, ...]
    bbox: BBox


def find_tagged(page: Page, words: Sequence[Word]) -> list[Table]:
    """Give the tables that tags make of some of the page's words, top down."""
    if not any(tag.kind == "Table" for tag in page.tags):
        return []
    wanted = {word.index for word in words}
    tables = []
    for rows in tagged_rows(page.tags, wanted):
        table = _table(page, rows, words)
        if table is not None:
            tables.append(table)
    return tables


def tagged_rows(tags: Iterable[Tag], wanted: set[int]) -> Iterator[list[list[Box]]]:
    """Yield for each tagged table that holds no other its rows of cells, empty cells left out."""
    tables: dict[tuple[tuple[str, int], ...], dict[object, list[Box]]] = {}
    counts: dict[tuple[tuple[str, int], ...], list[int]] = {}
    for tag in tags:
        if tag.kind not in CELLS:
            continue
        row = max((n for n, (kind, _) in enumerate(tag.path) if kind == "TR"), default=0)
        table = max((n for n, (kind, _) in enumerate(tag.path[:row]) if kind == "Table"), default=None)
        if table is None:
            continue
        rows = tables.setdefault(tag.path[: table + 1], {})
        cells = rows.setdefault(tag.path[: row + 1], [])
        held = tuple(word for word in tag.words if word.index in wanted)
        count = counts.setdefault(tag.path[: table + 1], [0, 0])
        count[0] += len(held)
        count[1] += len(tag.words)
        if held:
            cells.append(Box(held, _around(held)))
    for path, found in tables.items():
        nests = any(other != path and other[: len(path)] == path for other in tables)
        if not nests and counts[path][0] >= MOST * counts[path][1]:
            yield [cells for cells in found.values() if cells]


def _around(words: Sequence[Word]) -> BBox:
    return (
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
    )


def _table(page: Page, rows: list[list[Box]], words: Sequence[Word]) -> Table | None:
    """Make a table of tagged rows and what stands untagged among them; None if cells lie over each other or are few."""
    rows = [sorted(row, key=lambda cell: cell.bbox[0]) for row in rows]
    if len(rows) < LEAST or not _lie_apart(rows):
        return None
    rivers = _rivers(rows)
    x0, y0, x1, y1 = _around([word for row in rows for cell in row for word in cell.words])
    tops = [min(cell.bbox[1] for cell in row) for row in rows]
    bottoms = [max(cell.bbox[3] for cell in row) for row in rows]
    grid = Grid(
        (x0, *(river.middle for river in rivers), x1),
        (y0, *((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)), y1),
        tuple(GridBox(number, *_span(cell, rivers, (x0, x1))) for number, row in enumerate(rows) for cell in row),
    )
    places = [(box.row, box.column + n) for box in grid.boxes for n in range(box.column_span)]
    if not rivers or len(set(places)) < len(places):
        return None
    return made(page, *_with_strays(grid, [[*cell.words] for row in rows for cell in row], words), "tags")


def _with_strays(grid: Grid, held: list[list[Word]], words: Sequence[Word]) -> tuple[Grid, list[list[Word]]]:
    """Put words that stand in the table untagged, such as a form's entries, into the cells they stand in."""
    known = {word.index for cell in held for word in cell}
    boxes = list(grid.boxes)
    owner = {(box.row, box.column + n): number for number, box in enumerate(boxes) for n in range(box.column_span)}
    for word in inside(words, grid.bbox):
        if word.index in known:
            continue
        row = min(max(bisect_right(grid.ys, (word.y0 + word.y1) / 2) - 1, 0), len(grid.ys) - 2)
        column = min(max(bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1, 0), len(grid.xs) - 2)
        number = owner.setdefault((row, column), len(boxes))
        if number == len(boxes):
            boxes.append(GridBox(row, column, 1, 1))
            held.append([])
        held[number].append(word)
    return Grid(grid.xs, grid.ys, tuple(boxes)), held


def _span(cell: Box, rivers: Sequence[River], edges: tuple[float, float]) -> tuple[int, int, int]:
    """Give a cell's column, and how many rows and columns it covers."""
    first, last = columns_under(cell.bbox[0], cell.bbox[2], rivers, edges)
    return first, 1, last - first + 1


def _lie_apart(rows: Sequence[Sequence[Box]]) -> bool:
    """Whether rows lie one under the other, and cells of a row side by side."""
    for row in rows:
        if any(right.bbox[0] < left.bbox[2] - APART for left, right in pairwise(row)):
            return False
    return all(
        min(cell.bbox[1] for cell in lower) >= max(cell.bbox[3] for cell in upper) - APART * 3
        for upper, lower in pairwise(rows)
    )


def _rivers(rows: Sequence[Sequence[Box]]) -> list[River]:
    """Give the white between columns: where no cell of the fullest rows stands."""
    most = max(len(row) for row in rows)
    spans = sorted((cell.bbox[0], cell.bbox[2]) for row in rows if len(row) > most / 2 for cell in row)
    rivers = []
    end = spans[0][1]
    for x0, x1 in spans:
        if x0 > end:
            rivers.append(River(end, x0))
        end = max(end, x1)
    return rivers


def checked(page: Page, tables: Sequence[Table]) -> list[Table]:
    """Flag the tables whose cells the tags would fill otherwise.

    The rules stand: what a reader sees enclosed is one cell, while a word's tag may be its neighbour's.
    """
    owner: dict[int, int] = {}
    for number, tag in enumerate(page.tags):
        if tag.kind in CELLS:
            owner.update((word.index, number) for word in tag.words)
    if not owner:
        return list(tables)
    return [replace(table, flags=(*table.flags, DIFFER)) if _differs(table, owner) else table for table in tables]


def _differs(table: Table, owner: dict[int, int]) -> bool:
    """Whether a cell holds words of several tagged cells, or several cells words of one."""
    held = [{owner.get(word.index) for word in cell.words} for cell in table.cells if cell.lines]
    tagged = [tags - {None} for tags in held]
    if len(held) < 2 or sum(map(bool, tagged)) < COMMON * len(held):
        return False
    return any(len(tags) > 1 for tags in held) or len(set().union(*tagged)) < sum(map(len, tagged))
