"""The decisions of a notice while their labels are read, and what its head says for all of them.

notice   = head, decision+ ;
head     = "Decisions taken by", body, date | (label, value)* | "… called in until", date ;
decision = (label, value)+ ;           from the first label to the same label again, or from a label over its box

What stands above the first decision and is not said again is said for every one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table, line_of
from scrutiny_extract.extract.readers.forms import Entry, Loose, read_form
from scrutiny_extract.extract.values import find_date
from scrutiny_extract.extract.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Place
    from scrutiny_extract.extract.values import Found

LABELS = "labels.decision_notice"
BODY_END = regex.compile(
    r"\s{0,9}(?:,|;|\(|\.\s|\s(?:at\s+its\s+)?meeting\b|\bheld\b|\bon\s+(?:\w+day\b|\d)|\bdated\b)", regex.I
)
"""What follows the name of the body that decided."""
THE = regex.compile(r"^the\s", regex.I)
COUNCIL = regex.compile(r"\bcouncil\W*$", regex.I)
NUMBER = regex.compile(r"\d{1,2}[a-z]?[.)]?")
SENTENCE_END = regex.compile(r"[.;]\s+(?=\p{Lu})")
OWN = frozenset({"title", "decision", "reference", "agenda_item"})
"""What is said of one decision alone."""
SHARED = ("decision_maker", "date", "call_in_deadline")


@dataclass
class Draft:
    """A decision while its labels are read."""

    values: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    """Label as printed -> value, of labels that have no field."""
    source: list[Line] = field(default_factory=list)


@dataclass
class Head:
    """What the notice says once for all its decisions."""

    texts: dict[str, str] = field(default_factory=dict)
    """`decision_maker`, `date` and `call_in_deadline` as printed, those there are."""
    source: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Drafts:
    """All that is read of a notice's labels."""

    decisions: tuple[Draft, ...]
    head: Head
    labels: tuple[str, ...]
    """Labels as printed."""


def read_drafts(blocks: Sequence[Block], desk: Desk) -> Drafts:
    """Read all decisions, and what is said for every one of them."""
    drafts, above, labels = _divide(blocks, desk)
    decisions = tuple(draft for draft in drafts if _is_decision(draft))
    head = _read_head(above, desk)
    for draft in drafts:
        if draft not in decisions:
            _share(draft, SHARED, head)
    if len(decisions) > 1:
        first = takewhile(lambda name: name not in OWN, decisions[0].values)
        _share(decisions[0], [name for name in first if not any(name in one.values for one in decisions[1:])], head)
    return Drafts(decisions, head, tuple(labels))


def _divide(blocks: Sequence[Block], desk: Desk) -> tuple[list[Draft], list[Paragraph], dict[str, None]]:
    """Divide labels and values into decisions; a decision begins where the first one's first label comes again.

    Gives the decisions, the paragraphs above the first, and the labels as printed.
    """
    drafts: list[Draft] = []
    above: list[Paragraph] = []
    labels: dict[str, None] = {}
    first: str | None = None
    heading: Paragraph | None = None
    boxes = tuple(place for block in blocks if isinstance(block, Table) for place in block.places)
    found = tuple(read_form(blocks, desk.phrases(LABELS)))
    for number, entry in enumerate(found):
        if not isinstance(entry, Entry) or (not drafts and _says_who(entry, desk)):
            paragraph = _whole(entry)
            heading = paragraph if _may_head(paragraph, desk) else heading
            above.extend(() if drafts else (paragraph,))
        elif entry.name in {None, "other"}:
            _keep(entry, drafts, labels)
        else:
            first = first or entry.name
            below = next((one for one in found[number + 1 :] if isinstance(one, Entry)), entry)
            over = bool(drafts) and _begins(below, drafts[-1], first) and _is_over(entry, below, drafts[-1], boxes)
            if over or not drafts or _begins(entry, drafts[-1], first):
                drafts.append(Draft())
            labels[join_lines(entry.label)] = None
            _fill(drafts[-1], entry, heading)
            heading = None if entry.name in OWN else heading
    return drafts, above, labels


