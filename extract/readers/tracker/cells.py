"""What the cells of a column say: people, dates, figures, prose, how things stand, how often.

people = name | team | post ;        short, with capitals, no figures
when   = date | period | "ongoing" ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.figures import find_period
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.tables.figures import NOTHING
from scrutiny_extract.extract.values import MONTHS, read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table

MOST_STATUS_WORDS = 4
"""Words a status has at most."""
WORDY = 5.0
"""Words a cell of a column of prose holds on average at least."""
PROSE = 3.0
"""The same for the one column left that says how things go: "On hold"."""
NAME_WORDS = 8
"""Words of a name, a team or a post at most."""
WHEN_WORDS = 6
"""Words of a date or a time to come at most: "March 31 2011", "November 2010 (revised)"."""
MOST = 0.6
"""Share of a column's cells that must look alike for the column to be known by them."""
MANY = 0.4
"""The same for columns of dates where remarks stand behind some: "October 2010, moved by agreement to May"."""

FIGURE = regex.compile(r"[£~<>≤≥+–-]?\s?£?\d[\d,.]*\s?%?.{0,60}|n/?a|tb[acd]|[-–—]", regex.IGNORECASE | regex.DOTALL)
"""What a cell of a column of figures holds: a number first, or a word for none."""

SUMS = 3
"""Columns of figures that make a table one of money, whatever stands before them."""

PEOPLE = regex.compile(r"(?:[A-Z][\w.’'-]{0,40}\s?[/,&]?\s){1,5}[A-Z][\w’'-]{1,40}(?:\s\([A-Z][\w\s]{0,80}\))?")
"""What a column of people holds: two to six words with capitals, perhaps a team in brackets."""

CAPITAL = regex.compile(r"[A-Z][\w.’'-]*")
SMALL = frozenset({"and", "of", "for", "the", "to", "in", "with", "on", "de", "la", "van"})
"""Words without a capital inside names of teams and posts."""
REMARK_MARKS = frozenset("-–—(:;,.")
"""What sets a remark off from a status."""
BRACKETS = regex.compile(r"\([^()]*\)")
HEADING_WORDS = 12
"""Words of a heading that says how things stand at most."""
WORDS = regex.compile(r"[\w.’'-]+")


def are_people(texts: Sequence[str]) -> bool:
    """Whether a column names people, teams or posts: "Housing / R Ansell", "Finance", "Head of Highways"."""
    return is_mostly(texts, is_name)


def is_name(text: str) -> bool:
    """Whether a text may name somebody: few words, all with capitals but for "and", "of" and the like."""
    words = WORDS.findall(text)
    if not 0 < len(words) <= NAME_WORDS or any(map(str.isdigit, text)) or text[-1] in ".;:?!":
        return False
    if text.casefold() in NOTHING:
        return False
    return CAPITAL.fullmatch(words[0]) is not None and all(
        CAPITAL.fullmatch(word) or word in SMALL for word in words[1:]
    )


def is_prose(texts: Sequence[str]) -> bool:
    """Whether a column says something in words: some texts are longer than any label or name."""
    words = [len(text.split()) for text in texts]
    return bool(words) and sum(words) >= PROSE * len(words) and max(words) > NAME_WORDS


def is_status(text: str, desk: Desk) -> bool:
    """Whether a text says how things stand and nothing else."""
    return desk.phrases("status").named(text) is not None


def begins_with_status(text: str, desk: Desk) -> bool:
    """Whether a text says how things stand, perhaps with a remark set off behind it: "Completed – in June"."""
    leading = desk.phrases("status").leading(text)
    return leading is not None and (not leading[2] or leading[2][0] in REMARK_MARKS or leading[1][-1] in REMARK_MARKS)


def heads_status(heading: str, desk: Desk) -> bool:
    """Whether a heading says how the actions below it stand: "Actions completed since the last meeting"."""
    if is_status(heading, desk):
        return True
    words = BRACKETS.sub(" ", heading).split()[:HEADING_WORDS]
    about = desk.phrases("status.heading")
    bare: list[str] = []
    while words:
        found = about.leading(" ".join(words))
        if found is not None and found[0] == "ends" and bare:
            break
        if found is None or found[0] == "ends":
            bare.append(words.pop(0))
        else:
            words = words[len(found[1].split()) :]
    return bool(bare) and len(bare) <= MOST_STATUS_WORDS and is_status(" ".join(bare), desk)


def says_else(heading: str, desk: Desk) -> bool:
    """Whether a heading says that its column holds what no field is for: money, risks, a theme."""
    return desk.phrases("plainly.else").within(heading) is not None


def first_wordy(table: Table, columns: Iterable[int], first: int) -> int | None:
    """Find the first of some columns that holds prose."""
    for column in columns:
        texts = [cell.text for cell in distinct(row[column] for row in table.grid[first:]) if cell.lines]
        if texts and sum(len(text.split()) for text in texts) >= WORDY * len(texts):
            return column
    return None


def hold_sums(columns: Iterable[Sequence[str]]) -> bool:
    """Whether columns of figures stand beside each other: sums of money, year by year."""
    return sum(is_mostly(texts, FIGURE.fullmatch) for texts in columns) >= SUMS


def is_when(text: str, desk: Desk) -> bool:
    """Whether a text says by when, and nothing else: a date, a period, or that it goes on."""
    if len(text.split()) > WHEN_WORDS:
        return False
    if read_date(text) or find_period(text) or text.strip(" .").casefold() in MONTHS:
        return True
    return desk.phrases("status").named(text) is not None or desk.phrases("plainly.when").leading(text) is not None


def are_dates(texts: Sequence[str], desk: Desk) -> bool:
    """Whether a column says by when: most of its texts do, or many of them where all are short."""
    whens = sum(is_when(text, desk) for text in texts)
    if whens > MOST * len(texts):
        return True
    return whens > MANY * len(texts) and sum(len(text.split()) for text in texts) <= WHEN_WORDS * len(texts)


def is_how_often(text: str, desk: Desk) -> bool:
    """Whether a text says how often something is counted, perhaps in what, and nothing else: "Quarterly %"."""
    return len(text.split()) <= MOST_STATUS_WORDS and desk.phrases("frequency").leading(text) is not None


def is_mostly(texts: Sequence[str], test: Callable[[str], object]) -> bool:
    """Whether most texts of a column pass a test."""
    return len(texts) > 0 and sum(bool(test(text)) for text in texts) > MOST * len(texts)
