"""Who was there, who was sorry, who stood in: from the head of minutes, and from the minutes themselves.

    attendance = (label, people | category heading | people | person, "-", body | table)* ;
    label      = "PRESENT:" | "In attendance" | "Apologies:" | "Officers present:-" … ;
    said       = "Apologies … from", people | "Councillor A substituted for Councillor B" ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.people import PeopleReader, Person
from scrutiny_extract.extract.readers.listings import read_listing
from scrutiny_extract.extract.readers.passages import Passage
from scrutiny_extract.schemas import Attendance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Line, Word
    from scrutiny_extract.extract.readers.minutes.items import Item

APOLOGIES = re.compile(
    r"\b(?:apolog(?:y|ies)|regrets)\b[^.]*?\b(?:from|by|of|for)\b(?!\s+(?:absence|non-attendance|lateness|the\s+meeting))\s*:?\s*"
    r"(?P<people>(?:[^.()]|\([^()]*\)|(?<=\b[A-Z])\.|(?<=\bCllr)\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bDr)\.|(?<=\bMs)\.)+)",
    re.IGNORECASE,
)
"""A sentence that reports apologies; in brackets a full stop does not end it, nor after an initial."""
SUBSTITUTED = re.compile(
    r"(?P<who>(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\s+"
    r"(?:was\s+|had\s+been\s+)?(?:attend\w+\s+as\s+(?:a\s+)?)?(?:substitut\w+|deputi[sz]\w+|standing\s+in|attending)\s+"
    r"(?:for|on\s+behalf\s+of|in\s+place\s+of)\s+"
    r"(?P<whom>(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})"
)
MOVEMENT = re.compile(
    r"(?P<who>(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+(?:[A-Z][\w'’-]*\.?\s){0,3}[A-Z][\w'’-]+)\s+"
    r"(?P<what>(?:left|joined|arrived|entered|withdrew|rejoined|retired|returned)\b[^.()]*(?:(?<=\d)\.\d\d[^.()]*)*)"
)
NONE = re.compile(r"\W*(?:none|nil|there\s+were\s+no|no\s+apologies|all\s+(?:members\s+)?present)\b", re.IGNORECASE)
PROSE = re.compile(r"\b(?:was|were|welcomed|opened|thanked|reported|meeting|held|noted|had|will|is|are)\b")
THERE = frozenset({"present", "in attendance", "invited", "substitute"})
UNKNOWN_LABEL = re.compile(r"[^(),;:]{3,50}:\s")
"""A label that is none of attendance: what it heads lists nobody."""
LONGEST_HEAD = 7
"""Most words of a label that only holds a word of attendance."""
FULL = 0.8
"""Share of a cell's width that the lines of a running list fill."""
SENTENCE = re.compile(r"(?<=[a-z)\]])\.\s+(?=[A-Z])")
"""Between sentences; not after an initial."""
PLAIN_LABELS = frozenset({"present", "apologies", "absent", "in attendance", "attendees", "also present", "also in attendance", "regrets", "staff"})
"""Labels that a list may follow without a colon."""
OPENING_ITEMS = 4
"""Items of minutes in which those present may be listed."""
WIDE_GAP = 2.2
"""White between two people, in font sizes, that stands for a comma."""
LONGEST_LABEL = 60
"""Most characters of the part of a line that may be a label of attendance."""


@dataclass(slots=True)
class _Entry:
    """Somebody attending, or not, before it becomes a record."""

    person: Person
    status: str
    words: tuple[Word, ...]
    notes: list[str] = field(default_factory=list)
    more: list[tuple[Word, ...]] = field(default_factory=list)
    category: str | None = None
    representing: str | None = None


@dataclass(slots=True)
class _Context:
    """What the labels and headings read so far say of whoever comes next."""

    status: str | None = None
    category: str | None = None
    note: str | None = None
    role: str | None = None
    value_x: float | None = None


