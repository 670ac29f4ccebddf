"""Lists of people read: names, with titles and letters as printed, and what is said of each.

    people = person, (("," | ";" | "and" | "&" | newline), person)* ;
    person = category?, post?, name, ("," letters)*, ("(" remark ")" | "," post | "in the Chair")* ;

"Councillors M Aldous, G Fenn (Chair) and Mrs T Dunmore, MBE" are three people, two commas notwithstanding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.people.lists import list_pieces, without_brackets
from scrutiny_extract.extract.people.offices import CROWD, CROWD_AHEAD, OfficeReader, without_the
from scrutiny_extract.extract.people.person import Person
from scrutiny_extract.extract.people.remarks import note_remarks
from scrutiny_extract.extract.people.words import NameWords, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.vocabulary import Vocabulary


SAID = re.compile(r"\b(?:was|were|is|are|had|has|have|been)\b")
"""Words of a sentence, which says nothing of a person: "and these were accepted"."""
STAR = "* "
"""What may mark those who came."""
MEMBERS = frozenset({None, "chair", "vice-chair"})
"""Roles of a member, whose body may follow."""
CODE = re.compile(r"[A-Z][A-Z&]{1,5}")
"""A body's initials after a name: "EDC"."""
BODY_JOINTS = frozenset({"from", "of", "for", "representing"})
"""Words between a person and the body: "A Moor from First Bus"."""
JOINTS = frozenset({"of", "for", "and", "the", "to", "in", "&"})
"""Words a post goes on after: "Director of Places" names nobody."""

LONGEST_PIECE = 40
"""Most words that name one person, post and body included; each place in them may be where the name begins."""


class _Piece(NamedTuple):
    """A piece of a list, and what it says besides a name."""

    raw: str
    bare: str
    remarks: tuple[str, ...]
    separator: str
    category: str | None
    role: str | None
    in_chair: bool


