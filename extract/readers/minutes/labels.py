"""The labels under which minutes list those present, sorry and absent.

label = phrase, (":" | ":-" | ";")?, people? | phrase alone | "Transparency Board Members:" ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.people import PeopleReader

NONE = re.compile(r"\W{0,9}(?:none|nil|there\swere\sno|no\sapologies|all\s(?:members\s)?present)\b", re.IGNORECASE)
"""A nil return: nobody is named."""
PROSE = re.compile(r"\b(?:was|were|welcomed|opened|thanked|reported|meeting|held|noted|had|will|is|are)\b")
"""Words of a sentence, which no list of people holds."""
IN_BRACKETS = re.compile(r"\([^)]{0,200}\)")
PLAIN = frozenset(
    {
        "present",
        "apologies",
        "absent",
        "in attendance",
        "attendees",
        "also present",
        "also in attendance",
        "regrets",
        "staff",
    }
)
"""Labels that a list may follow without a colon."""
BY_RULE = re.compile(
    r"\(?(?:in\saccordance\swith|under|pursuant\sto)\s(?:[\w.]{1,12}\s){0,3}(?:orders?|rules?)\b[^:]{0,20}:?$",
    re.IGNORECASE,
)
"""Members who are none of the body's: "Members attending in accordance with Standing Order 25"."""
LONGEST = 60
"""Most characters of the part of a line that may be a label."""
MOST_WORDS = 6
"""Most words of a line that only holds a word of attendance."""
SIGNS = ":;-–—"


class Label(NamedTuple):
    """A label of attendance at the head of a text."""

    status: str
    printed: str
    rest: str


class AttendanceLabels:
    """Reads labels in the vocabulary's words."""

    def __init__(self, desk: Desk, people: PeopleReader) -> None:
        """Take the table `attendance`."""
        self._statuses = desk.phrases("attendance")
        self._people = people

    def read(self, text: str) -> Label | None:
        """Split a text that begins with a label."""
        head, colon, _ = text[:LONGEST].partition(":")
        if colon:
            status = self._statuses.named(head) or self._statuses.named(head.split("(")[0])
            if status is None and text == head + ":" and head.count(" ") < MOST_WORDS:
                status = self._statuses.within(head)
            if status is None and (leading := self._statuses.leading(head)) is not None:
                # "Also present at the invitation of the Chairman: A Moor"
                status = leading[0] if self.looks_like_people(text[len(head) + 1 :].lstrip(" " + SIGNS)) else None
            if status is not None:
                return Label(status, head + ":", text[len(head) + 1 :].lstrip(" " + SIGNS))
        return self._without_colon(text)

    def _without_colon(self, text: str) -> Label | None:
        """Split a label that stands alone, is set in capitals, or needs no colon."""
        leading = self._statuses.leading(text)
        if leading is None:
            return None
        status, printed, rest = leading
        if BY_RULE.match(rest):
            return Label("in attendance", text, "")
        whole = not rest or printed.isupper() or printed[-1] in SIGNS or rest[0] in SIGNS
        listed = printed.casefold() in PLAIN and rest[:1].isupper()
        if whole or (listed and self.looks_like_people(rest)):
            return Label(status, printed, rest.lstrip(f" .{SIGNS}"))
        return None

    def of_title(self, title: str) -> Label | None:
        """Read an item's title that is a label, or begins with one: "Apologies", "Apologies: A Moor"."""
        status = self._statuses.named(title)
        return Label(status, title, "") if status is not None else self.read(title)

    def of_sentence(self, sentence: str) -> Label | None:
        """Read a label at the head of a later sentence: "Also in attendance were A and B"."""
        label = self.read(sentence) or self.read(f"{sentence}:")
        if label is not None:
            return label
        leading = self._statuses.leading(sentence)
        return Label(*leading) if leading is not None and self.looks_like_people(leading[2]) else None

    def status_in(self, text: str) -> str | None:
        """Read a status within a cell: "Present", "Absent (apologies)"."""
        return self._statuses.within(text) if text else None

    def looks_like_people(self, text: str) -> bool:
        """Whether a text is a list of people rather than a sentence or a nil return."""
        if NONE.match(text) or PROSE.search(IN_BRACKETS.sub("", text)):
            return False
        return bool(self._people.read(text))
