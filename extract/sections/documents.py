"""A pack divided into documents, page by page and block by block.

    document = first block, every block until another document begins ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.items import find_items
from scrutiny_extract.extract.sections.lexicon import words_of
from scrutiny_extract.extract.sections.signs import is_recommendation_head, read_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block, Pack, Page
    from scrutiny_extract.extract.sections.items import Item
    from scrutiny_extract.extract.sections.lexicon import Lexicon
    from scrutiny_extract.extract.sections.signs import Signs

STRONG = 3
"""Points that begin a section wherever a page begins."""
WEAK = 2
"""Points that say which kind a section is that something else begins."""
RECOMMENDATIONS = 3
"""Boxed or headed single recommendations that make a response."""
RESTARTING = frozenset({"report", "minutes", "correspondence", "decision_notice"})
"""Kinds whose head, printed again, begins another of the kind."""

APPENDIX = regex.compile(r"\W*(?:appendix|annex|annexe|enclosure|schedule)\s+(?:[a-z]|\d{1,2}|[ivx]+)\b", regex.IGNORECASE)
FINISHED = regex.compile(r"(?:list of )?background (?:documents?|papers?|information)|appendices|contact (?:officers?|details)|report authors?", regex.IGNORECASE)
"""Headings after which a report ends with its page."""


@dataclass
class Document:
    """A document while its blocks are gathered."""

    kind: str
    item: str | None
    title: str | None
    key: str = ""
    blocks: list[Block] = field(default_factory=list)
    title_source: tuple[Paragraph, ...] = ()
    finished: bool = False
    """Whether its closing heading has been seen."""


def divide(pack: Pack, blocks: Sequence[tuple[Block, ...]], lexicon: Lexicon) -> list[Document]:
    """Divide the blocks of a pack into documents."""
    signs = [read_signs(held, lexicon) for held in blocks]
    agenda_pages = [number for number, sign in enumerate(signs, 1) if sign.scores.get("agenda", 0) >= WEAK]
    items = find_items(pack, blocks, agenda_pages[:12])
    responses = sum(sign.boxes for sign in signs) >= RECOMMENDATIONS
    documents: list[Document] = []
    item: Item | None = None
    before: Page | None = None
    for page, held, sign in zip(pack.pages, blocks, signs, strict=True):
        item = items.get(page.number, item if item is None or item.last is None or page.number <= item.last else None)
        if held:
            current = documents[-1] if documents else None
            begun = _begins(page, held, sign, current, before=before, starts=page.number in items)
            if begun is not None:
                documents.append(_document(begun, page, held, sign, item, items))
            documents[-1].blocks.extend(held)
            documents[-1].finished = documents[-1].finished or any(map(_finishes, held))
        before = page
    return _with_parts(documents, lexicon, responses=responses)


def _begins(
    page: Page, held: Sequence[Block], sign: Signs, current: Document | None, *, before: Page | None, starts: bool
) -> str | None:
    """Name the kind of the document that begins on a page; None where the one before goes on."""
    if current is None or starts:
        return sign.best(WEAK) or "other"
    strong = sign.best(STRONG)
    if strong is not None and strong == current.kind:
        if strong == "tracker" and sign.key and current.key and not _same_key(sign.key, current.key):
            return strong
        return strong if strong in RESTARTING and _is_fresh(current, held) else None
    if strong is not None and _is_fresh(current, held):
        return strong
    if not _is_fresh(current, held):
        return None
    apart = _stands_apart(page, held, current, before)
    weak = sign.best(WEAK)
    if weak is not None and weak != current.kind and (apart or current.kind == "other"):
        return weak
    if weak is not None and weak == current.kind and current.kind not in RESTARTING:
        return None
    return (weak or "other") if apart else None


def _stands_apart(page: Page, held: Sequence[Block], current: Document, before: Page | None) -> bool:
    """Whether something besides words says that a document begins: an appendix's number, a filler, a closed report."""
    first = held[0]
    if isinstance(first, Paragraph) and APPENDIX.match(first.text):
        return True
    if before is not None and before.kind == "blank" and before.furniture:
        return True
    return current.kind == "report" and current.finished


def _is_fresh(current: Document, held: Sequence[Block]) -> bool:
    """Whether a page begins something: it does not go on with the sentence or table of the page before."""
    first, last = held[0], current.blocks[-1]
    if isinstance(first, Table):
        return not (isinstance(last, Table) and last.column_count == first.column_count and first.header_rows == 0)
    if first.kind == "heading":
        return True
    if not first.text or first.text[0].islower():
        return False
    return not isinstance(last, Paragraph) or not last.text or last.text[-1] in ".:;?!)" or last.kind == "heading" or len(last.text) < 80


def _same_key(one: str, other: str) -> bool:
    """Whether two tracker titles are the same, one perhaps cut short."""
    return one.startswith(other) or other.startswith(one)


def _document(kind: str, page: Page, held: Sequence[Block], sign: Signs, item: Item | None, items: dict[int, Item]) -> Document:
    """Open a document."""
    title, source = _title(kind, held, sign)
    starting = items.get(page.number)
    if starting is not None and starting.title and source == ():
        title = starting.title
    return Document(kind, item.number if item else None, title, sign.key, [], source)


def _title(kind: str, held: Sequence[Block], sign: Signs) -> tuple[str | None, tuple[Paragraph, ...]]:
    """Find the title a document prints at its top."""
    named = sign.titles.get(kind)
    if named is not None:
        return named.text, (named,)
    first = held[0]
    if isinstance(first, Table):
        cells = [cell for cell in first.cells if cell.text]
        return (cells[0].text, ()) if len(cells) == 1 and len(cells[0].lines) <= 3 else (None, ())
    if first.kind == "heading":
        return first.text, (first,)
    return None, ()


def _finishes(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.text) < 60 and FINISHED.match(block.text) is not None


def _with_parts(documents: Sequence[Document], lexicon: Lexicon, *, responses: bool) -> list[Document]:
    """Divide documents further where a kind begins or ends in mid-document."""
    parts: list[Document] = []
    for document in documents:
        if responses and document.kind in {"other", "report"}:
            parts.extend(_response_parts(document))
        elif document.kind == "agenda":
            parts.extend(_cover_parts(document, lexicon))
        else:
            parts.append(document)
    return parts


def _response_parts(document: Document) -> list[Document]:
    """Part the recommendations and their answers from what stands before and after them."""
    heads = [place for place, block in enumerate(document.blocks) if is_recommendation_head(block)]
    if len(heads) < RECOMMENDATIONS:
        return [document]
    before, answers = document.blocks[: heads[0]], document.blocks[heads[0] :]
    parts = []
    if before:
        parts.append(Document(document.kind, document.item, document.title, "", before, document.title_source))
    parts.append(Document("response_table", document.item, None, "", answers))
    return parts


def _cover_parts(document: Document, lexicon: Lexicon) -> list[Document]:
    """Part the cover from the agenda that follows it on the same page."""
    for place, block in enumerate(document.blocks[:60]):
        if isinstance(block, Table) or len(words_of(block.text)) > 4:
            continue
        if any(match.kind == "agenda" and match.start == 0 for match in lexicon.titles(block.text)):
            if place < 5:
                return [document]
            cover = Document("cover", None, None, "", document.blocks[:place])
            document.blocks = document.blocks[place:]
            return [cover, document]
    return [document]
