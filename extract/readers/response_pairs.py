"""Recommendations and answers set in boxes, on shaded bars or under headings: one pair after another.

    pair           = start, text*, verdict?, (response label)?, answer* ;
    start          = "Recommendation 4: title" | "Recommendation 4" | "8.3. text" in a box | "Recommendation: text" in bold ;
    text           = what is set as the recommendation is: in its box, in its bold ;
    verdict        = a short statement set apart: "The government accepts this recommendation." ;
    response label = "Response:" | "Government response to recommendation 4" ;

An answer runs to the next start or to a heading larger than those inside answers; footnotes are no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.readers.emphasis import is_shaded, is_underlined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Table

COUNT = r"\d{1,3}(?:\.\d{1,3})*(?:\s?[a-z]\)?(?![\w]))?(?:\s?\(?[ivx]{1,5}\))?"
AFTER_WORD = regex.compile(rf"(?P<number>{COUNT})?\s*(?P<mark>[:.–—-])?\s*")
"""What follows "Recommendation" where a recommendation begins."""
IN_BOX = regex.compile(rf"(?P<number>{COUNT})\s*[.):]?\s+(?=[\p{{Lu}}“\"'(])")
"""What a recommendation begins with in a box without the word."""
FOOTNOTE = regex.compile(r"\d{1,3}\s|\*")
OF = regex.compile(r"^(?:from|of|by)\s+(?:the\s+)?(?P<who>[^:]{3,80}?)\s*:?$", regex.I)
TO = regex.compile(rf"^(?:to\s+)?(?:the\s+)?(?:\w+\s+)?(?:recommendations?\s*)?(?:{COUNT})?\s*:?$", regex.I)

SMALL = 0.88
"""Footnotes are set smaller than this share of the text's size."""
LARGE = 1.2
"""A heading larger than this many times the text's size begins another part."""
GAP = 0.5
"""Space between paragraphs in a box, in heights of a line."""
LONGEST_VERDICT = 26
"""Words."""
LONGEST_LABEL = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or one recommendation's lines in a box."""

    lines: tuple[Line, ...]
    boxed: bool
    bold: bool
    heading: bool

    @property
    def text(self) -> str:
        """All of it as printed."""
        return join_lines(self.lines)


@dataclass
class Pair:
    """A recommendation and its answer while they are read."""

    look: tuple[bool, bool] | None
    """Whether the recommendation is boxed and whether it is bold; None until its text begins."""
    number: str | None = None
    head: list[Line] = field(default_factory=list)
    """The words that only begin it: "Recommendation 4:"."""
    title: tuple[Line, ...] = ()
    text: list[tuple[Line, ...]] = field(default_factory=list)
    status: tuple[Line, ...] = ()
    responder: str | None = None
    labels: list[Line] = field(default_factory=list)
    answer: list[Piece] = field(default_factory=list)
    answered: bool = False

    @property
    def started(self) -> bool:
        """Whether its answer has begun."""
        return self.answered or bool(self.answer)


def read_pairs(blocks: Iterable[Block], desk: Desk) -> list[Pair]:
    """Read the pairs of a section."""
    pieces = [piece for block in blocks for piece in _pieces(block, desk)]
    size = _text_size(pieces)
    pairs = Pairs(desk, size)
    for number, piece in enumerate(pieces):
        pairs.take(piece, pieces[number + 1] if number + 1 < len(pieces) else None)
    return [_settled(pair) for pair in pairs.found]


def _pieces(block: Block, desk: Desk) -> Iterator[Piece]:
    """Cut a block into pieces; tables of several columns are left alone."""
    if isinstance(block, Paragraph):
        yield Piece(block.lines, is_shaded(block.lines[0], desk), block.bold, block.kind == "heading")
    elif block.column_count == 1:
        yield from _boxed(block)


def _boxed(table: Table) -> Iterator[Piece]:
    """Cut boxes where a numbered recommendation begins after white space."""
    for cell in table.cells:
        piece: list[Line] = []
        for line in cell.lines:
            if piece and IN_BOX.match(line.text) and line.y0 - piece[-1].y1 > GAP * (line.y1 - line.y0):
                yield Piece(tuple(piece), boxed=True, bold=False, heading=False)
                piece = []
            piece.append(line)
        if piece:
            yield Piece(tuple(piece), boxed=True, bold=False, heading=False)


def _text_size(pieces: Sequence[Piece]) -> float:
    """Give the size most of the text is set in."""
    sizes: dict[float, int] = {}
    for piece in pieces:
        sizes[piece.lines[0].size] = sizes.get(piece.lines[0].size, 0) + len(piece.lines)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


