"""Actions that minutes give somebody: marked in the text, or in a column of their own.

action = "ACTION:", what | "Action", initials | text, gap, who ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.minutes.unfolding import key_of
from scrutiny_extract.schemas import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.readers.minutes.unfolding import Key

MARK = re.compile(
    r"(?:(?<=[.;:)!?”\s])|^)(?P<label>ACTIONS?(?:\sPOINTS?)?(?:\s\d+)?|Actions?(?:\s[Pp]oints?)?(?:\s\d+)?)\s?[:–—-]\s?(?P<what>\S.*)",
    re.DOTALL,
)
"""An action marked in the text; a lower-case "action:" is prose."""
AT_END = re.compile(
    r"(?:(?<=\s)|^)(?:Action|Follow-up|ACTION)\s(?P<lead>[A-Z]{2,4}(?:\s?(?:and|&|/|,)\s?[A-Z]{2,4})*)\s?$"
)
"""Initials after "Action" at the end of a paragraph."""
TOLD = re.compile(r"(?P<label>[A-Z][\w ]{1,20})\s?:\s?(?P<value>[^:]{2,80})", re.DOTALL)
"""A line of its own under an action: "Due: March 2031"."""
BY_WHEN = re.compile(r"\s(?:Due|Deadline|By\swhen|Timescale|Target\sdate)\s?:\s?(?P<when>[^:.]{2,60})\.?$")
"""The same at the end of the action's own paragraph."""
NEXT = re.compile(r"\s(?=ACTIONS?(?:\s\d+)?\s?[:–—-])")
LONGEST_POST = 6
"""Most words of a post that is to act."""
GAP = 3.0
"""White before who is to act at a line's end, in font sizes."""
LONGEST_HEADING = 60
"""Most characters of the heading of a list of actions."""
WHO = re.compile(
    r"[A-Z](?:[\w'’-]++(?:\s[A-Z][\w'’-]++){0,2}+)?+(?:\s?(?:and|&|/|,|;)\s?[A-Z](?:[\w'’-]++(?:\s[A-Z][\w'’-]++){0,2}+)?+)*+\.?"
)
"""Nothing but initials or names: who is to act, not what."""


def read_actions(blocks: Sequence[Block], beside: Mapping[Key, Sequence[Line]], desk: Desk) -> tuple[Action, ...]:
    """Read the actions of an item; `beside` is what an action column says of its paragraphs."""
    actions: list[Action] = []
    above: Paragraph | None = None
    ended = -1
    listing = False
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            continue
        if ended == number and _told_below(block, actions, desk):
            ended = number + 1
            continue
        listing = _lists_actions(block, desk) or (listing and bool(block.number or block.marker))
        if listing and (block.number or block.marker) and MARK.search(block.text) is None:
            actions.append(desk.make(Action, block, action=block.text))
            continue
        count = len(actions)
        actions.extend(_marked(block, above, desk))
        actions.extend(_in_column(block, beside.get(key_of(block), ()), desk))
        if len(actions) > count:
            ended = number + 1
        above = block
    return tuple(actions)


def _lists_actions(paragraph: Paragraph, desk: Desk) -> bool:
    """Whether a paragraph heads a list of actions: "Actions agreed:"."""
    return len(paragraph.text) < LONGEST_HEADING and desk.phrases("labels.action").named(paragraph.text) == "action"


def _told_below(paragraph: Paragraph, actions: list[Action], desk: Desk) -> bool:
    """Read a line under an action that says who or by when: "Due: March 2031"; False where it says something else."""
    match = TOLD.fullmatch(paragraph.text) if MARK.match(paragraph.text) is None else None
    name = desk.phrases("columns.minutes").named(match["label"]) if match is not None else None
    if match is None or name not in {"timescale", "action"}:
        return False
    last = actions[-1]
    actions[-1] = last.model_copy(update={"timescale" if name == "timescale" else "lead": match["value"].strip()})
    desk.sources[last.id] += tuple(paragraph.words)
    return True


def _in_column(paragraph: Paragraph, lines: Sequence[Line], desk: Desk) -> Iterator[Action]:
    """Read what stands beside a paragraph in an action column: who is to act, or what is to be done."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.y0 - groups[-1][-1].y1 < line.size and not WHO.fullmatch(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        text = join_lines(group)
        if WHO.fullmatch(text) is not None:
            yield desk.make(Action, [paragraph, group], action=paragraph.text, lead=text.rstrip("."))
        else:
            yield desk.make(Action, group, action=text)


def _marked(paragraph: Paragraph, above: Paragraph | None, desk: Desk) -> Iterator[Action]:
    """Read the actions marked in a paragraph."""
    match = MARK.search(paragraph.text)
    if match is None:
        match = AT_END.search(paragraph.text)
        if match is not None:
            yield _to(match["lead"], (paragraph, above), desk, before=paragraph.text[: match.start()].strip())
        elif (lead := _at_margin(paragraph)) is not None:
            yield desk.make(Action, paragraph, action=paragraph.text.removesuffix(lead).strip(), lead=lead)
        return
    before = paragraph.text[: match.start()].strip()
    for part in NEXT.split(paragraph.text[match.start() :]):
        inner = MARK.match(part)
        what = inner["what"].strip() if inner else part
        if _is_who(what, desk):
            yield _to(what.rstrip("."), (paragraph, above), desk, before=before)
        else:
            due = BY_WHEN.search(what)
            yield desk.make(
                Action,
                paragraph,
                action=what[: due.start()].strip() if due else what,
                timescale=due["when"].strip() if due else None,
            )


def _is_who(what: str, desk: Desk) -> bool:
    """Whether an action says no more than who is to act: initials, a name, a post."""
    if WHO.fullmatch(what) is not None:
        return True
    short = len(what.split()) <= LONGEST_POST and " to " not in what
    return short and PeopleReader(desk.vocabulary).is_office(what.rstrip("."))


def _at_margin(paragraph: Paragraph) -> str | None:
    """Find who is to act, in bold at the end of a plain paragraph's last line, a wide gap before it."""
    words = paragraph.lines[-1].words
    start = next(
        (n for n in range(len(words) - 1, 0, -1) if words[n].x0 - words[n - 1].x1 > GAP * words[n].style.size), 0
    )
    run = words[start:]
    if not start or not all(word.style.bold for word in run) or words[start - 1].style.bold:
        return None
    lead = " ".join(word.text for word in run)
    return lead if WHO.fullmatch(lead) is not None else None


def _to(lead: str, around: tuple[Paragraph, Paragraph | None], desk: Desk, *, before: str) -> Action:
    """Make an action that only says who: what is to be done stands before it, or in the paragraph above."""
    paragraph, above = around
    if before or above is None:
        return desk.make(Action, paragraph, action=before or None, lead=lead)
    return desk.make(Action, around, action=above.text, lead=lead)
