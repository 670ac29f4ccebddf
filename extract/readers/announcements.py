"""What headings and sentences announce of a meeting: whose, which, when, where.

announcement = council | body | sentence | date, time? | line of an address ;
sentence     = "… meeting of the", body, "held in the", venue, "on", date, ("at", time)? … ;
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.addresses import AddressReader
from scrutiny_extract.extract.readers.bodies import MEETS, OF_BODY, BodyReader
from scrutiny_extract.extract.readers.pieces import cut_line
from scrutiny_extract.extract.readers.venues import read_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.fields import Field
    from scrutiny_extract.extract.values import Found

PRE_MEETING = re.compile(
    r"\bpre[- ]?(?:agenda\s)?meet|\b(?:private|members['’]?|group|preparatory)\s(?:briefing|pre)"
    r"|\bbriefing\s(?:session\s)?(?:for|will)\b",
    re.IGNORECASE,
)
"""Words for the meeting that members hold before the meeting."""
CORPORATION = re.compile(r"^(?:The\s)?Corporation\sof\sthe\s(?=[A-Z]\w{3,12}\sof\s)", re.IGNORECASE)
"""What stands before the name of a council that is a corporation: "The Corporation of the" City of Wexcombe."""
UNFINISHED = re.compile(r"(?:\b(?:of|of\sthe|of\sa|on|at|and|in|the)|&|,)\s?$", re.IGNORECASE)
"""How a line ends that the next goes on with."""
LABELLED = re.compile(r"\b(?:dated?|ref)\s?:\s?$", re.IGNORECASE)
"""What stands before a letter's own date."""
BEFORE_DAY = re.compile(r"\b(?:in|at)\s(?:the\s)?(?P<venue>[A-Z][^;]{1,120}?),?\son\s(?:\w{3,6}day,?\s?)?(?:the\s)?$")
"""A place before its date."""
ABOVE = re.compile(r"\babove\s(?:date|day|mentioned\sdate)\b", re.IGNORECASE)
IN_PLACE = re.compile(r"\s(?:(?:to\sbe\s)?held\s)?(?:in|at|via|on)\s(?:the\s)?$", re.IGNORECASE)
"""How a place is joined to what meets there: "Annual Parish Meeting in the" Village Hall."""
LONGEST_LINE = 120
"""Most characters of a line that only gives a time."""
LONGEST_SENTENCE = 500
"""Most characters of a paragraph that says when a meeting is."""


@dataclass(slots=True)
class Occasion:
    """What a heading says of its meeting, and the paragraphs that say it."""

    council: str | None = None
    committee: str | None = None
    date: Found | None = None
    start: Found | None = None
    pre_meeting: Found | None = None
    venue: str | None = None
    sources: list[Paragraph] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    """Labelled facts, among those of `sources`."""

    @property
    def printed(self) -> tuple[str, ...]:
        """What is printed to say it, paragraph by paragraph, and the labels of labelled facts."""
        return (*(paragraph.text for paragraph in self.sources), *(found.label for found in self.fields))


