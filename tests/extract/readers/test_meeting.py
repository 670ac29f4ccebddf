from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.meeting import read_meeting
from tests.making import Sheet

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import Meeting


def meeting(sheet: Sheet, *blocks: Block, kind: str = "agenda") -> Meeting | None:
    return read_meeting((sheet.section(blocks, kind),), sheet.desk())


def test_a_heading_and_labels_say_whose_meeting_it_is_when_and_where() -> None:
    sheet = Sheet()
    found = meeting(
        sheet,
        sheet.paragraph("Wexcombe County Council", kind="heading", bold=True),
        sheet.paragraph("Paths Scrutiny Committee", kind="heading", bold=True),
        sheet.paragraph("Date: Wednesday, 12 March 2031"),
        sheet.paragraph("Time: 9.45 am"),
        sheet.paragraph("Venue: Council Chamber, County Hall"),
        sheet.paragraph("Apologies", kind="heading", number="1.", bold=True),
        sheet.paragraph("Close", kind="heading", number="2.", bold=True),
    )

    assert found is not None
    assert (found.council, found.committee) == ("Wexcombe County Council", "Paths Scrutiny Committee")
    assert (found.date, found.start_time, found.venue) == ("2031-03-12", "09:45", "Council Chamber, County Hall")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Minutes of the meeting of the Paths Committee held in the Village Hall on Tuesday 4 May 2031 at 7.30 pm",
            ("Paths Committee", "2031-05-04", "19:30", "Village Hall"),
        ),
        (
            "Minutes of a meeting of Wexcombe Parish Council held on 4 May 2031 at 7 pm in the Village Hall.",
            (None, "2031-05-04", "19:00", "Village Hall"),
        ),
    ],
)
def test_a_sentence_says_it_all(sentence: str, expected: tuple[str | None, ...]) -> None:
    sheet = Sheet()
    found = meeting(
        sheet,
        sheet.paragraph("Wexcombe Parish Council", kind="heading", bold=True),
        sheet.paragraph(sentence),
        sheet.paragraph("Apologies", kind="heading", number="1.", bold=True),
        sheet.paragraph("Close", kind="heading", number="2.", bold=True),
        kind="minutes",
    )

    assert found is not None
    assert found.council == "Wexcombe Parish Council"
    assert (found.committee, found.date, found.start_time, found.venue) == expected


def test_a_letter_has_no_meeting() -> None:
    sheet = Sheet()

    assert meeting(sheet, sheet.paragraph("Dear Councillor Moor"), kind="correspondence") is None
