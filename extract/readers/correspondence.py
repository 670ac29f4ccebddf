"""Letters and memoranda: who writes to whom, when, about what.

    letter = head, salutation, subject?, paragraph*, closing, signature, annex* ;
    memo   = ("To" | "From" | "Date" | "Subject", value)+, paragraph* ;
    head   = letterhead, address, date, in any order ;

The signature names the sender; the address line that the salutation takes up names the recipient.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.readers.forms import Entry, read_form
from scrutiny_extract.extract.readers.prose import paragraph_record
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.values import Found, find_date
from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import Correspondence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Section
    from scrutiny_extract.extract.vocabulary import Phrases

CONTACT = regex.compile(
    r"""
    @ | \bwww\. | https?: | \b(?:tel|telephone|fax|textphone|direct|mobile|phone|e-?mail)\b | \d{5,}
    | \b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""An address, a number or a postcode: no name stands in such a line."""
NAME = regex.compile(r"(?<![\p{L}(.'’)&-])(?:[\p{Lu}(][\p{L}.'’()&-]*+\s*+(?:,\s*+)?){2,9}")
"""Words that all begin with capitals."""
POST_NOMINAL = regex.compile(r"\p{Lu}{2,}+(?:\p{Ll}\p{Lu}*+)?,?")
UNFINISHED = regex.compile(r"(?:,|&|\b(?:and|of|the|to|for))$")
SUBJECT = regex.compile(r"^(?:re|ref|subject)\s*[:–-]\s*", regex.I)
GAP = 2.5
"""Gap between two names on one line, in font sizes."""
LONGEST_LINE = 12
"""Words of a paragraph of the head that may hold the letter's date."""
RUN_ON = 8
"""Words from which a line is a whole address and no name alone."""
LONGEST_PART = 10
"""Words of a salutation or a closing."""
TOP = 25
"""Paragraphs of a letterhead and an address at most."""
MEMO = 12
"""Blocks at the top in which a memorandum's labels stand."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a letter."""

    labels: dict[str, Entry]
    head: tuple[Paragraph, ...]
    salutation: Paragraph | None
    subject: Paragraph | None
    body: tuple[Paragraph, ...]
    signature: tuple[Paragraph, ...]
    """What stands under the closing, to the foot of its page."""
    annex: tuple[Paragraph, ...]


def read_correspondence(section: Section, desk: Desk) -> Correspondence:
    """Read a letter; what its head and foot print besides stays in the section's blocks."""
    letter = divide_letter(section, desk)
    labels = letter.labels
    dated = _find_date(letter)
    return desk.section(
        Correspondence,
        section,
        sender=_people(labels["from"].lines) if "from" in labels else _find_sender(letter),
        recipient=_people(_whole(labels["to"], letter.head)) if "to" in labels else _find_recipient(letter),
        date=dated and dated.value,
        date_raw=dated and dated.raw,
        subject=labels["subject"].text if "subject" in labels else _subject(letter.subject),
        paragraphs=tuple(paragraph_record(block, desk) for block in (*letter.body, *letter.annex)),
        labels=tuple(dict.fromkeys(join_lines(entry.label) for entry in labels.values())),
    )


def divide_letter(section: Section, desk: Desk) -> Letter:
    """Divide a section at its salutation and its closing."""
    parts = desk.phrases("labels.letter_parts")
    paragraphs = section.paragraphs
    start = _find_part(paragraphs, "salutation", parts)
    head = paragraphs[:start] if start is not None else ()
    blocks = section.blocks[:MEMO] if start is None else _before(section.blocks, paragraphs[start])
    labels = _read_labels(blocks, desk.phrases("labels.letter"))
    rest = paragraphs[start + 1 :] if start is not None else _unlabelled(paragraphs, labels)
    end = _find_part(rest, "closing", parts)
    body = rest[:end]
    subject = _find_subject(body, rest) if "subject" not in labels else None
    below: tuple[Paragraph, ...] = rest[end + 1 :] if end is not None else ()
    foot = next((block.page for block in below), 0)
    signed = next((n for n, block in enumerate(below) if block.page != foot), len(below))
    return Letter(
        labels,
        head,
        paragraphs[start] if start is not None else None,
        subject,
        tuple(block for block in body if block is not subject),
        below[:signed],
        below[signed:],
    )


