"""Where the items of an agenda begin that counts them in no figures: by times, letters, Roman numbers, or not at all.

start = time | "A." | "IV." | a line of usual business among lines set like it ;
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.agenda.lines import TIMED
from scrutiny_extract.extract.readers.pieces import ALIGNED
from scrutiny_extract.extract.vocabulary import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block

FEWEST = 3
"""Lines, at least, that begin with times, letters or Roman numbers."""
USUAL = 2
"""Lines of usual business, at least, by which lines without any number are items."""
LONGEST = 14
"""Most words of an item without a number."""
ROMAN = {"I": 1, "V": 5, "X": 10}


def timed_starts(blocks: Sequence[Block]) -> list[int]:
    """Give the paragraphs that begin with a time, where there are several and the times rise: a timetable's items."""
    found: list[tuple[int, str]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.number is None and (time := TIMED.match(block.text)) is not None:
            value = values.read_time(time["from"])
            if value is not None and values.find_date(block.text) is None:
                found.append((index, value))
    rising = all(one[1] < other[1] for one, other in pairwise(found))
    return [index for index, _ in found] if len(found) >= FEWEST and rising else []


def lettered_starts(blocks: Sequence[Block]) -> list[int]:
    """Give the paragraphs that Roman numbers or capital letters count: "IV.", "D."; the longer of the two rows."""
    roman: list[int] = []
    letters: list[int] = []
    for index, block in enumerate(blocks):
        number = (block.number or "").strip("().: ") if isinstance(block, Paragraph) else ""
        if number and _roman(number) == len(roman) + 1:
            roman.append(index)
        if len(number) == 1 and number.isupper() and ord(number) - ord("A") == len(letters):
            letters.append(index)
    found = max(roman, letters, key=len)
    return found if len(found) >= FEWEST else []


def _roman(text: str) -> int:
    """Read a Roman number up to 39; 0 where the text is none."""
    figures = [ROMAN.get(letter, 0) for letter in text]
    if 0 in figures:
        return 0
    return sum(-one if one < other else one for one, other in zip(figures, [*figures[1:], 0], strict=True))


def plain_starts(blocks: Sequence[Block], desk: Desk) -> list[int]:
    """Give the lines behind the agenda's heading that are set alike, where usual business is among them."""
    titles, usual = _phrases(desk, "sections.agenda", "titles"), _phrases(desk, "sections.business", "labels")
    heads = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and titles.named(block.text)]
    if not heads:
        return []
    edge: float | None = None
    found: list[int] = []
    for index in range(heads[-1] + 1, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph) or desk.phrases("agenda_ends").leading(block.text):
            break
        edge = block.x0 if edge is None else edge
        if abs(block.x0 - edge) < ALIGNED and block.text.count(" ") < LONGEST and not block.text.endswith("."):
            found.append(index)
    texts = [block.text for index in found if isinstance(block := blocks[index], Paragraph)]
    return found if sum(usual.leading(text) is not None for text in texts) >= USUAL else []


def _phrases(desk: Desk, table: str, name: str) -> Phrases:
    return Phrases({name: desk.phrases(table)[name]})
