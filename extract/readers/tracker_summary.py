"""A summary of many trackers: one line a priority with its rating, and counts of ratings.

summary = (theme heading?, table of priorities | table of counts)+, key? ;
table   = theme band?, heading row, (code?, priority, rating, earlier rating?, arrow?, director?)+ ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.colours import painter_of
from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.rag_counts import count_headings, read_counts
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import (
    Band,
    Columns,
    Row,
    cells_in,
    distinct,
    find_columns,
    read_rows,
    texts_in,
    words_in,
)
from scrutiny_extract.extract.readers.tracker import read_tracker
from scrutiny_extract.extract.readers.tracker.cells import is_mostly
from scrutiny_extract.extract.readers.tracker.codes import split_codes
from scrutiny_extract.extract.readers.tracker.figure_columns import REFERENCE
from scrutiny_extract.extract.readers.tracker.gathering import Gathering, heading_cells, heading_of
from scrutiny_extract.extract.readers.tracker.looks import are_dated_actions, are_indicators
from scrutiny_extract.extract.readers.tracker.narrative import read_narrative
from scrutiny_extract.extract.readers.tracker.periods import latest_first
from scrutiny_extract.extract.readers.tracker.running import PERSON
from scrutiny_extract.extract.values import read_date
from scrutiny_extract.schemas import PriorityRow, RagCount, TrackerSummary

if TYPE_CHECKING:
    from scrutiny_extract.extract.colours import Painter, Rating
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Section
    from scrutiny_extract.schemas import Other, Tracker

RATINGS = ("rag", "previous_rag")


def read_summary_or_log(section: Section, desk: Desk) -> TrackerSummary | Tracker | Other:
    """Read a summary; where most of its tables' words are in actions with dates, or in indicators, it is a tracker."""
    held = {True: 0, False: 0}
    for table in section.tables:
        held[_is_tracked(table, desk)] += sum(1 for _ in table.words)
    return read_tracker(section, desk) if held[True] > held[False] else read_tracker_summary(section, desk)


def _is_tracked(table: Table, desk: Desk) -> bool:
    """Whether a table is one of actions with dates, or of indicators with figures: more than titles and ratings."""
    return are_dated_actions(table, desk) or are_indicators(table, desk) is not None


def read_tracker_summary(section: Section, desk: Desk) -> TrackerSummary:
    """Read the tables of a summary in printed order."""
    painter = painter_of(section, desk.vocabulary)
    rows: list[PriorityRow] = []
    counts: list[RagCount] = []
    prose: list[Paragraph] = []
    gathering = Gathering()
    gathering.use(*section.title_source)
    heading: Paragraph | None = None
    for block in section.blocks:
        if isinstance(block, Paragraph):
            heading = block if block.kind == "heading" else None
            if not any(block is each for each in section.title_source):
                prose.append(block)
            continue
        counted = read_counts(block, painter, desk)
        found = () if counted else _read_table(block, heading, painter, desk)
        counts.extend(counted)
        rows.extend(found)
        if counted:
            gathering.add_headings(block, count_headings(block))
        elif found:
            gathering.add_headings(block, heading_cells(block, desk, "columns.tracker_summary"))
        elif (boxed := heading_of(block)) is not None and boxed.text != section.title:
            prose.append(boxed)
        elif boxed is not None:
            gathering.use(boxed)
    narrative = read_narrative(prose, gathering, desk)
    return desk.section(
        TrackerSummary,
        section,
        gathering.sources,
        rows=tuple(rows),
        counts=tuple(counts),
        narrative=narrative,
        labels=tuple(gathering.labels),
    )


def _read_table(table: Table, heading: Paragraph | None, painter: Painter, desk: Desk) -> tuple[PriorityRow, ...]:
    """Read one table of priorities; nothing where it has no title or no rating."""
    known: list[Columns] = []

    def settled(of: Table, columns: Columns) -> Columns:
        known.append(settle(of, columns, painter))
        return known[-1]

    found = list(read_rows((table,), desk, "columns.tracker_summary", fewest=0, settle=settled))
    if not known or not known[0].names.keys() & {*RATINGS, "direction"} or "title" not in known[0].names:
        return ()
    theme: Cell | Paragraph | None = _theme(table, known[0], desk) or heading
    rows: list[PriorityRow] = []
    for row in found:
        if isinstance(row, Band):
            theme = row.cell
        elif isinstance(row, Row):
            rows.append(_make(row, theme, painter, desk))
    return tuple(rows)


