"""The committee's work programme: items by meeting, the key of types, what has no date, working groups.

section = (meeting | key | unscheduled | groups)* ;
meeting = band or heading that prints a date, row* ;       or rows with a date column, equal dates together
row     = title, description?, notes?, types?, lead? ;
key     = heading, (code, ("-" | "=" | ":"), meaning)+ ;
groups  = table, see `working_groups` ;
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.keys import read_key
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import (
    Band,
    Columns,
    Row,
    carried_on,
    distinct,
    headings_of,
    read_rows,
    texts_in,
    words_in,
)
from scrutiny_extract.extract.readers.working_groups import KIND as GROUPS
from scrutiny_extract.extract.readers.working_groups import find_by_content, make_group
from scrutiny_extract.extract.values import MONTH, find_date
from scrutiny_extract.schemas import ProgrammeMeeting, WorkItem, WorkProgramme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Section
    from scrutiny_extract.schemas import WorkingGroup

ITEMS = "columns.work_programme"

SEPARATOR = regex.compile(r"\s*[/,&+;]\s*|\s+and\s+|\s+(?=[A-Z]{1,5}\b)")
TYPE = regex.compile(r"[A-Z][A-Za-z]{0,4}\d?")
"""One code among several of a type's cell."""
DAY = regex.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|^\W*{MONTH}\W*$", regex.IGNORECASE)
"""A date without its year, or a month alone: "Thursday 14 March", "September"."""

Printed: TypeAlias = "Row | Band | Paragraph | Table"


@dataclass
class Draft:
    """A meeting while its rows are read."""

    date: str | None
    raw: str | None
    source: list[Cell | Paragraph]
    items: list[WorkItem] = field(default_factory=list)


@dataclass
class Found:
    """What has been read so far."""

    desk: Desk
    part: str = "meetings"
    """What the last heading announced: "meetings", "key", "unscheduled" or "groups"."""
    meetings: list[Draft] = field(default_factory=list)
    key: dict[str, str] = field(default_factory=dict)
    unscheduled: list[str] = field(default_factory=list)
    groups: list[WorkingGroup] = field(default_factory=list)
    labels: dict[str, None] = field(default_factory=dict)

    @property
    def codes(self) -> set[str]:
        """The types of the items read so far."""
        return {code for meeting in self.meetings for item in meeting.items for code in item.types}


def read_work_programme(section: Section, desk: Desk) -> WorkProgramme:
    """Read the programme over all its tables and the lists between them."""
    found = Found(desk)
    rows = tuple(carried_on(_rows(section, desk), _continues))
    for printed in rows:
        _take(printed, found)
    return desk.section(
        WorkProgramme,
        section,
        meetings=tuple(_meeting(draft, desk) for draft in found.meetings if draft.items or draft.date),
        key=found.key,
        unscheduled=tuple(found.unscheduled),
        working_groups=tuple(found.groups),
        labels=headings_of((row for row in rows if isinstance(row, Row)), found.labels),
    )


def _rows(section: Section, desk: Desk) -> Iterator[Printed]:
    """Yield rows, bands, paragraphs and tables; with no heading we know, every table but those of groups is taken."""
    found = list(read_rows(section.blocks, desk, ITEMS, GROUPS, settle=settle))
    if any(isinstance(row, Row) and row.kind == ITEMS for row in found):
        yield from found
        return
    for block in section.blocks:
        if isinstance(block, Table) and find_by_content(block) is not None:
            yield block
        else:
            yield from read_rows((block,), desk, ITEMS, GROUPS, fewest=0, settle=settle)


def settle(table: Table, columns: Columns) -> Columns:
    """Name columns by their content: the title stands first, codes are types, what has most words describes."""
    if columns.kind == ITEMS:
        return _settle_items(table, columns)
    return columns.named(name=0) if "name" not in columns.names and 0 in columns.unnamed else columns


def _settle_items(table: Table, columns: Columns) -> Columns:
    names = dict(columns.names)
    left = {column: texts_in(table, columns, column) for column in columns.unnamed}
    for column, texts in left.items():
        if "types" not in names and texts and all(_is_code(text) for text in texts):
            names["types"] = column
        elif "title" not in names and column <= min(names.values(), default=column):
            names["title"] = column
    rest = [column for column in left if column not in names.values()]
    if "description" not in names and rest:
        names["description"] = max(rest, key=lambda column: words_in(table, column, columns.first))
    notes = [column for column in rest if names["description"] < column < names.get("types", -1)]
    if "notes" not in names and len(notes) == 1:
        names["notes"] = notes[0]
    return replace(columns, names=names)


