"""Decisions taken: a form for each, a row for each, or headed paragraphs.

notice   = head, decision+ ;           head: who decided, and when
decision = (label, value)+             from the first label to the same label again
         | row of a table with columns
         | heading, "Decision" | "Resolved", text ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.forms import Entry, read_form
from scrutiny_extract.extract.readers.other import read_other
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import Row, carried_on, headings_of, read_rows
from scrutiny_extract.extract.values import find_date
from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import Decision, DecisionNotice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Place, Section
    from scrutiny_extract.schemas.section import SectionRecord

COLUMNS = "columns.decision_notice"
LABELS = "labels.decision_notice"

ITEM = regex.compile(
    r"\(?\s{0,9}agenda\s+item\s*+(?:(?:no\.?|number)\s*+)?(?P<item>\d{1,2}[a-z]?(?:\.\d{1,2})?)\s*\)?", regex.I
)
"""The agenda item a title names: "(agenda item 7)"."""
BODY_END = regex.compile(
    r"\s{0,9}(?:,|;|\(|\.\s|\s(?:at\s+its\s+)?meeting\b|\bheld\b|\bon\s+(?:\w+day\b|\d)|\bdated\b)", regex.I
)
"""What follows the name of the body that decided."""
WARDS = regex.compile(r"\s{0,9}(?:[,;]|\band\b(?=\s+\p{Lu}))\s*")

TOP = 40
"""Blocks in which the labels of the first form stand."""
FEWEST_LABELS = 2
FIELDS = ("reference", "title", "decision", "reasons", "decision_maker", "date", "wards", "exempt", "call_in_deadline")


@dataclass
class Draft:
    """A decision while its labels are read."""

    values: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    """Label as printed -> value, of labels that have no field."""
    source: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """What the notice says once for all its decisions."""

    maker: str | None
    date: str | None
    raw: str | None
    source: tuple[Paragraph, ...]


def read_decision_notice(section: Section, desk: Desk) -> DecisionNotice:
    """Read the decisions of a notice."""
    printed = tuple(carried_on(read_rows(section.blocks, desk, COLUMNS, fewest=2), _continues))
    rows = [row for row in printed if isinstance(row, Row) and row.has("decision")]
    if not rows:
        printed = section.blocks
    blocks = [block for block in printed if isinstance(block, (Paragraph, Table))]
    drafts, labels, head = read_drafts(blocks, desk)
    drafts = [*map(_of_row, rows), *drafts]
    return desk.section(
        DecisionNotice,
        section,
        decisions=tuple(_decision(draft, head, desk) for draft in drafts),
        labels=headings_of(rows, labels),
    )


def _continues(upper: Row, lower: Row) -> bool:
    del upper
    return not any(lower.text(name) for name in ("title", "reference", "agenda_item"))


def _of_row(row: Row) -> Draft:
    draft = Draft({name: row.lines(name) for name in (*FIELDS, "agenda_item") if row.lines(name)}, row.others)
    draft.source.extend(line for cell in row.source for line in cell.lines)
    return draft


def read_drafts(blocks: Sequence[Block], desk: Desk) -> tuple[list[Draft], tuple[str, ...], Head]:
    """Divide labels and values into decisions; a decision begins where the first one's first label comes again."""
    drafts: list[Draft] = []
    head: list[Paragraph] = []
    labels: dict[str, None] = {}
    first: str | None = None
    heading: Paragraph | None = None
    boxes = tuple(place for block in blocks if isinstance(block, Table) for place in block.places)
    found = tuple(read_form(blocks, desk.phrases(LABELS)))
    for number, entry in enumerate(found):
        if not isinstance(entry, Entry):
            heading = entry.paragraph if entry.paragraph.kind == "heading" or entry.paragraph.bold else heading
            if not drafts:
                head.append(entry.paragraph)
            continue
        if entry.name in {None, "other"}:
            _keep(entry, drafts, labels)
            continue
        first = first or entry.name
        below = next((one for one in found[number + 1 :] if isinstance(one, Entry)), entry)
        over = bool(drafts) and _begins(below, drafts[-1], first) and _is_over(entry, below, drafts[-1], boxes)
        if over or not drafts or _begins(entry, drafts[-1], first):
            drafts.append(Draft())
        labels[join_lines(entry.label)] = None
        _fill(drafts[-1], entry, heading)
        heading = None
    return [draft for draft in drafts if _is_decision(draft)], tuple(labels), _read_head(head, desk)


