"""A work programme while it is read: its meetings with their items, and what the last heading announced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.titled import split_title
from scrutiny_extract.extract.readers.work_programme.columns import read_types
from scrutiny_extract.schemas import ProgrammeMeeting, WorkItem

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Line, Paragraph
    from scrutiny_extract.extract.readers.rows import Row
    from scrutiny_extract.extract.readers.work_programme.lists import Listed
    from scrutiny_extract.schemas import WorkingGroup


@dataclass
class Draft:
    """A meeting while its rows are read."""

    date: str | None
    raw: str | None
    source: list[Cell | Paragraph | Line]
    items: list[WorkItem] = field(default_factory=list)
    headed: bool = False
    """Whether a heading or band of its own prints the date."""

    @property
    def is_meeting(self) -> bool:
        """Whether work is planned for it, or it stands under a heading of its own."""
        return bool(self.items or (self.date and self.headed))

    def settled(self, desk: Desk) -> ProgrammeMeeting:
        """Make the record of the meeting."""
        return desk.make(ProgrammeMeeting, self.source, date=self.date, date_raw=self.raw, items=tuple(self.items))


@dataclass
class Found:
    """What has been read so far."""

    desk: Desk
    listed: bool
    """Whether items stand in lists, since no table holds them."""
    part: str = "meetings"
    """What the last heading announced: "meetings", "key", "unscheduled" or "groups"."""
    meetings: list[Draft] = field(default_factory=list)
    key: dict[str, str] = field(default_factory=dict)
    maybe_key: dict[str, str] = field(default_factory=dict)
    """Codes that no item has had so far: of the key if others that items have follow."""
    unscheduled: list[str] = field(default_factory=list)
    groups: list[WorkingGroup] = field(default_factory=list)
    labels: dict[str, None] = field(default_factory=dict)
    item: Listed | None = None
    """The last item of a list; more may be said of it."""

    @property
    def codes(self) -> set[str]:
        """The types of the items read so far."""
        return {code for meeting in self.meetings for item in meeting.items for code in item.types}

    def add_listed(self, item: Listed) -> None:
        """Add an item of a list to the last meeting."""
        given = {name: item.text(name) for name in ("title", "description", "notes", "lead")}
        self.meetings[-1].source.extend(item.source)
        types = read_types(item.text("types") or "")
        self.meetings[-1].items.append(self.desk.make(WorkItem, item.source, types=types, **given))

    def close_item(self) -> None:
        """Add the item of a list that was being read."""
        if self.item is not None:
            self.add_listed(self.item)
        self.item = None

    def add_row(self, row: Row) -> None:
        """Add the item of a row; without a column for it, what stands under a title is its description."""
        title, text = row.lines("title"), row.lines("description")
        if not text:
            title, text = split_title(title, alone=True)
        self.meetings[-1].source.extend(row.source)
        item = self.desk.make(
            WorkItem,
            row.source,
            title=join_lines(title) or None,
            description=join_lines(text) or None,
            notes=row.text("notes"),
            types=read_types(row.text("types") or ""),
            lead=row.text("lead"),
            columns=row.others,
        )
        self.meetings[-1].items.append(item)
