"""Boxes that may be ticked: "Specific Implications For: Equality and Diversity ☐".

implications = label, (name, box)+ ;
box          = "☐" | "☑" | "✓" | a square drawn beside the name, with or without a tick in it ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.schemas.report import Implication

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import BBox, Block, Cell, Line, Page, Section

EMPTY = frozenset("☐□▢❏❑❒")
TICKED = frozenset("☑☒✓✔✗✘√■☓")
BOX = re.compile(f"[{''.join(sorted(EMPTY | TICKED))}]")
ANSWER = re.compile(r"\b(?:yes|no)\b", re.IGNORECASE)
FEWEST_BOXES = 2
BOX_CELLS, BOX_WORDS = 6, 30
"""Cells of a box of the head at most, and words from which one under a label nobody knows is text."""
SAID_AFTER = re.compile(r"\s(?=If\s)")
"""What follows the last answer is what to do with it: "If yes, name the wards:"."""
SMALLEST, LARGEST = 4.0, 18.0
"""Sides of a drawn box, points."""
NEAR = 200.0
"""How far beside a name its box may stand, points: boxes line up beside the longest of the names."""


def read_implications(blocks: Sequence[Block], section: Section, desk: Desk) -> tuple[Implication, ...]:
    """Read the implications of a report's head."""
    pages = {page.number: page for page in section.pages}
    return tuple(
        implication
        for lines in _lists(blocks, section.pages, desk)
        for line in lines
        if (implication := _implication(line, pages)) is not None
    )


def read_answer(lines: Sequence[Line]) -> str | None:
    """Give the words of the one ticked answer: of the only line with a tick and an answer, else of all of them."""
    marked = [line for line in lines if set(line.text) & TICKED]
    lone = len(marked) == 1 and len(lines) > 1 and len(ANSWER.findall(marked[0].text)) == 1
    if lone and not any(set(line.text) & EMPTY for line in lines):
        return " ".join(word.text for word in marked[0].words if not set(word.text) <= TICKED)
    return read_ticked(join_lines(lines))


def read_ticked(text: str) -> str | None:
    """Give the words of the one ticked box: "No" of "☐ Yes ☒ No" or "Yes ☐ No ☒"; None where not just one is."""
    boxes = list(BOX.finditer(text))
    ticked = [number for number, box in enumerate(boxes) if box.group() in TICKED]
    if len(boxes) < FEWEST_BOXES or len(ticked) != 1:
        return None
    number = ticked[0]
    if not text[: boxes[0].start()].strip():
        end = boxes[number + 1].start() if number + 1 < len(boxes) else len(text)
        return SAID_AFTER.split(text[boxes[number].end() : end], maxsplit=1)[0].strip()
    return text[boxes[number - 1].end() if number else 0 : boxes[number].start()].strip()


def is_box(block: Block, desk: Desk) -> bool:
    """Whether a block is a box of the head: few cells, their first words labels of boxes, or set as labels."""
    if not isinstance(block, Table) or block.row_count * block.column_count > BOX_CELLS:
        return False
    held = [cell for cell in block.cells if cell.lines]
    if any(desk.phrases("labels.boxes").leading(cell.lines[0].text) is not None for cell in held):
        return True
    bodies = desk.phrases("headings.report")
    return bool(held) and all(
        cell.lines[0].text.endswith(":") and len(cell.text.split()) < BOX_WORDS and not bodies.named(cell.lines[0].text)
        for cell in held
    )


def is_implications(block: Block, section: Section, desk: Desk) -> bool:
    """Whether a block is the box of implications."""
    if not isinstance(block, Table):
        return False
    held = [cell for cell in block.cells if cell.lines]
    return bool(held) and all(heads_implications(cell, section.pages, desk) for cell in held)


def heads_implications(cell: Cell, pages: Sequence[Page], desk: Desk) -> bool:
    """Whether a cell's first line heads implications: by its words, or with a box beside each line below it."""
    if not cell.lines:
        return False
    led = desk.phrases("labels.boxes").leading(cell.lines[0].text)
    if led is not None:
        return led[0] == "implications"
    below = cell.lines[1:]
    held = {page.number: page for page in pages}
    return (
        len(below) >= FEWEST_BOXES
        and cell.lines[0].text.endswith(":")
        and all(_mark(line) is not None or _drawn(line, held.get(line.page)) is not None for line in below)
    )


