from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.correspondence import READER, is_memo, read_correspondence
from tests.making import Sheet, stacked

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import Correspondence


def letter(sheet: Sheet, *blocks: Block) -> Correspondence:
    return read_correspondence(sheet.section(blocks), sheet.desk())


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    return (
        sheet.paragraph("Aviary House, 1 Kings Road T 0300 123 1231"),
        sheet.paragraph("9 December 2031", kind="heading", bold=True),
        sheet.paragraph("Ms Nora Fenwick Director of Paths Wexcombe Council 6th Floor, Mill House"),
        sheet.paragraph("Dear Ms Fenwick"),
        sheet.paragraph("Annual assessment of paths", kind="heading", bold=True),
        sheet.paragraph("Your paths are dark."),
        sheet.paragraph("What to do", kind="heading", bold=True),
        sheet.paragraph("Light them."),
        sheet.paragraph("Yours sincerely"),
        sheet.paragraph("Julian Vole"),
        sheet.paragraph("Divisional Manager, Paths"),
    )


def test_a_letter_says_who_writes_to_whom_when_about_what() -> None:
    sheet = Sheet()

    found = letter(sheet, *blocks_of(sheet))

    assert (found.sender, found.recipient) == ("Julian Vole", "Ms Nora Fenwick")
    assert (found.date, found.date_raw, found.subject) == (
        "2031-12-09",
        "9 December 2031",
        "Annual assessment of paths",
    )
    assert [(one.heading, one.text) for one in found.paragraphs] == [
        (False, "Your paths are dark."),
        (True, "What to do"),
        (False, "Light them."),
    ]


def test_an_address_label_ends_with_its_line_unless_it_goes_on() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("To: Leaders of all councils and"),
        sheet.paragraph("neighbouring authorities"),
        sheet.paragraph("16 December 2031"),
        sheet.paragraph("Dear Leaders"),
        sheet.paragraph("I am writing to you all."),
        sheet.paragraph("Yours ever,"),
        sheet.paragraph("JULIAN VOLE OBE", kind="heading", bold=True),
    )

    found = letter(sheet, *blocks)

    assert (found.recipient, found.sender) == (
        "Leaders of all councils and neighbouring authorities",
        "JULIAN VOLE OBE",
    )
    assert (found.date, found.subject) == ("2031-12-16", None)


def test_a_first_name_finds_the_line_it_stands_in() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Rt Hon Frances Ashe MP"),
        sheet.paragraph("Minister for Paths"),
        sheet.paragraph("Dear Frances"),
        sheet.paragraph("Thank you."),
        sheet.paragraph("Best regards"),
        sheet.paragraph("Julian Vole"),
    )

    assert letter(sheet, *blocks).recipient == "Rt Hon Frances Ashe MP"


def test_what_follows_the_signatures_page_is_kept_as_paragraphs() -> None:
    sheet = Sheet()
    annex = sheet.paragraph("Annex of figures", page=2)

    assert letter(sheet, *blocks_of(sheet), annex).paragraphs[-1].text == "Annex of figures"


def test_a_memorandum_has_labels() -> None:
    sheet = Sheet()
    rows = [("To:", "Paths Committee"), ("From:", "N Fenwick"), ("Date:", "3 May 2031"), ("Subject:", "Lights")]
    table = stacked(sheet, rows, header_rows=0)

    found = letter(sheet, table, sheet.paragraph("They are on."))

    assert (found.recipient, found.sender, found.date, found.subject) == (
        "Paths Committee",
        "N Fenwick",
        "2031-05-03",
        "Lights",
    )
    assert [one.text for one in found.paragraphs] == ["They are on."]


def test_a_letter_is_claimed_by_its_salutation_and_closing() -> None:
    sheet = Sheet()
    blocks = blocks_of(sheet)

    assert READER.claims is not None
    assert READER.claims(sheet.section(blocks), sheet.desk())
    assert not READER.claims(sheet.section(blocks[4:8]), sheet.desk())


def test_a_post_that_is_greeted_is_the_name_above_it() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Orla Brennock", "Leader, Thornmere City Council"),
        sheet.paragraph("Dear Leader,"),
        sheet.paragraph("Thank you."),
        sheet.paragraph("With best wishes"),
        sheet.paragraph("Julian Vole"),
    )

    assert letter(sheet, *blocks).recipient == "Orla Brennock"


@pytest.mark.parametrize(
    ("heading", "labels", "expected"),
    [
        pytest.param("MEMORANDUM", ("To: Members", "From: N Fenwick"), True, id="called so"),
        pytest.param(None, ("From: N Fenwick", "Sent: 3 May 2031 09:12", "To: Members"), True, id="sent"),
        pytest.param(None, ("From: N Fenwick", "To: Paths Board - 3 May 2031", "Subject: Lights"), False, id="report"),
    ],
)
def test_a_memorandum_is_told_from_a_report(heading: str | None, labels: tuple[str, ...], expected: object) -> None:
    sheet = Sheet()
    first = () if heading is None else (sheet.paragraph(heading, kind="heading", bold=True),)
    blocks = (*first, *map(sheet.paragraph, labels), sheet.paragraph("They are on."))

    assert is_memo(sheet.section(blocks, "report"), sheet.desk()) is expected
