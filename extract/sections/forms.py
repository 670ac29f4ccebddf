"""Blocks that give a section away by their form: tables by their columns, boxes, entries with page ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.values import read_whole

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Block, Cell
    from scrutiny_extract.extract.sections.lexicon import Columns, Lexicon


class Form(NamedTuple):
    """What tables of a kind look like."""

    required: frozenset[str]
    """Columns they must have."""
    least: int
    """How many known columns in all."""
    some: frozenset[str] = frozenset()
    """Columns of which they have at least `share`."""
    share: int = 0
    strict: bool = False
    """Whether only telling columns count: the others are any table's."""
    untold: int = 1
    """How many more columns it needs where the required ones are known, but are not telling."""
    sure: frozenset[str] = frozenset()
    """Columns with which `MANY` known ones do without those required."""
    titled: frozenset[str] = frozenset()
    """Columns it must have where a title says the kind; with them `enough` do."""
    enough: int = 0


FORMS: dict[str, Form] = {
    "agenda": Form(frozenset({"number"}), 2, frozenset({"pages", "not_open", "wards", "time"}), 1),
    "recommendation_table": Form(frozenset({"text"}), 2, frozenset({"stage", "complete", "update", "next_review"}), 1),
    "response_table": Form(
        frozenset({"recommendation", "response"}), 2, titled=frozenset({"recommendation"}), enough=2
    ),
    "forward_plan": Form(
        frozenset({"title", "decision_maker"}),
        3,
        sure=frozenset({"decision_maker", "due"}),
        titled=frozenset({"title"}),
        enough=3,
    ),
    "work_programme": Form(frozenset({"title"}), 3, titled=frozenset({"title"}), enough=2),
    "tracker": Form(frozenset({"action"}), 2, untold=2),
    "indicators": Form(
        frozenset(), 4, frozenset({"target", "baseline", "last_result", "current", "predicted", "floor", "polarity"}), 2
    ),
    "tracker_summary": Form(frozenset(), 2, frozenset({"rating", "director", "green", "red"}), 1, strict=True),
}
"""How the tables of each kind are known."""
MANY = 5
"""Known columns that tell a plan though nobody knows what it calls decisions."""
PLANS = frozenset({"forward_plan", "work_programme"})
"""Kinds with columns and names alike: a table is of the one that knows more of its columns."""
HEADER_ROWS = 2
"""Rows that may head a table whose header was not told apart."""
HEADED = 3
"""Columns under headings that make a table no form."""

NUMBER = regex.compile(r"\(?(?P<number>\d{1,3}\s?[a-z]?(?:\.\d{1,2})?|[a-z]|[ivx]+)[.):]*", regex.IGNORECASE)
HEAD = regex.compile(r"(?P<number>\d{1,3}[a-z]?(?:\.\d{1,2})?)[.):]?\s+(?P<title>\S.*)")
PAGES = regex.compile(
    r"\(? \s{0,9}+ (?:(?:pages?|pp?\.?) \s{0,9}+)? (?P<first>\d{1,4}) \s* (?:[-–—]|to) \s* (?P<last>\d{1,4}) \s* \)?",
    regex.IGNORECASE | regex.VERBOSE,
)
"""A cell that holds a page range and nothing else."""
PAGES_INSIDE = regex.compile(
    r"\(? \b (?:pages?|pp\.?) \s* (?P<first>\d{1,4}) (?: \s* (?:[-–—]|to) \s* (?P<last>\d{1,4}) )? (?:\s*+\))? \s*+ $",
    regex.IGNORECASE | regex.VERBOSE,
)
"""A page range that closes an entry: "(Pages 1 - 18)"."""


RANGE_ENDS = "0123456789)"
"""Characters in which a page range ends."""


class Range(NamedTuple):
    """An entry of an agenda with the printed pages it is on."""

    number: str | None
    title: str
    first: int
    last: int | None


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Give all texts of blocks."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)


def kinds_of_table(table: Table, lexicon: Lexicon, named: Container[str] = ()) -> Iterator[str]:
    """Name the kinds whose tables have such columns; indicators are a tracker's.

    Of kinds that a title has `named` already less is asked.
    """
    for headings in _heading_rows(table):
        printed = tuple(headings)
        found = {
            kind: len(columns.known)
            for kind, columns in lexicon.columns(printed)
            if _fits(FORMS[kind], columns, named=kind in named)
            or (kind in named and _fits_title(kind, printed, lexicon))
        }
        if found.keys() >= PLANS:
            del found[min(sorted(PLANS, reverse=True), key=lambda kind: (kind in named, found[kind]))]
        if found:
            yield from ("tracker" if kind == "indicators" else kind for kind in found)
            return


