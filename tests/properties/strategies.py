"""What packs are made of, at random: words councils use, lines, tables, sections, drawn PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from fixtures.drawing import A4, LANDSCAPE, Paper, Stamp
from fixtures.table import Cell, Grid
from scrutiny_extract.schemas import SECTION_TYPES
from tests.making import Sheet

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Paragraph, ParagraphKind, Section, Table

TELLING = (
    "RESOLVED – That",
    "AGREED",
    "RECOMMENDED:",
    "Present:",
    "Apologies for absence",
    "Councillor A Thistlewood (Chair)",
    "Councillors P Hexley and R Ormsgill",
    "Declarations of Interest",
    "Agenda Item 7",
    "Page 3",
    "7 - 26",
    "(Pages 3 - 12)",
    "Report of the Director of Places",
    "Originator: Imogen Fallowdene",
    "Tel: 01632 960 114",
    "Wards affected:",
    "Recommendations",
    "Background papers",
    "Recommendation",
    "Stage",
    "Complete",
    "March 2031 update",
    "Director’s response (approved by Executive June 2030)",
    "4 (Not achieved)",
    "Improvement Priority – HW-1d",
    "Lead Officer",
    "Timescale",
    "Key decision",
    "12th March 2031",
    "12/3/31",
    "10.15 am",
    "£75,000",
    "38.5%",
    "(The meeting concluded at 12.05 pm)",
    "For 4, Against 1, Abstentions 0",
    "moved by Councillor Hexley and seconded by Councillor Sallowby",
    "imogen.fallowdene@wexcombe.example",
    "Dear",
    "Yours sincerely",
    "This page is intentionally left blank",
    "Work Programme",
    "Red",
    "2.6.13",
    "a)",
    "(iii)",
    "•",
    "–",
    "-",
    "\uf0fc",
)
"""Phrases that readers and furniture look for: where random text goes wrong if anywhere."""

PLAIN = (
    "the",
    "council",
    "shelters",
    "lamps",
    "have",
    "been",
    "mended",
    "in",
    "April",
    "and",
    "long-",
    "term",
    "of",
    "X",
)

words = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(TELLING),
    st.text(st.characters(codec="cp1252", categories=("L", "N", "P", "S")), min_size=1, max_size=12),
)
"""A word or a telling phrase that a base font can print."""

texts = st.lists(words, min_size=1, max_size=12).map(" ".join)
cells = st.one_of(st.just(""), texts)
numbers = st.one_of(st.none(), st.sampled_from(("1", "1.0", "2.6.13", "a)", "(i)", "53")))
KINDS: tuple[ParagraphKind, ...] = ("paragraph", "heading", "bullet")
kinds = st.sampled_from(KINDS)


@st.composite
def paragraphs(draw: st.DrawFn, sheet: Sheet, page: int) -> Paragraph:
    """A paragraph of up to three lines."""
    kind = draw(kinds)
    number = draw(numbers) if kind != "bullet" else None
    marker = "•" if kind == "bullet" else None
    lines = draw(st.lists(texts, min_size=1, max_size=3))
    return sheet.paragraph(*lines, page=page, kind=kind, number=number, marker=marker, bold=draw(st.booleans()))


@st.composite
def tables(draw: st.DrawFn, sheet: Sheet, page: int) -> Table:
    """A table of up to six rows, often under headings that name fields."""
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6))
    return sheet.table(rows, header_rows=draw(st.integers(0, 1)), page=page)


@st.composite
def sections(draw: st.DrawFn, kind: str | None = None) -> tuple[Section, Desk]:
    """A section of any kind, of blocks in any order over up to three pages, and the desk to read it at."""
    sheet = Sheet()
    blocks: list[Block] = []
    for page in range(1, draw(st.integers(1, 3)) + 1):
        blocks.append(draw(paragraphs(sheet, page)))  # a page that bears a table bears words
        for _ in range(draw(st.integers(0, 3))):
            blocks.append(draw(st.one_of(paragraphs(sheet, page), tables(sheet, page))))  # noqa: PERF401 - draws in order
    chosen = kind or draw(st.sampled_from(sorted(SECTION_TYPES)))
    return sheet.section(blocks, kind=chosen, title=None), sheet.desk()


@st.composite
def pdfs(draw: st.DrawFn) -> bytes:
    """A pack drawn at random: headings, paragraphs, lists, tables over pages, sideways pages, stamps."""
    paper = Paper(stamp=draw(st.one_of(st.none(), st.builds(Stamp))))
    for _ in range(draw(st.integers(1, 3))):
        turned = draw(st.sampled_from((0, 0, 90, 180, 270)))
        paper.size = LANDSCAPE if turned in {90, 270} else A4
        paper.leaf(turned=turned, by_key=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 5))):
            draw(st.sampled_from((_heading, _paragraph, _list, _table)))(draw, paper)
    return paper.save("Random")


def _heading(draw: st.DrawFn, paper: Paper) -> None:
    paper.heading(draw(texts))


def _paragraph(draw: st.DrawFn, paper: Paper) -> None:
    number = draw(numbers)
    paper.text(draw(texts), label=number, hang=40 if number else 0)


def _list(draw: st.DrawFn, paper: Paper) -> None:
    for text in draw(st.lists(texts, min_size=1, max_size=4)):
        paper.text(text, label="•", indent=18, hang=18)


def _table(draw: st.DrawFn, paper: Paper) -> None:
    width = draw(st.integers(2, 5))
    rows = draw(st.lists(st.lists(cells.map(Cell), min_size=width, max_size=width), min_size=1, max_size=8))
    paper.table(Grid([paper.width / width] * width, rows, repeats=draw(st.booleans()), cut=draw(st.booleans())))
