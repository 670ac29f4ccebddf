"""The members of a committee, as a cover or plan lists them.

membership = "Membership"?, (category heading, (listing | people | table)*)+ ;
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
from scrutiny_extract.extract.readers.membership.columns import by_columns
from scrutiny_extract.extract.readers.membership.entries import (
    COUNT,
    PARTY,
    SINGLE,
    TELEPHONE,
    EntryReader,
    split_label,
)
from scrutiny_extract.extract.vocabulary import Phrases
from scrutiny_extract.schemas import Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line
    from scrutiny_extract.extract.readers.membership.entries import Entry

ADDRESSED = re.compile(r"To\s?:\s?(?:Cllrs?|Councillors?)\b")
"""How a summons begins that is addressed to members by name."""
FIGURES = re.compile(r"\d")
FEWEST = 3
"""Lines of one councillor each that make a membership without a heading."""
WHOLE = 0.8
"""Share of a heading's characters that names must make for it to be one of the list."""
LONGEST_TITLE = 8
"""Most words of a heading that begins as a membership's title: "Membership of the Committee 2030/31"."""
OF = frozenset({"of", "for"})
"""Words by which a title goes on: "Membership of Cabinet"."""
VOTING = {"co-opted voting": True, "co-opted non-voting": False}


@dataclass(slots=True)
class _Group:
    """What stands under one heading."""

    category: str | None
    heading: tuple[Line, ...] = ()
    blocks: list[Block] = field(default_factory=list)