class OccasionReader:
    """Reads occasions with the vocabulary's words for bodies and titles of papers."""

    def __init__(self, desk: Desk) -> None:
        """Take the vocabulary, and readers of names and addresses."""
        self._bodies = BodyReader(desk)
        self._papers = desk.phrases("papers")
        self._desk = desk
        self._address = AddressReader(desk)
        self._beforehand = desk.phrases("beforehand")
        self._labels = (desk.phrases("labels.contact"), desk.phrases("labels.meeting"))
        self._likely = 0

    def read(self, paragraphs: Iterable[Paragraph]) -> Occasion:
        """Read the paragraphs of a heading, in printed order; the first of each fact, the likeliest of the dates."""
        occasion = Occasion()
        self._likely = 0
        address = self._address = AddressReader(self._desk)
        past = False
        for paragraph in _whole_titles(paragraphs, self._bodies):
            if self._is_labelled(paragraph.text):
                address.end()
                continue
            before = _state(occasion)
            self._read_paragraph(paragraph, occasion)
            if _state(occasion) != before:
                address.end()
                occasion.sources.append(paragraph)
                if occasion.date is not None and occasion.venue is None:
                    address.begin(paragraph)
            elif occasion.date is not None and occasion.venue is None and not past:
                address.read(paragraph)
                past = self._papers.leading(paragraph.text) is not None and occasion.committee is not None
        address.end()
        if occasion.venue is None and address.found:
            occasion.venue = address.text
            occasion.sources.extend(address.found)
        return occasion

    def _is_beforehand(self, text: str) -> bool:
        """Whether a text says when members meet before the meeting."""
        if PRE_MEETING.search(text):
            return True
        said = self._beforehand.within(text) is not None
        return said and values.find_date(text) is None and values.find_time(text) is not None

    def _is_labelled(self, text: str) -> bool:
        """Whether a text begins with a label of the meeting's or of a contact, which is read as such."""
        return any((led := table.leading(text)) is not None and led[1].endswith(":") for table in self._labels)

    def _read_paragraph(self, paragraph: Paragraph, occasion: Occasion) -> None:
        """Read one paragraph."""
        text = paragraph.text or join_lines(paragraph.lines)
        if self._is_beforehand(text):
            occasion.pre_meeting = occasion.pre_meeting or values.find_time(text)
            return
        date = values.find_date(text)
        if date is not None and len(date.value) < len("2010-12-16"):
            date = None
        bare = _without(text, date)
        venue = read_venue(text, date or _date_above(text)) or self._place_before(text, date)
        name = self._council_in(bare, paragraph)
        if occasion.council is None and name is not None:
            occasion.council = name
        elif occasion.committee is None:
            self._read_body(text, self._bare_body(bare, venue), occasion, heading=paragraph.kind == "heading")
        self._read_date(text, date, paragraph, occasion)
        occasion.venue = occasion.venue or venue
        short = len(text) < LONGEST_LINE or _date_above(text) is not None
        if date is None and occasion.date is not None and occasion.start is None and short:
            occasion.start = values.find_time(text)

    def _place_before(self, text: str, date: Found | None) -> str | None:
        """Read a place that stands before the date, whatever leads to it: "… in Civic Hall on Thursday, 4 March"."""
        found = None if date is None else BEFORE_DAY.search(text[: date.start])
        return found["venue"].strip(" ,") if found is not None and self._address.is_place(found["venue"]) else None

    def _council_in(self, bare: str, paragraph: Paragraph) -> str | None:
        """Find a council's name: at the head of a heading, or of a column that stands beside its badge."""
        name = self._bodies.council_in(bare)
        if name is None:
            columns = cut_line(paragraph.lines[0])[1:]
            name = next((name for column in columns if (name := self._bodies.council_in(column.text))), None)
        return None if name is None else CORPORATION.sub("", name)

    def _bare_body(self, text: str, venue: str | None) -> str:
        """Take off a heading what is no body's name: where it meets, and the title of the paper after a dash."""
        if venue is not None and text.endswith(venue):
            text = IN_PLACE.sub("", text[: -len(venue)])
        name, dash, paper = text.rpartition(" – ") if " – " in text else text.rpartition(" - ")
        return name if dash and self._papers.named(paper) is not None else text

    def _read_date(self, text: str, date: Found | None, paragraph: Paragraph, occasion: Occasion) -> None:
        """Take a date that is likelier the meeting's than the one so far: with a time, in a heading, of a meeting."""
        if date is None or len(text) > LONGEST_SENTENCE:
            return
        time = values.find_time(text[date.end :]) or values.find_time(text[: date.start])
        labelled = LABELLED.search(text[: date.start]) is not None
        likely = (
            1 - labelled + 2 * (time is not None) + 2 * (MEETS.search(text) is not None) + (paragraph.kind == "heading")
        )
        if likely > self._likely:
            self._likely = likely
            occasion.date, occasion.start = date, time or occasion.start

    def _read_body(self, text: str, bare: str, occasion: Occasion, *, heading: bool) -> None:
        """Read the body that meets: in a sentence, or as a heading of its own."""
        named = self._bodies.body_in(text)
        if named is not None:
            council, occasion.committee = named
            occasion.council = occasion.council or council
        elif heading:
            occasion.committee = self._bodies.body_heading(bare)


def _whole_titles(paragraphs: Iterable[Paragraph], bodies: BodyReader) -> Iterator[Paragraph]:
    """Join a title broken over two headings: "Minutes of the Roads and", "Places Committee"; a sentence likewise."""
    held: Paragraph | None = None
    for paragraph in paragraphs:
        if held is not None:
            unfinished = UNFINISHED.search(held.text) is not None and paragraph.bold == held.bold
            if unfinished or (paragraph.kind == held.kind and values.find_date(paragraph.text) is None):
                lines = held.lines + paragraph.lines
                yield replace(held, lines=lines, text=f"{held.text} {paragraph.text}")
                held = None
                continue
            yield held
            held = None
        match = OF_BODY.search(paragraph.text)
        cut = UNFINISHED.search(paragraph.text) is not None and len(paragraph.text) < LONGEST_LINE
        nameless = paragraph.kind == "heading" and match is not None and not bodies.names_body(match["body"])
        if cut or nameless:
            held = paragraph
        else:
            yield paragraph
    if held is not None:
        yield held


def _date_above(text: str) -> Found | None:
    """Find where a sentence points to the date: "on the above date at 10.30 am in the Guildhall"."""
    match = ABOVE.search(text)
    return None if match is None else values.Found("", match.group(), match.start(), match.end())


def _state(occasion: Occasion) -> tuple[object, ...]:
    return (
        occasion.council, occasion.committee, occasion.date, occasion.start, occasion.pre_meeting, occasion.venue,
    )  # fmt: skip


def _without(text: str, date: Found | None) -> str:
    """Give a heading without its date and the dash or weekday before it."""
    if date is None:
        return text.strip(" ,-–—.:")
    head = re.sub(r"[\s,\-–—]{0,9}(?:(?:on\s)?\w{1,10}day[,\s]{0,5})?$", "", text[: date.start], flags=re.IGNORECASE)
    return head.strip(" ,-–—.:")
