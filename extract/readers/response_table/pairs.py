"""Recommendations and answers set in boxes, on shaded bars or under headings: one pair after another.

    pair           = start, text*, verdict?, (response label)?, answer* ;
    start          = "Recommendation 4: title" | "Recommendation 4" | "8.3. text" in a box | "Recommendation: text" ;
    text           = what is set as the recommendation is: in its box, in its bold ;
    verdict        = a short statement set apart: "The government accepts this recommendation." ;
    response label = "Response:" | "Government response to recommendation 4" ;

An answer runs to the next start or to a heading larger than those inside answers; footnotes are no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.boxes import COUNT, IN_BOX, Piece, cut_blocks, is_footnote, text_size
from scrutiny_extract.extract.readers.emphasis import Emphasis
from scrutiny_extract.extract.readers.response_table.labels import LABELS, SHORT_VERDICT, Pair, is_verdict, take_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.vocabulary import Phrases

AFTER_WORD = regex.compile(rf"(?P<number>{COUNT})?\s*+(?:(?P<mark>[:.–—-])\s*+)?")
"""What follows "Recommendation" where a recommendation begins."""

LARGE = 1.2
"""A heading larger than this many times the text's size begins another part."""
LONGEST_BANNER = 5


def read_pairs(blocks: Iterable[Block], desk: Desk) -> list[Pair]:
    """Read the pairs of a section; where no word begins them, bold sentences with their numbers do."""
    emphasis = Emphasis(desk.pack.pages)
    pieces = cut_blocks(blocks, emphasis, desk.phrases(LABELS))
    size = text_size(pieces)
    found = _read(pieces, Pairs(desk, emphasis, size)) or _read(pieces, Pairs(desk, emphasis, size, numbered=True))
    numbered = sum(1 for pair in found if pair.number)
    return _shared([pair for pair in found if numbered * 2 <= len(found) or not _is_heading(pair)])


def _read(pieces: Sequence[Piece], pairs: Pairs) -> list[Pair]:
    """Read pieces one after another."""
    for piece, below in zip_longest(pieces, pieces[1:]):
        if not pairs.is_between(piece, below):
            pairs.take(piece)
    return [pairs.settle(pair) for pair in pairs.found if pair.title or pair.text]


def _is_heading(pair: Pair) -> bool:
    """Whether a box held no recommendation but a heading over the next ones: no number, no answer, no sentence."""
    return not (pair.number or pair.answer or pair.status) and pair.text[-1][-1].text[-1:] not in '.;:)”"'


