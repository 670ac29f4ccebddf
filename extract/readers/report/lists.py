"""What stands in a list under a heading of a report: recommendations, background papers.

list = heading, lead?, (entry | paragraph)+ ;      to the next heading, or to the end of its box
lead = a paragraph that ends with a colon: "Cabinet is asked to:" ;
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.paragraphs import find_paragraphs
from scrutiny_extract.extract.readers.prose import with_loose_numbers
from scrutiny_extract.extract.readers.report.contents import is_set_as_head
from scrutiny_extract.extract.readers.report.entries import SHORT_HEADING, follows, read_entries, stands_within
from scrutiny_extract.extract.readers.report.unboxed import is_form, prose_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Line

LINE_NUMBER = re.compile(r"(?P<number>\(?(?:\d{1,2}|[a-z])[.)])\s")
LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]?")
TAIL = 30
"""Blocks from a report's end among which a heading that speaks of papers lists those it was written from."""
SECTION = re.compile(r"^\d{1,2}\.?\s+")
"""A section's number that was not told apart from its heading."""
LEADS = re.compile(r"\b(?:to|that)\b\W{0,3}$", re.IGNORECASE)
"""How what leads a list in ends: "The Cabinet is recommended to:"."""
BEFORE_FIGURE = re.compile(r"(?P<number>\d{1,2}[.)])\s(?=\d)")
NONE = re.compile(
    r"\W{0,9}(?:none|n/?a|nil|not\sapplicable|no\sbackground|there\sare\s(?:none|no)\b).{0,60}", re.IGNORECASE
)
LEAD = re.compile(
    r"(?<!\S)(?:is|are)\s(?:therefore\s)?(?:asked|recommended|requested|invited|advised)\s(?:to|that)\b[^.]{0,120}$",
    re.IGNORECASE,
)
"""How the end of what leads recommendations in reads."""
ASKED = re.compile(
    r"(?<!\S)(?:[\w'’()&,/-]{1,40}\s){1,14}?(?:is|are)\s(?:therefore\s)?(?:asked|recommended|requested|invited|advised)\b(?:\sto\b|\sthat\b|\W{0,5}$)"
)
"""How what a report asks of members begins: "The Board is recommended to …"."""


def read_list(blocks: Sequence[Block], desk: Desk, name: str) -> tuple[str, ...]:
    """Read the entries under every heading that `headings.report` calls `name`; the same words once.

    Recommendations under a heading nobody knows are known by what they say: "Members are asked to …".
    """
    found = _read(blocks, desk, lambda paragraphs, index: _heads(paragraphs[index], desk, name))
    if name != "recommendations":
        columns = [_column(block, desk, name) for block in blocks if isinstance(block, Table)]
        return found or _distinct(columns) or _read(blocks[-TAIL:], desk, lambda parts, at: _speaks_of(parts[at], desk))
    if found:
        return found
    return _read(blocks, desk, lambda paragraphs, index: _asks_below(paragraphs, index, desk)) or _asked(blocks, desk)


def _read(blocks: Sequence[Block], desk: Desk, heads: Callable[[Sequence[Paragraph], int], bool]) -> tuple[str, ...]:
    """Read the entries under every heading that passes a test."""
    return _distinct(_lists(blocks, desk, heads))


def _distinct(lists: Iterable[Sequence[Paragraph]]) -> tuple[str, ...]:
    """Give the entries of lists, each once; a list that says there is nothing has none."""
    found: dict[str, None] = {}
    for paragraphs in lists:
        for entry in read_entries(paragraphs):
            if not NONE.fullmatch(entry):
                found.setdefault(entry)
    return tuple(found)


def _speaks_of(heading: Paragraph, desk: Desk) -> bool:
    """Whether a short heading nobody knows speaks of papers: "Works drawn upon"."""
    text = SECTION.sub("", heading.text)
    if heading.kind != "heading" or len(text.split()) > SHORT_HEADING or ":" in text.rstrip(": "):
        return False
    return desk.phrases("headings.report").named(text) is None and desk.phrases("words.papers").within(text) is not None


def _asks_below(paragraphs: Sequence[Paragraph], index: int, desk: Desk) -> bool:
    """Whether a short heading nobody knows stands over a paragraph that asks members for something."""
    heading = paragraphs[index]
    if heading.kind != "heading" or len(heading.text.split()) > SHORT_HEADING or index + 1 == len(paragraphs):
        return False
    if desk.phrases("headings.report").named(heading.text) is not None:
        return False
    return ASKED.match(paragraphs[index + 1].text) is not None


