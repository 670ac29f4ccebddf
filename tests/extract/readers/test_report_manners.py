"""How the heads and ends of reports are set: each manner drawn as councils print it, and what is read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fixtures.drawing import Paper
from fixtures.table import Cell, Grid
from fixtures.typesetting import Look
from scrutiny_extract import extract_pack
from scrutiny_extract.schemas import Report

if TYPE_CHECKING:
    from collections.abc import Callable

SUBJECT = "Mill wheel: request for a grant"
ASKED = ("approve a grant of £10,000 to the trust; and", "note that the rest will be raised by the autumn.")
TEXT = "The wheel has not turned since 1961. The trust that owns the mill has raised £12,500 of the £41,000 needed."
LARGE = Look(size=11)


def read(draw: Callable[[Paper], None]) -> Report:
    paper = Paper()
    paper.leaf()
    draw(paper)
    (found,) = extract_pack(paper.save(SUBJECT)).sections
    assert isinstance(found, Report)
    return found


def body(paper: Paper) -> None:
    paper.heading("1. Background")
    paper.text(TEXT, label="1.1", hang=28)


def asked(paper: Paper, lead: str, labels: tuple[str, str]) -> None:
    paper.text(lead)
    for label, text in zip(labels, ASKED, strict=True):
        paper.text(text, label=label, hang=28)


def headings_alone(paper: Paper) -> None:
    paper.text("Divisions Affected – Weir, Tannery", align="right")
    paper.heading("CABINET – 14 MARCH 2031", align="centre")
    paper.heading(SUBJECT.upper(), align="centre")
    paper.heading("Report by Corporate Director of Places", align="centre")
    paper.heading("RECOMMENDATION")
    paper.text("The Cabinet is RECOMMENDED to", label="1.", hang=28)
    for label, text in zip(("(a)", "(b)"), ASKED, strict=True):
        paper.text(text, label=label, indent=28, hang=28)
    paper.heading("Executive Summary")
    paper.text(TEXT, label="2.", hang=28)
    paper.text("Contact Officer: Una Pell, Grants Officer, 01632 960 111, una.pell@thornmere.example.org")


def labels_in_a_wide_column(paper: Paper) -> None:
    paper.text("Agenda Item No: 5", align="right")
    paper.heading(SUBJECT, size=15)
    rows = (
        ("To:", "Places Committee"),
        ("Meeting Date:", "14 March 2031"),
        ("From:", "Ruben Aldwark, Director of Places"),
        ("Electoral division(s):", "Weir, Tannery"),
        ("Key decision:", "Yes"),
        ("Forward Plan ref:", "2031/017"),
        ("Recommendation:", f"The committee is recommended to:\n\na) {ASKED[0]}\n\nb) {ASKED[1]}"),
    )
    for row in rows:
        paper.columns(row, at=(0, 130), after=10)
    paper.text("**Officer contact:**", after=0)
    contact = (("Name:", "Una Pell"), ("Email:", "una.pell@thornmere.example.org"), ("Tel:", "01632 960 111"))
    paper.columns(*contact, at=(0, 60), after=0)
    paper.gap()
    body(paper)
    paper.heading("5. Source documents")
    paper.text("5.1 Letter from the trust, 4 February 2031")


def boxes_of_a_form(paper: Paper) -> None:
    rows = (
        ("Author/Lead Officer of Report:", "Una Pell, Grants Officer\nTel: 01632 960 111"),
        ("Report of:", "Director of City Services"),
        ("Report to:", "Cabinet"),
        ("Date of Decision:", "14 March 2031"),
        ("Subject:", SUBJECT),
    )
    paper.table(Grid((170, 305), [(Cell(f"**{label}**"), text) for label, text in rows], 0, look=LARGE), after=0)
    question = "Is this a Key Decision?  If Yes, reason Key Decision:-"
    paper.table(Grid((300, 85, 90), ((question, "Yes", "No"), ("Has this been discussed?", "Yes", "No")), 0))
    boxes = (
        ("**Purpose of Report:**\n\nTo ask Cabinet for a grant towards a new wheel for the mill by the weir.",),
        (f"**Recommendations:**\n\nThat Cabinet:\n1. {ASKED[0]}\n2. {ASKED[1]}",),
        ("**Background Papers:**\nLetter from the trust, 4 February 2031",),
    )
    paper.table(Grid((475,), boxes, heading_rows=0))
    body(paper)


def one_label_a_row(paper: Paper) -> None:
    rows = (
        (Cell("**Forward Plan reference number:** FP/031/01/31", columns=2),),
        (Cell(f"**Report title:** {SUBJECT}", columns=2),),
        (Cell("**Report to:** Cabinet", columns=2),),
        (Cell("**Report author:** Councillor Alma Quenby, Cabinet Member for Places", columns=2),),
        ("**Date:** 14 March 2031", "**For:** Decision"),
        (Cell("**County Divisions affected:** Weir and Tannery", columns=2),),
    )
    paper.table(Grid((240, 235), rows, heading_rows=0, look=LARGE))
    paper.heading("1 Everyone’s Mill")
    paper.text(f"1.1 {TEXT}")
    paper.heading("2 Recommendations")
    for number, text in enumerate(ASKED, 1):
        paper.text(f"2.{number} {text.capitalize()}")
    paper.heading("8 List of Background Papers")
    paper.text("8.1 Letter from the trust, 4 February 2031")


def headings_over_a_box(paper: Paper) -> None:
    paper.heading("Report to the Cabinet")
    paper.heading("Meeting to be held on Thursday, 13 March 2031")
    paper.heading("Report of the Head of Service - Culture")
    paper.table(Grid((475,), (("Electoral Divisions affected:\nWeir; Tannery",),), heading_rows=0), after=14)
    paper.heading(SUBJECT)
    paper.text("Contact for further information:\nUna Pell, Tel: (01632) 960111, Grants Officer")
    paper.heading("Brief Summary")
    paper.text(TEXT)
    paper.heading("Recommendation")
    asked(paper, "Cabinet is asked to:", ("(i)", "(ii)"))


def capitals(paper: Paper) -> None:
    paper.heading("Report to Policy Committee", size=13, align="right")
    paper.heading("14 March 2031", align="right", after=0)
    paper.heading("Agenda Item: 5", align="right")
    paper.heading("REPORT OF THE LEADER OF THE COUNCIL")
    paper.heading(SUBJECT.upper())
    paper.heading("Purpose of the Report")
    paper.text("To ask for a grant.", label="1.", hang=28)
    paper.heading("RECOMMENDATION/S")
    asked(paper, "That the Committee:", ("1)", "2)"))
    who = "For any enquiries about this report please contact: Una Pell, Grants Officer, Tel: 01632 960111"
    paper.heading(who)


def questions_with_ticks(paper: Paper) -> None:
    paper.table(Grid((475,), (("**Report author:** Una Pell\nTel: 01632 960 111",),), heading_rows=0, look=LARGE))
    for text in ("Report of the Director of Places", "Report to Executive Board", "Date: 14 March 2031"):
        paper.heading(text)
    paper.heading(f"Subject: {SUBJECT}")
    rows = (
        ("Are specific electoral wards affected?\nIf relevant, name(s) of ward(s): Weir, Tannery", "\uf0fc Yes", "No"),
        ("Has consultation been carried out?", "Yes", "\uf0fc No"),
        ("Is this a key decision?", "Yes", "\uf0fc No"),
    )
    paper.table(Grid((355, 60, 60), rows, heading_rows=0))
    paper.heading("Recommendations")
    asked(paper, "Executive Board is asked to:", ("i.", "ii."))


def a_council_over_its_body(paper: Paper) -> None:
    paper.heading("THORNMERE CITY COUNCIL")
    rows = (
        ("**CABINET**", ""),
        ("**DATE:**", "14 MARCH 2031"),
        ("**REPORT OF CABINET MEMBER:**", "ALMA QUENBY, CABINET MEMBER FOR PLACES"),
        ("**LEAD OFFICER:**", "RUBEN ALDWARK, DIRECTOR OF PLACES"),
        ("**SUBJECT:**", SUBJECT.upper()),
    )
    paper.columns(*rows, at=(0, 200), after=8)
    paper.heading("Recommendations:")
    asked(paper, "It is recommended that Cabinet:", ("1.", "2."))
    paper.heading("Reason for Recommendations:")
    paper.text(TEXT)
    paper.text("**Report Author:** Una Pell, Grants Officer, una.pell@thornmere.example.org")
    paper.text("**Sources/background papers:** Letter from the trust, 4 February 2031")


def labels_over_values(paper: Paper) -> None:
    rows = (
        (Cell("**Committee(s):**\nCulture Committee"), Cell("**Dated:**\n14/03/2031")),
        (Cell(f"**Subject:**\n{SUBJECT}"), Cell("**Public**")),
        (Cell("**Which outcomes of the Plan does this proposal aim to reach in the end?**"), "2, 10"),
        (Cell("**Report of:** Director of City Services"), Cell("**For Decision**", rows=2)),
        (Cell("**Report author:** Una Pell, Grants Officer"),),
    )
    paper.table(Grid((320, 155), rows, heading_rows=0, look=LARGE))
    paper.heading("Summary", align="centre")
    paper.text(TEXT)
    paper.heading("Recommendation(s)", align="centre")
    asked(paper, "Members are asked to:", ("•", "•"))
    paper.text("**Una Pell**\nGrants Officer\n\nT: 01632 960 111\nE: una.pell@thornmere.example.org")


def a_contact_in_a_box(paper: Paper) -> None:
    contact = (
        "**Contact Officer:**\nUna Pell, Grants Officer\n5 Priory Row\n01632 960 111\nuna.pell@thornmere.example.org"
    )
    rows = (
        ("**CITY OF THORNMERE**", "**WARDS:** All"),
        (Cell(f"**REPORT TITLE**\n{SUBJECT} (CS/2031/12)", columns=2),),
        (Cell("**REPORT OF**\nCabinet Member for Culture", columns=2),),
        ("**FOR SUBMISSION TO**\nCabinet", "**DATE**\n14 March 2031"),
        (Cell(f"**SUMMARY OF REPORT**\n{TEXT}\n\n{contact}", columns=2),),
        (Cell(f"**RECOMMENDATIONS**\nThat the Cabinet:\n1. {ASKED[0]}\n2. {ASKED[1]}", columns=2),),
    )
    paper.table(Grid((200, 275), rows, heading_rows=0, look=LARGE))
    body(paper)


def a_file_number_first(paper: Paper) -> None:
    paper.text("CS/31/12")
    paper.text("Cabinet", after=0)
    paper.text("14 March 2031")
    paper.heading(SUBJECT)
    paper.text("**Report of the Director of Places**")
    paper.text("**1) Recommendation**")
    paper.text("That the Cabinet be asked to:")
    for label, text in zip(("(a)", "(b)"), ASKED, strict=True):
        paper.text(f"{label} {text}")
    paper.text("**2) Background / Introduction**")
    paper.text(TEXT)


def labels_nobody_knows(paper: Paper) -> None:
    first = (Cell("**Standing:**\nOpen"), Cell("**Sits on:**\n14 March 2031"), Cell("**Body sitting:**\nCabinet"))
    rows = (
        ("What about:", SUBJECT),
        ("Member in charge:", "Councillor Alma Quenby"),
        ("Brought by:", "Strategic Director of Places"),
    )
    paper.table(
        Grid(
            (120, 150, 205),
            (first, *((Cell(f"**{label}**"), Cell(text, columns=2)) for label, text in rows)),
            heading_rows=0,
            look=LARGE,
        )
    )
    paper.heading("RECOMMENDATIONS")
    asked(paper, "That the Cabinet:", ("1.", "2."))
    paper.heading("HOW IT CAME ABOUT")
    paper.text(TEXT, label="3.", hang=28)


def prose_beside_labels(paper: Paper) -> None:
    rows = (
        ("Meeting:", "Improvement Board"),
        ("Date:", "14 March 2031"),
        ("Agenda item:", "5"),
        ("Title:", SUBJECT),
        ("Report author:", "Una Pell, Programme Officer"),
        ("Executive summary:", f"{TEXT} {TEXT} {TEXT} {TEXT}"),
        ("Recommendation:", f"The Board is asked to:\n• {ASKED[0]}\n• {ASKED[1]}"),
        ("Risks:", "None"),
    )
    paper.table(Grid((130, 345), [(Cell(f"**{label}**"), text) for label, text in rows], 0, look=LARGE))
    body(paper)


def a_title_with_a_colon(paper: Paper) -> None:
    texts = ("Report to Cabinet", "14 March 2031", SUBJECT, "Report by Director of Places", "Electoral divisions: All")
    for text in texts:
        paper.heading(text)
    paper.heading("Summary")
    paper.text(TEXT)
    paper.heading("Recommendations")
    asked(paper, "Cabinet is asked to:", ("(1)", "(2)"))


MANNERS = (
    (
        prose_beside_labels,
        {
            "agenda_item": "5",
            "to": "Improvement Board",
            "subject": SUBJECT,
            "originator": "Una Pell, Programme Officer",
        },
    ),
    (
        a_title_with_a_colon,
        {
            "to": "Cabinet",
            "date": "2031-03-14",
            "subject": SUBJECT,
            "report_of": "Director of Places",
            "wards": ("All",),
        },
    ),
    (
        labels_nobody_knows,
        {
            "to": "Cabinet",
            "date": "2031-03-14",
            "subject": SUBJECT,
            "report_of": "Strategic Director of Places",
            "head": {
                "Standing": "Open",
                "Sits on": "14 March 2031",
                "Body sitting": "Cabinet",
                "What about": SUBJECT,
                "Member in charge": "Councillor Alma Quenby",
                "Brought by": "Strategic Director of Places",
            },
        },
    ),
    (
        headings_alone,
        {
            "to": "CABINET",
            "date": "2031-03-14",
            "subject": SUBJECT.upper(),
            "report_of": "Corporate Director of Places",
            "wards": ("Weir", "Tannery"),
            "telephone": "01632 960 111",
        },
    ),
    (
        labels_in_a_wide_column,
        {
            "agenda_item": "5",
            "to": "Places Committee",
            "subject": SUBJECT,
            "decision_number": "2031/017",
            "originator": "Una Pell",
            "telephone": "01632 960 111",
            "background_papers": ("Letter from the trust, 4 February 2031",),
        },
    ),
    (
        boxes_of_a_form,
        {
            "to": "Cabinet",
            "subject": SUBJECT,
            "originator": "Una Pell, Grants Officer",
            "telephone": "01632 960 111",
            "is_key": None,
            "background_papers": ("Letter from the trust, 4 February 2031",),
        },
    ),
    (
        one_label_a_row,
        {
            "decision_number": "FP/031/01/31",
            "to": "Cabinet",
            "date": "2031-03-14",
            "wards": ("Weir", "Tannery"),
            "recommendations": tuple(text.capitalize() for text in ASKED),
            "background_papers": ("Letter from the trust, 4 February 2031",),
        },
    ),
    (
        headings_over_a_box,
        {
            "to": "Cabinet",
            "date": "2031-03-13",
            "subject": SUBJECT,
            "report_of": "Head of Service - Culture",
            "wards": ("Weir", "Tannery"),
            "originator": "Una Pell",
        },
    ),
    (
        capitals,
        {
            "agenda_item": "5",
            "date": "2031-03-14",
            "subject": SUBJECT.upper(),
            "originator": "Una Pell, Grants Officer",
            "telephone": "01632 960111",
        },
    ),
    (
        questions_with_ticks,
        {
            "to": "Executive Board",
            "report_of": "Director of Places",
            "wards": ("Weir", "Tannery"),
            "is_key": False,
            "telephone": "01632 960 111",
        },
    ),
    (
        a_council_over_its_body,
        {
            "to": "CABINET",
            "report_of": "ALMA QUENBY, CABINET MEMBER FOR PLACES",
            "originator": "Una Pell, Grants Officer",
            "email": "una.pell@thornmere.example.org",
            "background_papers": ("Letter from the trust, 4 February 2031",),
        },
    ),
    (
        labels_over_values,
        {
            "to": "Culture Committee",
            "date": "2031-03-14",
            "subject": SUBJECT,
            "report_of": "Director of City Services",
            "telephone": "01632 960 111",
            "email": "una.pell@thornmere.example.org",
        },
    ),
    (
        a_contact_in_a_box,
        {
            "to": "Cabinet",
            "date": "2031-03-14",
            "report_of": "Cabinet Member for Culture",
            "wards": ("All",),
            "originator": "Una Pell, Grants Officer",
            "telephone": "01632 960 111",
        },
    ),
    (
        a_file_number_first,
        {"to": "Cabinet", "date": "2031-03-14", "subject": SUBJECT, "report_of": "Director of Places"},
    ),
)


@pytest.mark.parametrize(
    ("draw", "expected"), [pytest.param(*manner, id=manner[0].__name__.replace("_", " ")) for manner in MANNERS]
)
def test_a_report_is_read_however_its_head_is_set(draw: Callable[[Paper], None], expected: dict[str, Any]) -> None:
    found = read(draw)

    wanted = {"recommendations": ASKED, **expected}
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_labels_nobody_knows_are_in_the_head() -> None:
    assert read(labels_over_values).head == {
        "Committee(s)": "Culture Committee",
        "Dated": "14/03/2031",
        "Subject": SUBJECT,
        "Which outcomes of the Plan does this proposal aim to reach in the end?": "2, 10",
        "Report of": "Director of City Services",
        "Report author": "Una Pell, Grants Officer",
    }
    assert read(questions_with_ticks).head["Has consultation been carried out?"] == "Yes ✓ No"
