"""Records in plain words: what an officer calls a field, and how its value reads."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from scrutiny_extract.schemas import Lead, Narrative, Record, Value, record_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

UNSEEN = frozenset({
    "id", "where", "flags", "blocks", "type", "labels", "first_page", "last_page", "first_printed", "last_printed",
    "confidence", "heading", "level", "kind",
})  # fmt: skip
"""Fields that say how a record was read, not what it says."""

WORDS = {
    "rag": "RAG",
    "previous_rag": "Previous RAG",
    "email": "E-mail",
    "pages_raw": "Pages",
    "is_key": "Key decision",
    "not_open": "Not open to the public",
    "vote": "Vote",
    "for_": "For",
}


def plain_name(name: str) -> str:
    """Turn a field or record name into words: `report_of` -> "Report of"."""
    return WORDS.get(name, name.replace("_", " ").strip().capitalize())


UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of characters that show nothing, or change how others show."""


def readable(text: str) -> str:
    """Drop characters that could turn or hide text on the screen: controls, bidi marks, unassigned."""
    return "".join(mark for mark in text if mark in "\n\t" or unicodedata.category(mark) not in UNSHOWN)


def fields_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield a record's own fields as (name in words, value in words); nested records are entries of their own."""
    for name, value in record.__dict__.items():
        if name in UNSEEN or (name.endswith("_raw") and not _alone(record, name)):
            continue
        text = readable(value_text(value))
        if text:
            yield plain_name(name), text


def _alone(record: Record, name: str) -> bool:
    """Whether a printed form stands without the value read from it."""
    return not getattr(record, name.removesuffix("_raw"), None)


def value_text(value: Any) -> str:  # noqa: ANN401 - any field of any record
    """Say a value in words; nothing for what is not there, or is a record of its own."""
    for kind, say in SAYINGS:
        if isinstance(value, kind):
            return say(value)
    return "" if value is None else str(value)


def _lines(values: Iterable[Any]) -> str:
    return "\n".join(filter(None, map(value_text, values)))


def _pairs(value: dict[str, Any]) -> str:
    texts = ((plain_name(str(name)), value_text(part)) for name, part in value.items())
    return "\n".join(f"{name}: {text}" for name, text in texts if text)


SAYINGS: tuple[tuple[type[Any], Callable[[Any], str]], ...] = (
    (Record, lambda _record: ""),
    (bool, lambda value: "yes" if value else "no"),
    (Value, lambda value: value.raw),
    (Lead, lambda lead: f"{lead.role}: {lead.name}"),
    (Narrative, lambda narrative: narrative.heading or ""),
    (BaseModel, lambda model: _pairs(dict(model.__dict__))),
    (dict, _pairs),
    (tuple, _lines),
    (list, _lines),
)
"""How a value of each kind reads; the first kind that fits."""


def headline(record: Record) -> str:
    """Name a record by what it is and its number, reference, title or name."""
    kind = plain_name(record_name(type(record).__name__))
    marks = [str(getattr(record, name, None) or "") for name in ("number", "reference", "code")]
    title = next(
        (str(text) for name in ("title", "name", "label", "theme") if (text := getattr(record, name, None))), ""
    )
    return readable(" ".join(part for part in (kind, *marks, "–" if title else "", title) if part))
