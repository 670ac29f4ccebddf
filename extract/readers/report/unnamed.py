"""Labels of a report's head that nobody knows, told by their form and by what stands beside and below them.

author    = label, ":", one person's name ;    with a telephone number or an address right below
telephone = label, ":", number ;
fact      = label, ":", date | body | words ;    bold, in a column of others: the date, the meeting, the subject
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
NUMBER = re.compile(r"\+?[\d\s()-]{6,20}")
"""A telephone number and nothing else."""
LONGEST_DAY = 16
"""Characters beside a date that may be its day: "Wednesday, "."""
FEWEST_BESIDE = 2
"""Other lines set like one whose label has several words."""
FEWEST_WORDS = 2
"""Words of a subject, at least."""


def with_unnamed(fields: list[Field], own: Sequence[Block], desk: Desk) -> list[Field]:
    """Give the fields of a head with those under labels nobody knows: telephone, author, date, meeting, subject."""
    fields = _without_officers(fields)
    lines = list(_labelled(own, desk))
    named = {found.name for found in fields}
    if "telephone" not in named:
        fields += [_field("telephone", *each) for each in lines if NUMBER.fullmatch(_value(*each))][:1]
    if "originator" not in named and (author := _author(fields, lines, desk)) is not None:
        fields = [author, *fields]
    for name, line, label in _facts(fields, lines, desk):
        if name not in {found.name for found in fields}:
            fields.append(_field(name, line, label))
    return fields


def _without_officers(fields: list[Field]) -> list[Field]:
    """Take the "Responsible officer" beside a "Report of" for the author, where no other label names one."""
    reporters = [found for found in fields if found.name == "report_of"]
    officers = [found for found in reporters if SAYS_REPORT.search(found.label) is None]
    if len(officers) == len(reporters) or any(found.name in {"originator", "lead_officer"} for found in fields):
        return fields
    return [replace(found, name="originator") if found in officers else found for found in fields]


def _author(fields: Sequence[Field], lines: Sequence[tuple[Line, str]], desk: Desk) -> Field | None:
    """Find a name under a label nobody knows with a number or an address right below it."""
    people = PeopleReader(desk.vocabulary)
    below = [found.label_lines[0] for found in fields if found.name in {"telephone", "email"}]
    for line, label in lines:
        near = any(
            one.page == line.page
            and abs(one.x0 - line.x0) < SAME_COLUMN
            and 0 < one.y0 - line.y0 < LINES_BELOW * (line.y1 - line.y0)
            for one in below
        )
        if near and people.is_name(_value(line, label)):
            return _field("originator", line, label)
    return None


def _facts(fields: Sequence[Field], lines: Sequence[tuple[Line, str]], desk: Desk) -> Iterator[tuple[str, Line, str]]:
    """Name the bold lines with a label nobody knows among others set like them: by what they say."""
    labels = [line for found in fields if found.name for line in found.label_lines[:1] if line.text.endswith(":")]
    labels += [line for line, _ in lines]
    bodies = desk.phrases("bodies")
    for line, label in lines:
        beside = [one for one in labels if one is not line and one.bold and abs(one.x0 - line.x0) < SAME_COLUMN]
        # A title may hold a colon too: "Mill wheel: request for a grant".
        if not line.bold or len(beside) < (FEWEST_BESIDE if " " in label else 1):
            continue
        value = _value(line, label)
        date = values.find_date(value)
        if date is not None:
            if len(value) - len(date.raw) < LONGEST_DAY:
                yield "date", line, label
        elif value.count(" ") + 1 >= FEWEST_WORDS:
            yield ("to" if bodies.within(value) is not None else "subject"), line, label


def _value(line: Line, label: str) -> str:
    """Give what stands behind a label."""
    return line.text[len(label) :].strip()


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