def _begins(entry: Entry, draft: Draft, first: str | None) -> bool:
    """Whether an entry begins the next decision."""
    return entry.name in draft.values or (entry.name == first and "decision" in draft.values)


def _is_over(entry: Entry, below: Entry, draft: Draft, boxes: Sequence[Place]) -> bool:
    """Whether a label stands over the box that follows it, outside it, and nearer to it than to the decision above."""
    own, under, over = entry.label[0], below.label[0], draft.source[-1]
    if _is_boxed(own, boxes) or not (_is_boxed(under, boxes) and _is_boxed(over, boxes)) or own.page != under.page:
        return False
    return over.page != own.page or under.y0 - own.y1 < own.y0 - over.y1


def _is_boxed(line: Line, boxes: Sequence[Place]) -> bool:
    """Whether a line stands in a table."""
    return any(page == line.page and box[1] <= (line.y0 + line.y1) / 2 <= box[3] for page, box in boxes)


def _keep(entry: Entry, drafts: Sequence[Draft], labels: dict[str, None]) -> None:
    """Keep the value of a label that has no field with its decision; above the first it stays in the blocks."""
    label = join_lines(entry.label)
    if drafts and entry.text:
        drafts[-1].others[label.strip(" :")] = entry.text
        drafts[-1].source.extend((*entry.label, *entry.lines))
    else:
        labels[label] = None


def _fill(draft: Draft, entry: Entry, heading: Paragraph | None) -> None:
    """Put a value into its field; a decision under a heading has it for its title."""
    name = entry.name or ""
    if name == "decision" and "title" not in draft.values and heading is not None:
        draft.values["title"] = heading.lines
        draft.source.extend(heading.lines)
    draft.values[name] = entry.lines
    draft.source.extend((*entry.label, *entry.lines))


def _is_decision(draft: Draft) -> bool:
    return any(draft.values.get(name) for name in ("title", "decision", "reference"))


def _read_head(paragraphs: Sequence[Paragraph], desk: Desk) -> Head:
    """Read who decided and when from the words above the first decision."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    maker = _find_maker(text, desk)
    dated = find_date(text)
    return Head(maker, dated and dated.value, dated and dated.raw, tuple(paragraphs))


def _find_maker(text: str, desk: Desk) -> str | None:
    """Find the body named after "Decisions taken by" and the like."""
    folded = text.casefold()
    for phrase in sorted(desk.phrases("labels.decision_head")["by"], key=len, reverse=True):
        place = folded.find(fold(phrase))
        if place >= 0:
            rest = text[place + len(phrase) :].lstrip(" :–-")
            end = BODY_END.search(rest)
            return (rest[: end.start()] if end else rest).strip() or None
    return None


def _decision(draft: Draft, head: Head, desk: Desk) -> Decision:
    """Make the record of one decision; what it leaves open, the notice's head says."""
    texts = {name: join_lines(lines) for name, lines in draft.values.items() if lines}
    title = texts.get("title")
    item = ITEM.search(title or "") or ITEM.search(texts.get("agenda_item", ""))
    dated, deadline = find_date(texts.get("date", "")), find_date(texts.get("call_in_deadline", ""))
    from_head = head.source if dated is None or "decision_maker" not in texts else ()
    return desk.make(
        Decision,
        (draft.source, from_head),
        reference=texts.get("reference"),
        agenda_item=item["item"] if item else texts.get("agenda_item"),
        title=title,
        decision=texts.get("decision"),
        reasons=texts.get("reasons"),
        decision_maker=texts.get("decision_maker") or head.maker,
        date=dated.value if dated else head.date,
        date_raw=dated.raw if dated else head.raw,
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
