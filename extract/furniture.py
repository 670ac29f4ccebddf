"""What stands round the text and not in it: page stamps, running heads and feet, blank-page notices.

    furniture = page_number | phrase | running ;
    page_number = "Page 93" in a margin | a lone number in a margin that goes on over the pages ;
    phrase      = a vocabulary phrase in a margin ("Draft minutes to be approved …", "Agenda Item 7") ;
    running     = the same line in the same margin of several pages, clear of the body ;

A line of the body that repeats (a table's heading, a tracker's title) stays in the body.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.lines import find_lines
from scrutiny_extract.extract.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.layout import Line, Pack, Page, PageKind, Word
    from scrutiny_extract.extract.vocabulary import Vocabulary

Edge: TypeAlias = Literal["top", "bottom", "left", "right"]

BAND = 0.115
"""Share of the page's height (or width) that may be margin."""

REPEATS = 3
"""Pages on which a line stands alike before it is a running head or foot."""

CLEAR = 0.8
"""A running head or foot stands this many of its heights clear of the body."""

REACH = 3
"""Pages within which a page number is looked for that goes on from another."""

FIGURE_WORDS = 40
"""A page with a picture that fills it and fewer words is a figure."""

FIGURE_SHARE = 0.35
"""Share of the page that pictures or shapes cover where they fill it."""

PAGE_NUMBER = re.compile(
    r"""
    [-–—\[(|\s]* (?P<word> (?:p\s?a\s?g\s?e|pg?\.?) \s* [|:]? \s* )?
    (?P<number> \d{1,4} [a-z]? | [ivxl]{1,6} )
    (?: \s* (?:of|/) \s* \d{1,4} )? [-–—\])|\s]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together in a margin."""

    page: int
    edge: Edge
    line: Line
    text: str
    number: str | None
    """The page number it prints, if it may be one and prints nothing else."""
    named: bool
    """Whether the word "page" stands by the number."""


def remove_furniture(pack: Pack, vocabulary: Vocabulary) -> Pack:
    """Part each page's words into furniture and body lines, and read the printed page numbers."""
    pieces = {page.number: tuple(_pieces(page)) for page in pack.pages}
    every = [piece for page in pack.pages for piece in pieces[page.number]]
    series = _number_series(every)
    running = _running(pack, every)
    phrases = tuple(fold(phrase) for name in ("running",) for phrase in vocabulary.table("furniture")[name])
    pages = []
    for page in pack.pages:
        numbers = [piece for piece in pieces[page.number] if id(piece) in series]
        taken = [
            piece.line
            for piece in pieces[page.number]
            if id(piece) in series or id(piece) in running or fold(piece.text).startswith(phrases or ("\0",))
        ]
        printed = max(numbers, key=lambda piece: series[id(piece)]).number if numbers else None
        taken += _notice(page, taken, vocabulary)
        pages.append(_divided(page, tuple(taken), printed))
    return replace(pack, pages=tuple(pages))


def _divided(page: Page, furniture: tuple[Line, ...], printed: str | None) -> Page:
    held = {word.index for line in furniture for word in line.words}
    words = tuple(word for word in page.words if word.index not in held) if held else page.words
    lines = find_lines(replace(page, words=words))
    return replace(page, lines=lines, furniture=furniture, printed=printed, kind=_kind(page, len(words)))


def _kind(page: Page, words: int) -> PageKind:
    if page.kind in {"scan", "outline"}:
        return page.kind
    if words == 0 and not page.images and not page.shapes:
        return "blank"
    area = page.width * page.height
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in (image.bbox for image in page.images))
    return "figure" if words < FIGURE_WORDS and area and covered > FIGURE_SHARE * area else "content"


