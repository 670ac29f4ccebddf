"""Paragraphs of prose as records."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract import schemas
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.pieces import TAB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block

LOOSE_NUMBER = re.compile(r"[A-Z]{0,2}\d{1,3}(?:\.\d{1,2})?[a-z]?[.):]?")
"""A number that stands apart: before a title that begins with a figure itself."""


def with_loose_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Give the paragraphs whose bare number a tab sets apart from a text that begins with a figure their number."""
    return [_with_loose_number(block) if isinstance(block, Paragraph) else block for block in blocks]


def _with_loose_number(paragraph: Paragraph) -> Paragraph:
    if paragraph.number is not None or paragraph.marker is not None:
        return paragraph
    words = paragraph.lines[0].words
    first = words[0]
    if len(words) == 1 or not LOOSE_NUMBER.fullmatch(first.text) or not paragraph.text.startswith(first.text):
        return paragraph
    if words[1].x0 - first.x1 < TAB * first.style.size:
        return paragraph
    return replace(paragraph, number=first.text, text=paragraph.text[len(first.text) :].lstrip())


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
