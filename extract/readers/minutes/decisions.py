"""What a meeting decided under one item: motions as they were put, and what was resolved.

    decisions  = (motion | resolution)* ;
    motion     = title?, mover, seconder, text, outcome?, poll? ;
    resolution = number?, mover?, verb, text, limb*, poll? ;

A motion that was carried and then minuted as a resolution gives the resolution its mover, seconder and
vote; it is a motion of its own where its words are printed, where it was lost, and where it amends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.minutes.extent import find_extent, limbs_of
from scrutiny_extract.extract.readers.minutes.movers import read_movers, read_seconder
from scrutiny_extract.extract.readers.minutes.verbs import Verb, VerbReader
from scrutiny_extract.extract.readers.minutes.votes import OutcomeReader, Poll, read_counts, read_poll, read_side
from scrutiny_extract.schemas import Motion, Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.readers.minutes.movers import Movers

NUMBERED = re.compile(
    r"(?:Resolution\s+(?:No\.?\s*|Number\s*)?)?(?P<number>[A-Z]{1,3}\d{4}\s?-\s?\d{1,4}|(?<=Resolution )\S*\d\S*|(?<=Resolution No\. )\S*\d\S*)"
    r"\s*:?\s*(?P<rest>.*)",
    re.DOTALL,
)
"""A resolution under its own number: "R2025-034 A. Moor, B. Lee: That …"."""
PAIR = re.compile(
    r"(?P<mover>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}),\s*(?P<seconder>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\s*:\s*(?P<rest>.*)",
    re.DOTALL,
)
CLOSED = re.compile(r"\W*")
CLOSING = re.compile(r"\s*\b(?P<outcome>carried(?:\s+unanimously)?|defeated|lost|motion\s+carried)\b[.\s]*$", re.IGNORECASE)
"""An outcome as the last word of a resolution."""
LEADING_MOTION = re.compile(
    r"\W*(?:(?:and\s+)?(?:it\s+was\s+)?)?(?:the\s+|a\s+|an\s+)?(?:following\s+)?(?:substantive\s+)?"
    r"(?P<kind>motion|amendment|proposal|recommendations?|resolution)?\s*(?:as\s+follows|as\s+set\s+out\s+below)?\s*[,:;]*\s*",
    re.IGNORECASE,
)
THAT = re.compile(r"that\b[,:]?\s*", re.IGNORECASE)
AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
THAT_BODY = re.compile(r"That\s+(?:the\s+)?[A-Z]\w+")
"""A resolution without a verb, after the vote that passed it: "That the Committee: 1. …"."""
PUT = re.compile(r"\bput\b.{0,80}\bvote\b|\bvot(?:ing|e)\s+(?:was|were)\b|\bfollowing\s+the\s+debate\b|\bon\s+being\s+put\b", re.IGNORECASE)
"""Words that end a motion's text: it is put to the vote."""
FEWEST_WORDS = 4
"""Words that make a motion's text; fewer only point at one."""
SHORT_REST = re.compile(r"(?:that)?\W*", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A motion that was moved, until something becomes of it."""

    movers: Movers | None
    title: Paragraph | None
    paragraph: Paragraph
    parts: list[str] = field(default_factory=list)
    """Its text as printed elsewhere than in the resolution."""
    own_words: bool = False
    amends: bool = False
    seconded_by: str | None = None
    poll: Poll = field(default_factory=Poll)
    kind: str | None = None
    """ "carried" or "lost", once it is known."""
    sources: list[Paragraph] = field(default_factory=list)


class DecisionReader:
    """Reads the decisions of items of one set of minutes."""

    def __init__(self, desk: Desk, *, told: bool) -> None:
        """Take the vocabulary; `told` where the minutes set no verb in capitals and tell decisions in sentences."""
        self._desk = desk
        self._verbs = VerbReader(desk.phrases("verbs"))
        self._outcomes = OutcomeReader(desk)
        self._titles = desk.phrases("motion_titles")
        self._told = told

    def has_verb(self, text: str) -> bool:
        """Whether a text holds a verb set as one."""
        return self._verbs.find(text) is not None

    def prefer_resolved(self, texts: Iterable[str]) -> None:
        """Where any of the texts tells what was resolved, leave what was only agreed alone."""
        found = map(self._verbs.find_told, texts)
        self._verbs.only_resolved = any(verb is not None and verb.verb == "RESOLVED" for verb in found)

    def begins(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph begins a decision, so that undivided minutes begin there."""
        return NUMBERED.fullmatch(join_lines(paragraph.lines)) is not None or self.has_verb(paragraph.text)

    def read(self, blocks: Sequence[Block]) -> tuple[tuple[Resolution, ...], tuple[Motion, ...]]:
        """Read the decisions of an item."""
        walk = _Walk([block for block in blocks if isinstance(block, Paragraph)])
        while walk.at < len(walk.paragraphs):
            self._step(walk)
        self._close(walk)
        return tuple(walk.resolutions), tuple(walk.motions)

    def _step(self, walk: _Walk) -> None:
        """Read what stands at the walk's place, and go on behind it."""
        paragraph = walk.paragraphs[walk.at]
        text = paragraph.text
        if read_side(text) is not None:
            self._take_poll(walk)
            return
        verb = self._verbs.find(text) or (self._verbs.find_told(text) if self._told else None)
        numbered = NUMBERED.fullmatch(join_lines(paragraph.lines))
        if numbered is not None:
            self._resolve_numbered(walk, numbered)
        elif verb is not None:
            self._resolve(walk, verb)
        elif walk.motion is not None and walk.motion.kind == "carried" and THAT_BODY.match(text):
            self._resolve(walk, Verb(None, 0, 0, None))
        else:
            self._move(walk, paragraph)

    def _take_poll(self, walk: _Walk) -> None:
        """Read a vote by name, and give it to the motion it decides or the resolution above."""
        poll, end = read_poll(walk.paragraphs, walk.at, self._outcomes)
        walk.at = max(end, walk.at + 1)
        if walk.amended is not None and walk.motion is not None and walk.motion.amends and walk.motion.kind:
            self._close(walk)
        if walk.motion is not None:
            walk.motion.poll = poll
            walk.motion.sources.extend(poll.sources)
            found = self._outcomes.find(poll.outcome or "")
            walk.motion.kind = found[0] if found else walk.motion.kind
        elif walk.resolutions and walk.resolutions[-1].vote is None:
            walk.resolutions[-1] = walk.resolutions[-1].model_copy(update={"vote": poll.vote(), "outcome": poll.outcome})
            self._desk.sources[walk.resolutions[-1].id] += tuple(w for p in poll.sources for w in p.words)

    def _move(self, walk: _Walk, paragraph: Paragraph) -> None:
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
        self._note_outcome(walk, paragraph, text)

    def _note_outcome(self, walk: _Walk, paragraph: Paragraph, text: str) -> None:
        """Note in a sentence what became of the open motion, if it says so."""
        put = PUT.search(text)
        if put is not None and walk.motion is not None and walk.motion.amends and walk.motion.kind and walk.amended:
            self._close(walk)
        motion = walk.motion
        if motion is None or motion.kind is not None:
            return
        found = self._outcomes.find(text)
        if found is None and put is not None and (counts := read_counts(text[put.start() :])):
            motion.poll.counts, motion.poll.raw = counts, text[put.start() :].strip(" .")
            motion.sources.append(paragraph)
        if found is None or not (PUT.search(text) or len(text) < 60 or motion.paragraph is paragraph):
            return
        motion.kind, motion.poll.outcome, raw = found
        motion.poll.counts = read_counts(raw) or (read_counts(text) if PUT.search(text) else {})
        if motion.poll.counts and not read_counts(raw):
            raw = text[PUT.search(text).start() :]  # type: ignore[union-attr]
        motion.poll.raw = raw.strip(" .") if motion.poll.counts or " " in raw else None
        if len(text) < 60 and motion.paragraph is not paragraph:
            # A line of its own says what became of the motion; only a sentence tells of a vote.
            motion.poll.outcome = text.strip(" .")
            motion.poll.raw = motion.poll.raw if motion.poll.counts else None
        motion.sources.append(paragraph)

    def _open(self, walk: _Walk, movers: Movers, paragraph: Paragraph) -> None:
        """Open a motion and gather its text."""
        text = paragraph.text
        amends = AMENDMENT.search(text[: movers.end + 40]) is not None
        if walk.motion is not None and walk.motion.amends:
            self._close(walk)
        if amends and walk.motion is not None and walk.motion.kind is None:
            # The motion it would amend is put to the vote after it.
            walk.amended, walk.motion = walk.motion, None
        self._close(walk)
        motion = _Open(movers, self._title(walk), paragraph, amends=amends)
        motion.seconded_by = movers.seconded_by
        motion.sources.append(paragraph)
        walk.motion = motion
        walk.at += 1
        lead = LEADING_MOTION.match(text, movers.end)
        rest = text[lead.end() if lead else movers.end :].strip()
        between = text[movers.moved_end : movers.seconded_start]
        if len(rest.split()) >= FEWEST_WORDS and (THAT.match(rest) or rest[0] in "“\"‘'"):
            motion.parts.append(rest)
            motion.own_words = True
        elif len(between.split()) >= FEWEST_WORDS:
            motion.parts.append(_before_seconding(between))
        elif SHORT_REST.fullmatch(rest) is None and len(rest.split()) >= FEWEST_WORDS and "." not in rest[:-1]:
            motion.parts.append(rest)
        elif movers.start > 0:
            motion.parts.append(_subject(text[: movers.start]))
        if not motion.own_words and (rest.endswith(":") or SHORT_REST.fullmatch(rest)) or _is_open(rest):
            self._gather(walk, motion)
        self._note_outcome(walk, paragraph, rest)

    def _gather(self, walk: _Walk, motion: _Open) -> None:
        """Take the paragraphs that print a motion's text."""
        taken: list[str] = []
        number = _form(motion.paragraph.number)
        while walk.at < len(walk.paragraphs):
            paragraph = walk.paragraphs[walk.at]
            text = paragraph.text
            if (
                read_side(text) is not None
                or PUT.search(text)
                or (number is not None and _form(paragraph.number) == number)
                or self._verbs.find(text) is not None
                or (len(text) < 60 and self._outcomes.find(text) is not None)
                or (movers := read_movers(text)) is not None and movers.seconded_by is not None
                or (movers is not None and AMENDMENT.search(text))
                or AMENDMENT.match(text.removeprefix("The ")) and read_seconder(text)
            ):
                break
            taken.append(join_lines(paragraph.lines))
            motion.sources.append(paragraph)
            walk.at += 1
        if taken:
            motion.parts = taken if not motion.own_words else [*motion.parts, *taken]
            motion.own_words = True

    def _title(self, walk: _Walk) -> Paragraph | None:
        """Give the heading of a motion right above it."""
        if walk.at == 0:
            return None
        above = walk.paragraphs[walk.at - 1]
        if above.number or above.text.endswith((".", ";", ",")) or len(above.lines) > 3:
            return None
        return above if self._titles.leading(above.text) is not None else None

    def _close(self, walk: _Walk, *, resolved: bool = False) -> None:
        """Make the open motion's record, unless its resolution says it all."""
        motion, walk.motion = walk.motion, None
        if motion is None:
            return
        if motion.amends:
            walk.motion, walk.amended = walk.amended, None
        if resolved and not motion.own_words and not motion.amends and motion.kind != "lost":
            return
        movers = motion.movers
        walk.motions.append(
            self._desk.make(
                Motion,
                [motion.title, *dict.fromkeys(motion.sources)],
                title=motion.title.text if motion.title else None,
                paragraph=motion.paragraph.number.strip("().") if motion.paragraph.number else None,
                text=_unquoted(" ".join(motion.parts)) or None,
                moved_by=movers.moved_by if movers else None,
                seconded_by=motion.seconded_by,
                outcome=motion.poll.outcome,
                vote=motion.poll.vote(),
            )
        )

    def _resolve(self, walk: _Walk, verb: Verb) -> None:
        """Make resolutions of a paragraph with a verb and of what it introduces."""
        paragraph = walk.paragraphs[walk.at]
        before = paragraph.text[: verb.start]
        movers = read_movers(before) if verb.start else None
        if movers is not None and movers.seconded_by is not None:
            self._close(walk)
            walk.motion = _Open(movers, None, paragraph, seconded_by=movers.seconded_by)
        if before and walk.motion is not None:
            self._note_outcome(walk, paragraph, before)
        for found, end in self._spans(paragraph.text, verb):
            text = paragraph.text[found.end : end].strip()
            extent = find_extent(walk.paragraphs, walk.at, text, self._stops) if end == len(paragraph.text) else None
            if not text and not extent:
                # "The bill be paid. AGREED": the verb stands after what is agreed.
                text = paragraph.text[: found.start].strip()
            if not text and not extent:
                continue
            self._add(walk, found, text, (paragraph, *(extent or ())), before)
            if extent:
                walk.at += len(extent)
        walk.at += 1

    def _spans(self, text: str, verb: Verb) -> Iterator[tuple[Verb, int]]:
        """Give each verb of a paragraph with where its text ends; in a told one the sentence's end."""
        found: Verb | None = verb
        while found is not None:
            following = self._verbs.find(text, found.end)
            if following is not None and following.start <= found.end:
                following = None
            end = following.start if following else len(text)
            if self._told and text[found.start].islower():
                stop = SENTENCE.search(text, found.end)
                end = min(end, stop.start() + 1) if stop else end
                following = following or self._verbs.find_told(text, end)
            if following is not None:
                end = min(end, _sentence_start(text, found.end, following.start)) if following.start < end + 1 else end
            yield found, end
            found = following

    def _add(self, walk: _Walk, verb: Verb, text: str, printed: Sequence[Paragraph], before: str) -> None:
        """Add a resolution with the mover, seconder and vote of the motion it passes."""
        if walk.amended is not None and walk.motion is not None and walk.motion.amends and walk.motion.kind:
            self._close(walk)
        motion = walk.motion if walk.motion is not None and walk.motion.kind != "lost" else None
        extent = printed[1:]
        full = " ".join(part for part in (_without_that(text, extent), *(join_lines(p.lines) for p in extent)) if part)
        poll = self._poll(motion, verb, before)
        sources = [*printed, *(motion.sources if motion else ())]
        walk.resolutions.append(
            self._desk.make(
                Resolution,
                list(dict.fromkeys(sources)),
                verb=verb.verb,
                text=full,
                limbs=limbs_of(printed[0], text, extent),
                moved_by=motion.movers.moved_by if motion and motion.movers else None,
                seconded_by=motion.seconded_by if motion else None,
                outcome=poll.outcome if poll else None,
                vote=poll.vote() if poll else None,
            )
        )
        self._close(walk, resolved=True)

    def _poll(self, motion: _Open | None, verb: Verb, before: str) -> Poll | None:
        """Give the vote a resolution was passed by: the motion's, or one printed with the verb."""
        if motion is not None and (motion.poll.counts or motion.poll.names or motion.poll.outcome):
            return motion.poll
        if verb.remark and (counts := read_counts(verb.remark)):
            return Poll(counts=counts, raw=verb.remark)
        if verb.remark:
            return Poll(outcome=verb.remark, raw=verb.remark)
        found = self._outcomes.find(before)
        if found is None or not PUT.search(before):
            return None
        _, outcome, raw = found
        return Poll(counts=read_counts(raw), raw=raw, outcome=outcome)

    def _stops(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph cannot belong to a resolution above it."""
        text = paragraph.text
        if read_side(text) is not None or NUMBERED.fullmatch(text) is not None:
            return True
        # A limb may begin with what looks like a verb: "1. Approved to submit".
        return self._verbs.has_capital(text) if paragraph.number else self._verbs.find(text) is not None

    def _resolve_numbered(self, walk: _Walk, match: re.Match[str]) -> None:
        """Make a resolution printed under its own number, mover and seconder before it."""
        self._close(walk)
        first = walk.paragraphs[walk.at]
        text, moved_by, seconded_by = match["rest"].strip(), None, None
        pair = PAIR.fullmatch(text)
        movers = read_movers(text) if pair is None else None
        if pair is not None:
            moved_by, seconded_by, text = pair["mover"], pair["seconder"], pair["rest"].strip()
        elif movers is not None:
            moved_by, seconded_by, text = movers.moved_by, movers.seconded_by, text[movers.end :].strip(" :,;.")
        walk.at += 1
        printed = [first]
        while walk.at < len(walk.paragraphs) and CLOSING.search(text) is None:
            following = walk.paragraphs[walk.at]
            if NUMBERED.fullmatch(following.text) or read_side(following.text) is not None:
                break
            if CLOSED.fullmatch(text) is None and text and not _lists(text, following) and not self._closes(walk):
                break
            text = f"{text} {join_lines(following.lines)}".strip()
            printed.append(following)
            walk.at += 1
        verb = self._verbs.find(text)
        if verb is not None and verb.start < FEWEST_WORDS * 4:
            text = text[verb.end :]
        closing = CLOSING.search(text)
        walk.resolutions.append(
            self._desk.make(
                Resolution,
                printed,
                number=re.sub(r"\s", "", match["number"]),
                verb=verb.verb if verb else None,
                text=text[: closing.start()] if closing else text,
                moved_by=moved_by,
                seconded_by=seconded_by,
                outcome=closing["outcome"] if closing else None,
            )
        )


    def _closes(self, walk: _Walk) -> bool:
        """Whether an outcome stands further down, before the next numbered resolution: all until there is of this one."""
        for paragraph in walk.paragraphs[walk.at :]:
            if NUMBERED.fullmatch(paragraph.text):
                return False
            if CLOSING.search(paragraph.text):
                return True
        return False


@dataclass(slots=True)
class _Walk:
    """How far an item is read, and what was found."""

    paragraphs: list[Paragraph]
    at: int = 0
    motion: _Open | None = None
    amended: _Open | None = None
    """The motion that an amendment now open would change."""
    resolutions: list[Resolution] = field(default_factory=list)
    motions: list[Motion] = field(default_factory=list)


SENTENCE = re.compile(r"[.;](?=\s+[A-Z“\"(]|\s*$)")


def _sentence_start(text: str, low: int, high: int) -> int:
    """Give where the sentence begins that holds `high`, not before `low`."""
    ends = [match.end() for match in SENTENCE.finditer(text, low, high)]
    return ends[-1] if ends else high


def _before_seconding(text: str) -> str:
    """Give the words between a mover and a seconder without what leads to the latter."""
    return re.sub(r"\W*(?:and\s+)?(?:(?:it|this|which)\s+was|was)?\s*$", "", text).strip()


def _subject(text: str) -> str:
    """Give the subject of "The report recommendations were moved by": its last sentence, without the verb."""
    sentence = re.split(r"(?<=[.;:])\s+|,\s+(?=the\b)", text.strip())[-1]
    return re.sub(r"\s+(?:was|were)\s*$", "", sentence)


def _unquoted(text: str) -> str:
    """Leave out the quotation marks around a whole text."""
    inner = text[1:-1]
    return inner if text[:1] in "“\"" and text[-1:] in "”\"" and not set(inner) & set("“”") else text


def _is_open(text: str) -> bool:
    """Whether a quotation begins in a text and does not end in it."""
    return text.count("“") > text.count("”")


def _form(number: str | None) -> str | None:
    """Give a number's form, so that "1)" and "12)" are alike: "#)"."""
    return re.sub(r"\d+", "#", number) if number and any(map(str.isdigit, number)) else None


def _without_that(text: str, extent: Sequence[Paragraph]) -> str:
    """Leave out a mere "that" before a list or paragraph that says it again."""
    if extent and SHORT_REST.fullmatch(text) and extent[0].text[:4].casefold() == "that":
        return ""
    return text


def _lists(text: str, following: Paragraph) -> bool:
    """Whether a paragraph goes on with a text that is no finished sentence, or lists what it announces."""
    return bool(following.number or following.marker) or text[-1] not in ".!?" or following.text[:1].islower()
