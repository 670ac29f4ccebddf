"""Which paragraphs are headings, and how deep headings, numbers and bullets stand.

    heading = line+, bold | larger | in capitals | underlined ;        short, and no sentence

Numbers say their own depth; bullets show it by their indent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Line, Paragraph, ParagraphKind, Rule
    from scrutiny_extract.extract.setting import Setting

HEADING_LINES = 4
"""Most lines of a heading."""
HEADING_LETTERS = 200
"""Most characters of a heading."""
LARGER = 1.0
"""How much larger than the text a heading's letters are, points."""
DARK = 0.35
"""Brightest red, green or blue of letters that are as good as black."""
UNDERLINE = 4.0
"""How far a rule may stand from the foot and the ends of the text that it underlines, points."""
SAME_EDGE = 0.5
"""Left edges that differ by less are one edge, in font sizes."""


def kind_of(lines: tuple[Line, ...], text: str, setting: Setting) -> ParagraphKind:
    """Tell headings from paragraphs: set apart by weight, size or capitals, and no sentence."""
    if len(lines) > HEADING_LINES or len(text) > HEADING_LETTERS or not text or text[-1] in ".;,":
        return "paragraph"
    if lines[0].size > setting.size + LARGER or all(line.bold for line in lines):
        return "heading"
    if text.isupper() and len(text) > 3:  # more than initials
        return "heading"
    return (
        "heading" if text[0].isupper() and all(_is_underlined(line, setting.rules) for line in lines) else "paragraph"
    )


def _is_underlined(line: Line, rules: Sequence[Rule]) -> bool:
    """Whether a rule of a line's own length is drawn close under it; coloured words underlined are a link."""
    if max(line.words[0].style.colour) > DARK:
        return False
    return any(
        abs(rule.y1 - line.y1) < UNDERLINE
        and abs(rule.x0 - line.words[0].x0) < UNDERLINE
        and abs(rule.x1 - line.x1) < UNDERLINE
        for rule in rules
    )


def levelled(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give headings, numbers and bullets their depth."""
    found: list[Paragraph] = []
    indents: list[float] = []
    for paragraph in paragraphs:
        level = 0
        if paragraph.marker is not None:
            edge = paragraph.x0 - SAME_EDGE * paragraph.size
            while indents and indents[-1] > edge:
                indents.pop()
            level = len(indents)
            indents.append(paragraph.x0)
        else:
            indents.clear()
            if paragraph.number is not None:
                level = paragraph.number.strip("().").removesuffix(".0").count(".")
        found.append(replace(paragraph, level=level) if level else paragraph)
    return tuple(found)
