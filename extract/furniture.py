"""What stands round the text and not in it: page stamps, running heads and feet, blank-page notices.

    furniture   = page_number | phrase | running | notice | watermark ;
    page_number = "Page 93" in a margin | a lone number in a margin that goes on from page to page ;
    phrase      = a phrase of the vocabulary in a margin ("Draft minutes to be approved …", "Agenda Item 7") ;
    running     = a line that stands alike in the margin of several pages, clear of the body: see `running` ;
    notice      = "This page is intentionally left blank", where a page prints nothing else ;
    watermark   = "DRAFT", large and slanting, across the page ;

A line of the body that repeats (a table's heading, a tracker's title) stays in the body. Furniture is
kept in `Page.furniture`: sections are told by their stamps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.lines import order_words
from scrutiny_extract.extract.margins import find_pieces
from scrutiny_extract.extract.pages.kinds import kind_of
from scrutiny_extract.extract.running import SAME_PLACE, Running
from scrutiny_extract.extract.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from scrutiny_extract.extract.layout import Line, Pack, Page
    from scrutiny_extract.extract.margins import Piece
    from scrutiny_extract.extract.vocabulary import Phrases, Vocabulary

    Series: TypeAlias = tuple[str, str, int]
    """How page numbers of one series are set: text without the number, font, size."""

REACH = 3
"""Pages within which a page number goes on from another."""
NOTICE_WORDS = 12
"""A notice that a page is blank has no more words."""
WATERMARK = 30.0
"""Size of a watermark's letters, points, at least."""
STAMP_MARK = re.compile(r"\s?[.:]\s")
"""A mark between a stamp's words and its number: "Item No. 7", "Agenda Item: 7"."""
STAMP_NUMBER = re.compile(r"(?:no\.? ?)?(?:#[a-z]?|[a-z])(?:\.#)*")
"""What follows "Agenda Item" on a stamp: "7", "7a", "No 7", "B"."""


def remove_furniture(pack: Pack, vocabulary: Vocabulary) -> Pack:
    """Part each page's words into furniture and body lines, and read the printed page numbers.

    Doing it again changes nothing: it starts from `Page.words` each time.
    """
    furniture = Furniture(pack.pages, vocabulary.table("furniture"))
    return replace(pack, pages=tuple(furniture.divide(page) for page in pack.pages))


