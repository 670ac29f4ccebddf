"""Trackers: one improvement priority with its story, actions and indicators, or one action log.

    tracker = head, prose, action table*, indicator table*, box*, approvals? ;     in any order, over many pages
    log     = title?, (heading?, action table)+ ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.colours import painter_of
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import HEADING_ROWS, distinct
from scrutiny_extract.extract.readers.tracker.actions import read_actions
from scrutiny_extract.extract.readers.tracker.approvals import read_approvals
from scrutiny_extract.extract.readers.tracker.boxes import read_boxes
from scrutiny_extract.extract.readers.tracker.head import read_head
from scrutiny_extract.extract.readers.tracker.indicators import read_indicators
from scrutiny_extract.extract.readers.tracker.narrative import read_narrative
from scrutiny_extract.extract.readers.tracker.parts import sort_blocks
from scrutiny_extract.schemas import Tracker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.extract.readers.tracker.parts import Part
    from scrutiny_extract.schemas import Action

__all__ = ["READER", "read_tracker"]


def read_tracker(section: Section, desk: Desk) -> Tracker:
    """Read one tracker over all its pages."""
    painter = painter_of(section, desk.vocabulary)
    parts = sort_blocks(section.blocks, desk)
    head = read_head(section, parts, painter, desk)
    actions = read_actions(parts, painter, desk, head.title)
    approvals = read_approvals(parts, desk)
    labels = [*head.labels, *approvals.labels, *_headings(parts, desk)]
    return desk.section(
        Tracker,
        section,
        title=head.title,
        code=head.code,
        alternative_codes=head.alternative_codes,
        leads=tuple(head.leads),
        rag=head.rating.rag,
        direction=head.rating.direction,
        period=head.period,
        narrative=read_narrative(_prose(parts, head.used, actions), desk),
        actions=actions,
        indicators=read_indicators(parts, painter, desk) + read_boxes(parts, painter, desk),
        approvals=tuple(approvals.approvals),
        partnership_groups=approvals.partnership_groups,
        flags=head.rating.flags,
        labels=tuple(labels),
    )


def _prose(parts: Sequence[Part], used: Sequence[Paragraph], actions: Sequence[Action]) -> Iterator[Paragraph]:
    """Yield the paragraphs that are neither of the head nor headings of actions."""
    groups = {text for action in actions for text in (action.group, action.status) if text}
    for part in parts:
        if part.kind == "prose" and isinstance(part.block, Paragraph) and part.block.text not in groups:
            if not any(part.block is each for each in used):
                yield part.block


def _headings(parts: Iterable[Part], desk: Desk) -> Iterator[str]:
    """Yield the words of bands and headings of the tables that were read."""
    phrases = {name: desk.phrases(name) for name in ("columns.tracker", "columns.indicators", "labels.tracker")}
    for part in parts:
        if part.kind in {"actions", "indicators"} and isinstance(part.block, Table):
            for row in part.block.grid[:HEADING_ROWS]:
                cells = [cell for cell in distinct(row) if cell.lines]
                table = phrases["columns.tracker" if part.kind == "actions" else "columns.indicators"]
                known = sum(table.named(cell.text) is not None or cell.header for cell in cells)
                if cells and (known * 2 > len(cells) or phrases["labels.tracker"].leading(cells[0].text)):
                    yield from (cell.text for cell in cells)


READER = Reader("tracker", read_tracker)
