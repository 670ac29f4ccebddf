"""Running heads and feet: lines that stand alike in the margins of several pages, clear of the body.

    group   = piece, piece+ ;     one text but for a page number, one place, pages that follow each other
    running = group, between the page's edge and a gap, where the body of no page round about reaches,
              and no cell of a table ;

The first of a head that is nowhere else printed as a title stays in the body.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.margins import BAND, DIGITS, SIDE
from scrutiny_extract.extract.values import MOST_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scrutiny_extract.extract.layout import Page
    from scrutiny_extract.extract.margins import Piece

REPEATS = 3
"""Pages on which a line stands alike before it is a running head or foot."""
FACING = 2
"""Pages from one left-hand page to the next."""
LETTERS = 3
"""Letters that at least make a line more than a number or a mark."""
FIGURES = 6
"""Characters of a date or a reference without letters that is repeated, at least."""
TITLE = 6
"""Letters of a title, at least."""
SAME_PLACE = 5.0
"""Distance in which lines of two pages count as standing at the same place, points."""
TYPED = 20.0
"""The same for heads that were typed on each page by hand: they hold the word "page"."""
CLEAR = 0.7
"""Gap between a running head and the body, in the head's heights, at least."""
MARGIN = 46.0
"""What ends nearer to the page's edge than this is in the margin on any paper, points."""
NEIGHBOURS = 4
"""Pages before and after a running head that are asked whether their body reaches as far out."""
REACHING = 0.2
"""Share of them on which it must not."""
NEARLY_ALL = 0.8
"""Share of the pages that is as good as all."""
LONG = 6
"""Pages over which no title of the body is repeated."""
WALLS = 3
"""Upright rules beside a line that make it a row of a table."""

NAMED = re.compile(r"\bpage (?P<number>\d{1,4})\b", re.IGNORECASE)
"""A page number within a running head or foot."""


