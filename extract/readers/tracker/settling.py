"""What the columns of an action table hold, where their headings leave it open.

number | meeting   = numbers, or dates, before the action ;
action             = the first column of prose, else the first of words ;
rating | status    = lights and rating words | words for how things stand ;
people | dates     = short names | dates ;      a heading that says one over cells that say the other gives way
milestone          = prose between the action and by when ;
progress           = the one column of prose left, after the action ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.readers.rows import Columns, cells_in, texts_in, words_in
from scrutiny_extract.extract.readers.tracker.cells import (
    PEOPLE,
    are_dates,
    are_people,
    first_wordy,
    is_mostly,
    is_prose,
    is_status,
    says_else,
)
from scrutiny_extract.extract.values import read_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table

NUMBER = regex.compile(
    r"[A-Z]{0,4}[.\s/-]?\d{1,4}(?:[./-]\d{1,4}){0,5}[a-z]?[.):]?|[a-z][.)]|[ivx]{1,5}[.)]", regex.IGNORECASE
)
"""A row's number: "1", "2.3", "A12", "a)"."""


def settle(table: Table, columns: Columns, painter: Painter, desk: Desk) -> Columns:
    """Name further columns by what they hold: numbers before the action, lights, statuses, people, dates."""
    columns = _corrected(table, columns, desk)
    columns = _with_action(table, columns)
    columns = with_numbers(table, _with_meetings(table, columns))
    for column in columns.unnamed:
        name = _by_content(table, columns, column, painter=painter, desk=desk)
        if name is not None:
            columns = columns.named(**{name: column})
    columns = _with_people(table, columns, desk)
    return _with_progress(table, _with_milestone(table, columns, desk), desk)


def _corrected(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Put right people under a heading of dates, and dates under one of people: "By", "To be done by"."""
    lead, when = columns.names.get("lead"), columns.names.get("timescale")
    names = dict(columns.names)
    if lead is not None and are_dates(texts_in(table, columns, lead), desk):
        del names["lead"]
        names.setdefault("timescale", lead)
    elif when is not None and _are_surely_people(texts_in(table, columns, when), desk):
        del names["timescale"]
        names.setdefault("lead", when)
    number = names.get("number")
    if number is not None and is_prose(texts_in(table, columns, number)):
        del names["number"]  # "Step", "Item", "Point" over what is to be done
    progress = names.get("progress")
    if progress is not None and "last_reviewed" not in names and _are_all_dates(texts_in(table, columns, progress)):
        names["last_reviewed"] = names.pop("progress")  # "Update" over when it was made
    milestone = names.get("milestone")
    if milestone is not None and not names.keys() & {"status", "progress"}:
        texts = texts_in(table, columns, milestone)
        if is_mostly(texts, lambda text: is_status(text, desk)):
            names["status"] = names.pop("milestone")  # "Outcome" over how it stands
    action = names.get("action")
    if action is not None and _has_prose(table, columns) and _is_no_action(action, table, columns, desk):
        del names["action"]
    return columns if names == columns.names else columns.only(names)


def _are_all_dates(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and is_mostly(texts, read_date)


def _are_surely_people(texts: Sequence[str], desk: Desk) -> bool:
    return is_mostly(texts, PEOPLE.fullmatch) and not are_dates(texts, desk)


def _is_no_action(column: int, table: Table, columns: Columns, desk: Desk) -> bool:
    """Whether a column called actions holds people, dates or numbers only: "Action", "Step".

    Projects and schemes are named as people and places are, so that only a heading for people too gives way to names.
    """
    texts = texts_in(table, columns, column)
    if are_dates(texts, desk) or is_mostly(texts, NUMBER.fullmatch):
        return True
    return columns.headings[column] in desk.phrases("plainly.doer") and is_mostly(texts, PEOPLE.fullmatch)


def _has_prose(table: Table, columns: Columns) -> bool:
    return first_wordy(table, columns.unnamed, columns.first) is not None


def _with_action(table: Table, columns: Columns) -> Columns:
    """Name the first column of prose as the action, where no heading says which it is, else the milestones."""
    if "action" in columns.names:
        return columns
    wordy = first_wordy(table, columns.unnamed, columns.first)
    if wordy is not None:
        return columns.named(action=wordy)
    names = {"action" if name == "milestone" else name: column for name, column in columns.names.items()}
    return columns.only(names)


def _by_content(table: Table, columns: Columns, column: int, *, painter: Painter, desk: Desk) -> str | None:
    """Give the field that a column's cells plainly hold; None where they do not, or another column has it."""
    names, texts = columns.names, texts_in(table, columns, column)
    cells = cells_in(table, columns, column)
    if "rag" not in names and painter.are_ratings(cells):
        return "rag"
    if "status" not in names and "progress" not in names and is_mostly(texts, lambda text: is_status(text, desk)):
        return "status"
    if "lead" not in names and is_mostly(texts, PEOPLE.fullmatch) and not says_else(columns.headings[column], desk):
        return "lead"
    if "timescale" not in names and are_dates(texts, desk):
        return "timescale"
    return "last_reviewed" if "last_reviewed" not in names and _are_reviews(column, texts, columns, desk) else None


def _are_reviews(column: int, texts: Sequence[str], columns: Columns, desk: Desk) -> bool:
    """Whether a column holds dates besides those by which things are to be done: when they were looked at."""
    due = columns.names.get("timescale", column)
    return due < column and are_dates(texts, desk) and not says_else(columns.headings[column], desk)


def _with_people(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name the one column of short names, teams and posts among them, as who leads."""
    if "lead" in columns.names:
        return columns
    found = [
        column
        for column in columns.unnamed
        if are_people(texts_in(table, columns, column)) and not says_else(columns.headings[column], desk)
    ]
    return columns.named(lead=found[0]) if len(found) == 1 else columns


def _with_milestone(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name the one column of prose between the action and by when as what will show that it is done."""
    names = columns.names
    if "milestone" in names or not {"action", "timescale"} <= names.keys():
        return columns
    between = [
        column
        for column in columns.unnamed
        if names["action"] < column < names["timescale"]
        and words_in(table, column, columns.first)
        and not says_else(columns.headings[column], desk)
    ]
    return columns.named(milestone=between[0]) if len(between) == 1 else columns


def _with_progress(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name the one column of prose left after the action as how it goes, where a rating or a status stands too."""
    names = columns.names
    if "progress" in names or "action" not in names or not names.keys() & {"rag", "status"}:
        return columns
    found = [
        column
        for column in columns.unnamed
        if column > names["action"]
        and is_prose(texts_in(table, columns, column))
        and not says_else(columns.headings[column], desk)
    ]
    return columns.named(progress=found[0]) if len(found) == 1 else columns


def with_numbers(table: Table, columns: Columns) -> Columns:
    """Name the first column before the action that holds nothing but numbers."""
    if "number" in columns.names:
        return columns
    for column in columns.unnamed:
        texts = texts_in(table, columns, column)
        if column < columns.names.get("action", 0) and texts and all(map(NUMBER.fullmatch, texts)):
            return columns.named(number=column)
    return columns


def _with_meetings(table: Table, columns: Columns) -> Columns:
    """Name the column before the action that holds nothing but dates: the meetings that agreed it."""
    if "meeting_date" in columns.names:
        return columns
    for column in columns.unnamed:
        if column < columns.names.get("action", 0) and is_mostly(texts_in(table, columns, column), read_date):
            return columns.named(meeting_date=column)
    return columns
