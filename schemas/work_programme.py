"""The committee's work programme."""

from typing import Literal

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord


class WorkItem(Record):
    """One piece of work planned.

    Beyond the contract: `columns`.
    """

    title: str | None = Field(default=None, description="Title of the item.")
    description: str | None = Field(default=None, description="What the committee is to do.")
    notes: str | None = Field(default=None, description="Notes beside it.")
    types: tuple[str, ...] = Field(default=(), description='Codes of its type: "A/B" gives A and B.')
    lead: str | None = Field(default=None, description="Officer or member who leads on it, as printed.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Columns with no field of their own: heading as printed to text."
    )


class ProgrammeMeeting(Record):
    """A meeting to come and the work planned for it."""

    date: IsoDate | None = Field(default=None, description="Date of the meeting, ISO.")
    date_raw: str | None = Field(default=None, description="Date of the meeting as printed.")
    items: tuple[WorkItem, ...] = Field(default=(), description="Work planned for it, in printed order.")


class WorkingGroup(Record):
    """A working group of the committee."""

    name: str | None = Field(default=None, description="Name of the group.")
    members: tuple[str, ...] = Field(default=(), description="Members as printed.")
    position: str | None = Field(default=None, description="What it is to do or where it stands, as printed.")
    dates: tuple[str, ...] = Field(default=(), description="Dates of its meetings as printed.")


class WorkProgramme(SectionRecord):
    """What the committee plans to do, meeting by meeting."""

    type: Literal["work_programme"] = Field(default="work_programme", description="Kind of section.")
    meetings: tuple[ProgrammeMeeting, ...] = Field(default=(), description="Meetings in printed order.")
    key: dict[str, str] = Field(default_factory=dict, description="The codes of its key: code to meaning.")
    unscheduled: tuple[str, ...] = Field(default=(), description="Work with no meeting yet, one text each.")
    working_groups: tuple[WorkingGroup, ...] = Field(default=(), description="Its working groups.")
