"""The members of a committee, as a cover or plan lists them.

membership = "Membership"?, (category heading, (listing | people)*)+ ;
people     = "Councillors A Moor (Chair), B Lee" | "Labour (2): Mr A Moor, Mr B Lee" | "Councillor A Moor" ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.categories import Categories
from scrutiny_extract.extract.readers.listings import read_listing
from scrutiny_extract.extract.readers.passages import Passage
from scrutiny_extract.schemas import Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line, Word
    from scrutiny_extract.extract.people import Person

COUNT = re.compile(r"\s?[(\[]\s?\d+\s?[)\]]\s?:?\s?$")
"""How many, after a heading: "Membership (13)"."""
PARTY = re.compile(r"(?P<party>[A-Z][\w/&'’ -]{2,40}?)\s?(?:\(\s?\d+\s?\))?\s?[:–-]\s?(?P<people>.+)", re.DOTALL)
SINGLE = re.compile(r"(?:Councillor|Cllr)\.?\s[A-Z]")
FEWEST = 3
"""Lines of one councillor each that make a membership without a heading."""
WHOLE = 0.8
"""Share of a heading's characters that names must make for it to be one of the list."""
VOTING = {"co-opted voting": True, "co-opted non-voting": False}


@dataclass(slots=True)
class _Group:
    """What stands under one heading."""

    category: str | None
    heading: Paragraph | None
    paragraphs: list[Paragraph] = field(default_factory=list)


class MembershipReader:
    """Reads memberships in the vocabulary's words."""

    def __init__(self, desk: Desk) -> None:
        """Take the vocabulary."""
        self._desk = desk
        self._people = PeopleReader(desk.vocabulary)
        self._categories = Categories(desk)
        self._titles = desk.phrases("membership_titles")
        self._stops = (desk.phrases("labels.contact"), desk.phrases("labels.meeting"), desk.phrases("papers"))

    def read(self, blocks: Sequence[Block]) -> tuple[Member, ...]:
        """Read the members, in printed order."""
        members: list[Member] = []
        groups = list(self._groups(blocks))
        if any(group.category not in {None, "councillor"} for group in groups):
            _take_for_councillors(groups)
        for group in groups:
            members.extend(self._members(group))
        return tuple(members)

    def _groups(self, blocks: Sequence[Block]) -> Iterator[_Group]:
        """Gather what stands under each heading of a membership."""
        group: _Group | None = None
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                continue
            opened = self._opened(blocks, index, block, inside=group is not None)
            if opened is None and (group is None or not self._ends(block)):
                if group is not None:
                    group.paragraphs.append(block)
                continue
            if group is not None:
                yield group
            group = opened
        if group is not None:
            yield group

    def _opened(self, blocks: Sequence[Block], index: int, block: Paragraph, *, inside: bool) -> _Group | None:
        """Open a group at its heading, or where a run of councillors begins without one."""
        text = COUNT.sub("", block.text)
        category = self._categories.read(text)
        if category is not None or self._titles.named(text) is not None:
            return _Group(category, block)
        if not inside and self._begins_unheaded(blocks, index):
            return _Group("councillor", None, [block])
        return None

    def _ends(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph belongs to no membership."""
        text = paragraph.text
        if any(stop.leading(text) is not None and stop.named(text.split(":")[0]) is not None for stop in self._stops):
            return True
        if paragraph.kind != "heading" or PARTY.fullmatch(text) is not None:
            return False
        named = sum(len(person.raw) for person in self._people.read(text, "councillor"))
        return named < WHOLE * len(text)

    def _begins_unheaded(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether a run of lines with one councillor each begins here."""
        run = blocks[index : index + FEWEST]
        return len(run) == FEWEST and all(
            isinstance(one, Paragraph) and SINGLE.match(one.text) and len(one.lines) < 3 for one in run
        )

    def _members(self, group: _Group) -> Iterator[Member]:
        """Make the members of a group."""
        lines = [line for paragraph in group.paragraphs for line in paragraph.lines]
        listed = read_listing(lines, self._people) if lines else []
        if listed:
            for one in listed:
                words = [word for line in (*one.person, *one.body) for word in line.words]
                for person in self._people.read(join_lines(one.person), group.category):
                    yield self._member(person, group, words, body=join_lines(one.body).strip(" ;,."))
            return
        for paragraph in group.paragraphs:
            yield from self._from_paragraph(paragraph, group)

    def _from_paragraph(self, paragraph: Paragraph, group: _Group) -> Iterator[Member]:
        """Make the members that a paragraph lists; one with figures lists none."""
        text, party = paragraph.text, None
        match = PARTY.fullmatch(text)
        if match is not None and not self._people.read(match["party"], "councillor"):
            text, party = match["people"], match["party"]
        if re.search(r"\d", text):
            return
        passage = Passage(paragraph.words)
        for person in self._people.read(text, group.category):
            words = passage.take(person.raw) or passage.words
            yield self._member(person, group, [*passage.take(party), *words] if party else words, party=party)

    def _member(
        self, person: Person, group: _Group, words: Sequence[Word], *, body: str | None = None, party: str | None = None
    ) -> Member:
        """Make a member; what stands beside a councillor is a ward, beside others whom they represent."""
        category = group.category or person.category
        elected = category == "councillor"
        heading: Sequence[Line] = group.heading.lines if group.heading else ()
        return self._desk.make(
            Member,
            [words, heading],
            name=person.name,
            name_raw=person.raw if person.raw != person.name else None,
            role=person.role if person.role in {"chair", "vice-chair"} else "member",
            category=category,
            category_raw=group.heading.text if group.heading else None,
            ward=body if elected else None,
            representing=(body if not elected else None) or person.representing,
            party=party,
            voting=VOTING.get(category or ""),
        )


def _take_for_councillors(groups: Sequence[_Group]) -> None:
    """Take plain "Members" for councillors where others, co-opted ones, have a heading of their own."""
    if any(group.category == "councillor" for group in groups):
        return
    for group in groups:
        if group.category is None:
            group.category = "councillor"
