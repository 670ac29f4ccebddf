"""The word that makes a resolution, wherever it stands in a paragraph.

    resolution = (mover, seconder)?, lead?, verb, ("(" remark ")")?, (":" | "–" | "that" | "to")?, text ;
    verb       = "RESOLVED" | "FURTHER RESOLVED" | "AGREED" … ;      in capitals anywhere, or at the head of a paragraph

"Agreed unanimously." is an outcome, and "the Board agreed to meet" a story, not a resolution.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.vocabulary import Phrases


class Verb(NamedTuple):
    """A resolution's verb in a text."""

    verb: str | None
    """In capitals; None where a resolution is printed without one."""
    start: int
    end: int
    """Where what is resolved begins."""
    remark: str | None
    """What stands in brackets right after it: "unanimously"."""


UNANIMOUS = re.compile(r"[(\[]\s?(?P<remark>unanimously|unanimous|nem\.?\scon\.?)\s?[)\]]\s?[:–—-]?\s?", re.IGNORECASE)
"""How the vote went, behind the sign after a verb: "RESOLVED – (unanimously)"."""
MOTION = re.compile(
    r"\((?P<remark>(?:on\sa\smotion|moved|proposed|on\sthe\sproposition)\b[^()]{4,200})\)\s?[:–—-]?\s?", re.IGNORECASE
)
"""Who moved, there: "RESOLVED: (on a motion by Councillor Moor, seconded by …)"."""
INTRODUCTION = r"\s?(?:[\[(](?P<remark>[^)\]]{1,80})[\])]\s?)?"
UNKNOWN = re.compile(
    r"\W{0,9}(?P<verb>(?!(?:CARRIED|ADJOURNED|CLOSED|CONCLUDED|ATTACHED|ABSTAINED|\w{0,4}CLASSIFIED|\w{0,4}RESTRICTED|AMENDED|REDACTED|MOVED"
    r"|SECONDED|PROPOSED|EXEMPTED)\b)[A-Z]{2,16}ED)\b(?:\s(?:UNANIMOUSLY|unanimously))?\s?"
    r"(?:[\[(](?P<remark>[^)\]]{1,80})[\])]\s?)?(?:[:–—]\s?[-–—]?\s?|-\s|(?=(?:that|That|to)\b))"
)
"""A verb we do not know, at the head of a paragraph in capitals: "DIRECTED – That"."""
WITH_COLON = re.compile(
    r"\b(?:committee|council|cabinet|board|panel|members|executive|commission|it\swas|meeting)\s"
    r"(?:(?:unanimously|therefore|then|further|duly)\s){0,2}(?P<verb>resolved)(?P<remark>\sunanimously)?\s?:\s?[-–—]?\s?",
    re.IGNORECASE,
)
"""A verb in running text that a colon makes one: "The Committee resolved:"."""
AROUND = re.compile(r"^it\swas\s|\s(?:that|unanimously)$", re.IGNORECASE)
"""What is no part of a verb in a phrase."""
NOUN = re.compile(r"IONS?(?:\sMADE)?$")
"""A phrase that is a heading rather than a verb: only at the head of a paragraph does it begin a decision."""
SIGN = r"[:;.,\-–—\s]{0,8}"


class VerbReader:
    """Finds resolutions' verbs, in the vocabulary's words."""

    def __init__(self, verbs: Phrases) -> None:
        """Compile the verbs."""
        self._phrases = verbs
        words = tuple(dict.fromkeys(AROUND.sub("", phrase) for name in verbs for phrase in verbs[name]))
        self._words = words
        self._capital, self._opening, self._told = _patterns(words)
        self.only_resolved = False
        """Whether only "resolved" counts in running text: where a paper tells what it resolved, "agreed" is talk."""

    def learn(self, texts: Iterable[str]) -> None:
        """Learn the verbs we do not know that stand in capitals at the head of several paragraphs."""
        heads = Counter(match["verb"] for text in texts if (match := UNKNOWN.match(text)) is not None)
        learnt = tuple(word for word, count in heads.items() if count > 1)
        if learnt:
            further = (f"{more} {word}" for word in learnt for more in ("FURTHER", "UNANIMOUSLY"))
            self._capital, self._opening, self._told = _patterns((*self._words, *learnt, *further))

    def find(self, text: str, start: int = 0) -> Verb | None:
        """Find the first verb set as one: in capitals, or opening a paragraph before a colon, a dash or "that"."""
        if text.isupper():
            match = self._opening.match(text) or self._capital.fullmatch(text) if start == 0 else None
        else:
            match = self._capital.search(text, start)
            opening = self._opening.match(text) if start == 0 else None
            match = opening if opening is not None and (match is None or opening.start() <= match.start()) else match
            if match is None and start == 0:
                match = UNKNOWN.match(text) or WITH_COLON.search(text)
        return _verb(match) if match is not None else None

    def find_alone(self, text: str) -> Verb | None:
        """Find the verb that a text is: "Decision"."""
        name = self._phrases.named(text)
        return Verb(text.strip(" :.-–—").upper(), 0, len(text), None) if name is not None else None

    def has_capital(self, text: str) -> bool:
        """Whether a verb stands in capitals in a text that is not all in capitals."""
        return not text.isupper() and self._capital.search(text) is not None

    def find_told(self, text: str, start: int = 0) -> Verb | None:
        """Find a verb in running text: "it was resolved to …", for papers that set none in capitals."""
        for match in self._told.finditer(text, start):
            if match["verb"].casefold() == "resolved" or (match["impersonal"] and not self.only_resolved):
                return _verb(match)
        return None


@lru_cache(maxsize=8)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile the three ways a verb is printed."""
    ordered = sorted({word.upper() for word in words}, key=len, reverse=True)
    alternatives = "|".join(r"\s".join(map(re.escape, word.split())) for word in ordered)
    verbs = "|".join(r"\s".join(map(re.escape, word.split())) for word in ordered if not NOUN.search(word))
    capital = re.compile(rf"(?<![\w-])(?P<verb>{verbs})(?![\w-])(?:\s(?:UNANIMOUSLY|unanimously))?{INTRODUCTION}{SIGN}")
    opening = re.compile(
        rf"\W{{0,9}}(?P<verb>{alternatives})(?:\sunanimously)?{INTRODUCTION}(?:(?:[:–—]|-\s){SIGN}|(?=(?:that|to)\b))",
        re.IGNORECASE,
    )
    told = re.compile(
        rf"\b(?:(?P<impersonal>it\swas|seconded\s(?:[^.;\s]{{1,30}}\s){{1,8}}?and|seconded\sand)|councillors|members"
        r"|the\s(?:council|councillors|committee|board|panel|members|meeting|trustees))\s"
        rf"(?:(?:therefore|unanimously|further|also|then|all|duly|formally)\s)*(?P<verb>resolved|agreed)"
        rf"(?:\sunanimously)?{INTRODUCTION}{SIGN}(?:(?=(?:that|to|not\sto|this|it|(?:the\s)?(?:Clerk|Councillors?|Cllrs?))\b)|(?<=[:–-])$)",
        re.IGNORECASE,
    )
    return capital, opening, told


def _verb(match: re.Match[str]) -> Verb:
    end, remark = match.end(), match["remark"]
    behind = UNANIMOUS.match(match.string, end) or MOTION.match(match.string, end) if remark is None else None
    if behind is not None:
        end, remark = behind.end(), behind["remark"]
    return Verb(" ".join(match["verb"].upper().split()), match.start("verb"), end, remark)
