"""Indicators in rows: what is measured, which way is good, and the figures.

row    = reference?, title, owner?, frequency and measure?, polarity?, figure+, rating?, remarks on the data? ;
figure = baseline | last result | target | floor | current result | predicted ;     each column one, by its heading
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.colours import Rating
from scrutiny_extract.extract.figures import read_value
from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.readers.tracker.figure_columns import REFERENCE
from scrutiny_extract.extract.readers.tracker.figure_labels import FIGURES, LIMITS
from scrutiny_extract.extract.readers.tracker.measured import MeasuredRows
from scrutiny_extract.schemas import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell
    from scrutiny_extract.extract.readers.rows import Row
    from scrutiny_extract.extract.readers.tracker.measured import Measured
    from scrutiny_extract.extract.readers.tracker.parts import Part
    from scrutiny_extract.schemas import Value


def read_indicators(parts: Iterable[Part], painter: Painter, desk: Desk) -> tuple[Indicator, ...]:
    """Read the indicators of all indicator tables among some parts."""
    return tuple(make_indicator(each, painter, desk) for each in MeasuredRows(painter, desk).read(parts))


def make_indicator(measured: Measured, painter: Painter, desk: Desk) -> Indicator:
    """Make the record of one row, with what stands around it."""
    row, remark = measured.row, measured.remark
    ratings = {name: _ratings(measured, name, painter) for name in RATED}
    basis = " ".join(filter(None, (row.text("frequency_measure"), row.text("frequency"), row.text("measure"))))
    reference, title = _named(measured)
    return desk.make(
        Indicator,
        (row.source, measured.title, measured.beside, remark.cell if remark is not None else None),
        reference=reference,
        title=title,
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
        columns=_unread(row) | ({remark.label: remark.text} if remark is not None else {}),
        flags=tuple(dict.fromkeys(flag for found in ratings.values() for rating in found for flag in rating.flags)),
        **{name: _value(row, name) for name in sorted(FIGURES)},
    )


def _named(measured: Measured) -> tuple[str | None, str | None]:
    """Give reference and title; a title over the headings may begin with the reference: "KPI 3: Bins emptied"."""
    reference, title = measured.row.text("reference"), measured.row.text("title")
    if title is None and measured.title is not None:
        before, mark, after = measured.title.text.partition(": ")
        if reference is None and mark and REFERENCE.fullmatch(before):
            return before, after
        title = measured.title.text
    return reference, title


FIGURE_OF = {"rag": "current", "previous_rag": "last_result"}
"""The figure whose cell is filled where no column holds the rating."""


def _ratings(measured: Measured, name: str, painter: Painter) -> list[Rating]:
    """Read the ratings in a field's cells; without a column for it beside the title, or with its figure."""
    row = measured.row
    if row.has(name):
        return [painter.read_cell(cell) for cell in _cells_of(row, name)]
    if name == "rag" and measured.beside:
        return [painter.read_cell(cell) for cell in measured.beside]
    plain = {cell.fill for cell in _cells_of(row, "title")}
    figures = _cells_of(row, FIGURE_OF.get(name, ""))
    said = [painter.word(match["word"]) for cell in figures if (match := IN_BRACKETS.search(cell.text)) is not None]
    painted = [painter.read_fill(cell).rag for cell in figures if cell.fill not in plain]
    return [Rating(rag) for rag in (*said, *painted) if rag is not None]


IN_BRACKETS = regex.compile(r"\(\s?(?P<word>\p{L}{1,8})\s?\)\s*$")
"""A rating's word behind a figure: "97% (Green)"."""


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