def _fits(form: Form, columns: Columns, *, named: bool) -> bool:
    """Whether columns are those of a form."""
    if named and len(columns.known) >= form.least and form.required <= columns.known:
        return True
    if form.sure and form.sure <= columns.known and len(columns.known) >= MANY:
        return True
    known = columns.telling if form.strict else columns.known
    if len(known) < form.least or len(known & form.some) < form.share:
        return False
    if form.required <= columns.telling:
        return True
    return form.required <= columns.known and len(columns.known) >= form.least + form.untold


def _fits_title(kind: str, headings: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether columns are enough for the kind that a title has named."""
    form = FORMS[kind]
    if not form.enough:
        return False
    known = lexicon.loose_columns(kind, headings)
    return form.titled <= known and len(known) >= form.enough


def _heading_rows(table: Table) -> Iterator[Iterable[str]]:
    """Give the texts that may head the columns: the header, else each of the first rows."""
    if table.header_rows:
        yield table.headings
    for row in table.grid[:HEADER_ROWS]:
        yield (cell.text for cell in row if cell is not None)


def form_labels(table: Table, rows: int) -> Iterator[str]:
    """Give the texts of the first row and first column of so many rows; of the second column beside numbers.

    A table with columns under headings is no form, unless a colon follows what stands in its first row.
    """
    if table.header_rows and sum(map(bool, table.headings)) >= HEADED and ":" not in "".join(table.headings):
        return
    if rows > 1:
        yield from (cell.text for cell in table.grid[0][1:] if cell is not None and ":" in cell.text)
    for row in table.grid[:rows]:
        cells = [cell.text for cell in row[:2] if cell is not None]
        if cells and cells[0]:
            yield cells[1] if len(cells) > 1 and NUMBER.fullmatch(cells[0]) else cells[0]


def find_box(block: Block) -> Cell | None:
    """Find the only cell with text of a table that is a box or a band."""
    if not isinstance(block, Table) or block.row_count * block.column_count > 2:  # and an empty one
        return None
    cells = [cell for cell in block.cells if cell.lines]
    return cells[0] if len(cells) == 1 else None


def find_ranges(block: Block) -> Iterator[Range]:
    """Give the entries of an agenda that name their pages."""
    return _in_table(block) if isinstance(block, Table) else _in_paragraph(block)


def _in_paragraph(block: Paragraph) -> Iterator[Range]:
    text = block.text.rstrip()
    found = PAGES_INSIDE.search(text) if text and text[-1] in RANGE_ENDS else None
    if found is None:
        return
    number, title = block.number, text[: found.start()].strip(" -–—(")
    if number is None and (head := HEAD.match(title)) is not None:
        number, title = head["number"], head["title"]
    yield _range(number.strip("().:") if number else None, title, found)


def _in_table(table: Table) -> Iterator[Range]:
    """Read ranges in words ("Pages 3 - 9") anywhere, bare ones ("3 - 9") in a column of nothing else."""
    bare = {column for column in range(1, table.column_count) if _holds_pages(table, column)}
    for row in table.grid:
        cells = [cell.text if cell is not None else "" for cell in row]
        number = next((match["number"] for text in cells[:2] if text and (match := NUMBER.fullmatch(text))), None)
        for column in range(len(cells) - 1, -1, -1):
            found = PAGES_INSIDE.search(cells[column]) if cells[column][-1:] in RANGE_ENDS else None
            if found is None and number and column in bare:
                found = PAGES.fullmatch(cells[column])
            if found is not None:
                yield _range(number, _title_in(row), found)
                break


def _title_in(row: Sequence[Cell | None]) -> str:
    """Give the title of an entry: the longest cell, up to where bold gives way to what is said under it."""
    cell = max((cell for cell in row if cell is not None), key=lambda cell: len(cell.text))
    bold = cell.lines[0].bold
    end = next((place for place, line in enumerate(cell.lines) if line.bold != bold), len(cell.lines))
    return join_lines(cell.lines[:end]) if bold else cell.text


def _holds_pages(table: Table, column: int) -> bool:
    """Whether a column under its heading holds page ranges that go up, and nothing else but page numbers."""
    last = 0
    ranges = 0
    for row in table.grid[max(1, table.header_rows) :]:
        cell = row[column]
        if cell is None or not cell.lines:
            continue
        found = PAGES.fullmatch(cell.text)
        first = int(found["first"]) if found else read_whole(cell.text) or 0
        if first <= last:
            return False
        ranges += found is not None
        last = first
    return ranges > 0


def _range(number: str | None, title: str, found: regex.Match[str]) -> Range:
    last = found["last"]
    return Range(number, title, int(found["first"]), int(last) if last else None)
