"""Updates on a recommendation, told apart by the labels they stand under.

    cell   = recommendation, (label, text)* ;
    label  = "December 2010 update" | "Director's response (approved by Executive Board August 2009)" | … ;

A label has lines of its own, or opens a paragraph and ends with a colon. It names its kind ("update",
"response") and a date, or it is set apart by an underline, by weight or by slope. The same words in the middle
of a paragraph are no label.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.emphasis import Emphasis, is_set_apart
from scrutiny_extract.extract.values import find_date
from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import Update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Line
    from scrutiny_extract.extract.vocabulary import Phrases

MOST_WORDS = 18
"""Words a label has at most."""
MOST_LINES = 3
"""Lines a label with a parenthesis runs over at most."""
MOST_INLINE = 9
"""Words a label before a colon has at most."""
GAP = 0.3
"""Space above a paragraph's first line, in heights of the line, that sets it off from the line above."""
SHORT = 0.85
"""A line that fills less of the cell's width ends its paragraph."""

SENTENCE = regex.compile(r"[.;,]$")
SENTENCES = regex.compile(r"\p{L}{3}[.;?!]\s+\S")
PARENTHESIS = regex.compile(r"\((?P<inside>[^()]*)\)?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the lines under it; before the first label there is none."""

    label: tuple[Line, ...]
    lines: tuple[Line, ...]


def split_updates(lines: Sequence[Line], desk: Desk) -> tuple[Labelled, ...]:
    """Divide the lines of a cell at its labels; what stands before the first is first, with no label."""
    labels = Labels(desk.phrases("labels.update"), Emphasis(desk.pack.pages))
    width = max((line.x1 for line in lines), default=0.0) - min((line.x0 for line in lines), default=0.0)
    found: list[tuple[tuple[Line, ...], list[Line]]] = [((), [])]
    above: Line | None = None
    number = 0
    while number < len(lines):
        opens = not found[-1][1] or _opens(lines[number], above, width)
        label, rest = labels.find(lines, number) if opens else ((), ())
        if label:
            found.append((label, list(rest)))
        else:
            found[-1][1].append(lines[number])
        number += len(label) or 1
        above = lines[number - 1]
    return tuple(Labelled(label, tuple(under)) for label, under in found)


def _opens(line: Line, above: Line | None, width: float) -> bool:
    """Whether a line opens a paragraph."""
    if above is None or above.page != line.page:
        return True
    height = line.y1 - line.y0
    if line.bold != above.bold:
        return True
    return line.y0 - above.y1 > GAP * height or above.x1 - above.x0 < SHORT * width or line.y0 < above.y0


@dataclass(frozen=True, slots=True)
class Labels:
    """Knows a label when it sees one."""

    words: Phrases
    emphasis: Emphasis

    def find(self, lines: Sequence[Line], number: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Give the label that begins with a line and what follows it on its line; nothing where there is none."""
        line = lines[number]
        inline = self._find_inline(line)
        if inline is not None:
            return inline
        label = [line]
        while _is_open(label) and number + len(label) < len(lines) and len(label) < MOST_LINES:
            label.append(lines[number + len(label)])
        below = lines[number + len(label)] if number + len(label) < len(lines) else None
        if not _is_open(label) and self.is_label(label, below):
            return tuple(label), ()
        return (), ()

    def _find_inline(self, line: Line) -> tuple[tuple[Line, ...], tuple[Line, ...]] | None:
        """Cut a line behind the colon of a label it opens with: `"Update (March 2010): Work has begun"`."""
        for number, word in enumerate(line.words[:MOST_INLINE], start=1):
            if word.text.endswith(":"):
                text = " ".join(each.text for each in line.words[:number])
                if number == len(line.words) or find_date(text) is None or self.words.within(text) is None:
                    return None
                return (line_of(line.words[:number]),), (line_of(line.words[number:]),)
        return None

    def is_label(self, label: Sequence[Line], below: Line | None) -> bool:
        """Whether whole lines are a label; `below` is the line under them, None at the cell's end."""
        if sum(len(line.words) for line in label) > MOST_WORDS or SENTENCE.search(label[-1].text):
            return False
        text = join_lines(label)
        bare = PARENTHESIS.sub("", text).strip()
        if all(self.emphasis.underlines(line) for line in label):
            return True
        stands_out = all(is_set_apart(line) for line in label) and not (below is not None and is_set_apart(below))
        if self.words.within(bare) is None:
            return stands_out and find_date(bare) is not None and not _without_date(bare)
        if self.words.named(bare) or (find_date(text) and self._is_about_a_kind(_without_date(bare))):
            return True
        if stands_out:
            return len(bare.split()) <= MOST_INLINE
        return text.endswith(":") and self._is_about_a_kind(bare)

    def _is_about_a_kind(self, text: str) -> bool:
        """Whether a short text begins or ends with a word for a kind of update: `"Reply of the Executive"`."""
        parts = text.split()
        if not parts or len(parts) > MOST_INLINE or SENTENCES.search(text):
            return False
        return self.words.leading(text) is not None or self.words.named(parts[-1]) is not None


def _without_date(text: str) -> str:
    """Give a label without its date: `"Progress as at March 2031"` -> `"Progress as at"`."""
    found = find_date(text)
    return f"{text[: found.start]}{text[found.end :]}".strip(" ,:–-") if found else text


def _is_open(label: Sequence[Line]) -> bool:
    """Whether a parenthesis is still open."""
    return sum(line.text.count("(") - line.text.count(")") for line in label) > 0


def make_update(labelled: Labelled, desk: Desk, kind: str | None = None) -> Update:
    """Make the record of one update; `kind` is what its column says where it has no label."""
    label = join_lines(labelled.label) or None
    named = desk.phrases("labels.update").within(PARENTHESIS.sub("", label)) if label else None
    approved_by, approved_raw, approved = read_approval(label or "", desk)
    before = label.replace(approved_raw, "") if label and approved_raw else label
    dated = find_date(before or "")
    return desk.make(
        Update,
        (labelled.label, labelled.lines),
        label=label,
        kind=named or kind or _kind_of(dated is not None, approved_by is not None),
        date=dated.value if dated else None,
        date_raw=dated.raw if dated else None,
        approved_by=approved_by,
        approved_date=approved,
        approved_date_raw=approved_raw,
        text=join_lines(labelled.lines) or None,
    )


def _kind_of(dated: bool, approved: bool) -> Literal["update", "response"] | None:  # noqa: FBT001 - two facts
    """Guess nothing: what is approved is a response, what is dated an update."""
    return "response" if approved else "update" if dated else None


def read_approval(label: str, desk: Desk) -> tuple[str | None, str | None, str | None]:
    """Read who approved something and when, as (body, date as printed, date).

    `"Director's response (approved by Executive Board August 2009)"` -> `("Executive Board", "August 2009", "2009-08")`
    """
    folded = fold(label)
    ends = (
        place + len(phrase)
        for phrase in desk.phrases("labels.approval")["by"]
        if (place := folded.find(fold(phrase))) >= 0
    )
    told = DONE_BY.search(label)
    end = next(ends, told.end() if told is not None else None)
    if end is None:
        return None, None, None
    rest = label[end:]
    dated = find_date(rest)
    body = rest[: dated.start] if dated else rest.split(")")[0]
    return BODY_END.sub("", body).strip(" ,()") or None, dated and dated.raw, dated and dated.value


DONE_BY = regex.compile(r"\(\p{L}{3,20}(?:\s\p{L}{2,20})?\s(?:by|at)\s(?=\p{Lu})")
"""How brackets begin that say who did something to a response, whatever it is called: "(vouched for by Cabinet"."""


BODY_END = regex.compile(r"(?<![\s,(])[\s,(]*+(?:\b(?:on|in|at its meeting on|at its meeting of|of|dated)\b[\s,(]*+)?$")
