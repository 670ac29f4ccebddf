"""The committee's work programme: items by meeting, the key of types, what has no date, working groups.

section = (meeting | key | unscheduled | groups)* ;
meeting = band or heading that prints a date, row* ;       or rows with a date column, equal dates together
        | heading that prints a date, item of a list* ;    see `programme_lists`
row     = title, description?, notes?, types?, lead? ;
key     = heading, (code, ("-" | "=" | ":"), meaning)+ ;
groups  = table, see `working_groups` ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.bullets import split_bullets
from scrutiny_extract.extract.readers.keys import read_key
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import (
    Band,
    Row,
    carried_on,
    distinct,
    headings_of,
    read_rows,
)
from scrutiny_extract.extract.readers.work_programme.columns import ITEMS, settle
from scrutiny_extract.extract.readers.work_programme.drafts import Draft, Found
from scrutiny_extract.extract.readers.work_programme.lists import (
    is_calendar,
    read_calendar,
    read_item,
    take_line,
)
from scrutiny_extract.extract.readers.work_programme.working_groups import KIND as GROUPS
from scrutiny_extract.extract.readers.work_programme.working_groups import find_by_content, make_group
from scrutiny_extract.extract.values import MONTH, find_date
from scrutiny_extract.schemas import WorkProgramme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Section

LONGEST_HEADING = 60
"""Characters of a plain paragraph that may head what follows."""
DAY = regex.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|^\W*{MONTH}\W*$", regex.IGNORECASE)
"""A date without its year, or a month alone: "Thursday 14 March", "September"."""

Printed: TypeAlias = "Row | Band | Paragraph | Table"


def read_work_programme(section: Section, desk: Desk) -> WorkProgramme:
    """Read the programme over all its tables and the lists between them."""
    rows = tuple(carried_on(_rows(section, desk), _continues))
    found = Found(desk, listed=not any(isinstance(row, Row) and row.kind == ITEMS for row in rows))
    for printed in rows:
        _take(printed, found)
    found.close_item()
    return desk.section(
        WorkProgramme,
        section,
        meetings=tuple(draft.settled(desk) for draft in found.meetings if draft.is_meeting),
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
        if isinstance(block, Table) and (find_by_content(block) is not None or is_calendar(block)):
            yield block
        else:
            yield from read_rows((block,), desk, ITEMS, GROUPS, fewest=0, settle=settle)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row has no title of its own, on a later page."""
    if upper.kind != lower.kind or lower.source[0].page == upper.source[0].page:
        return False
    return not any(lower.text(name) for name in ("title", "name", "date", "types"))


def _take(printed: Printed, found: Found) -> None:
    """Read one row, band, paragraph or table, according to what the last heading announced."""
    if isinstance(printed, Band):
        _take_heading(printed.text, printed.cell, found)
    elif isinstance(printed, Row):
        _take_row(printed, found)
    elif isinstance(printed, Paragraph):
        _take_paragraph(printed, found)
    elif is_calendar(printed):
        _take_calendar(printed, found)
    elif (columns := find_by_content(printed)) is not None:
        found.groups.extend(make_group(Row(((columns, cells),)), found.desk) for cells in printed.grid[columns.first :])
    elif found.part == "key":
        found.key |= read_key(" – ".join(cell.text for cell in distinct(row) if cell.lines) for row in printed.grid)


def _take_calendar(table: Table, found: Found) -> None:
    """Read a table with a column for each meeting."""
    for head, items in read_calendar(table):
        _take_heading(head.text, head, found)
        for lines in items:
            found.add_listed(read_item(lines))


def _part(text: str, desk: Desk) -> str | None:
    """Name what a heading announces; "key" inside other words announces nothing: "Housing for key workers"."""
    phrases = desk.phrases("labels.work_programme")
    part = phrases.within(text)
    if part == "key" and phrases.named(text) is None:
        leading = phrases.leading(text)
        return part if leading is not None and leading[1][-1] == ":" else None
    return part


def _take_heading(text: str, source: Cell | Paragraph, found: Found) -> bool:
    """Read a heading: a meeting's date, or what stands below it; tell whether it was one."""
    part = _part(text, found.desk)
    dated = find_date(text)
    if dated is not None or (part in {None, "meetings"} and DAY.search(text)):
        found.close_item()
        raw = dated.raw if dated else text
        found.part = "meetings"
        headed = not isinstance(source, Paragraph) or source.kind == "heading" or source.bold
        found.meetings.append(Draft(dated and dated.value, raw, [source], headed=headed))
        found.labels[text.replace(raw, "").strip(" -–—:,")] = None
        return True
    if part is not None:
        found.close_item()
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
        said = (cell for cell in row.source if cell not in row.cells("date"))  # it only says "TBC"
        found.unscheduled.append(join_lines(line for cell in said for line in cell.lines))
        return
    if not found.meetings:
        found.meetings.append(Draft(None, None, []))
    bullets = [] if row.text("description") else list(split_bullets(row.lines("title")))
    for lines in bullets:
        found.add_listed(read_item(lines))
    if not bullets and (row.text("title") or row.text("description")):
        found.add_row(row)


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


def _take_paragraph(paragraph: Paragraph, found: Found) -> None:
    """Read a paragraph: a heading, lines of the key, an item of a list, or one with no date."""
    heading = paragraph.kind == "heading" or paragraph.bold
    opened = paragraph.marker is not None or paragraph.number is not None
    if (
        not (opened and found.listed)
        and (heading or len(paragraph.text) < 60)
        and _take_heading(paragraph.text, paragraph, found)
    ):
        return
    key = read_key(line.text for line in paragraph.lines)
    if found.part == "key" or key.keys() & found.codes:
        found.part = "key" if key or not heading else "meetings"
        found.key |= found.maybe_key | key
        found.maybe_key = {}
    elif found.part == "unscheduled" and not heading:
        found.unscheduled.append(paragraph.text)
    elif key and not found.listed:
        found.maybe_key |= key
    elif found.listed and found.part == "meetings" and found.meetings and found.meetings[-1].headed:
        item = take_line(found.item, paragraph, found.desk.phrases(ITEMS))
        if item is not found.item:
            found.close_item()
        found.item = item


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a programme by what it holds: bands with the dates of meetings over rows of items.

    Where its title says so, two dates are enough: as headings, or in rows.
    """
    bands = rows = dates = 0
    for found in read_rows(section.tables, desk, ITEMS, GROUPS, fewest=0, settle=settle):
        rows += isinstance(found, Row)
        bands += isinstance(found, Band) and find_date(found.text) is not None
        dates += isinstance(found, Row) and any(_is_dated(cell.text) for cell in found.source)
    if 1 < bands <= rows:
        return True
    if desk.phrases("sections.work_programme").within(section.title or "") is None:
        return False
    if any(map(is_calendar, section.tables)):
        return True
    headings = (block for block in section.paragraphs if block.kind == "heading" or block.bold)
    return dates + sum(_is_dated(block.text) for block in headings) > 1


def _is_dated(text: str) -> bool:
    """Whether a short text prints a date, or the month or day of one."""
    return len(text) < LONGEST_HEADING and (find_date(text) is not None or DAY.search(text) is not None)


READER = Reader("work_programme", read_work_programme, claims)