@dataclass
class Pairs:
    """The pairs read so far; the last is open."""

    desk: Desk
    size: float
    found: list[Pair] = field(default_factory=list)
    open: bool = False

    def take(self, piece: Piece, below: Piece | None) -> None:
        """Read one piece."""
        start = self.read_start(piece)
        if start is not None:
            self.found.append(start)
            self.open = True
        elif not self.open or _is_footnote(piece, self.size):
            return
        elif piece.heading and piece.lines[0].size > self.size * LARGE and not piece.boxed:
            self.open = False
        elif not self._take_label(piece):
            self._take_text(piece)

    def read_start(self, piece: Piece) -> Pair | None:
        """Begin a pair; None where the piece begins none."""
        text = piece.lines[0].text
        known = self.desk.phrases("labels.response_table").leading(text)
        if known is not None and known[0] == "recommendation":
            return self._start_after_word(piece, known[1], known[2])
        match = IN_BOX.match(text) if piece.boxed else None
        last = self.found[-1] if self.open else None
        if match is not None and not (last and last.look is None and last.number):
            return _start(piece, match["number"], len(match.group().split()))
        return None

    def _start_after_word(self, piece: Piece, label: str, rest: str) -> Pair | None:
        """Begin a pair at the word "Recommendation", a number or a colon after it, set apart or alone."""
        match = AFTER_WORD.match(rest)
        number = match["number"] if match else None
        whole = len(piece.lines) == 1 and match is not None and match.end() == len(rest)
        colon = label.endswith(":") or bool(match and match["mark"])
        if number is None and not (colon or (whole and piece.boxed)):
            return None
        if not (piece.boxed or piece.bold or piece.heading or whole or is_underlined(piece.lines[0], self.desk)):
            return None
        skipped = len(label.split()) + len((match.group() if match else "").split())
        return _start(piece, number.strip() if number else None, skipped, self.desk)

    def _take_label(self, piece: Piece) -> bool:
        """Read the label of an answer; its own line may go on with the answer."""
        pair = self.found[-1]
        text = piece.text
        known = self.desk.phrases("labels.response_table").leading(text)
        if known is None or known[0] != "response":
            return False
        _, label, rest = known
        who = OF.match(rest)
        if TO.match(rest) or (who is not None and len(text.split()) <= LONGEST_LABEL):
            pair.labels.extend(piece.lines)
            pair.responder = who["who"] if who and pair.responder is None else pair.responder
        elif label.endswith(":") and not pair.answer:
            count = len(label.split())
            first = piece.lines[0]
            pair.labels.append(line_of(first.words[:count]))
            lines = (line_of(first.words[count:]), *piece.lines[1:]) if len(first.words) > count else piece.lines[1:]
            pair.answer.append(Piece(lines, piece.boxed, bold=False, heading=False))
        else:
            return False
        pair.answered = True
        return True

    def _take_text(self, piece: Piece) -> None:
        """Read text: of the recommendation as long as it is set as the recommendation is, then of the answer."""
        pair = self.found[-1]
        look = (piece.boxed, piece.bold and not piece.boxed)
        if not pair.started and not pair.status and self._is_verdict(piece) and (pair.text or pair.title):
            pair.status = piece.lines
        elif not pair.started and not pair.status and pair.look in {None, look}:
            pair.look = look
            pair.text.append(piece.lines)
        elif piece.boxed and pair.look is not None and pair.look[0] and not pair.started:
            pair.text.append(piece.lines)
        else:
            pair.answer.append(piece)

    def _is_verdict(self, piece: Piece) -> bool:
        """Whether a short statement set apart says what becomes of the recommendation."""
        if not (piece.bold or piece.heading) or len(piece.text.split()) > LONGEST_VERDICT:
            return False
        return self.desk.phrases("labels.verdict").within(piece.text) is not None


def _start(piece: Piece, number: str | None, skipped: int, desk: Desk | None = None) -> Pair:
    """Begin a pair with a piece whose first words only say so; divide its title from its text."""
    first = piece.lines[0]
    pair = Pair((piece.boxed, piece.bold and not piece.boxed), number)
    pair.head.append(line_of(first.words[:skipped]))
    lines = (line_of(first.words[skipped:]), *piece.lines[1:]) if len(first.words) > skipped else piece.lines[1:]
    if not lines:
        pair.look = None
        return pair
    pair.title, text = _divide_title(piece, lines, desk)
    if text:
        pair.text.append(text)
    elif piece.heading and not piece.boxed:
        pair.look = None
    return pair


def _divide_title(
    piece: Piece, lines: tuple[Line, ...], desk: Desk | None
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Divide what follows the number: a title is underlined, bold over plain, or a heading of its own."""
    if desk is not None and is_underlined(piece.lines[0], desk):
        end = next((n for n, line in enumerate(piece.lines) if not is_underlined(line, desk)), len(piece.lines))
    elif piece.lines[0].bold and not all(line.bold for line in piece.lines):
        end = next(n for n, line in enumerate(piece.lines) if not line.bold)
    elif piece.heading and not piece.boxed and join_lines(lines)[-1] not in ".:;)":
        end = len(piece.lines)
    else:
        return (), lines
    cut = len(lines) - (len(piece.lines) - end)
    return lines[:cut], lines[cut:]


def _is_footnote(piece: Piece, size: float) -> bool:
    """Whether a piece is a note at the page's foot: small print that opens with its number."""
    line = piece.lines[0]
    return line.size < size * SMALL and FOOTNOTE.match(line.text) is not None


def _settled(pair: Pair) -> Pair:
    """Put right what only the end of a pair shows."""
    while pair.answer and pair.answer[-1].heading:
        pair.answer.pop()
    if not pair.text and pair.title:
        pair.text, pair.title = [pair.title], ()
    if not pair.started and pair.look == (False, False) and len(pair.text) > 1:
        pair.answer = [Piece(lines, boxed=False, bold=False, heading=False) for lines in pair.text[1:]]
        del pair.text[1:]
    return pair
