"""Which columns of a table of answers hold what: by the words over them, then by what they hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.readers.boxes import COUNT
from scrutiny_extract.extract.readers.rows import Columns, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table

COLUMNS = "columns.response_table"
NUMBER = regex.compile(rf"(?:[A-Z]\w{{0,13}}\.?\s?)?{COUNT}[.):]?")
"""A cell that holds the recommendation's number alone: "4", "R12", "Recommendation 3"."""
SHORT = 6
"""Words: answers no longer than this are verdicts."""
WORDY = 3
"""Spaces in a cell, on average, from which a column holds sentences."""


def settle(table: Table, columns: Columns, *, ticked: bool = False) -> Columns:
    """Name columns by their content: numbers before the recommendation, and answers that are verdicts alone.

    Not these where verdicts are `ticked` in columns of their own.
    """
    names = dict(columns.names)
    if "number" not in names:
        for column in columns.unnamed:
            texts = texts_in(table, columns, column)
            if texts and column < names.get("recommendation", 0) and all(map(NUMBER.fullmatch, texts)):
                names["number"] = column
                break
    if "status" not in names and "response" in names and not ticked:
        texts = texts_in(table, columns, names["response"])
        if texts and all(text.count(" ") < SHORT for text in texts):
            names["status"] = names.pop("response")
    return replace(columns, names=names)


def ticked(desk: Desk) -> Callable[[Table, Columns], Columns]:
    """Give `settle` for tables with a column for each verdict: none of them holds verdicts then."""
    verdicts = desk.phrases("labels.verdict")

    def settled(table: Table, columns: Columns) -> Columns:
        heads = [column for column, text in enumerate(columns.headings) if verdicts.named(text) is not None]
        if len(heads) > 1 and columns.names.get("status") in heads:
            columns = replace(columns, names={n: column for n, column in columns.names.items() if n != "status"})
        return settle(table, columns, ticked=len(heads) > 1)

    return settled


def settle_with(desk: Desk) -> Callable[[Table, Columns], Columns]:
    """Give `settle` for tables whose headings nobody knows: one column holds verdicts, two hold sentences."""
    verdicts = desk.phrases("labels.verdict")

    def judges(text: str) -> bool:
        return text.count(" ") < SHORT and verdicts.within(text) is not None

    def settled(table: Table, columns: Columns) -> Columns:
        if columns.names:
            return settle(table, columns)
        texts = {column: texts_in(table, columns, column) for column in columns.unnamed}
        judging = [column for column, found in texts.items() if found and all(map(judges, found))]
        wordy = [column for column, found in texts.items() if found and sum(map(_spaces, found)) >= WORDY * len(found)]
        if len(judging) != 1 or not wordy:
            return columns
        names = {"status": judging[0], "recommendation": wordy[0]}
        if len(wordy) > 1:
            names["response"] = wordy[1]
        return settle(table, columns.named(**names))

    return settled


def _spaces(text: str) -> int:
    return text.count(" ")
