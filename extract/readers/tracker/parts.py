"""What each block of a tracker is: actions, indicators, a box, approvals, leads, or prose.

    tracker = running head, (prose | table | box)* ;        the running head printed again on each page

A table is what its headings say, else what it looks like; one that says nothing goes on with the table
before it where it has as many columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.tracker import looks
from scrutiny_extract.extract.readers.tracker.cards import find_card
from scrutiny_extract.extract.readers.tracker.cells import heads_status
from scrutiny_extract.extract.readers.tracker.figure_labels import is_box
from scrutiny_extract.extract.readers.tracker.looks import is_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block

PartKind: TypeAlias = Literal[
    "actions", "plan", "tasks", "log", "indicators", "measures", "box", "approvals", "leads", "other", "prose", "again"
]
"""An action table, one with a column a period, one under headings nobody knows, one without headings; indicators in
rows, the same under headings nobody knows, one indicator in a box; who approved, who leads, another table; a
paragraph, a running head printed again."""

ACTION_TABLES = frozenset({"actions", "plan", "tasks", "log"})
"""Tables whose rows are actions."""
INDICATOR_TABLES = frozenset({"indicators", "measures"})
"""Tables whose rows are indicators."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block and what it is."""

    kind: PartKind
    block: Block

    @property
    def table(self) -> Table | None:
        """The block, where it is a table."""
        return self.block if isinstance(self.block, Table) else None

    @property
    def paragraph(self) -> Paragraph | None:
        """The block, where it is a paragraph that stands for itself: no running head printed again."""
        return self.block if isinstance(self.block, Paragraph) and self.kind == "prose" else None


def sort_blocks(blocks: Sequence[Block], desk: Desk) -> tuple[Part, ...]:
    """Say of each block what it is."""
    return tuple(_sorted(blocks, desk))


def _sorted(blocks: Sequence[Block], desk: Desk) -> Iterator[Part]:
    heads: set[str] = set()
    seen: set[str] = set()
    top = 0  # the last page on which something stood that is no running head
    before: Part | None = None
    above: Block | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            is_again = block.text in heads or (block.text in seen and block.page != top)
            yield Part("again" if is_again else "prose", block)
            seen.add(block.text)
            if not is_again:
                top = block.page
            if _is_at_edge(blocks, number) or desk.phrases("labels.tracker").leading(block.text):
                heads.add(block.text)
            above = block
            continue
        top = block.page
        table = find_card(block, desk) or block
        kind = kind_of(table, desk)
        if kind == "other" and before is not None and _goes_on(before.block, table):
            kind = before.kind
        elif kind == "other" and isinstance(above, Paragraph) and heads_status(above.text, desk) and is_list(table):
            kind = "log"
        above = block
        part = Part(kind, table)
        if kind in ACTION_TABLES | INDICATOR_TABLES:
            before = part
        yield part


def _is_at_edge(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block is the first or the last of its page: what stands there again is a running head or foot."""
    page = blocks[number].page
    return number in {0, len(blocks) - 1} or blocks[number - 1].page != page or blocks[number + 1].page != page


def kind_of(table: Table, desk: Desk) -> PartKind:
    """Say what a table is by its own words: the surest signs first."""
    if is_box(table, desk):
        return "box"
    if looks.are_approvals(table, desk):
        return "approvals"
    if looks.are_leads(table, desk):
        return "leads"
    actions, indicators = looks.are_actions(table, desk), looks.are_indicators(table, desk)
    if indicators is not None and (actions is None or len(indicators.names) >= len(actions.names)):
        return "indicators"
    if actions is not None and not looks.are_measures(table, desk):
        return "actions"
    return _kind_by_looks(table, desk)


def _kind_by_looks(table: Table, desk: Desk) -> PartKind:
    """Say what a table is whose headings say nothing."""
    if looks.is_plan(table, desk):
        return "plan"
    if looks.are_measures(table, desk):
        return "measures"
    if looks.are_tasks(table, desk):
        return "tasks"
    return "log" if looks.is_log(table, desk) else "other"


def _goes_on(upper: Block, table: Table) -> bool:
    """Whether a table without headings goes on with the one before it."""
    return (
        isinstance(upper, Table)
        and upper.column_count == table.column_count > 1
        and table.page in {upper.places[-1].page, upper.places[-1].page + 1}
    )
