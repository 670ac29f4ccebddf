"""A label and its value in one paragraph or cell: "Date: 5 May", "**Reason** The roof leaks".

entry = label, value? ;      label = a phrase of the vocabulary | in a cell any bold text over plain text, with a colon
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.titled import split_title
from scrutiny_extract.extract.values import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Line, Word
    from scrutiny_extract.extract.vocabulary import Phrases

NOTHING = regex.compile(r"n/?a|not applicable|none|t\.?b\.?c\.?|nil", regex.I)
"""What stands beside a label that has no value."""
MARK = regex.compile(r"^[:?–—-]")
LABEL_END = ":?"
TAB = 1.0
"""Gap that parts a label from its value, in font sizes."""
LONGEST_LABEL = 8
"""Most words of a label nobody knows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value; `name` is what the vocabulary calls it, None for a label it does not know."""

    name: str | None
    label: tuple[Line, ...]
    lines: tuple[Line, ...]

    def followed_by(self, lines: tuple[Line, ...]) -> Entry:
        """Give the entry with more of its value."""
        return Entry(self.name, self.label, self.lines + lines)

    @property
    def text(self) -> str | None:
        """The value's text."""
        return join_lines(self.lines) or None


def split_label(lines: Sequence[Line], phrases: Phrases, *, cell: bool = False) -> Entry | None:
    """Divide lines into a label and its value; None where they begin with no label."""
    if not lines:
        return None
    for count in (3, 2, 1):  # "Options considered" may go on: "and rejected"
        entry = _known_label(lines, count, phrases)
        if entry is not None:
            return entry
    if cell:
        label, value = split_title(lines, alone=True)
        if value and label and join_lines(label)[-1] in LABEL_END:
            return Entry(phrases.named(join_lines(label)), label, value)
    return None


def _known_label(lines: Sequence[Line], count: int, phrases: Phrases) -> Entry | None:
    """Read a label the vocabulary knows off the first lines: all of them, or their beginning."""
    if len(lines) < count or any(line.bold != lines[0].bold for line in lines[1:count]):
        return None
    text = " ".join(line.text for line in lines[:count])
    name = phrases.named(text)
    if name is not None:
        return Entry(name, tuple(lines[:count]), tuple(lines[count:]))
    leading = phrases.leading(text) if count == 1 else None
    if leading is None:
        return None
    name, label, rest = leading
    if not (
        label[-1] in LABEL_END or MARK.match(rest) or _is_short_value(rest) or is_bold_before_plain(lines[0], label)
    ):
        return None
    words = lines[0].words
    cut = label.count(" ") + 1
    while cut < len(words) and not any(map(str.isalnum, words[cut].text)):
        cut += 1
    value = (line_of(words[cut:]),) if cut < len(words) else ()
    return Entry(name, (line_of(words[:cut]),), (*value, *lines[1:]))


def _is_short_value(text: str) -> bool:
    """Whether a text is a date, perhaps with its weekday and hour, or says that there is nothing."""
    found = find_date(text)
    if found is None:
        return NOTHING.fullmatch(text) is not None
    return len(text) - len(found.raw) <= len("5.00 pm on Wednesday ")


def is_bold_before_plain(line: Line, label: str) -> bool:
    """Whether weight alone sets a label off from its value on one line."""
    count = label.count(" ") + 1
    return all(word.style.bold for word in line.words[:count]) and not line.words[count].style.bold


def split_bold(lines: Sequence[Line]) -> Entry | None:
    """Divide lines at a label nobody knows: a few words in bold up to a colon or a tab, then plain type."""
    first = lines[0]
    bold = _bold_words(first)
    marked = bool(bold) and bold[-1].text.endswith((":", "?"))
    if not 0 < len(bold) <= LONGEST_LABEL or not (marked or _is_tabbed(first, len(bold))):
        return None
    rest = first.words[len(bold) :]
    return Entry(None, (line_of(bold),), ((line_of(rest),) if rest else ()) + tuple(lines[1:]))


def _bold_words(line: Line) -> list[Word]:
    return list(takewhile(lambda word: word.style.bold, line.words))


def _is_tabbed(line: Line, count: int) -> bool:
    """Whether a tab stands after the first words of a line."""
    if not 0 < count < len(line.words):
        return False
    return line.words[count].x0 - line.words[count - 1].x1 > TAB * line.size


def split_at_labels(lines: tuple[Line, ...], phrases: Phrases) -> Iterator[tuple[Line, ...]]:
    """Part lines before each that begins with a label in bold: a known one with a colon, or any before a tab."""
    start = 0
    for number in range(1, len(lines)):
        line = lines[number]
        if not line.words[0].style.bold:
            continue
        label = phrases.leading(line.text) if ":" in line.text else None
        known = label is not None and label[1][-1] == ":" and (not label[2] or is_bold_before_plain(line, label[1]))
        if known or _is_tabbed(line, len(_bold_words(line))):
            yield lines[start:number]
            start = number
    yield lines[start:]
