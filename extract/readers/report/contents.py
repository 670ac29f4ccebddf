"""What facts of a head under labels nobody knows say, told by what they hold: a date, a body, a post, a title.

Only what neither known labels nor headings say is looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract import values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table
    from scrutiny_extract.extract.readers.fields import Field
    from scrutiny_extract.extract.values import Found

LONGEST_DAY = 16
"""Characters beside a date that may be its day: "Wednesday, "."""
LONGEST_BODY = 6
"""Words of a value that names a body and says no more."""
FEWEST_WORDS = 4
"""Words of a title, at least."""
MOST_WORDS = 30
FEWEST_ROWS = 3
LABELLED = 0.75
"""Share of a table's rows that begin with a label in bold, from which it is set as a head."""


def is_set_as_head(table: Table) -> bool:
    """Whether nearly every row begins with a label: in bold, with plain type behind it, below it or beside it."""
    rows = [[cell for cell in dict.fromkeys(row) if cell is not None and cell.lines] for row in table.grid]
    rows = [row for row in rows if row]
    labelled = 0
    for row in rows:
        first = row[0].lines[0].words[0].style.bold and not row[0].bold
        beside = row[0].bold and len(row) > 1 and not row[1].bold
        labelled += first or beside
    return len(rows) >= FEWEST_ROWS and labelled >= LABELLED * len(rows)


def find_date(fields: Sequence[Field]) -> Found | None:
    """Find the first value that is a date and no more."""
    for found in fields:
        date = values.find_date(found.value) if found.name is None else None
        if date is not None and len(found.value) - len(date.raw) < LONGEST_DAY:
            return date
    return None


def find_body(fields: Sequence[Field], desk: Desk) -> str | None:
    """Find the first value that names a body."""
    bodies = desk.phrases("bodies")
    unknown = (found.value for found in fields if found.name is None and found.value.count(" ") < LONGEST_BODY)
    return next((value for value in unknown if bodies.within(value) is not None), None)


def find_reporter(fields: Sequence[Field], desk: Desk) -> str | None:
    """Find the first value that is a post."""
    posts = desk.phrases("posts")
    unknown = (found.value for found in fields if found.name is None)
    return next((value for value in unknown if posts.leading(value) is not None), None)


def find_subject(fields: Sequence[Field], desk: Desk) -> str | None:
    """Find the first value that is a title: words that are no sentence, no date, nobody's post and no councillor."""
    posts, people, headings = desk.phrases("posts"), desk.phrases("people"), desk.phrases("headings.report")
    for found in fields:
        value = found.value
        if found.name is not None or not FEWEST_WORDS <= value.count(" ") + 1 <= MOST_WORDS or value.endswith("."):
            continue
        told = posts.within(value) or people.leading(value) or headings.named(found.label) or values.find_date(value)
        if not told and not value[0].isdigit():
            return value
    return None
