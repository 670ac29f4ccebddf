from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.report import read_report
from scrutiny_extract.extract.readers.report.implications import read_answer
from tests.making import Sheet, box

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.schemas import Report


def report(sheet: Sheet, *blocks: Block) -> Report:
    return read_report(sheet.section(blocks, "report"), sheet.desk())


def test_labelled_lines_of_a_head_say_whose_report_it_is_and_to_whom() -> None:
    sheet = Sheet()
    found = report(
        sheet,
        sheet.paragraph("Report of the Director of Places", bold=True),
        sheet.paragraph("Report to: Paths Scrutiny Committee"),
        sheet.paragraph("Date: 12 March 2031"),
        sheet.paragraph("Subject: Path lights"),
        sheet.paragraph("Introduction", kind="heading", number="1.0", bold=True),
        sheet.paragraph("This report is about lights.", number="1.1"),
    )

    assert (found.report_of, found.to, found.subject) == (
        "Director of Places",
        "Paths Scrutiny Committee",
        "Path lights",
    )
    assert found.date == "2031-03-12"
    assert found.head["Subject"] == "Path lights"


def test_recommendations_and_background_papers_are_lists_under_their_headings() -> None:
    sheet = Sheet()
    found = report(
        sheet,
        sheet.paragraph("Subject: Path lights"),
        sheet.paragraph("Recommendations", kind="heading", number="2.", bold=True),
        sheet.paragraph("The Committee is asked to:"),
        sheet.paragraph("note the lights; and", number="(a)", level=1),
        sheet.paragraph("ask for more of them.", number="(b)", level=1),
        sheet.paragraph("Background papers", kind="heading", number="3.", bold=True),
        sheet.paragraph("Survey of paths, 2030"),
    )

    assert found.recommendations == ("note the lights; and", "ask for more of them.")
    assert found.background_papers == ("Survey of paths, 2030",)


def test_no_background_papers_are_none() -> None:
    sheet = Sheet()
    found = report(
        sheet,
        sheet.paragraph("Subject: Path lights"),
        sheet.paragraph("Background papers", kind="heading", bold=True),
        sheet.paragraph("None"),
    )

    assert found.background_papers == ()


def test_paragraphs_keep_their_number_and_the_heading_above_them() -> None:
    sheet = Sheet()
    found = report(
        sheet,
        sheet.paragraph("Subject: Path lights"),
        sheet.paragraph("Purpose", kind="heading", number="1.0", bold=True),
        sheet.paragraph("To light the paths.", number="1.1"),
    )

    assert [(one.number, one.text, one.heading) for one in found.paragraphs] == [
        ("1.0", "Purpose", True),
        ("1.1", "To light the paths.", False),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("☐ Yes ☒ No – All wards affected",), "No – All wards affected", id="box first"),
        pytest.param(("Yes ☒ No ☐",), "Yes", id="box last"),
        pytest.param(("☒ Yes ☐ No If relevant, add the number",), "Yes", id="what to do with it follows"),
        pytest.param(("☐ Yes", "☒ No – All", "wards affected"), "No – All wards affected", id="over lines"),
        pytest.param(("✓ Yes", "No"), "Yes", id="one tick among answers apart"),
        pytest.param(("Yes", "✓ No"), "No", id="the other"),
        pytest.param(("☐ Yes ☐ No",), None, id="none ticked"),
        pytest.param(("☒ Yes ☒ No",), None, id="both"),
        pytest.param(("Yes No",), None, id="no boxes"),
    ],
)
def test_the_ticked_answer_is_the_answer(lines: tuple[str, ...], expected: str | None) -> None:
    sheet = Sheet()

    assert read_answer([sheet.line(text) for text in lines]) == expected


def test_wards_and_key_decision_are_said_by_the_ticked_boxes() -> None:
    sheet = Sheet()
    found = report(
        sheet,
        sheet.paragraph("Subject: Path lights"),
        box(sheet, "Are specific wards affected? ☐ Yes ☒ No – All", "wards affected"),
        box(sheet, "Is this a key decision? ☒ Yes ☐ No"),
    )

    assert (found.wards, found.is_key) == (("All wards affected",), True)


def test_headings_nobody_knows_at_the_end_list_papers_and_say_whom_to_ask() -> None:
    sheet = Sheet()
    found = report(
        sheet,
        sheet.paragraph("Subject: Path lights"),
        sheet.paragraph("What came before", kind="heading", number="1.", bold=True),
        sheet.paragraph("The paths are dark.", number="1.1"),
        sheet.paragraph("Works drawn upon", kind="heading", number="2.", bold=True),
        sheet.paragraph("Survey of paths, 2030"),
        sheet.paragraph("Whom to turn to", kind="heading", number="3.", bold=True),
        sheet.paragraph("Nell Harrowgate, Paths Officer"),
        sheet.paragraph("01632 960114, nell.harrowgate@wexcombe.example.org"),
    )

    assert found.background_papers == ("Survey of paths, 2030",)
    assert (found.originator, found.telephone, found.email) == (
        "Nell Harrowgate",
        "01632 960114",
        "nell.harrowgate@wexcombe.example.org",
    )


def test_a_heading_within_a_list_is_no_entry_of_it_and_what_follows_the_list_is_none() -> None:
    sheet = Sheet()
    found = report(
        sheet,
        sheet.paragraph("Subject: Path lights"),
        sheet.paragraph("Recommendations", kind="heading", bold=True),
        sheet.paragraph("The Board, having read the survey, is asked to agree:", kind="heading", bold=True),
        sheet.paragraph("Lights"),
        sheet.paragraph("that lights be bought; and", number="(a)"),
        sheet.paragraph("Posts"),
        sheet.paragraph("that posts be painted.", number="(b)"),
        sheet.paragraph("Members are reminded that they may not vote on their own path."),
    )

    assert found.recommendations == ("that lights be bought; and", "that posts be painted.")
