"""The finished records as the checks look at them: sections by type, prose by passage, a place to report to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from pydantic import BaseModel

from scrutiny_extract.schemas import Finding, Record, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.schemas import AnySection, Meeting, SectionRecord

S = TypeVar("S", bound="SectionRecord")

SHORTEST = 20
"""Characters of a text that can hold a statement to check."""
UNSAID = frozenset({"id", "where", "flags", "labels", "title", "head", "columns"})
"""Fields that state nothing: names, places, labels, and words said again elsewhere."""


class Passage(NamedTuple):
    """A text of a record, with the record and its section."""

    text: str
    record: Record
    section: SectionRecord


@dataclass(frozen=True)
class Papers:
    """What one pack says."""

    meeting: Meeting | None
    sections: Sequence[AnySection]
    desk: Desk

    def of(self, kind: type[S]) -> list[S]:
        """Give the sections of a type, in page order."""
        return [section for section in self.sections if isinstance(section, kind)]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text long enough to state something."""
        return tuple(passage for section in self.sections for passage in _passages(section, section, section))

    def report(
        self,
        code: str,
        message: str,
        *places: Record | Where,
        severity: Literal["error", "warning", "info"] = "warning",
    ) -> None:
        """Add a finding with the places of the records that contradict each other."""
        found = (each for place in places for each in (place.where if isinstance(place, Record) else (place,)))
        where = tuple(dict.fromkeys(found))
        self.desk.findings.append(Finding(severity=severity, code=code, message=message, where=where))


def _passages(value: object, record: Record, section: SectionRecord) -> Iterator[Passage]:
    """Walk a record's fields; a text belongs to the innermost record that holds it."""
    if isinstance(value, str):
        if len(value) >= SHORTEST:
            yield Passage(value, record, section)
    elif isinstance(value, BaseModel):
        inner = value if isinstance(value, Record) else record
        for name, part in value.__dict__.items():
            if name not in UNSAID and part:
                yield from _passages(part, inner, section)
    elif isinstance(value, tuple):
        for part in value:
            yield from _passages(part, record, section)


def shortened(text: str, longest: int = 60) -> str:
    """Shorten a text for a message, at a word's end."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " …"
