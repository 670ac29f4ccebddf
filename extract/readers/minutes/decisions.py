"""What a meeting decided under one item: motions as they were put, and what was resolved.

    decisions  = (motion | poll | resolution)* ;
    resolution = (mover, seconder)?, verb, text, limb* | numbered ;

A motion that was carried and then minuted as a resolution gives the resolution its mover, seconder and
vote; it is a motion of its own where its words are printed, where it was lost, and where it amends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.minutes.actions import MARK
from scrutiny_extract.extract.readers.minutes.extent import begins_list, find_extent, limbs_of
from scrutiny_extract.extract.readers.minutes.motions import PUT, MotionReader
from scrutiny_extract.extract.readers.minutes.movers import read_movers
from scrutiny_extract.extract.readers.minutes.numbered import is_numbered, read_numbered
from scrutiny_extract.extract.readers.minutes.polls import read_side
from scrutiny_extract.extract.readers.minutes.postscripts import cut_postscript, read_postscript
from scrutiny_extract.extract.readers.minutes.spans import find_spans
from scrutiny_extract.extract.readers.minutes.stated import StatedReader
from scrutiny_extract.extract.readers.minutes.verbs import Verb, VerbReader
from scrutiny_extract.extract.readers.minutes.votes import OutcomeReader, Poll, read_counted_end, read_counts
from scrutiny_extract.extract.readers.minutes.walk import OpenMotion, Walk
from scrutiny_extract.extract.readers.minutes.wording import ONLY_THAT, words_of
from scrutiny_extract.schemas import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.readers.minutes.movers import Movers
    from scrutiny_extract.extract.readers.minutes.postscripts import Postscript
    from scrutiny_extract.schemas import Motion

VOTE_LINE = re.compile(r"vot(?:e|es|ing)\b", re.IGNORECASE)
"""How a line begins that tells a vote, wherever it stands below its resolution."""
THAT_BODY = re.compile(r"That\s(?:the\s)?[A-Z]\w+")
"""A resolution without a verb, after the vote that passed it: "That the Committee: 1. …"."""


class DecisionReader:
    """Reads the decisions of the items of one set of minutes."""

    def __init__(self, desk: Desk) -> None:
        """Take the vocabulary."""
        self._desk = desk
        self._verbs = VerbReader(desk.phrases("verbs"))
        self._stated = StatedReader(desk.phrases("verbs"), desk.phrases("bodies"))
        self._outcomes = OutcomeReader(desk)
        self._motions = MotionReader(desk, self._verbs, self._outcomes)
        self._told = False

    def prepare(self, texts: Sequence[str]) -> None:
        """Look at all minutes first: where none sets a verb in capitals, decisions are told in sentences.

        Where any sentence tells what was resolved, what was only agreed is talk.
        """
        self._verbs.learn(texts)
        self._told = not any(self._verbs.find(text) is not None for text in texts)
        if self._told:
            told: Iterable[Verb | None] = map(self._verbs.find_told, texts)
            self._verbs.only_resolved = any(verb is not None and verb.verb == "RESOLVED" for verb in told)

    def begins(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph begins a decision, so that undivided minutes begin there."""
        return is_numbered(paragraph) or self._verbs.find(paragraph.text) is not None

    def read(self, blocks: Sequence[Block]) -> tuple[tuple[Resolution, ...], tuple[Motion, ...]]:
        """Read the decisions of an item."""
        walk = Walk([block for block in blocks if isinstance(block, Paragraph)])
        while (paragraph := walk.here) is not None:
            self._step(walk, paragraph)
        self._motions.close(walk)
        return tuple(walk.resolutions), tuple(walk.motions)

    def _step(self, walk: Walk, paragraph: Paragraph) -> None:
        """Read what stands at the walk's place, and go on behind it."""
        text = paragraph.text
        if self._take_postscript(walk, paragraph):
            return
        if read_side(text) is not None:
            self._motions.take_poll(walk)
            return
        if is_numbered(paragraph):
            self._motions.close(walk)
            numbered = read_numbered(walk, self._verbs, self._desk)
            assert numbered is not None
            walk.resolutions.append(numbered)
            return
        verb = self._verbs.find(text) or self._stated.find(paragraph) or self._alone(walk, paragraph)
        verb = verb or self._stated.find_weighted(paragraph)
        verb = verb or (self._verbs.find_told(text) if self._told else None)
        if verb is None and walk.motion is not None and walk.motion.fate == "carried" and THAT_BODY.match(text):
            verb = Verb(None, 0, 0, None)
        if verb is not None:
            self._resolve(walk, paragraph, verb)
        else:
            self._motions.step(walk, paragraph)

    def _resolve(self, walk: Walk, paragraph: Paragraph, verb: Verb) -> None:
        """Make resolutions of a paragraph with a verb and of what it introduces."""
        text = paragraph.text
        before = text[: verb.start]
        movers = read_movers(before) or read_movers(verb.remark or "")
        if movers is not None and movers.seconded_by is not None:
            self._motions.close(walk)
            walk.motion = OpenMotion(movers, paragraph, seconded_by=movers.seconded_by)
        if before and walk.motion is not None:
            self._motions.note_outcome(walk, paragraph, before)
        for found, end in find_spans(text, verb, self._verbs, told=self._told):
            resolved, postscript = cut_postscript(text[found.end : end].strip())
            whole = end == len(text) and (resolved or not text.endswith("."))
            extent = find_extent(walk.paragraphs, walk.at, resolved, self._stops) if whole else ()
            if not resolved and not extent:
                # "The bill be paid. AGREED": the verb stands after what is agreed.
                resolved = _before(text[: found.start].strip(), movers)
            if resolved or extent:
                self._add(walk, found, resolved, paragraph=paragraph, extent=extent, before=before)
                walk.at += len(extent)
                self._note(walk, paragraph, postscript or read_postscript(text[end:].strip()))
        walk.at += 1
        walk.resolved_at = walk.at

    def _alone(self, walk: Walk, paragraph: Paragraph) -> Verb | None:
        """Find a verb that is a line of its own above what it introduces: "Decision", then "That Cabinet: …"."""
        following = walk.paragraphs[walk.at + 1] if walk.at + 1 < len(walk.paragraphs) else None
        if following is None or not (paragraph.kind == "heading" or paragraph.bold):
            return None
        opens = following.text[:5].casefold() == "that " or begins_list(following)
        return self._verbs.find_alone(paragraph.text) if opens else None

    def _take_postscript(self, walk: Walk, paragraph: Paragraph) -> bool:
        """Read a paragraph that only says who moved and how the vote went of what stands right above."""
        behind = walk.at == walk.resolved_at or VOTE_LINE.match(paragraph.text) is not None
        if walk.motion is None and not behind:
            return False
        postscript = read_postscript(paragraph.text)
        if postscript is None or not (
            self._note(walk, paragraph, postscript)
            if walk.motion is None
            else self._motions.note_vote(walk, paragraph, postscript)
        ):
            return False
        walk.at += 1
        walk.resolved_at = walk.at
        return True

    def _note(self, walk: Walk, paragraph: Paragraph, postscript: Postscript | None) -> bool:
        """Give the last resolution what a postscript says; False where it is told of something else already."""
        last = walk.resolutions[-1] if walk.resolutions else None
        if postscript is None or last is None:
            return False
        moved_by, seconded_by, poll = postscript
        if (moved_by and last.moved_by not in {None, moved_by}) or (poll and last.vote is not None):
            return False
        told = {"moved_by": moved_by, "seconded_by": seconded_by}
        if poll is not None:
            told |= {"vote": poll.vote(), "outcome": poll.outcome}  # type: ignore[dict-item]
        walk.resolutions[-1] = last.model_copy(update={name: value for name, value in told.items() if value})
        self._desk.sources[last.id] += tuple(paragraph.words)
        return True

    def _add(
        self, walk: Walk, verb: Verb, text: str, *, paragraph: Paragraph, extent: Sequence[Paragraph], before: str
    ) -> None:
        """Add a resolution with the mover, seconder and vote of the motion it passes."""
        if walk.amendment_is_settled:
            self._motions.close(walk)
        motion = walk.motion if walk.motion is not None and walk.motion.fate != "lost" else None
        poll = self._poll(motion, verb, before) or read_counted_end(text)
        printed = (_without_that(text, extent), *(join_lines(one.lines) for one in extent))
        walk.resolutions.append(
            self._desk.make(
                Resolution,
                tuple({id(one): one for one in (paragraph, *extent, *(motion.sources if motion else ()))}.values()),
                verb=verb.verb,
                text=" ".join(filter(None, printed)),
                limbs=limbs_of(text, extent),
                moved_by=motion.movers.moved_by if motion and motion.movers else None,
                seconded_by=motion.seconded_by if motion else None,
                outcome=poll.outcome if poll else None,
                vote=poll.vote() if poll else None,
            )
        )
        self._motions.close(walk, resolved=True)

    def _poll(self, motion: OpenMotion | None, verb: Verb, before: str) -> Poll | None:
        """Give the vote a resolution was passed by: the motion's, or one printed with the verb."""
        if motion is not None and (motion.poll.counts or motion.poll.names or motion.poll.outcome):
            return motion.poll
        if verb.remark:
            counts = read_counts(verb.remark)
            moved = read_movers(verb.remark) is not None
            told = self._outcomes.find(verb.remark) if moved else None
            if moved and told is None and not counts:
                return None
            raw = told.raw if told else verb.remark
            return Poll(counts=counts, raw=raw, outcome=told.outcome if told else None if counts else verb.remark)
        found = self._outcomes.find(before) if PUT.search(before) else None
        return Poll(counts=read_counts(found.raw), raw=found.raw, outcome=found.outcome) if found else None

    def _stops(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph cannot belong to a resolution above it."""
        text = paragraph.text
        if read_side(text) is not None or is_numbered(paragraph) or MARK.match(text) is not None:
            return True
        # A limb may begin with what looks like a verb: "1. Approved to submit".
        return self._verbs.has_capital(text) if paragraph.number else self._verbs.find(text) is not None


def _before(text: str, movers: Movers | None) -> str:
    """Give what is agreed before its verb: what was moved, where somebody moved it."""
    words = words_of(text, text[movers.end :].strip(" ."), movers)[0] if movers is not None else []
    return " ".join(words) or text


def _without_that(text: str, extent: Sequence[Paragraph]) -> str:
    """Leave out a mere "that" before a list or paragraph that says it again."""
    again = bool(extent) and extent[0].text[:4].casefold() == "that"
    return "" if again and ONLY_THAT.fullmatch(text) else text
