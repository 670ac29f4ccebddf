"""Decisions taken: a form for each, a row for each, or headed paragraphs.

notice   = head, decision+ ;           head: who decided, and when
decision = (label, value)+             from the first label to the same label again
         | row of a table with columns
         | heading, "Decision" | "Resolved", text ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.decision_notice.drafts import LABELS, Draft, Head, read_drafts
from scrutiny_extract.extract.readers.forms import Entry, read_form
from scrutiny_extract.extract.readers.other import read_other
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import Row, carried_on, headings_of, read_rows
from scrutiny_extract.extract.values import find_date
from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import Decision, DecisionNotice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.schemas.section import SectionRecord

COLUMNS = "columns.decision_notice"

ITEM = regex.compile(
    r"\(?\s{0,9}agenda\s+item\s*+(?:(?:no\.?|number)\s*+)?(?P<item>\d{1,2}[a-z]?(?:\.\d{1,2})?)\s*\)?", regex.I
)
"""The agenda item a title names: "(agenda item 7)"."""
WARDS = regex.compile(r"\s{0,9}(?:[,;]|\band\b(?=\s+\p{Lu}))\s*")

TOP = 40
"""Blocks in which the labels of the first form stand."""
TITLE_BLOCKS = 3
"""Paragraphs at the top among which a notice says that it is one."""
FEWEST_LABELS = 2
FIELDS = ("reference", "title", "decision", "reasons", "decision_maker", "date", "wards", "exempt", "call_in_deadline")


def read_decision_notice(section: Section, desk: Desk) -> DecisionNotice:
    """Read the decisions of a notice."""
    printed = tuple(carried_on(read_rows(section.blocks, desk, COLUMNS, fewest=2), _continues))
    rows = [row for row in printed if isinstance(row, Row) and row.has("decision")]
    if not rows:
        printed = section.blocks
    blocks = [block for block in printed if isinstance(block, (Paragraph, Table))]
    read = read_drafts(blocks, desk)
    return desk.section(
        DecisionNotice,
        section,
        decisions=tuple(_decision(draft, read.head, desk) for draft in (*map(_of_row, rows), *read.decisions)),
        labels=headings_of(rows, read.labels),
    )


def _continues(upper: Row, lower: Row) -> bool:
    del upper
    return not any(lower.text(name) for name in ("title", "reference", "agenda_item"))


def _of_row(row: Row) -> Draft:
    draft = Draft({name: row.lines(name) for name in (*FIELDS, "agenda_item") if row.lines(name)}, row.others)
    draft.source.extend(line for cell in row.source for line in cell.lines)
    return draft


def _decision(draft: Draft, head: Head, desk: Desk) -> Decision:
    """Make the record of one decision; what it leaves open, the notice's head says."""
    own = {name: join_lines(lines) for name, lines in draft.values.items() if lines}
    texts = head.texts | own
    title = texts.get("title")
    item = ITEM.search(title or "") or ITEM.search(texts.get("agenda_item", ""))
    dated, deadline = find_date(texts.get("date", "")), find_date(texts.get("call_in_deadline", ""))
    from_head = head.source if head.texts.keys() - own.keys() else ()
    return desk.make(
        Decision,
        (draft.source, from_head),
        reference=texts.get("reference"),
        agenda_item=item["item"] if item else texts.get("agenda_item", "").rstrip(".)") or None,
        title=title,
        decision=texts.get("decision"),
        reasons=texts.get("reasons"),
        decision_maker=texts.get("decision_maker"),
        date=dated and dated.value,
        date_raw=dated and dated.raw,
        wards=tuple(part for part in WARDS.split(texts.get("wards", "")) if part),
        exempt=_is_exempt(texts, desk),
        call_in_deadline=deadline and deadline.value,
        call_in_deadline_raw=texts.get("call_in_deadline"),
        columns=draft.others,
    )


def _is_exempt(texts: Mapping[str, str], desk: Desk) -> bool | None:
    """Tell whether a decision is exempt from publication; None where the page does not say."""
    said = texts.get("exempt")
    if said is None:
        return None
    mark = desk.phrases("labels.forward_plan_marks").leading(said)
    if mark is not None and mark[0] in {"open", "exempt"}:
        return mark[0] == "exempt"
    answer = desk.phrases("words.answers").leading(said)
    return answer[0] == "yes" if answer is not None else None


def is_titled(section: Section, desk: Desk) -> bool:
    """Whether a section with the labels of a report's head calls itself a notice of decisions, and holds one."""
    titles = set(map(fold, desk.phrases("sections.decision_notice")["titles"]))
    if not any(fold(block.text) in titles for block in section.paragraphs[:TITLE_BLOCKS]):
        return False
    names = {found.name for found in read_form(section.blocks, desk.phrases(LABELS)) if isinstance(found, Entry)}
    return "decision" in names and len(names & set(FIELDS)) > FEWEST_LABELS


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a notice by the labels of its forms: a decision, its reasons, and who took it or on what."""
    if not section.tables:
        return False
    blocks = section.blocks[:TOP]
    names = {found.name for found in read_form(blocks, desk.phrases(LABELS)) if isinstance(found, Entry)}
    return {"decision", "reasons"} <= names and len(names & set(FIELDS)) > FEWEST_LABELS


def read_or_keep(section: Section, desk: Desk) -> SectionRecord:
    """Read a section; one that holds none of its records was taken for what it is not, and is kept as it is."""
    record = read_decision_notice(section, desk)
    return record if record.decisions else read_other(section, desk)


READER = Reader("decision_notice", read_or_keep, claims)
