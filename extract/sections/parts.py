"""Documents made sections: kinds settled by what a document holds as a whole, and documents that hold two.

    agenda   -> cover, agenda             on one page
    response -> other, response, other    recommendations and answers between introduction and annex

What a page's top promised counts only if the document keeps it: a table's kind needs such a table.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.covers import with_cover, with_front
from scrutiny_extract.extract.sections.forms import find_box, kinds_of_table, texts
from scrutiny_extract.extract.sections.recommendations import (
    count_heads,
    holds_more,
    is_recommendation_head,
    numbered_heads,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.documents import Document
    from scrutiny_extract.extract.sections.lexicon import Lexicon

RECOMMENDATIONS = 3
"""Boxed or headed single recommendations that make a response."""
TABLE_KINDS = frozenset({"tracker_summary", "recommendation_table", "work_programme", "forward_plan"})
"""Kinds that are nothing without a table of theirs."""
MOST = 0.5
"""Share of a document's words in tables of one kind that makes it that kind."""
BOXES = 3
"""Boxes, each with prose under it, that make an update on requirements."""
MARKED = 3
"""Marks of minutes in a document without page ranges that make it minutes and no agenda."""
MARKED_BLOCKS = 50
"""Blocks from the beginning of a document among which they stand: long papers hold every phrase somewhere."""
NUMBERED = 4
"""Numbered paragraphs of a report whose head is unknown, at least."""
WELL_MARKED = 6
"""Marks that make minutes of a document that nothing else says are minutes."""
VERDICT_BLOCKS = 3
"""Blocks under a recommendation among which the verdict stands."""
TOP_BLOCKS = 2
"""Blocks at the top of a page among which its heading stands."""

REFERENCE = regex.compile(
    r"^\W* (?: \d{1,2}\. | [A-Z]{2,5}\s?\d{1,3} ) | \( \s* [A-Z]{1,5}\s?\d+(?:\.\d+)* \s* \) \W* $", regex.VERBOSE
)
"""A requirement's number or indicator at the head of its box, or the notice's at its end: "6. …", "… (IN 3.6)"."""


def settle(documents: Sequence[Document], lexicon: Lexicon) -> Iterator[Document]:
    """Give the sections that documents come to."""
    kinds = [_settled(document, lexicon, alone=len(documents) == 1) for document in documents]
    kinds = with_front(documents, kinds, lexicon)
    for document, kind in zip(documents, _with_neighbours(documents, kinds), strict=True):
        settled = replace(document, kind=kind)
        if kind == "agenda":
            yield from with_cover(settled, lexicon)
        elif kind in {"other", "report", "response_table"}:
            yield from _with_answers(settled, lexicon)
        else:
            yield settled


def _with_neighbours(documents: Sequence[Document], kinds: Sequence[str]) -> Iterator[str]:
    """Make trackers of unknown documents that repeat their titles between trackers that do."""
    for place, (document, kind) in enumerate(zip(documents, kinds, strict=True)):
        near = [other for other in (place - 1, place + 1) if 0 <= other < len(kinds) and documents[other].runs]
        if kind == "other" and document.runs and any(kinds[other] == "tracker" for other in near):
            yield "tracker"
        else:
            yield kind


def _settled(document: Document, lexicon: Lexicon, *, alone: bool) -> str:
    """Settle the kind of a document by what it holds."""
    kind = document.kind
    if document.runs and "tracker" in document.tables and kind in {"other", "tracker_summary"}:
        return "tracker"
    if kind == "agenda" and not document.ranges and lexicon.marks("minutes", texts(document.blocks)) >= MARKED:
        return "minutes"
    lacks = kind == "other" or _lacks_tables(document, lexicon, alone=alone)
    return _kind_of_all(document, lexicon) if lacks else kind


def _kind_of_all(document: Document, lexicon: Lexicon) -> str:
    """Name the kind of a document of which no page says it, from all of it."""
    tabled = _kind_of_tables(document, lexicon)
    if tabled is not None:
        return tabled
    if _is_update(document, lexicon):
        return "requirement_update"
    if _are_minutes(document, lexicon):
        return "minutes"
    return "report" if document.opens_item and _is_numbered(document) else "other"


def _is_numbered(document: Document) -> bool:
    """Whether a document is in numbered paragraphs, as the paper on an item is."""
    return sum(isinstance(block, Paragraph) and block.number is not None for block in document.blocks) >= NUMBERED


def _lacks_tables(document: Document, lexicon: Lexicon, *, alone: bool) -> bool:
    """Whether a document has none of the tables without which its kind is nothing."""
    kind = document.kind
    if kind in document.tables:
        return False
    if kind == "tracker":
        tables = [block for block in document.blocks if isinstance(block, Table)]
        if alone and tables and document.title_source:
            return False
        return not any(lexicon.is_rating(cell.text) for table in tables for cell in table.cells)
    return kind in TABLE_KINDS and not alone


