"""Records in plain words: what an officer calls a record and its fields, and how a value reads."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from scrutiny_extract.schemas import Approval, Implication, Lead, Narrative, Record, Value, Vote, VoteNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KINDS = {
    "action": "Action",
    "attendance": "Present and apologies",
    "block": "Kept as text",
    "contact": "Officers to ask",
    "correspondence": "Letter",
    "decision_notice": "Decisions taken",
    "forward_plan": "Forward plan",
    "key_decision": "Decision to come",
    "member": "Members",
    "minute_item": "Minute",
    "other": "Other papers",
    "priority_row": "Priorities",
    "programme_meeting": "Planned for",
    "rag_count": "Counts of ratings",
    "recommendation_table": "Recommendation tracking",
    "requirement_update": "Progress against requirements",
    "response": "Recommendation",
    "response_table": "Responses to recommendations",
    "tracked_recommendation": "Recommendation",
    "tracker": "Action tracker",
    "tracker_summary": "Summary of ratings",
    "work_item": "Work planned",
}
"""Kinds of record whose name is not what an officer calls them; a plural where they are lines of one table."""

LABELS = {
    "alternative_codes": "Other codes",
    "amount": "Sum of money",
    "attendance": "Present and apologies",
    "call_in_deadline": "Last day to call in",
    "category_raw": "Listed under",
    "chair": "In the chair",
    "concluded_time": "Meeting ended at",
    "current": "Latest result",
    "data_quality": "Quality of the data",
    "direction": "Direction of travel",
    "due": "Due",
    "email": "E-mail",
    "exempt": "Exempt from publication",
    "floor": "Floor standard",
    "frequency": "Reported",
    "group": "Under the heading",
    "implications": "Boxes of the head",
    "interests": "Declarations of interest",
    "is_key": "Key decision",
    "key": "Key to the codes",
    "last_result": "Result before",
    "limbs": "Parts",
    "measure": "Counted as",
    "name_raw": "As printed",
    "next_review": "Looked at next",
    "not_open": "Not open to the public",
    "originator": "Author or contact",
    "page_from": "From page",
    "page_to": "To page",
    "pages_raw": "Pages",
    "percent": "Share",
    "period_from": "From",
    "period_to": "To",
    "polarity": "Good is",
    "position": "Where it stands",
    "pre_meeting_time": "Pre-meeting at",
    "predicted": "Predicted result",
    "previous_rag": "Rating before",
    "rag": "Rating",
    "stage_codes": "Stage codes",
    "start_time": "Begins at",
    "timescale": "By when",
    "types": "Type",
    "unscheduled": "Not yet in a meeting",
    "voting": "May vote",
}
"""Fields whose name is not what an officer calls them."""

SAID = {
    "bell_shaped": "neither too high nor too low",
    "rise": "to rise",
    "fall": "to fall",
    "number": "a number",
    "%": "a percentage",
}
"""Words of the contract that read better otherwise."""

DATES = frozenset({"date", "due", "approved_date", "meeting_date", "call_in_deadline", "period_from", "period_to"})
"""Fields that hold ISO dates."""

ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

DOUBTS = {
    "rag_colour_unclear": "its colour is between two ratings",
    "rag_word_and_colour_differ": "the word and the colour say different ratings",
    "direction_arrow_unclear": "its arrow says neither better, the same nor worse",
}
"""Flags in words; the others are said with spaces."""

OCR, SURE = "ocr", 0.8
"""The flag of what was read from a picture, which a page says once; a record does below this confidence."""

UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of characters that show nothing, break lines, or change how others show."""


def plain_name(name: str) -> str:
    """Turn a record or field name into words: `report_of` -> "Report of"."""
    return LABELS.get(name) or name.removesuffix("_raw").replace("_", " ").strip().capitalize()


def plain_kind(name: str) -> str:
    """Turn the name of a kind of record into words: `minute_item` -> "Minute"."""
    return KINDS.get(name) or name.replace("_", " ").capitalize()


