"""The meeting a pack is for, and its people."""

from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.model import IsoDate, IsoTime
from scrutiny_extract.schemas.record import Record

MemberRole: TypeAlias = Literal["chair", "vice-chair", "member"]
MemberCategory: TypeAlias = Literal["councillor", "co-opted voting", "co-opted non-voting", "other"]


class Member(Record):
    """A member of the committee.

    Beyond the contract: `name_raw`.
    """

    name: str = Field(description='Name without "Councillor" and "(Chair)": "A Fenwick".')
    name_raw: str | None = Field(default=None, description="Name as printed, with title and role.")
    role: MemberRole | None = Field(default=None, description="Chair, vice-chair or member.")
    category: MemberCategory | None = Field(default=None, description="Councillor, co-opted or other.")
    category_raw: str | None = Field(default=None, description="The heading the member is listed under, as printed.")
    ward: str | None = Field(default=None, description="Ward or division the member is elected for.")
    representing: str | None = Field(default=None, description="Body or group the member represents.")
    party: str | None = Field(default=None, description="Political party or group, as printed.")
    voting: bool | None = Field(default=None, description="Whether the page says the member may vote.")


class Contact(Record):
    """An officer to ask about the papers."""

    name: str | None = Field(default=None, description="Name of the officer.")
    role: str | None = Field(default=None, description='What the page calls the contact: "Papers by".')
    team: str | None = Field(default=None, description="Team or department.")
    telephone: str | None = Field(default=None, description="Telephone number as printed.")
    email: str | None = Field(default=None, description="E-mail address.")


class Meeting(Record):
    """The meeting the document is of.

    Beyond the contract: `date_raw`, `start_time_raw`, `pre_meeting_time_raw`.
    """

    council: str | None = Field(default=None, description="Name of the council.")
    committee: str | None = Field(default=None, description="Name of the committee or other body that meets.")
    date: IsoDate | None = Field(default=None, description="Date of the meeting, ISO.")
    date_raw: str | None = Field(default=None, description="Date of the meeting as printed.")
    start_time: IsoTime | None = Field(default=None, description="Time the meeting begins, HH:MM.")
    start_time_raw: str | None = Field(default=None, description="Time the meeting begins, as printed.")
    pre_meeting_time: IsoTime | None = Field(default=None, description="Time of the members' pre-meeting, HH:MM.")
    pre_meeting_time_raw: str | None = Field(default=None, description="Time of the pre-meeting, as printed.")
    venue: str | None = Field(default=None, description="Where the meeting is held, as printed.")
    members: tuple[Member, ...] = Field(default=(), description="Members of the committee, in printed order.")
    contacts: tuple[Contact, ...] = Field(default=(), description="Officers to ask about the papers.")
