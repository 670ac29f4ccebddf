"""Lines to paragraphs, headings and bullets.

    paragraph = (number | bullet)?, line, line* ;

A line goes on with the paragraph above unless something says it begins a new one: a number or bullet,
a wider gap, another style, another margin, or room left at the end of the line above for its first word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.headings import LARGER, kind_of, levelled
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.numbering import find_opening, follows
from scrutiny_extract.extract.setting import Setting, find_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Line, Rule
    from scrutiny_extract.extract.numbering import Opening

LOOSER = 1.2
"""A line further below the last than this many of the page's usual line spacings begins a paragraph."""
LOOSEST = 1.9
"""The same where a sentence plainly goes on."""
SLACK = 0.6
"""What line spacings may differ by without meaning, points."""
SAME_SIZE = 0.8
"""Sizes that differ by less are one size, points."""
SAME_EDGE = 0.5
"""Left edges that differ by less are one edge, in font sizes."""
INDENT = 5.0
"""Widest first-line indent or hanging indent without a number, in font sizes."""
ENDS = ".:;?!"
"""Marks that end a sentence or an item of a list."""
ROOM = 1.0
"""Room left for another word after a finished sentence that ends a paragraph, points."""
UNFINISHED = 0.12
"""Share of the text's width that must be left after an unfinished line for it to end a paragraph."""
UNFINISHED_LOWER = 0.3
"""The same where the next line begins with a small letter, or keeps a hanging indent."""
LEADER = ".."
"""How a row of dots before a page number ends."""
SPACE = 0.25
"""Width of a space, in font sizes."""


@dataclass(slots=True)
class _Draft:
    """A paragraph while its lines are gathered."""

    lines: list[Line]
    opening: Opening | None
    x0: float
    """Left edge of its text, after a number or bullet."""


def find_paragraphs(lines: Sequence[Line], right: float = 0.0, rules: Sequence[Rule] = ()) -> tuple[Paragraph, ...]:
    """Give the paragraphs of lines that stand in reading order; each line is in exactly one.

    `right` is how far the page's text reaches, in points, where other things than these lines show it;
    `rules` are the lines drawn on the page, some of which underline headings.
    """
    found: list[Paragraph] = []
    for run, setting in find_runs(lines, right, rules):
        drafts = _drafts(run, setting)
        paragraphs = [_paragraph(draft, setting) for draft in drafts]
        if found and paragraphs and goes_over(found[-1], paragraphs[0]):
            found[-1:] = [joined(found[-1], paragraphs.pop(0))]
        found.extend(paragraphs)
    return levelled(found)


def goes_over(upper: Paragraph, lower: Paragraph) -> bool:
    """Whether a paragraph goes on at the top of the next column or page.

    Its sentence is unfinished, or the next begins with a small letter, and both are set alike.
    """
    if lower.number or lower.marker or "heading" in {upper.kind, lower.kind} or not upper.text or not lower.text:
        return False
    before, after = upper.lines[-1], lower.lines[0]
    if abs(before.size - after.size) > LARGER or before.bold != after.bold:
        return False
    if lower.text[0].islower():
        return upper.text[-1] not in ".?!"
    return upper.text[-1] not in ENDS and len(before.words) > 3 and _is_full(upper)  # no label


def _is_full(paragraph: Paragraph) -> bool:
    """Whether the last line of a paragraph is as long as the others."""
    if len(paragraph.lines) == 1:
        return True
    right = max(line.x1 for line in paragraph.lines)
    return right - paragraph.lines[-1].x1 < UNFINISHED * (right - paragraph.x0)


def joined(upper: Paragraph, lower: Paragraph) -> Paragraph:
    """Join the two parts of one paragraph."""
    lines = upper.lines + lower.lines
    return replace(upper, lines=lines, text=_without(join_lines(lines), upper.number or upper.marker))


def _drafts(lines: Sequence[Line], setting: Setting) -> list[_Draft]:
    """Gather the lines of one column into paragraphs."""
    drafts: list[_Draft] = []
    draft: _Draft | None = None
    for line in lines:
        opening = find_opening(line)
        if draft is not None and _goes_on(draft, line, opening, setting):
            draft.lines.append(line)
            if len(draft.lines) == 2 and draft.opening is None:  # the second line shows the margin
                draft.x0 = line.x0
        else:
            draft = _Draft([line], opening, line.x0 if opening is None else opening.x0)
            drafts.append(draft)
    return drafts


def _goes_on(draft: _Draft, line: Line, opening: Opening | None, setting: Setting) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = draft.lines[-1]
    size = line.size
    if opening is not None and (opening.sure or _is_finished(last) or _is_due(draft, line, opening)):
        return False
    if abs(size - last.size) > (LARGER if _runs_on(last, line) else SAME_SIZE):
        return False
    step = line.y1 - last.y1
    if step < -SAME_SIZE or step > setting.leading(size) * (LOOSEST if _runs_on(last, line) else LOOSER) + SLACK:
        return False
    if not _is_aligned(draft, line, size) and (opening is not None or not _hangs_short(draft, line, size)):
        return False
    hangs = draft.x0 - draft.lines[0].x0 > SAME_EDGE * size and abs(line.x0 - draft.x0) < SAME_EDGE * size
    if last.bold != line.bold and not _runs_in(last, line, setting):
        return False
    return not _has_room(last, line, setting, hangs=hangs) and not _is_entry(last)


