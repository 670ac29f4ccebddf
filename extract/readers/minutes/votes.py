"""Votes: counts in a sentence, counts with names under them, and outcomes.

vote    = sentence with an outcome, counts? | side, count?, names ;
side    = "For (51)" | "Against: 3" | "Abstain (0)" | "AYES: A, B" | "voting FOR" ;
outcome = "CARRIED unanimously" | "Motion lost" | "FELL" | "Carried" … ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from scrutiny_extract.schemas import Vote
from scrutiny_extract.schemas.vote import VoteNames

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph

COUNTS = {
    "no": 0, "nil": 0, "none": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
COUNT = rf"(?:\d{{1,3}}|{'|'.join(COUNTS)})"
SIDES = {
    "for": r"for(?!\w)|in\sfavou?r|ayes?|yeas?|yes",
    "against": r"against|nays?|noes|opposed",
    "abstentions": r"abst\w+",
}
SIDE = "|".join(f"(?P<{name}>{pattern})" for name, pattern in SIDES.items())
BEFORE = re.compile(
    rf"\b(?P<count>{COUNT})\s(?:(?:members?|councillors?|votes?|people)\s)?(?:(?:voting|voted|were|was|being|cast|with)\s){{0,4}}"
    rf"(?:{SIDE})",
    re.IGNORECASE,
)
"""A count before its side: "7 members voting FOR", "no ABSTAINING", "2 against"."""
AFTER = re.compile(rf"\b(?:{SIDE})\s?[:(=–-]?\s?(?P<count>\d{{1,3}})\b(?!\s?[/:.]\d)\)?", re.IGNORECASE)
"""A count after its side: "For (18)", "Against: 8"."""
BY = re.compile(rf"\bby\s(?P<for>{COUNT})\s(?:votes?\s)?(?:to|v\.?)\s(?P<against>{COUNT})\b", re.IGNORECASE)
"""Counts in the form "by 23 votes to 12"."""
BEING = re.compile(r"^(?:(?:it|motion|amendment)\s)?(?:was|were|be|been|is|being)\s", re.IGNORECASE)
"""Words of a sentence before an outcome, in a phrase."""
WHAT = re.compile(r"(?:motion|amendment)\s", re.IGNORECASE)
"""What fell, before "FELL": in a sentence it is no part of the outcome."""
LAST = re.compile(r"(?<=[.;])\s|[(\[]")
TAIL = r"(?:[^.;(]|\([^()]{0,200}\)|\([^().;]*)*"
"""What follows an outcome in its sentence; a full stop in brackets does not end it."""
SENTENCE_WORD = re.compile(r"\b(?:was|were|is|are|be|been)\b", re.IGNORECASE)
LONGEST_TAIL = 120
"""Most characters of what follows an outcome and belongs to it."""


@dataclass(slots=True)
class Poll:
    """One vote while it is read."""

    counts: dict[str, int] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    raw: str | None = None
    outcome: str | None = None
    sources: list[Paragraph] = field(default_factory=list)

    def vote(self) -> Vote | None:
        """Make the vote; None where only an outcome is printed without any word of a vote."""
        names = None
        if any(self.names.values()):
            names = VoteNames(
                for_=self.names.get("for", ()),
                against=self.names.get("against", ()),
                abstentions=self.names.get("abstentions", ()),
            )
        if not self.counts and names is None and self.raw is None:
            return None
        return Vote(
            for_=self.counts.get("for"),
            against=self.counts.get("against"),
            abstentions=self.counts.get("abstentions"),
            names=names,
            raw=self.raw,
        )


def read_counts(text: str) -> dict[str, int]:
    """Read the counts of a sentence: `"2 voting FOR and 7 AGAINST"` -> `{"for": 2, "against": 7}`."""
    counts: dict[str, int] = {}
    by = BY.search(text)
    if by is not None:
        return {side: _count(by[side]) for side in ("for", "against")}
    pattern = BEFORE if BEFORE.search(text) else AFTER
    for match in pattern.finditer(text):
        side = next(name for name in SIDES if match[name])
        counts.setdefault(side, _count(match["count"]))
    return counts


def read_counted_end(text: str) -> Poll | None:
    """Read a vote in the last sentence, or in brackets at the end: "… be bought (5 for, 2 against)"."""
    end = LAST.split(text.rstrip(" .)"))[-1]
    counts = read_counts(end) if len(end) < LONGEST_TAIL else {}
    by = BY.search(end)
    return Poll(counts=counts, raw=by.group() if by else end) if len(counts) > 1 else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else COUNTS[text.casefold()]


def is_caption(text: str) -> bool:
    """Whether a line only names what became of a motion, as "Substantive motion carried." does and no sentence."""
    return SENTENCE_WORD.search(text) is None


class Outcome(NamedTuple):
    """What became of a motion."""

    fate: Literal["carried", "lost", "withdrawn"]
    outcome: str
    """As printed: "FELL"."""
    raw: str
    """With the words of the vote."""


class OutcomeReader:
    """Finds what became of a motion, in the vocabulary's words."""

    def __init__(self, desk: Desk) -> None:
        """Compile the outcome phrases of the table `outcomes`."""
        table = desk.phrases("outcomes")
        self._fates = {BEING.sub("", phrase).casefold(): name for name in table for phrase in table[name]}
        phrases = sorted(self._fates, key=len, reverse=True)
        alternatives = "|".join(r"\s".join(map(re.escape, phrase.split())) for phrase in phrases)
        self._outcome = re.compile(rf"\b(?P<outcome>{alternatives})\b(?P<tail>{TAIL})", re.IGNORECASE)

    def find(self, text: str) -> Outcome | None:
        """Find an outcome.

        `"recommendation 3 FELL (2 voting for, 7 voting against)"` ->
        `Outcome("lost", "FELL", "FELL (2 voting for, 7 voting against)")`.
        """
        match = self._outcome.search(text)
        if match is None:
            return None
        outcome, tail = match["outcome"], match["tail"]
        fate = self._fates.get(" ".join(outcome.split()).casefold())
        if match.start() and " " in outcome:
            outcome = WHAT.sub("", outcome)
        counted = bool(read_counts(tail)) or re.match(r"\W{0,9}(?:nem|unanim|by\b|with\b|on\b)", tail, re.IGNORECASE)
        raw = outcome + tail if counted and len(tail) < LONGEST_TAIL else outcome
        return Outcome(fate if fate in {"lost", "withdrawn"} else "carried", outcome, raw.strip(" .,;"))  # type: ignore[arg-type]