class PeopleReader:
    """Reads lists of people with the vocabulary's words for titles, posts and chairs."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the tables `people` (titles, categories, posts' words) and `roles`."""
        self._words = NameWords(vocabulary.table("people"))
        self._roles = vocabulary.table("roles")
        self._offices = OfficeReader(self._words, self._roles)

    def read(self, text: str, category: str | None = None) -> list[Person]:
        """Read a list of people; `category` is what the heading above it calls them."""
        people: list[Person] = []
        inherited, inherits_titled = category, True
        for piece in self._pieces(text):
            bare, own = piece.bare, piece.category
            if not bare:
                self._describe(people, piece.remarks, in_chair=piece.in_chair, category=own, raw=piece.raw)
                continue
            if own and fold(piece.raw.split()[0]).endswith(("s", "s)")):
                # "Councillors" goes on over the list, "Councillor" does not.
                inherited, inherits_titled = own, self._words.is_titled(bare)
            # A word with a remark is a surname among surnames, and a body after a whole name.
            remarked = bool(piece.remarks) and not (people and " " in people[-1].name and piece.separator == ",")
            listed = bool(own or inherited or piece.role) or remarked
            person = self._person(bare, piece.raw, listed=listed) if not self._is_said(bare, people) else None
            if person is None:
                if piece.separator != "\n":
                    self._continue(people, piece)
                continue
            if own or (inherited and person.role is None and (inherits_titled or not self._words.is_titled(bare))):
                person.category = own or inherited
            person.role = "chair" if piece.in_chair else person.role
            if piece.role is not None:
                person.role = self._roles.named(piece.role) or piece.role
            note_remarks(person, piece.remarks, self._roles, self._words)
            people.append(person)
        return people

    def _pieces(self, text: str) -> Iterator[_Piece]:
        """Give the pieces of a list with what each says besides a name; a crowd is nobody."""
        awaited: str | None = None
        carried: str | None = None
        first = True
        for raw, separator in self._parted(text):
            if CROWD.match(raw):
                continue
            bare, remarks = without_brackets(raw.lstrip(STAR))
            if not remarks and self._offices.is_post(bare) and (first or separator == ";"):
                awaited = without_the(bare)  # "the Mayor, Councillor A Moor"
                continue
            bare, in_chair = self._without_chair(bare)
            office = self._offices.read(bare, remarks)
            role, awaited = awaited, None
            if office is not None:
                bare, remarks, role = office.name, office.remarks, office.role or role
            bare, own = self._words.without_category(bare)
            if office is not None and office.councillor:
                own = "councillor"
            if not bare and own and first:
                carried = own  # "Councillor", and the name on the next line
                continue
            own, carried = own or carried, None
            yield _Piece(raw, bare, remarks, separator, own, role, in_chair)
            first = False

    def _parted(self, text: str) -> Iterator[tuple[str, str]]:
        """Give the pieces of a list; a name that runs on into a post and another name is two: "P Moor Clerk J Lee"."""
        for whole, sign in list_pieces(CROWD_AHEAD.sub(", ", text)):
            piece, separator, words, start = whole, sign, whole.split(), 0
            while (at := self._words.second_councillor(words, start)) > 0:
                yield " ".join(words[start:at]), separator
                separator, start = ",", at
            if start:
                words = words[start:]
                piece = " ".join(words)
            cut = next((n for n, word in enumerate(words) if n > 1 and self._words.is_post_word(word)), 0)
            if (
                cut
                and cut < len(words) - 1
                and self._words.is_name(words[:cut], listed=False)
                and self._person(" ".join(words[cut:]), "", listed=False)
            ):
                yield " ".join(words[:cut]), separator
                yield " ".join(words[cut:]), ","
            else:
                yield piece, separator

    def role(self, text: str) -> str | None:
        """Name a role: `"Chairman"` -> `"chair"`; None where the words are no chair's."""
        return self._roles.named(text)

    def is_person(self, text: str) -> bool:
        """Whether a text is one person and cannot be a body: "Councillor A Moor", "B Lee" but not "First Bus"."""
        found = self.read(text)
        if len(found) != 1 or found[0].representing is not None:
            return False
        first = found[0].name.split()[0]
        return found[0].category is not None or self._words.is_titled(found[0].name) or len(first.rstrip(".")) == 1

    def is_office(self, text: str) -> bool:
        """Whether a text says what somebody does: "Head of Roads"."""
        return self._offices.is_office(text)

    def names_holder(self, text: str) -> bool:
        """Whether a label is a post's, and names who holds it: "Clerk"."""
        return self.is_post(text) and self._words.names_holder(text)

    def is_post(self, text: str) -> bool:
        """Whether the whole text is a post or a role: "Vice-Chair", "Parish Clerk"."""
        return self._offices.is_role(text)

    def are_same(self, one: str, other: str) -> bool:
        """Whether two names are one person's: "Dr Ann Moor" and "Ann Moor", but not "Mr J Lee" and "Ms J Lee"."""
        return one == other or self._words.untitled(one) == other or one == self._words.untitled(other)

    def is_name(self, text: str) -> bool:
        """Whether the whole text looks like one person's name."""
        words = text.split()
        return bool(words) and self._words.is_name(words, listed=False)

    def _is_said(self, bare: str, people: Sequence[Person]) -> bool:
        """Whether a piece after a name is letters or a body's initials."""
        return bool(people) and (self._words.are_letters(bare) or CODE.fullmatch(bare) is not None)

    def _person(self, bare: str, raw: str, *, listed: bool) -> Person | None:
        """Read one piece as a person; None where it is something said of the one before."""
        words = bare.split()
        if len(words) > LONGEST_PIECE:
            return None
        if self._words.is_name(words, listed=listed):
            return Person(bare, raw)
        if len(words) > 2 and self._words.are_letters(words[-1]) and self._words.is_name(words[:-1], listed=listed):
            return Person(bare, raw)
        return self._with_body(words, raw, listed=listed) or self._with_post(words, raw)

    def _with_body(self, words: Sequence[str], raw: str, *, listed: bool) -> Person | None:
        """Read a name and whom it is for: "A Moor from First Bus", "Cllr A Moor for Cllr B Lee"."""
        joint = next((n for n, word in enumerate(words) if word in BODY_JOINTS), 0)
        behind = words[joint + 1 :]
        if joint and behind and words[joint] == "for" and self._words.is_councillor(behind[0]):
            standing_in = Person(" ".join(words[:joint]), raw, substitute_for=" ".join(behind))
            return standing_in if self._words.is_name(words[:joint], listed=listed) else None
        if joint > 1 and self._words.is_name(words[:joint], listed=False):
            return Person(" ".join(words[:joint]), raw, representing=" ".join(behind) or None)
        return None

    def _with_post(self, words: Sequence[str], raw: str) -> Person | None:
        """Read a post before a name: "Clerk A Moor"."""
        for cut in range(1, len(words)):
            post, name = words[:cut], words[cut:]
            if fold(post[-1]) in JOINTS or fold(post[0]) in JOINTS:
                continue
            is_post = self._words.is_post(post)
            if (is_post or all(map(str.islower, post))) and self._words.is_name(name, listed=is_post):
                role = " ".join(post)
                return Person(" ".join(name), raw, self._roles.named(role) or role)
        return None

    def _without_chair(self, text: str) -> tuple[str, bool]:
        """Take "in the Chair" off a name."""
        for phrase in self._roles["chair"]:
            # "A Moor presiding": a single noun may be a name, "B Chair".
            if (" " in phrase or phrase.endswith("ing")) and text.casefold().endswith(f" {phrase.casefold()}"):
                return text[: -len(phrase)].strip(" -–—,"), True
        return text, False

    def _describe(
        self, people: list[Person], remarks: Sequence[str], *, in_chair: bool, category: str | None, raw: str
    ) -> None:
        """Apply to the people before it a piece that names nobody: "…, Councillors", "in the Chair"."""
        if not people:
            return
        if category:
            for person in people:
                person.category = person.category or category
        if in_chair:
            people[-1].role = "chair"
        people[-1].raw += ", " + raw
        note_remarks(people[-1], remarks, self._roles, self._words)

    def _continue(self, people: list[Person], piece: _Piece) -> None:
        """Add to the last person letters, a post, or the rest of a post."""
        if not people:
            return
        last, bare, raw = people[-1], piece.bare, piece.raw
        if SAID.search(bare):
            return
        if self._words.are_letters(bare):
            last.name = f"{last.name}, {bare}"
            last.raw = f"{last.raw}, {raw}"
        elif CODE.fullmatch(bare) or (last.role in MEMBERS and piece.separator == "," and self._offices.is_body(bare)):
            last.representing = last.representing or bare
            last.raw = f"{last.raw}, {raw}"
        else:
            joint = " and " if piece.separator == "and" else ", "
            last.role = f"{last.role}{joint}{bare}" if last.role else self._roles.named(bare) or bare
            last.raw = f"{last.raw}{joint}{raw}"
        note_remarks(last, piece.remarks, self._roles, self._words)