def readable(text: str) -> str:
    """Drop characters that could turn or hide text on the screen: controls, bidi marks, unassigned."""
    if text.isprintable():
        return text
    return "".join(mark for mark in text if mark in "\n\t" or unicodedata.category(mark) not in UNSHOWN)


def plain_date(text: str) -> str:
    """Say an ISO date: "2031-03-12" -> "12 March 2031"; anything else stays as it is."""
    found = ISO_DATE.fullmatch(text)
    if found is None or not 1 <= int(found["month"]) <= len(MONTHS):
        return text
    day = f"{int(found['day'])} " if found["day"] else ""
    return f"{day}{MONTHS[int(found['month']) - 1]} {found['year']}"


def plain_doubts(record: Record) -> list[str]:
    """Say what is doubtful about a record."""
    said = [readable(DOUBTS.get(flag) or flag.replace("_", " ")) for flag in record.flags if flag != OCR]
    if record.confidence is not None and record.confidence < SURE:
        said.append(f"read from a picture, its least sure word at {record.confidence:.0%}")
    return said


def value_text(value: Any) -> str:  # noqa: ANN401 - any field of any record
    """Say a value in words; nothing for what is not there, or is a record of its own."""
    for kind, say in SAYINGS:
        if isinstance(value, kind):
            return say(value)
    return "" if value is None else SAID.get(str(value), str(value))


def _lines(values: Iterable[Any]) -> str:
    return "\n".join(filter(None, map(value_text, values)))


def _pairs(value: dict[str, Any]) -> str:
    texts = ((str(name), value_text(part)) for name, part in value.items())
    return "\n".join(f"{name}: {text}" for name, text in texts if text)


def _figure(value: Value) -> str:
    """Say a figure as printed, with its period and whether it is provisional where the figure does not say so."""
    added = [value.period] if value.period and value.period not in value.raw else []
    added += ["provisional"] if value.provisional and "provisional" not in value.raw.lower() else []
    return f"{value.raw} ({', '.join(added)})" if added else value.raw


def _lead(lead: Lead) -> str:
    return f"{lead.role}: {lead.name}" if lead.role else lead.name


def _approval(approval: Approval) -> str:
    when = plain_date(approval.date) if approval.date else approval.date_raw
    who = ": ".join(part for part in (approval.role, approval.name) if part)
    return ", ".join(part for part in (who, when) if part)


def _implication(box: Implication) -> str:
    ticked = {True: "ticked", False: "not ticked", None: "cannot be seen"}[box.ticked]
    return f"{box.name}: {ticked}"


def _vote(vote: Vote) -> str:
    counts = ((vote.for_, "for"), (vote.against, "against"), (vote.abstentions, "abstained"))
    counted = ", ".join(f"{count} {way}" for count, way in counts if count is not None)
    named = value_text(vote.names)
    return "\n".join(part for part in (vote.raw, counted, named) if part)


def _vote_names(names: VoteNames) -> str:
    ways = (("For", names.for_), ("Against", names.against), ("Abstained", names.abstentions))
    return "\n".join(f"{way}: {', '.join(voters)}" for way, voters in ways if voters)


SAYINGS: tuple[tuple[type[Any], Callable[[Any], str]], ...] = (
    (Record, lambda _record: ""),
    (bool, lambda value: "yes" if value else "no"),
    (float, lambda value: f"{value:g}"),
    (Value, _figure),
    (Lead, _lead),
    (Approval, _approval),
    (Implication, _implication),
    (Vote, _vote),
    (VoteNames, _vote_names),
    (Narrative, lambda narrative: narrative.heading or ""),
    (BaseModel, lambda model: _pairs({plain_name(name): part for name, part in model.__dict__.items()})),
    (dict, _pairs),
    (tuple, _lines),
    (list, _lines),
)
"""How a value of each kind reads; the first kind that fits."""