@dataclass
class Pairs:
    """The pairs read so far; the last is open."""

    desk: Desk
    emphasis: Emphasis
    size: float
    numbered: bool = False
    """Whether bold sentences begin with the numbers of recommendations, without the word."""
    found: list[Pair] = field(default_factory=list)
    open: bool = False

    @property
    def labels(self) -> Phrases:
        """The words that head recommendations and what is said of them."""
        return self.desk.phrases(LABELS)

    @property
    def verdicts(self) -> Phrases:
        """The words with which a recommendation is taken or left."""
        return self.desk.phrases("labels.verdict")

    def take(self, piece: Piece) -> None:
        """Read one piece."""
        start = self.read_start(piece) or self._read_banner(piece)
        if start is not None:
            self.found.append(start)
            self.open = True
        elif not self.open or is_footnote(piece, self.size):
            return
        elif piece.lines[0].size > self.size * LARGE and not piece.boxed:
            self.open = False
        elif not take_label(self.found[-1], piece, self.labels, self.verdicts):
            self._take_text(piece)

    def is_between(self, piece: Piece, below: Piece | None) -> bool:
        """Whether a line stands between two parts of one box: a running head nobody knew for one."""
        pair = self.found[-1] if self.open else None
        if pair is None or below is None or pair.started or pair.look != (True, False) or piece.boxed:
            return False
        turned = len(piece.lines) == 1 and piece.lines[0].page == below.lines[0].page != pair.text[-1][-1].page
        return turned and below.box > 0 and self.read_start(below) is None

    def read_start(self, piece: Piece) -> Pair | None:
        """Begin a pair; None where the piece begins none."""
        text = piece.lines[0].text
        known = self.labels.leading(text)
        if known is not None and known[0] == "recommendation":
            return self._start_after_word(piece, known[1], known[2])
        match = IN_BOX.match(text) if piece.boxed or (self.numbered and piece.bold) else None
        last = self.found[-1] if self.open else None
        if match is not None and not (last and last.look is None and last.number):
            return self._start(piece, match["number"], len(match.group().split()))
        return None

    def _read_banner(self, piece: Piece) -> Pair | None:
        """Begin a pair at a bar that says only that a recommendation follows: "Inquiry Recommendation"."""
        first = piece.lines[0]
        words = first.words
        if len(piece.lines) > 1 or len(words) > LONGEST_BANNER or not piece.boxed:
            return None
        phrases = self.labels
        if phrases.named(words[-1].text) != "recommendation":
            return None
        return Pair(None, head=[first])

    def _start_after_word(self, piece: Piece, label: str, rest: str) -> Pair | None:
        """Begin a pair at the word "Recommendation", a number or a colon after it, set apart or alone."""
        match = AFTER_WORD.match(rest)
        number = match["number"] if match else None
        whole = len(piece.lines) == 1 and match is not None and match.end() == len(rest)
        colon = label.endswith(":") or bool(match and match["mark"])
        if number is None and not (colon or (whole and piece.boxed)):
            return None
        if not (whole or self._is_apart(piece) or (colon and piece.lines[0].words[0].style.bold)):
            return None
        skipped = len(label.split()) + len((match.group() if match else "").split())
        return self._start(piece, number.strip() if number else None, skipped)

    def _is_apart(self, piece: Piece) -> bool:
        """Whether a piece is set apart."""
        return piece.bold or piece.boxed or piece.heading or self.emphasis.underlines(piece.lines[0])

    def _start(self, piece: Piece, number: str | None, skipped: int) -> Pair:
        """Begin a pair with a piece whose first words only say so; divide its title from its text."""
        first = piece.lines[0]
        pair = Pair(piece.look, number, [line_of(first.words[:skipped])], boxes={piece.box})
        rest = (line_of(first.words[skipped:]),) if len(first.words) > skipped else ()
        if rest and len(rest[0].words) <= SHORT_VERDICT and is_verdict(rest, self.verdicts):
            pair.status, rest, skipped = rest, (), 0
        lines = rest + piece.lines[1:]
        cut = max(self._title_end(piece) - (1 - len(rest)), 0)
        pair.title = lines[:cut]
        if lines[cut:]:
            pair.text.append(lines[cut:])
        elif not lines or (piece.heading and not piece.boxed):
            pair.look = None
        return pair

    def _title_end(self, piece: Piece) -> int:
        """Count the lines of a title: underlined, bold over plain, or a heading of its own; 0 where there is none."""
        lines = piece.lines
        if self.emphasis.underlines(lines[0]):
            end = next((n for n, line in enumerate(lines) if not self.emphasis.underlines(line)), len(lines))
        elif lines[0].bold and not all(line.bold for line in lines):
            end = next(n for n, line in enumerate(lines) if not line.bold)
        elif piece.heading and not piece.boxed and piece.text[-1] not in ".:;)":
            end = len(lines)
        else:
            return 0
        return end

    def _take_text(self, piece: Piece) -> None:
        """Read text: of the recommendation as long as it is set as the recommendation is, then of the answer."""
        pair = self.found[-1]
        if pair.started or (pair.status and (pair.text or pair.title)):
            pair.answer.append(piece)
        elif (pair.text or pair.title) and self._is_verdict(piece):
            pair.status = piece.lines
        elif pair.look is None and piece.heading and not (piece.boxed or pair.title):
            pair.title = piece.lines if pair.number else ()
        elif pair.look is None or pair.look == piece.look or (pair.look[0] and piece.boxed):
            pair.look = piece.look
            pair.boxes.add(piece.box)
            pair.text.append(piece.lines)
        else:
            pair.answer.append(piece)

    def _is_verdict(self, piece: Piece) -> bool:
        """Whether a short statement set apart says what becomes of the recommendation."""
        return (piece.bold or piece.heading) and is_verdict(piece.lines, self.verdicts)

    def settle(self, pair: Pair) -> Pair:
        """Put right what only the end of a pair shows."""
        while pair.answer and pair.answer[-1].heading:
            pair.answer.pop()
        if pair.title and not (pair.text and _is_whole(pair.title, pair.text[0])):
            pair.text, pair.title = [pair.title, *pair.text], ()
        if not pair.started and pair.look == (False, False) and len(pair.text) > 1:
            pair.answer = [Piece(lines) for lines in pair.text[1:]]
            del pair.text[1:]
        if pair.text and pair.look == (True, False) and not pair.status:
            last = pair.text[-1]
            plain = next((n for n in range(len(last), 0, -1) if not last[n - 1].bold), 0)
            if plain and is_verdict(last[plain:], self.verdicts):
                pair.text[-1], pair.status = last[:plain], last[plain:]
        return pair


def _is_whole(title: Sequence[Line], text: Sequence[Line]) -> bool:
    """Whether a title ends before its text begins, and does not run on in it."""
    return not text[0].text[:1].islower() or title[-1].text[-1:] in ".:;!?"


def _shared(pairs: list[Pair]) -> list[Pair]:
    """Give recommendations that stand in one box the answer and verdict under it."""
    for pair, below in reversed(list(pairwise(pairs))):
        if pair.boxes & below.boxes - {0} and not pair.started:
            pair.answer, pair.status = below.answer, pair.status or below.status
    return pairs
