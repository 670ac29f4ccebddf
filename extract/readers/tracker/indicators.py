"""Indicators in rows: what is measured, which way is good, and the figures.

    row    = reference?, title, owner?, frequency and measure?, polarity?, figure+, rating?, remarks on the data? ;
    figure = baseline | last result | target | floor | current result | predicted ;     each column one, by its heading

Where a heading says only "2009/10 Result" its place says which result it is: before the target the last
one, after it the current one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scrutiny_extract.extract.figures import read_value
from scrutiny_extract.extract.layout import Table
from scrutiny_extract.extract.readers.rows import Band, Columns, Row, carried_on, distinct, read_rows
from scrutiny_extract.extract.readers.tracker.figure_columns import settle
from scrutiny_extract.extract.readers.tracker.figure_labels import FIGURES, LIMITS
from scrutiny_extract.extract.readers.tracker.parts import INDICATOR_TABLES
from scrutiny_extract.extract.readers.tracker.unnamed import read_unnamed
from scrutiny_extract.schemas import Indicator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Paragraph
    from scrutiny_extract.extract.readers.tracker.parts import Part
    from scrutiny_extract.schemas import Value


def read_indicators(parts: Iterable[Part], painter: Painter, desk: Desk) -> tuple[Indicator, ...]:
    """Read the indicators of all indicator tables among some parts."""
    indicators: list[Indicator] = []
    held = (part for part in parts if part.kind in INDICATOR_TABLES)
    for kind, group in groupby(held, key=lambda part: part.kind):
        blocks = [part.block for part in group if isinstance(part.block, Table)]
        found: Iterator[Row | Band | Paragraph | Table]
        if kind == "indicators":
            found = read_rows(blocks, desk, "columns.indicators", settle=_settling(painter, desk))
        else:
            found = read_unnamed(blocks, "columns.indicators", _settling(painter, desk), desk)
        for row, remark in _with_remarks(carried_on(found, _continues), desk):
            indicators.append(make_indicator(row, painter, desk, remark))
    return tuple(indicators)


def _with_remarks(
    found: Iterable[Row | Band | Paragraph | Table], desk: Desk
) -> Iterator[tuple[Row, tuple[Cell, str, str] | None]]:
    """Yield each row with the remark in a band below it: its cell, its label, and what it says."""
    held: Row | None = None
    for each in found:
        remark = _remark(each, desk) if isinstance(each, Band) and held is not None else None
        if held is not None:
            yield held, remark
        held = each if isinstance(each, Row) else None
    if held is not None:
        yield held, None


def _remark(band: Band, desk: Desk) -> tuple[Cell, str, str] | None:
    """Read a band as a remark on the row above it: "Comment: …"."""
    leading = desk.phrases("columns.tracker").leading(band.text)
    if leading is None or leading[0] != "progress" or not leading[1].endswith(":") or not leading[2]:
        return None
    return band.cell, leading[1].rstrip(": "), leading[2]


def _settling(painter: Painter, desk: Desk) -> Callable[[Table, Columns], Columns]:
    return lambda table, columns: settle(table, columns, painter, desk)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row says only more of what the row above says: it names no indicator."""
    return bool(upper.text("title")) and not lower.text("title") and not lower.text("reference")


def make_indicator(row: Row, painter: Painter, desk: Desk, remark: tuple[Cell, str, str] | None = None) -> Indicator:
    """Make the record of one row, with the remark below it: its cell, its label, and what it says."""
    ratings = {name: [painter.read_cell(cell) for cell in _cells_of(row, name)] for name in RATED}
    basis = " ".join(filter(None, (row.text("frequency_measure"), row.text("frequency"), row.text("measure"))))
    return desk.make(
        Indicator,
        (row.source, remark[0] if remark is not None else None),
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
        columns=_unread(row) | ({remark[1]: remark[2]} if remark is not None else {}),
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
    return read_value(text, columns.headings[columns.names[name]], is_limit=name in LIMITS)


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
