"""All section types, and the union of them told apart by `type`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.agenda import Agenda
from scrutiny_extract.schemas.correspondence import Correspondence
from scrutiny_extract.schemas.cover import Cover
from scrutiny_extract.schemas.decision_notice import DecisionNotice
from scrutiny_extract.schemas.forward_plan import ForwardPlan
from scrutiny_extract.schemas.minutes import Minutes
from scrutiny_extract.schemas.other import Other
from scrutiny_extract.schemas.recommendation_table import RecommendationTable
from scrutiny_extract.schemas.report import Report
from scrutiny_extract.schemas.requirement_update import RequirementUpdate
from scrutiny_extract.schemas.response_table import ResponseTable
from scrutiny_extract.schemas.section import SectionRecord
from scrutiny_extract.schemas.tracker import Tracker
from scrutiny_extract.schemas.tracker_summary import TrackerSummary
from scrutiny_extract.schemas.work_programme import WorkProgramme

AnySection: TypeAlias = Annotated[
    Cover
    | Agenda
    | Minutes
    | Report
    | Tracker
    | TrackerSummary
    | RecommendationTable
    | RequirementUpdate
    | WorkProgramme
    | ForwardPlan
    | DecisionNotice
    | ResponseTable
    | Correspondence
    | Other,
    Field(discriminator="type"),
]
"""One section of a pack, of whichever type its `type` names."""

SECTION_TYPES: Mapping[str, type[SectionRecord]] = MappingProxyType(
    {
        "cover": Cover,
        "agenda": Agenda,
        "minutes": Minutes,
        "report": Report,
        "tracker": Tracker,
        "tracker_summary": TrackerSummary,
        "recommendation_table": RecommendationTable,
        "requirement_update": RequirementUpdate,
        "work_programme": WorkProgramme,
        "forward_plan": ForwardPlan,
        "decision_notice": DecisionNotice,
        "response_table": ResponseTable,
        "correspondence": Correspondence,
        "other": Other,
    }
)
"""Section types by the word in their `type`."""
