"""The page range the agenda gives an item, against the pages on which its papers stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scrutiny_extract.extract.values import read_whole
from scrutiny_extract.schemas import Agenda, Cover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.checks.papers import Papers
    from scrutiny_extract.extract.layout import Page
    from scrutiny_extract.schemas import AgendaItem, SectionRecord
MOST = 0.95
"""Share of neighbouring page numbers that rise in a pack numbered through: a stamp may be missed."""


def check_agenda_pages(papers: Papers) -> None:
    """Report items whose papers begin or end on other pages than the agenda says, in a pack numbered through."""
    if not _is_numbered_through(papers):
        return
    for agenda in papers.of(Agenda):
        ranged = [item for item in agenda.items if item.number and item.page_from is not None]
        for item in ranged:
            held = [
                section
                for section in papers.sections
                if section.agenda_item == item.number and not isinstance(section, (Agenda, Cover))
            ]
            _check_item(item, held, papers)


def _is_numbered_through(papers: Papers) -> bool:
    """Whether the numbers printed on pages go on through the pack: each paper's own begin anew."""
    numbers = [int(page.printed or 0) for page in papers.desk.pack.pages if _is_numbered(page)]
    rising = sum(lower < upper for lower, upper in pairwise(numbers))
    return rising >= MOST * (len(numbers) - 1)


def _check_item(item: AgendaItem, held: Sequence[SectionRecord], papers: Papers) -> None:
    """Compare one item."""
    first, last = item.page_from, item.page_to
    printed = [number for section in held for number in _printed_pages(section, papers)]
    if not printed or first is None:
        return
    begins, ends = min(printed), max(printed)
    if begins == first and last is None:
        return
    last = last or first
    if begins == first and ends <= last <= ends + _blanks_behind(held[-1], papers):
        return
    papers.report(
        "agenda_pages_differ",
        f"The agenda gives item {item.number} pages {first} to {last}; its papers stand on pages {begins} to {ends}.",
        item,
        held[0],
        held[-1],
    )


def _printed_pages(section: SectionRecord, papers: Papers) -> list[int]:
    """Give the printed numbers of a section's pages."""
    pages = papers.desk.pack.pages[section.first_page - 1 : section.last_page]
    return [int(page.printed or 0) for page in pages if _is_numbered(page)]


def _blanks_behind(section: SectionRecord, papers: Papers) -> int:
    """Count the blank pages behind a section: an agenda's range holds them, or does not."""
    pages = papers.desk.pack.pages
    last = section.last_page
    while last < len(pages) and pages[last].kind == "blank":
        last += 1
    return last - section.last_page


def _is_numbered(page: Page) -> bool:
    return read_whole(page.printed or "") is not None
