"""Resolutions under numbers of their own, as councils print them that do not number their items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.readers.minutes import read_minutes
from tests.making import Sheet

if TYPE_CHECKING:
    from scrutiny_extract.schemas import Minutes

FORMS = [
    pytest.param("R2031-034 A. Moor, B. Lee:", "", "R2031-034", id="number and two names"),
    pytest.param("C2031-01", "Moved by: Ann Moor   Seconded by: Bob Lee", "C2031-01", id="a number, then the movers"),
    pytest.param("MOTION NUMBER 2031-01", "Moved by: Ann Moor Seconded by: Bob Lee", "2031-01", id="a motion's number"),
]


def read(*blocks: tuple[str, bool]) -> Minutes:
    """Read minutes of texts, each with whether it is a heading."""
    sheet = Sheet()
    paragraphs = [
        sheet.paragraph(text, kind="heading" if is_heading else "paragraph", bold=is_heading)
        for text, is_heading in blocks
    ]
    return read_minutes(sheet.section(paragraphs, "minutes"), sheet.desk())


@pytest.mark.parametrize(("head", "movers", "number"), FORMS)
def test_headings_with_a_resolutions_number_divide_nothing(head: str, movers: str, number: str) -> None:
    moved = [(movers, True)] if movers else []
    found = read(
        ("Present: Councillors Ann Moor (Chair) and Bob Lee", False),
        (head, True),
        *moved,
        ("That the fence be mended along the western edge of the green. Carried.", False),
        ("Training of members and officers in the use of the new hall", True),
        (
            "Purpose of this part of the meeting is training of all members in the use of the new hall and its rooms.",
            False,
        ),
        ("Questions of the public about the use of the new hall", True),
        ("Nobody of the public had come to this meeting, and no questions had been handed in before it began.", False),
    )

    (item,) = found.items
    (resolution,) = item.resolutions
    assert (item.number, item.title) == (None, None)
    assert resolution.number == number
    assert resolution.text == "That the fence be mended along the western edge of the green."
    assert resolution.outcome == "Carried"
    assert (resolution.moved_by or "").endswith("Moor")
    assert (resolution.seconded_by or "").endswith("Lee")


def test_numbers_with_movers_beside_them_are_no_items() -> None:
    texts = [("Present: Councillors Ann Moor (Chair) and Bob Lee", False)]
    for number in range(34, 38):
        texts += [(f"R2031-0{number} A. Moor, B. Lee:", True), (f"That fence {number} be mended. Carried.", False)]

    (item,) = read(*texts).items

    assert [each.number for each in item.resolutions] == ["R2031-034", "R2031-035", "R2031-036", "R2031-037"]
