"""A pack divided into documents, page by page.

    document = first page, every page until another document begins ;

A document begins where an agenda item begins, where a head stands at the top of a page, or where the
title that its pages repeat changes. Weaker signs count where something sets the page apart: a filler
before it, an appendix's number, a report that has come to its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.forms import find_box
from scrutiny_extract.extract.sections.leaves import concludes, find_leaves, folded, heads, is_same_head
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block, Pack
    from scrutiny_extract.extract.sections.leaves import Leaf
    from scrutiny_extract.extract.sections.lexicon import Lexicon
    from scrutiny_extract.extract.sections.signs import Signs

STRONG = 3
"""Points that begin a section at the top of any page."""
WEAK = 2
"""Points that say which kind a section is that something else begins."""
TITLE_LINES = 3
"""Most lines of a boxed title."""
FRONT_PAGES = 4
"""Pages of a pack on which its agenda begins, at most, where little says so."""
STAMP_WORDS = 4
"""Words of an item's stamp, at most."""
LINE = 80
"""Letters of a paragraph that may be a line of its own: it need not end in a full stop."""
FIRST_NUMBERS = frozenset({"1", "a", "A", "i", "I"})
"""Numbers with which a numbering begins."""
FEWEST_COLUMNS = 3
"""Headed columns of a table that tell it from another."""
CLOSING = frozenset({"report", "minutes", "decision_notice"})
"""Kinds whose end can be seen: a heading on the next page is another paper's."""
TURNING = frozenset({"work_programme", "forward_plan", "recommendation_table", "response_table"})
"""Kinds that end where a heading and columns of any other sort begin."""
TABULAR = TURNING | {"decision_notice"}
"""Kinds that end where the columns of their tables change to another kind's."""
TITLED = TABULAR | {"requirement_update"}
"""Kinds that begin after such tables where a heading names them."""


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
    opens_item: bool = False
    """Whether an agenda item begins with it."""
    runs: bool = False
    """Whether its pages repeat its title."""
    columns: set[tuple[str, ...]] = field(default_factory=set)
    """Column headings of its tables."""
    ranges: int = 0
    """Entries with page ranges on its pages."""
    closed: bool = False
    """Whether its last page holds the heading with which a report closes, or the end of a meeting."""

    def add(self, leaf: Leaf, lexicon: Lexicon) -> None:
        """Add a page."""
        self.blocks.extend(leaf.blocks)
        self.tables |= leaf.signs.tables
        self.columns |= columns_of(leaf.blocks)
        self.ranges += leaf.signs.ranges
        self.head = leaf.head
        self.closed = leaf.closes if self.kind == "report" else concludes(self.kind, leaf.blocks, lexicon)


def divide(pack: Pack, blocks: Sequence[Sequence[Block]], lexicon: Lexicon) -> list[Document]:
    """Divide the blocks of a pack into documents."""
    documents: list[Document] = []
    for leaf in find_leaves(pack, blocks, lexicon):
        kind = _begins(leaf, documents[-1]) if documents else leaf.signs.best(WEAK) or "other"
        if kind is not None:
            documents.append(_document(kind, leaf))
        documents[-1].add(leaf, lexicon)
    return documents


def _begins(leaf: Leaf, current: Document) -> str | None:
    """Name the kind of the document that begins on a page; None where the one before goes on."""
    if leaf.starts:
        return leaf.signs.best(WEAK) or ("minutes" if leaf.minuted else "other")
    same = is_same_head(leaf.head, current.head) and not _follows_cover(leaf, current)
    if same or not (leaf.apart or _is_fresh(leaf.blocks[0], current.blocks[-1])):
        return None
    strong = leaf.signs.best(STRONG)
    if _begins_business(leaf, current):
        return "agenda"
    if strong is not None and _is_opened(strong, leaf.signs, current):
        return strong
    if leaf.runs or _leaves_box(leaf.blocks[0], current):
        return leaf.signs.best(WEAK) or "other"
    return _begins_weakly(leaf, current)


def _begins_business(leaf: Leaf, current: Document) -> bool:
    """Whether an agenda's items begin behind a cover: one of unknown kind, or one that is headed "Agenda" itself."""
    if leaf.page.number > FRONT_PAGES or leaf.signs.best(WEAK) != "agenda":
        return False
    if current.kind in {"other", "cover"}:
        return True
    numbered = any(isinstance(block, Table) or block.number is not None for block in current.blocks)
    return current.kind == "agenda" and not numbered and "agenda" in leaf.signs.titles


def _follows_cover(leaf: Leaf, current: Document) -> bool:
    """Whether an agenda begins that prints the cover's title again."""
    return leaf.signs.best(STRONG) == "agenda" and current.kind in {"cover", "other"}


def _is_opened(kind: str, signs: Signs, current: Document) -> bool:
    """Whether a head at the top of the page opens a document; a report's labels also stand in other papers' forms."""
    if kind == current.kind:
        return signs.opens_again(kind)
    confirmed = signs.scores.get(current.kind, 0) if kind == "report" else 0
    if confirmed and current.kind == "decision_notice":  # form after form, each with a subject and wards of its own
        return False
    return signs.opens(kind) and (not confirmed or signs.scores[kind] - confirmed >= STRONG)


