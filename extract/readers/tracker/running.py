"""The running head of a tracker: labels, and what stands behind them.

running head = label, dash, codes?, title, label, dash, names ;      another council's labels known by their form
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Line, Paragraph
from scrutiny_extract.extract.readers.pieces import ALIGNED, cut_line
from scrutiny_extract.extract.readers.tracker.codes import DASH, split_codes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section

PAIR = 2
"""Pieces of a line: a title, and the label of who leads."""
HEAD_LINES = 12
"""Lines of the first page among which the running head is looked for."""


def read_running_head(section: Section, desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield name, label and text of the running head, line after line joined until the next label."""
    name, label, held = "", "", list[Line]()
    running = _running(section)
    for line in chain.from_iterable(_parted(first, desk) for first in _first_lines(section)):
        if held and name == "lead" and _is_under(line, held):
            held.append(line)
            continue
        found = _label_of(line, desk) or _label_by_form(line, name, running)
        if found or (held and _is_apart(line, held[-1])):
            if held:
                yield name, label, join_lines(held)
            name, label = found if found and found[0] in {"priority", "lead"} else ("", "")
            held = [line] if name else []
        elif held:
            held.append(line)
    if held:
        yield name, label, join_lines(held)


def _parted(line: Line, desk: Desk) -> Sequence[Line]:
    """Part a line before the label of who leads, where that stands alone behind a wide gap."""
    pieces = cut_line(line) if line.bold else (line,)
    if len(pieces) == PAIR and desk.phrases("labels.tracker").named(pieces[1].text) == "lead":
        return pieces
    return (line,)


def _is_under(line: Line, held: Sequence[Line]) -> bool:
    """Whether a name stands right under a label of its own line."""
    label = held[0]
    beneath = len(held) == 1 and abs(line.x0 - label.x0) < ALIGNED and line.y0 - label.y1 < label.y1 - label.y0
    return beneath and line.y0 > label.y0 and PERSON.fullmatch(line.text) is not None


def _label_of(line: Line, desk: Desk) -> tuple[str, str] | None:
    """Give name and print of the label a line begins with: one followed by a dash or a colon, or a lone one."""
    leading = desk.phrases("labels.tracker").leading(line.text)
    if leading is None:
        return None
    name, label, rest = leading
    marked = label[-1] in DASH or rest[:1] in set(DASH) or (line.bold and CODED.match(rest) is not None)
    return (name, label) if marked or not rest else None


CODED = regex.compile(r"[A-Z]{0,4}-?\d{1,3}[a-z]?\s?[:–—-]\s")
"""A code between the label and the title: "Outcome SO3: Safer streets"."""
FORM = regex.compile(r"(?P<label>[A-Z][\w/&’'-]{0,40}(?:\s[\w/&’'-]{1,40}){0,3})\s?(?:\s[–—|-]|:)\s(?P<rest>\S.+)")
"""A label nobody knows: a few words, a dash or a colon, and what it labels."""
PERSON = regex.compile(
    r"(?:[A-Z][\w.’'-]{0,40}\s){1,3}[A-Z][\w’'-]{1,40}(?:\s?[,/&]\s?(?:[A-Z][\w.’'-]{0,40}\s){1,3}[A-Z][\w’'-]{1,40})*"
)
"""One name, or several."""


def _label_by_form(line: Line, before: str, running: Collection[str]) -> tuple[str, str] | None:
    """Give name and print of a label known by its form: codes or a title behind the first, names behind the second.

    Codes tell a priority anywhere; without codes its line must be one that the next pages print again.
    """
    match = FORM.fullmatch(line.text) if line.bold else None
    if match is None:
        return None
    if before == "priority" and PERSON.fullmatch(match["rest"]):
        return "lead", match["label"]
    is_priority = not before and (line.text in running or split_codes(match["rest"])[0])
    return ("priority", match["label"]) if is_priority else None


def has_running_head(section: Section) -> bool:
    """Whether pages of a section begin with one line in bold."""
    running = _running(section)
    return any(line.bold and line.text in running for line in _first_lines(section)[:1])


def _running(section: Section) -> frozenset[str]:
    """Give the lines that stand first on a page of the section, and on another again."""
    seen: set[str] = set()
    again: set[str] = set()
    page = 0
    for block in section.blocks:
        if block.page != page and isinstance(block, Paragraph):
            text = block.lines[0].text
            (again if text in seen else seen).add(text)
        page = block.page
    return frozenset(again)


def _is_apart(line: Line, above: Line) -> bool:
    """Whether a line is no more of the head above it: other weight, other size, or further away."""
    return line.bold != above.bold or abs(line.size - above.size) > 0.5 or line.y0 - above.y1 > above.y1 - above.y0


def _first_lines(section: Section) -> list[Line]:
    """Give the first lines of the first page, its running heads among them."""
    page = section.pages[0]
    body = [line for block in section.blocks[:6] if isinstance(block, Paragraph) for line in block.lines]
    heads = [line for line in page.furniture if line.y1 < page.height / 2]
    return sorted(heads, key=lambda line: line.y0) + [line for line in body if line.page == page.number][:HEAD_LINES]