def _is_due(draft: _Draft, line: Line, opening: Opening) -> bool:
    """Whether a number or bullet is expected: next in order, in the same two columns, or left of text that hangs."""
    edge = SAME_EDGE * line.size
    first = draft.lines[0]
    if draft.opening is None:
        return line.x0 < draft.x0 - edge
    if follows(draft.opening, opening):
        return True
    if abs(line.x0 - first.x0) < edge and abs(opening.x0 - draft.x0) < edge:
        return True
    return len(draft.lines) > 1 and abs(draft.lines[1].x0 - draft.x0) < edge and line.x0 < draft.x0 - edge


def _runs_on(last: Line, line: Line) -> bool:
    """Whether a sentence plainly goes on: unfinished above, a small letter below, on one left edge."""
    first, end = line.words[0].text[0], last.words[-1].text[-1]
    return first.islower() and end.isalnum() and abs(line.x0 - last.x0) < SAME_SIZE


def _is_finished(line: Line) -> bool:
    """Whether a line ends as a sentence or list item does."""
    return line.words[-1].text[-1] in ENDS


def _runs_in(last: Line, line: Line, setting: Setting) -> bool:
    """Whether bold and plain lines are one paragraph: bold words at its head or within it."""
    first = line.words[0]
    if last.bold:
        return first.style.bold or (first.text[0].islower() and not _has_room(last, line, setting))
    return last.words[-1].style.bold or first.text[0].islower()


def _has_room(last: Line, line: Line, setting: Setting, *, hangs: bool = False) -> bool:
    """Whether the first word of a line would have gone onto the line above: it was ended on purpose."""
    first, end = line.words[0], last.words[-1].text
    if end[-1] in "-/":
        return False
    room = setting.right - last.x1 - SPACE * first.style.size - (first.x1 - first.x0)
    lower = first.text[0].islower()
    if end[-1] in ENDS and not (hangs and lower):
        return room > ROOM
    if last.bold and not lower:
        return room > ROOM  # a heading's next line may be another heading
    share = UNFINISHED_LOWER if lower or hangs else UNFINISHED
    return room > share * (setting.right - setting.left)


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a list of contents, closed by a page number at the margin."""
    words = line.words
    if len(words) == 1 or not words[-1].text.isdigit():
        return False
    return words[-1].x0 - words[-2].x1 > words[-1].style.size or words[-2].text.endswith(LEADER)


def _is_aligned(draft: _Draft, line: Line, size: float) -> bool:
    """Whether a line keeps the margin of its paragraph."""
    edge = SAME_EDGE * size
    if abs(line.x0 - draft.x0) < edge:
        return True
    first = draft.lines[0]
    if draft.opening is not None:
        return abs(line.x0 - first.x0) < edge
    if len(draft.lines) > 1:
        return _is_centred(draft.lines[-1], line, size)
    if abs(line.x0 - _value_edge(first)) < edge or abs(line.x0 - first.x0) < INDENT * size:
        return True
    return _is_centred(first, line, size)


def _hangs_short(draft: _Draft, line: Line, size: float) -> bool:
    """Whether a numbered paragraph's second line hangs a little left of where the first line's text begins."""
    edge = SAME_EDGE * size
    if draft.opening is None or len(draft.lines) > 1:
        return False
    return 0 < draft.x0 - line.x0 < 2 * edge and line.x0 - draft.lines[0].x0 > edge


def _value_edge(line: Line) -> float:
    """Give where the text after the first wide gap begins, as after a label; -1 where there is none."""
    words = line.words
    for place in range(1, len(words)):
        if words[place].x0 - words[place - 1].x1 > words[place].style.size:
            return words[place].x0
    return -1.0


def _is_centred(upper: Line, lower: Line, size: float) -> bool:
    """Whether two lines are centred over one another."""
    return abs((upper.x0 + upper.x1) - (lower.x0 + lower.x1)) < size


def _paragraph(draft: _Draft, setting: Setting) -> Paragraph:
    """Make the paragraph of a draft."""
    lines = tuple(draft.lines)
    opening = draft.opening
    text = join_lines(lines)
    if opening is None:
        return Paragraph(lines, text, kind_of(lines, text, setting))
    text = _without(text, opening.number or opening.marker)
    kind = "bullet" if opening.marker is not None else kind_of(lines, text, setting)
    return Paragraph(lines, text, kind, opening.number, opening.marker)


def _without(text: str, printed: str | None) -> str:
    """Take the number or bullet off the head of a text."""
    return text[len(printed) :].lstrip() if printed and text.startswith(printed) else text
