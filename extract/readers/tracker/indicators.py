"""Indicators in rows: what is measured, which way is good, and the figures.

    row    = reference?, title, owner?, frequency and measure?, polarity?, figure+, rating?, remarks on the data? ;
    figure = baseline | last result | target | floor | current result | predicted ;     each column one, by its heading

Where a heading says only "2009/10 Result" its place says which result it is: before the target the last
one, after it the current one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.figures import find_period, read_value, without_period
from scrutiny_extract.extract.layout import Table
from scrutiny_extract.extract.readers.rows import Columns, Row, carried_on, distinct, read_rows, texts_in, words_in
from scrutiny_extract.extract.readers.tracker.cells import FIGURE, is_how_often, is_mostly
from scrutiny_extract.extract.readers.tracker.looks import FIGURES
from scrutiny_extract.extract.readers.tracker.parts import INDICATOR_TABLES
from scrutiny_extract.extract.readers.tracker.unnamed import read_unnamed
from scrutiny_extract.schemas import Indicator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Paragraph
    from scrutiny_extract.extract.readers.rows import Band
    from scrutiny_extract.extract.readers.tracker.parts import Part
    from scrutiny_extract.extract.vocabulary import Phrases
    from scrutiny_extract.schemas import Value

ORDER = ("baseline", "last_result", "target", "current", "predicted")
"""The order in which councils print figures."""

REFERENCE = regex.compile(
    r"(?:[A-Z]{1,6}[\s/–-]{0,3})?[A-Z]{0,4}\s?\d{1,4}(?:[./-]?\w{1,4})?(?:\([a-z]+\)\w?)?", regex.IGNORECASE
)
"""An indicator's reference: "NI 59", "102A", "LSP-HW2b(i)a", "KPI 1.3"."""


def read_indicators(parts: Iterable[Part], painter: Painter, desk: Desk) -> tuple[Indicator, ...]:
    """Read the indicators of all indicator tables among some parts."""
    indicators: list[Indicator] = []
    held = (part for part in parts if part.kind in INDICATOR_TABLES)
    for kind, group in groupby(held, key=lambda part: part.kind):
        blocks = [part.block for part in group if isinstance(part.block, Table)]
        found: Iterator[Row | Band | Paragraph | Table]
        if kind == "indicators":
            found = read_rows(blocks, desk, "columns.indicators", settle=_settling(desk))
        else:
            found = read_unnamed(blocks, "columns.indicators", _settling(desk), desk)
        rows = (row for row in carried_on(found, _continues) if isinstance(row, Row))
        indicators.extend(make_indicator(row, painter, desk) for row in rows)
    return tuple(indicators)


def _settling(desk: Desk) -> Callable[[Table, Columns], Columns]:
    return lambda table, columns: settle(table, columns, desk)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row says only more of what the row above says: it names no indicator."""
    return bool(upper.text("title")) and not lower.text("title") and not lower.text("reference")


def make_indicator(row: Row, painter: Painter, desk: Desk) -> Indicator:
    """Make the record of one row."""
    ratings = {name: [painter.read_cell(cell) for cell in _cells_of(row, name)] for name in RATED}
    basis = " ".join(filter(None, (row.text("frequency_measure"), row.text("frequency"), row.text("measure"))))
    return desk.make(
        Indicator,
        (row.source,),
        reference=row.text("reference"),
        title=row.text("title"),
        owner=row.text("owner"),
        frequency=desk.phrases("frequency").within(basis) if basis else None,
        measure=read_measure(basis, desk),
        polarity=_polarity(row.text("polarity"), desk),
        rag=next((rating.rag for rating in ratings["rag"] if rating.rag), None),
        previous_rag=next((rating.rag for rating in ratings["previous_rag"] if rating.rag), None),
        direction=next(
            (each.direction for name in ("direction", "rag") for each in ratings[name] if each.direction), None
        ),
        data_quality=row.text("data_quality"),
        columns=_unread(row),
        flags=tuple(dict.fromkeys(flag for found in ratings.values() for rating in found for flag in rating.flags)),
        **{name: _value(row, name) for name in sorted(FIGURES)},
    )


RATED = ("rag", "previous_rag", "direction")


def _value(row: Row, name: str) -> Value | None:
    """Read a field's figure; its heading may name its period."""
    text = row.text(name)
    if text is None:
        return None
    columns = row.parts[0][0]
    return read_value(text, columns.headings[columns.names[name]])


def _unread(row: Row) -> dict[str, str]:
    """Give the texts that no field holds, those behind a frequency or a polarity too: headings as printed."""
    texts = dict(row.others)
    columns = row.parts[0][0]
    for name in ("frequency_measure", "frequency", "measure", "polarity", "rag", "previous_rag", "direction"):
        text = row.text(name)
        heading = columns.headings[columns.names[name]] if name in columns.names else ""
        if text and heading:
            texts.setdefault(heading, text)
    return texts


