"""Headings that stand over several columns.

heading over columns = heading with a rule under it that spans them | heading centred over entries below
                     | one of a row of headings, each over the same number of entries ;
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.tables.figures import heads_column
from scrutiny_extract.extract.tables.phrases import SPACE
from scrutiny_extract.extract.tables.pieces import INTO, Piece, columns_under
from scrutiny_extract.extract.tables.wraps import is_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Word
    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.rivers import River
    from scrutiny_extract.extract.tables.segments import Segment

UNDER = 1.2
"""Ems below a heading within which a rule belongs to it."""

OFF = 0.1
"""Share of the width of the columns below by which a heading over them may be off their middle."""

OVERLAP = 0.2
"""Ems by which a row may lie over the one above and yet stand below it: headings beside are set in the middle."""

LOOKED = 3
"""Rows under a heading in which entries that repeat are looked for."""

Lines = list[list[Piece]]
Span = tuple[int, int]
"""First and last column."""


def over_columns(rows: Sequence[Row], lines: Lines, rivers: Sequence[River], horizontals: Sequence[Segment]) -> Lines:
    """Widen the headings that stand over several columns."""
    columns = _Columns(rivers, (min(row.x0 for row in rows), max(row.x1 for row in rows)))
    out: Lines = []
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        under = [lines[n] for n in range(number + 1, len(rows)) if rows[n].y0 > row.y1 - OVERLAP * row.size][:LOOKED]
        near = [rule for rule in horizontals if row.y1 - 2.0 <= rule.at <= row.y1 + UNDER * row.size]
        out.append(columns.spread(line, under, near))
    return out


class _Columns(NamedTuple):
    """The columns of a region: the rivers between them, and its left and right edge."""

    rivers: Sequence[River]
    edges: tuple[float, float]

    def spread(self, line: list[Piece], under: Sequence[Sequence[Piece]], rules: Sequence[Segment]) -> list[Piece]:
        """Widen the headings of one row over the entries in the rows `under` it."""
        below = under[0] if under else []
        even = _even(line, under)
        if even is not None:
            widened = self.widened(even, below, rules)
            return [was if was.first < was.last else now for was, now in zip(even, widened, strict=True)]
        apart = [part for piece in line for part in self.apart(piece, under, rules)]
        widened = self.widened(apart, below, rules)
        return _even(widened, under) or widened

    def apart(self, piece: Piece, under: Sequence[Sequence[Piece]], rules: Sequence[Segment]) -> list[Piece]:
        """Take headings set close together apart where each stands over an entry of its own, no rule under both."""
        if piece.first == piece.last or len(piece.words) < 2:
            return [piece]
        if any(abs(rule.start - self.edges[0]) > INTO and _is_under(rule, piece) for rule in rules):
            return [piece]
        entries = {each.first: each for row in reversed(under) for each in row if each.first == each.last}
        near = [each for each in entries.values() if piece.first <= each.first <= piece.last]
        if len(near) < 2:
            return [piece]
        groups: dict[int, list[Word]] = {}
        for word in piece.words:
            column = min(near, key=lambda each: abs(each.x0 + each.x1 - word.x0 - word.x1)).first
            groups.setdefault(column, []).append(word)
        parts = [Piece(column, column, tuple(words)) for column, words in groups.items()]
        # Nobody repeats a unit under one heading: £000 twice stands under two.
        alike = len({entries[part.first].text for part in parts}) == 1
        own = _is_around if alike else _is_own
        if len(parts) > 1 and all(own(part, entries[part.first]) for part in parts):
            return parts
        return [piece]

    def widened(self, line: list[Piece], below: Sequence[Piece], rules: Sequence[Segment]) -> list[Piece]:
        """Widen each heading of a row as far as the rule under it or its middle says and its neighbours allow."""
        if len(line) > len(self.rivers):
            return line
        line = list(line)
        for number, piece in enumerate(line):
            free = _free(line, number, len(self.rivers))
            found = self.ruled(piece, line, rules) or _centred(piece, free, below)
            if found is not None and free[0] <= found[0] and found[1] <= free[1]:
                line[number] = replace(piece, first=found[0], last=found[1])
        return line

    def ruled(self, piece: Piece, line: Sequence[Piece], rules: Sequence[Segment]) -> Span | None:
        """Give the columns that a rule right under a heading, and under it alone, spans."""
        if piece.is_figure and not heads_column(piece.text):
            return None
        for rule in rules:
            if not _is_under(rule, piece) or any(other is not piece and _is_over(other, rule) for other in line):
                continue
            first, last = columns_under(rule.start, rule.end, self.rivers, self.edges)
            if (first, last) != (0, len(self.rivers)) and first <= piece.first and last >= piece.last and first < last:
                return first, last
        return None


def _is_under(rule: Segment, piece: Piece) -> bool:
    """Whether a rule underlines the whole of a heading."""
    return rule.start <= piece.x0 + INTO and rule.end >= piece.x1 - INTO


def _is_over(piece: Piece, rule: Segment) -> bool:
    """Whether a text stands over some of a rule."""
    return piece.x1 > rule.start + INTO and piece.x0 < rule.end - INTO


def _free(line: Sequence[Piece], number: int, last: int) -> Span:
    """Give the first and last column a heading could reach without meeting another of its row."""
    left = line[number - 1].last + 1 if number else 0
    right = line[number + 1].first - 1 if number + 1 < len(line) else last
    return min(left, line[number].first), max(right, line[number].last)


def _centred(piece: Piece, free: Span, below: Sequence[Piece]) -> Span | None:
    """Give the columns of the entries right below over whose middle a heading stands."""
    under = [each for each in below if free[0] <= each.first and each.last <= free[1]]
    if any(_is_own(piece, each) for each in under):
        return None
    middle = (piece.x0 + piece.x1) / 2
    best: tuple[float, Span] | None = None
    for a, left in enumerate(under):
        for right in under[a + 1 :]:
            if left.x0 - INTO > piece.x0 or right.x1 + INTO < piece.x1:
                continue
            off = abs((left.x0 + right.x1) / 2 - middle)
            if off <= OFF * (right.x1 - left.x0) and (best is None or off < best[0]):
                best = off, (left.first, right.last)
    return best[1] if best else None


def _is_own(piece: Piece, below: Piece) -> bool:
    """Whether a heading stands over one entry alone: their middles or their edges agree."""
    return below.first <= piece.first <= piece.last <= below.last and (
        abs(piece.x0 + piece.x1 - below.x0 - below.x1) < 2 * INTO
        or abs(piece.x0 - below.x0) < INTO
        or abs(piece.x1 - below.x1) < INTO
    )


def _is_around(piece: Piece, below: Piece) -> bool:
    """Whether the entry under a heading is no wider than it and lies under it."""
    return piece.x0 - INTO < below.x0 and below.x1 < piece.x1 + INTO


def _even(line: list[Piece], below: Sequence[Sequence[Piece]]) -> list[Piece] | None:
    """Share entries below evenly among the headings over them, where they repeat: 2008 2009, 2008 2009.

    Lines of the headings beside these may stand between. None where they are no such headings.
    """
    for row in below:
        entries, size = _repeated(row)
        if not size:
            entries, size = _alike(row, sum(piece.first > 0 for piece in line))
        if not size:
            continue
        heads: list[Piece] = []
        for n in range(0, len(entries), size):
            head = _joined(line, entries[n].first, entries[n + size - 1].last)
            if head is None:
                return None
            heads.append(head)
        return [*(piece for piece in line if piece.first < entries[0].first), *heads]
    return None


def _joined(line: Sequence[Piece], first: int, last: int) -> Piece | None:
    """Make one heading of what stands close together over some columns; None where these are several, or none."""
    pieces = [piece for piece in line if first <= piece.first <= last]
    if not pieces or pieces[-1].last > last or any(map(is_data, pieces)):
        return None
    if any(right.x0 - left.x1 > SPACE * left.words[0].style.size for left, right in pairwise(pieces)):
        return None
    return Piece(first, last, tuple(word for piece in pieces for word in piece.words))


def _alike(row: Sequence[Piece], heads: int) -> tuple[Sequence[Piece], int]:
    """Give the entries after a row's label if all are of one text, and how many of them each heading is over."""
    entries = [piece for piece in row if piece.first]
    if heads < 2 or len({piece.text for piece in entries}) > 1 or len(entries) % heads:
        return row, 0
    return entries, len(entries) // heads if len(entries) > heads else 0


def _repeated(row: Sequence[Piece]) -> tuple[Sequence[Piece], int]:
    """Give the entries at a row's end that repeat, and after how many they do; 0 where none repeat."""
    texts = [piece.text for piece in row]
    for start in range(len(texts) - 3):
        tail = texts[start:]
        for size in range(2, len(tail) // 2 + 1):
            one = tail[:size]
            if tail == one * (len(tail) // size) and len(set(one)) == size:
                return row[start:], size
    return row, 0
