"""All record types, by name: what the flat form (one record a line) may hold."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from scrutiny_extract.schemas.agenda import AgendaItem
from scrutiny_extract.schemas.block import Block
from scrutiny_extract.schemas.decision_notice import Decision
from scrutiny_extract.schemas.forward_plan import KeyDecision
from scrutiny_extract.schemas.meeting import Contact, Meeting, Member
from scrutiny_extract.schemas.minutes import Attendance, MinuteItem, Motion, Resolution
from scrutiny_extract.schemas.paragraph import Paragraph
from scrutiny_extract.schemas.recommendation_table import TrackedRecommendation, Update
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.requirement_update import Requirement
from scrutiny_extract.schemas.response_table import Response
from scrutiny_extract.schemas.sections import SECTION_TYPES
from scrutiny_extract.schemas.tracker import Action, Indicator
from scrutiny_extract.schemas.tracker_summary import PriorityRow, RagCount
from scrutiny_extract.schemas.work_programme import ProgrammeMeeting, WorkingGroup, WorkItem

CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def record_name(title: str) -> str:
    """Name of a record type in snake case: "TrackedRecommendation" is "tracked_recommendation"."""
    return CAPITAL_INSIDE.sub("_", title).lower()


PARTS: tuple[type[Record], ...] = (
    Meeting,
    Member,
    Contact,
    AgendaItem,
    Attendance,
    MinuteItem,
    Resolution,
    Motion,
    Paragraph,
    Action,
    Indicator,
    PriorityRow,
    RagCount,
    TrackedRecommendation,
    Update,
    Requirement,
    ProgrammeMeeting,
    WorkItem,
    WorkingGroup,
    KeyDecision,
    Decision,
    Response,
    Block,
)
"""The records that are no section: the meeting, and what sections hold."""

RECORD_TYPES: Mapping[str, type[Record]] = MappingProxyType(
    {**SECTION_TYPES, **{record_name(record.__name__): record for record in PARTS}}
)
"""Every record type by its name in snake case, sections among them."""
