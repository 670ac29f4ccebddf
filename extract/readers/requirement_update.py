"""Progress against an improvement notice: each requirement, where it stands and the evidence.

section     = paragraph*, requirement+ ;
requirement = band, position?, evidence* ;        band: a box or shaded bar over the text, also over a page break
            | row of a table with a column for each ;
band        = reference, ("-" | "." | ":"), text, ["(", notice reference, ")"] ;
position    = bold paragraph ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.emphasis import Emphasis
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import Row, carried_on, headings_of, read_rows
from scrutiny_extract.schemas import Requirement, RequirementUpdate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Section

REFERENCE = regex.compile(
    r"""
    ^ (?: [Rr]equirement \s+ )?
    (?P<reference> (?:[A-Z]{1,5}[ -]?)? \d{1,3} (?:\.\d{1,3}){0,3} [a-z]? | [A-Z]{1,4}\d? (?=[.)]) )
    (?: \s*[-–—:]\s+ | [.)]+\s+ | \s+(?=[A-Z]) )
    """,
    regex.VERBOSE,
)
"""What a requirement begins with: "NI 59 - whilst …", "1. The Council …", "R2: …"."""

NOTICE = regex.compile(
    r"""
    \s{0,9} [(\[] \s* (?P<notice> (?:[A-Z][A-Za-z]{0,11}\.?\s?){1,3} \d{1,3}(?:\.\d{1,3}){0,5}
        (?: \s*(?:&|,|and|/|-)\s* (?:[A-Z]{1,4}\s?)? \d{1,3}(?:\.\d{1,3}){0,5} ){0,19} ) \s* [)\]] \s* [.:]? $
    """,
    regex.VERBOSE,
)
"""The paragraph of the notice a requirement ends with: "(IN 1.3 & 2.17)"."""

UNFINISHED = regex.compile(r"[^.:;?!)\"’”]$")


@dataclass
class Draft:
    """One requirement while its blocks are read."""

    band: list[Line]
    position: list[Line] = field(default_factory=list)
    evidence: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)


def read_requirement_update(section: Section, desk: Desk) -> RequirementUpdate:
    """Read the requirements, from bands over prose or from a table with columns."""
    rows = [
        row
        for row in carried_on(read_rows(section.blocks, desk, "columns.requirement_update"), _continues)
        if isinstance(row, Row) and row.has("text")
    ]
    requirements = tuple(_from_row(row, desk) for row in rows)
    requirements += tuple(_from_draft(draft, desk) for draft in _drafts(section, desk))
    return desk.section(RequirementUpdate, section, requirements=requirements, labels=headings_of(rows))


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row has neither reference nor requirement of its own."""
    del upper
    return not lower.text("text") and not lower.text("reference")


def _from_row(row: Row, desk: Desk) -> Requirement:
    reference, notice, text = divide_requirement(row.text("text") or "")
    position, evidence = row.text("position"), row.text("evidence")
    return desk.make(
        Requirement,
        row.source,
        reference=row.text("reference") or reference,
        notice_reference=row.text("notice_reference") or notice,
        text=text,
        position=position,
        evidence=(evidence,) if evidence else (),
    )


def _drafts(section: Section, desk: Desk) -> Iterator[Draft]:
    """Gather under each band what stands before the next."""
    draft: Draft | None = None
    emphasis = Emphasis(desk.pack.pages)
    for block in section.blocks:
        bands = _bands(block, emphasis)
        for band in bands:
            if draft is not None and _goes_on(draft, band):
                draft.band.extend(band)
            else:
                if draft is not None:
                    yield draft
                draft = Draft(list(band))
        if not bands and draft is not None and isinstance(block, Paragraph):
            _add(draft, block)
    if draft is not None:
        yield draft


def _bands(block: Block, emphasis: Emphasis) -> tuple[tuple[Line, ...], ...]:
    """Give the lines of a block's bands: boxes in one column, or a paragraph on a shaded bar."""
    if isinstance(block, Paragraph):
        return (block.lines,) if emphasis.shades(block.lines[0]) else ()
    return tuple(cell.lines for cell in block.cells if cell.lines) if block.column_count == 1 else ()


def _goes_on(draft: Draft, lines: Sequence[Line]) -> bool:
    """Whether a band at a page's top is the rest of the one at the foot of the page before."""
    nothing_between = not draft.position and not draft.evidence
    return nothing_between and lines[0].page != draft.band[0].page and REFERENCE.match(lines[0].text) is None


def _add(draft: Draft, block: Paragraph) -> None:
    """Add a paragraph: the position if it is the first in bold, else evidence."""
    if not draft.evidence and block.bold and block.marker is None:
        said = join_lines(draft.position)
        if not said or (UNFINISHED.search(said) and block.text[:1].islower()):
            draft.position.extend(block.lines)
            return
    draft.evidence.append((block.text, block.lines))


def _from_draft(draft: Draft, desk: Desk) -> Requirement:
    reference, notice, text = divide_requirement(join_lines(draft.band))
    return desk.make(
        Requirement,
        (draft.band, draft.position, [lines for _, lines in draft.evidence]),
        reference=reference,
        notice_reference=notice,
        text=text,
        position=join_lines(draft.position) or None,
        evidence=tuple(text for text, _ in draft.evidence),
    )


def divide_requirement(text: str) -> tuple[str | None, str | None, str | None]:
    """Divide a requirement into reference, notice reference and text.

    `"3. Ensure that … (IN 1.3 & 2.17)"` -> `("3", "IN 1.3 & 2.17", "Ensure that …")`
    """
    first = REFERENCE.match(text)
    if first is not None:
        text = text[first.end() :]
    last = NOTICE.search(text)
    if last is not None:
        text = text[: last.start()]
    return first and first["reference"], last and last["notice"], text.strip() or None


READER = Reader("requirement_update", read_requirement_update)
