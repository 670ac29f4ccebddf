"""The roll: everybody minutes name as there or not there, each once, before they become records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.passages import Passage
from scrutiny_extract.schemas import Attendance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Line, Word
    from scrutiny_extract.extract.people import PeopleReader, Person

GOES_ON = (" and", "&", ",")
"""How a list ends that the next paragraph goes on with."""
THERE = frozenset({"present", "in attendance", "invited", "substitute"})
"""Statuses of those who came."""


@dataclass(slots=True)
class Context:
    """What the labels and headings read so far say of whoever comes next."""

    status: str | None = None
    category: str | None = None
    note: str | None = None
    role: str | None = None
    carried: str | None = None
    """Category of the last one of a list that goes on: it ended with "and"."""


@dataclass(slots=True)
class Entry:
    """Somebody on the roll."""

    person: Person
    status: str
    words: tuple[Word, ...]
    notes: list[str] = field(default_factory=list)
    category: str | None = None
    representing: str | None = None
    starred: bool = False
    """Whether a star stands before the name."""
    more: list[tuple[Word, ...]] = field(default_factory=list)
    """Where else something is said of them."""


class Roll:
    """Gathers entries in printed order."""

    def __init__(self, desk: Desk, people: PeopleReader) -> None:
        """Begin empty."""
        self._desk = desk
        self._people = people
        self.entries: list[Entry] = []
        self._by_surname: defaultdict[str, list[Entry]] = defaultdict(list)

    def enter(
        self, text: str, context: Context, source: Iterable[Line], *, representing: str | None = None
    ) -> list[Entry]:
        """Enter the people that a text lists, with what the context says of them."""
        passage = Passage(word for line in source for word in line.words)
        entered: list[Entry] = []
        for person in self._people.read(text, context.category or context.carried):
            words = () if representing else passage.take(person.raw) or passage.take(person.name)
            standing_in = person.substitute_for is not None and context.status == "present"
            if context.role and person.role is None:
                person.role, context.role = context.role, None
            entry = Entry(person, "substitute" if standing_in else context.status or "present", words or passage.words)
            entry.notes = [note for note in (context.note, *person.notes) if note]
            entry.category = context.category if context.category not in {None, "councillor"} else person.category
            entry.representing = representing or person.representing
            entry.starred = person.raw.startswith("*")
            entered.append(self.add(entry))
        goes_on = bool(entered) and text.rstrip().endswith(GOES_ON)
        context.carried = entered[-1].category if goes_on else None
        return entered

    def add(self, entry: Entry) -> Entry:
        """Add an entry, or what it says to that of the same person: a chair named above the list of those present."""
        same = self._same(entry) if entry.status in THERE else None
        if same is None:
            self.entries.append(entry)
            self._by_surname[_surname(entry.person.name)].append(entry)
            return entry
        same.person.role = same.person.role or entry.person.role
        same.category = same.category or entry.category
        same.representing = same.representing or entry.representing
        same.notes.extend(entry.notes)
        same.more.append(entry.words)
        return same

    def _same(self, entry: Entry) -> Entry | None:
        name = entry.person.name
        for one in self._by_surname[_surname(name)]:
            if one.status in THERE and self._people.are_same(one.person.name, name):
                return one
        return None

    def find(self, name: str) -> Entry | None:
        """Find somebody entered, by the whole name or by surname where only one has it."""
        same = self._by_surname[_surname(name)]
        exact = [entry for entry in same if entry.person.name == name]
        return exact[0] if exact else same[0] if len(same) == 1 else None

    def settle_stars(self, starred: str) -> None:
        """Take for absent whoever has no star, or one, as a legend says; the sorry are told already."""
        if not any(entry.starred for entry in self.entries):
            return
        if starred == "absent":
            for entry in self.entries:
                entry.starred = not entry.starred
        sorry = {entry.person.name for entry in self.entries if entry.status not in THERE}
        unstarred = [entry for entry in self.entries if entry.status == "present" and not entry.starred]
        for entry in unstarred:
            if entry.person.name in sorry:
                self.entries.remove(entry)
                self._by_surname[_surname(entry.person.name)].remove(entry)
            else:
                entry.status = "absent"

    def records(self) -> tuple[Attendance, ...]:
        """Make the records."""
        return tuple(map(self._record, self.entries))

    def _record(self, entry: Entry) -> Attendance:
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


def _surname(name: str) -> str:
    return name.split(",", maxsplit=1)[0].rsplit(" ", 1)[-1].casefold()