def read_measure(text: str, desk: Desk) -> str | None:
    """Read whether a per cent or a number is measured: `"Annually % points"` -> `"%"`."""
    if "%" in text:
        return "%"
    named = desk.phrases("measure").within(text) if text else None
    return {"percent": "%", "number": "number"}.get(named or "")


def _polarity(text: str | None, desk: Desk) -> str | None:
    if not text:
        return None
    phrases = desk.phrases("polarity")
    return phrases.named(text) or phrases.within(text)


def _cells_of(row: Row, name: str) -> tuple[Cell, ...]:
    """Give the cells of a field, those without words too."""
    return distinct(cells[columns.names[name]] for columns, cells in row.parts if name in columns.names)


def settle(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name further columns by their headings without their periods, by what they hold, by their place."""
    columns = _by_bare_headings(_corrected(table, columns), desk)
    columns = _by_content(table, columns, desk)
    columns = _by_place_of_results(columns, desk)
    return _by_order(table, columns, desk)


def _corrected(table: Table, columns: Columns) -> Columns:
    """Put right references under a heading that may head titles too: "Indicator" over "NI 59"."""
    title = columns.names.get("title")
    if title is None or "reference" in columns.names:
        return columns
    if not is_mostly(texts_in(table, columns, title), REFERENCE.fullmatch):
        return columns
    others = {name: column for name, column in columns.names.items() if name != "title"}
    return columns.only({**others, "reference": title})


def _by_bare_headings(columns: Columns, desk: Desk) -> Columns:
    """Name columns whose heading, its period and brackets cut, is known."""
    phrases = desk.phrases("columns.indicators")
    for column in columns.unnamed:
        name = phrases.named(without_period(columns.headings[column]))
        if name is not None and name not in columns.names:
            columns = columns.named(**{name: column})
    return columns


def _by_content(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name columns by what most of their cells say: which way is good, how often, references."""
    tests: dict[str, Callable[[str], object]] = {
        "polarity": desk.phrases("polarity").named,
        "frequency_measure": lambda text: is_how_often(text, desk),
        "reference": REFERENCE.fullmatch,
        "data_quality": desk.phrases("data_quality").within,
    }
    for name, test in tests.items():
        if name in columns.names or (name == "frequency_measure" and "frequency" in columns.names):
            continue
        for column in columns.unnamed:
            if is_mostly(texts_in(table, columns, column), test):
                columns = columns.named(**{name: column})
                break
    if "title" not in columns.names and columns.unnamed:
        columns = columns.named(title=max(columns.unnamed, key=lambda column: words_in(table, column, columns.first)))
    return _with_owner(columns)


def _with_owner(columns: Columns) -> Columns:
    """Name the one column between the title and how often it is counted, or which way is good: whose it is."""
    ends = [columns.names[name] for name in ("frequency_measure", "frequency", "polarity") if name in columns.names]
    if "owner" in columns.names or "title" not in columns.names or not ends:
        return columns
    between = [column for column in columns.unnamed if columns.names["title"] < column < min(ends)]
    return columns.named(owner=between[0]) if len(between) == 1 else columns


def _by_place_of_results(columns: Columns, desk: Desk) -> Columns:
    """Tell results apart by their place: before the target the last one, after it, or last of all, the current one."""
    phrases = desk.phrases("columns.results")
    results = [column for column in columns.unnamed if _is_result(columns.headings[column], phrases)]
    target = columns.names.get("target")
    before = [column for column in results if target is not None and column < target]
    after = [column for column in results if column not in before]
    if "current" not in columns.names and after:
        columns = columns.named(current=after.pop())
    if "last_result" not in columns.names and (before or after):
        columns = columns.named(last_result=(before or after)[-1])
    return columns


def _is_result(heading: str, phrases: Phrases) -> bool:
    """Whether a heading says that its column holds results of a period."""
    bare = without_period(heading)
    if not bare:
        return find_period(heading) is not None
    return phrases.named(bare) is not None or phrases.within(bare) is not None


def _by_order(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name columns of figures whose headings say nothing by the usual order, between those that are known."""
    results = desk.phrases("columns.results")
    figures = [
        column
        for column in columns.unnamed
        if not _is_result(columns.headings[column], results)
        and is_mostly(texts_in(table, columns, column), lambda text: FIGURE.fullmatch(text) or is_how_often(text, desk))
    ]
    known = sorted((columns.names[name], ORDER.index(name)) for name in ORDER if name in columns.names)
    for column in figures:
        left = max((place for at, place in known if at < column), default=-1)
        right = min((place for at, place in known if at > column), default=len(ORDER))
        between = [name for name in ORDER[left + 1 : right] if name not in columns.names]
        waiting = [other for other in figures if other >= column and not any(column < at < other for at, _ in known)]
        if not between or (right < len(ORDER) and len(waiting) != len(between)) or len(waiting) > len(between):
            continue
        if not known and len(waiting) < len(ORDER) - 1:
            continue
        columns = columns.named(**{between[0]: column})
        known = sorted([*known, (column, ORDER.index(between[0]))])
    return columns