def _lists(blocks: Sequence[Block], pages: Sequence[Page], desk: Desk) -> Iterator[list[Line]]:
    """Give the lines under each label of implications."""
    boxes = desk.phrases("labels.boxes")
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            yield from (list(cell.lines[1:]) for cell in block.cells if heads_implications(cell, pages, desk))
        elif (led := boxes.leading(block.text)) is not None and led[0] == "implications" and not led[2]:
            following = [one for one in blocks[number + 1 :] if isinstance(one, Paragraph)]
            yield [line for one in following for line in one.lines if _mark(line) is not None]


def _implication(line: Line, pages: dict[int, Page]) -> Implication | None:
    """Make an implication of a line: its words without the box."""
    name = " ".join(word.text for word in line.words if not set(word.text) <= EMPTY | TICKED).strip(" :")
    if not any(map(str.isalpha, name)):
        return None
    ticked = _mark(line)
    if ticked is None:
        ticked = _drawn(line, pages.get(line.page))
    return Implication(name=name, ticked=ticked)


def _mark(line: Line) -> bool | None:
    """Read a box printed as a character; None where there is none."""
    for word in line.words:
        if set(word.text) & TICKED:
            return True
        if set(word.text) & EMPTY:
            return False
    return None


def _drawn(line: Line, page: Page | None) -> bool | None:
    """Read a box drawn beside a line: empty, or with a tick drawn or printed in it; None where none is drawn."""
    if page is None:
        return None
    box = min(_squares(line, page), key=lambda square: max(square[0] - line.x1, line.x0 - square[2]), default=None)
    if box is None:
        return None
    drawn = any(_inside(shape.bbox, box) for shape in page.shapes)
    filled = any(_inside(fill.bbox, box) and max(fill.colour) < 0.5 for fill in page.fills)
    crossed = any(_inside((rule.x0, rule.y0, rule.x1, rule.y1), box, margin=-0.5) for rule in page.rules)
    printed = any(
        _inside(word.bbox, box, margin=2.0) and set(word.text) & (TICKED | {"X", "x", "ü"}) for word in page.words
    )
    return drawn or filled or crossed or printed


def _squares(line: Line, page: Page) -> Iterator[BBox]:
    """Give the small squares drawn at a line's height beside its words."""
    middle = (line.y0 + line.y1) / 2
    for box in (*(shape.bbox for shape in page.shapes), *_from_rules(page, line)):
        x0, y0, x1, y1 = box
        square = SMALLEST < x1 - x0 < LARGEST and SMALLEST < y1 - y0 < LARGEST and abs((x1 - x0) - (y1 - y0)) < SMALLEST
        if square and y0 < middle < y1 and line.x0 - NEAR < x1 and x0 < line.x1 + NEAR:
            yield box


def _from_rules(page: Page, line: Line) -> Iterator[BBox]:
    """Give the boxes that four short rules near a line enclose."""
    near = [
        rule
        for rule in page.rules
        if rule.y0 > line.y0 - LARGEST
        and rule.y1 < line.y1 + LARGEST
        and max(rule.x1 - rule.x0, rule.y1 - rule.y0) < LARGEST
    ]
    tops = [rule for rule in near if rule.horizontal]
    sides = [rule for rule in near if not rule.horizontal]
    for top in tops:
        touching = [side for side in sides if abs(side.y0 - top.y0) < 2.0 and top.x0 - 2.0 < side.x0 < top.x1 + 2.0]
        if len(touching) > 1:
            yield (top.x0, top.y0, top.x1, max(side.y1 for side in touching))


def _inside(inner: BBox, outer: BBox, margin: float = 0.5) -> bool:
    """Whether a box lies within another and is not that other itself."""
    return (
        inner[0] > outer[0] - margin
        and inner[1] > outer[1] - margin
        and inner[2] < outer[2] + margin
        and inner[3] < outer[3] + margin
        and (inner[2] - inner[0]) * (inner[3] - inner[1]) < 0.9 * (outer[2] - outer[0]) * (outer[3] - outer[1])
    )
