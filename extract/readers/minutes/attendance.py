"""Who was there, who was sorry, who stood in: from the head of minutes, and from the minutes themselves.

attendance = (label, people | category heading | people | listing | table)* ;
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.categories import Categories
from scrutiny_extract.extract.readers.listings import read_listing
from scrutiny_extract.extract.readers.minutes.attendance_tables import TableReader
from scrutiny_extract.extract.readers.minutes.chairs import find_chair
from scrutiny_extract.extract.readers.minutes.labels import LONGEST, AttendanceLabels
from scrutiny_extract.extract.readers.minutes.mentions import read_apologies, read_movements, reports_apologies
from scrutiny_extract.extract.readers.minutes.roll import Context, Roll
from scrutiny_extract.extract.readers.minutes.rosters import (
    NARROW_GAP,
    gaps_into,
    lines_without_number,
    spaced_text,
    with_gaps,
)
from scrutiny_extract.extract.readers.minutes.unlabelled import find_unlabelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.readers.minutes.items import Item
    from scrutiny_extract.extract.readers.minutes.labels import Label
    from scrutiny_extract.extract.readers.minutes.roll import Entry
    from scrutiny_extract.schemas import Attendance

UNKNOWN_LABEL = re.compile(r"[^(),;:]{3,50}:\s")
"""A label that is none of attendance: what it heads lists nobody."""
WHO = re.compile(r",?\swho\s")
"""What somebody did, behind the name: "PC Moor who reported that …"."""
SENTENCE = re.compile(r"(?<=[a-z)\]])\.\s(?=[A-Z])")
"""Between sentences; not after an initial."""
MEMBERS = frozenset({"chair", "vice-chair"})
"""Roles of members of a body."""
LEGEND = re.compile(
    r"\(?\s?\*\s?(?:=|-|–|denotes|indicates)?\s?(?:members?\s)?(?:in\s)?"
    r"(?:present|attend|(?P<absent>absent|apolog|not\s))",
    re.IGNORECASE,
)
"""What says that a star marks those who came, or did not: "* Present"."""
OPENING_ITEMS = 4
"""Items of minutes in which those present may be listed."""


class AttendanceReader:
    """Reads attendance; `labels` collects the headings that named it."""

    def __init__(self, desk: Desk) -> None:
        """Take the vocabulary."""
        self._people = PeopleReader(desk.vocabulary)
        self._labels = AttendanceLabels(desk, self._people)
        self._notes = desk.phrases("attendance_notes")
        self._categories = Categories(desk)
        self._roles = desk.phrases("roles")
        self._roll = Roll(desk, self._people)
        self._tables = TableReader(desk, self._labels, self._roll)
        self.labels: list[str] = []
        self._turns: list[tuple[str, int]] = []
        """Statuses in the order in which labels begin them, with how many people stood above each."""

    def read(self, head: Sequence[Block], items: Sequence[Item]) -> tuple[Attendance, ...]:
        """Read everybody named as there or not there, in printed order."""
        context = Context()
        unlabelled = find_unlabelled(head, self._labels, self._people)
        for number, block in enumerate(head):
            if isinstance(block, Table):
                self._tables.read(block, self.turn)
                context.status = None
            elif number in unlabelled:
                self._begin(block, unlabelled[number], context)
            elif self._labels.read(block.text) is None and reports_apologies(block.text):
                read_apologies(block, self._roll)
            else:
                self._read_paragraph(block, context)
        for number, item in enumerate(items):
            self._read_item(item, opening=number < OPENING_ITEMS)
        self._settle()
        opening = (*head, *(block for item in items[:OPENING_ITEMS] for block in item.blocks))
        find_chair((block for block in opening if isinstance(block, Paragraph)), self._roll)
        legends = (LEGEND.match(_starred(block)) for block in head if isinstance(block, Paragraph))
        legend = next(filter(None, legends), None)
        if legend is not None:
            self._roll.settle_stars("absent" if legend["absent"] else "present")
        return self._roll.records()

    def _settle(self) -> None:
        """Take members under the only heading of those who came for present, where it says "In attendance"."""
        starts = [number for status, number in self._turns if status == "in attendance"]
        present = [entry for entry in self._roll.entries if entry.status == "present"]
        if not starts or present:
            self._seat_chair(present)
            return
        end = next((number for _, number in self._turns if number > starts[0]), None)
        listed = [entry for entry in self._roll.entries[starts[0] : end] if entry.status == "in attendance"]
        if any(entry.category == "councillor" or entry.person.role in MEMBERS for entry in listed):
            for entry in listed:
                entry.status = "present"

    def _seat_chair(self, present: Sequence[Entry]) -> None:
        """Take a councillor in the chair for present, where "In attendance" stood above and no other chair came."""
        if any(entry.person.role == "chair" for entry in present):
            return
        for entry in self._roll.entries:
            if entry.status == "in attendance" and entry.person.role == "chair" and entry.category == "councillor":
                entry.status = "present"

    def heads(self, block: Block) -> bool:
        """Whether a block says who was there: it begins with a label of attendance, or is a table that holds one."""
        if isinstance(block, Paragraph):
            return self._labels.read(block.text) is not None or self._categories.read(block.text) is not None
        return any(self._labels.read(cell.lines[0].text) is not None for cell in block.cells if cell.lines)

    def turn(self, context: Context, status: str, printed: str) -> None:
        """Begin what a label heads."""
        context.status, context.category = status, None
        self._turns.append((status, len(self._roll.entries)))
        context.note = self._notes.within(printed)
        context.role = self._roles.named(printed)
        if context.role is None and self._categories.read(printed) == "councillor":
            context.category = "councillor"
        if (
            context.role is None
            and self._people.names_holder(printed.rstrip(":-– "))
            and not printed.rstrip(": ").endswith("s")
        ):
            context.role = printed.rstrip(":-– ")  # "Clerk: Mrs D Hale"
        if printed:
            self.labels.append(printed)

    def _read_paragraph(self, paragraph: Paragraph, context: Context) -> None:
        """Read a paragraph; labels that begin its later lines part it."""
        parts: list[list[Line]] = []
        for line in paragraph.lines:
            if not parts or (":" in line.text[:LONGEST] and self._labels.read(line.text) is not None):
                parts.append([])
            parts[-1].append(line)
        if len(parts) == 1:
            self._read_part(paragraph, context)
            return
        behind = join_lines([line for lines in parts[1:] for line in lines])
        texts = [paragraph.text.removesuffix(behind).rstrip(), *map(join_lines, parts[1:])]
        for lines, text in zip(parts, texts, strict=True):
            self._read_part(replace(paragraph, lines=tuple(lines), text=text), context)

    def _begin(self, paragraph: Paragraph, label: Label, context: Context) -> None:
        """Begin a list, and enter the people on its label's line."""
        self.turn(context, label.status, label.printed)
        if label.rest:
            self._enter(paragraph, label.rest, context)

    def _read_part(self, paragraph: Paragraph, context: Context) -> None:
        """Read a category heading, a label with people, or people alone."""
        text = paragraph.text
        category = self._categories.read(text)
        label = self._labels.read(text) if category is None else None
        if label is not None:
            self._begin(paragraph, label, context)
        elif category is not None and (context.status or paragraph.kind == "heading" or text.endswith(":")):
            context.category = category
            context.status = context.status or "present"
            self.labels.append(text)
        elif context.status is not None and not self._read_people(paragraph, context):
            context.status = context.category = None

    def _read_people(self, paragraph: Paragraph, context: Context) -> bool:
        """Read a paragraph under a label as people; False where it is none."""
        if UNKNOWN_LABEL.match(paragraph.text):
            return False
        listed = read_listing(lines_without_number(paragraph), self._people)
        for one in listed:
            lines = [*one.person, *one.body]
            person, beside = join_lines(one.person), join_lines(one.body)
            if self._people.is_person(beside):
                self._roll.enter(f"{person}\n{beside}", context, lines)
            elif self._people.is_office(beside.strip("()[] ")):
                self._roll.enter(f"{person} ({beside.strip('()[] ')})", context, lines)
            else:
                self._roll.enter(person, context, lines, representing=beside)
        if listed:
            return True
        texts = (paragraph.text, with_gaps(paragraph, paragraph.text, NARROW_GAP))
        if not any(self._labels.looks_like_people(SENTENCE.split(text)[0]) for text in texts):
            return False
        self._enter(paragraph, _starred(paragraph), context)
        return True

    def _enter(self, paragraph: Paragraph, text: str, context: Context) -> None:
        """Enter the people of a text, sentence by sentence: "A and B. Also in attendance were C and D"."""
        narrow = spaced_text(paragraph, NARROW_GAP)
        for number, sentence in enumerate(SENTENCE.split(with_gaps(paragraph, text))):
            people = sentence
            label = self._labels.of_sentence(sentence) if number else None
            if label is not None:
                self.turn(context, label.status, label.printed)
                people = label.rest
            if people and not self._labels.looks_like_people(people):
                people = WHO.split(gaps_into(people, narrow), maxsplit=1)[0]
            if people and self._labels.looks_like_people(people):
                self._roll.enter(people, context, paragraph.lines)

    def _read_item(self, item: Item, *, opening: bool) -> None:
        """Read what an item says of those who were sorry, stood in or left; an opening one, of those who came."""
        context = Context()
        label = self._labels.of_title(item.title) if item.title else None
        if label is not None:
            self.turn(context, label.status, label.printed)
            shouted = item.title is not None and item.title.isupper() and ":" not in item.title
            if label.rest and not shouted and self._labels.looks_like_people(label.rest):
                self._roll.enter(label.rest, context, [line for one in item.heading for line in one.lines])
        for block in item.blocks:
            if isinstance(block, Table):
                if opening:
                    self._tables.read_by_name(block)
            else:
                self._read_block(block, context, opening=opening)

    def _read_block(self, paragraph: Paragraph, context: Context, *, opening: bool) -> None:
        """Read a paragraph of an item: apologies, people under a label, movements."""
        if reports_apologies(paragraph.text):
            read_apologies(paragraph, self._roll)
        elif paragraph.kind == "heading":
            context.status = None
        elif context.status is not None or (opening and self._is_labelled(paragraph.text)):
            self._read_paragraph(paragraph, context)
        read_movements(paragraph, self._roll, self._people)

    def _is_labelled(self, text: str) -> bool:
        """Whether a text begins with a label and a colon."""
        return ":" in text[:LONGEST] and self._labels.read(text) is not None


def _starred(paragraph: Paragraph) -> str:
    """Give a paragraph's text with the star that marks it."""
    return f"* {paragraph.text}" if paragraph.marker == "*" else paragraph.text