def _asked(blocks: Sequence[Block], desk: Desk) -> tuple[str, ...]:
    """Read the list under a lead that asks for it under no heading: "It is recommended that the Board:"."""
    return _read(blocks, desk, _leads)


def _leads(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a paragraph leads a list of recommendations in."""
    text = paragraphs[index].text.rstrip()
    if not text.endswith((":", ":-")) or LEAD.search(text) is None:
        return False
    return any(one.number or one.marker for one in paragraphs[index + 1 : index + 2])


def _lists(
    blocks: Sequence[Block], desk: Desk, heads: Callable[[Sequence[Paragraph], int], bool]
) -> Iterator[list[Paragraph]]:
    """Give the paragraphs under each heading that passes: in the body, in boxes, in a box under it."""
    loose: list[Paragraph] = []
    for block in with_loose_numbers(blocks):
        if isinstance(block, Paragraph):
            loose.extend(part for each in _labelled(block) for part in _numbered(each))
            continue
        yield from _beside(block, desk, heads)
        boxes = _boxes(block.cells if block.column_count == 1 else prose_cells(block, desk))
        if loose and heads(loose, len(loose) - 1):
            yield next(boxes, []) or _rows(block)
        for box in boxes:
            yield from _under(box, desk, heads)
    yield from _under(loose, desk, heads)


def _beside(table: Table, desk: Desk, heads: Callable[[Sequence[Paragraph], int], bool]) -> Iterator[list[Paragraph]]:
    """Give what stands beside a heading in the first column of a form."""
    if table.column_count == 1 or not (is_set_as_head(table) or is_form(table, desk)):
        return
    for row in table.grid:
        cells = [cell for cell in dict.fromkeys(row) if cell is not None and cell.lines]
        if len(cells) != 2 or cells[0].column > 0 or cells[1].bold:
            continue
        heading = Paragraph(cells[0].lines, cells[0].text, "heading")
        if heads((heading,), 0):
            yield [part for each in find_paragraphs(cells[1].lines) for part in _numbered(each)]


def _boxes(cells: Iterable[Cell]) -> Iterator[list[Paragraph]]:
    """Give the paragraphs of each box: a cell, with those below it that begin with no heading of their own."""
    box: list[Paragraph] = []
    for cell in cells:
        paragraphs = [part for each in find_paragraphs(cell.lines) for part in _numbered(each)]
        if box and paragraphs and _opens_box(paragraphs[0]) and not (len(box) == 1 and box[0].kind == "heading"):
            yield box
            box = []
        box.extend(paragraphs)
    if box:
        yield box


def _labelled(block: Paragraph) -> Iterator[Paragraph]:
    """Divide a paragraph before each line that begins with a label in bold, after one that ends in plain type."""
    start = 0
    for at in range(1, len(block.lines)):
        words = block.lines[at].words
        bold = list(takewhile(lambda word: word.style.bold, words))
        if bold and len(bold) < len(words) and bold[-1].text.endswith(":"):
            yield _part(block, start, at, block.number if start == 0 else None)
            start = at
    yield block if start == 0 else _part(block, start, len(block.lines), None)


def _opens_box(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading, or begins with one in bold: "**Finance advice:** The grant …"."""
    bold = list(takewhile(lambda word: word.style.bold, paragraph.words))
    return paragraph.kind == "heading" or (bool(bold) and bold[-1].text.endswith(":"))


def _rows(table: Table) -> list[Paragraph]:
    """Give a table of two columns, numbers and texts, as paragraphs: each begins on the line its number stands on."""
    numbers = [line for cell in table.cells if cell.column == 0 for line in cell.lines]
    if table.column_count != 2 or not all(LIST_NUMBER.fullmatch(line.text) for line in numbers):
        return []
    rows: list[tuple[str | None, list[Line]]] = []
    for line in (line for cell in table.cells if cell.column == 1 for line in cell.lines):
        middle = (line.y0 + line.y1) / 2
        number = next((each.text for each in numbers if each.page == line.page and each.y0 < middle < each.y1), None)
        if number is not None or not rows:
            rows.append((number, []))
        rows[-1][1].append(line)
    return [Paragraph(tuple(lines), join_lines(lines), number=number) for number, lines in rows]


def _column(table: Table, desk: Desk, name: str) -> list[Paragraph]:
    """Give what stands in the column of a table that is headed by the list's name."""
    headings = desk.phrases("headings.report")
    if table.column_count == 1 or table.row_count == 1:
        return []
    columns = [cell.column for cell in table.grid[0] if cell is not None and headings.named(cell.text) == name]
    cells = (row[column] for column in columns[:1] for row in table.grid[1:])
    return [paragraph for cell in cells if cell is not None for paragraph in find_paragraphs(cell.lines)]


def _numbered(block: Paragraph) -> Iterator[Paragraph]:
    """Divide a paragraph before each line that begins with the next number: "2. 12 September", "2. note that".

    Elsewhere such a line reads like one that goes on.
    """
    number, start = block.number, 0
    for at, line in enumerate(block.lines):
        match = None if block.marker else LINE_NUMBER.match(line.text)
        if match is None or match["number"] == number:
            continue
        if number is None and not (at == 0 and BEFORE_FIGURE.match(line.text)) and not _begins_list(block.lines[at:]):
            continue
        if number is not None and not follows(match["number"], number):
            continue
        if at:
            yield _part(block, start, at, number)
        number, start = match["number"], at
    yield block if start == 0 and number == block.number else _part(block, start, len(block.lines), number)


def _begins_list(lines: Sequence[Line]) -> bool:
    """Whether the first line begins a list: it is the first of its numbers, and a later line has the second."""
    numbers = [match["number"] for line in lines if (match := LINE_NUMBER.match(line.text)) is not None]
    return numbers[0].strip("().") in {"1", "a", "i"} and any(follows(number, numbers[0]) for number in numbers[1:])


def _part(block: Paragraph, start: int, end: int, number: str | None) -> Paragraph:
    lines = block.lines[start:end]
    return replace(block, lines=lines, number=number, text=join_lines(lines).removeprefix(number or "").lstrip())


def _under(
    paragraphs: Sequence[Paragraph], desk: Desk, heads: Callable[[Sequence[Paragraph], int], bool]
) -> Iterator[list[Paragraph]]:
    """Give the paragraphs from each heading that passes to the next heading."""
    headings = desk.phrases("headings.report")
    for index, paragraph in enumerate(paragraphs):
        if not heads(paragraphs, index):
            continue
        own: list[Paragraph] = []
        first, colon, rest = paragraph.text.partition(":")
        if colon and rest.strip() and headings.named(first) is not None:
            own.append(Paragraph(paragraph.lines, rest.strip()))
        for at in range(index + 1, len(paragraphs)):
            if _ends(paragraphs[at], paragraph, own, desk) and not (
                headings.named(paragraphs[at].text) is None and stands_within(paragraphs, at, own, paragraph)
            ):
                break
            own.append(paragraphs[at])
        yield own


def _heads(paragraph: Paragraph, desk: Desk, name: str) -> bool:
    """Whether a paragraph is a heading of the name, alone or before a colon."""
    headings = desk.phrases("headings.report")
    first, colon, rest = paragraph.text.partition(":")
    if headings.named(SECTION.sub("", first) if paragraph.kind == "heading" else first) != name:
        return False
    return not rest.strip(": ") or (bool(colon) and (_bold_first(paragraph) or LEADS.search(rest) is not None))


def _bold_first(paragraph: Paragraph) -> bool:
    return next(iter(paragraph.words)).style.bold


def _ends(following: Paragraph, heading: Paragraph, own: Sequence[Paragraph], desk: Desk) -> bool:
    """Whether a paragraph ends the list: another heading, known or set as one."""
    headings = desk.phrases("headings.report")
    if headings.named(following.text.split(":")[0]) is not None and (
        following.kind == "heading" or following.bold or ":" in following.text
    ):
        return True
    if following.kind != "heading" or (following.marker is not None):
        return False
    if heading.number and following.number and follows(following.number, heading.number):
        return True
    if _is_section(following.number) or following.number is None:
        return bool(own) or following.size >= heading.size or _is_section(following.number)
    return False


def _is_section(number: str | None) -> bool:
    """Whether a number is a section's: "5", "5.", "5.0"."""
    return number is not None and re.fullmatch(r"\d{1,2}(?:\.0)?\.?", number) is not None
