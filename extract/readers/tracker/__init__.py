"""Trackers: one improvement priority with its story, actions and indicators, or one action log.

tracker = head, prose, action table*, indicator table*, box*, approvals? ;     in any order, over many pages
log     = title?, (heading?, action table)+ ;
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from scrutiny_extract.extract.colours import painter_of
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.rag_counts import count_headings, read_counts
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.tracker.action_rows import is_heading
from scrutiny_extract.extract.readers.tracker.actions import read_actions
from scrutiny_extract.extract.readers.tracker.approvals import read_approvals
from scrutiny_extract.extract.readers.tracker.boxes import box_labels, read_boxes
from scrutiny_extract.extract.readers.tracker.gathering import Gathering, heading_cells, heading_of
from scrutiny_extract.extract.readers.tracker.head import read_head
from scrutiny_extract.extract.readers.tracker.indicators import read_indicators
from scrutiny_extract.extract.readers.tracker.looks import are_surely_actions
from scrutiny_extract.extract.readers.tracker.narrative import read_narrative
from scrutiny_extract.extract.readers.tracker.parts import sort_blocks
from scrutiny_extract.extract.readers.tracker.running import has_running_head
from scrutiny_extract.schemas import Other, Tracker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.extract.readers.tracker.head import Head
    from scrutiny_extract.extract.readers.tracker.parts import Part
    from scrutiny_extract.schemas import Action, RagCount

__all__ = ["READER", "read_tracker"]

HEADED = {
    "actions": "columns.tracker",
    "plan": "columns.tracker",
    "tasks": "columns.tracker",
    "indicators": "columns.indicators",
    "measures": "columns.indicators",
}
"""For tables under headings the vocabulary of their headings."""


def read_tracker(section: Section, desk: Desk) -> Tracker | Other:
    """Read one tracker over all its pages; a section with nothing to track is kept as it is."""
    painter = painter_of(section, desk.vocabulary)
    parts = sort_blocks(section.blocks, desk)
    head = read_head(section, parts, painter, desk)
    actions = read_actions(parts, painter, desk, head.used)
    approvals = read_approvals(parts, desk)
    indicators = read_indicators(parts, painter, desk) + read_boxes(parts, painter, desk)
    if not (actions or indicators or approvals.approvals or head.leads or head.rating.rag):
        return desk.section(Other, section)
    gathering = Gathering(list(head.labels))
    gathering.use(*head.used)
    _gather(parts, gathering, desk)
    counts = _counts(parts, gathering, painter, desk)
    gathering.labels += approvals.labels
    narrative = read_narrative(_prose(parts, head, actions, gathering), gathering, desk)
    return desk.section(
        Tracker,
        section,
        gathering.sources,
        title=head.title,
        code=head.code,
        alternative_codes=head.alternative_codes,
        leads=tuple(head.leads),
        rag=head.rating.rag,
        direction=head.rating.direction,
        period=head.period,
        narrative=narrative,
        actions=actions,
        indicators=indicators,
        approvals=tuple(approvals.approvals),
        partnership_groups=approvals.partnership_groups,
        flags=head.rating.flags,
        labels=tuple(gathering.labels),
        counts=counts,
    )


def _gather(parts: Sequence[Part], gathering: Gathering, desk: Desk) -> None:
    """Gather the running heads printed again, the headings of tables, and the tables the head was read from."""
    for part in parts:
        if part.kind == "again" and isinstance(part.block, Paragraph):
            gathering.add(part.block)
        elif isinstance(part.block, Table) and part.kind in HEADED:
            gathering.add_headings(part.block, heading_cells(part.block, desk, HEADED[part.kind]))
        elif isinstance(part.block, Table) and part.kind == "box":
            for cell, label in box_labels(part.block, desk):
                gathering.add(cell, label)
        elif part.kind in {"leads", "approvals"}:
            gathering.use(part.block)


def _counts(parts: Sequence[Part], gathering: Gathering, painter: Painter, desk: Desk) -> tuple[RagCount, ...]:
    """Read the counts of ratings among the tables nothing else is read from."""
    found: list[RagCount] = []
    for part in parts:
        if part.kind == "other" and isinstance(part.block, Table):
            counts = read_counts(part.block, painter, desk)
            found.extend(counts)
            if counts:
                gathering.add_headings(part.block, count_headings(part.block))
    return tuple(found)


def _prose(parts: Sequence[Part], head: Head, actions: Sequence[Action], gathering: Gathering) -> Iterator[Paragraph]:
    """Yield the paragraphs that are neither of the head nor headings of actions, and boxed titles as headings."""
    groups = {text for action in actions for text in (action.group, action.status) if text}
    used = {id(paragraph) for paragraph in head.used}
    for part, below in zip_longest(parts, parts[1:]):
        block = part.block
        if isinstance(block, Table):
            heading = heading_of(block) if part.kind == "other" else None
            if heading is not None and heading.text == head.title:
                gathering.use(heading)
            elif heading is not None:
                yield heading
        elif part.kind == "prose" and id(block) not in used and (block.text not in groups or _heads_text(below)):
            yield block


def _heads_text(below: Part | None) -> bool:
    """Whether text stands below a heading of actions, before them."""
    return below is not None and below.kind == "prose" and not is_heading(below.block)


SURE = frozenset({"indicators", "measures", "box"})
"""Tables that only a tracker has."""
LIKELY = frozenset({"actions", "plan", "tasks", "log"})
"""Tables that other papers have too."""
MOST_WORDS = 0.5
"""Share of a section's words in such tables from which the section is a tracker."""
SOME_WORDS = 0.12
"""The same for tables that only a tracker has."""


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a tracker: by its tables, or by one of them and a running head on its pages."""
    if not section.tables:
        return False
    words = {"sure": 0, "likely": 0, "all": 0}
    for part in sort_blocks(section.blocks, desk):
        count = sum(1 for _ in part.block.words)
        words["all"] += count
        words["sure"] += count if part.kind in SURE else 0
        words["likely"] += count if part.kind in LIKELY and _is_plain(part, desk) else 0
    if words["sure"] and has_running_head(section):
        return True
    return words["sure"] > SOME_WORDS * words["all"] or words["sure"] + words["likely"] > MOST_WORDS * words["all"]


def _is_plain(part: Part, desk: Desk) -> bool:
    """Whether an action table is one by more than a heading such as "Description"."""
    return part.kind != "actions" or part.table is None or are_surely_actions(part.table, desk)


READER = Reader("tracker", read_tracker, claims)
