"""Declarations of interest under the item that asks for them.

interests = declaration* | nil ;        a nil return is no declaration
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.readers.minutes.items import Item

DECLARES = re.compile(
    r"\b(?:declares|declared|discloses|disclosed|registers|registered|has\san?|had\san?|have\san?)\b.{0,300}\binterests?\b"
    r"|\binterests?\b.{0,300}\b(?:declared|disclosed|registered)\b",
    re.IGNORECASE | re.DOTALL,
)
NIL = re.compile(
    r"\b(?:no|nil|none|not\sany|neither)\b[^.]{0,60}?\b(?:declar\w+|disclos\w+|interests?)\b|^\W{0,9}(?:none|nil)\b|\bthere\swere\snone\b"
    r"|\b(?:declarations?|interests?)\b[^.]{0,40}:\s?(?:none|nil)\b",
    re.IGNORECASE,
)


def read_interests(item: Item, desk: Desk) -> tuple[str, ...]:
    """Read the declarations, one text each."""
    if item.title is None or desk.phrases("interests").within(item.title) is None:
        return ()
    return tuple(
        block.text
        for block in item.blocks
        if isinstance(block, Paragraph)
        and block.kind != "heading"
        and DECLARES.search(block.text)
        and not NIL.search(block.text)
    )
