"""What the top of a page says about the document it belongs to.

    signs = title phrase | labels of a head | column headings | a greeting | boxed recommendations ;

Each sign is worth points for one kind; two kinds of evidence together settle it, one alone only
where something else says that a document begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.lexicon import Lexicon

HEAD_BLOCKS = 26
"""Blocks from the top of a page among which labels of a head are looked for."""
TITLE_BLOCKS = 5
"""Blocks from the top of a page among which its title is looked for."""
TABLE_BLOCKS = 6
"""Blocks from the top of a page among which a table says what the page is."""
TITLE_WORDS = 16
"""Most words of a block that is a title and not a sentence with the phrase in it."""
FORM_COLUMNS = 4
"""Most columns of a table whose first column holds the labels of a form."""

LABELS_NEEDED = {"report": 2, "decision_notice": 3, "cover": 2, "tracker": 1, "minutes": 1, "correspondence": 1}
"""Different labels that make the head of a kind; others have no labels."""
LABELS_WORTH = {"correspondence": 3, "report": 3, "decision_notice": 3}
"""Points for a full head; 2 for others."""

COLUMNS_NEEDED: dict[str, tuple[frozenset[str], int]] = {
    "agenda": (frozenset({"item"}), 2),
    "recommendation_table": (frozenset({"recommendation"}), 2),
    "response_table": (frozenset({"recommendation", "response"}), 2),
    "forward_plan": (frozenset({"decision", "maker"}), 3),
    "work_programme": (frozenset({"item"}), 3),
    "tracker": (frozenset({"action"}), 2),
    "tracker_summary": (frozenset(), 2),
}
"""For each kind the columns its tables must have, and how many in all."""
INDICATOR_COLUMNS = 3
"""Columns of an indicator table that must be known."""

WHOLE_TITLES = frozenset({"agenda"})
"""Kinds whose title phrase must be the whole heading or its beginning."""

RECOMMENDATION = regex.compile(r"recommendation\s+(?P<number>\d{1,3}[a-z]?)\b(?!\s+(?:of|to|from)\b)", regex.IGNORECASE)
"""The heading of one recommendation, in a box or a line of its own."""


@dataclass
class Signs:
    """What the top of one page says."""

    scores: dict[str, int] = field(default_factory=dict)
    titles: dict[str, Paragraph] = field(default_factory=dict)
    """For each kind the paragraph whose phrase names it."""
    key: str = ""
    """The tracker's title, folded: the same on each of its pages."""
    boxes: int = 0
    """Boxed or headed single recommendations on the page."""

    def add(self, kind: str, points: int) -> None:
        """Add points for a kind."""
        self.scores[kind] = self.scores.get(kind, 0) + points

    def best(self, least: int) -> str | None:
        """Name the kind with most points, if it has at least so many."""
        if not self.scores:
            return None
        kind = max(self.scores, key=lambda name: self.scores[name])
        return kind if self.scores[kind] >= least else None


def read_signs(blocks: Sequence[Block], lexicon: Lexicon) -> Signs:
    """Read the signs at the top of a page, or from any block of a page on."""
    signs = Signs()
    labels: dict[str, set[str]] = {}
    for place, block in enumerate(blocks[:HEAD_BLOCKS]):
        if isinstance(block, Table):
            _read_table(block, place, signs, labels, lexicon)
        else:
            _read_paragraph(block, place, signs, labels, lexicon)
    for kind, found in labels.items():
        needed = LABELS_NEEDED.get(kind)
        if needed is None:
            continue
        signs.add(kind, LABELS_WORTH.get(kind, 2) + (len(found) > needed) if len(found) >= needed else 1)
    signs.boxes = sum(is_recommendation_head(block) for block in blocks)
    return signs


def _read_paragraph(
    block: Paragraph, place: int, signs: Signs, labels: dict[str, set[str]], lexicon: Lexicon
) -> None:
    text = block.text
    if place < TITLE_BLOCKS and block.number is None and block.marker is None and len(block.lines) <= 4:
        words = words_of(text)
        for match in lexicon.titles(text):
            whole = match.start == 0 and (match.kind not in WHOLE_TITLES or len(words) <= len(match.phrase.split()) + 3)
            fits = whole or (match.kind not in WHOLE_TITLES and len(words) <= TITLE_WORDS)
            if fits and match.kind not in signs.titles:
                signs.titles[match.kind] = block
                signs.add(match.kind, 2)
    if block.marker is not None:
        return
    found = lexicon.labels_within(text) if place < 3 and block.kind == "heading" else lexicon.labels(text)
    for match in found:
        if match.start == 0 or match.kind == "tracker":
            labels.setdefault(match.kind, set()).add(match.phrase)
            if match.kind == "tracker" and not signs.key:
                signs.key = "".join(words_of(text)[len(match.phrase.split()) if match.start == 0 else 0 :][:12])


def _read_table(block: Table, place: int, signs: Signs, labels: dict[str, set[str]], lexicon: Lexicon) -> None:
    if place < TABLE_BLOCKS:
        for kind in kinds_of_table(block, lexicon):
            if signs.scores.get(f"columns of {kind}") is None:
                signs.add(kind, 2)
    if block.column_count <= FORM_COLUMNS:
        for text in _first_cells(block):
            for match in lexicon.labels(text):
                labels.setdefault(match.kind, set()).add(match.phrase)


def _first_cells(table: Table) -> Iterator[str]:
    """Give the texts of a form's first column."""
    for row in table.grid[:HEAD_BLOCKS]:
        if row and row[0] is not None and row[0].text:
            yield row[0].text


def kinds_of_table(table: Table, lexicon: Lexicon) -> Iterator[str]:
    """Name the kinds whose tables have such columns."""
    headings = table.headings if table.header_rows else tuple(cell.text if cell else "" for cell in table.grid[0])
    for kind, columns in lexicon.columns(headings).items():
        if kind == "indicators":
            if len(columns) >= INDICATOR_COLUMNS:
                yield "tracker"
            continue
        required, least = COLUMNS_NEEDED[kind]
        if required <= columns and len(columns) >= least:
            yield kind


def is_recommendation_head(block: Block) -> bool:
    """Whether a block heads one recommendation: a box or a line that begins "Recommendation 3"."""
    if isinstance(block, Table):
        if block.column_count > 1 or not block.cells:
            return False
        return RECOMMENDATION.match(block.cells[0].text) is not None
    return block.kind == "heading" and RECOMMENDATION.match(block.text) is not None
