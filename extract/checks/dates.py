"""A weekday that does not fit the date beside it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from scrutiny_extract.extract.values import WEEKDAYS, find_dates
from scrutiny_extract.schemas import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.checks.papers import Papers
    from scrutiny_extract.extract.layout import Line, Page

WEEKDAY = re.compile(r"\b(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s+(?:the\s+)?(?=\d|[A-Z])", re.IGNORECASE)
"""A weekday that something follows which may be its date."""

DATE_LENGTH = 30
"""Characters within which the date behind a weekday ends."""

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check_weekdays(papers: Papers) -> None:
    """Report dates that fall on another day of the week than the page says."""
    told: set[tuple[str, int]] = set()
    for page in papers.desk.pack.pages:
        for line, text in _lines_with_weekdays(page):
            for match in WEEKDAY.finditer(text):
                found = next(find_dates(text[match.end() : match.end() + DATE_LENGTH]), None)
                if found is None or found.start > 0 or len(found.value) < len("2010-12-16"):
                    continue
                said = WEEKDAYS.index(match["day"].casefold())
                falls = date.fromisoformat(found.value).weekday()
                if said != falls and (found.value, said) not in told:
                    told.add((found.value, said))
                    message = f"{found.raw} is called a {NAMES[said]}; it fell on a {NAMES[falls]}."
                    where = papers.desk.where(line)
                    papers.desk.findings.append(
                        Finding(severity="warning", code="weekday_differs", message=message, where=where)
                    )


def _lines_with_weekdays(page: Page) -> Iterator[tuple[Line, str]]:
    """Yield the lines that name a weekday, each with the text of the next line behind it."""
    for number, line in enumerate(page.lines):
        if "day" in line.text or "DAY" in line.text:
            after = page.lines[number + 1].text if number + 1 < len(page.lines) else ""
            yield line, f"{line.text} {after}"
