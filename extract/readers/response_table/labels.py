"""A recommendation and its answer while they are read, and the labels that say what follows.

label = "Response:" | "Government response to recommendation 4" | "Status:", verdict | "Lead officer:", who ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.boxes import COUNT, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Line
    from scrutiny_extract.extract.vocabulary import Phrases

LABELS = "labels.response_table"
OF = regex.compile(r"^(?:from|of|by)\s+(?:the\s+)?(?P<who>[^:]{3,80}?)\s*:?$", regex.I)
TO = regex.compile(rf"^(?:to\s++)?(?:the\s++)?(?:\w++\s++)?(?:recommendations?\s*+)?(?:{COUNT})?\s*+:?$", regex.I)
LONGEST_VERDICT = 45
"""Words."""
SHORT_VERDICT = 4
"""Words of a verdict that may stand on the line of a label: "Response: Accepted in part"."""
LONGEST_LABEL = 9


@dataclass
class Pair:
    """A recommendation and its answer while they are read."""

    look: tuple[bool, bool] | None
    """Whether the recommendation is boxed and whether it is bold; None until its text begins."""
    number: str | None = None
    head: list[Line] = field(default_factory=list)
    """The words that only begin it: "Recommendation 4:"."""
    title: tuple[Line, ...] = ()
    text: list[tuple[Line, ...]] = field(default_factory=list)
    status: tuple[Line, ...] = ()
    responder: str | None = None
    labels: list[Line] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)
    """Label as printed -> value, of labels that have no field."""
    answer: list[Piece] = field(default_factory=list)
    answered: bool = False
    boxes: set[int] = field(default_factory=set)

    @property
    def started(self) -> bool:
        """Whether its answer has begun."""
        return self.answered or bool(self.answer)


def is_verdict(lines: Sequence[Line], verdicts: Phrases) -> bool:
    """Whether a short text says what becomes of the recommendation."""
    if not lines or sum(len(line.words) for line in lines) > LONGEST_VERDICT:
        return False
    return verdicts.within(join_lines(lines)) is not None


def take_label(pair: Pair, piece: Piece, labels: Phrases, verdicts: Phrases) -> bool:
    """Read a label with what stands on its line and below; tell whether the piece began with one."""
    known = labels.leading(piece.text)
    if known is None or known[0] == "recommendation":
        return False
    name, label, rest = known
    who = OF.match(rest)
    if name == "response" and (TO.match(rest) or (who is not None and len(piece.text.split()) <= LONGEST_LABEL)):
        pair.labels.extend(piece.lines)
        pair.responder = who["who"] if who and pair.responder is None else pair.responder
        pair.answered = True
        return True
    if not label.endswith((":", "?")) or (name == "response" and pair.answer):
        return False
    count = len(label.split())
    first = piece.lines[0]
    value = ((line_of(first.words[count:]),) if len(first.words) > count else ()) + piece.lines[1:]
    pair.labels.append(line_of(first.words[:count]))
    if name == "response":
        _answer(pair, value, verdicts)
    else:
        _say(pair, name, label, value)
    return True


def _answer(pair: Pair, value: tuple[Line, ...], verdicts: Phrases) -> None:
    """Begin the answer with what stands beside its label; a verdict there is none of it."""
    if value and len(value[0].words) <= SHORT_VERDICT and not pair.status and is_verdict(value[:1], verdicts):
        pair.status, value = value[:1], value[1:]
    if value:
        pair.answer.append(Piece(value))
    pair.answered = True


def _say(pair: Pair, name: str, label: str, value: tuple[Line, ...]) -> None:
    """Say of a recommendation what a label's value says."""
    if name == "status" and not pair.status:
        pair.status = value
    elif name == "responder" and pair.responder is None:
        pair.responder = join_lines(value) or None
        pair.labels.extend(value)
    elif value:
        pair.others[label.strip(" :?")] = join_lines(value)
        pair.labels.extend(value)
