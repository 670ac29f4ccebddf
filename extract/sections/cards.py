"""Forms that plan one decision each: their labels, printed again and again, tell a plan from a report's head.

card = label, value ;  who decides, when, and one thing more
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.lexicon import Lexicon

PLAN = "forward_plan"
FORM_COLUMNS = 4
"""Most columns of a table that is a form: two of labels, two of values."""
LABEL_LETTERS = 60
"""Most letters of a label."""
HINTS = frozenset({"decision", "decided"})
"""Words one of which a label of such a form holds: others need not be looked through."""
KINDS = ("report", "decision_notice")
"""Kinds whose labels are looked through."""
MORE = 3
"""Fields of a card, at least: who, when, and one more."""


def count_cards(blocks: Sequence[Block], lexicon: Lexicon) -> int:
    """Count the cards on a page: how often it says who decides and when, beside labels."""
    names = Counter(name for text in _labels(blocks) if (name := lexicon.column(PLAN, words_of(text))) is not None)
    return min(names["decision_maker"], names["due"]) if len(names) >= MORE else 0


def may_hold_cards(labels: Mapping[str, Mapping[str, int]]) -> bool:
    """Whether one of the labels that stand on a page, by kind, is about a decision."""
    return any(not HINTS.isdisjoint(label.split()) for kind in KINDS for label in labels.get(kind, ()))


def _labels(blocks: Iterable[Block]) -> Iterator[str]:
    """Give what may be labels: texts before a colon, lines of few words, cells before another."""
    for block in blocks:
        if isinstance(block, Paragraph):
            label, colon, _ = block.text[:LABEL_LETTERS].partition(":")
            if colon or len(block.text) <= LABEL_LETTERS:
                yield label
        elif block.column_count <= FORM_COLUMNS:
            for row in block.grid:
                yield from (cell.text for cell in row[:-1:2] if cell is not None and len(cell.text) <= LABEL_LETTERS)
