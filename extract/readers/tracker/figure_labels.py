"""Labelled figures in a cell: "Latest: 97%", and the boxes that hold them.

box    = title, chart, a row of figures ;
figure = label, ":", number ;        a label nobody knows counts where a rating or a known one stands beside it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.readers.rows import distinct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table

FIGURES = frozenset({"baseline", "last_result", "target", "current", "predicted", "floor"})
"""Fields of an indicator that hold figures."""
LIMITS = frozenset({"target", "floor"})
"""Those that are to be reached, or kept: "≥ 95%"."""
LABEL = regex.compile(r"^(?P<label>[A-Z][\w’'/ -]{1,40}\w):\s*(?P<text>\S.*)$", regex.DOTALL)
"""A label nobody knows and what it labels."""
BARE_FIGURE = regex.compile(r"^[£<>~+–-]?\s?£?\d[\d,.]*\s?(?:%|[kmb]n?\b)?(?:\s\([^()]*\)|[,;]\s.*)?$", regex.DOTALL)
"""A figure and no more than a remark behind it, or the next label: no telephone number."""


def is_box(table: Table, desk: Desk) -> bool:
    """Whether a row of the table says label and figure in each of two or more cells: "Latest: 97%"."""
    return any(len(labelled_cells(row, desk)) > 1 for row in table.grid) and _is_figured(table, desk)


def _is_figured(table: Table, desk: Desk) -> bool:
    """Whether a label is known as a figure's, or a rating stands in the table."""
    rags = desk.phrases("rag")
    known = (find_label(cell.text, desk) for cell in table.cells if cell.lines)
    return any(found is not None and found[0] in FIGURES for found in known) or any(
        rags.named(cell.text) for cell in table.cells
    )


def labelled_cells(row: Sequence[Cell | None], desk: Desk) -> list[Cell]:
    """Give the cells of a row that say "label: figure"."""
    found: list[Cell] = []
    for cell in distinct(row):
        label = find_label(cell.text, desk) if any(map(str.isdigit, cell.text)) else None
        if label is None or not cell.text.startswith(f"{label[1].rstrip(':')}:"):
            continue
        if label[0] in FIGURES or BARE_FIGURE.match(label[2]):
            found.append(cell)
    return found


def find_label(text: str, desk: Desk) -> tuple[str | None, str, str] | None:
    """Divide "label: text" into the field, the label as printed and the text; no field where nobody knows the label."""
    leading = desk.phrases("columns.indicators").leading(spaced(text))
    if leading is not None and (leading[1].endswith(":") or leading[0] in FIGURES):
        return leading[0] if leading[0] in FIGURES else None, leading[1], leading[2].lstrip(": ")
    match = LABEL.match(text)
    return (None, match["label"], match["text"]) if match is not None else None


def spaced(text: str) -> str:
    """Put a space behind the first colon, where the paper has left it out: "Latest:0.04%"."""
    return text.replace(":", ": ", 1)