class AttendanceReader:
    """Reads attendance; `labels` collects the headings that named it."""

    def __init__(self, desk: Desk) -> None:
        """Take the vocabulary."""
        self._desk = desk
        self._names = PeopleReader(desk.vocabulary)
        self._statuses = desk.phrases("attendance")
        self._notes = desk.phrases("attendance_notes")
        self._categories = desk.phrases("membership")
        self._roles = desk.phrases("roles")
        self._columns = desk.phrases("columns.attendance")
        self.labels: list[str] = []
        self._entries: list[_Entry] = []
        self._items_read = 0

    def read(self, head: Sequence[Block], items: Sequence[Item]) -> tuple[Attendance, ...]:
        """Read everybody named as there or not there, in printed order."""
        context = _Context()
        for block in head:
            if isinstance(block, Table):
                self._read_table(block, context)
            else:
                self._read_paragraph(block, context)
        for item in items:
            self._read_item(item)
        return tuple(map(self._record, self._entries))

    def heads(self, block: Block) -> bool:
        """Whether a block says who was there: it begins with a label of attendance, or is a table that holds one."""
        if isinstance(block, Paragraph):
            return self._label(block.text) is not None or self._categories.named(block.text) is not None
        return any(self._label(cell.lines[0].text) is not None for cell in block.cells if cell.lines)

    def _read_paragraph(self, paragraph: Paragraph, context: _Context) -> None:
        """Read a paragraph of the head: a label, a category, or people; labels that begin its lines part it."""
        parts: list[list[Line]] = []
        for line in paragraph.lines:
            if not parts or (":" in line.text[:LONGEST_LABEL] and self._label(line.text) is not None):
                parts.append([])
            parts[-1].append(line)
        if len(parts) == 1:
            self._read_part(paragraph, context)
            return
        for lines in parts:
            self._read_part(replace(paragraph, lines=tuple(lines), text=join_lines(lines)), context)

    def _read_part(self, paragraph: Paragraph, context: _Context) -> None:
        """Read a paragraph, or the part of one that a label heads."""
        category = self._categories.named(paragraph.text)
        label = self._label(paragraph.text) if category is None else None
        if label is not None:
            status, printed, rest = label
            self._turn(context, status, printed)
            if rest:
                self._people(paragraph, _spaced(paragraph, rest), context)
            return
        if category is not None and (context.status or paragraph.kind == "heading"):
            context.category = category
            context.status = context.status or "present"
            self.labels.append(paragraph.text)
            return
        if context.status is None:
            return
        if UNKNOWN_LABEL.match(paragraph.text):
            context.status = context.category = None
            return
        listed = read_listing(paragraph.lines, self._names)
        if listed:
            for one in listed:
                self._enter(join_lines(one.person), context, [*one.person, *one.body], representing=join_lines(one.body))
            return
        if paragraph.kind == "heading" and not self._looks_like_people(paragraph.text):
            context.status = context.category = None
            return
        if not self._looks_like_people(SENTENCE.split(paragraph.text)[0]):
            context.status = None
            return
        self._people(paragraph, _spaced(paragraph, paragraph.text), context)

    def _label(self, text: str) -> tuple[str, str, str] | None:
        """Split a text that begins with a label of attendance: (status, label, rest)."""
        head, colon, _ = text[:LONGEST_LABEL].partition(":")
        if colon:
            name = self._statuses.named(head) or self._statuses.named(head.split("(")[0])
            if name is None and len(head.split()) < LONGEST_HEAD and text == head + ":":
                # "Transparency Board Members:" alone on its line.
                name = self._statuses.within(head)
            if name is not None:
                return name, head + ":", text[len(head) + 1 :].lstrip(" :-–—")
        leading = self._statuses.leading(text)
        if leading is None:
            return None
        name, printed, rest = leading
        whole = not rest or printed.isupper() or printed[-1] in ":;-–—" or rest[0] in ":;-–—"
        if not whole and not (printed.casefold() in PLAIN_LABELS and rest[0].isupper() and self._looks_like_people(rest)):
            return None
        return name, printed, rest.lstrip(" :;-–—.")

    def _turn(self, context: _Context, status: str, printed: str) -> None:
        """Begin what a label heads."""
        context.status, context.category = status, None
        context.note = self._notes.within(printed)
        context.role = self._roles.named(printed)
        if context.role is None and self._categories.named(printed) == "councillor":
            context.category = "councillor"
        self.labels.append(printed)

    def _looks_like_people(self, text: str) -> bool:
        """Whether a text is a list of people rather than a sentence."""
        if NONE.match(text):
            return False
        outside = re.sub(r"\([^)]*\)", "", text)
        if PROSE.search(outside):
            return False
        return bool(self._names.read(text))

    def _people(self, paragraph: Paragraph, text: str, context: _Context) -> None:
        """Enter the people of a paragraph, sentence by sentence: "A and B. Also in attendance were C and D"."""
        for number, sentence in enumerate(SENTENCE.split(text)):
            label = self._label(sentence) or self._label(f"{sentence}:") if number else None
            leading = self._statuses.leading(sentence) if number and label is None else None
            if label is not None:
                self._turn(context, label[0], label[1])
                sentence = label[2]
            elif leading is not None and self._looks_like_people(leading[2]):
                self._turn(context, leading[0], leading[1])
                sentence = leading[2]
            if sentence and self._looks_like_people(sentence):
                self._enter(sentence, context, paragraph.lines)

    def _enter(
        self, text: str, context: _Context, source: Iterable[Line], *, representing: str | None = None
    ) -> None:
        """Enter the people that a text lists."""
        passage = Passage(word for line in source for word in line.words)
        assert context.status is not None
        for person in self._names.read(text, context.category):
            words = passage.take(person.raw) or passage.take(person.name) or passage.words
            if representing:
                words = passage.words
            status = "substitute" if person.substitute_for and context.status == "present" else context.status
            if context.role and person.role is None:
                person.role = context.role
                context.role = None
            notes = [context.note] if context.note else []
            entry = _Entry(person, status, words, [*notes, *person.notes])
            entry.category = context.category if context.category not in {None, "councillor"} else person.category
            entry.representing = representing or person.representing
            self._add(entry)

    def _add(self, entry: _Entry) -> None:
        """Add an entry, or what it says to that of the same person: a chair named above the list of those present."""
        name = entry.person.name
        same = next((one for one in self._entries if one.status in THERE and self._names.are_same(one.person.name, name)), None)
        if same is None or entry.status not in THERE:
            self._entries.append(entry)
            return
        same.person.role = same.person.role or entry.person.role
        same.category = same.category or entry.category
        same.representing = same.representing or entry.representing
        same.notes.extend(entry.notes)
        same.more.append(entry.words)

    def _read_table(self, table: Table, context: _Context) -> None:
        """Read a table of the head: labels beside names, labels above names, or a row a person."""
        columns = self._name_columns(table)
        if "name" in columns:
            self._read_rows(table, columns)
            return
        first = [cell for cell in dict.fromkeys(table.grid[0]) if cell is not None and cell.lines] if table.grid else []
        if table.row_count > 1 and first and all(self._label(cell.text) and not self._label(cell.text)[2] for cell in first):  # type: ignore[index]
            for column in range(table.column_count):
                cells = dict.fromkeys(row[column] for row in table.grid)
                self._read_cells([cell for cell in cells if cell is not None and cell.column == column], _Context())
            return
        for row in table.grid:
            cells = [cell for cell in dict.fromkeys(row) if cell is not None and cell.lines]
            self._read_cells(cells, context)

    def _read_cells(self, cells: Sequence[Cell], context: _Context) -> None:
        """Read one row: "Present" beside the names, or cells that each open with their own label."""
        row = _Context(context.status, context.category, context.note)
        for cell in cells:
            for line in _lines_of_people(cell.lines) if cell.lines else ():
                text = join_lines(line)
                label = self._label(text)
                if label is not None:
                    status, printed, text = label
                    self._turn(row, status, printed)
                elif self._categories.named(text) is not None and row.status:
                    row.category = self._categories.named(text)
                    continue
                if text and row.status and self._looks_like_people(text):
                    self._enter(text, row, line)
        context.status = None

    def _read_rows(self, table: Table, columns: dict[str, int]) -> None:
        """Read a table with a row a person: name, post, status."""
        for row in table.grid[max(table.header_rows, 1) :]:
            cell = row[columns["name"]]
            if cell is None or not cell.text:
                continue
            status = self._statuses.within(_text(row, columns.get("status"))) or "present"
            context = _Context(status)
            before = len(self._entries)
            self._enter(cell.text, context, [line for c in dict.fromkeys(row) if c for line in c.lines])
            for entry in self._entries[before:]:
                entry.person.role = entry.person.role or _text(row, columns.get("role")) or None
                entry.representing = entry.representing or _text(row, columns.get("representing")) or None
                entry.words = tuple(w for c in dict.fromkeys(row) if c for w in c.words)

    def _read_item(self, item: Item) -> None:
        """Read what an item says of those who could not come, stood in, came late or left early."""
        context = _Context()
        label = self._title_label(item.title) if item.title else None
        opening = self._items_read < OPENING_ITEMS
        self._items_read += 1
        if label is not None:
            self._turn(context, label[0], label[1])
            if label[2] and self._looks_like_people(label[2]):
                self._enter(label[2], context, [line for paragraph in item.heading for line in paragraph.lines])
        for block in item.blocks:
            if not isinstance(block, Paragraph):
                if opening and "name" in (columns := self._name_columns(block)):
                    self._read_rows(block, columns)
                continue
            text = block.text
            if APOLOGIES.search(text):
                self._read_apologies(block)
            elif block.kind == "heading":
                context.status = None
            elif context.status is not None or (opening and ":" in text[:LONGEST_LABEL] and self._label(text) is not None):
                self._read_paragraph(block, context)
            for match in SUBSTITUTED.finditer(text):
                self._substitute(match, block)
            for match in MOVEMENT.finditer(text):
                self._move(match, block)

    def _title_label(self, title: str) -> tuple[str, str, str] | None:
        """Read a title that is a label of attendance, or begins with one: "Apologies", "Apologies: A Moor"."""
        name = self._statuses.named(title)
        return (name, title, "") if name is not None else self._label(title)

    def _name_columns(self, table: Table) -> dict[str, int]:
        """Match the columns of a table that has a row a person."""
        return self._columns.columns([_heading(table, column) for column in range(table.column_count)])

    def _read_apologies(self, paragraph: Paragraph) -> None:
        """Enter those whose apologies a sentence reports."""
        passage = Passage(paragraph.words)
        for match in APOLOGIES.finditer(paragraph.text):
            if re.search(r"\bno\s*$", paragraph.text[: match.start()], re.IGNORECASE) or NONE.match(match["people"]):
                continue
            for person in self._names.read(match["people"]):
                words = passage.take(person.raw) or passage.words
                self._entries.append(
                    _Entry(person, "apologies", words, person.notes, category=person.category, representing=person.representing)
                )

    def _substitute(self, match: re.Match[str], paragraph: Paragraph) -> None:
        """Mark who stood in for whom."""
        for person in self._names.read(match["who"]):
            entry = self._find(person.name)
            passage = Passage(paragraph.words)
            if entry is None:
                entry = _Entry(person, "substitute", passage.take(match.group()), category=person.category)
                self._entries.append(entry)
            entry.status = "substitute"
            entry.person.substitute_for = match["whom"]
            entry.more.append(passage.take(match.group()))

    def _move(self, match: re.Match[str], paragraph: Paragraph) -> None:
        """Note when somebody came or left."""
        for person in self._names.read(match["who"]):
            entry = self._find(person.name)
            if entry is not None and entry.status in {"present", "substitute", "in attendance", "invited"}:
                entry.notes.append(match["what"].strip(" ,;"))
                entry.more.append(Passage(paragraph.words).take(match["what"]))

    def _find(self, name: str) -> _Entry | None:
        """Find somebody entered, by the whole name or by surname where only one has it."""
        surname = _surname(name)
        same = [entry for entry in self._entries if _surname(entry.person.name) == surname]
        exact = [entry for entry in same if entry.person.name == name]
        return exact[0] if exact else same[0] if len(same) == 1 else None

    def _record(self, entry: _Entry) -> Attendance:
        """Make the record of an entry."""
        person = entry.person
        notes = list(dict.fromkeys(entry.notes))
        if person.substitute_for:
            notes.append(f"for {person.substitute_for}")
        return self._desk.make(
            Attendance,
            [entry.words, *entry.more],
            name=person.name,
            name_raw=person.raw if person.raw != person.name else None,
            role=person.role,
            category=entry.category,
            representing=entry.representing,
            status=entry.status,
            note="; ".join(notes) or None,
        )


