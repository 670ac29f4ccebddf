"""Requirements in bands over prose: a box or shaded bar each, also over a page break; or headings.

requirement = band, position?, evidence* ;
            | heading, position?, evidence* ;     "Requirement 3: text"
position    = bold paragraph | "Position:", text ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.bullets import split_parts
from scrutiny_extract.extract.readers.emphasis import Emphasis
from scrutiny_extract.extract.readers.labelled import split_label
from scrutiny_extract.extract.readers.requirement_update.texts import REFERENCE
from scrutiny_extract.extract.readers.titled import right_edge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Line, Section
    from scrutiny_extract.extract.vocabulary import Phrases

COLUMNS = "columns.requirement_update"
SAID = frozenset({"position", "evidence", "notice_reference"})
"""What labels under a band may say of its requirement."""
WORDS = "labels.requirement_update"
SENTENCE = 6
"""Words of a numbered heading that is a requirement and names no part of a paper."""
UNFINISHED = regex.compile(r"[^.:;?!)\"’”]$")


@dataclass
class Draft:
    """One requirement while its blocks are read."""

    band: list[Line]
    position: list[Line] = field(default_factory=list)
    evidence: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)
    notice: list[Line] = field(default_factory=list)
    """The paragraph of the notice, where a label says it."""
    labels: list[Line] = field(default_factory=list)
    """Words that only say what follows: "Evidence:"."""


def read_drafts(section: Section, desk: Desk) -> Iterator[Draft]:
    """Gather under each band what stands before the next; under each heading where there is no band."""
    draft: Draft | None = None
    find = _finder(section, desk)
    for block in section.blocks:
        bands = find(block)
        for band in bands:
            if draft is not None and _goes_on(draft, band):
                draft.band.extend(band)
                continue
            if draft is not None:
                yield draft
            draft = Draft(list(band))
        if draft is not None:
            _take(draft, block, desk, banded=bool(bands))
    if draft is not None:
        yield draft


def _finder(section: Section, desk: Desk) -> Callable[[Block], tuple[tuple[Line, ...], ...]]:
    """Give what finds bands in a block."""
    emphasis, words = Emphasis(desk.pack.pages), desk.phrases(WORDS)
    banded = any(_bands(block, emphasis) for block in section.blocks)
    return lambda block: _bands(block, emphasis) if banded else _heading(block, words)


def _take(draft: Draft, block: Block, desk: Desk, *, banded: bool) -> None:
    """Take what a block says of the requirement above it, or of the one in its own band."""
    if isinstance(block, Paragraph):
        if not banded:
            _add(draft, block, desk)
        return
    for cell in _said(block):
        draft.evidence += [(join_lines(part), part) for part in split_parts(cell.lines, right_edge(cell))]


def _bands(block: Block, emphasis: Emphasis) -> tuple[tuple[Line, ...], ...]:
    """Give the lines of a block's bands: boxes in one column, or a paragraph on a shaded bar."""
    if isinstance(block, Paragraph):
        return (block.lines,) if emphasis.shades(block.lines[0]) else ()
    if block.column_count > 1:
        return ()
    said = _said(block)
    return tuple(cell.lines for cell in block.cells if cell.lines and cell not in said)


def _said(block: Block) -> tuple[Cell, ...]:
    """Give the cells of a box that stand plain under one in bold or shade: what was done."""
    if isinstance(block, Paragraph) or block.column_count > 1:
        return ()
    apart = [cell for cell in block.cells if cell.lines and (cell.bold or cell.fill is not None)]
    plain = tuple(cell for cell in block.cells if cell.lines and cell not in apart)
    return plain if apart and plain and apart[0].row < plain[0].row else ()


def _heading(block: Block, phrases: Phrases) -> tuple[tuple[Line, ...], ...]:
    """Give the lines of a heading that numbers a requirement: "Requirement 3: Keep notes", "3. Keep notes of …"."""
    if not isinstance(block, Paragraph) or not (block.kind == "heading" or block.bold):
        return ()
    leading = phrases.leading(block.text)
    named = leading is not None and REFERENCE.match(f"{leading[2]} A") is not None
    numbered = block.number is not None and len(block.text.split()) >= SENTENCE
    return (block.lines,) if named or numbered else ()


def _goes_on(draft: Draft, lines: Sequence[Line]) -> bool:
    """Whether a band at a page's top is the rest of the one at the foot of the page before."""
    nothing_between = not draft.position and not draft.evidence
    return nothing_between and lines[0].page != draft.band[0].page and REFERENCE.match(lines[0].text) is None


def _add(draft: Draft, block: Paragraph, desk: Desk) -> None:
    """Add a paragraph: the position if it is the first in bold or labelled so, else evidence."""
    entry = split_label(block.lines, desk.phrases(COLUMNS)) if block.marker is None else None
    if entry is not None and entry.name in SAID and join_lines(entry.label)[-1] == ":":
        draft.labels.extend(entry.label)
        if entry.name == "notice_reference":
            draft.notice.extend(entry.lines)
        elif entry.name == "position" and not draft.position:
            draft.position.extend(entry.lines)
        elif entry.lines:
            draft.evidence.append((join_lines(entry.lines), entry.lines))
        return
    if not draft.evidence and block.bold and block.marker is None:
        said = join_lines(draft.position)
        if not said or (UNFINISHED.search(said) and block.text[:1].islower()):
            draft.position.extend(block.lines)
            return
    draft.evidence.append((block.text, block.lines))