class Running:
    """Judges groups of alike lines, from the page's edge inwards: what stands further out was judged before."""

    def __init__(self, pages: Mapping[int, Page], margins: Mapping[int, list[Piece]], taken: set[int]) -> None:
        """Take the pages, their margins, and the ids of pieces known to be furniture, to which more are added."""
        self._pages = pages
        self._margins = margins
        self._taken = taken
        self._groups = sorted(
            find_alike((piece for pieces in margins.values() for piece in pieces), pages=len(pages)),
            key=lambda group: min(piece.away for piece in group),
        )
        self._alike = {id(piece) for group in self._groups for piece in group}

    def take(self) -> dict[int, str]:
        """Add what is running to the furniture; return the page numbers it holds, by the piece's id."""
        found: dict[int, str] = {}
        for group in self._groups:
            if id(group[-1]) not in self._taken and self._is_running(group):
                numbers = page_numbers(group)
                found |= numbers
                rest = group[1:] if not numbers and self._is_title(group[0]) else group
                self._taken |= {id(piece) for piece in rest}
        return found

    def is_outermost(self, piece: Piece) -> bool:
        """Whether only furniture and numbers stand between it and the page's edge."""
        return all(
            id(other) in self._taken or other.number is not None
            for other in self._margins[piece.page]
            if other.edge == piece.edge and other.row < piece.row
        )

    def _is_running(self, group: list[Piece]) -> bool:
        if self._is_in_table(group):
            return False
        return self._ends_a_paper(group) or (self._is_outside(group) and not self._is_in_body(group))

    def _ends_a_paper(self, group: list[Piece]) -> bool:
        """Whether it stands lowest on nearly all pages of a paper: a body does not end alike everywhere."""
        pages = group[-1].page - group[0].page + 1
        whole = pages > REPEATS or pages == len(self._pages)
        return group[0].edge == "bottom" and whole and sum(map(self.is_outermost, group)) >= NEARLY_ALL * pages

    def _is_outside(self, group: list[Piece]) -> bool:
        """Whether most of a group stand at the edge of the page, clear of the body.

        A line that holds "page 2" need not be clear: people type it above the text.
        """
        outermost = [piece for piece in group if self.is_outermost(piece)]
        if all(NAMED.search(piece.text) for piece in group):
            return 2 * len(outermost) > len(group)
        return 2 * sum(self._is_clear(piece) for piece in outermost) > len(group)

    def _is_clear(self, piece: Piece) -> bool:
        """Whether a gap, perhaps below more lines that stand alike, parts it from the body."""
        last = piece
        for other in self._margins[piece.page]:
            if other.edge != piece.edge or other.row <= piece.row:
                continue
            if other.row != last.row and abs(other.away - last.away) - other.height >= CLEAR * last.height:
                return True
            if id(other) not in self._alike and other.number is None:
                return False
            last = other
        page = self._pages[piece.page]
        limit = BAND * page.height if piece.edge in {"top", "bottom"} else SIDE * page.width
        return last.away + (1 + CLEAR) * last.height <= limit

    def _is_in_body(self, group: list[Piece]) -> bool:
        """Whether the body of pages round about reaches as far out as this."""
        away = max(piece.away for piece in group)
        if away < MARGIN or len(group) >= min(LONG, NEARLY_ALL * len(self._pages)):
            return False
        own = {piece.page for piece in group}
        near = {page for number in own for page in range(number - NEIGHBOURS, number + NEIGHBOURS + 1)} - own
        asked = [page for page in near if self._is_same_size(page, group[0].page)]
        reaching = sum(self._reaches(page, group[0].edge, away) for page in asked)
        return reaching > REACHING * len(asked)

    def _is_same_size(self, number: int, other: int) -> bool:
        one, two = self._pages.get(number), self._pages[other]
        return one is not None and abs(one.width - two.width) < SAME_PLACE and abs(one.height - two.height) < SAME_PLACE

    def _reaches(self, page: int, edge: str, away: float) -> bool:
        return any(
            piece.edge == edge
            and piece.away <= away + SAME_PLACE
            and piece.number is None
            and id(piece) not in self._taken
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

    def _is_title(self, piece: Piece) -> bool:
        """Whether the first of a running head is the only print of a title.

        It is where it opens the pack, and where the page before has another title at its place: a head
        that only begins on the second page of a paper has its title printed on the first.
        """
        if piece.edge != "top" or sum(map(str.isalpha, piece.alike)) < TITLE or "@" in piece.text:
            return False
        before = self._margins.get(piece.page - 1, ())
        changed = any(id(other) in self._alike and _is_in_its_place(other, piece) for other in before)
        return piece.page == 1 or changed


def _is_in_its_place(other: Piece, piece: Piece) -> bool:
    """Whether another text, set alike, stands at the same place of another page."""
    return (
        other.edge == piece.edge
        and other.alike != piece.alike
        and other.style.font == piece.style.font
        and abs(other.style.size - piece.style.size) < 1
        and abs(other.away - piece.away) <= SAME_PLACE
    )


def find_alike(pieces: Iterable[Piece], *, pages: int) -> Iterator[list[Piece]]:
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
    if len(own) == 1 or 2 * sum(other - page <= FACING for page, other in pairwise(own)) < len(own) - 1:
        return False
    whole = len(own) == pages and group[0].edge == "bottom"
    return len(own) >= REPEATS or whole or _counting(group) is not None


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
        offsets = Counter(
            int(own[place][:MOST_FIGURES]) - piece.page for own, piece in zip(figures, group, strict=True)
        )
        if 2 * offsets.most_common(1)[0][1] > len(group):
            return place
    return None


def page_numbers(group: list[Piece]) -> dict[int, str]:
    """Read the page numbers that a running head or foot holds: id of each piece -> number."""
    place = _counting(group)
    return {} if place is None else {id(piece): DIGITS.findall(piece.text)[place] for piece in group}
