"""People as councils list them: names, with titles and letters as printed, and what is said of each.

    people = person, (("," | ";" | "and" | "&" | newline), person)* ;
    person = category?, post?, name, ("," letters)*, ("(" remark ")" | "," post | "in the Chair")* ;

"Councillors M Coulson, G Driver (Chair) and Mrs T Dean, MBE" are three people, two commas notwithstanding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.people_lists import list_pieces, without_brackets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.vocabulary import Vocabulary


@dataclass(slots=True)
class Person:
    """Somebody named in a list; grows while the list is read."""

    name: str
    """Without "Councillor" and "(Chair)"; other titles and letters as printed."""
    raw: str
    """Everything that the list says of the person."""
    role: str | None = None
    """"chair", "vice-chair", or the post as printed."""
    category: str | None = None
    """"councillor" where the list calls the person so."""
    representing: str | None = None
    """A body in brackets: "(Wexcombe Youth Forum)"."""
    initials: str | None = None
    """As the minutes use them later: "BMcT"."""
    substitute_for: str | None = None
    """Whom the person stands in for."""
    notes: list[str] = field(default_factory=list)
    """Other remarks in brackets: "virtually", "left at 11.50"."""


INITIALS = re.compile(r"[A-Z](?=[a-z]*[A-Z])[A-Za-z]{1,4}")
"""A person's initials in brackets, as minutes use them later: "(BMcT)"."""
CODE = re.compile(r"[A-Z][A-Z&]{1,5}")
"""A body's initials after a name: "EDC"."""
REMARK = re.compile(
    r"\b(?:left|joined|arriv\w+|from|until|till|present|items?|minutes?|virtual\w*|remote\w*|online|zoom|teams|part"
    r"|late|via|by\s(?:phone|video)|late|for\sthe)\b|\d",
    re.IGNORECASE,
)
STANDING_IN = re.compile(
    r"^(?:as\s(?:a\s)?)?(?:sub(?:stitut\w+)?s?(?:\smember)?|deputi[sz]ing|deputy|attending|acting|standing\sin)?"
    r"\s*(?:for|on\sbehalf\sof)\s+(?P<name>.+)$",
    re.IGNORECASE,
)
NAME_WORD = re.compile(r"(?:(?:d|D|O|L|l)['’])?[^\W\d_][\w'’.-]*")
PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "ap", "ab", "bin", "ibn", "al", "el"}
)
BODY_JOINTS = frozenset({"from", "of", "for", "representing"})
"""Words between a person and the body: "A Moor from First Bus"."""
JOINTS = frozenset({"of", "for", "and", "the", "to", "in", "&"})
"""Words a post goes on after: "Director of Places" names nobody."""
LONGEST_NAME = 6
"""Most words of a name, titles included: "Prof P H J H Gosden" counts its initials once."""


