"""Paragraphs of prose as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract import schemas

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph


def paragraph_record(paragraph: Paragraph, desk: Desk) -> schemas.Paragraph:
    """Make the record of a paragraph, heading or bullet."""
    return desk.make(
        schemas.Paragraph,
        paragraph,
        number=paragraph.number,
        heading=paragraph.kind == "heading",
        level=paragraph.level,
        text=paragraph.text,
    )
