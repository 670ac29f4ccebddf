"""A pack divided into documents, page by page.

    document = first page, every page until another document begins ;

A document begins where an agenda item begins, where a head stands at the top of a page, or where the
title that its pages repeat changes. Weaker signs count where something sets the page apart: a filler
before it, an appendix's number, a report that has come to its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.forms import find_box
from scrutiny_extract.extract.sections.items import find_items
from scrutiny_extract.extract.sections.lexicon import words_of
from scrutiny_extract.extract.sections.signs import read_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block, Pack, Page
    from scrutiny_extract.extract.sections.items import Item
    from scrutiny_extract.extract.sections.lexicon import Lexicon
    from scrutiny_extract.extract.sections.signs import Signs

STRONG = 3
"""Points that begin a section at the top of any page."""
WEAK = 2
"""Points that say which kind a section is that something else begins."""
AGENDA_PAGES = 12
"""Pages of the agenda that are looked through for page ranges."""
RUNNING = 20
"""Letters of a title that pages repeat, at least: shorter ones repeat by chance."""
TABULAR = frozenset({"work_programme", "forward_plan", "recommendation_table", "response_table", "decision_notice"})
"""Kinds that end where the columns of their tables change to another kind's."""

APPENDIX = regex.compile(
    r"\W* (?:appendix|annexe?|enclosure|schedule) \s+ (?:[a-z]|\d{1,2}|[ivx]+) \b", regex.IGNORECASE | regex.VERBOSE
)
CLOSING = regex.compile(
    r"(?:list \s of \s)? background \s (?:documents?|papers?) | (?:list \s of \s)? appendices | contact \s (?:officers?|details)"
    r"| report \s authors?",
    regex.IGNORECASE | regex.VERBOSE,
)
"""Headings after which a report ends with its page."""
CLOSING_LETTERS = 60
"""Most characters of a closing heading, with what stands on its line."""


@dataclass
class Document:
    """A document while its blocks are gathered."""

    kind: str
    item: str | None
    title: str | None
    blocks: list[Block] = field(default_factory=list)
    title_source: tuple[Paragraph, ...] = ()
    head: str = ""
    """The first line of its last page, folded: what its pages repeat."""
    boxed: str = ""
    """Its title, folded, where it stands in a box."""
    tables: set[str] = field(default_factory=set)
    """Kinds whose columns its tables have."""
    runs: bool = False
    """Whether its pages repeat its title."""
    ranges: int = 0
    """Entries with page ranges on its pages."""
    closed: bool = False
    """Whether its last page holds a closing heading."""


class Leaf(NamedTuple):
    """A page with what is known of it."""

    page: Page
    blocks: Sequence[Block]
    signs: Signs
    head: str
    item: Item | None
    """The agenda item the page belongs to."""
    starts: bool
    """Whether that item begins here."""
    apart: bool
    """Whether a filler page stands before it, or an appendix begins."""
    runs: bool
    """Whether the next page repeats its first line."""


def divide(pack: Pack, blocks: Sequence[tuple[Block, ...]], lexicon: Lexicon) -> list[Document]:
    """Divide the blocks of a pack into documents."""
    documents: list[Document] = []
    for leaf in _leaves(pack, blocks, lexicon):
        current = documents[-1] if documents else None
        kind = "other" if current is None else None
        kind = _begins(leaf, current) if current is not None else leaf.signs.best(WEAK) or kind
        if kind is not None:
            documents.append(_document(kind, leaf))
            documents[-1].runs = leaf.runs
        document = documents[-1]
        document.blocks.extend(leaf.blocks)
        document.tables |= leaf.signs.tables
        document.ranges += leaf.signs.ranges
        document.head = leaf.head
        document.closed = _is_closed(leaf.blocks)
    return documents


def _leaves(pack: Pack, blocks: Sequence[tuple[Block, ...]], lexicon: Lexicon) -> list[Leaf]:
    """Gather what is known of each page that holds anything."""
    signs = [read_signs(held, lexicon) for held in blocks]
    agenda = [number for number, sign in enumerate(signs, 1) if sign.ranges and sign.best(WEAK) == "agenda"]
    items = find_items(pack, blocks, agenda[:AGENDA_PAGES])
    heads = [_head(held) for held in blocks]
    leaves: list[Leaf] = []
    item: Item | None = None
    filler = False
    for page, held, sign, head in zip(pack.pages, blocks, signs, heads, strict=True):
        if item is not None and item.last is not None and page.number > item.last:
            item = None
        item = items.get(page.number, item)
        if held:
            apart = filler or _is_appendix(held[0])
            following = next((one for one in heads[page.number :] if one), "")
            runs = _same_head(head, following)
            leaves.append(Leaf(page, held, sign, head, item, page.number in items, apart, runs))
        filler = not held and any(len(line.words) > 2 for line in page.furniture)  # noqa: PLR2004 - more than "Page 9"
    return leaves


