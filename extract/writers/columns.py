"""Flat records as rows of a table: fixed columns for each type, and one plain cell in each.

    columns = id, meeting_date, committee, page, printed, field+, section, parent, pack, flags, where ;
    field   = text | number | truth | JSON of a list or map | figure | group ;
    figure  = name, name_number, name_unit, name_period, name_provisional ;
    group   = name_part+ ;

A figure (`Value`) takes five columns: the one that bears its name holds the figure as printed. Another group
of fields (a vote, the source) takes a column for each. `where` gives two more columns, `page` and `printed`,
for the first place. The columns come from the schemas alone, so that every pack gives the same ones.
"""

from __future__ import annotations

import json
import types
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from scrutiny_extract.extract.writers.flat import HEAD, LISTED, parts_of
from scrutiny_extract.schemas import RECORD_TYPES, Extraction, Finding, Page, Where
from scrutiny_extract.schemas.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scrutiny_extract.extract.writers.flat import Row

Cell = str | int | float | bool | None

TABLES: Mapping[str, type[Model]] = {"extraction": Extraction, **RECORD_TYPES, "page": Page, "finding": Finding}
"""Every type a flat row may have, in the order tables are listed."""

TAIL = ("section", "parent", "pack", "flags", "where")
"""Columns for programs: they come last, after those for people."""

FACE = "raw"
"""The field of a figure that takes the column with the figure's own name."""


@cache
def columns_of(kind: str) -> Mapping[str, type]:
    """Give the columns of a row type in order, with the Python type of their cells."""
    model = TABLES[kind]
    columns: dict[str, type] = {"id": str} if "id" in model.model_fields else {}
    columns.update(dict.fromkeys(HEAD[1:], str))
    for name, annotation in _own(model).items():
        columns.update(_columns(name, annotation))
    return dict(sorted(columns.items(), key=lambda column: column[0] in TAIL and TAIL.index(column[0]) + 1))


@cache
def _own(model: type[Model]) -> Mapping[str, Any]:
    """Give the annotations of a model's fields that are no rows of their own."""
    rows = LISTED if model is Extraction else parts_of(model)
    return {
        field.serialization_alias or name: _optional(field.annotation)
        for name, field in model.model_fields.items()
        if name not in rows and name not in {"id", "type"}
    }


def _columns(name: str, annotation: Any) -> dict[str, type]:  # noqa: ANN401 - any annotation
    if _is_places(annotation):
        return {"page": int, "printed": str, name: str}
    if _is_model(annotation):
        parts = ((_joined(name, part), kind) for part, kind in _own(annotation).items())
        return {column: kind for part, inner in parts for column, kind in _columns(part, inner).items()}
    kind = type(get_args(annotation)[0]) if get_origin(annotation) is Literal else annotation
    return {name: kind if kind in {int, float, bool} else str}


def cells_of(row: Row) -> dict[str, Cell]:
    """Give the cells of a flat row by column; a column without a cell is empty."""
    own = _own(TABLES[row["type"]])
    cells: dict[str, Cell] = {name: row[name] for name in (*HEAD[1:], "id") if name in row}
    for name, annotation in own.items():
        cells.update(_cells(name, annotation, row[name]))
    return cells


def _cells(name: str, annotation: Any, value: Any) -> Iterator[tuple[str, Cell]]:  # noqa: ANN401 - any field
    if _is_places(annotation):
        first = value[0] if value else {}
        yield "page", first.get("page")
        yield "printed", first.get("printed")
        yield name, _json(value)
    elif not _is_model(annotation):
        yield name, _json(value) if isinstance(value, (list, dict)) else value
    elif value is not None:
        for part, inner in _own(annotation).items():
            yield from _cells(_joined(name, part), inner, value[part])


def _joined(name: str, part: str) -> str:
    return name if part == FACE else f"{name}_{part}"


def _is_model(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    return isinstance(annotation, type) and issubclass(annotation, Model)


def _is_places(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    return bool(get_args(annotation)[:1] == (Where,))


def _optional(annotation: Any) -> Any:  # noqa: ANN401 - any annotation
    """Give what stands beside None in an optional annotation, or the annotation itself."""
    if get_origin(annotation) in {Union, types.UnionType}:
        kinds = [part for part in get_args(annotation) if part is not type(None)]
        return kinds[0] if len(kinds) == 1 else annotation
    return annotation


def _json(value: Any) -> str | None:  # noqa: ANN401 - any part of a JSON document
    """Render a list or map as JSON; an empty one is an empty cell."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None
