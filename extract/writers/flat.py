"""One pack as flat records: one a line, each with what it belongs to.

    row = type, pack, meeting_date, committee, section, parent, field* ;

Records inside a record (the resolutions of a minute) are rows of their own, whose `parent` names the record
that holds them; every other field stays as it is in the JSON document. The rows of a pack hold all that the
document holds: first one `extraction` (status, source, coverage), then the meeting, the sections in page
order with what they hold in printed order, the pages and the findings.

`meeting_date` and `committee` are those of the pack's meeting; a record with a field of that name (the
committee that minutes are of) shows its own instead, unless it is null.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from scrutiny_extract.schemas import RECORD_TYPES, Extraction, Record, record_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

Row = dict[str, Any]

CONTEXT = ("meeting_date", "committee")
"""Facts of the meeting that every row repeats."""

HEAD = ("type", "pack", *CONTEXT, "section", "parent")
"""The fields every row begins with."""


@cache
def parts_of(model: type[BaseModel]) -> Mapping[str, type[Record]]:
    """Name the fields of a model that hold records (or one), with the type of these; `blocks` come last."""
    found = {name: _record_in(field.annotation) for name, field in model.model_fields.items()}
    parts = {name: kind for name, kind in found.items() if kind is not None}
    return dict(sorted(parts.items(), key=lambda part: part[0] == "blocks"))


def _record_in(annotation: Any) -> type[Record] | None:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    kinds = (_record_in(part) for part in get_args(annotation))
    return next((kind for kind in kinds if kind is not None), None)


@cache
def holders_of(model: type[Record]) -> tuple[type[Record], ...]:
    """Name the record types that may hold records of this type."""
    return tuple(holder for holder in RECORD_TYPES.values() if model in parts_of(holder).values())


def flat_rows(extraction: Extraction) -> Iterator[Row]:
    """Yield the rows of a pack: the extraction, the meeting, sections with their records, pages, findings."""
    whole = extraction.model_dump(mode="json")
    pack = whole["source"]["sha256"]
    meeting = whole["meeting"] or {}
    head = {"pack": pack, "meeting_date": meeting.get("date"), "committee": meeting.get("committee")}
    about = {name: whole[name] for name in Extraction.model_fields if name not in LISTED}
    yield {"type": "extraction", **head, "section": None, "parent": None, **about}
    if whole["meeting"]:
        yield from _rows(RECORD_TYPES["meeting"], whole["meeting"], head, section=None, parent=None)
    for section in whole["sections"]:
        yield from _rows(RECORD_TYPES[section["type"]], section, head, section=section["id"], parent=None)
    for kind, name in (("page", "pages"), ("finding", "findings")):
        for record in whole[name]:
            yield {"type": kind, **head, "section": None, "parent": None, **record}


LISTED = frozenset({"meeting", "sections", "pages", "findings"})
"""Parts of an extraction that are rows of their own."""


def _rows(model: type[Record], record: Row, head: Row, *, section: str | None, parent: str | None) -> Iterator[Row]:
    """Yield a record without the records in it, then these, field by field."""
    parts = parts_of(model)
    own = {name: value for name, value in record.items() if name not in parts and name != "type"}
    shown = {name: own.get(name) if own.get(name) is not None else head[name] for name in CONTEXT}
    yield {"type": record_name(model.__name__), **head, "section": section, "parent": parent, **own, **shown}
    for name, kind in parts.items():
        held = record[name] or ()
        for part in held if isinstance(held, (list, tuple)) else (held,):
            yield from _rows(kind, part, head, section=section, parent=record["id"])
