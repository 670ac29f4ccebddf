"""Recommendation tracking: what an inquiry recommended, how far it has got, and every update.

    section        = inquiry?, table+ ;
    row            = number?, recommendation with its updates, stage, tick ;
                   | number?, recommendation, stage, tick, update column+ ;
    recommendation = text, (label, text)* ;      see `updates`

A recommendation whose number the pack leaves out still begins where bold text follows an update.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import (
    Band,
    Columns,
    Row,
    carried_on,
    headings_of,
    read_rows,
    texts_in,
    words_in,
)
from scrutiny_extract.extract.readers.ticks import read_complete
from scrutiny_extract.extract.readers.updates import Labelled, make_update, split_updates
from scrutiny_extract.extract.values import find_date
from scrutiny_extract.schemas import RecommendationTable, TrackedRecommendation, Update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Line, Section, Table

NUMBER = regex.compile(
    r"\(?(?:R(?:ec(?:ommendation)?)?\.?\s?)?[A-Z]{0,3}\s?\d{1,3}(?:[./]\d{1,3}){0,5}[a-z]?[).:]?", regex.I
)
"""A recommendation's number: "4", "R12", "Rec 3", "2.1"."""

LEADING_NUMBER = regex.compile(
    r"^(?:R|Rec(?:ommendation)?\s)?\s?(?P<number>\d{1,2}[a-z]?)[.):]\s(?P<text>\S.*)$", regex.DOTALL
)
"""A recommendation's number before its text: "1. That …"."""
CODE = regex.compile(
    r"""
    (?: ^ \W* (?:(?:stage|status|category|code|class|classification|grade|level)\W*)? | [/&,] \s* | \b(?:or|and)\s+ )
    (?P<code>\d{1,2}) (?= \s* (?: [(–—:.)/&,-] | $ | \b(?:or|and)\b | \s[A-Z] ) ) (?! [.]\d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""A code of the scheme: at the start or after "or". Must not match "6 months" or "in September 2011"."""

COLUMNS = "columns.recommendation_table"
FEWEST_COLUMNS = 3
"""Columns of a table that may be claimed for what it holds."""
FEWEST_LINES = 3
"""Lines of a recommendation, a label and an update."""
UPDATE_COLUMNS = ("update", "response", "note")


def read_recommendation_table(section: Section, desk: Desk) -> RecommendationTable:
    """Read one inquiry's tracking table over all its pages."""
    rows = list(_rows(section, desk))
    recommendations = tuple(
        recommendation for row in rows if isinstance(row, Row) for recommendation in _read_row(row, desk)
    )
    return desk.section(
        RecommendationTable,
        section,
        inquiry=_find_inquiry(rows, section),
        recommendations=recommendations,
        labels=headings_of(row for row in rows if isinstance(row, Row)),
    )


def _rows(section: Section, desk: Desk) -> Iterator[Row | Band | Paragraph | Table]:
    """Yield the rows of the section; a table with no heading we know is taken for what it is."""
    found = list(read_rows(section.blocks, desk, COLUMNS, fewest=1, settle=settle))
    if not any(isinstance(each, Row) for each in found):
        found = list(read_rows(section.blocks, desk, COLUMNS, fewest=0, settle=settle))
    return carried_on(found, _continues)


def settle(table: Table, columns: Columns) -> Columns:
    """Name columns by their content: numbers, codes of stages, ticks, and the most words of all."""
    columns = _corrected(table, columns)
    left = {column: texts_in(table, columns, column) for column in columns.unnamed}
    names = dict(columns.names)
    if "text" not in names and left:
        names["text"] = max(left, key=lambda column: words_in(table, column, columns.first))
    for column, texts in left.items():
        if column in names.values():
            continue
        if "number" not in names and texts and column < names.get("text", 0) and all(map(NUMBER.fullmatch, texts)):
            names["number"] = column
        elif "complete" not in names and texts and not any(map(str.isalnum, "".join(texts))):
            names["complete"] = column
        elif "stage" not in names and texts and sum(bool(CODE.match(text)) for text in texts) * 2 > len(texts):
            names["stage"] = column
    return replace(columns, names=names)


def _corrected(table: Table, columns: Columns) -> Columns:
    """Put right codes under a heading of updates: "Progress code"."""
    update = columns.names.get("update")
    if update is None or "stage" in columns.names:
        return columns
    texts = texts_in(table, columns, update)
    if not texts or sum(bool(CODE.match(text)) for text in texts) * 2 <= len(texts):
        return columns
    others = {name: column for name, column in columns.names.items() if name != "update"}
    return replace(columns, names={**others, "stage": update})


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row says nothing but more of what the row above says, on a later page."""
    if any(lower.text(name) for name in ("number", "stage", "complete")):
        return False
    lines, above = lower.lines("text"), upper.lines("text")
    if not lines:
        return bool(lower.source)
    return not (lines[0].bold and above and not above[-1].bold) and lines[0].page != above[0].page if above else True


def _read_row(row: Row, desk: Desk) -> Iterator[TrackedRecommendation]:
    """Read a row: one recommendation, or several where one without a number has run into the one above."""
    pieces = _divide(split_updates(row.lines("text"), desk))
    for number, piece in enumerate(pieces):
        yield _make(row if number == 0 else None, piece, desk)


def _divide(labelled: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """Begin another recommendation where whole lines of bold follow the plain text of an update."""
    piece: list[Labelled] = []
    for each in labelled:
        start = _bold_tail(each.lines) if each.label else len(each.lines)
        piece.append(Labelled(each.label, each.lines[:start]))
        if start < len(each.lines):
            yield piece
            piece = [Labelled((), each.lines[start:])]
    yield piece


def _bold_tail(lines: Sequence[Line]) -> int:
    """Give where bold lines begin that run to the end, on a page of their own; the end where there are none."""
    start = len(lines)
    while start and lines[start - 1].bold:
        start -= 1
    plain = 0 < start < len(lines) and lines[start].page != lines[start - 1].page
    return start if plain else len(lines)


def _make(row: Row | None, piece: Sequence[Labelled], desk: Desk) -> TrackedRecommendation:
    """Make the record of a recommendation; `row` gives what stands in its other columns."""
    text = join_lines(piece[0].lines) or None
    updates = [make_update(each, desk) for each in piece[1:]]
    if row is None:
        return desk.make(TrackedRecommendation, piece[0].lines, text=text, updates=tuple(updates))
    updates.extend(_column_updates(row, desk))
    number, text = _numbered(row, text)
    stage = row.text("stage")
    return desk.make(
        TrackedRecommendation,
        (row.source,),
        number=number,
        text=text,
        stage_raw=stage,
        stage_codes=read_codes(stage or ""),
        complete=read_complete(row, desk),
        next_review=row.text("next_review") or _find_review(stage or "", desk),
        updates=tuple(updates),
        columns=row.others,
    )


def _numbered(row: Row, text: str | None) -> tuple[str | None, str | None]:
    """Give number and text; where no column holds numbers, the number that the text begins with."""
    number = row.text("number")
    if number is not None or row.has("number"):
        return (number.strip("().: ") if number else None), text
    match = LEADING_NUMBER.match(text or "")
    return (match["number"], match["text"]) if match is not None else (None, text)


def _column_updates(row: Row, desk: Desk) -> Iterator[Update]:
    """Make updates of the cells that hold them: one a label, the column's heading where there is none."""
    for name in UPDATE_COLUMNS:
        for cell in row.cells(name):
            for each in split_updates(cell.lines, desk):
                if each.label or each.lines:
                    yield make_update(each, desk, kind=name)


def read_codes(stage: str) -> tuple[int, ...]:
    """Read the codes a stage names: `"2 (Achieved) or 4 (not achieved)"` -> `(2, 4)`."""
    return tuple(int(match["code"]) for match in CODE.finditer(stage))


def _find_review(stage: str, desk: Desk) -> str | None:
    """Find when a stage says that the recommendation is looked at again."""
    lowered = stage.casefold()
    for phrase in sorted(desk.phrases("labels.next_review")["next"], key=len, reverse=True):
        place = lowered.find(phrase)
        if place >= 0:
            return stage[place + len(phrase) :].strip(" ().:") or None
    return None


def _find_inquiry(rows: Iterable[Row | Band | Paragraph | Table], section: Section) -> str | None:
    """Find the inquiry: the heading before the first row, where it is not the section's own title."""
    heading: str | None = None
    for row in rows:
        if isinstance(row, Row):
            break
        if isinstance(row, Band) or (isinstance(row, Paragraph) and (row.kind == "heading" or row.bold)):
            heading = row.text
    return heading if heading != section.title else None


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section tracks recommendations by what its tables hold: dated updates in most rows."""
    if not any(table.column_count >= FEWEST_COLUMNS for table in section.tables):
        return False
    found = read_rows(section.tables, desk, COLUMNS, fewest=0, settle=settle)
    rows = [row for row in carried_on(found, _continues) if isinstance(row, Row) and row.lines("text")]
    tracked = sum(1 for row in rows if _is_tracked(row, desk))
    return len(rows) > 1 and tracked * 2 > len(rows)


def _is_tracked(row: Row, desk: Desk) -> bool:
    """Whether a row's text is followed by updates, one of them with its month."""
    lines = row.lines("text")
    if len(lines) < FEWEST_LINES or find_date(join_lines(lines)) is None:
        return False
    labels = [join_lines(each.label) for each in split_updates(lines, desk)[1:]]
    return any(find_date(label) for label in labels)


READER = Reader("recommendation_table", read_recommendation_table, claims)
