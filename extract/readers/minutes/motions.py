"""Motions and amendments as they are put: who moved them, their words, what became of them.

motion = title?, (mover, seconder, text | mover, "moved", subject, seconder), paragraph*, outcome? ;
text   = "that …" | "the following amendment:", paragraph+ | "“…”" | "report recommendation 2" ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.minutes.movers import read_movers, read_seconder
from scrutiny_extract.extract.readers.minutes.votes import read_counts, read_poll, read_side
from scrutiny_extract.extract.readers.minutes.walk import OpenMotion
from scrutiny_extract.schemas import Motion

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.minutes.movers import Movers
    from scrutiny_extract.extract.readers.minutes.verbs import VerbReader
    from scrutiny_extract.extract.readers.minutes.votes import OutcomeReader
    from scrutiny_extract.extract.readers.minutes.walk import Walk

LEAD = re.compile(
    r"\W{0,9}(?:and\s)?(?:it\swas\s)?(?:the\s|a\s|an\s)?(?:following\s)?(?:substantive\s)?"
    r"(?:motion|amendment|proposal|recommendations?|resolution)?\s?(?:as\sfollows|as\sset\sout\sbelow)?\s?[,:;]{0,3}\s?",
    re.IGNORECASE,
)
"""What leads from the seconder to the motion's words."""
THAT = re.compile(r"that\b[,:]?\s?", re.IGNORECASE)
ONLY_THAT = re.compile(r"(?:that)?\W{0,9}", re.IGNORECASE)
AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
SECONDED_AMENDMENT = re.compile(r"(?:the\s)?amendment\b", re.IGNORECASE)
PUT = re.compile(
    r"\bput\b.{0,80}\bvote\b|\bvot(?:ing|e)\s(?:was|were)\b|\bfollowing\sthe\sdebate\b|\bon\sbeing\sput\b",
    re.IGNORECASE,
)
"""Words that a motion is put to the vote."""
QUOTES = "“\"‘'"
FEWEST_WORDS = 4
"""Words that make a motion's text; fewer only point at one."""
NEAR = 40
"""Characters after the seconder within which "amendment" names what was moved."""
SHORT = 60
"""Characters of a line that says nothing but what became of a motion."""
TITLE_LINES = 3


