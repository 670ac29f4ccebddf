"""How notices of decisions are set: each manner drawn as councils print it, and what is read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fixtures.drawing import Paper
from fixtures.table import Cell, Grid
from scrutiny_extract import extract_pack
from scrutiny_extract.schemas import DecisionNotice

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "Mill wheel: request for a grant"
DECIDED = "That a grant of £10,000 be approved."
REASON = "The wheel has not turned since 1961."


def numbered_form(paper: Paper) -> None:
    paper.heading("RECORD OF OFFICER DECISION", size=14)
    rows = (
        ("1.", "Name and title of officer", "Una Pell, Grants Officer"),
        ("2.", "Title of decision", TITLE),
        ("3.", "Date of decision", "14 March 2031"),
        ("4.", "Decision made", DECIDED),
        ("5.", "Reasons for decision", REASON),
        ("6.", "Alternative options considered and rejected", "To pay nothing."),
        ("7.", "Does anybody have an interest?", "Nobody"),
    )
    paper.table(Grid((30, 170, 275), [(a, Cell(f"**{b}**"), c) for a, b, c in rows], heading_rows=0))


def headed_list(paper: Paper) -> None:
    paper.heading("Decision List", size=14)
    paper.text("Decisions taken by the Cabinet on Friday 14 March 2031")
    paper.text("The deadline for call-in is 5.00 pm on Friday 21 March 2031.")
    paper.heading(f"5. {TITLE}")
    for label, text in (("Decision", DECIDED), ("Reasons for the decision", REASON)):
        paper.text(f"**{label}**")
        paper.text(text)


def published_page(paper: Paper) -> None:
    paper.heading("Decision details", size=14)
    paper.heading(TITLE)
    rows = (
        ("Decision Maker:", "Cabinet Member for Culture"),
        ("Status of this:", "Recommendations Approved"),
        ("Decision:", DECIDED),
        ("Reasons for decision:", REASON),
        ("Date of decision:", "14/03/2031"),
    )
    for label, text in rows:
        paper.text(f"**{label}** {text}")


def table_under_a_title(paper: Paper) -> None:
    paper.heading("WEXCOMBE COUNTY COUNCIL")
    paper.heading("DECISIONS TAKEN BY THE CABINET ON 14 MARCH 2031")
    rows = (("Agenda item", "Topic", "Decision", "Action"), ("5.", TITLE, DECIDED, "DP (U Pell)"))
    paper.table(Grid((60, 140, 180, 95), rows, heading_fill=(0.8, 0.8, 0.8)))


def labels_without_marks(paper: Paper) -> None:
    paper.heading("Notice of Executive Decision")
    paper.heading("Decision by individual Cabinet Member")
    rows = (
        ("Decision Reference", "CMD/31/12"),
        ("Portfolio", "Culture"),
        ("Report title", TITLE),
        ("Wards affected", "Weir, Tannery"),
        ("Decision", DECIDED),
        ("Reasons", REASON),
        ("Date of decision", "14 March 2031"),
        ("Call-in period ends", "21 March 2031"),
        ("Exempt information", "No"),
    )
    for label, text in rows:
        paper.columns((f"**{label}**", text), at=(0, 160), after=8)


MANNERS = (
    (
        numbered_form,
        {
            "decision_maker": "Una Pell, Grants Officer",
            "reasons": REASON,
            "columns": {
                "Alternative options considered and rejected": "To pay nothing.",
                "Does anybody have an interest?": "Nobody",
            },
        },
    ),
    (
        headed_list,
        {"agenda_item": "5", "decision_maker": "Cabinet", "reasons": REASON, "call_in_deadline": "2031-03-21"},
    ),
    (
        published_page,
        {
            "decision_maker": "Cabinet Member for Culture",
            "reasons": REASON,
            "columns": {"Status of this": "Recommendations Approved"},
        },
    ),
    (
        table_under_a_title,
        {"agenda_item": "5", "decision_maker": "CABINET", "reasons": None, "columns": {"Action": "DP (U Pell)"}},
    ),
    (
        labels_without_marks,
        {
            "reference": "CMD/31/12",
            "reasons": REASON,
            "wards": ("Weir", "Tannery"),
            "call_in_deadline": "2031-03-21",
            "exempt": False,
            "columns": {"Portfolio": "Culture"},
        },
    ),
)


@pytest.mark.parametrize(
    ("draw", "expected"), [pytest.param(*manner, id=manner[0].__name__.replace("_", " ")) for manner in MANNERS]
)
def test_a_decision_is_read_however_its_notice_is_set(draw: Callable[[Paper], None], expected: dict[str, Any]) -> None:
    paper = Paper()
    paper.leaf()
    draw(paper)

    (found,) = extract_pack(paper.save(TITLE)).sections

    assert isinstance(found, DecisionNotice)
    (decision,) = found.decisions
    wanted = {"title": TITLE, "decision": DECIDED, "date": "2031-03-14", **expected}
    assert {name: getattr(decision, name) for name in wanted} == wanted
