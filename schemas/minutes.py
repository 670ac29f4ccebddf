"""Minutes: who was there, what was said, resolved and voted on."""

from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.meeting import MemberCategory
from scrutiny_extract.schemas.model import IsoDate, IsoTime
from scrutiny_extract.schemas.paragraph import Paragraph
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.section import SectionRecord
from scrutiny_extract.schemas.tracker import Action
from scrutiny_extract.schemas.vote import Vote

MinutesStatus: TypeAlias = Literal["draft", "confirmed"]
AttendanceStatus: TypeAlias = Literal["present", "apologies", "substitute", "in attendance", "invited", "absent"]


class Attendance(Record):
    """Somebody the minutes name as there or not there, officers too.

    Beyond the contract: `name_raw`.
    """

    name: str = Field(description='Name without "Councillor" and "(Chair)"; other titles stay as printed.')
    name_raw: str | None = Field(default=None, description="Name as printed, with title and role.")
    role: str | None = Field(default=None, description='"chair", "vice-chair", or the post as printed.')
    category: MemberCategory | None = Field(default=None, description="Councillor, co-opted or other.")
    representing: str | None = Field(default=None, description="Body or group the person represents.")
    status: AttendanceStatus | None = Field(default=None, description="Whether and how the person was there.")
    note: str | None = Field(default=None, description='As printed: "virtually", "left at 11.20", "items 4 to 6".')


class Resolution(Record):
    """What the meeting resolved: one record however many limbs it has."""

    number: str | None = Field(default=None, description='Number of the resolution: "C/2013/17".')
    verb: str | None = Field(
        default=None,
        description="The deciding word as printed, in capitals: RESOLVED, FURTHER RESOLVED, AGREED, APPROVED, NOTED, "
        "RECOMMENDED; null where none is printed.",
    )
    text: str | None = Field(
        default=None, description="What follows the verb, with the list or paragraph it introduces."
    )
    limbs: tuple[str, ...] = Field(default=(), description="Its numbered or lettered parts.")
    moved_by: str | None = Field(default=None, description='Mover, without "Councillor".')
    seconded_by: str | None = Field(default=None, description='Seconder, without "Councillor".')
    outcome: str | None = Field(default=None, description='Outcome as printed: "Carried".')
    vote: Vote | None = Field(default=None, description="The vote on it, where one is printed.")


class Motion(Record):
    """A motion or amendment that was put; a lost one is no resolution.

    Beyond the contract: `paragraph`.
    """

    title: str | None = Field(default=None, description="Heading of the motion.")
    paragraph: str | None = Field(default=None, description="Number of the minutes' paragraph that puts the motion.")
    text: str | None = Field(default=None, description="Words of the motion.")
    moved_by: str | None = Field(default=None, description='Mover, without "Councillor".')
    seconded_by: str | None = Field(default=None, description='Seconder, without "Councillor".')
    outcome: str | None = Field(default=None, description='Outcome as printed: "Motion lost".')
    vote: Vote | None = Field(default=None, description="The vote on it, where one is printed.")


class MinuteItem(Record):
    """One item of the minutes."""

    number: str | None = Field(default=None, description='Number of the minute: "41".')
    title: str | None = Field(default=None, description="Title of the item.")
    agenda_item: str | None = Field(
        default=None, description='Agenda item it belongs to, "7" where the minutes print "(Item 7)".'
    )
    paragraphs: tuple[Paragraph, ...] = Field(default=(), description="What the minutes say under the item.")
    resolutions: tuple[Resolution, ...] = Field(default=(), description="Resolutions under the item.")
    motions: tuple[Motion, ...] = Field(default=(), description="Motions and amendments put under the item.")
    actions: tuple[Action, ...] = Field(default=(), description="Actions somebody was asked to take.")
    interests: tuple[str, ...] = Field(default=(), description="Declarations of interest, one text each.")


class Minutes(SectionRecord):
    """Minutes of one meeting.

    Beyond the contract: `date_raw`, `concluded_time_raw`.
    """

    type: Literal["minutes"] = Field(default="minutes", description="Kind of section.")
    committee: str | None = Field(default=None, description="Body whose minutes they are.")
    date: IsoDate | None = Field(default=None, description="Date of the meeting minuted, ISO.")
    date_raw: str | None = Field(default=None, description="Date of the meeting minuted, as printed.")
    status: MinutesStatus | None = Field(default=None, description="Draft or confirmed, where the page says so.")
    chair: str | None = Field(default=None, description="Who was in the chair.")
    concluded_time: IsoTime | None = Field(default=None, description="Time the meeting ended, HH:MM.")
    concluded_time_raw: str | None = Field(default=None, description="Time the meeting ended, as printed.")
    attendance: tuple[Attendance, ...] = Field(default=(), description="Everybody named as there or not there.")
    items: tuple[MinuteItem, ...] = Field(default=(), description="Items in printed order.")
