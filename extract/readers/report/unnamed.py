"""Labels of a report's head that nobody knows, told by their form and by what stands beside and below them.

author  = label, ":", one person's name ;      with a telephone number or an address right below
subject = label, ":", words ;                  bold, in a head whose other facts have bold labels with colons
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.layout import Paragraph, line_of
from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.readers.labels import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Line

LABEL = re.compile(r"[A-Z][\w/()’'-]{1,30}(?:\s[\w/()’'-]{1,30}){0,3}:")
"""A label nobody knows: up to four words and a colon."""
SAYS_REPORT = re.compile(r"\b(?:of|by|from)\b", re.IGNORECASE)
"""A label that says whose report it is; others among those of reporters name an officer."""
SAME_COLUMN = 4.0
"""Left edges that differ by less are one column, points."""
LINES_BELOW = 2.5
"""How far below a name its number stands at most, heights of a line."""
LABELLED = 1
"""Facts with bold labels above or below a bold line with a colon that make it another of them."""
FEWEST_WORDS = 2
"""Words of a subject, at least."""


def with_unnamed(fields: list[Field], own: Sequence[Block], desk: Desk) -> list[Field]:
    """Give the fields of a head with those of its author and its subject under labels nobody knows."""
    fields = _without_officers(fields)
    named = {found.name for found in fields}
    if "originator" not in named and (author := _author(fields, own, desk)) is not None:
        fields = [author, *fields]
    if "subject" not in named and (subject := _subject(fields, own, desk)) is not None:
        fields = [*fields, subject]
    return fields


def _without_officers(fields: list[Field]) -> list[Field]:
    """Take the "Responsible officer" beside a "Report of" for the author, where no other label names one."""
    reporters = [found for found in fields if found.name == "report_of"]
    officers = [found for found in reporters if SAYS_REPORT.search(found.label) is None]
    if len(officers) == len(reporters) or any(found.name in {"originator", "lead_officer"} for found in fields):
        return fields
    return [replace(found, name="originator") if found in officers else found for found in fields]


def _author(fields: Sequence[Field], own: Sequence[Block], desk: Desk) -> Field | None:
    """Find a name under a label nobody knows with a number or an address right below it."""
    people = PeopleReader(desk.vocabulary)
    below = [found.label_lines[0] for found in fields if found.name in {"telephone", "email"}]
    for line, label in _labelled(own, desk):
        name = line.text[len(label) :].strip()
        near = any(
            one.page == line.page
            and abs(one.x0 - line.x0) < SAME_COLUMN
            and 0 < one.y0 - line.y0 < LINES_BELOW * (line.y1 - line.y0)
            for one in below
        )
        if near and people.is_name(name):
            return _field("originator", line, label)
    return None


def _subject(fields: Sequence[Field], own: Sequence[Block], desk: Desk) -> Field | None:
    """Find a bold line with a label nobody knows among bold ones that are known."""
    labels = [line for found in fields if found.name for line in found.label_lines[:1]]
    labels = [line for line in labels if line.bold and line.text.endswith(":")]
    for line, label in _labelled(own, desk):
        if sum(abs(one.x0 - line.x0) < SAME_COLUMN for one in labels) < LABELLED:
            continue
        text = line.text[len(label) :].strip()
        if line.bold and text.count(" ") + 1 >= FEWEST_WORDS and values.find_date(text) is None:
            return _field("subject", line, label)
    return None


def _labelled(own: Sequence[Block], desk: Desk) -> Iterator[tuple[Line, str]]:
    """Give the paragraphs of one line that begin with a label nobody knows and a colon, each with the label."""
    known = desk.phrases("labels.report")
    for block in own:
        if not isinstance(block, Paragraph) or block.number or block.marker or len(block.lines) != 1:
            continue
        match = LABEL.match(block.text)
        if match is not None and known.named(match.group()) is None and match.end() < len(block.text):
            yield block.lines[0], match.group()


def _field(name: str, line: Line, label: str) -> Field:
    """Divide a line into label and value."""
    count = label.count(" ") + 1
    return Field(name, label, [line_of(line.words[count:])], [line_of(line.words[:count])])
