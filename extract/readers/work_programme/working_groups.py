"""Working groups of a committee: a table with columns for group, members, position and dates.

row = name, members (one a line, or between commas), position, dates (one a line) ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.rows import Columns, distinct, texts_in, words_in
from scrutiny_extract.extract.values import MONTH, find_dates
from scrutiny_extract.schemas import WorkingGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Line, Table
    from scrutiny_extract.extract.readers.rows import Row

KIND = "columns.working_groups"
BETWEEN = regex.compile(r"\s{0,9}(?:[,;•]|\band\b(?=\s+\p{Lu}))\s*")
"""What stands between members on one line."""
MONTH_AT_END = regex.compile(r"\d{1,2}(?:st|nd|rd|th)?\s*$")
"""A line that ends with a day goes on with its month."""
DAY = regex.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{4}}", regex.IGNORECASE)
PERSON = regex.compile(
    r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Rev(?:erend)?|Sir|Dame|Lord|Lady|Alderman)\b\.?\s"
)
OPEN_END = regex.compile(r"[-–—(/&]$|\b(?:and|of|the|to)$")


def find_by_content(table: Table) -> Columns | None:
    """Find the columns of a table of groups whose headings nobody knows: one lists people, line by line."""
    columns = Columns(KIND, {}, table.headings, table.header_rows)
    members = next((column for column in range(1, table.column_count) if _lists_people(table, column)), None)
    if members is None:
        return None
    names = {"name": 0, "members": members}
    rest = [column for column in range(1, table.column_count) if column != members]
    for column in rest:
        texts = texts_in(table, columns, column)
        if texts and sum(bool(DAY.search(text)) for text in texts) * 2 > len(texts):
            names["dates"] = column
    left = [column for column in rest if column not in names.values()]
    if left:
        names["position"] = max(left, key=lambda column: words_in(table, column, columns.first))
    return columns.named(**names)


def _lists_people(table: Table, column: int) -> bool:
    cells = distinct(row[column] for row in table.body)
    lines = [line.text for cell in cells for line in cell.lines]
    return len(lines) > 1 and sum(bool(PERSON.match(text)) for text in lines) * 2 > len(lines)


def make_group(row: Row, desk: Desk) -> WorkingGroup:
    """Make the record of one group."""
    return desk.make(
        WorkingGroup,
        row.source,
        name=row.text("name"),
        members=tuple(read_members(row.lines("members"))),
        position=row.text("position"),
        dates=tuple(read_printed_dates(row.lines("dates"))),
    )


def read_members(lines: Sequence[Line]) -> Iterator[str]:
    """Yield members as printed: one a line, or several on a line between commas."""
    for text in _entries(lines):
        yield from (part for part in BETWEEN.split(text.strip("•-– ")) if part)


def _entries(lines: Iterable[Line]) -> Iterator[str]:
    """Put together lines of which one plainly goes on in the next."""
    held: list[Line] = []
    for line in lines:
        if held and not (OPEN_END.search(held[-1].text) or line.text[:1].islower() or line.text[:1] == "("):
            yield join_lines(held)
            held = []
        held.append(line)
    if held:
        yield join_lines(held)


def read_printed_dates(lines: Iterable[Line]) -> Iterator[str]:
    """Yield dates as printed: those we can read, or one a line."""
    held: list[Line] = []
    for line in lines:
        if held and not MONTH_AT_END.search(held[-1].text):
            yield from _dates(join_lines(held))
            held = []
        held.append(line)
    if held:
        yield from _dates(join_lines(held))


def _dates(text: str) -> Iterator[str]:
    """Yield the dates of one entry; the entry itself where it prints none with a year."""
    found = [date.raw for date in find_dates(text)]
    left = text
    for raw in found:
        left = left.replace(raw, "", 1)
    if found and not any(map(str.isalnum, left.replace("and", ""))):
        yield from found
    else:
        yield from (part for part in BETWEEN.split(text.strip(" ,;")) if part)
