"""Offices told before or beside a name, and crowds that are nobody by name.

office = ("the")?, post, name | kind, "Councillor", name | post, "(", name, ")" | name, "-", post ;

"County Councillor A Moor", "Lord Mayor Councillor B Lee", "the Clerk (Mrs D Hale)", "C Dean - Vice Chairman".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scrutiny_extract.extract.people.words import NameWords
    from scrutiny_extract.extract.vocabulary import Phrases

CROWD = re.compile(
    r"(?:\d{1,4}|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|a\snumber\sof|various)\s"
    r"(?:other\s|local\s)?(?:members?|residents?|parishioners?|electors?|people|representatives?|observers?|press)\b",
    re.IGNORECASE,
)
"""People who are not named: "3 members of the public"."""
CROWD_AHEAD = re.compile(rf"(?<=[\w.])\s(?={CROWD.pattern})", re.IGNORECASE)
"""Where a crowd begins behind a name."""
DASH = re.compile(r"\s[-–—]\s?|\s?[–—]\s")
SMALL_WORDS = frozenset({"of", "for", "and", "the", "in", "&"})
"""Words inside a body's name."""
LONGEST_BODY = 5
"""Most words of a body after a name that are told from a post: "A Moor, Wexcombe"."""
THE = re.compile(r"^the\s", re.IGNORECASE)


def without_the(text: str) -> str:
    """Leave "the" off an office."""
    return THE.sub("", text, count=1)


class Office(NamedTuple):
    """A name without its office."""

    name: str
    role: str | None
    """As printed, without "the"; None where it was none."""
    councillor: bool
    remarks: tuple[str, ...] = ()
    """What stands behind a dash."""


class OfficeReader:
    """Takes offices off names, in the vocabulary's words."""

    def __init__(self, words: NameWords, roles: Phrases) -> None:
        """Take the words of names and the roles of chairs."""
        self._words = words
        self._roles = roles

    def read(self, bare: str, remarks: tuple[str, ...]) -> Office | None:
        """Read the office in a piece of a list; None where it tells none."""
        parts = DASH.split(bare, maxsplit=1)
        if len(parts) > 1 and self._is_name(parts[0]) and parts[1]:
            return Office(parts[0], None, councillor=False, remarks=(parts[1],))
        if len(remarks) == 1 and self.is_post(bare) and self._is_name(remarks[0]):
            name, own = self._words.without_category(remarks[0])
            return Office(name, without_the(bare), own is not None)
        return self._before_councillor(bare)

    def is_post(self, text: str) -> bool:
        """Whether a text is a post and no name: "the Clerk", "Lord Mayor"."""
        words = without_the(text).split()
        posts = [self._words.is_post_word(word) and not self._words.is_councillor(word) for word in words]
        return any(posts) and all(post or self._words.is_title(word) for post, word in zip(posts, words, strict=True))

    def is_role(self, text: str) -> bool:
        """Whether a text is a post or a chair's role, and no name: "Vice-Chair"."""
        return self._roles.named(text) is not None or self.is_post(text)

    def is_office(self, text: str) -> bool:
        """Whether a text says what somebody does: "Head of Roads"."""
        return self.is_role(text) or self._words.is_office(text)

    def is_body(self, text: str) -> bool:
        """Whether words after a name are a body's or a place's name, not what the person does."""
        words = text.split()
        if any(map(self._words.is_title, words)):
            return False
        named = all(word[0].isupper() or word in SMALL_WORDS for word in words)
        return named and len(words) <= LONGEST_BODY and not (self.is_office(text) or self._words.is_post(words))

    def _before_councillor(self, bare: str) -> Office | None:
        """Read the words before "Councillor": "County", "the Lord Mayor"."""
        words = bare.split()
        at = next((n for n, word in enumerate(words) if self._words.is_councillor(word)), 0)
        if not 0 < at < len(words) - 1:
            return None
        before = without_the(" ".join(words[:at]) + " ").split()
        name = " ".join(words[at + 1 :])
        if before and all(map(self._words.is_kind, before)):
            return Office(name, " ".join([*before, words[at].rstrip(".s")]), councillor=True)
        if before and (self.is_post(" ".join(before)) or self._roles.named(" ".join(before))):
            return Office(name, " ".join(before), councillor=True)
        return None

    def _is_name(self, text: str) -> bool:
        """Whether a text is a name, called a councillor's or not."""
        bare, own = self._words.without_category(text)
        words = bare.split()
        return bool(words) and self._words.is_name(words, listed=own is not None)
