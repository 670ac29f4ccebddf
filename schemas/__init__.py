"""The record contract as pydantic models: what one pack becomes, one noun a module."""

from scrutiny_extract.schemas.agenda import Agenda, AgendaItem
from scrutiny_extract.schemas.block import Block, BlockKind
from scrutiny_extract.schemas.correspondence import Correspondence
from scrutiny_extract.schemas.cover import Cover
from scrutiny_extract.schemas.coverage import Coverage
from scrutiny_extract.schemas.decision_notice import Decision, DecisionNotice
from scrutiny_extract.schemas.extraction import Extraction, Status
from scrutiny_extract.schemas.finding import Finding, Severity
from scrutiny_extract.schemas.forward_plan import ForwardPlan, KeyDecision
from scrutiny_extract.schemas.meeting import Contact, Meeting, Member, MemberCategory, MemberRole
from scrutiny_extract.schemas.minutes import (
    Attendance,
    AttendanceStatus,
    MinuteItem,
    Minutes,
    MinutesStatus,
    Motion,
    Resolution,
)
from scrutiny_extract.schemas.model import IsoDate, IsoTime, Model
from scrutiny_extract.schemas.narrative import Narrative
from scrutiny_extract.schemas.other import Other
from scrutiny_extract.schemas.page import Page, PageKind, Rotation, TextSource
from scrutiny_extract.schemas.paragraph import Paragraph
from scrutiny_extract.schemas.ratings import Direction, Rag
from scrutiny_extract.schemas.recommendation_table import RecommendationTable, TrackedRecommendation, Update, UpdateKind
from scrutiny_extract.schemas.record import BBox, Record, Where
from scrutiny_extract.schemas.records import RECORD_TYPES, record_name
from scrutiny_extract.schemas.report import Implication, Report
from scrutiny_extract.schemas.requirement_update import Requirement, RequirementUpdate
from scrutiny_extract.schemas.response_table import Response, ResponseTable
from scrutiny_extract.schemas.schema import TYPES, json_schema
from scrutiny_extract.schemas.section import SectionRecord
from scrutiny_extract.schemas.sections import SECTION_TYPES, AnySection
from scrutiny_extract.schemas.source import Extractor, Source
from scrutiny_extract.schemas.tracker import (
    Action,
    Approval,
    Frequency,
    Indicator,
    Lead,
    Measure,
    Polarity,
    Tracker,
)
from scrutiny_extract.schemas.tracker_summary import PriorityRow, RagCount, TrackerSummary
from scrutiny_extract.schemas.value import Value
from scrutiny_extract.schemas.vote import Vote, VoteNames
from scrutiny_extract.schemas.work_programme import ProgrammeMeeting, WorkingGroup, WorkItem, WorkProgramme

__all__ = [
    "RECORD_TYPES",
    "SECTION_TYPES",
    "TYPES",
    "Action",
    "Agenda",
    "AgendaItem",
    "AnySection",
    "Approval",
    "Attendance",
    "AttendanceStatus",
    "BBox",
    "Block",
    "BlockKind",
    "Contact",
    "Correspondence",
    "Cover",
    "Coverage",
    "Decision",
    "DecisionNotice",
    "Direction",
    "Extraction",
    "Extractor",
    "Finding",
    "ForwardPlan",
    "Frequency",
    "Implication",
    "Indicator",
    "IsoDate",
    "IsoTime",
    "KeyDecision",
    "Lead",
    "Measure",
    "Meeting",
    "Member",
    "MemberCategory",
    "MemberRole",
    "MinuteItem",
    "Minutes",
    "MinutesStatus",
    "Model",
    "Motion",
    "Narrative",
    "Other",
    "Page",
    "PageKind",
    "Paragraph",
    "Polarity",
    "PriorityRow",
    "ProgrammeMeeting",
    "Rag",
    "RagCount",
    "RecommendationTable",
    "Record",
    "Report",
    "Requirement",
    "RequirementUpdate",
    "Resolution",
    "Response",
    "ResponseTable",
    "Rotation",
    "SectionRecord",
    "Severity",
    "Source",
    "Status",
    "TextSource",
    "TrackedRecommendation",
    "Tracker",
    "TrackerSummary",
    "Update",
    "UpdateKind",
    "Value",
    "Vote",
    "VoteNames",
    "Where",
    "WorkItem",
    "WorkProgramme",
    "WorkingGroup",
    "json_schema",
    "record_name",
]
