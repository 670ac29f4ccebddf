"""The lines of an agenda's items: what stands in a column at their right, and where a title ends.

item lines = number, title, (gap, pages | contact)?, what is said under it* ;

A title ends where its letters change: bold to plain, capitals to small letters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract import values
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.paragraphs import find_paragraphs
from scrutiny_extract.extract.readers.page_ranges import PAGES
from scrutiny_extract.extract.readers.pieces import ALIGNED, EXACT, TAB, cut_line
from scrutiny_extract.extract.readers.prose import with_loose_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block, Line

FAR = 2.0
"""Gap before a column at the right, in font sizes."""
RIGHT_HALF = 0.5
"""Where a column at the right may begin: this share of the way over the agenda's lines."""
BESIDE = 2
"""Items, at least, beside which a column stands."""
LONGEST_BESIDE = 5
"""Most words of a line in such a column."""
CAPITALS = 3
"""Letters in capitals that make a line a title in capitals, at least."""
TIMED = re.compile(
    r"\[?(?P<from>\d{1,2}(?:[.:]\d\d)(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
    r"(?P<to>\s?(?:[-–—]|to)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[ap]\.?m\.?)?)?\]?\s(?=\S)",
    re.IGNORECASE,
)
"""The time at which an item is taken, before its title: "11.00 - 11.10 Minutes"."""
SPLIT = re.compile(r"(\d{1,2})\s(\.\d{1,2})\s(?=\S)")
"""A number with a space inside: "3 .1"."""
NEXT = re.compile(r"(?P<number>\d{1,3})\s(?=[A-Z])")
"""A number without a mark or a tab behind it, as scans print it: "10 Accounts"."""
SAME_EDGE = 14.0
"""Numbers whose left edges differ by less stand in one column, points."""
LEFT = re.compile(r"(?P<pages>\d{1,4}\s?[-–—]\s?\d{1,4})\s(?P<number>\d{1,3}[A-Za-z]?)\s(?=[A-Z])")
"""A page range before an item's number."""


class TitleLines(NamedTuple):
    """The lines of an item's first paragraph, told apart."""

    title: tuple[Line, ...]
    rest: tuple[Line, ...]
    """What is said under the title."""
    pages: tuple[int, int] | None
    """The page range that stands at their right."""


def with_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Give paragraphs the numbers that a tab or a space hides: "3 .1 Winter pressures", "10 Close" behind 9."""
    numbered = [_with_split_number(block) for block in with_loose_numbers(blocks)]
    last: Paragraph | None = None
    for place, block in enumerate(numbered):
        if isinstance(block, Paragraph):
            found = _with_next_number(block, last)
            numbered[place] = found
            if _whole(found) is not None:
                last = found
            elif last is not None and abs(found.x0 - last.x0) < SAME_EDGE:  # at the numbers' edge, so behind the items
                last = None
    return numbered


def _with_next_number(block: Paragraph, last: Paragraph | None) -> Paragraph:
    """Give a paragraph its number where it is the next after the last one's, and nothing but a space follows it."""
    found = NEXT.match(block.text) if last is not None and block.number is None and block.marker is None else None
    if found is None or last is None or int(found["number"]) != (_whole(last) or 0) + 1:
        return block
    if abs(block.x0 - last.x0) > SAME_EDGE:
        return block
    return replace(block, number=found["number"], text=block.text[found.end() :])


def _whole(paragraph: Paragraph) -> int | None:
    """Give the whole number before a paragraph."""
    number = (paragraph.number or "").strip("().: ")
    return int(number) if number.isascii() and number.isdecimal() else None


def _with_split_number(block: Block) -> Block:
    if not isinstance(block, Paragraph) or block.number is not None:
        return block
    found = SPLIT.match(block.text)
    if found is not None:
        return replace(block, number="".join(found.groups()), text=block.text[found.end() :])
    left = _left_pages(block)
    if left is None:
        return block
    first, *others = block.lines
    cut = line_of(first.words[left.group("pages").count(" ") + 1 :])
    return replace(block, lines=(cut, *others), number=left["number"], text=block.text[left.end() :])


def left_pages(block: Block) -> tuple[int, int] | None:
    """Give the page range that stands in a column at the left of an item's number: "5 - 14  3  Action notes"."""
    found = _left_pages(block) if isinstance(block, Paragraph) else None
    return None if found is None else values.read_page_range(found["pages"])


def _left_pages(block: Paragraph) -> re.Match[str] | None:
    found = LEFT.match(block.text) if block.number is None else None
    if found is None:
        return None
    words, count = block.lines[0].words, found.group("pages").count(" ") + 1
    apart = words[count].x0 - words[count - 1].x1 > TAB * block.size
    return found if apart and words[count].text == found["number"] else None


def title_lines(paragraph: Paragraph, edge: float | None) -> TitleLines:
    """Tell an item's title from what stands at its right, from the column's `edge` on, and under it."""
    lines, pages = _without_right(paragraph, edge)
    count = title_count(lines)
    return TitleLines(lines[:count], lines[count:], pages)