def _notice(page: Page, taken: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Find a notice that the page is left blank: all that a page prints besides its furniture."""
    held = {word.index for line in taken for word in line.words}
    rest = [word for word in page.words if word.index not in held]
    if 0 < len(rest) <= 12:
        text = fold(" ".join(word.text for word in rest))
        if any(fold(phrase) == text for phrase in vocabulary.table("furniture")["blank"]):
            return [line_of(rest)]
    return []


def _pieces(page: Page) -> Iterator[Piece]:
    """Yield what stands in the page's margins, row by row."""
    edges: dict[Edge, list[Word]] = {"top": [], "bottom": [], "left": [], "right": []}
    top, bottom = page.height * BAND, page.height * (1 - BAND)
    left, right = page.width * BAND, page.width * (1 - BAND)
    for word in page.words:
        if word.upright:
            if word.y1 < top:
                edges["top"].append(word)
            elif word.y0 > bottom:
                edges["bottom"].append(word)
        elif word.x1 < left:
            edges["left"].append(word)
        elif word.x0 > right:
            edges["right"].append(word)
    for edge, words in edges.items():
        for row in _rows(words) if edge in {"top", "bottom"} else _stacks(words):
            line = line_of(row)
            match = PAGE_NUMBER.fullmatch(line.text)
            number = match["number"] if match else None
            yield Piece(page.number, edge, line, line.text, number, bool(match and match["word"]))


def _rows(words: list[Word]) -> Iterator[list[Word]]:
    """Group upright words on one baseline without a wide gap."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y0 + word.y1, word.x0)):
        middle = (word.y0 + word.y1) / 2
        if rows and rows[-1][-1].y0 <= middle <= rows[-1][-1].y1:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort()
        start = 0
        for place in range(1, len(row)):
            if row[place].x0 - row[place - 1].x1 > 1.5 * (row[place].y1 - row[place].y0):
                yield row[start:place]
                start = place
        yield row[start:]


def _stacks(words: list[Word]) -> Iterator[list[Word]]:
    """Group sideways words in printed order that stand over each other without a wide gap."""
    stack: list[Word] = []
    for word in words:
        if stack:
            last = stack[-1]
            apart = max(word.y0 - last.y1, last.y0 - word.y1)
            beside = min(word.x1, last.x1) - max(word.x0, last.x0) < 0.5 * (word.x1 - word.x0)
            if beside or apart > 1.5 * (word.x1 - word.x0):
                yield stack
                stack = []
        stack.append(word)
    if stack:
        yield stack


def _number_series(pieces: Iterable[Piece]) -> dict[int, int]:
    """Keep page numbers that go on from page to page: id of the piece -> pages of its series."""
    series: dict[tuple[Edge, bool, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.number is not None:
            value = _value(piece.number)
            if value is not None:
                edge: Edge = "bottom" if piece.edge in {"left", "right"} else piece.edge
                series[edge, piece.named, value - piece.page].append(piece)
    kept: dict[int, int] = {}
    for (_, named, offset), members in series.items():
        pages = sorted({piece.page for piece in members})
        for piece in members:
            near = any(0 < abs(other - piece.page) <= REACH for other in pages)
            first = piece.page == 1 and offset == 0
            if named or near or first:
                kept[id(piece)] = len(pages)
    return kept


def _value(number: str) -> int | None:
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits else None


def _running(pack: Pack, pieces: list[Piece]) -> set[int]:
    """Find heads and feet that stand alike on several pages, clear of the body."""
    alike: dict[tuple[Edge, str, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.edge in {"top", "bottom"}:
            alike[piece.edge, re.sub(r"\d+", "#", fold(piece.text)), round(piece.line.y0 / 4)].append(piece)
    found: set[int] = set()
    pages = {page.number: page for page in pack.pages}
    bands = Counter(piece.page for piece in pieces)
    for members in alike.values():
        if len({piece.page for piece in members}) >= REPEATS:
            clear = [piece for piece in members if _is_clear(piece, pages[piece.page])]
            if len(clear) * 2 > len(members) and bands:
                found.update(id(piece) for piece in members)
    return found


def _is_clear(piece: Piece, page: Page) -> bool:
    """Whether nothing of the body stands close to it on the body's side."""
    height = piece.line.y1 - piece.line.y0
    for word in page.words:
        if piece.edge == "top" and 0 <= word.y0 - piece.line.y1 + 2 < CLEAR * height + 2 and word.y1 > piece.line.y1:
            return False
        if piece.edge == "bottom" and 0 <= piece.line.y0 - word.y1 + 2 < CLEAR * height + 2 and word.y0 < piece.line.y0:
            return False
    return True
