"""Motions and amendments as they are put: who moved them, their words, what became of them.

motion = title?, (mover, seconder, wording | mover, "moved", subject, seconder), outcome? ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.minutes.labelled import read_labelled
from scrutiny_extract.extract.readers.minutes.movers import Movers, read_movers, read_seconder
from scrutiny_extract.extract.readers.minutes.polls import read_poll, read_side
from scrutiny_extract.extract.readers.minutes.postscripts import cut_vote
from scrutiny_extract.extract.readers.minutes.votes import is_caption, read_counts
from scrutiny_extract.extract.readers.minutes.walk import OpenMotion
from scrutiny_extract.extract.readers.minutes.wording import (
    LEAD,
    is_complete,
    is_introduced,
    is_open,
    unquoted,
    without_fate,
    words_of,
)
from scrutiny_extract.schemas import Motion

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.minutes.labelled import Labelled
    from scrutiny_extract.extract.readers.minutes.postscripts import Postscript
    from scrutiny_extract.extract.readers.minutes.verbs import VerbReader
    from scrutiny_extract.extract.readers.minutes.votes import OutcomeReader
    from scrutiny_extract.extract.readers.minutes.walk import Walk

AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
SECONDED_AMENDMENT = re.compile(r"(?:the\s)?amendment\b", re.IGNORECASE)
PUT = re.compile(
    r"\bput\b.{0,80}\bvote\b|\bvot(?:ing|e)\s(?:was|were)\b|\bfollowing\sthe\sdebate\b|\bon\sbeing\sput\b",
    re.IGNORECASE,
)
"""Words that a motion is put to the vote."""
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
        labelled = read_labelled(walk.paragraphs, walk.at)
        if labelled is not None:
            self._open_labelled(walk, labelled)
            return
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
            poll.outcome = poll.outcome or walk.motion.poll.outcome
            walk.motion.poll = poll
            walk.motion.sources.extend(poll.sources)
            found = self._outcomes.find(poll.outcome or "")
            walk.motion.fate = found.fate if found else walk.motion.fate
        elif walk.resolutions and walk.resolutions[-1].vote is None:
            last = walk.resolutions[-1]
            walk.resolutions[-1] = last.model_copy(update={"vote": poll.vote(), "outcome": poll.outcome})
            self._desk.sources[last.id] += tuple(word for paragraph in poll.sources for word in paragraph.words)
        elif poll.sources:
            # A vote on what nobody is told to have moved.
            motion = OpenMotion(None, poll.sources[0], poll=poll, sources=list(poll.sources))
            found = self._outcomes.find(poll.outcome or "")
            motion.fate = found.fate if found else None
            walk.motion = motion

    def note_vote(self, walk: Walk, paragraph: Paragraph, postscript: Postscript) -> bool:
        """Give the open motion the vote a paragraph tells of; False where it tells of none, or of another motion."""
        motion = walk.motion
        if motion is None or postscript.poll is None or postscript.moved_by or motion.fate is not None:
            return False
        motion.seconded_by = motion.seconded_by or postscript.seconded_by
        motion.poll = postscript.poll
        motion.fate = "carried" if postscript.poll.outcome else None
        motion.sources.append(paragraph)
        return True

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
        own_line = alone and is_caption(text)
        motion.fate, motion.poll.outcome = found.fate, text.strip(" .") if own_line else found.outcome
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
        rest, poll = cut_vote(text[lead.end() if lead else movers.end :].strip())
        if poll is not None:
            motion.poll, motion.fate = poll, "carried" if poll.outcome else None
        motion.parts, motion.own_words = words_of(text, rest, movers)
        if is_open(rest) or (not motion.own_words and is_introduced(rest, walk.here)):
            self._gather(walk, motion)
        self.note_outcome(walk, paragraph, rest)

    def _open_labelled(self, walk: Walk, labelled: Labelled) -> None:
        """Open a motion told in lines of labels, or add what they say to the one told above."""
        lines = walk.paragraphs[walk.at : walk.at + labelled.length]
        walk.at += labelled.length
        motion = walk.motion
        if motion is None or motion.fate is not None or motion.movers is None:
            self.close(walk)
            motion = OpenMotion(Movers(labelled.mover, labelled.seconder, 0, 0, 0, 0), lines[0])
            walk.motion = motion
        motion.seconded_by = motion.seconded_by or labelled.seconder
        motion.sources.extend(lines)
        if labelled.result is not None:
            found = self._outcomes.find(labelled.result)
            motion.fate, motion.poll.outcome = found.fate if found else "carried", labelled.result
        elif is_introduced("", walk.here):
            self._gather(walk, motion)

    def _gather(self, walk: Walk, motion: OpenMotion) -> None:
        """Take the paragraphs that print a motion's text."""
        taken: list[Paragraph] = []
        while (paragraph := walk.here) is not None and not self._ends(paragraph, motion):
            if taken and is_complete(taken, paragraph):
                break
            taken.append(paragraph)
            motion.sources.append(paragraph)
            walk.at += 1
        if taken:
            parts = [join_lines(one.lines) for one in taken]
            motion.parts = [*motion.parts, *parts] if motion.own_words else parts
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
                text=unquoted(without_fate(" ".join(motion.parts))) or None,
                moved_by=motion.movers.moved_by if motion.movers else None,
                seconded_by=motion.seconded_by,
                outcome=motion.poll.outcome,
                vote=motion.poll.vote(),
            )
        )


def _form(number: str | None) -> str | None:
    """Give a number's form, so that "1)" and "12)" are alike: "#)"."""
    return re.sub(r"\d+", "#", number) if number and any(map(str.isdigit, number)) else None
