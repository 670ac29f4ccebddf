"""Who was there, in layouts drawn on a page and read from the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixtures.drawing import Paper
from fixtures.typesetting import Look
from scrutiny_extract import extract_pack
from scrutiny_extract.schemas import Minutes

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str | None, str | None, str | None]
"""Name, role, representing, status."""


def read(draw: Callable[[Paper], None]) -> list[Row]:
    """Draw minutes whose head `draw` fills, and give who was there."""
    paper = Paper(look=Look(size=11))
    paper.leaf()
    paper.heading("Thornmere City Council", align="centre")
    paper.heading("Minutes of the Roads Committee held on 4 May 2031", align="centre")
    draw(paper)
    for number, title in enumerate(("Minutes", "Road Works", "Close"), 1):
        paper.text(f"**{title}**", label=f"**{number}.**", hang=30, keep=True)
        paper.text("The Committee considered the report and asked the officers about it.", indent=30)
    (section,) = extract_pack(paper.save("Minutes")).sections
    assert isinstance(section, Minutes)
    return [(one.name, one.role, one.representing, one.status) for one in section.attendance]


def in_two_columns(paper: Paper) -> None:
    paper.text("**PRESENT:**")
    paper.columns(
        ("Councillor A Moor (Chair)", "Councillor B Lee (Vice-Chair)"),
        ("Councillor C Pym", "Councillor D Hale"),
        at=(0, 240),
    )
    paper.text("**Apologies:** Councillor F Gray")


def beside_their_bodies(paper: Paper) -> None:
    paper.text("**Present:**", after=0)
    for line in (
        "Cllr A Moor, Chair, Northwick Town Council",
        "Cllr B Lee, Mill Parish Council",
        "Mr C Pym, Chamber of Trade",
    ):
        paper.text(line, label="•", hang=15, after=0)


def with_a_star_for_the_absent(paper: Paper) -> None:
    paper.text("**Councillors:** A Moor (Chairman), B Lee (Vice-Chairman) and *D Hale")
    paper.text("*absent")
    paper.text("**Officers:** P Ott, Solicitor")


def under_no_heading(paper: Paper) -> None:
    paper.text("Councillors A Moor (Chair), B Lee, C Pym")
    paper.text("An apology for absence was received from Councillor F Gray.")
    paper.text("Officers in attendance: P Ott (Head of Roads)")


@pytest.mark.parametrize(
    ("draw", "there"),
    [
        pytest.param(
            in_two_columns,
            [
                ("A Moor", "chair", None, "present"),
                ("B Lee", "vice-chair", None, "present"),
                ("C Pym", None, None, "present"),
                ("D Hale", None, None, "present"),
                ("F Gray", None, None, "apologies"),
            ],
            id="two columns of people",
        ),
        pytest.param(
            beside_their_bodies,
            [
                ("A Moor", "chair", "Northwick Town Council", "present"),
                ("B Lee", None, "Mill Parish Council", "present"),
                ("Mr C Pym", None, "Chamber of Trade", "present"),
            ],
            id="bodies after names",
        ),
        pytest.param(
            with_a_star_for_the_absent,
            [
                ("A Moor", "chair", None, "present"),
                ("B Lee", "vice-chair", None, "present"),
                ("D Hale", None, None, "absent"),
                ("P Ott", "Solicitor", None, "in attendance"),
            ],
            id="a star for the absent",
        ),
        pytest.param(
            under_no_heading,
            [
                ("A Moor", "chair", None, "present"),
                ("B Lee", None, None, "present"),
                ("C Pym", None, None, "present"),
                ("F Gray", None, None, "apologies"),
                ("P Ott", "Head of Roads", None, "in attendance"),
            ],
            id="no heading",
        ),
    ],
)
def test_people_are_read_as_a_page_sets_them(draw: Callable[[Paper], None], there: list[Row]) -> None:
    assert read(draw) == there