def _begins(leaf: Leaf, current: Document) -> str | None:
    """Name the kind of the document that begins on a page; None where the one before goes on."""
    signs = leaf.signs
    if leaf.starts:
        return signs.best(WEAK) or "other"
    if _same_head(leaf.head, current.head) or not _is_fresh(leaf.blocks, current.blocks[-1]):
        return None
    strong, weak = signs.best(STRONG), signs.best(WEAK)
    if strong is not None and (signs.opens_again(strong) if strong == current.kind else _outdoes(strong, signs, current)):
        return strong
    if leaf.runs or _leaves_box(leaf.blocks[0], current):
        return weak or "other"
    apart = leaf.apart or (current.kind == "report" and current.closed and _is_headed(leaf.blocks[0]))
    if weak is None:
        return "other" if apart else None
    if weak == current.kind:
        another = signs.opens_again(weak) or (weak in signs.tables and weak not in current.tables)
        return weak if apart and another else None
    changes = weak in signs.tables and (current.kind == "other" or (current.kind in TABULAR and current.kind not in signs.scores))
    return weak if apart or changes else None


def _outdoes(kind: str, signs: Signs, current: Document) -> bool:
    """Whether the head of another kind opens a page; a report's labels also stand in other papers' forms."""
    if not signs.opens(kind):
        return False
    confirmed = signs.scores.get(current.kind, 0) if kind == "report" else 0
    return not confirmed or signs.scores[kind] - confirmed >= STRONG


def _is_headed(first: Block) -> bool:
    """Whether a page opens with a heading or a table."""
    return isinstance(first, Table) or first.kind == "heading" or first.bold


def _is_fresh(held: Sequence[Block], last: Block) -> bool:
    """Whether a page begins something: it does not go on with the sentence or table of the page before."""
    first = held[0]
    if isinstance(first, Table):
        if not isinstance(last, Table) or last.column_count != first.column_count or first.column_count == 1:
            return True
        return first.header_rows > 0 and first.headings != last.headings and last.header_rows > 0
    if first.kind == "heading":
        return True
    if not first.text or first.text[0].islower():
        return False
    return not isinstance(last, Paragraph) or last.kind == "heading" or last.text[-1:] in ".:;?!)" or len(last.text) < 80


def _leaves_box(first: Block, current: Document) -> bool:
    """Whether a boxed title follows a tracker whose own boxed titles begin otherwise."""
    box = find_box(first)
    if not current.boxed or box is None or not isinstance(first, Table) or len(first.cells) > 1:
        return False
    return not _folded(box.text).startswith(current.boxed)


def _is_appendix(first: Block) -> bool:
    """Whether a page opens with "Appendix 2"."""
    text = first.text if isinstance(first, Paragraph) else (box.text if (box := find_box(first)) is not None else "")
    return APPENDIX.match(text) is not None


def _head(held: Sequence[Block]) -> str:
    """Fold the first line of a page, boxed or not."""
    if not held:
        return ""
    first = held[0]
    if isinstance(first, Table):
        box = find_box(first)
        return _folded(box.text) if box is not None else ""
    return _folded(first.text) if first.bold or first.kind == "heading" else ""


def _same_head(one: str, other: str) -> bool:
    """Whether two pages repeat one title, on one of them perhaps cut short or run on."""
    length = min(len(one), len(other))
    return length >= RUNNING and one[:length] == other[:length]


def _folded(text: str) -> str:
    return "".join(words_of(text))


def _document(kind: str, leaf: Leaf) -> Document:
    """Open a document with its title: printed at its top, else as agenda or bookmark have it."""
    title, source = _title(kind, leaf)
    if leaf.starts and leaf.item is not None and not source:
        title = leaf.item.title or title
    box = find_box(leaf.blocks[0])
    boxed = _folded(box.text) if box is not None and kind == "tracker" else ""
    return Document(kind, leaf.item.number if leaf.item else None, title, [], source, "", boxed)


def _title(kind: str, leaf: Leaf) -> tuple[str | None, tuple[Paragraph, ...]]:
    """Find the title that a document prints at its top."""
    named = leaf.signs.titles.get(kind)
    if named is not None and not leaf.runs:
        return named.text, (named,)
    first = leaf.blocks[0]
    if isinstance(first, Table):
        box = find_box(first)
        return (box.text if box is not None and len(box.lines) <= 3 else None), ()  # noqa: PLR2004 - lines of a title
    if first.kind == "heading" or first.bold:
        return first.text, (first,)
    return None, ()


def _is_closed(held: Sequence[Block]) -> bool:
    """Whether a page holds the heading with which a report closes, and something under it."""
    last = max((place for place, block in enumerate(held) if _closes(block)), default=len(held))
    return last + 1 < len(held)


def _closes(block: Block) -> bool:
    """Whether a block is a heading with which a report closes."""
    if not isinstance(block, Paragraph) or block.kind == "bullet" or len(block.text) > CLOSING_LETTERS:
        return False
    return CLOSING.match(block.text) is not None
