"""Lines to paragraphs, headings and bullets.

    paragraph = (number | bullet)?, line, line* ;

A line goes on with the paragraph above unless something says it begins a new one: a number or bullet,
a wider gap, another style, another margin, or room left at the end of the line above for its first word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.numbering import find_opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Line, ParagraphKind
    from scrutiny_extract.extract.numbering import Opening

LOOSER = 1.22
"""A line further below the last than this many of the page's usual line spacings begins a paragraph."""
SAME_SIZE = 0.8
"""Sizes that differ by less are one size, points."""
SAME_EDGE = 0.5
"""Left edges that differ by less are one edge, in font sizes."""
HEADING_LINES = 3
"""Most lines of a heading."""
HEADING_LETTERS = 160
"""Most characters of a heading."""
SPACE = 0.25
"""Width of a space, in font sizes."""


@dataclass(slots=True)
class _Draft:
    """A paragraph while its lines are gathered."""

    lines: list[Line]
    opening: Opening | None
    x0: float
    """Left edge of its text, after a number or bullet."""


def find_paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Give the paragraphs of lines that stand in reading order; each line is in exactly one."""
    if not lines:
        return ()
    setting = _setting(lines)
    drafts: list[_Draft] = []
    for line in lines:
        opening = find_opening(line)
        if drafts and _goes_on(drafts[-1], line, opening, setting):
            drafts[-1].lines.append(line)
            if len(drafts[-1].lines) == 2 and drafts[-1].opening is None:
                drafts[-1].x0 = line.x0
        else:
            drafts.append(_Draft([line], opening, opening.x0 if opening else line.x0))
    return tuple(_paragraph(draft, setting) for draft in drafts)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set."""

    leading: float
    """Usual distance from line to line, points."""
    right: float
    """Right margin: where the longest line ends, points."""
    size: float
    """Size of most of its text, points."""


def _setting(lines: Sequence[Line]) -> Setting:
    """Measure how the lines of a page are set."""
    sizes: dict[float, int] = {}
    leadings: dict[float, int] = {}
    last: Line | None = None
    for line in lines:
        size = line.size
        sizes[size] = sizes.get(size, 0) + len(line.words)
        if last is not None and 0 < (step := line.y1 - last.y1) < 2.5 * size:
            step = round(step * 2) / 2
            leadings[step] = leadings.get(step, 0) + 1
        last = line
    size = max(sizes, key=lambda key: sizes[key])
    leading = max(leadings, key=lambda key: leadings[key]) if leadings else 1.2 * size
    return Setting(leading, max(line.x1 for line in lines), size)


def _goes_on(draft: _Draft, line: Line, opening: Opening | None, setting: Setting) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = draft.lines[-1]
    size = line.size
    step = line.y1 - last.y1
    if opening is not None and (opening.sure or line.x0 < draft.x0 - SAME_EDGE * size or _is_finished(last)):
        return False
    if abs(size - last.size) > SAME_SIZE or step > max(setting.leading * LOOSER, 0.0) + 1.0 or step < -SAME_SIZE:
        return False
    if last.bold != line.bold and not _runs_in(last, line, setting):
        return False
    if _has_room(last, line, setting):
        return False
    return _is_aligned(draft, line, size)


def _is_finished(line: Line) -> bool:
    """Whether a line ends as a sentence or list item does."""
    return line.words[-1].text[-1] in ".:;?!"


def _runs_in(last: Line, line: Line, setting: Setting) -> bool:
    """Whether bold and plain lines are one paragraph: bold words at its head or within it."""
    if last.bold:
        return line.words[0].style.bold or (not _has_room(last, line, setting) and line.words[0].text[0].islower())
    return last.words[-1].style.bold or line.words[0].text[0].islower()


def _has_room(last: Line, line: Line, setting: Setting) -> bool:
    """Whether the first word of a line would have gone onto the line above: it was ended on purpose."""
    first = line.words[0]
    if last.words[-1].text[-1] in "-/":
        return False
    return last.x1 + SPACE * first.style.size + (first.x1 - first.x0) < setting.right - 1.0


def _is_aligned(draft: _Draft, line: Line, size: float) -> bool:
    """Whether a line keeps the margin of its paragraph."""
    edge = SAME_EDGE * size
    first = draft.lines[0]
    if abs(line.x0 - draft.x0) < edge:
        return True
    if draft.opening is not None:
        return abs(line.x0 - first.x0) < edge
    if len(draft.lines) > 1:
        return _is_centred(draft.lines[-1], line, size)
    if abs(line.x0 - _value_edge(first)) < edge:
        return True
    if 0 < first.x0 - line.x0 < 5 * size or 0 < line.x0 - first.x0 < 5 * size:
        return True
    return _is_centred(first, line, size)


def _value_edge(line: Line) -> float:
    """Give where the text after the first wide gap begins, as after a label; -1 where there is none."""
    for before, after in zip(line.words, line.words[1:], strict=False):
        if after.x0 - before.x1 > before.style.size:
            return after.x0
    return -1.0


def _is_centred(upper: Line, lower: Line, size: float) -> bool:
    """Whether two lines are centred over one another."""
    return abs((upper.x0 + upper.x1) - (lower.x0 + lower.x1)) < size


def _paragraph(draft: _Draft, setting: Setting) -> Paragraph:
    """Make the paragraph of a draft."""
    lines = tuple(draft.lines)
    opening = draft.opening
    text = join_lines(lines)
    number = marker = None
    if opening is not None:
        number, marker = opening.number, opening.marker
        printed = number or marker or ""
        text = text[len(printed):].lstrip() if text.startswith(printed) else text
    kind = _kind(lines, text, marker, setting)
    return Paragraph(lines, text, kind, number, marker)


def _kind(lines: tuple[Line, ...], text: str, marker: str | None, setting: Setting) -> ParagraphKind:
    """Tell headings and bullets from paragraphs."""
    if marker is not None:
        return "bullet"
    if len(lines) > HEADING_LINES or len(text) > HEADING_LETTERS or not text or text[-1] in ".;,":
        return "paragraph"
    if all(line.bold for line in lines) or lines[0].size > setting.size + 1.0:
        return "heading"
    if text.isupper() and len(text) > 3:
        return "heading"
    return "paragraph"