def _is_code(text: str) -> bool:
    return text.isupper() and all(TYPE.fullmatch(part) for part in SEPARATOR.split(text) if part)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row has no title of its own, on a later page."""
    if upper.kind != lower.kind or lower.source[0].page == upper.source[0].page:
        return False
    return not any(lower.text(name) for name in ("title", "name", "date", "types"))


def _meeting(draft: Draft, desk: Desk) -> ProgrammeMeeting:
    return desk.make(ProgrammeMeeting, draft.source, date=draft.date, date_raw=draft.raw, items=tuple(draft.items))


def _take(printed: Printed, found: Found) -> None:
    """Read one row, band, paragraph or table, according to what the last heading announced."""
    if isinstance(printed, Band):
        _take_heading(printed.text, printed.cell, found)
    elif isinstance(printed, Row):
        _take_row(printed, found)
    elif isinstance(printed, Paragraph):
        _take_paragraph(printed, found)
    elif (columns := find_by_content(printed)) is not None:
        found.groups.extend(make_group(Row(((columns, cells),)), found.desk) for cells in printed.grid[columns.first :])
    elif found.part == "key":
        found.key |= read_key(" – ".join(cell.text for cell in distinct(row) if cell.lines) for row in printed.grid)


def _take_heading(text: str, source: Cell | Paragraph, found: Found) -> bool:
    """Read a heading: a meeting's date, or what stands below it; tell whether it was one."""
    part = found.desk.phrases("labels.work_programme").within(text)
    dated = find_date(text)
    if dated is not None or (part in {None, "meetings"} and DAY.search(text)):
        raw = dated.raw if dated else text
        found.part = "meetings"
        found.meetings.append(Draft(dated and dated.value, raw, [source]))
        found.labels[text.replace(raw, "").strip(" -–—:,")] = None
        return True
    if part is not None:
        found.part = part
        found.labels[text] = None
    return part is not None


def _take_row(row: Row, found: Found) -> None:
    if row.kind == GROUPS:
        found.groups.append(make_group(row, found.desk))
        return
    if row.text("date"):
        _open_meeting(row, found)
    if found.part == "unscheduled":
        found.unscheduled.append(join_lines(line for cell in row.source for line in cell.lines))
        return
    if not found.meetings:
        found.meetings.append(Draft(None, None, []))
    if row.text("title") or row.text("description"):
        found.meetings[-1].source.extend(row.source)
        found.meetings[-1].items.append(_item(row, found.desk))


def _open_meeting(row: Row, found: Found) -> None:
    """Begin a meeting where a row's own date is another than the last one's."""
    raw = row.text("date") or ""
    dated = find_date(raw)
    if dated is None and found.desk.phrases("labels.work_programme").within(raw) == "unscheduled":
        found.part = "unscheduled"
        return
    found.part = "meetings"
    if not found.meetings or found.meetings[-1].raw != raw:
        found.meetings.append(Draft(dated and dated.value, raw, []))


def _item(row: Row, desk: Desk) -> WorkItem:
    return desk.make(
        WorkItem,
        row.source,
        title=row.text("title"),
        description=row.text("description"),
        notes=row.text("notes"),
        types=read_types(row.text("types") or ""),
        lead=row.text("lead"),
        columns=row.others,
    )


def read_types(text: str) -> tuple[str, ...]:
    """Read the codes of a type: `"RP/DP"` -> `("RP", "DP")`; words are one type as they stand."""
    parts = tuple(part for part in SEPARATOR.split(text) if part)
    if all(TYPE.fullmatch(part) for part in parts):
        return parts
    return (text,) if text else ()


def _take_paragraph(paragraph: Paragraph, found: Found) -> None:
    """Read a paragraph: a heading, lines of the key, or an item with no date."""
    heading = paragraph.kind == "heading" or paragraph.bold
    if (heading or len(paragraph.text) < 60) and _take_heading(paragraph.text, paragraph, found):
        return
    key = read_key(line.text for line in paragraph.lines)
    if found.part == "key" or key.keys() & found.codes:
        found.part = "key" if key or not heading else "meetings"
        found.key |= key
    elif found.part == "unscheduled" and not heading:
        found.unscheduled.append(paragraph.text)


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a programme by what its tables hold: bands with the dates of meetings over rows of items."""
    bands = rows = 0
    for found in read_rows(section.tables, desk, ITEMS, GROUPS, fewest=0, settle=settle):
        rows += isinstance(found, Row)
        bands += isinstance(found, Band) and find_date(found.text) is not None
    return 1 < bands <= rows


READER = Reader("work_programme", read_work_programme, claims)