def paragraphs_under(lines: Sequence[Line], own: Sequence[Paragraph], edge: float | None) -> list[Paragraph]:
    """Give the paragraphs under a title, without what stands at their right."""
    found = list(find_paragraphs(lines)) if lines else []
    for paragraph in own:
        if edge is None or paragraph.lines[0].words[-1].x0 < edge - ALIGNED:
            found.append(paragraph)
            continue
        kept, _ = _without_right(paragraph, edge)
        found.extend(find_paragraphs(kept) if kept else ())
    return found


def title_count(lines: Sequence[Line]) -> int:
    """Count the lines of a title: those in bold, or in capitals, before others; all where nothing changes."""
    for is_title in (_opens_bold, _is_capital):
        count = 0
        while count < len(lines) and (is_title(lines[count]) or (count and not _has_letters(lines[count]))):
            count += 1
        if 0 < count < len(lines) and not any(map(is_title, lines[count:])):
            return count
    return len(lines)


def right_edge(blocks: Sequence[Block], starts: Sequence[int]) -> float | None:
    """Find where a column begins that stands at the right of items; None where none does."""
    paragraphs = [block for start in starts if isinstance(block := blocks[start], Paragraph)]
    if len(paragraphs) < BESIDE:
        return None
    left = min(paragraph.x0 for paragraph in paragraphs)
    right = max(line.x1 for paragraph in paragraphs for line in paragraph.lines)
    pieces = [piece.x0 for paragraph in paragraphs if (piece := _at_right(paragraph.lines[0])) is not None]
    edges = [x0 for x0 in pieces if x0 > left + RIGHT_HALF * (right - left)]
    aligned = [x0 for x0 in edges if sum(abs(x0 - other) < ALIGNED for other in edges) >= BESIDE]
    return min(aligned, default=None)


def without_time(title: str, *, always: bool) -> str:
    """Take off a title the time at which it is taken: "11.00 - 11.10 Minutes"; one time alone only if `always`."""
    found = TIMED.match(title)
    return title[found.end() :] if found is not None and (always or found["to"]) else title


def unnumbered(lines: Sequence[Line], paragraph: Paragraph) -> str:
    """Join lines without the number at their head."""
    text = join_lines(lines)
    number = paragraph.number or ""
    return text[len(number) :].lstrip() if text.startswith(number) else text


def _at_right(line: Line) -> Line | None:
    """Give the piece of a line that stands far to the right of its text."""
    *earlier, last = cut_line(line)
    if not earlier or len(last.words) > LONGEST_BESIDE or last.x0 - earlier[-1].x1 < FAR * last.size:
        return None
    alone = len(earlier) == 1 and len(earlier[0].words) == 1 and not earlier[0].words[0].text.isalpha()
    return None if alone else last


def _without_right(paragraph: Paragraph, edge: float | None) -> tuple[tuple[Line, ...], tuple[int, int] | None]:
    """Take what stands in the right column off a paragraph's lines; a page range also where no column is."""
    kept: list[Line] = []
    beside: list[str] = []
    for line in paragraph.lines:
        count = len(line.words)
        if not beside and _ends_in_pages(line, numbered=paragraph.number is not None):
            count -= len(cut_line(line)[-1].words)
        elif edge is not None:
            count = _columned(line, edge)
        beside.extend(word.text for word in line.words[count:])
        kept.extend([line_of(line.words[:count])] if count else [])
    return tuple(kept), values.read_page_range(" ".join(beside))


def _columned(line: Line, edge: float) -> int:
    """Count the words of a line before the column at its right."""
    for number, word in enumerate(line.words):
        gap = word.x0 - line.words[number - 1].x1 if number else FAR * word.style.size
        if word.x0 > edge - ALIGNED and (gap > FAR * word.style.size or abs(word.x0 - edge) < EXACT):
            return number
    return len(line.words)


def _ends_in_pages(line: Line, *, numbered: bool) -> bool:
    """Whether a page range stands far to the right of a line's text."""
    *earlier, last = cut_line(line)
    apart = bool(earlier) and last.x0 - earlier[-1].x1 > FAR * last.size
    return apart and (len(earlier) > 1 or numbered) and values.read_page_range(last.text) is not None


def _has_letters(line: Line) -> bool:
    return any(map(str.isalpha, line.text))


def _opens_bold(line: Line) -> bool:
    """Whether the words of a line are bold, its number and page range left out."""
    words = [word for word in line.words if any(map(str.isalpha, word.text))]
    if not words or not words[0].style.bold:
        return False
    plain = [word for word in words if not word.style.bold]
    return not plain or PAGES.search(line.text) is not None


def _is_capital(line: Line) -> bool:
    """Whether the words of a line are in capitals, those of a page range left out."""
    found = PAGES.search(line.text)
    text = line.text if found is None else line.text[: found.start()]
    return text.isupper() and sum(map(str.isalpha, text)) >= CAPITALS