class PeopleReader:
    """Reads lists of people with the vocabulary's words for titles, posts and chairs."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the tables `people` (titles, categories, posts' words) and `roles`."""
        people = vocabulary.table("people")
        self._titles = _words(people["titles"])
        self._letters = _words(people["letters"])
        self._councillor = _words(people["councillor"])
        self._post_words = _words(people["post_words"])
        self._nobody = _words(people["nobody"])
        self._member_words = _words(people["member_words"])
        self._roles = vocabulary.table("roles")

    def read(self, text: str, category: str | None = None) -> list[Person]:
        """Read a list of people; `category` is what the heading above it calls them."""
        people: list[Person] = []
        inherited, inherits_titled = category, True
        for piece, separator in self._parted(text):
            bare, remarks = without_brackets(piece)
            bare, in_chair = self._without_chair(bare)
            bare, own = self._without_category(bare)
            if not bare:
                self._describe(people, remarks, in_chair=in_chair, category=own, raw=piece)
                continue
            if own and _fold(piece.split()[0]).endswith(("s", "s)")):
                # "Councillors" goes on over the list, "Councillor" does not.
                inherited, inherits_titled = own, self._is_titled(bare)
            listed = bool(own or inherited or remarks)
            person = self._person(bare, piece, listed=listed) if not self._is_said(bare, people) else None
            if person is None:
                if separator != "\n":
                    self._continue(people, bare, piece, remarks, conjoined=separator == "and")
                continue
            if own or (inherited and person.role is None and (inherits_titled or not self._is_titled(bare))):
                person.category = own or inherited
            person.role = "chair" if in_chair else person.role
            self._remark(person, remarks)
            people.append(person)
        return people

    def _parted(self, text: str) -> Iterator[tuple[str, str]]:
        """Give the pieces of a list; a name that runs on into a post and another name is two: "P Moor Clerk J Lee"."""
        for piece, separator in list_pieces(text):
            words = piece.split()
            cut = next((n for n, word in enumerate(words) if n > 1 and _fold(word) in self._post_words), 0)
            if (
                cut
                and cut < len(words) - 1
                and self._is_name(words[:cut], listed=False)
                and self._person(" ".join(words[cut:]), "", listed=False)
            ):
                yield " ".join(words[:cut]), separator
                yield " ".join(words[cut:]), ","
            else:
                yield piece, separator

    def role(self, text: str) -> str | None:
        """Name a role: `"Chairman"` -> `"chair"`; None where the words are no chair's."""
        return self._roles.named(text)

    def are_same(self, one: str, other: str) -> bool:
        """Whether two names are one person's: "Dr Ann Moor" and "Ann Moor", but not "Mr J Lee" and "Ms J Lee"."""
        return one == other or self._untitled(one) == other or one == self._untitled(other)

    def _untitled(self, name: str) -> str:
        """Leave titles off a name; "Mr Moor" stays as it is."""
        words = name.split()
        while len(words) > 2 and _fold(words[0]) in self._titles:  # noqa: PLR2004 - a name of its own must be left
            del words[0]
        return " ".join(words)

    def is_name(self, text: str) -> bool:
        """Whether the whole text looks like one person's name."""
        words = text.split()
        return bool(words) and self._is_name(words, listed=False)

    def _is_titled(self, text: str) -> bool:
        return _fold(text.split(" ", 1)[0]) in self._titles

    def _is_said(self, bare: str, people: Sequence[Person]) -> bool:
        """Whether a piece after a name is letters or a body's initials."""
        return bool(people) and (_fold(bare) in self._letters or CODE.fullmatch(bare) is not None)

    def _person(self, bare: str, raw: str, *, listed: bool) -> Person | None:
        """Read one piece as a person; None where it is something said of the one before."""
        words = bare.split()
        if self._is_name(words, listed=listed):
            return Person(bare, raw)
        if len(words) > 2 and _fold(words[-1]) in self._letters and self._is_name(words[:-1], listed=listed):  # noqa: PLR2004
            return Person(bare, raw)
        joint = next((n for n, word in enumerate(words) if word in BODY_JOINTS), 0)
        if joint > 1 and self._is_name(words[:joint], listed=False):
            return Person(" ".join(words[:joint]), raw, representing=" ".join(words[joint + 1 :]) or None)
        for cut in range(1, len(words)):
            post, name = words[:cut], words[cut:]
            if _fold(post[-1]) in JOINTS or _fold(post[0]) in JOINTS:
                continue
            if (self._is_post(post) or all(map(str.islower, post))) and self._is_name(name, listed=self._is_post(post)):
                role = " ".join(post)
                return Person(" ".join(name), raw, self._roles.named(role) or role)
        return None

    def _is_name(self, words: Sequence[str], *, listed: bool) -> bool:
        """Whether words are a name: a title, initials, forenames, a surname, all with capitals."""
        titled = 0
        while titled < len(words) and _fold(words[titled]) in self._titles:
            titled += 1
        rest = words[titled:]
        plain = [word for word in rest if len(word.rstrip(".")) > 2 or not word[0].isupper()]
        if not rest or len(plain) > LONGEST_NAME - 2 or any(_fold(word) in self._nobody for word in words):
            return False
        if not all(_is_name_word(word) for word in rest) or rest[-1].casefold() in PARTICLES:
            return False
        if titled:
            return True
        if any(part in self._post_words for word in rest for part in _fold(word).split("-")):
            return len(rest) > 1 and all(len(word.rstrip(".")) == 1 for word in rest[:-1])
        return len(rest) > 1 or listed

    def _is_post(self, words: Sequence[str]) -> bool:
        """Whether words name a post: at least one of them is a post's, and none is a mere title."""
        folded = [part for word in words for part in _fold(word).split("-")]
        return any(part in self._post_words for part in folded)

    def _without_category(self, text: str) -> tuple[str, str | None]:
        """Take "Councillor" off a name: what it says of the person."""
        words = text.split()
        own = None
        while words and (_fold(words[0]) in self._councillor or _fold(words[0]) in self._member_words):
            if _fold(words[0]) in self._councillor:
                own = "councillor"
            del words[0]
        return " ".join(words), own

    def _without_chair(self, text: str) -> tuple[str, bool]:
        """Take "in the Chair" off a name."""
        for phrase in self._roles["chair"]:
            if " " in phrase and text.casefold().endswith(phrase.casefold()):
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
        self._remark(people[-1], remarks)

    def _continue(self, people: list[Person], bare: str, raw: str, remarks: Sequence[str], *, conjoined: bool) -> None:
        """Add to the last person letters, a post, or the rest of a post."""
        if not people:
            return
        last = people[-1]
        if _fold(bare) in self._letters:
            last.name = f"{last.name}, {bare}"
            last.raw = f"{last.raw}, {raw}"
        elif CODE.fullmatch(bare):
            last.representing = last.representing or bare
            last.raw = f"{last.raw}, {raw}"
        else:
            joint = " and " if conjoined else ", "
            last.role = f"{last.role}{joint}{bare}" if last.role else self._roles.named(bare) or bare
            last.raw = f"{last.raw}{joint}{raw}"
        self._remark(last, remarks)

    def _remark(self, person: Person, remarks: Sequence[str]) -> None:
        """Sort out what stands in brackets after a name: "(HR, Secretary)" is initials and a post."""
        for remark in remarks:
            role = self._roles.named(remark)
            first, comma, rest = remark.partition(",")
            if role is not None:
                person.role = role
            elif comma and _is_initials(first, person.name):
                person.initials = first
                self._remark(person, (rest.strip(),))
            else:
                self._other_remark(person, remark)

    def _other_remark(self, person: Person, remark: str) -> None:
        standing_in = STANDING_IN.match(remark)
        if standing_in is not None:
            person.substitute_for = standing_in["name"]
        elif _is_initials(remark, person.name):
            person.initials = remark
        elif self._is_post(remark.split()) and not REMARK.match(remark):
            person.role = person.role or remark
        elif REMARK.search(remark):
            person.notes.append(remark)
        elif person.representing is None:
            person.representing = remark


def _words(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(map(_fold, phrases))


def _fold(word: str) -> str:
    return word.strip(".,:;()").casefold()


def _is_name_word(word: str) -> bool:
    """Whether a word may stand in a name: a capital first, or a particle."""
    return (
        (word[0].isupper() and NAME_WORD.fullmatch(word) is not None)
        or word.casefold() in PARTICLES
        or (word[0] in "dl" and len(word) > 2 and word[1] in "'’" and word[2].isupper())
    )


def _is_initials(text: str, name: str) -> bool:
    """Whether letters in brackets can be the person's own initials: the first agrees with a name's."""
    return INITIALS.fullmatch(text) is not None and any(word[0] == text[0] for word in name.split())
