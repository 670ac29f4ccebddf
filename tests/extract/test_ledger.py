"""The ledger counts what the records print, not what a reader says it read."""

from __future__ import annotations

import pytest

from scrutiny_extract.extract.finder import is_all_of
from scrutiny_extract.extract.ledger import Ledger
from scrutiny_extract.schemas import Coverage, Minutes, Other, Paragraph, Report
from tests.making import Sheet


def coverage_of_report(texts: list[str], **fields: str) -> tuple[Coverage, list[str]]:
    """Read one report made of `texts` into `fields`; give the coverage and the blocks' texts."""
    sheet = Sheet()
    section = sheet.section([sheet.paragraph(text) for text in texts], "report")
    desk = sheet.desk()
    record = desk.section(Report, section, **fields)
    ledger = Ledger(desk.pack.pages)
    ledger.claim(record, desk)
    blocks = ledger.leave(section, desk)
    return ledger.coverage(), [block.text or "" for block in blocks]


@pytest.mark.parametrize(
    ("texts", "fields", "in_records", "left"),
    [
        pytest.param(
            ["Report of: Director of Places"],
            {"report_of": "Director of Places"},
            3,
            ["Report of:"],
            id="a label that no field holds is left",
        ),
        pytest.param(
            ["of all of it", "Director of Places"],
            {"report_of": "Director of Places"},
            3,
            ["of all of it"],
            id="a common word is taken from where the text stands",
        ),
        pytest.param(
            ["Date: 3 May 2031"],
            {"date": "2031-05-03", "date_raw": "3 May 2031"},
            3,
            ["Date:"],
            id="a date is accounted for by its printed form",
        ),
        pytest.param(
            ["Date: 3 May 2031"],
            {"date": "2031-05-03"},
            0,
            ["Date: 3 May 2031"],
            id="an ISO date alone accounts for nothing",
        ),
        pytest.param(
            ["jo.marsh@wexcombe.gov.u k"],
            {"email": "jo.marsh@wexcombe.gov.uk"},
            2,
            [],
            id="an address broken by its cell is found in its pieces",
        ),
        pytest.param(
            ["Subject: Parks – a review"],
            {"subject": "Parks – a review"},
            4,
            ["Subject:"],
            id="a dash goes with its neighbours",
        ),
        pytest.param(
            ["Parks in 2030/31"],
            {"subject": "Parks in 2030"},
            2,
            ["2030/31"],
            id="a word is taken whole or not at all",
        ),
        pytest.param(
            ["Nothing here"],
            {"subject": "Elsewhere"},
            0,
            ["Nothing here"],
            id="a text that is not on the page accounts for nothing",
        ),
    ],
)
def test_the_ledger_follows_the_text_of_the_record(
    texts: list[str], fields: dict[str, str], in_records: int, left: list[str]
) -> None:
    coverage, blocks = coverage_of_report(texts, **fields)

    assert coverage.in_records == in_records
    assert blocks == left
    assert coverage.unread == 0
    assert coverage.in_other == sum(len(text.split()) for text in left)


def test_a_hyphen_at_a_lines_end_is_found_joined() -> None:
    sheet = Sheet()
    paragraph = sheet.paragraph("A strong partner-", "ship of all")
    section = sheet.section([paragraph], "report")
    desk = sheet.desk()
    ledger = Ledger(desk.pack.pages)

    ledger.claim(desk.section(Report, section, subject="A strong partnership of all"), desk)

    assert ledger.coverage().in_records == 6


def test_a_nested_record_claims_its_own_words_only() -> None:
    sheet = Sheet()
    first, second = sheet.paragraph("The same words"), sheet.paragraph("The same words")
    section = sheet.section([first, second], "report")
    desk = sheet.desk()
    nested = desk.make(Paragraph, second, text=second.text)
    ledger = Ledger(desk.pack.pages)

    ledger.claim(desk.section(Report, section, paragraphs=(nested,)), desk)
    blocks = ledger.leave(section, desk)

    assert [block.where[0].bbox for block in blocks] == [pytest.approx(first.lines[0].bbox)]


def test_a_record_that_is_not_returned_claims_nothing() -> None:
    sheet = Sheet()
    paragraph = sheet.paragraph("Dropped on the way")
    section = sheet.section([paragraph], "minutes")
    desk = sheet.desk()
    desk.make(Paragraph, paragraph, text=paragraph.text)
    ledger = Ledger(desk.pack.pages)

    ledger.claim(desk.section(Minutes, section), desk)

    assert ledger.coverage().in_records == 0


def test_words_in_no_section_are_unread() -> None:
    sheet = Sheet()
    section = sheet.section([sheet.paragraph("Kept")])
    sheet.paragraph("Lost on the way")
    desk = sheet.desk()
    ledger = Ledger(desk.pack.pages)

    ledger.claim(desk.section(Other, section), desk)
    ledger.leave(section, desk)

    assert [word.text for word in ledger.unread(desk.pack.pages[0])] == ["Lost", "on", "the", "way"]
    assert ledger.coverage() == Coverage(words=5, in_records=0, in_other=1, furniture=0, unread=4)


def test_a_table_keeps_its_left_over_cells_row_by_row() -> None:
    sheet = Sheet()
    table = sheet.table([["Ref", "Owner"], ["A1", "Jo Marsh"], ["A2", "Sam Reed"]])
    section = sheet.section([table], "report")
    desk = sheet.desk()
    ledger = Ledger(desk.pack.pages)

    ledger.claim(desk.section(Report, section, originator="Jo Marsh"), desk)
    (block,) = ledger.leave(section, desk)

    assert block.cells == (("Ref", "Owner"), ("A1", ""), ("A2", "Sam Reed"))


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        ("1.2 The ford is open.", "1.2 The ford is open.", True),
        ("The ford is open.", "• The ford is open.", True),
        ("The ford is open.", "2 The ford is open.", False),
        ("* The ford", "• * The ford", False),
        ("The ford", "The ford is open.", False),
        ("", "•", False),
    ],
)
def test_a_text_is_known_to_print_all_of_its_words_but_a_bullet(text: str, printed: str, expected: bool) -> None:  # noqa: FBT001
    assert is_all_of(text, [*Sheet().paragraph(printed).words]) is expected