class Furniture:
    """Judges the margins of all pages together, because repetition is what tells."""

    def __init__(self, pages: Sequence[Page], phrases: Phrases) -> None:
        """Find the margins' pieces and judge them all."""
        self._margins = {page.number: find_pieces(page) for page in pages}
        self._every = [piece for pieces in self._margins.values() for piece in pieces]
        self._openings = tuple(f"{fold(phrase)} " for phrase in phrases["running"])
        self._stamps = tuple(f"{fold(phrase)} " for phrase in phrases["stamp"])
        self._markings = frozenset(map(fold, phrases["marking"]))
        self._notices = frozenset(map(fold, phrases["blank"]))
        self._watermarks = frozenset(map(fold, phrases["watermark"]))
        self._numbers = {id(piece): piece.number for piece in self._every if piece.named and piece.number is not None}
        """Id of a piece that prints the page's number -> the number."""
        self._taken = set(self._numbers)
        """Ids of the pieces that are furniture."""
        running = Running({page.number: page for page in pages}, self._margins, self._taken)
        self._taken |= {id(piece) for piece in self._every if self._is_phrase(piece, running)}
        self._numbers |= running.take()
        self._take_lone_numbers()
        numbers = {(piece.page, _series_of(piece)) for piece in self._every if id(piece) in self._numbers}
        self._pages_of = Counter(series for _, series in numbers)
        """How many pages are numbered in each series."""

    def divide(self, page: Page) -> Page:
        """Return the page with its furniture, body lines, printed number and kind."""
        taken = [piece for piece in self._margins[page.number] if id(piece) in self._taken]
        furniture = [piece.line for piece in taken]
        furniture += self._watermark(page, furniture)
        furniture += self._notice(page, furniture)
        held = _held(furniture)
        words = [word for word in page.words if word.index not in held] if held else page.words
        stamp = max(
            (piece for piece in taken if id(piece) in self._numbers),
            key=lambda piece: (self._pages_of[_series_of(piece)], -piece.away),
            default=None,
        )
        kind = kind_of(words, page.images, page.shapes, size=(page.width, page.height))
        return replace(
            page,
            lines=order_words(words),
            furniture=tuple(furniture),
            printed=None if stamp is None else self._numbers[id(stamp)],
            kind=page.kind if page.kind in {"scan", "outline"} and (words or page.text == "none") else kind,
        )

    def _notice(self, page: Page, furniture: list[Line]) -> Iterator[Line]:
        """Find the notice that a page is blank: all that it prints besides."""
        if 0 < len(page.words) - sum(len(line.words) for line in furniture) <= NOTICE_WORDS:
            held = _held(furniture)
            rest = [word for word in page.words if word.index not in held]
            if fold(" ".join(word.text for word in rest)) in self._notices:
                yield line_of(rest)

    def _watermark(self, page: Page, furniture: list[Line]) -> Iterator[Line]:
        """Find large words that run across the page."""
        large = [word for word in page.words if not word.upright and word.style.size >= WATERMARK]
        held = _held(furniture) if large else set()
        for word in large:
            if word.index not in held and fold(word.text) in self._watermarks:
                yield line_of([word])

    def _is_phrase(self, piece: Piece, running: Running) -> bool:
        """Whether a piece begins as a running phrase, or is a marking or a stamp and nothing else."""
        if piece.alike.partition(" - ")[0] in self._markings:
            return True
        if self._openings and piece.alike.startswith(self._openings):
            return True
        text = STAMP_MARK.sub(" ", piece.alike)
        if not text.startswith(self._stamps):
            return False
        numbers = (text[len(phrase) :] for phrase in self._stamps if text.startswith(phrase))
        if all(STAMP_NUMBER.fullmatch(number) is None for number in numbers):
            return False
        return running.is_outermost(piece)

    def _take_lone_numbers(self) -> None:
        """Take lone numbers outside the body that go on from page to page, and others set like them."""
        lone = [piece for piece in self._every if piece.value is not None and self._is_alone(piece)]
        offsets: dict[int, list[Piece]] = defaultdict(list)
        for piece in lone:
            offsets[piece.offset].append(piece)
        kept: dict[Series, list[Piece]] = defaultdict(list)
        for piece in lone:
            if any(_goes_on(piece, other) for other in offsets[piece.offset]):
                kept[_series_of(piece)].append(piece)
        for piece in lone:
            opening = piece.page == 1 and piece.value == 1 and piece.edge == "bottom"
            if opening or any(_is_set_alike(piece, other) for other in kept[_series_of(piece)]):
                self._taken.add(id(piece))
                self._numbers[id(piece)] = piece.number or ""

    def _is_alone(self, piece: Piece) -> bool:
        """Whether nothing but furniture stands beside it, and nothing but furniture and numbers further out."""
        return id(piece) not in self._taken and all(
            other is piece or id(other) in self._taken or (other.row < piece.row and other.number is not None)
            for other in self._margins[piece.page]
            if other.edge == piece.edge and other.row <= piece.row
        )


def _held(lines: list[Line]) -> set[int]:
    """Return the indexes of the words of lines of one page."""
    return {word.index for line in lines for word in line.words}


def _series_of(piece: Piece) -> Series:
    return (piece.alike if piece.named else "#", piece.style.font, round(piece.style.size))


def _goes_on(one: Piece, other: Piece) -> bool:
    """Whether one numbers a page near the other's, having the same offset."""
    return 0 < abs(other.page - one.page) <= REACH and _is_set_alike(one, other)


def _is_set_alike(one: Piece, other: Piece) -> bool:
    """Whether two page numbers look alike and stand at the same place."""
    return _series_of(one) == _series_of(other) and one.edge == other.edge and abs(one.away - other.away) <= SAME_PLACE
