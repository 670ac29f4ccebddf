"""A decision told in a table of labels within minutes, put as paragraphs.

table = ("Decision" | "Resolved", text | label, text)+ ;
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.paragraphs import find_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph, Table

LABELLED = 2
"""Columns of a table of labels."""


def holds_decision(table: Table, desk: Desk) -> bool:
    """Whether a table tells a decision beside its label: "Decision", "That lamps be bought."."""
    verbs = desk.phrases("verbs")
    firsts = [row[0] for row in table.grid if row[0] is not None]
    return table.column_count == LABELLED and any(verbs.named(cell.text) is not None for cell in firsts)


def labelled_paragraphs(table: Table) -> Iterator[Paragraph]:
    """Give a table's labels and what stands beside them, one under another."""
    for row in table.grid:
        for number, cell in enumerate(cell for cell in dict.fromkeys(row) if cell is not None and cell.lines):
            paragraphs = list(find_paragraphs(cell.lines))
            if number == 0 and paragraphs:
                text = paragraphs[0].text
                paragraphs[0] = replace(
                    paragraphs[0], text=text if text.endswith(":") else f"{text}:", kind="paragraph"
                )
            yield from paragraphs