def _find_part(paragraphs: Sequence[Paragraph], part: str, parts: Phrases) -> int | None:
    """Find the first short paragraph that opens with a phrase of a part: "Dear …", "Yours sincerely"."""
    for number, paragraph in enumerate(paragraphs):
        if paragraph.text.count(" ") < LONGEST_PART and paragraph.text[-1:] != ".":
            found = parts.leading(paragraph.text)
            if found is not None and found[0] == part:
                return number
    return None


def _before(blocks: Sequence[Block], paragraph: Paragraph) -> tuple[Block, ...]:
    return tuple(blocks[: next(n for n, block in enumerate(blocks) if block is paragraph)])


def _read_labels(blocks: Sequence[Block], words: Phrases) -> dict[str, Entry]:
    """Read "To:", "From:" and the like, with what stands beside or just below; the first of each."""
    found: dict[str, Entry] = {}
    for number, block in enumerate(blocks):
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        for entry in read_form((block,), words):
            if isinstance(entry, Entry) and entry.name is not None:
                lines = entry.lines or (below.lines if isinstance(below, Paragraph) else ())
                found.setdefault(entry.name, Entry(entry.name, entry.label, lines))
    return {name: entry for name, entry in found.items() if entry.lines}


def _unlabelled(paragraphs: Sequence[Paragraph], labels: dict[str, Entry]) -> tuple[Paragraph, ...]:
    """Give the paragraphs below the last label; those above it are the head of a memorandum."""
    used = [(line.page, line.y0) for entry in labels.values() for line in (*entry.label, *entry.lines)]
    last = max(used, default=(0, 0.0))
    return tuple(block for block in paragraphs if (block.page, block.lines[0].y0) > last)


def _find_subject(body: Sequence[Paragraph], rest: Sequence[Paragraph]) -> Paragraph | None:
    """Find the subject: the first paragraph, where it is set apart or says "Re:"."""
    first = body[0] if body else None
    if first is None or len(rest) < 2:
        return None
    apart = first.kind == "heading" or first.bold or first.text.isupper()
    return first if (apart and first.number is None) or SUBJECT.match(first.text) else None


def _subject(paragraph: Paragraph | None) -> str | None:
    return SUBJECT.sub("", paragraph.text) if paragraph is not None else None


def _find_date(letter: Letter) -> Found | None:
    """Find the letter's date: labelled, or alone on a line of the head; a memo's near its top."""
    if "date" in letter.labels:
        return find_date(letter.labels["date"].text or "")
    for paragraph in letter.head or letter.body[:5]:
        text = join_lines(paragraph.lines)
        if text.count(" ") < LONGEST_LINE:
            found = find_date(text)
            if found is not None:
                return found
    return None


def _whole(entry: Entry, head: Sequence[Paragraph]) -> tuple[Line, ...]:
    """Give a label's value with the paragraph below that goes on with it."""
    lines = entry.lines
    for paragraph in head:
        first, last = paragraph.lines[0], lines[-1]
        follows = first.page == last.page and 1.0 < first.y0 - last.y0 < 2 * last.size
        if follows and (UNFINISHED.search(last.text) or paragraph.text[:1].islower()):
            lines = (*lines, *paragraph.lines)
    return lines


def _people(lines: Sequence[Line]) -> str | None:
    """Join the people on lines: several stand apart on one line or have a line each with their post."""
    if len(lines) == 1:
        return "; ".join(part.text.strip(" ,") for part in _cut(lines[0])) or None
    return join_lines(lines) or None


def _cut(line: Line) -> Iterator[Line]:
    """Cut a line at gaps no sentence has."""
    start = 0
    for number, (before, after) in enumerate(zip(line.words, line.words[1:], strict=False), start=1):
        if after.x0 - before.x1 > GAP * after.style.size:
            yield line_of(line.words[start:number])
            start = number
    yield line_of(line.words[start:])


