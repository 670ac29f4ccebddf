"""Declarations of interest under the item that asks for them.

interests = declaration* | nil ;        a nil return is no declaration
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.readers.minutes.items import Item

DECLARES = re.compile(
    r"\b(?:declares|declared|discloses|disclosed|registers|registered|has\san?|had\san?|have\san?)\b.{0,300}\binterests?\b"
    r"|\binterests?\b.{0,300}\b(?:declared|disclosed|registered)\b",
    re.IGNORECASE | re.DOTALL,
)
MEMBER = re.compile(r"(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)\s(?-i:[A-Z])", re.IGNORECASE)
NAMED = re.compile(rf"{MEMBER.pattern}[^.:–—-]{{1,60}}\s?[:–—-].{{0,200}}\binterests?\b", re.IGNORECASE | re.DOTALL)
"""A declaration without a verb: "Cllr A Moor – Item 7 – non-pecuniary interest as a neighbour"."""
NIL = re.compile(
    r"\b(?:no|nil|none|not\sany|neither)\b[^.]{0,60}?\b(?:declar\w+|disclos\w+|interests?)\b|^\W{0,9}(?:none|nil)\b|\bthere\swere\snone\b"
    r"|\b(?:declarations?|interests?)\b[^.]{0,40}:\s?(?:none|nil)\b",
    re.IGNORECASE,
)


def read_interests(item: Item, desk: Desk) -> tuple[str, ...]:
    """Read the declarations, one text each."""
    if item.title is None or desk.phrases("interests").within(item.title) is None:
        return ()
    declared: list[str] = []
    for block in item.blocks:
        if isinstance(block, Table):
            declared.extend(_rows(block))
        elif block.kind != "heading" and _declares(block.text):
            declared.append(block.text)
    return tuple(declared)


def _declares(text: str) -> bool:
    """Whether a paragraph declares an interest."""
    return (DECLARES.search(text) is not None or NAMED.match(text) is not None) and not NIL.search(text)


def _rows(table: Table) -> Iterator[str]:
    """Give the declarations of a table: a row each, those that name a member."""
    for row in table.grid:
        cells = [cell.text for cell in dict.fromkeys(row) if cell is not None and cell.text]
        text = " ".join(cells)
        if len(cells) > 1 and MEMBER.match(text) is not None:
            yield text