class MotionReader:
    """Reads motions along a walk."""

    def __init__(self, desk: Desk, verbs: VerbReader, outcomes: OutcomeReader) -> None:
        """Take what reads the words around motions."""
        self._desk = desk
        self._verbs = verbs
        self._outcomes = outcomes
        self._titles = desk.phrases("motion_titles")

    def step(self, walk: Walk, paragraph: Paragraph) -> None:
        """Read a paragraph that may move something, second it, or say what became of it."""
        text = paragraph.text
        movers = read_movers(text)
        if movers is not None and (movers.seconded_by is not None or AMENDMENT.search(text)):
            self._open(walk, movers, paragraph)
            return
        walk.at += 1
        motion = walk.motion
        if motion is not None and motion.seconded_by is None and (seconder := read_seconder(text)):
            motion.seconded_by = seconder
            motion.sources.append(paragraph)
        self.note_outcome(walk, paragraph, text)

    def take_poll(self, walk: Walk) -> None:
        """Read a vote by name, and give it to the motion it decides or the resolution above."""
        poll, end = read_poll(walk.paragraphs, walk.at, self._outcomes)
        walk.at = max(end, walk.at + 1)
        if walk.amendment_is_settled:
            self.close(walk)
        if walk.motion is not None:
            walk.motion.poll = poll
            walk.motion.sources.extend(poll.sources)
            found = self._outcomes.find(poll.outcome or "")
            walk.motion.fate = found.fate if found else walk.motion.fate
        elif walk.resolutions and walk.resolutions[-1].vote is None:
            last = walk.resolutions[-1]
            walk.resolutions[-1] = last.model_copy(update={"vote": poll.vote(), "outcome": poll.outcome})
            self._desk.sources[last.id] += tuple(word for paragraph in poll.sources for word in paragraph.words)

    def note_outcome(self, walk: Walk, paragraph: Paragraph, text: str) -> None:
        """Note in a sentence what became of the open motion, if it says so."""
        put = PUT.search(text)
        if put is not None and walk.amendment_is_settled:
            self.close(walk)
        motion = walk.motion
        if motion is None or motion.fate is not None:
            return
        found = self._outcomes.find(text)
        vote = text[put.start() :].strip(" .") if put is not None else ""
        counts = read_counts(vote)
        alone = len(text) < SHORT and motion.paragraph is not paragraph
        if found is None:
            if counts:
                motion.poll.counts, motion.poll.raw = counts, vote
                motion.sources.append(paragraph)
            return
        if not (vote or alone or motion.paragraph is paragraph):
            return
        motion.sources.append(paragraph)
        motion.fate, motion.poll.outcome = found.fate, text.strip(" .") if alone else found.outcome
        own = read_counts(found.raw)
        motion.poll.counts = own or counts
        # A line of its own says what became of the motion; only a sentence tells of a vote.
        told = not alone and " " in found.raw
        motion.poll.raw = found.raw if own or (told and not counts) else vote if counts else None

    def _open(self, walk: Walk, movers: Movers, paragraph: Paragraph) -> None:
        """Open a motion and gather its text."""
        text = paragraph.text
        amends = AMENDMENT.search(text[: movers.end + NEAR]) is not None
        if walk.motion is not None and walk.motion.amends:
            self.close(walk)
        if amends and walk.motion is not None and walk.motion.fate is None:
            # The motion it would amend is put to the vote after it.
            walk.amended, walk.motion = walk.motion, None
        self.close(walk)
        motion = OpenMotion(movers, paragraph, self._title(walk), amends, movers.seconded_by, sources=[paragraph])
        walk.motion = motion
        walk.at += 1
        lead = LEAD.match(text, movers.end)
        rest = text[lead.end() if lead else movers.end :].strip()
        motion.parts, motion.own_words = _words_of(text, rest, movers)
        if _is_open(rest) or not (
            motion.own_words or (rest and not rest.endswith(":") and not ONLY_THAT.fullmatch(rest))
        ):
            self._gather(walk, motion)
        self.note_outcome(walk, paragraph, rest)

    def _gather(self, walk: Walk, motion: OpenMotion) -> None:
        """Take the paragraphs that print a motion's text."""
        taken: list[str] = []
        while (paragraph := walk.here) is not None and not self._ends(paragraph, motion):
            taken.append(join_lines(paragraph.lines))
            motion.sources.append(paragraph)
            walk.at += 1
        if taken:
            motion.parts = [*motion.parts, *taken] if motion.own_words else taken
            motion.own_words = True

    def _ends(self, paragraph: Paragraph, motion: OpenMotion) -> bool:
        """Whether a paragraph belongs to a motion's text no more: it counts on, votes, decides or moves."""
        text = paragraph.text
        number = _form(motion.paragraph.number)
        if number is not None and _form(paragraph.number) == number:
            return True
        if read_side(text) is not None or PUT.search(text) or self._verbs.find(text) is not None:
            return True
        if len(text) < SHORT and self._outcomes.find(text) is not None:
            return True
        movers = read_movers(text)
        if movers is not None and (movers.seconded_by is not None or AMENDMENT.search(text)):
            return True
        return SECONDED_AMENDMENT.match(text) is not None and read_seconder(text) is not None

    def _title(self, walk: Walk) -> Paragraph | None:
        """Give the heading of a motion right above it."""
        if walk.at == 0:
            return None
        above = walk.paragraphs[walk.at - 1]
        if above.number or above.text.endswith((".", ";", ",")) or len(above.lines) > TITLE_LINES:
            return None
        return above if self._titles.leading(above.text) is not None else None

    def close(self, walk: Walk, *, resolved: bool = False) -> None:
        """Make the open motion's record, unless its resolution says it all."""
        motion, walk.motion = walk.motion, None
        if motion is None:
            return
        if motion.amends:
            walk.motion, walk.amended = walk.amended, None
        if resolved and not motion.own_words and not motion.amends and motion.fate != "lost":
            return
        walk.motions.append(
            self._desk.make(
                Motion,
                [motion.title, *dict.fromkeys(motion.sources)],
                title=motion.title.text if motion.title else None,
                paragraph=motion.paragraph.number.strip("().") if motion.paragraph.number else None,
                text=_unquoted(" ".join(motion.parts)) or None,
                moved_by=motion.movers.moved_by,
                seconded_by=motion.seconded_by,
                outcome=motion.poll.outcome,
                vote=motion.poll.vote(),
            )
        )


def _words_of(text: str, rest: str, movers: Movers) -> tuple[list[str], bool]:
    """Give a motion's words in the paragraph that moves it, and whether they are its own and no mere pointer."""
    between = text[movers.moved_end : movers.seconded_start]
    if len(rest.split()) >= FEWEST_WORDS and (THAT.match(rest) or rest[0] in QUOTES):
        return [rest], True
    if len(between.split()) >= FEWEST_WORDS:
        return [_before_seconding(between)], False
    if len(rest.split()) >= FEWEST_WORDS and "." not in rest[:-1]:
        return [rest], False
    return ([_subject(text[: movers.start])] if movers.start > 0 else []), False


def _before_seconding(text: str) -> str:
    """Give the words between a mover and a seconder without what leads to the latter."""
    return re.sub(r"\W{0,9}(?:and\s)?(?:(?:it|this|which)\swas|was)?\s?$", "", text).strip()


def _subject(text: str) -> str:
    """Give the subject of "The report recommendations were moved by": its last sentence, without the verb."""
    sentence = re.split(r"(?<=[.;:])\s|,\s(?=the\b)", text.strip())[-1]
    return re.sub(r"\s(?:was|were)\s?$", "", sentence)


def _unquoted(text: str) -> str:
    """Leave out the quotation marks around a whole text."""
    inner = text[1:-1]
    return inner if text[:1] in '“"' and text[-1:] in '”"' and not set(inner) & set("“”") else text


def _is_open(text: str) -> bool:
    """Whether a quotation begins in a text and does not end in it."""
    return text.count("“") > text.count("”")


def _form(number: str | None) -> str | None:
    """Give a number's form, so that "1)" and "12)" are alike: "#)"."""
    return re.sub(r"\d+", "#", number) if number and any(map(str.isdigit, number)) else None
