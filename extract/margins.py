"""What stands in a page's margins, piece by piece.

margin = row*, from the page's edge inwards ;
row    = piece+ ;                     on one baseline
piece  = word+ ;                      without a wide gap, and nothing printed over it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.layout import Line, Page, Style, Word

Edge: TypeAlias = Literal["top", "bottom", "left", "right"]

BAND = 0.16
"""Share of the page's height that may be margin at its head or foot."""
SIDE = 0.12
"""Share of the page's width that may be margin at its sides, where text runs sideways."""
GAP = 1.6
"""Widest gap within a piece, in heights of its words."""
OVERLAP = 0.35
"""How far a word may reach back over the one before it, in heights; further back is printed over it."""

PAGE_NUMBER = re.compile(
    r"""
    [-–—~\[(|\s]{0,80}+
    (?P<before> (?:(?:public|document|agenda|pack|report|minutes?)\ ){0,2} (?:p\ ?a\ ?g\ ?e|pg\.?|p\.)
        \s*+ (?: [:|] \s*+ )? )?
    (?P<number> \d{1,4} [a-z]? | [ivxl]{1,7} )
    (?: \s*+ (?:of|/) \s*+ \d{1,4} )?
    (?P<after> \s*+ (?: \| \s*+ )? p\ ?a\ ?g\ ?e )?
    [-–—~\])|\s]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together in a margin."""

    page: int
    edge: Edge
    row: int
    """Row of the margin, counted from the page's edge inwards."""
    line: Line
    text: str
    alike: str
    """Folded, digits as "#": equal for what is printed alike on several pages."""
    away: float
    """Distance from the page's edge to the piece's far side, points."""
    number: str | None
    """The page number it prints, if it may be one and prints nothing else."""
    named: bool
    """Whether the word "page" stands by the number."""

    @property
    def value(self) -> int | None:
        """The page number as a number."""
        return None if self.number is None else number_value(self.number)

    @property
    def offset(self) -> int:
        """How far the number it prints is ahead of the page; equal for numbers that go up with the pages."""
        return (self.value or 0) - self.page

    @property
    def height(self) -> float:
        """Extent across its baseline, points."""
        line = self.line
        return line.y1 - line.y0 if self.edge in {"top", "bottom"} else line.x1 - line.x0

    @property
    def style(self) -> Style:
        """How its first word is set."""
        return self.line.words[0].style


def find_pieces(page: Page) -> list[Piece]:
    """Find what stands in the margins of a page, edge by edge, from the edge inwards.

    Where text ends above the foot's margin, a page number may have come up with it: "Page 3 of 3".
    """
    edges = _by_edge(page)
    found: list[Piece] = []
    for edge, words in edges.items():
        if words:
            for row, lines in enumerate(_rows(words, edge)):
                found += [_piece(page, edge, row, line) for line in lines]
    if all(piece.number is not None for piece in found if piece.edge == "bottom"):
        last = (_piece(page, "bottom", 1, line) for lines in _rows(_last_row(page), "bottom") for line in lines)
        found += [piece for piece in last if piece.named]
    return found


def number_value(number: str) -> int | None:
    """Read "12", "12a" or "xii" as a number; None for letters that are no Roman numeral."""
    digits = DIGITS.match(number)
    if digits:
        return int(digits[0])
    values = [ROMAN[letter] for letter in number.lower()]
    total = sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
    return total if 0 < total < 50 else None


def _by_edge(page: Page) -> dict[Edge, list[Word]]:
    edges: dict[Edge, list[Word]] = {"top": [], "bottom": [], "left": [], "right": []}
    top, bottom = page.height * BAND, page.height * (1 - BAND)
    left, right = page.width * SIDE, page.width * (1 - SIDE)
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
    return edges


def _last_row(page: Page) -> list[Word]:
    """Return the lowest upright words between the margins of a page's head and foot."""
    top, bottom = page.height * BAND, page.height * (1 - BAND)
    upright = [word for word in page.words if word.upright and word.y1 >= top and word.y0 <= bottom]
    if not upright:
        return []
    lowest = max(upright, key=attrgetter("y1"))
    return [word for word in upright if word.y0 <= (lowest.y0 + lowest.y1) / 2 <= word.y1]


def _piece(page: Page, edge: Edge, row: int, line: Line) -> Piece:
    match = PAGE_NUMBER.fullmatch(line.text)
    away = {"top": line.y1, "bottom": page.height - line.y0, "left": line.x1, "right": page.width - line.x0}[edge]
    return Piece(
        page=page.number,
        edge=edge,
        row=row,
        line=line,
        text=line.text,
        alike=DIGITS.sub("#", fold(line.text)),
        away=away,
        number=match["number"] if match else None,
        named=bool(match and (match["before"] or match["after"])),
    )


def _rows(words: list[Word], edge: Edge) -> list[list[Line]]:
    """Group the words of one margin into rows of lines, from the page's edge inwards."""
    sideways = edge in {"left", "right"}
    lines = [line_of(run) for run in _merged(list(_runs(words, sideways=sideways)), sideways=sideways)]
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: _outwards(line, edge)):
        if rows and _overlap(rows[-1][0], line, sideways=sideways):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _outwards(line: Line, edge: Edge) -> float:
    if edge in {"top", "bottom"}:
        middle = line.y0 + line.y1
        return middle if edge == "top" else -middle
    middle = line.x0 + line.x1
    return middle if edge == "left" else -middle


def _overlap(one: Line | Word, other: Line | Word, *, sideways: bool) -> bool:
    """Whether two stand on one baseline: each holds the other's middle."""
    a0, a1, b0, b1 = (one.x0, one.x1, other.x0, other.x1) if sideways else (one.y0, one.y1, other.y0, other.y1)
    return a0 <= (b0 + b1) / 2 <= a1 and b0 <= (a0 + a1) / 2 <= b1


def _runs(words: Iterable[Word], *, sideways: bool) -> Iterator[list[Word]]:
    """Cut words in content order where the baseline changes or they do not follow each other closely."""
    run: list[Word] = []
    for word in words:
        if run and not (word.index == run[-1].index + 1 and _follows(run[-1], word, sideways=sideways)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _follows(one: Word, other: Word, *, sideways: bool) -> bool:
    if not _overlap(one, other, sideways=sideways):
        return False
    if sideways:
        height, gap = one.x1 - one.x0, max(other.y0 - one.y1, one.y0 - other.y1)
    else:
        height, gap = one.y1 - one.y0, other.x0 - one.x1
    return -OVERLAP * height <= gap <= GAP * height


def _merged(runs: list[list[Word]], *, sideways: bool) -> list[list[Word]]:
    """Put runs together that follow each other closely on the page though not in the file."""
    if sideways or len(runs) < 2:
        return runs
    merged: list[list[Word]] = []
    for run in sorted(runs, key=lambda run: (round(run[0].y0 + run[0].y1), run[0].x0)):
        if merged and _follows(merged[-1][-1], run[0], sideways=False):
            merged[-1] += run
        else:
            merged.append(list(run))
    return merged
