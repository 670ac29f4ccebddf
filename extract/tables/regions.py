"""Rows of a page -> runs of rows that may be a table nobody drew a grid around.

run = row of several phrases, (row of several phrases | short row)* ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.tables.borders import LINED, are_within, bars_between, enclosed, is_border_between
from scrutiny_extract.extract.tables.figures import heads_column, is_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.tables.phrases import Row
    from scrutiny_extract.extract.tables.segments import Segment

APART = 2.2
"""White between two rows of one table, in ems."""

PROSE = 9
"""Words in one phrase from which it is a sentence rather than an entry."""

SINGLES = 3
"""Rows of one phrase that may follow one another within a table: a wrapped label under a group's heading."""

LARGER = 1.5
"""Ratio of font sizes from which two rows are not of one table: a running head over a heading."""

LOOKED = 12
"""Rows above in which the columns are looked for."""

OVERLAP = 0.2
"""Ems by which rows lie over each other where a label's last line stands beside its figures."""

TIGHT = 0.75
"""White between two lines of one label, in ems."""

SENTENCE = 4
"""Words a line of a narrow column of running text has at least."""

LINES = 4
"""Lines of two columns that show a gutter."""

PAIRED = 0.3
"""Share of a run's rows that are lines of two columns, where the run is no table but text in two columns."""

CAPTION = re.compile(
    r"""
    (?: Table | Tab\. | Figure | Fig\. | Chart | Exhibit | Box | Annex | Appendix ) \s [\dA-Z] [\w.\u2013-]* [.:]? $
    | (?: Sources? | Notes? ) :
    """,
    re.VERBOSE,
)
"""The first two words of a line over or under a table."""

TITLES = frozenset({"Table", "TABLE", "Tab.", "Exhibit"})
"""What begins the title of a numbered table."""

MARK = re.compile(r"[*\u2020\u2021]{1,3}|\(?(?:\d{1,2}|[a-z])[)/]|[A-Z][a-z]+:", re.ASCII)
"""What only a note under a table begins with."""

SYMBOL = re.compile(r"[*\u2020\u2021]{1,3}|\([A-Z]{1,2}\)|\d{1,2}/", re.ASCII)
"""What a note begins with whose text stands right beside it."""

NUMBER = re.compile(r"\d{1,2}\.?|[a-z]\.?", re.ASCII)
"""What a note, if it is a sentence, may begin with too."""

BULLETS = frozenset("\u2022\u00b7\u25cf\u25aa\u25a0\u25e6\u2013\u2014-o*\u2713\u2714\uf0b7")
"""What stands before an item of a list."""

HEADS = 8
"""Rows of headings looked at."""

LEAST = 3
"""Rows of several phrases a table has at least."""

FEWEST = 2
"""Rows of several phrases a table has where a rule parts its headings from its body."""


def find_runs(rows: Sequence[Row], bars: Sequence[Segment] = ()) -> Iterator[list[Row]]:
    """Yield runs of rows, each beginning and ending with a row of several phrases, or with the rest of such a row.

    `bars` are horizontal rules: what stands between two of the same length may be wide apart and yet one table.
    """
    run: list[Row] = []
    singles = 0
    for row in rows:
        several = len(row.phrases) > 1 and not _is_item(row)
        singles = 0 if several else singles + (not _is_in_column(row, run))
        ends = run and (
            singles > SINGLES
            or is_caption(row)
            or (not several and is_prose(row, run))
            or max(row.size, run[-1].size) > LARGER * min(row.size, run[-1].size)
            or (row.y0 - run[-1].y1 > APART * row.size and not are_within(run, row, bars))
            or is_border_between(run, row, bars)
        )
        if ends:
            yield from _parts(run, bars)
            run = []
        if not is_caption(row) and (several or run):
            run.append(row)
    yield from _parts(run, bars)


def _is_item(row: Row) -> bool:
    """Whether a row is an item of a list: a bullet and a text."""
    return len(row.phrases) == 2 and row.phrases[0].text in BULLETS


def _parts(run: list[Row], bars: Sequence[Segment]) -> Iterator[list[Row]]:
    """Cut a run where a title and a row of headings follow on rows of figures: there another table begins."""
    start = 0
    for number in range(LEAST, len(run) - LEAST):
        if len(run[number].phrases) > 1 or number < start + LEAST or not _has_figures(run[number - 1]):
            continue
        # A heading over all columns may stand between the title and the row of headings.
        over = len(run[number + 1].phrases) == 1
        if _is_headed(run, number + 1 + over):
            yield from _trimmed(run[start:number], bars)
            start = number + 1
    yield from _trimmed(run[start:], bars)