def _spaced(paragraph: Paragraph, text: str) -> str:
    """Put a line's end where a wide gap parts two people: "P Moor     Clerk B Lee"; `text` is the end of the paragraph's."""
    pieces: list[str] = []
    wide = False
    for line in paragraph.lines:
        for before, word in zip((None, *line.words), line.words, strict=False):
            if before is not None and before.text != paragraph.number and word.x0 - before.x1 > WIDE_GAP * before.style.size and word.text[0].isupper():
                pieces.append("\n")
                wide = True
            pieces.append(word.text)
    if not wide:
        return text
    spaced = re.sub(r" ?\n ?", "\n", " ".join(pieces))
    start = spaced.replace("\n", " ").find(text[:40])
    return spaced[start:] if start >= 0 else text


def _surname(name: str) -> str:
    return name.split(",")[0].split()[-1].casefold()


def _lines_of_people(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Gather a cell's lines: one by one where each is a person, together where a list runs on."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = sum(line.x1 - left > FULL * (right - left) for line in lines[:-1])
    if len(lines) > 1 and full * 3 >= 2 * (len(lines) - 1) and any(mark in lines[0].text for mark in ",;("):
        yield list(lines)
        return
    running: list[Line] = []
    for line in lines:
        text = line.text
        running.append(line)
        if not text.endswith((",", " and", "&")) and not _is_unfinished(running):
            yield running
            running = []
    if running:
        yield running


def _is_unfinished(lines: Sequence[Line]) -> bool:
    """Whether a bracket is open at the end of lines."""
    text = " ".join(line.text for line in lines)
    return text.count("(") > text.count(")")


def _heading(table: Table, column: int) -> str:
    """Give a column's heading, of its first row where no row is marked as one."""
    if table.header_rows:
        return table.headings[column]
    cell = table.grid[0][column] if table.grid else None
    return cell.text if cell is not None else ""


def _text(row: Sequence[Cell | None], column: int | None) -> str:
    cell = row[column] if column is not None else None
    return cell.text if cell is not None else ""