def _begins_weakly(leaf: Leaf, current: Document) -> str | None:
    """Name the kind of a document whose signs alone would not do, if something sets the page apart."""
    signs = leaf.signs
    weak = signs.best(WEAK)
    apart = leaf.apart or (current.kind in CLOSING and current.closed and _is_headed(leaf.blocks[0]))
    if weak is None:
        return "other" if apart or _turns(leaf, current) else None
    if weak == current.kind:
        another = signs.opens_again(weak) or (weak in signs.tables and weak not in current.tables)
        return weak if (apart and another) or _is_titled_again(weak, leaf, current) else None
    return weak if apart or _changes(weak, signs, current) or _is_titled_anew(weak, leaf, current) else None


def _changes(kind: str, signs: Signs, current: Document) -> bool:
    """Whether the columns of tables change to another kind's."""
    if kind not in signs.tables:
        return False
    return current.kind in {"other", "cover"} or (current.kind in TABULAR and current.kind not in signs.scores)


def _is_titled_anew(kind: str, leaf: Leaf, current: Document) -> bool:
    """Whether headings, the title of a kind of tables one of them, stand over other columns than those before."""
    first = leaf.blocks[0]
    if current.kind in TURNING and kind in TITLED and heads(leaf, kind):
        return True
    if kind not in TABULAR or kind not in leaf.signs.titles or not current.columns or isinstance(first, Table):
        return False
    if not _is_headed(first):
        return False
    columns = columns_of(leaf.blocks)
    return bool(columns) and not columns & current.columns


def _is_titled_again(kind: str, leaf: Leaf, current: Document) -> bool:
    """Whether answers to another inquiry begin: a heading at the top names them otherwise."""
    if kind != "response_table" or not heads(leaf, kind) or current.title is None:
        return False
    return folded(leaf.signs.titles[kind].text) != folded(current.title)


def _turns(leaf: Leaf, current: Document) -> bool:
    """Whether a page of unknown kind leaves a document of tables: under a heading of its own, with other columns."""
    first = leaf.blocks[0]
    if current.kind not in TURNING or not isinstance(first, Paragraph) or not _is_headed(first):
        return False
    columns = columns_of(leaf.blocks)
    return bool(columns) and not columns & current.columns


def columns_of(blocks: Sequence[Block]) -> set[tuple[str, ...]]:
    """Give the column headings of the tables among blocks, those of two columns and fewer left out."""
    tables = (block for block in blocks if isinstance(block, Table) and block.header_rows)
    return {table.headings for table in tables if sum(map(bool, table.headings)) >= FEWEST_COLUMNS}


def _is_headed(first: Block) -> bool:
    """Whether a page opens with a table or with a heading that goes on with no numbering."""
    if isinstance(first, Table):
        return True
    if first.number is not None and first.number.strip("().").partition(".")[0] not in FIRST_NUMBERS:
        return False
    return first.kind == "heading" or first.bold


def _is_fresh(first: Block, last: Block) -> bool:
    """Whether a page begins something: it does not go on with the sentence or table of the page before."""
    if isinstance(first, Table):
        if not isinstance(last, Table) or last.column_count != first.column_count or first.column_count == 1:
            return True
        return first.header_rows > 0 and first.headings != last.headings and last.header_rows > 0
    if first.kind == "heading":
        return True
    if not first.text or first.text[0].islower():
        return False
    if not isinstance(last, Paragraph) or last.kind == "heading":
        return True
    return last.text[-1:] in ".:;?!)" or len(last.text) < LINE


def _leaves_box(first: Block, current: Document) -> bool:
    """Whether a boxed title follows a tracker whose own boxed titles begin otherwise."""
    box = find_box(first)
    if not current.boxed or box is None or not isinstance(first, Table) or len(first.cells) > 1:
        return False
    return not folded(box.text).startswith(current.boxed)


def _document(kind: str, leaf: Leaf) -> Document:
    """Open a document with its title: printed at its top, else as agenda or bookmark have it."""
    title, source = _title(kind, leaf)
    if not source:
        title = (leaf.item.title if leaf.starts and leaf.item is not None else leaf.filed) or title
    box = find_box(leaf.blocks[0])
    boxed = folded(box.text) if box is not None and kind == "tracker" else ""
    number = leaf.item.number if leaf.item else None
    return Document(kind, number, title, title_source=source, boxed=boxed, opens_item=leaf.starts, runs=leaf.runs)


def _is_stamp(block: Block, leaf: Leaf) -> bool:
    """Whether a block is nothing but the number of the item that begins on its page: "Item 7"."""
    if leaf.item is None or not leaf.starts or not isinstance(block, Paragraph):
        return False
    words = words_of(block.text)
    return 1 < len(words) <= STAMP_WORDS and words[-1] == (leaf.item.number or "").casefold()


def _title(kind: str, leaf: Leaf) -> tuple[str | None, tuple[Paragraph, ...]]:
    """Find the title that a document prints at its top."""
    named = leaf.signs.titles.get(kind)
    if named is not None and not leaf.runs:
        return named.text, (named,)
    first = next((block for block in leaf.blocks[:2] if not _is_stamp(block, leaf)), leaf.blocks[0])
    if isinstance(first, Table):
        box = find_box(first)
        return (box.text if box is not None and len(box.lines) <= TITLE_LINES else None), ()
    if first.kind == "heading" or first.bold:
        return first.text, (first,)
    return None, ()
