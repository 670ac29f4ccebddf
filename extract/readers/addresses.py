"""A venue told as an address: short lines behind the date, one of which is a place.

address = line+ ;      up to a title, a label, a number, a sentence, a telephone or an e-mail
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.pieces import cut_line

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk

LED = re.compile(r"^(?:held\s)?(?:in|at)\s(?:the\s)?", re.IGNORECASE)
"""How a line leads to a place: "in the Guildhall"."""
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
WORDS = re.compile(r"[^\W\d_]+")
MOST_LINES = 6
"""Lines of an address, at most: more are a list of something else."""
LONGEST_ADDRESS = 10
"""Most words of a line of an address."""


class AddressReader:
    """Gathers the lines of an address, paragraph by paragraph."""

    def __init__(self, desk: Desk) -> None:
        """Take the tables that tell what is a place, and what is no address."""
        self._papers = desk.phrases("papers")
        self._places = desk.phrases("places")
        self._roles = desk.phrases("roles")
        self._joining = desk.phrases("joining")
        self._run: list[Paragraph] = []
        self.found: tuple[Paragraph, ...] = ()
        """The lines of the first address."""

    @property
    def text(self) -> str:
        """Give the address as one text."""
        return LED.sub("", ", ".join(paragraph.text.strip(" ,.") for paragraph in self.found))

    def begin(self, paragraph: Paragraph) -> None:
        """Begin behind a paragraph that says when: with its own later lines, where each is a fact of its own."""
        self._run = _lines_behind(paragraph) or self._beside(paragraph)

    def _beside(self, paragraph: Paragraph) -> list[Paragraph]:
        """Give the place that stands in a column at the right of the date, on its line."""
        *earlier, last = cut_line(paragraph.lines[0])
        told = any(values.find_date(piece.text) is not None for piece in earlier)
        placed = told and self.is_place(last.text) and len(last.words) <= LONGEST_ADDRESS
        return [Paragraph((last,), last.text)] if placed and values.find_time(last.text) is None else []

    def read(self, paragraph: Paragraph) -> None:
        """Gather short lines after the date, until something else comes: a venue where one of them is a place."""
        text = paragraph.text
        ends = self._papers.leading(text) is not None or paragraph.number is not None or text.endswith(":")
        led = self._roles.leading(text)
        ends = ends or (led is not None and led[1].endswith(":"))
        longest = LONGEST_ADDRESS * (1 + (POSTCODE.search(text) is not None))
        other = len(text.split()) > longest or "@" in text or not WORDS.search(text)
        if ends or other or values.find_date(text) is not None or self._joining.within(text) is not None:
            self.end()
        else:
            self._run.append(paragraph)

    def end(self) -> None:
        """Keep the first run of lines one of which is a place: the venue, where no sentence names it."""
        run, self._run = self._run, []
        if not self.found and len(run) <= MOST_LINES and any(self.is_place(paragraph.text) for paragraph in run):
            self.found = tuple(run)

    def is_place(self, text: str) -> bool:
        """Whether a line names a place: a hall, a street, a postcode."""
        return POSTCODE.search(text) is not None or self._places.within(text) is not None


def _lines_behind(paragraph: Paragraph) -> list[Paragraph]:
    """Give the lines of a heading after those with its date and time, where each line is a fact of its own."""
    lines = paragraph.lines
    told = 0
    while told < len(lines) and _is_when(lines[told].text):
        told += 1
    if not told or any(len(line.words) > LONGEST_ADDRESS or line.text[0] == "(" for line in lines):
        return []
    return [Paragraph((line,), line.text) for line in lines[told:]]


def _is_when(text: str) -> bool:
    """Whether a line holds a date or times and nothing else."""
    date = values.find_date(text)
    rest = text if date is None else text[: date.start] + text[date.end :]
    for time in values.find_times(rest):
        rest = rest.replace(time.raw, " ")
    return rest != text and all(len(word) < 3 or word.casefold().endswith("day") for word in WORDS.findall(rest))
