"""What a line opens with: a paragraph number, a bullet, or neither.

    opening = number, text | bullet, text ;
    number  = "1.0" | "2.6.13" | "53" | "53." | "a)" | "(iv)" | "B." | "1.1The" … ;
    bullet  = a bullet glyph | dash, gap | "o", gap ;

A date, a time, an amount and the end of a sentence look like numbers too: gaps, marks and what follows tell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from scrutiny_extract.extract.values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Line, Word

GLYPHS = frozenset("•▪◦○●■□▶►➢➤❖◆◇✓✔✗✘→⇒·∙‣⁃▸❑❒¾⮚")
"""Marks that are bullets wherever a line opens with one."""
DASHES = frozenset({"-", "–", "—"})
"""Signs that are bullets where a paragraph opens with one."""
LOOSE_GLYPHS = frozenset({"o", "*", "§", "Ø", "ü", "v", "q", ">", "~", "+", "__"})
"""Signs that are bullets only with a gap after them."""
LOOSE_GAP = 0.45
"""Gap after a loose bullet, in font sizes: more than a space."""
TAB = 0.75
"""Gap that sets a bare number apart from its text, in font sizes."""

COLUMN = 2.2
"""Gap before what stands in a column at a line's end, in font sizes: the pages of an agenda's item."""
JUSTIFIED = 1.5
"""How much wider than the gaps of its line a gap is that sets a number apart: justified lines are wide all through."""
QUOTES = "“\"'‘("
"""Marks that may stand before the first letter of a text."""
LONGEST = 12
"""Characters of the longest number."""
UNITS = frozenset(
    {"am", "pm", "AM", "PM", "noon", "hrs", "hours", "million", "billion", "%", "per", "-", "–", "—", "to"}
)
"""Words after a decimal number that make it a time or an amount; "1.1 To seek approval" is neither."""

NUMBER = regex.compile(
    r"""
    (?P<firm>                            # never read as running text at the head of a line
        \(\d{1,3}\)
      | \d{1,3}\)
      | \(?[a-zA-Z]\)
      | \(?[ivxIVX]{1,5}\)
      | \d{1,3}(?:\.\d{1,3}){1,4}[.):]?  # 1.0, 2.6.13, 1.1.
      | [A-Z]\d{0,2}(?:\.\d{1,3}){1,4}[.):]?
      | \d{1,3}\.?\([a-zA-Z0-9]{1,3}\)
      | \d{1,2}\.[a-z]
    )
  | (?P<dotted>                          # with a capital after it
        \d{1,3}[.:]
      | \d{1,3}[a-z]\.
      | [a-zA-Z]\.
      | [ivxIVX]{1,5}\.
    )
  | (?P<bare>                            # only with a gap after it
        \*?\d{1,3}
      | \d{1,3}[a-z]
      | [A-Z]\d{1,2}
      | [ivx]{1,5}
      | \d{1,4}/\d{2}
    )
    """,
    regex.VERBOSE,
)

HARD = regex.compile(
    r"(?P<number> \d{1,2}(?:\.\d{1,2}){1,3}\.? | \(?[a-z]{1,3}\) | \d{1,2}[.)] ) (?P<rest> \p{Lu}\P{N}* )",
    regex.VERBOSE,
)
"""A number set hard against its text: "1.1The"."""

PARTS = regex.compile(r"\d+|[a-zA-Z]+")


class Opening(NamedTuple):
    """What a line opens with."""

    number: str | None
    marker: str | None
    words: int
    """How many words it takes."""
    x0: float
    """Where the text after it begins; the end of the number where the line holds nothing else."""
    cut: int
    """Characters of the next word that belong to it: 3 in "1.1The"."""
    sure: bool
    """Whether it is one wherever the line stands, not only after a finished paragraph."""


def find_opening(line: Line) -> Opening | None:
    """Find the number or bullet a line opens with."""
    words = line.words
    first = words[0]
    text = first.text
    if text[0] in GLYPHS:
        return _bullet(words, text)
    gap = _gap_after(words) / max(first.style.size, 1.0)
    if text in DASHES or text in LOOSE_GLYPHS:
        if gap <= (0.0 if text in DASHES else LOOSE_GAP):
            return None
        return Opening(None, text, 1, first.x1 + _gap_after(words), 0, sure=gap > TAB)
    return (_number(words, gap) if len(text) <= LONGEST else None) or _hard(words)


def _gap_after(words: Sequence[Word]) -> float:
    """Give the gap after the first word, points; 0 where it is the only one."""
    return words[1].x0 - words[0].x1 if len(words) > 1 else 0.0


def follows(before: Opening, after: Opening) -> bool:
    """Whether one opening is next in order after another: 7.2 after 7.1, (c) after (b), a bullet after its like."""
    if before.number is None or after.number is None:
        return before.marker == after.marker and before.number == after.number
    one, two = PARTS.findall(before.number), PARTS.findall(after.number)
    if not one or len(one) != len(two) or one[:-1] != two[:-1]:
        return False
    if one[-1].isdigit() and two[-1].isdigit():
        return int(two[-1]) == int(one[-1]) + 1
    return len(one[-1]) == len(two[-1]) == 1 and ord(two[-1]) == ord(one[-1]) + 1


def _bullet(words: Sequence[Word], text: str) -> Opening:
    """Read a bullet, alone or hard against its text."""
    if len(text) > 1:
        return Opening(None, text[0], 0, words[0].x0, 1, sure=True)
    return Opening(None, text, 1, words[1].x0 if len(words) > 1 else words[0].x1, 0, sure=True)


def _number(words: Sequence[Word], gap: float) -> Opening | None:
    """Read a number that stands as a word of its own."""
    text = words[0].text
    found = NUMBER.fullmatch(text)
    if found is None:
        return None
    if len(words) == 1:
        return Opening(text, None, 1, words[0].x1, 0, sure=False) if found["firm"] else None
    following = words[1].text
    tabbed = gap > TAB and gap > JUSTIFIED * _widest_gap(words)
    if found["firm"]:
        fits = not text[-1].isdigit() or following.replace(".", "") not in UNITS
    elif found["dotted"]:
        fits = (tabbed or following[0].isupper() or following[0] in QUOTES) and not _is_month(following)
    else:
        fits = tabbed and not following[0].isdigit() and not _is_month(following)
    return Opening(text, None, 1, words[1].x0, 0, sure=tabbed) if fits else None


def _is_month(text: str) -> bool:
    """Whether a word names a month: what stands before it is a day."""
    return text.strip(".,").casefold() in MONTHS


def _hard(words: Sequence[Word]) -> Opening | None:
    """Read a number set hard against its text."""
    found = HARD.match(words[0].text)
    if found is None or found.end() < len(words[0].text):
        return None
    number = found["number"]
    return Opening(number, None, 0, words[0].x0, len(number), sure=False)


def _widest_gap(words: Sequence[Word]) -> float:
    """Give the widest gap between the words after the first, in font sizes; one alone before a column is none."""
    gaps = sorted((after.x0 - before.x1) / max(before.style.size, 1.0) for before, after in pairwise(words[1:]))
    if len(gaps) > 1 and gaps[-1] > COLUMN and gaps[-2] < TAB:
        return gaps[-2]
    return max(gaps, default=0.0) if len(gaps) < 40 else 1.0
