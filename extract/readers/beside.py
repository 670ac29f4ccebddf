"""Paragraphs that are really several, side by side: a date and venue left, whom to ask right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Line, Paragraph
from scrutiny_extract.extract.readers.pieces import ALIGNED, cut_line, edges_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def apart(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Part a paragraph into its columns; one alone where it has no two lines with the same gap."""
    edges = edges_of(paragraph.lines)
    rows = [cut_line(line, edges) for line in paragraph.lines]
    columns: list[list[Line]] = []
    for row in rows:
        for piece in row:
            column = next((one for one in columns if abs(one[0].x0 - piece.x0) < ALIGNED), None)
            if column is None:
                columns.append([piece])
            else:
                column.append(piece)
    if sum(len(row) > 1 for row in rows) < 2 or len(columns) < 2:
        yield paragraph
        return
    for lines in columns:
        yield Paragraph(tuple(lines), join_lines(lines), paragraph.kind)
