from __future__ import annotations

import pytest

from scrutiny_extract.extract.readers.requirement_update import read_requirement_update
from scrutiny_extract.extract.readers.requirement_update.texts import divide_requirement
from tests.making import Sheet, band, box, stacked

REQUIREMENTS = [
    ("NI 59 - raise the share of visits", ("NI 59", None, "raise the share of visits")),
    ("3. Ensure that notes are kept (IN 1.3 & 2.17)", ("3", "IN 1.3 & 2.17", "Ensure that notes are kept")),
    ("R2: keep the notes", ("R2", None, "keep the notes")),
    ("Keep the notes of 2031", (None, None, "Keep the notes of 2031")),
    ("IN 2.3 & 2.4 – keep the notes", ("IN 2.3 & 2.4", None, "keep the notes")),
    ("30 schools do better", (None, None, "30 schools do better")),
]


@pytest.mark.parametrize(("text", "parts"), REQUIREMENTS)
def test_a_requirement_begins_with_its_reference_and_ends_with_the_notices(text: str, parts: tuple[str, ...]) -> None:
    assert divide_requirement(text) == parts


def test_under_a_band_stand_the_position_in_bold_and_the_evidence() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Progress at September"),
        box(sheet, "1. Visit every home in time (IN 1.1)"),
        sheet.paragraph("Visits are in time.", bold=True),
        sheet.paragraph("Nine in ten were.", kind="bullet", marker="•"),
        sheet.paragraph("Two teams grew.", kind="bullet", marker="•"),
    )

    (found,) = read_requirement_update(sheet.section(blocks), sheet.desk()).requirements

    assert (found.reference, found.notice_reference, found.text) == ("1", "IN 1.1", "Visit every home in time")
    assert (found.position, found.evidence) == ("Visits are in time.", ("Nine in ten were.", "Two teams grew."))


def test_a_band_goes_on_over_a_page_and_so_does_the_position() -> None:
    sheet = Sheet()
    blocks = (
        box(sheet, "NI 7 - fewer schools where pupils"),
        box(sheet, "do badly", page=2),
        sheet.paragraph("Schools do better and the audit", bold=True, page=2),
        sheet.paragraph("shows it.", bold=True, page=3),
        box(sheet, "NI 8 - more of them", page=3),
    )

    first, second = read_requirement_update(sheet.section(blocks), sheet.desk()).requirements

    assert (first.reference, first.text) == ("NI 7", "fewer schools where pupils do badly")
    assert first.position == "Schools do better and the audit shows it."
    assert (second.reference, second.position, second.evidence) == ("NI 8", None, ())


def test_requirements_in_a_table_have_a_column_each() -> None:
    sheet = Sheet()
    rows = [("Ref", "Requirement", "Current position", "Evidence"), ("4", "Keep notes", "Kept", "Seen in May")]

    (found,) = read_requirement_update(sheet.section((stacked(sheet, rows),)), sheet.desk()).requirements

    assert (found.reference, found.text, found.position, found.evidence) == (
        "4",
        "Keep notes",
        "Kept",
        ("Seen in May",),
    )


def test_a_band_may_name_the_requirement_and_labels_the_position() -> None:
    sheet = Sheet()
    blocks = (
        box(sheet, "**Undertaking 3 (IN 1.3)", "**Keep notes of visits"),
        sheet.paragraph("Position: Notes are kept."),
        sheet.paragraph("Evidence:"),
        sheet.paragraph("Seen in May.", kind="bullet", marker="•"),
    )

    (found,) = read_requirement_update(sheet.section(blocks), sheet.desk()).requirements

    assert (found.reference, found.notice_reference, found.text) == ("3", "IN 1.3", "Keep notes of visits")
    assert (found.position, found.evidence) == ("Notes are kept.", ("Seen in May.",))


def test_without_bands_headings_number_the_requirements() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Requirement 3: Keep notes (IN 1.3)", kind="heading", bold=True),
        sheet.paragraph("Current position: Notes are kept."),
        sheet.paragraph("Seen in May."),
        sheet.paragraph("Requirement 4: Visit at night", kind="heading", bold=True),
    )

    first, second = read_requirement_update(sheet.section(blocks), sheet.desk()).requirements

    assert (first.reference, first.notice_reference, first.text) == ("3", "IN 1.3", "Keep notes")
    assert (first.position, first.evidence) == ("Notes are kept.", ("Seen in May.",))
    assert (second.reference, second.text) == ("4", "Visit at night")


def test_a_box_may_hold_what_was_done_under_its_band() -> None:
    sheet = Sheet()
    done = ("Notes are kept.", "• Seen in May.", "• Seen in June.")
    rows = ((("**3. Keep notes",),), (done,))

    (found,) = read_requirement_update(sheet.section((stacked(sheet, rows, header_rows=0),)), sheet.desk()).requirements

    assert (found.reference, found.text) == ("3", "Keep notes")
    assert found.evidence == ("Notes are kept.", "Seen in May.", "Seen in June.")


def test_a_form_has_a_label_for_each_fact_and_bullets_of_evidence() -> None:
    sheet = Sheet()
    rows = [
        ("Requirement", "3. Keep notes"),
        ("Notice reference", "IN 1.3"),
        ("Current position", "Kept"),
        ("Evidence", ("• Seen in May.", "• Seen in June.")),
    ]

    (found,) = read_requirement_update(sheet.section((stacked(sheet, rows, header_rows=0),)), sheet.desk()).requirements

    assert (found.reference, found.notice_reference, found.text) == ("3", "IN 1.3", "Keep notes")
    assert (found.position, found.evidence) == ("Kept", ("Seen in May.", "Seen in June."))


def test_columns_nobody_knows_are_known_by_the_notices_paragraphs() -> None:
    sheet = Sheet()
    rows = [("Zark", "Floon", "Grabs", "Plim"), ("3", "Keep notes (IN 1.3)", "Kept", ("• Seen in May.",))]

    (found,) = read_requirement_update(sheet.section((stacked(sheet, rows),)), sheet.desk()).requirements

    assert (found.reference, found.notice_reference, found.text) == ("3", "IN 1.3", "Keep notes")
    assert (found.position, found.evidence) == ("Kept", ("Seen in May.",))


def test_headings_may_be_numbered_sentences_and_labels_name_the_notice() -> None:
    sheet = Sheet()
    blocks = (
        sheet.paragraph("Background", kind="heading", number="1.", bold=True),
        sheet.paragraph("Target the visits at homes that need them.", kind="heading", number="2.", bold=True),
        sheet.paragraph("Notice reference: IN 1.3"),
        sheet.paragraph("Position: They are."),
    )

    (found,) = read_requirement_update(sheet.section(blocks), sheet.desk()).requirements

    assert (found.reference, found.notice_reference) == ("2", "IN 1.3")
    assert (found.text, found.position) == ("Target the visits at homes that need them.", "They are.")


def test_a_form_may_have_its_requirement_in_a_bar_over_it() -> None:
    sheet = Sheet()
    rows = [("**Requirement 3: Keep notes (IN 1.3)", ""), ("Position", "Kept"), ("Evidence", "Seen in May.")]

    (found,) = read_requirement_update(
        sheet.section((band(stacked(sheet, rows, header_rows=0), 0),)), sheet.desk()
    ).requirements

    assert (found.reference, found.notice_reference, found.text) == ("3", "IN 1.3", "Keep notes")
    assert (found.position, found.evidence) == ("Kept", ("Seen in May.",))
