"""What stands in a list under a heading of a report: recommendations, background papers.

list = heading, lead?, (entry | paragraph)+ ;      to the next heading, or to the end of its box
lead = a paragraph that ends with a colon: "Cabinet is asked to:" ;
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.paragraphs import find_paragraphs
from scrutiny_extract.extract.readers.prose import with_loose_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block

BEFORE_FIGURE = re.compile(r"(?P<number>\d{1,2}[.)])\s(?=\d)")
NONE = re.compile(
    r"\W{0,9}(?:none|n/?a|nil|not\sapplicable|no\sbackground|there\sare\s(?:none|no)\b).{0,60}", re.IGNORECASE
)
ASKED = re.compile(
    r"(?<!\S)(?:[\w'’()&,/-]{1,40}\s){1,14}?(?:is|are)\s(?:therefore\s)?(?:asked|recommended|requested|invited|advised)\b(?:\sto\b|\sthat\b|\W{0,5}$)"
)
"""How what a report asks of members begins: "The Board is recommended to …"."""
SHORT_HEADING = 5
"""Most words of a heading within a list."""


def read_list(blocks: Sequence[Block], desk: Desk, name: str) -> tuple[str, ...]:
    """Read the entries under every heading that `headings.report` calls `name`; the same words once.

    Recommendations under a heading nobody knows are known by what they say: "Members are asked to …".
    """
    found = _read(blocks, desk, lambda paragraphs, index: _heads(paragraphs[index], desk, name))
    if found or name != "recommendations":
        return found
    return _read(blocks, desk, lambda paragraphs, index: _asks_below(paragraphs, index, desk))


def _read(blocks: Sequence[Block], desk: Desk, heads: Callable[[Sequence[Paragraph], int], bool]) -> tuple[str, ...]:
    """Read the entries under every heading that passes a test."""
    found: dict[str, None] = {}
    for paragraphs in _lists(blocks, desk, heads):
        for entry in _entries(paragraphs):
            if not NONE.fullmatch(entry):
                found.setdefault(entry)
    return tuple(found)


def _asks_below(paragraphs: Sequence[Paragraph], index: int, desk: Desk) -> bool:
    """Whether a short heading nobody knows stands over a paragraph that asks members for something."""
    heading = paragraphs[index]
    if heading.kind != "heading" or len(heading.text.split()) > SHORT_HEADING or index + 1 == len(paragraphs):
        return False
    if desk.phrases("headings.report").named(heading.text) is not None:
        return False
    return ASKED.match(paragraphs[index + 1].text) is not None


def _lists(
    blocks: Sequence[Block], desk: Desk, heads: Callable[[Sequence[Paragraph], int], bool]
) -> Iterator[list[Paragraph]]:
    """Give the paragraphs under each heading that passes: in the body, and in boxes."""
    loose: list[Paragraph] = []
    for block in map(_with_number, with_loose_numbers(blocks)):
        if isinstance(block, Paragraph):
            loose.append(block)
        elif block.column_count == 1:
            boxed = [paragraph for cell in block.cells for paragraph in find_paragraphs(cell.lines)]
            yield from _under(boxed, desk, heads)
    yield from _under(loose, desk, heads)


def _with_number(block: Block) -> Block:
    """Give a paragraph that begins "2. 12 September" its number: elsewhere that reads like a figure."""
    if not isinstance(block, Paragraph) or block.number or block.marker:
        return block
    match = BEFORE_FIGURE.match(block.text)
    return replace(block, number=match["number"], text=block.text[match.end() :]) if match else block


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
        for following in paragraphs[index + 1 :]:
            if _ends(following, paragraph, own, desk):
                break
            own.append(following)
        yield own


def _heads(paragraph: Paragraph, desk: Desk, name: str) -> bool:
    """Whether a paragraph is a heading of the name, alone or before a colon."""
    headings = desk.phrases("headings.report")
    first, colon, _ = paragraph.text.partition(":")
    if headings.named(first) != name:
        return False
    return not paragraph.text[len(first) :].strip(": ") or (bool(colon) and _bold_first(paragraph))


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
    if _is_section(following.number) or following.number is None:
        return bool(own) or following.size >= heading.size or _is_section(following.number)
    return False


def _is_section(number: str | None) -> bool:
    """Whether a number is a section's: "5", "5.", "5.0"."""
    return number is not None and re.fullmatch(r"\d{1,2}(?:\.0)?\.?", number) is not None


def _entries(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Give the entries of a list: what a lead announces, else each paragraph; what goes on belongs to its entry."""
    paragraphs = [one for n, one in enumerate(paragraphs) if not _parts_list(paragraphs, n)]
    lead = next(
        (n for n, one in enumerate(paragraphs) if one.text.rstrip().endswith((":", ":-")) and n + 1 < len(paragraphs)),
        None,
    )
    listed = [one for one in paragraphs if one.number or one.marker]
    if lead is None and len(listed) > 1 and listed[0] is paragraphs[1] and not paragraphs[0].text.endswith((".", ";")):
        lead = 0
    if lead is not None and lead < 2 and (listed or len(paragraphs) > lead + 1):
        paragraphs = (
            [*paragraphs[:lead], *paragraphs[lead + 1 :]]
            if lead and paragraphs[0].text.endswith((".", ";"))
            else paragraphs[lead + 1 :]
        )
    entry: list[str] = []
    outer: Paragraph | None = None
    for paragraph in paragraphs:
        if entry and outer is not None and _belongs(paragraph, outer):
            entry.append(_printed(paragraph))
            continue
        if entry:
            yield " ".join(entry)
        entry, outer = [paragraph.text], paragraph
    if entry:
        yield " ".join(entry)


def _parts_list(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a line is only a heading within a numbered list: "Contractual:" between "2." and "3."."""
    one = paragraphs[number]
    if one.number or one.marker or not one.text.endswith(":") or len(one.text.split()) > SHORT_HEADING:
        return False
    before, after = paragraphs[:number], paragraphs[number + 1 :]
    return bool(before and after and before[-1].number and after[0].number)


def _belongs(paragraph: Paragraph, outer: Paragraph) -> bool:
    """Whether a paragraph is part of the entry above: a list within it, or text set under it."""
    if paragraph.number is None and paragraph.marker is None:
        return (outer.number is not None or outer.marker is not None) and paragraph.x0 > outer.x0 + 6.0
    return paragraph.x0 > outer.x0 + 8.0 and outer.text.rstrip().endswith((":", ":-", "-", "–"))


def _printed(paragraph: Paragraph) -> str:
    opening = paragraph.number or paragraph.marker
    return f"{opening} {paragraph.text}" if opening else paragraph.text
