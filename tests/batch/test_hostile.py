"""Packs made to be slow or to break a reader, the whole way: each is read in time, and no word is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from scrutiny_extract.extract import extract_pack
from tests.batch.building import FONT, page_with, raw_pdf, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONG = 200_000
"""Characters of a line, or figures of a number, that no council prints."""
PATIENCE = 20.0
"""Seconds of processor time for any of them, several times what the slowest takes: what squares takes minutes."""

HEAD = ("Wexcombe Borough Council", "Minutes of the meeting held on 4 March 2031", "Present: Councillors A Moor, B Lee")
ROLL = [f"Councillors A Moor{n}, B Lee{n} (Chair) and C Fenn{n}," for n in range(1500)]
HUGE = "1" * 400


def shown(x: float, y: float, text: str, size: int = 10) -> bytes:
    """Draw a text."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("latin-1")
    return b"BT /F %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, escaped)


def page(content: bytes, width: int = 595, height: int = 842) -> bytes:
    """Make a pack of one page."""
    return page_with(content, b"/Font<</F 5 0 R>>", FONT, size=(width, height))


def lines(*texts: str) -> bytes:
    """A tall page of lines one below the other."""
    height = 16 * len(texts) + 100
    return page(b"".join(shown(72, height - 50 - 16 * row, text) for row, text in enumerate(texts)), 700, height)


def long_line(begun: str, unit: str) -> bytes:
    """One line of minutes that goes on and on."""
    text = begun + unit * (LONG // len(unit))
    top = b"".join(shown(72, 800 - 20 * row, text) for row, text in enumerate(HEAD[:2]))
    return page(top + shown(72, 700, text, 6), width=1_500_000)


def table(*rows: Iterable[str], width: int = 100) -> bytes:
    """A ruled table."""
    grid = [list(row) for row in rows]
    right, top = 40 + width * len(grid[0]), 60 + 16 * len(grid)
    rules = [b"40 %d m %d %d l S\n" % (top - 16 * n, right, top - 16 * n) for n in range(len(grid) + 1)]
    rules += [b"%d %d m %d %d l S\n" % (x, top, x, top - 16 * len(grid)) for x in range(40, right + 1, width)]
    texts = [
        shown(43 + width * column, top - 12 - 16 * row, text, 6)
        for row, cells in enumerate(grid)
        for column, text in enumerate(cells)
    ]
    return page(b"".join(rules + texts), right + 40, top + 40)


def bookmarks(count: int) -> bytes:
    """Two pages with many bookmarks."""
    content = stream(shown(72, 700, "Item 1") + shown(72, 650, "Some text of the page"))
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>"
    outline = b"<</Type/Outlines/First 8 0 R/Last %d 0 R/Count %d>>" % (7 + count, count)
    marks = [
        b"<</Title(Item %d)/Parent 7 0 R/Dest[%d 0 R/Fit]%s%s>>" % (
            n + 1,
            3 + n % 2,
            b"/Prev %d 0 R" % (7 + n) if n else b"",
            b"/Next %d 0 R" % (9 + n) if n + 1 < count else b"",
        )
        for n in range(count)
    ]  # fmt: skip
    pages = b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>"
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R>>", pages, leaf, leaf, content, FONT, outline, *marks)


def read(content: bytes) -> Any:
    """Read a pack in time and find all its words in its records."""
    started = time.process_time()
    extraction = extract_pack(content)

    assert time.process_time() - started < PATIENCE
    assert extraction.status == "complete", [each for each in extraction.findings if each.severity == "error"]
    assert extraction.coverage.unread == 0
    assert extraction.coverage.words > 0
    assert "repaired" not in {each.code for each in extraction.findings}
    return extraction


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["1", ".", "(", "-", "word ", "RESOLVED ", "1.1 ", "Councillor A ", "1 May 2031 ", "AB / ", "a@", "£1,000 (10%) ",
     "A, ", "Aa. It was resolved that a be b; "],
)  # fmt: skip
@pytest.mark.parametrize("begun", ["1. ", "Present: "], ids=["item", "roll"])
def test_a_line_of_two_hundred_thousand_characters_is_read_in_time(begun: str, unit: str) -> None:
    read(long_line(begun, unit))


SMALL: dict[str, Callable[[], bytes]] = {
    "a cell of figures": lambda: table(("No", "Pages"), ("1", "1" * 5000), ("2", "12"), width=20_000),
    "numbers beyond all counting": lambda: table(
        ("Ref", "Indicator", "Target", "Actual", "RAG"),
        *((f"KPI {n}", f"Roads mended {n}", HUGE + "%", HUGE, "Green") for n in range(9)),
        width=2000,
    ),
    "shares beyond all counting": lambda: lines(
        *HEAD, f"1. Item {HUGE}", f"RESOLVED: that £{HUGE} million, {HUGE}% ({HUGE} of {HUGE}), go by {HUGE} May",
        f"Page {HUGE}", HUGE,
    ),
    "more columns than a page has": lambda: table(*([f"{row}.{n}" for n in range(120)] for row in range(5)), width=30),
    "a grid": lambda: table(*([f"{row}.{n}" for n in range(60)] for row in range(60)), width=30),
    "bookmarks": lambda: bookmarks(3000),
    "words": lambda: page(shown(72, 700, " ".join(f"word{n}" for n in range(20_000)), 6), width=900_000),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_a_pack_made_to_break_a_reader_is_read(name: str) -> None:
    read(SMALL[name]())


LARGE: dict[str, Callable[[], bytes]] = {
    "a numbered list": lambda: lines(*(f"{n + 1}. Item number {n + 1} of the list" for n in range(5000))),
    "an agenda": lambda: lines(
        "Wexcombe Borough Council", "AGENDA", *(f"{n + 1}. Item about {n} (Pages {n} - {n + 1})" for n in range(3000))
    ),
    "a roll": lambda: lines(*HEAD, "Present:", *ROLL, "1. Minutes", "RESOLVED: That they be signed."),
    "an item of resolutions": lambda: lines(
        *HEAD, "1. Only item", *(f"RESOLVED: (a) That report {n} be noted; (b) that x be y; and" for n in range(1000))
    ),
    "a tracker": lambda: table(
        ("No", "Recommendation", "Progress", "RAG"),
        *((str(n), f"That the Council mends road {n}", f"Work began on {n}", "Amber") for n in range(1, 1500)),
        width=200,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_pack_of_thousands_of_records_is_read_in_time(name: str) -> None:
    read(LARGE[name]())
