"""Actions that minutes give somebody: marked in the text, or in a column of their own.

    action = "ACTION:", what | "Action", initials | text, gap, who ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.schemas import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block

MARK = re.compile(r"(?:(?<=[.;:)!?”\s])|^)(?P<label>ACTIONS?(?:\s+POINTS?)?(?:\s+\d+)?|Actions?(?:\s+[Pp]oints?)?(?:\s+\d+)?)\s*[:–—-]\s*(?P<what>\S.*)", re.DOTALL)
"""An action marked in the text; a lower-case "action:" is prose."""
AT_END = re.compile(r"(?:(?<=\s)|^)(?:Action|Follow-up|ACTION)\s+(?P<lead>[A-Z]{2,4}(?:\s*(?:and|&|/|,)\s*[A-Z]{2,4})*)\s*$")
"""Initials after "Action" at the end of a paragraph."""
NEXT = re.compile(r"\s+(?=ACTIONS?(?:\s+\d+)?\s*[:–—-])")
WHO = re.compile(r"(?:[A-Z][A-Za-z]{0,5}|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})(?:\s*(?:and|&|/|,|;)\s*(?:[A-Z][A-Za-z]{0,5}|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}))*\.?")
"""Nothing but initials or names: who is to act, not what."""


def read_actions(blocks: Sequence[Block], desk: Desk) -> tuple[Action, ...]:
    """Read the actions of an item."""
    actions: list[Action] = []
    above: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Table):
            continue
        actions.extend(_marked(block, above, desk))
        above = block
    return tuple(actions)


def _marked(paragraph: Paragraph, above: Paragraph | None, desk: Desk) -> Iterator[Action]:
    """Read the actions marked in a paragraph."""
    match = MARK.search(paragraph.text)
    if match is None:
        match = AT_END.search(paragraph.text)
        if match is not None:
            yield _to(match["lead"], paragraph.text[: match.start()].strip(), paragraph, above, desk)
        return
    before = paragraph.text[: match.start()].strip()
    for part in NEXT.split(paragraph.text[match.start() :]):
        inner = MARK.match(part)
        what = inner["what"].strip() if inner else part
        if WHO.fullmatch(what):
            yield _to(what.rstrip("."), before, paragraph, above, desk)
        else:
            yield desk.make(Action, paragraph, action=what)


def _to(lead: str, before: str, paragraph: Paragraph, above: Paragraph | None, desk: Desk) -> Action:
    """Make an action that only says who: what is to be done stands before it, or in the paragraph above."""
    source = [paragraph] if before or above is None else [paragraph, above]
    return desk.make(Action, source, action=before or (above.text if above else None), lead=lead)
