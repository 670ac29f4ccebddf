"""How a record of each kind is laid out for a person: its heading, its running text, its named values.

entry = kind, mark, title, text, row* ;        a minute: "Minute", "41", its title
table = entry+ ;                               of kinds whose records read as lines of one table
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from pydantic import BaseModel

from scrutiny_extract.extract.review.wording import DATES, plain_date, plain_name, readable, value_text
from scrutiny_extract.schemas import Narrative, Record, SectionRecord, Value, record_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Row(TypedDict, total=False):
    """A named value: one of text, items of a list, a rating, or a direction of travel."""

    name: str
    text: str
    items: list[str]
    rag: str
    direction: str


Form = Literal["record", "line", "prose", "kept", "section"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Which fields of a record are its mark, title and text; the fields hidden are said by others."""

    marks: tuple[str, ...] = ("number", "reference", "code")
    titles: tuple[str, ...] = ("title", "name", "label", "theme")
    text: str | None = None
    hidden: frozenset[str] = frozenset()
    form: Form = "record"


NOTHING: tuple[str, ...] = ()

LINE = Shape(NOTHING, NOTHING, form="line")

SHAPES: Mapping[str, Shape] = {
    "action": Shape(text="action"),
    "attendance": LINE,
    "block": Shape(NOTHING, NOTHING, "text", frozenset({"cells"}), "kept"),
    "contact": LINE,
    "key_decision": Shape(text="description"),
    "decision": Shape(text="decision"),
    "meeting": Shape(titles=("committee", "council")),
    "member": LINE,
    "motion": Shape(text="text"),
    "paragraph": Shape(("number",), NOTHING, "text", form="prose"),
    "priority_row": LINE,
    "programme_meeting": Shape(titles=("date", "date_raw")),
    "rag_count": LINE,
    "requirement": Shape(text="text"),
    "resolution": Shape(("number",), ("verb",), "text"),
    "response": Shape(text="recommendation"),
    "tracked_recommendation": Shape(text="text"),
    "update": Shape(text="text", hidden=frozenset({"date"})),
    "work_item": Shape(text="description"),
}
"""Kinds that differ from the plain shape, by name."""

PLAIN = Shape()

SECTION = Shape(NOTHING, form="section")

UNSEEN = frozenset({
    "id", "where", "flags", "blocks", "type", "labels", "first_page", "last_page", "first_printed", "last_printed",
    "confidence", "heading", "level", "kind", "narrative",
})  # fmt: skip
"""Fields that say how a record was read, or are shown by other means."""

SPREAD = frozenset({"columns", "head"})
"""Maps from headings as printed to text: each is a row of its own."""

LISTED = frozenset({"recommendations", "background_papers", "evidence", "interests", "limbs", "unscheduled"})
"""Fields whose parts read as a list."""


def shape_of(record: Record) -> Shape:
    """Give the shape of a record's kind."""
    if isinstance(record, SectionRecord):
        return SECTION
    return SHAPES.get(record_name(type(record).__name__), PLAIN)


def mark_of(record: Record) -> str:
    """Give what a record is numbered by: "41", "NI 59"."""
    found = (str(getattr(record, name, None) or "") for name in shape_of(record).marks)
    return readable(" ".join(filter(None, found)))


def title_of(record: Record) -> str:
    """Give a record's title, name or label."""
    for name in shape_of(record).titles:
        value = getattr(record, name, None)
        if value:
            return readable(plain_date(str(value)) if name in DATES else str(value))
    return ""


def text_of(record: Record) -> str:
    """Give a record's running text."""
    name = shape_of(record).text
    return readable(str(getattr(record, name, None) or "")) if name else ""


def rows_of(record: Record) -> Iterator[Row]:
    """Yield a record's own values in words, but not those its heading or text shows."""
    shape = shape_of(record)
    shown = {title_of(record), mark_of(record), text_of(record)} - {""}
    for name, value in record.__dict__.items():
        if name in UNSEEN or name in shape.hidden or _is_beside(record, name) or not value_text(value):
            continue
        for row in _rows(name, value):
            said = row.get("text")
            if name in {*shape.marks, *shape.titles, shape.text} and said in shown:
                continue
            if said is not None and name in SPREAD and said in shown:  # a label of the head that a field holds
                continue
            shown.add(said or "")
            yield row


def _is_beside(record: Record, name: str) -> bool:
    """Whether a field only shows in other words what another one says: printed forms, limbs, codes."""
    if name == "limbs":
        text = text_of(record)
        return all(limb in text for limb in getattr(record, name))
    if name == "stage_codes":
        return bool(getattr(record, "stage_raw", None))
    if name in {"page_from", "page_to"}:
        return bool(getattr(record, "pages_raw", None))
    if name == "not_open":
        return not getattr(record, name)
    return name.endswith("_raw") and bool(getattr(record, name.removesuffix("_raw"), None))


def _rows(name: str, value: Any) -> Iterator[Row]:  # noqa: ANN401 - any field of any record
    """Yield the rows of one field."""
    label = plain_name(name)
    if name in SPREAD:
        for heading, text in value.items():
            if text:
                yield {"name": readable(str(heading)), "text": readable(value_text(text))}
    elif name in {"rag", "previous_rag"}:
        yield {"name": label, "rag": str(value)}
    elif name == "direction":
        yield {"name": label, "direction": str(value)}
    elif name in LISTED or (isinstance(value, tuple) and value and isinstance(value[0], BaseModel)):
        items = [readable(value_text(part)) for part in value]
        yield {"name": label, "items": [item for item in items if item]}
    else:
        said = plain_date(str(value)) if name in DATES else value_text(value)
        yield {"name": label, "text": readable(said)}


def figures_of(record: Record) -> list[str]:
    """Name the rows that are figures, which stand side by side in a small table of their own."""
    return [plain_name(name) for name, value in record.__dict__.items() if isinstance(value, Value)]


def parts_of(record: Record) -> Iterator[tuple[str | None, Record]]:
    """Yield the records within a record, each with the heading that stands above it, if any."""
    for value in record.__dict__.values():
        if isinstance(value, Record):
            yield None, value
        elif isinstance(value, tuple):
            for part in value:
                if isinstance(part, Record):
                    yield None, part
                elif isinstance(part, Narrative):
                    for number, paragraph in enumerate(part.paragraphs):
                        yield (part.heading if number == 0 else None), paragraph
