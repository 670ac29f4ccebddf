"""What is known of each page that holds anything, before anything is decided.

    leaf = page, its blocks, its signs, its first line, its agenda item, what sets it apart ;

Some of it needs the pages around: which title is repeated, and what stands before.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.apart import is_appendix, is_set_apart
from scrutiny_extract.extract.sections.forms import find_box, texts
from scrutiny_extract.extract.sections.items import find_items
from scrutiny_extract.extract.sections.lexicon import words_of
from scrutiny_extract.extract.sections.signs import read_signs
from scrutiny_extract.extract.sections.spread import AGENDA_PAGES, SURE, spread_agenda

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block, Pack, Page
    from scrutiny_extract.extract.sections.entries import Item
    from scrutiny_extract.extract.sections.lexicon import Lexicon
    from scrutiny_extract.extract.sections.signs import Signs

RUNNING = 20
"""Letters of a title that pages repeat, at least: shorter ones repeat by chance."""
FILLER_WORDS = 3
"""Words of a line that says that a page is left blank, at least: more than "Page 9"."""
CONCLUDING = 8
"""Paragraphs at the end of minutes among which the end of the meeting stands: signature and date follow."""
SIGNING = 3
"""Paragraphs at the end of a page among which a signature stands."""
CONCLUSION_LETTERS = 200
"""Most characters of the paragraph that says so."""
CLOSING_LETTERS = 60
"""Most characters of a closing heading, with what stands on its line."""

NUMBERED = regex.compile(r"^\d{1,2}(?:\.\d{1,2}){0,5}[.):]?\s*(?!\d)")
"""The number of a heading, which its paragraph holds apart from its text."""


class Leaf(NamedTuple):
    """A page with what is known of it."""

    page: Page
    blocks: Sequence[Block]
    signs: Signs
    head: str
    """Its first line, folded, where it is a heading; else empty."""
    item: Item | None
    """The agenda item the page belongs to."""
    starts: bool
    """Whether that item begins here."""
    minuted: bool
    """Whether that item is of minutes, and the page says what minutes say."""
    apart: bool
    """Whether a filler page stands before it, an appendix begins, or a paper is filed here."""
    filed: str | None
    """The name under which a paper that begins here was filed in the pack, where the page does not print it."""
    runs: bool
    """Whether the next page repeats its first line."""
    closes: bool
    """Whether it holds the heading with which a report closes, and something under it."""


def find_leaves(pack: Pack, blocks: Sequence[Sequence[Block]], lexicon: Lexicon) -> list[Leaf]:
    """Gather what is known of each page that holds anything."""
    signs = [read_signs(held, lexicon) for held in blocks]
    spread_agenda(blocks, signs)
    agenda = [number for number, sign in enumerate(signs, 1) if sign.best(1 if sign.ranges else SURE) == "agenda"]
    items = find_items(pack, blocks, agenda[:AGENDA_PAGES], lexicon, opens=_openings(blocks, signs))
    heads = [head_of(held, lexicon) if held else "" for held in blocks]
    following = _following(heads)
    names = {mark.page: mark.title for mark in pack.bookmarks if mark.level > 1} if items else {}
    leaves: list[Leaf] = []
    item: Item | None = None
    filler = False
    for place, (page, held) in enumerate(zip(pack.pages, blocks, strict=True)):
        if item is not None and item.last is not None and page.number > item.last:
            item = None
        item = items.get(page.number, item)
        if held:
            filed = _filed(names.get(page.number), held)
            leaves.append(
                Leaf(
                    page, held, signs[place], heads[place], item,
                    starts=page.number in items,
                    minuted=page.number in items and _is_minuted(items[page.number], held, lexicon),
                    apart=filler
                    or is_appendix(held[0], lexicon)
                    or filed is not None
                    or (len(leaves) > 0 and is_set_apart(page, leaves[-1].page, leaves[-1].blocks[0], lexicon)),
                    filed=filed,
                    runs=is_same_head(heads[place], following[place]),
                    closes=_closes(held, lexicon),
                )
            )  # fmt: skip
        filler = not held and any(len(line.words) >= FILLER_WORDS for line in page.furniture)
    return leaves


def _openings(blocks: Sequence[Sequence[Block]], signs: Sequence[Signs]) -> list[bool]:
    """Say of each page whether it looks like the first of a paper: by its head, or behind a page left blank."""
    return [
        bool(held) and (signs[place].best(SURE + 1) is not None or (place > 0 and not blocks[place - 1]))
        for place, held in enumerate(blocks)
    ]


def head_of(held: Sequence[Block], lexicon: Lexicon) -> str:
    """Fold the first line of a page, boxed or not; empty where it is plain text.

    A council's name heads all its papers: it says which goes on only with the line below it.
    """
    first = held[0]
    head = _head(first)
    if head and len(held) > 1 and isinstance(first, Paragraph) and lexicon.is_council(first.text):
        below = _head(held[1])
        return head + below if below else ""
    return head


def heads(leaf: Leaf, kind: str) -> bool:
    """Whether a heading at the top of a page, others above it, names a kind."""
    named = leaf.signs.titles.get(kind)
    if named is None or named.kind != "heading":
        return False
    above = takewhile(lambda block: block is not named, leaf.blocks)
    return all(isinstance(block, Paragraph) and block.kind == "heading" for block in above)


def _head(first: Block) -> str:
    if isinstance(first, Table):
        box = find_box(first)
        return folded(box.text) if box is not None else ""
    return folded(first.text) if first.bold or first.kind == "heading" else ""


def _is_minuted(item: Item, held: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether the agenda calls a paper minutes, and its first page has a word of minutes at least."""
    return lexicon.names("minutes", words_of(item.title or "")) and lexicon.marks("minutes", texts(held)) > 0


def is_same_head(one: str, other: str) -> bool:
    """Whether two pages repeat one title, on one of them perhaps cut short or run on."""
    length = min(len(one), len(other))
    return length >= RUNNING and one[:length] == other[:length]


def folded(text: str) -> str:
    """Fold a text to its letters and digits."""
    return "".join(words_of(text))


def _following(heads: Sequence[str]) -> list[str]:
    """Give for each page the next head after it."""
    following: list[str] = []
    head = ""
    for one in reversed(heads):
        following.append(head)
        head = one or head
    return following[::-1]


def _filed(name: str | None, held: Sequence[Block]) -> str | None:
    """Give the bookmark that names a paper begun on a page; a heading's name is printed on the page."""
    if name is None:
        return None
    key = folded(NUMBERED.sub("", name))
    printed = any(key in folded(block.text) for block in held if isinstance(block, Paragraph))
    return None if printed else name


def _closes(held: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether a page holds a closing heading, and something under it."""
    last = max((place for place, block in enumerate(held) if _is_closing(block, lexicon)), default=len(held))
    return last + 1 < len(held)


def concludes(kind: str, held: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether one of the last paragraphs of a page ends a paper: a meeting came to its end, a decision is signed."""
    last = [block.text for block in held[-CONCLUDING:] if isinstance(block, Paragraph)]
    if kind == "decision_notice":
        return any(lexicon.opens("signature", words_of(text)) for text in last[-SIGNING:])
    return any(len(text) <= CONCLUSION_LETTERS and lexicon.concludes(text) for text in last)


def _is_closing(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block is a heading with which reports close: "Background papers"."""
    if not isinstance(block, Paragraph) or block.kind == "bullet" or len(block.text) > CLOSING_LETTERS:
        return False
    return lexicon.opens("closing", words_of(block.text)) > 0
