"""What stands round the text and not in it: page stamps, running heads and feet, blank-page notices.

    furniture   = page_number | phrase | running | notice ;
    page_number = "Page 93" in a margin | a lone number in a margin that goes on from page to page ;
    phrase      = a phrase of the vocabulary in a margin ("Draft minutes to be approved …", "Agenda Item 7") ;
    running     = a line that stands alike in the margin of several pages, clear of the body ;
    notice      = "This page is intentionally left blank", where a page prints nothing else ;

A line of the body that repeats (a table's heading, a tracker's title) stays in the body. Furniture is
kept in `Page.furniture`: sections are told by their stamps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.lines import find_lines
from scrutiny_extract.extract.margins import DIGITS, find_pieces
from scrutiny_extract.extract.pages.kinds import kind_of
from scrutiny_extract.extract.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Line, Pack, Page
    from scrutiny_extract.extract.margins import Piece
    from scrutiny_extract.extract.vocabulary import Vocabulary

REPEATS = 3
"""Pages on which a line stands alike before it is a running head or foot."""
CLEAR = 0.7
"""Gap between a running head and the body, in the head's heights, at least."""
NEARLY_ALL = 0.8
"""Share of the pages that is as good as all."""
WALLS = 3
"""Upright rules beside a line that make it a row of a table."""
MARGIN = 46.0
"""What ends nearer to the page's edge than this is in the margin on any paper, points."""
NEIGHBOURS = 4
"""Pages before and after a running head that are asked whether their body reaches as far out."""
NAMED = re.compile(r"\bpage (?P<number>\d{1,4})\b", re.IGNORECASE)
"""A page number within a running head or foot."""
TYPED = 20.0
"""The same for heads that were typed on each page by hand: they hold the word "page"."""
SAME_PLACE = 5.0
"""Distance in which lines of two pages count as standing at the same place, points."""
FACING = 2
"""Pages from one left-hand page to the next."""
REACH = 3
"""Pages within which a page number goes on from another."""
NOTICE_WORDS = 12
"""A notice that a page is blank has no more words."""
LETTERS = 3
"""Letters that at least make a line more than a number or a mark."""
TITLE = 6
"""Letters of a title, at least."""
FIGURES = 6
"""Characters of a date or a reference without letters that is repeated, at least."""


def remove_furniture(pack: Pack, vocabulary: Vocabulary) -> Pack:
    """Part each page's words into furniture and body lines, and read the printed page numbers.

    Doing it again changes nothing: it starts from `Page.words` each time.
    """
    margins = {page.number: find_pieces(page) for page in pack.pages}
    furniture = Furniture(pack.pages, margins, vocabulary)
    return replace(pack, pages=tuple(furniture.divide(page) for page in pack.pages))


