"""Names of councils, and of the committees, panels and boards that meet.

council = place, kind | kind, "of", place ;      "Wexcombe Parish Council", "Borough of Wexcombe"
body    = what a sentence calls it: "minutes of the", body | a heading with a body's word in it ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk

OF_BODY = re.compile(
    r"\b(?i:meetings?|minutes|agenda|notes|record|proceedings|summons)\s?(?:\((?i:no)\.?\s?\d+\)\s?)?\s(?i:of)\s"
    r"(?:(?i:an?|the)\s)?(?:(?:\w+\s){0,2}?(?i:meeting)(?:\s?\([^)]*\))?\s(?i:of)\s)?(?:(?i:the)\s)?"
    r"(?P<body>[A-Z][^.:;(]*?(?:\([^)]*\)[^.:;(]*?)?)"
    r"(?=\s(?i:was|will|held|to\sbe|on|at|which|is|duly|commenc\w+)\b|[.:;]|$)"
)
"""A body in a sentence: "Minutes of the meeting of the Roads Committee held on"."""
MEETING_END = re.compile(
    r"(?:[\s–—-]{1,3}(?:\w{1,12}-)?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))?"
    r"(?:\s(?:annual|ordinary|extraordinary|special|general|regular|public)){0,4}\s(?:meeting(?:\sminutes)?|minutes)\s?$",
    re.IGNORECASE,
)
"""What is no part of a body's name: "Data Panel - Twenty-second Meeting"."""
ORDINAL = re.compile(r"^(?:the\s)?\d", re.IGNORECASE)
MEETS = re.compile(r"\b(?:held|meets?|meeting|take\splace)\b", re.IGNORECASE)
JOINTS = frozenset(
    {"of", "and", "the", "upon", "on", "in", "cum", "le", "with", "by", "next", "&", "under", "super", "de", "la"}
)
"""Small words inside a place's name."""
LONGEST_COUNCIL = 9
"""Most words of a council's name."""
LONGEST_PLACE = 3
"""Most words of a place after "Borough of"."""
LONGEST_NAME = 14
"""Most words of a body's name."""
NO_BODY = re.compile(r"^(?:\W|\d)*$")


class BodyReader:
    """Reads names of councils and bodies with the vocabulary's words for them."""

    def __init__(self, desk: Desk) -> None:
        """Take the tables `bodies`, `papers` and `body_stops`."""
        self._bodies = desk.phrases("bodies")
        self._papers = desk.phrases("papers")
        self._stops = desk.phrases("body_stops")

    def names_body(self, text: str) -> bool:
        """Whether a body's word stands in a text: "Committee"."""
        return self._bodies.within(text) is not None

    def is_council(self, text: str) -> bool:
        """Whether a short text is a council's own name, not only its kind: "Wexcombe Parish Council"."""
        words = text.split()
        if not 1 < len(words) <= LONGEST_COUNCIL or text.endswith((".", ";")) or ":" in text:
            return False
        if not words[0][0].isupper() or not all(word[0].isupper() or word in JOINTS for word in words):
            return False
        bare = words[1:] if words[0].casefold() == "the" else words
        if any(self._stops.named(word) for word in words) or self._bodies.named(" ".join(bare)) == "kind":
            return False
        begins = any(len(words) - count <= LONGEST_PLACE for count in self._begun_by(text))
        return (begins or self._ends_with_kind(text, " ")) and self._papers.leading(text) is None

    def council_in(self, text: str) -> str | None:
        """Find a council's name at the head of a line: "Wexcombe Parish Council A.G.M."."""
        words = text.split()
        if len(words) > LONGEST_NAME or self._bodies.within(text) is None:
            return None
        for count in range(len(words), 1, -1):
            name = " ".join(words[:count]).strip(" ,-–—.:")
            if self.is_council(name) and (count == len(words) or self._is_whole(name)):
                return name
        return None

    def body_in(self, text: str) -> tuple[str | None, str | None] | None:
        """Read what a sentence calls the body: a council, or a committee; None where it names nothing."""
        match = OF_BODY.search(text)
        if match is None and text.isupper():
            match = OF_BODY.search(text.title())
        if match is None:
            return None
        body = text[slice(*match.span("body"))]
        bare = _without_meeting(body)
        if (
            not bare
            or bare.casefold() == "the"
            or len(bare.split()) > LONGEST_NAME
            or MEETS.search(bare)
            or ORDINAL.search(bare)
        ):
            return None, None
        if self.is_council(bare):
            return bare, None
        if bare != body.strip(" ,-–—") and self._ends_with_kind(bare, ""):
            return None, None  # "the parish council meeting"
        return None, bare

    def body_heading(self, text: str) -> str | None:
        """Read a heading that names a body: it has a body's word in it and is no paper's title."""
        if not text or NO_BODY.match(text) or self._papers.named(text) is not None:
            return None
        if len(text.split()) > LONGEST_NAME or not self.names_body(text):
            return None
        return text if self._ends_with_kind(text, " ") else _without_meeting(text) or text

    def _is_whole(self, name: str) -> bool:
        """Whether a council's name can end here, in a longer line: after "Council", or one word after "City of"."""
        return self._ends_with_kind(name, " ") or any(len(name.split()) == count + 1 for count in self._begun_by(name))

    def _ends_with_kind(self, text: str, before: str) -> bool:
        """Whether a text ends with a kind of council, after `before`."""
        folded = " ".join(text.casefold().replace("-", " ").split())
        return any(folded.endswith(before + kind.casefold()) for kind in self._bodies["kind"])

    def _begun_by(self, text: str) -> list[int]:
        """Give how many words each kind has that a text begins with: "City of" has two."""
        folded = " ".join(text.casefold().replace("-", " ").split())
        return [len(kind.split()) for kind in self._bodies["before"] if folded.startswith(kind.casefold() + " ")]


def _without_meeting(text: str) -> str:
    return MEETING_END.sub("", text).strip(" ,-–—")