def _kind_of_tables(document: Document, lexicon: Lexicon) -> str | None:
    """Name the kind whose tables hold most of a document's words."""
    held: dict[str, int] = {}
    total = 0
    for block in document.blocks:
        words = sum(1 for _ in block.words)
        total += words
        if isinstance(block, Table):
            kind = next(kinds_of_table(block, lexicon), None)
            if kind is not None:
                held[kind] = held.get(kind, 0) + words
    return next((kind for kind, words in held.items() if words >= MOST * total), None)


def _is_update(document: Document, lexicon: Lexicon) -> bool:
    """Whether a document is boxes that quote numbered requirements, each with what was done under it."""
    boxes = [(cell, under) for box, under in pairwise(document.blocks) if (cell := find_box(box)) is not None]
    quoted = sum(REFERENCE.search(cell.text) is not None and _reports(under) for cell, under in boxes)
    if quoted < BOXES or 2 * quoted <= len(boxes):
        return False
    return not any(is_recommendation_head(block, lexicon) for block in document.blocks)


def _are_minutes(document: Document, lexicon: Lexicon) -> bool:
    """Whether a document resolves, and tells what was done in words that no other paper would use so close together."""
    first = document.blocks[:MARKED_BLOCKS]
    if not any(map(lexicon.resolves, texts(first))):
        return False
    return lexicon.marks("minutes", texts(first)) >= WELL_MARKED


def _reports(block: Block) -> bool:
    """Whether a block says what was done: a bold statement or a bullet."""
    return isinstance(block, Paragraph) and (block.kind == "bullet" or block.lines[0].bold)


def _with_answers(document: Document, lexicon: Lexicon) -> Iterator[Document]:
    """Part recommendations and their answers from what stands before and after them."""
    blocks = document.blocks
    named = document.kind == "response_table"
    heads = [place for place, block in enumerate(blocks) if is_recommendation_head(block, lexicon)]
    if named and not heads:
        heads = numbered_heads(blocks)
    numbered = len(heads) if len(heads) > RECOMMENDATIONS else sum(count_heads(blocks[head], lexicon) for head in heads)
    if max(numbered, len(heads)) < RECOMMENDATIONS or not _are_answered(blocks, heads, lexicon, named=named):
        tabled = "response_table" in document.tables
        yield replace(document, kind="other") if named and not tabled else document
        return
    first, end = heads[0], _end_of_answers(blocks, heads[-1])
    if named and blocks[0].page == blocks[first].page:  # under their own title
        yield replace(document, blocks=blocks[:end])
        first = end
    elif first:
        kind = "report" if document.kind == "report" else "other"
        yield replace(document, kind=_kind_before(kind, blocks[:first], lexicon), blocks=blocks[:first])
    if first < end:
        yield replace(document, kind="response_table", title=None, title_source=(), blocks=blocks[first:end])
    if end < len(blocks):
        yield replace(document, kind="other", title=None, title_source=(), blocks=blocks[end:])


def _kind_before(kind: str, blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """Name the kind of what stands before recommendations with answers: a table may hold answers too."""
    tables = (block for block in blocks if isinstance(block, Table))
    answered = any("response_table" in kinds_of_table(table, lexicon, ("response_table",)) for table in tables)
    return "response_table" if answered and kind == "other" else kind


def _are_answered(blocks: Sequence[Block], heads: Sequence[int], lexicon: Lexicon, *, named: bool) -> bool:
    """Whether recommendations have answers under them: prose where the title says so, else words of a verdict."""
    ends = (*heads[1:], len(blocks))
    prose = verdicts = 0
    for head, end in zip(heads, ends, strict=True):
        under = blocks[head + 1 : min(end, head + 1 + VERDICT_BLOCKS)]
        within = holds_more(blocks[head])
        prose += bool(under) or within
        verdicts += any(map(lexicon.holds_verdict, texts((blocks[head], *under) if within else under)))
    return 2 * prose > len(heads) and (named or 2 * verdicts > len(heads))


def _end_of_answers(blocks: Sequence[Block], last: int) -> int:
    """Find where the last answer ends: at a page headed in larger letters, or after a gap of pages."""
    head = blocks[last]
    size = head.size if isinstance(head, Paragraph) else 0.0
    page, top = head.page, last
    for place in range(last + 1, len(blocks)):
        block = blocks[place]
        if block.page > page:
            if block.page > page + 1:
                return place
            page, top = block.page, place
        heads = isinstance(block, Paragraph) and block.kind == "heading" and block.size > size
        if heads and place - top < TOP_BLOCKS and block.page > head.page:
            return top
    return len(blocks)
