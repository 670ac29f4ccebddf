from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.agenda import read_agenda
from tests.making import Sheet

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block, Paragraph
    from scrutiny_extract.schemas import Agenda


def agenda(sheet: Sheet, *blocks: Block) -> Agenda:
    return read_agenda(sheet.section(blocks, "agenda"), sheet.desk())


def numbered(sheet: Sheet, number: str, *texts: str) -> Paragraph:
    return sheet.paragraph(*texts, number=number, kind="heading", bold=True)


def test_items_have_a_number_a_title_and_what_stands_under_it() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        sheet.paragraph("AGENDA", kind="heading", bold=True),
        numbered(sheet, "1.", "Apologies"),
        numbered(sheet, "2.", "Path lights"),
        sheet.paragraph("To receive the report of the Director of Places."),
    )

    assert [(one.number, one.title) for one in found.items] == [("1", "Apologies"), ("2", "Path lights")]
    assert [one.text for one in found.items[1].paragraphs] == ["To receive the report of the Director of Places."]


def test_pages_in_brackets_after_a_title_are_where_its_papers_are() -> None:
    sheet = Sheet()
    found = agenda(
        sheet,
        numbered(sheet, "1.", "Minutes (Pages 7 - 26)"),
        numbered(sheet, "2.", "Path lights (Page 27)"),
        numbered(sheet, "3.", "Close"),
    )

    assert [(one.title, one.page_from, one.page_to) for one in found.items] == [
        ("Minutes", 7, 26),
        ("Path lights", 27, 27),
        ("Close", None, None),
    ]


def test_an_agenda_in_a_table_has_an_item_a_row() -> None:
    sheet = Sheet()
    table = sheet.table([["Item No", "Item", "Pages"], ["1", "Apologies", ""], ["2", "Path lights", "3 - 8"]])

    found = agenda(sheet, table)

    assert [(one.number, one.title, one.page_from, one.page_to) for one in found.items] == [
        ("1", "Apologies", None, None),
        ("2", "Path lights", 3, 8),
    ]