def settle(table: Table, columns: Columns, painter: Painter) -> Columns:
    """Name further columns by what they hold: ratings, arrows, and the title as the column with most words."""
    readings = {column: _readings(table, columns, column, painter) for column in columns.unnamed}
    rated = [column for column, found in readings.items() if any(rating.rag for rating in found)]
    ways = [
        column for column, found in readings.items() if column not in rated and any(each.direction for each in found)
    ]
    for name, held in (("rag", rated), ("previous_rag", rated), ("direction", ways)):
        if name not in columns.names and (waiting := [column for column in held if column in columns.unnamed]):
            columns = columns.named(**{name: latest_first(waiting, columns)[0]})
    for column in columns.unnamed:
        texts = texts_in(table, columns, column)
        if "code" not in columns.names and is_mostly(texts, _is_code):
            columns = columns.named(code=column)
        elif "director" not in columns.names and is_mostly(texts, PERSON.fullmatch):
            columns = columns.named(director=column)
    if "title" not in columns.names and columns.unnamed:
        columns = columns.named(title=max(columns.unnamed, key=lambda each: words_in(table, each, columns.first)))
    return columns


def _readings(table: Table, columns: Columns, column: int, painter: Painter) -> list[Rating]:
    """Read a column's ratings and arrows; none where it holds other words."""
    texts = texts_in(table, columns, column)
    if any(painter.word(text) is None and any(map(str.isalnum, text)) for text in texts):
        return []
    return [painter.read_cell(cell) for cell in cells_in(table, columns, column)]


def _is_code(text: str) -> bool:
    """Whether a text is a priority's code; "Spring 2033" is a date."""
    return REFERENCE.fullmatch(text) is not None and find_period(text) is None and read_date(text) is None


def _theme(table: Table, columns: Columns, desk: Desk) -> Cell | None:
    """Find the theme: a band above the headings, else what stands over the titles and is no heading we know."""
    for row in table.grid[: columns.first]:
        cells = [cell for cell in distinct(row) if cell.lines]
        if len(cells) == 1:
            return cells[0]
    over = distinct(row[columns.names["title"]] for row in table.grid[: columns.first])
    phrases = desk.phrases("columns.tracker_summary")
    return next((cell for cell in over if cell.lines and phrases.named(cell.text) is None), None)


def _make(row: Row, theme: Cell | Paragraph | None, painter: Painter, desk: Desk) -> PriorityRow:
    """Make the record of one row."""
    ratings = {name: _rating(row, name, painter) for name in (*RATINGS, "direction")}
    code, title = row.text("code"), row.text("title")
    if code is None and title is not None:
        codes, title = split_codes(title)
        code = codes[0] if codes else None
    return desk.make(
        PriorityRow,
        (row.source, theme),
        theme=theme.text if theme is not None else None,
        code=code,
        title=title,
        rag=ratings["rag"].rag,
        previous_rag=ratings["previous_rag"].rag,
        direction=ratings["direction"].direction or ratings["rag"].direction,
        director=row.text("director"),
        flags=tuple(dict.fromkeys(flag for rating in ratings.values() for flag in rating.flags)),
    )


def _rating(row: Row, name: str, painter: Painter) -> Rating:
    """Read the cell of a rating or an arrow."""
    columns, cells = row.parts[0]
    return painter.read_cell(cells[columns.names[name]] if name in columns.names else None)


FEWEST_ROWS = 3
"""Rated rows that make a section a summary."""
WITNESSES = frozenset({"code", "director"})
"""Columns of which a table under headings nobody knows has one besides its ratings."""
MOST_WORDS = 0.4
"""Share of a section's words in tables of rated rows or of counts from which it is a summary."""


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a summary by its tables: rows with ratings, for the greater part of it."""
    if not section.tables:
        return False
    painter = painter_of(section, desk.vocabulary)
    rows, held = 0, 0
    for table in section.tables:
        rated = _rated_rows(table, painter, desk)
        if rated:
            rows += rated
            held += sum(1 for _ in table.words)
    return rows >= FEWEST_ROWS and held > MOST_WORDS * sum(1 for block in section.blocks for _ in block.words)


def _rated_rows(table: Table, painter: Painter, desk: Desk) -> int:
    """Count the rows of a table of priorities that have a rating; dated actions and indicators are none."""
    if _is_tracked(table, desk):
        return 0
    found = find_columns(table, desk, "columns.tracker_summary", fewest=0)
    columns = settle(table, found, painter) if found is not None else None
    if found is None or columns is None or not {"title", "rag"} <= columns.names.keys():
        return 0
    if not found.names and not WITNESSES & columns.names.keys():
        return 0
    column = columns.names["rag"]
    return sum(painter.read_cell(row[column]).rag is not None for row in table.grid[columns.first :])


READER = Reader("tracker_summary", read_summary_or_log, claims)