def _says_who(entry: Entry, desk: Desk) -> bool:
    """Whether what looks like a label says who decided and when, "Decisions taken by Cabinet on …", or is a title."""
    if join_lines(entry.label).endswith(":"):
        return False
    if entry.name == "decision" and not entry.lines:
        return True
    led = desk.phrases("labels.decision_head").leading(join_lines((*entry.label, *entry.lines)))
    return led is not None and led[0] == "by"


def _whole(entry: Entry | Loose) -> Paragraph:
    """Give a paragraph, also one that was taken for a label and its value."""
    if isinstance(entry, Entry):
        lines = (*entry.label, *entry.lines)
        return Paragraph(lines, join_lines(lines), "heading")
    return entry.paragraph


def _may_head(paragraph: Paragraph, desk: Desk) -> bool:
    """Whether a heading may be the title of the decision below it: it is not the notice's own."""
    if not (paragraph.kind == "heading" or paragraph.bold):
        return False
    titles = map(fold, desk.phrases("sections.decision_notice")["titles"])
    by = desk.phrases("labels.decision_head").leading(paragraph.text)
    return by is None and fold(paragraph.text) not in titles and not COUNCIL.search(paragraph.text)


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
        draft.values |= _title(heading, draft)
        draft.source.extend(heading.lines)
    draft.values[name] = entry.lines
    draft.source.extend((*entry.label, *entry.lines))


def _title(heading: Paragraph, draft: Draft) -> dict[str, tuple[Line, ...]]:
    """Give a heading as a title; the number it begins with is the agenda's, unless a label has said that."""
    first, *rest = heading.lines
    words = first.words
    numbered = words[0].text == heading.number and len(words) > 1 and NUMBER.fullmatch(words[0].text) is not None
    if not numbered or "agenda_item" in draft.values:
        return {"title": heading.lines}
    return {"agenda_item": (line_of(words[:1]),), "title": (line_of(words[1:]), *rest)}


def _is_decision(draft: Draft) -> bool:
    return any(draft.values.get(name) for name in ("title", "decision", "reference"))


def _share(draft: Draft, names: Sequence[str], head: Head) -> None:
    """Let what is said once, in a label above the decisions, be said in the notice's head."""
    for name in names:
        if draft.values.get(name) and name in SHARED:
            head.texts[name] = join_lines(draft.values[name])
            head.source.extend(draft.values[name])


def _read_head(paragraphs: Sequence[Paragraph], desk: Desk) -> Head:
    """Read who decided, when, and until when it may be called in, from the words above the first decision."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    words = desk.phrases("labels.decision_head")
    head = Head(source=[line for paragraph in paragraphs for line in paragraph.lines])
    maker, after = _find_maker(text, words["by"])
    deadline = _find_deadline(text, words["call_in"])
    dated = find_date(after) or find_date(text)
    if maker is not None:
        head.texts["decision_maker"] = maker
    if dated is not None and (deadline is None or dated.raw != deadline.raw):
        head.texts["date"] = dated.raw
    if deadline is not None:
        head.texts["call_in_deadline"] = deadline.raw
    return head


def _find_maker(text: str, phrases: Sequence[str]) -> tuple[str | None, str]:
    """Find the body named after "Decisions taken by" and the like, and the text from its name on."""
    folded = text.casefold()
    for phrase in sorted(phrases, key=len, reverse=True):
        place = folded.find(fold(phrase))
        if place >= 0:
            rest = text[place + len(phrase) :].lstrip(" :–-")
            rest = THE.sub("", rest)
            end = BODY_END.search(rest)
            return (rest[: end.start()] if end else rest).strip() or None, rest
    return None, ""


def _find_deadline(text: str, phrases: Sequence[str]) -> Found | None:
    """Find the date that a sentence about calling in gives after those words."""
    for sentence in SENTENCE_END.split(text):
        folded = sentence.casefold()
        for phrase in phrases:
            place = folded.find(fold(phrase))
            found = find_date(sentence[place:]) if place >= 0 else None
            if found is not None:
                return found
    return None