def _find_sender(letter: Letter) -> str | None:
    """Find who signs: the first name under the closing; without one, the first of the lines at the letter's end."""
    candidates = letter.signature or _tail(letter.body)
    names = [line for paragraph in candidates for line in paragraph.lines if _is_name(line.text)]
    if not names:
        return None
    return _people(names[:1])


def _tail(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give the short lines a letter without a closing ends with."""
    size = max((block.size for block in body), default=0.0)
    tail: list[Paragraph] = []
    for block in reversed(body):
        if block.size < size and CONTACT.search(block.text):
            continue
        if len(block.lines) > 1 or block.text[-1:] in ".:;?" or block.text.count(" ") > LONGEST_PART:
            break
        tail.insert(0, block)
    return tuple(tail) if len(tail) > 1 else ()


def _is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None and CONTACT.search(text) is None


def _find_recipient(letter: Letter) -> str | None:
    """Find who is written to: the line the salutation takes up, else the first of the address above it."""
    if letter.salutation is None:
        return None
    called = letter.salutation.text.strip(" ,:;").split()[1:]
    lines = [
        line
        for block in letter.head
        for line in block.lines
        if not CONTACT.search(line.text) and not find_date(line.text)
    ]
    for above, line in zip((None, *lines), lines, strict=False):
        words = line.text.casefold().replace(",", " ").split()
        if called and called[-1].casefold() in words:
            # "Dear Leader" takes up the post under the name.
            named = len(called) == 1 and words[0] == called[0].casefold() and above is not None and _names(above, line)
            return above.text.strip(" ,") if named and above is not None else _cut_name(line, called)
    return _first_of_address(letter)


def _names(above: Line, post: Line) -> bool:
    """Whether a line is the name over a post."""
    near = above.page == post.page and post.y0 - above.y1 < above.size and abs(post.x0 - above.x0) < above.size
    return near and _is_name(above.text) and not above.text.isupper()


def _cut_name(line: Line, called: Sequence[str]) -> str:
    """Give a line's name: all of the line, or up to the surname where a whole address stands on it."""
    words = [word.text for word in line.words]
    if len(words) < RUN_ON or len(called) < 2:
        return line.text.strip(" ,")
    end = next(n for n, word in enumerate(words, start=1) if word.strip(",").casefold() == called[-1].casefold())
    while end < len(words) and POST_NOMINAL.fullmatch(words[end]):
        end += 1
    return " ".join(words[:end]).strip(" ,")


def _first_of_address(letter: Letter) -> str | None:
    """Give the first line of the block that stands last above the salutation, dates and contacts left out."""
    address: list[Line] = []
    for block in letter.head:
        for line in block.lines:
            below = address and (
                line.y0 - address[-1].y1 > 2 * line.size or abs(line.x0 - address[-1].x0) > GAP * line.size
            )
            if find_date(line.text) or CONTACT.search(line.text):
                continue
            if below:
                address = []
            address.append(line)
    return address[0].text.strip(" ,") if address else None


def is_memo(section: Section, desk: Desk) -> bool:
    """Whether a section with the labels of a report's head is a memorandum or an e-mail.

    It calls itself one in its first heading, or says when it was sent.
    """
    titles = desk.phrases("sections.correspondence")["titles"]
    first = section.blocks[0] if section.blocks else None
    if isinstance(first, Paragraph) and fold(first.text) in map(fold, titles):
        return True
    labels = _read_labels(section.blocks[:MEMO], desk.phrases("labels.letter"))
    sent = desk.phrases("labels.mail").named(join_lines(labels["date"].label)) if "date" in labels else None
    return sent is not None and "from" in labels


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a letter: a salutation near its top and a closing."""
    parts = desk.phrases("labels.letter_parts")
    paragraphs = section.paragraphs
    start = _find_part(paragraphs[:TOP], "salutation", parts)
    return start is not None and _find_part(paragraphs[start:], "closing", parts) is not None


READER = Reader("correspondence", read_correspondence, claims)