class MembershipReader:
    """Reads memberships in the vocabulary's words."""

    def __init__(self, desk: Desk) -> None:
        """Take the vocabulary."""
        self._desk = desk
        self._people = PeopleReader(desk.vocabulary)
        self._entries = EntryReader(desk, self._people)
        self._categories = Categories(desk)
        self._titles = desk.phrases("membership_titles")
        self._roles = desk.phrases("roles")
        self._elected = Phrases({"councillor": desk.phrases("people")["councillor"]})
        self._stops = (desk.phrases("labels.contact"), desk.phrases("labels.meeting"), desk.phrases("papers"))

    def read(self, blocks: Sequence[Block]) -> tuple[Member, ...]:
        """Read the members, in printed order."""
        members: dict[tuple[str, str | None], Member] = {}
        groups = list(self._groups(tuple(by_columns(blocks, self._heads))))
        if any(group.category not in {None, "councillor"} for group in groups):
            _take_for_councillors(groups)
        for group in groups:
            for entry in self._read_group(group):
                if (entry.person.name, group.category) not in members:
                    members[entry.person.name, group.category] = self._member(entry, group)
        return tuple(members.values())

    def _groups(self, blocks: Sequence[Block]) -> Iterator[_Group]:
        """Gather what stands under each heading of a membership."""
        group: _Group | None = None
        for index, block in enumerate(blocks):
            opened = self._opened(blocks, index, inside=group is not None)
            if opened is None and (group is None or not self._ends(block, group)):
                if group is not None:
                    group.blocks.append(block)
                continue
            if group is not None:
                yield group
            group = opened
        if group is not None:
            yield group

    def _heads(self, text: str) -> bool:
        """Whether a text is a heading of members."""
        bare = COUNT.sub("", text)
        return self._categories.read(bare) is not None or self._titles.named(bare) is not None

    def _opened(self, blocks: Sequence[Block], index: int, *, inside: bool) -> _Group | None:
        """Open a group at its heading or label, or where a run of councillors begins without one."""
        block = blocks[index]
        if isinstance(block, Table):
            return _Group("councillor", (), [block]) if not inside and self._entries.heads_members(block) else None
        text = COUNT.sub("", block.text)
        category = self._categories.read(text)
        if category is not None or self._is_title(text, block):
            return _Group(category or ("councillor" if self._elected.within(text) else None), block.lines)
        labelled = self._labelled(block)
        if labelled is not None:
            return labelled
        if self._heads_listing(blocks, index):
            return _Group(None, block.lines)
        if not inside and self._begins_unheaded(blocks, index):
            return _Group("councillor", (), [block])
        return None

    def _heads_listing(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether a heading nobody knows stands over people, each with a dash and what they are elected or sent for."""
        head = blocks[index]
        if not isinstance(head, Paragraph) or head.kind != "heading" or self._people.is_name(head.text):
            return False
        under = blocks[index + 1 : index + 1 + FEWEST]
        lines = [block.lines[0] for block in under if isinstance(block, Paragraph) and block.kind != "heading"]
        return len(lines) == FEWEST and all(map(self._entries.is_listed, lines))

    def _is_title(self, text: str, block: Paragraph) -> bool:
        """Whether a text is a membership's title, or a heading that begins as one."""
        if self._titles.named(text) is not None:
            return True
        led = self._titles.leading(text) if block.kind == "heading" else None
        if led is None or text.count(" ") >= LONGEST_TITLE or ":" in text[:-2]:
            return False
        return " " in led[1] or led[2].split(maxsplit=1)[0].casefold() in OF

    def _labelled(self, block: Paragraph) -> _Group | None:
        """Open a group at a label with members after it: "Substitutes: Councillors A Moor and B Lee"."""
        label, colon, _ = block.text.partition(":")
        category = self._categories.read(label) if colon else None
        addressed = ADDRESSED.match(block.text) is not None
        if not colon or (category is None and not addressed and self._titles.named(label) is None):
            return None
        heading, rest = split_label(block, label.count(" ") + 1)
        if not rest:
            return _Group(category, heading)
        return _Group(category, heading, [Paragraph(rest, join_lines(rest).lstrip(" :-–"))])

    def _ends(self, block: Block, group: _Group) -> bool:
        """Whether a block belongs to no membership: not to one whose only heading is its table's."""
        if isinstance(block, Table) or (not group.heading and isinstance(group.blocks[0], Table)):
            return isinstance(block, Paragraph)
        text = block.text
        label, colon, _ = text.partition(":")
        if colon and self._roles.named(label) is not None:
            return False
        stopped = any(stop.leading(text) is not None and stop.named(label) is not None for stop in self._stops)
        if stopped or (FIGURES.search(COUNT.sub("", text)) and not TELEPHONE.search(text)):
            return True
        if block.kind != "heading" or PARTY.fullmatch(text) is not None or self._entries.is_party(text):
            return False
        named = sum(len(person.raw) for person in self._people.read(text, "councillor"))
        return named < WHOLE * len(text) or " of " in text.casefold()

    def _begins_unheaded(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether a run of lines with one councillor each begins here."""
        run = blocks[index : index + FEWEST]
        return len(run) == FEWEST and all(
            isinstance(one, Paragraph) and SINGLE.match(one.text) and len(one.lines) < 3 for one in run
        )

    def _read_group(self, group: _Group) -> Iterator[Entry]:
        """Read a group, tables and the paragraphs between them."""
        paragraphs: list[Paragraph] = []
        for block in group.blocks:
            if isinstance(block, Paragraph):
                paragraphs.append(block)
                continue
            yield from self._entries.read_lines(paragraphs, group.category)
            paragraphs = []
            yield from self._entries.read_table(block, group.category)
        yield from self._entries.read_lines(paragraphs, group.category)

    def _member(self, entry: Entry, group: _Group) -> Member:
        """Make a member; what stands beside a councillor is a ward, beside others whom they represent."""
        person = entry.person
        category = group.category or person.category
        if person.category == "councillor" and (group.category or "").startswith("co-opted"):
            category = "councillor"  # "Cllr" says so, whatever stands above
        elected = category == "councillor"
        said = person.representing
        party = said if said is not None and self._entries.is_party(said) else None
        body = None if party else said
        return self._desk.make(
            Member,
            [entry.words, group.heading],
            name=person.name,
            name_raw=person.raw if person.raw != person.name else None,
            role=person.role if person.role in {"chair", "vice-chair"} else "member",
            category=category,
            category_raw=join_lines(group.heading) if group.heading else None,
            ward=(entry.beside or body) if elected else None,
            representing=(entry.beside or body) if not elected else None,
            party=entry.party or party,
            voting=VOTING.get(category or ""),
        )


def _take_for_councillors(groups: Sequence[_Group]) -> None:
    """Take plain "Members" for councillors where others, co-opted ones, have a heading of their own."""
    if any(group.category == "councillor" for group in groups):
        return
    for group in groups:
        if group.category is None:
            group.category = "councillor"