class Furniture:
    """Judges the margins of all pages together, because repetition is what tells."""

    def __init__(self, pages: Sequence[Page], margins: dict[int, list[Piece]], vocabulary: Vocabulary) -> None:
        """Judge all pieces."""
        phrases = vocabulary.table("furniture")
        self._pages = {page.number: page for page in pages}
        self._margins = margins
        self._every = [piece for pieces in margins.values() for piece in pieces]
        self._openings = tuple(f"{fold(phrase)} " for phrase in phrases["running"])
        self._stamps = frozenset(f"{fold(phrase)} #" for phrase in phrases["stamp"])
        self._markings = frozenset(map(fold, phrases["marking"]))
        self._notices = frozenset(map(fold, phrases["blank"]))
        self._taken: set[int] = set()
        """Ids of the pieces that are furniture."""
        self._numbers: dict[int, str] = {}
        """Id of a piece that prints the page's number -> the number."""
        self._take_phrases()
        self._take_named_numbers()
        self._take_running()
        self._take_bare_numbers()
        self._series = self._count_series()

    def divide(self, page: Page) -> Page:
        """Return the page with its furniture, body lines, printed number and kind."""
        taken = [piece for piece in self._margins[page.number] if id(piece) in self._taken]
        furniture = [piece.line for piece in taken]
        held = {word.index for line in furniture for word in line.words}
        words = tuple(word for word in page.words if word.index not in held) if held else page.words
        if 0 < len(words) <= NOTICE_WORDS and fold(" ".join(word.text for word in words)) in self._notices:
            furniture.append(line_of(words))
            words = ()
        numbers = [piece for piece in taken if id(piece) in self._numbers]
        stamp = max(numbers, key=lambda piece: (self._series[_class_of(piece)], -piece.away), default=None)
        kind = kind_of(words, page.images, page.shapes, paths=len(page.shapes), size=(page.width, page.height))
        return replace(
            page,
            lines=find_lines(replace(page, words=words, furniture=())),
            furniture=tuple(furniture),
            printed=None if stamp is None else self._numbers[id(stamp)],
            kind=page.kind if page.kind in {"scan", "outline"} else kind,
        )

    def _take_phrases(self) -> None:
        self._taken |= {id(piece) for piece in self._every if self._is_phrase(piece)}

    def _is_phrase(self, piece: Piece) -> bool:
        """Whether a piece begins as a running phrase, or is a stamp or a marking and nothing else."""
        return (
            piece.alike in self._stamps
            or piece.alike.partition(" - ")[0] in self._markings
            or (bool(self._openings) and fold(piece.text).startswith(self._openings))
        )

    def _take_named_numbers(self) -> None:
        for piece in self._every:
            if piece.named and piece.number is not None:
                self._taken.add(id(piece))
                self._numbers[id(piece)] = piece.number

    def _take_running(self) -> None:
        """Take heads and feet that stand alike on several pages, from the edge inwards."""
        groups = sorted(
            _alike(self._every, pages=len(self._pages)), key=lambda group: min(piece.away for piece in group)
        )
        candidates = {id(piece): group for group in groups for piece in group}
        for group in groups:
            if id(group[-1]) in self._taken:
                continue
            if not self._is_in_body(group) and not self._is_in_table(group) and self._is_outside(group, candidates):
                numbers = _embedded(group)
                kept = group[1:] if not numbers and self._is_title(group[0], candidates) else group
                self._taken |= {id(piece) for piece in kept}
                self._numbers |= numbers

    def _is_title(self, piece: Piece, candidates: Collection[int]) -> bool:
        """Whether the first of a running head is the only print of a title, and stays.

        It is where it opens the pack, and where the page before has another title at its place: a head
        that only begins on the second page of a paper has its title printed on the first.
        """
        if piece.edge != "top" or sum(map(str.isalpha, piece.alike)) < TITLE or "@" in piece.text:
            return False
        before = self._margins.get(piece.page - 1, ())
        return piece.page == 1 or any(
            id(other) in candidates
            and other.edge == "top"
            and other.style == piece.style
            and other.alike != piece.alike
            and abs(other.away - piece.away) <= SAME_PLACE
            for other in before
        )

    def _is_outside(self, group: list[Piece], candidates: Collection[int]) -> bool:
        """Whether most of a group stand at the edge of the page, clear of the body.

        At the foot of nearly all pages a line need not be clear: a body never ends alike everywhere.
        """
        outermost = [piece for piece in group if self._is_outermost(piece)]
        if group[0].edge == "bottom" and len(outermost) >= NEARLY_ALL * len(self._pages):
            return True
        clear = [piece for piece in outermost if self._is_clear(piece, candidates)]
        return 2 * len(clear) > len(group)

    def _is_outermost(self, piece: Piece) -> bool:
        """Whether only furniture stands between it and the page's edge."""
        return all(
            id(other) in self._taken or other.number is not None
            for other in self._margins[piece.page]
            if other.edge == piece.edge and other.row < piece.row
        )

    def _is_clear(self, piece: Piece, candidates: Collection[int]) -> bool:
        """Whether a gap, perhaps below more lines that stand alike, parts it from the body."""
        margin = [other for other in self._margins[piece.page] if other.edge == piece.edge and other.row > piece.row]
        last = piece
        for other in margin:
            gap = abs(other.away - last.away) - _height(other)
            if other.row != last.row and gap >= CLEAR * _height(last):
                return True
            if id(other) not in candidates and other.number is None:
                return False
            last = other
        return True

    def _is_in_body(self, group: list[Piece]) -> bool:
        """Whether the body of pages round about reaches as far out as this."""
        away = max(piece.away for piece in group)
        if away < MARGIN or len(group) >= NEARLY_ALL * len(self._pages):
            return False
        own = {piece.page for piece in group}
        asked = sorted(
            page
            for page in {near for number in own for near in range(number - NEIGHBOURS, number + NEIGHBOURS + 1)} - own
            if page in self._pages and _same_size(self._pages[page], self._pages[group[0].page])
        )
        reaching = sum(self._reaches(page, group[0].edge, away) for page in asked)
        return 5 * reaching > len(asked)

    def _reaches(self, page: int, edge: str, away: float) -> bool:
        return any(
            piece.edge == edge and piece.away <= away + SAME_PLACE and id(piece) not in self._taken
            for piece in self._margins[page]
        )

    def _is_in_table(self, group: list[Piece]) -> bool:
        """Whether tables hold most of a group, judged by its first, middle and last."""
        asked = [group[0], group[len(group) // 2], group[-1]]
        return 2 * sum(self._is_cell(piece) for piece in asked) > len(asked)

    def _is_cell(self, piece: Piece) -> bool:
        """Whether upright rules stand beside it, or it and what it stands beside are tagged as cells."""
        page = self._pages[piece.page]
        middle = (piece.line.y0 + piece.line.y1) / 2
        if sum(rule.y0 <= middle <= rule.y1 and not rule.horizontal for rule in page.rules) >= WALLS:
            return True
        first = piece.line.words[0].index
        beside = any(
            other is not piece and other.edge == piece.edge and other.row == piece.row
            for other in self._margins[piece.page]
        )
        return beside and any(
            tag.kind in {"TD", "TH"} and any(word.index == first for word in tag.words) for tag in page.tags
        )

    def _take_bare_numbers(self) -> None:
        """Take lone numbers outside the body that go on from page to page."""
        lone = [piece for piece in self._every if piece.value is not None and not piece.named and self._is_alone(piece)]
        series: dict[int, list[Piece]] = defaultdict(list)
        for piece in lone:
            series[(piece.value or 0) - piece.page].append(piece)
        kept = [piece for piece in lone if _goes_on(piece, series[(piece.value or 0) - piece.page])]
        places = Counter(_class_of(piece) for piece in kept)
        for piece in lone:
            opening = piece.page == 1 and piece.value == 1 and piece.edge == "bottom"
            if places[_class_of(piece)] or opening:
                self._taken.add(id(piece))
                self._numbers[id(piece)] = piece.number or ""

    def _is_alone(self, piece: Piece) -> bool:
        """Whether nothing but furniture stands beside it or further out."""
        return id(piece) not in self._taken and all(
            other is piece or id(other) in self._taken
            for other in self._margins[piece.page]
            if other.edge == piece.edge and other.row <= piece.row
        )

    def _count_series(self) -> Counter[tuple[str, str, float]]:
        pieces = [piece for piece in self._every if id(piece) in self._numbers]
        return Counter(key for _, key in {(piece.page, _class_of(piece)) for piece in pieces})


def _class_of(piece: Piece) -> tuple[str, str, float]:
    """Say how a page number is set: those of one series are set alike."""
    return ("#" if not piece.named else piece.alike, piece.style.font, round(piece.style.size))


def _goes_on(piece: Piece, series: list[Piece]) -> bool:
    return any(
        0 < abs(other.page - piece.page) <= REACH
        and _class_of(other) == _class_of(piece)
        and abs(other.away - piece.away) <= SAME_PLACE
        for other in series
    )


def _height(piece: Piece) -> float:
    line = piece.line
    return line.y1 - line.y0 if piece.edge in {"top", "bottom"} else line.x1 - line.x0


def _same_size(one: Page, other: Page) -> bool:
    return abs(one.width - other.width) < SAME_PLACE and abs(one.height - other.height) < SAME_PLACE


def _alike(pieces: Iterable[Piece], *, pages: int) -> Iterator[list[Piece]]:
    """Yield groups of pieces that stand alike at one place of several of so many pages, in page order."""
    groups: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    for piece in pieces:
        if sum(map(str.isalpha, piece.alike)) >= LETTERS:
            groups[piece.edge, piece.alike].append(piece)
        elif len(piece.text) >= FIGURES and piece.number is None:
            groups[piece.edge, piece.text].append(piece)
    for group in groups.values():
        if len(group) > 1:
            for members in _at_one_place(group):
                if _runs_on(members, pages=pages) and _same_figures(members):
                    yield members


def _at_one_place(group: list[Piece]) -> Iterator[list[Piece]]:
    """Part pieces by their distance from the page's edge."""
    group = sorted(group, key=lambda piece: piece.away)
    apart = TYPED if NAMED.search(group[0].text) else SAME_PLACE
    start = 0
    for place in range(1, len(group) + 1):
        if place == len(group) or group[place].away - group[place - 1].away > apart:
            yield sorted(group[start:place], key=lambda piece: piece.page)
            start = place


def _runs_on(group: list[Piece], *, pages: int) -> bool:
    """Whether enough pages have it, and most of them next to each other or but one.

    Two pages are enough where it numbers them, and at the foot where the pack has no more.
    """
    own = sorted({piece.page for piece in group})
    near = sum(0 < other - page <= FACING for page, other in pairwise(own))
    enough = len(own) >= REPEATS or (len(own) == pages == 2 and group[0].edge == "bottom")  # noqa: PLR2004
    return 2 * near >= len(own) - 1 and len(own) > 1 and (enough or _counting(group) is not None)


def _same_figures(group: list[Piece]) -> bool:
    """Whether its figures are the same on most pages, or number the pages."""
    figures = Counter(tuple(DIGITS.findall(piece.text)) for piece in group)
    return 2 * figures.most_common(1)[0][1] > len(group) or _counting(group) is not None


def _counting(group: list[Piece]) -> int | None:
    """Find which of its figures, counted from 0, numbers the pages: it follows "page", or goes up with them."""
    named = NAMED.search(group[0].text)
    if named:
        return len(DIGITS.findall(group[0].text[: named.start("number")]))
    figures = [DIGITS.findall(piece.text) for piece in group]
    for place in range(min(map(len, figures))):
        offsets = Counter(int(own[place]) - piece.page for own, piece in zip(figures, group, strict=True))
        if 2 * offsets.most_common(1)[0][1] > len(group):
            return place
    return None


def _embedded(group: list[Piece]) -> dict[int, str]:
    """Read the page numbers that a running head or foot holds: id of each piece -> number."""
    place = _counting(group)
    return {} if place is None else {id(piece): DIGITS.findall(piece.text)[place] for piece in group}
