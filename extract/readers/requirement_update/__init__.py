"""Progress against an improvement notice: each requirement, where it stands and the evidence.

section     = paragraph*, requirement+ ;
requirement = band or heading with what was done under it     (`requirement_bands`)
            | row of a table with a column for each
            | form with a label for each ;
text        = reference, ("-" | "." | ":"), text, ["(", notice reference, ")"]
            | "Requirement 3", ["(", notice reference, ")"], text ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.bullets import split_parts
from scrutiny_extract.extract.readers.cards import Card, read_cards
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.requirement_update.bands import COLUMNS, WORDS, read_drafts
from scrutiny_extract.extract.readers.requirement_update.texts import NOTICE, divide_requirement
from scrutiny_extract.extract.readers.rows import Columns, Row, carried_on, headings_of, read_rows, texts_in
from scrutiny_extract.extract.readers.titled import right_edge
from scrutiny_extract.schemas import Requirement, RequirementUpdate

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Line, Section, Table
    from scrutiny_extract.extract.readers.requirement_update.bands import Draft

FEWEST_COLUMNS = 3
"""Columns of a table of requirements whose headings nobody knows."""
LONGEST_REFERENCE = 12
"""Characters of a requirement's number."""


def read_requirement_update(section: Section, desk: Desk) -> RequirementUpdate:
    """Read the requirements, from bands over prose or from a table with columns."""
    rows = _rows(section, desk)
    requirements = tuple(_from_row(row, desk) for row in (rows or _cards(section, desk)))
    requirements += tuple(_from_draft(draft, desk) for draft in read_drafts(section, desk))
    if not requirements:
        rows = _rows(section, desk, fewest=0)
        requirements = tuple(_from_row(row, desk) for row in rows)
    return desk.section(RequirementUpdate, section, requirements=requirements, labels=headings_of(rows))


def _rows(section: Section, desk: Desk, fewest: int = 2) -> list[Row]:
    """Read the rows of tables that have a column for requirements."""
    read = read_rows(section.blocks, desk, COLUMNS, fewest=fewest, settle=settle)
    return [row for row in carried_on(read, _continues) if isinstance(row, Row) and row.has("text")]


def settle(table: Table, columns: Columns) -> Columns:
    """Name columns by what they hold where no heading is known: the notice's paragraphs tell the requirements."""
    if columns.names or table.column_count < FEWEST_COLUMNS:
        return columns
    texts = {column: texts_in(table, columns, column) for column in columns.unnamed}
    quoting = [column for column, found in texts.items() if found and all(map(NOTICE.search, found))]
    if not quoting:
        return columns
    names = {"text": quoting[0]}
    after = [column for column in texts if column > quoting[0]]
    if after:
        names["evidence"] = after[-1]
    if len(after) > 1:
        names["position"] = after[0]
    if quoting[0] > 0 and all(len(text) < LONGEST_REFERENCE for text in texts[0]):
        names["reference"] = 0
    return columns.named(**names)


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row has neither reference nor requirement of its own."""
    del upper
    return not lower.text("text") and not lower.text("reference")


def _cards(section: Section, desk: Desk) -> list[Card]:
    """Read forms, each with the labels of one requirement."""
    cards = (card.headed("text") for card in read_cards(section.tables, desk.phrases(COLUMNS)))
    return [card for card in cards if card.text("text") and (card.text("position") or card.text("evidence"))]


def _from_row(row: Row | Card, desk: Desk) -> Requirement:
    reference, notice, text = divide_requirement(row.text("text") or "", desk.phrases(WORDS))
    return desk.make(
        Requirement,
        row.source,
        reference=row.text("reference") or reference,
        notice_reference=row.text("notice_reference") or notice,
        text=text,
        position=row.text("position"),
        evidence=tuple(map(join_lines, _evidence(row))),
    )


def _evidence(row: Row | Card) -> list[tuple[Line, ...]]:
    """Give the parts of a row's evidence."""
    if isinstance(row, Card):
        return split_parts(row.lines("evidence"))
    return [part for cell in row.cells("evidence") for part in split_parts(cell.lines, right_edge(cell))]


def _from_draft(draft: Draft, desk: Desk) -> Requirement:
    reference, notice, text = divide_requirement(join_lines(draft.band), desk.phrases(WORDS))
    return desk.make(
        Requirement,
        (draft.band, draft.position, draft.labels, draft.notice, [lines for _, lines in draft.evidence]),
        reference=reference,
        notice_reference=join_lines(draft.notice) or notice,
        text=text,
        position=join_lines(draft.position) or None,
        evidence=tuple(text for text, _ in draft.evidence),
    )


READER = Reader("requirement_update", read_requirement_update)