def _is_headed(run: Sequence[Row], number: int) -> bool:
    """Whether rows of words over rows of figures begin here."""
    if number >= len(run) or len(run[number].phrases) < 2 or _has_figures(run[number]):
        return False
    return any(map(_has_figures, run[number : number + HEADS]))


def _has_figures(row: Row) -> bool:
    """Whether a row has a figure after its first phrase, no year or unit at a column's head."""
    return any(is_figure(phrase.text) and not heads_column(phrase.text) for phrase in row.phrases[1:])


def is_caption(row: Row) -> bool:
    """Whether a row names a table or what it was taken from: it stands over or under one, never in it."""
    return CAPTION.match(" ".join(word.text for word in row.words[:2])) is not None


def is_title(row: Row) -> bool:
    """Whether a row names a table by its number: what stands below is one."""
    return row.words[0].text in TITLES and is_caption(row)


def find_gutter(run: Sequence[Row]) -> float | None:
    """Give the place of the white between two columns of running text, where rows are mostly lines of two columns."""
    pairs = [row.phrases for row in run if len(row.phrases) == 2 and all(len(p.words) >= SENTENCE for p in row.phrases)]
    if len(pairs) < LINES or len(pairs) < PAIRED * len(run):
        return None
    left = max(phrase.x1 for phrase, _ in pairs)
    right = min(phrase.x0 for _, phrase in pairs)
    return (left + right) / 2 if left < right else None


def is_prose(row: Row, run: Sequence[Row]) -> bool:
    """Whether a row of one phrase is a line of running text: long, and as wide as the run."""
    wide = max(each.x1 for each in run) - min(each.x0 for each in run)
    return len(row.words) >= PROSE and row.x1 - row.x0 > 0.6 * wide


def _is_in_column(row: Row, run: Sequence[Row]) -> bool:
    """Whether a row of one phrase begins where an entry of a later column above began: it goes on with that text."""
    for above in reversed(run[-LOOKED:]):
        if len(above.phrases) > 1:
            return any(abs(phrase.x0 - row.x0) < LINED for phrase in above.phrases[1:])
    return False


def _trimmed(run: list[Row], bars: Sequence[Segment]) -> Iterator[list[Row]]:
    """Cut notes and rows of one phrase off the end, and yield the run if enough is left."""
    end = len(run)
    while end and (len(run[end - 1].phrases) < 2 or _is_item(run[end - 1]) or _is_note(run[end - 1])):
        end -= 1
    start = 0
    while start < end and (len(run[start].phrases) < 2 or _is_note(run[start])):
        start += 1
    several = sum(1 for row in run[start:end] if len(row.phrases) > 1)
    if several < LEAST and (several < FEWEST or not bars_between(run[start], run[end - 1], bars)):
        return
    end += enclosed(run, end, bars)
    while end < len(run) and len(run[end].phrases) < 2 and _is_rest(run[end - 1], run[end]):
        end += 1
    yield run[start:end]


def _is_note(row: Row) -> bool:
    """Whether a row is a mark and the note to it, or a word such as "Note:" and what it says."""
    if SYMBOL.fullmatch(row.words[0].text) and len(row.phrases[0].words) > 1:
        return not any(is_figure(phrase.text) for phrase in row.phrases[1:])
    if len(row.phrases) != 2:
        return False
    mark, note = row.phrases
    if len(note.words) >= PROSE or MARK.fullmatch(mark.text):
        return not is_figure(note.text)
    return len(note.words) >= SENTENCE and NUMBER.fullmatch(mark.text) is not None


def _is_rest(upper: Row, lower: Row) -> bool:
    """Whether a row of one phrase is the rest of an entry: beside its figures, or in small letters right under it."""
    white = lower.y0 - upper.y1
    if white < -OVERLAP * lower.size:
        return True
    if white >= TIGHT * lower.size or not lower.words[0].text[0].islower():
        return False
    return abs(lower.x0 - upper.x0) < lower.size or any(
        abs(phrase.x0 - lower.x0) < LINED for phrase in upper.phrases[1:]
    )
