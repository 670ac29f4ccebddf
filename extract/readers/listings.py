"""People listed beside what is said of them: "A Moor (Chair) - Northwick;", in one column or two.

listing = (person, "-" | tab, body, line of either*)+ ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Line, line_of
from scrutiny_extract.extract.readers.pieces import cut_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.people import PeopleReader

DASHES = frozenset({"-", "–", "—"})
SAME_COLUMN = 8.0
"""Left edges that differ by less are one column, points."""


class Listed(NamedTuple):
    """A person's lines and those of the body or ward beside them, dashes left out."""

    person: tuple[Line, ...]
    body: tuple[Line, ...]


def read_listing(lines: Sequence[Line], people: PeopleReader) -> list[Listed]:
    """Read lines as a listing; nothing where one of them begins with no person, or has nothing beside it."""
    edge = _edge(lines[0]) if lines else None
    if edge is None:
        return []
    listed = [_columns(part, _edge(part[0]) or edge) for part in _parts(lines, edge, people)]
    if all(one.person and one.body and len(people.read(join_lines(one.person))) == 1 for one in listed):
        return listed
    return []


def _dash(line: Line) -> float | None:
    """Give where a dash stands alone in a line, after its first word."""
    return next((word.x0 for word in line.words[1:] if word.text in DASHES), None)


def _edge(line: Line) -> float | None:
    """Give where a body's column begins: at a dash that stands alone, or after a tab."""
    dash = _dash(line)
    if dash is not None:
        return dash
    pieces = cut_line(line)
    return pieces[-1].x0 if len(pieces) == 2 else None


def _parts(lines: Sequence[Line], edge: float, people: PeopleReader) -> list[list[Line]]:
    """Part lines at each that has a dash where the bodies' column begins, or after a name; a tab where none has."""
    dashed = _dash(lines[0]) is not None
    parts: list[list[Line]] = []
    for line in lines:
        own = _dash(line) if dashed else _edge(line)
        begins = own is not None and (
            abs(own - edge) < SAME_COLUMN
            or people.is_name(" ".join(word.text for word in line.words if word.x0 < own - 1.0))
        )
        if not parts or begins:
            parts.append([])
        parts[-1].append(line)
    return parts


def _columns(lines: Sequence[Line], edge: float) -> Listed:
    """Divide lines at an abscissa."""
    left = [[word for word in line.words if word.x0 < edge - 1.0] for line in lines]
    right = [[word for word in line.words if word.x0 >= edge - 1.0 and word.text not in DASHES] for line in lines]
    return Listed(tuple(map(line_of, filter(None, left))), tuple(map(line_of, filter(None, right))))
