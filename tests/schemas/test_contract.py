"""The names promised for schema version 1.0: fields may be added, none may go."""

from __future__ import annotations

import inspect

import pytest

from scrutiny_extract import schemas
from scrutiny_extract.schemas.document import added_fields

SECTION = "type id title agenda_item first_page last_page first_printed last_printed where flags blocks"

CONTRACT = {
    "Extraction": "schema_version status source meeting sections pages findings coverage",
    "Source": "file sha256 page_count producer creator created extractor",
    "Extractor": "name version",
    "Page": "page printed kind rotation text",
    "Finding": "severity code message where",
    "Coverage": "words in_records in_other furniture unread",
    "Where": "page printed bbox",
    "Record": "id where flags",
    "SectionRecord": SECTION,
    "Value": "raw number unit period provisional",
    "Meeting": "council committee date start_time pre_meeting_time venue members contacts",
    "Member": "name role category category_raw ward representing party voting",
    "Contact": "name role team telephone email",
    "Block": "kind text cells",
    "Cover": SECTION,
    "Agenda": f"{SECTION} items",
    "Minutes": f"{SECTION} committee date status chair concluded_time attendance items",
    "Report": f"{SECTION} report_of originator telephone email to date subject wards classification decision_number"
    " is_key implications paragraphs recommendations background_papers head",
    "Tracker": f"{SECTION} code alternative_codes leads rag direction period narrative actions indicators approvals"
    " partnership_groups",
    "TrackerSummary": f"{SECTION} rows counts",
    "RecommendationTable": f"{SECTION} inquiry recommendations",
    "RequirementUpdate": f"{SECTION} requirements",
    "WorkProgramme": f"{SECTION} meetings key unscheduled working_groups",
    "ForwardPlan": f"{SECTION} period_from period_to decisions",
    "DecisionNotice": f"{SECTION} decisions",
    "ResponseTable": f"{SECTION} rows key",
    "Correspondence": f"{SECTION} sender recipient date subject paragraphs",
    "Other": SECTION,
    "AgendaItem": "number title page_from page_to wards not_open paragraphs",
    "Attendance": "name role category representing status note",
    "MinuteItem": "number title agenda_item paragraphs resolutions motions actions interests",
    "Resolution": "number verb text limbs moved_by seconded_by outcome vote",
    "Motion": "title text moved_by seconded_by outcome vote",
    "Vote": "for against abstentions names raw",
    "VoteNames": "for against abstentions",
    "Paragraph": "number heading level text",
    "Implication": "name ticked",
    "Lead": "role name",
    "Narrative": "heading paragraphs",
    "Approval": "role name date date_raw",
    "Action": "number action lead milestone timescale last_reviewed progress status rag group meeting_date"
    " meeting_date_raw columns",
    "Indicator": "reference title owner frequency measure polarity baseline last_result target floor current predicted"
    " rag previous_rag direction data_quality columns",
    "PriorityRow": "theme code title rag previous_rag direction director",
    "RagCount": "theme period rag number percent",
    "TrackedRecommendation": "number text stage_raw stage_codes complete next_review updates",
    "Update": "label kind date approved_by approved_date text",
    "Requirement": "reference notice_reference text position evidence",
    "ProgrammeMeeting": "date date_raw items",
    "WorkItem": "title description notes types lead",
    "WorkingGroup": "name members position dates",
    "KeyDecision": "title description decision_maker due due_raw consultation documents lead_officer email is_key"
    " report_type openness exempt_category amount columns",
    "Decision": "reference agenda_item title decision reasons decision_maker date wards exempt call_in_deadline",
    "Response": "number title recommendation response responder status",
}


def fields(name: str) -> set[str]:
    """Names of a model's fields as they stand in JSON."""
    model = getattr(schemas, name)
    return set(model.model_json_schema(mode="serialization")["properties"])


@pytest.mark.parametrize("name", CONTRACT)
def test_a_model_holds_the_promised_fields_and_names_those_it_adds(name: str) -> None:
    model = getattr(schemas, name)
    promised = set(CONTRACT[name].split())
    inherited = set[str]()
    if issubclass(model, schemas.Record) and model is not schemas.Record:
        inherited = fields("Record" if model.__base__ is schemas.Record else "SectionRecord")
    own = fields(name) - inherited

    assert promised <= fields(name)
    assert own - promised - {"id", "where", "flags"} == added_fields(inspect.getdoc(model) or "")


def test_the_table_names_every_model() -> None:
    models = {name for name in schemas.__all__ if hasattr(getattr(schemas, name), "model_fields")}

    assert models - {"Model"} == set(CONTRACT)
