"""Actions: what is to be done, by whom, by when, and how it stands.

group  = heading paragraph or band before the rows ;    one that is a word for how things stand is their status
rating = its own column | the fill behind the status or the progress ;
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.colours import NOTHING
from scrutiny_extract.extract.readers.rows import Band, Row, distinct
from scrutiny_extract.extract.readers.tracker.action_rows import announces, read_action_rows
from scrutiny_extract.extract.readers.tracker.cells import heads_status, is_name
from scrutiny_extract.extract.values import read_date
from scrutiny_extract.schemas import Action

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scrutiny_extract.extract.colours import Painter, Reading
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Paragraph
    from scrutiny_extract.extract.readers.tracker.parts import Part
    from scrutiny_extract.schemas.ratings import Rag

TEXTS = ("action", "lead", "milestone", "timescale", "last_reviewed", "progress", "status")
"""Fields of an action that are a cell's text."""


@dataclass(frozen=True, slots=True)
class Group:
    """The heading that rows stand under, and the status such a heading gives."""

    heading: Paragraph | Cell | None = None
    status: Paragraph | Cell | None = None

    def under(self, heading: Paragraph | Cell, desk: Desk) -> Group:
        """Go on under a further heading."""
        if heads_status(heading.text, desk):
            return replace(self, status=heading)
        return Group(heading)


def read_actions(
    parts: Sequence[Part], painter: Painter, desk: Desk, head: Collection[Paragraph] = ()
) -> tuple[Action, ...]:
    """Read the actions of all action tables among some parts, under the headings between them.

    `head` are the paragraphs of the section's head: they head no rows.
    """
    actions: list[Action] = []
    group = Group()
    for row in read_action_rows(parts, head, painter, desk):
        if isinstance(row, Row):
            if not _is_remark(row):
                actions.append(make_action(row, group, painter, desk))
        elif announces(row.text, desk) and not heads_status(row.text, desk):
            group = Group()
        else:
            group = group.under(row.cell if isinstance(row, Band) else row, desk)
    return tuple(actions)


def _is_remark(row: Row) -> bool:
    """Whether one cell stands under both what is to be done and by when: a remark beside its label, no action."""
    action, when = row.cells("action"), row.cells("timescale")
    return bool(action) and action == when


def make_action(row: Row, group: Group, painter: Painter, desk: Desk) -> Action:
    """Make the record of one row."""
    texts = {name: row.text(name) for name in TEXTS}
    over = group.status if texts["status"] is None else None
    texts["lead"] = texts["lead"] or _lead_named(row, group, desk)
    if over is not None:
        texts["status"] = over.text
    rating, flags = _rating(row, painter)
    number = row.text("number")
    raw = row.text("meeting_date")
    return desk.make(
        Action,
        (row.source, group.heading, over),
        number=number.strip(" .:()") if number else None,
        rag=rating,
        group=group.heading.text if group.heading is not None else None,
        meeting_date=read_date(raw) if raw else None,
        meeting_date_raw=raw,
        columns=row.others,
        flags=flags,
        **texts,
    )


IN_BRACKETS = regex.compile(r"\(\s?(?P<label>[^():–—-]{3,40}?)\s?[-–—:]\s?(?P<name>[^()]{1,60})\)?\s*$")
"""Who leads, at the end of an action: "(Policy Lead - ABC)"."""
AFTER_DASH = regex.compile(r"[-–—(]\s?(?=\w)")
"""What may stand before who leads, at the end of a heading: "Roads – Lead AB/CD"."""


def _lead_named(row: Row, group: Group, desk: Desk) -> str | None:
    """Read who leads off the end of the action's text, else off the heading, where no column says it."""
    if row.has("lead"):
        return None
    match = IN_BRACKETS.search(row.text("action") or "")
    if match is not None and is_name(match["name"]) and desk.phrases("columns.tracker").named(match["label"]) == "lead":
        return match["name"]
    return find_lead(group.heading.text, desk) if group.heading is not None else None


def find_lead(heading: str, desk: Desk) -> str | None:
    """Find the name behind a label such as "Lead" at the end of a heading, after a dash or in brackets."""
    for match in AFTER_DASH.finditer(heading):
        found = desk.phrases("columns.tracker").leading(heading[match.end() :].rstrip(" )"))
        if found is not None and found[0] == "lead":
            name = found[2].strip(" -–—:")
            return name if is_name(name) else None
    return None


def _rating(row: Row, painter: Painter) -> tuple[Rag | None, tuple[str, ...]]:
    """Read the rating: its own column first, else the word or the fill of the cell that says how the action stands."""
    for cell in _cells_of(row, "rag"):
        rating = painter.read_cell(cell)
        if rating.rag is not None or rating.flags:
            return rating.rag, rating.flags
    for name in ("status", "progress"):
        for cell in _cells_of(row, name):
            if painter.is_word(cell.text):
                rating = painter.read_cell(cell)
                return rating.rag, rating.flags
            if _is_shading(cell, row, painter):
                continue
            reading = _without_blue(painter.read_fill(cell), painter)
            if reading.rag is not None or reading.flag:
                return reading.rag, (reading.flag,) if reading.flag else ()
    return None, ()


def _is_shading(cell: Cell, row: Row, painter: Painter) -> bool:
    """Whether a fill is that of the whole row, which means something only where a legend says so."""
    if cell.fill is None or painter.legend.colours:
        return False
    return any(cell.fill == each.fill for each in _cells_of(row, "action"))


def _without_blue(reading: Reading, painter: Painter) -> Reading:
    """Take blue behind a status as the colour of what is complete: no rating, unless a legend makes it one."""
    return NOTHING if reading.rag == "blue" and not painter.legend.has("blue") else reading


def _cells_of(row: Row, name: str) -> tuple[Cell, ...]:
    """Give the cells of a field, those without words too."""
    found = (cells[columns.names[name]] for columns, cells in row.parts if name in columns.names)
    return distinct(found)
