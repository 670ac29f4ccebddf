"""Small makers for tests: words, lines, paragraphs, cells, tables, pages, packs, sections, desks."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from scrutiny_extract.extract.desk import Desk
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import (
    Block,
    Cell,
    Line,
    Pack,
    Page,
    Paragraph,
    ParagraphKind,
    Place,
    Section,
    Style,
    Table,
    Word,
    line_of,
)
from scrutiny_extract.extract.lines import order_words
from scrutiny_extract.extract.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scrutiny_extract.extract.layout import Colour

PLAIN = Style("Body", 11.0, bold=False, italic=False, colour=(0.0, 0.0, 0.0))
BOLD = Style("Body Bold", 11.0, bold=True, italic=False, colour=(0.0, 0.0, 0.0))

WIDTH, HEIGHT = 595.0, 842.0
LINE_HEIGHT = 14.0
CHARACTER = 5.5


class Sheet:
    """Hands out words with running places and indexes, line under line, page by page."""

    def __init__(self) -> None:
        self._index: dict[int, count[int]] = {}
        self._y: dict[int, float] = {}
        self.words: dict[int, list[Word]] = {}

    def line(self, text: str, *, page: int = 1, x0: float = 72.0, bold: bool = False) -> Line:
        """Set a line under the last one of its page."""
        y0 = self._y.get(page, 72.0)
        self._y[page] = y0 + LINE_HEIGHT
        index = self._index.setdefault(page, count())
        words: list[Word] = []
        for printed in text.split():
            x1 = x0 + CHARACTER * len(printed)
            words.append(Word(x0, y0, x1, y0 + 11.0, printed, BOLD if bold else PLAIN, page, next(index)))
            x0 = x1 + CHARACTER
        self.words.setdefault(page, []).extend(words)
        return line_of(words)

    def back(self, page: int = 1) -> None:
        """Go back to the line set last, so that the next one stands beside it."""
        self._y[page] -= LINE_HEIGHT

    def paragraph(
        self,
        *texts: str,
        page: int = 1,
        kind: ParagraphKind = "paragraph",
        number: str | None = None,
        marker: str | None = None,
        level: int = 0,
        bold: bool = False,
    ) -> Paragraph:
        """Set a paragraph of lines; a number or marker is printed before the first."""
        lead = " ".join(part for part in (number, marker) if part)
        lines = tuple(
            self.line(f"{lead} {text}" if lead and position == 0 else text, page=page, bold=bold)
            for position, text in enumerate(texts)
        )
        body = join_lines(lines).removeprefix(lead).strip()
        return Paragraph(lines, body, kind, number, marker, level)

    def table(self, rows: Sequence[Sequence[str]], *, header_rows: int = 1, page: int = 1) -> Table:
        """Set a table of single-line cells, without spans."""
        cells = []
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                lines = (self.line(text, page=page, x0=72.0 + 120 * column),) if text else ()
                bbox = lines[0].bbox if lines else (72.0 + 120 * column, 72.0, 180.0 + 120 * column, 86.0)
                cells.append(Cell(row, column, 1, 1, (Place(page, bbox),), lines, header=row < header_rows))
        places = (Place(page, (72.0, 72.0, 500.0, 700.0)),)
        return Table(tuple(cells), len(rows), max(map(len, rows)), header_rows, places)

    def pages(self) -> tuple[Page, ...]:
        """Give the pages set so far."""
        last = max(self.words, default=1)
        return tuple(
            Page(number, WIDTH, HEIGHT, 0, tuple(self.words.get(number, ())), printed=str(number))
            for number in range(1, last + 1)
        )

    def section(self, blocks: Iterable[Block], kind: str = "other", title: str | None = None) -> Section:
        """Make a section of blocks set on this sheet."""
        return Section(kind, title, None, tuple(blocks), self.pages())

    def desk(self) -> Desk:
        """Make a desk over the pages set so far, with the generic vocabulary."""
        return Desk(Pack(self.pages()), load())


def filled(table: Table, fills: Mapping[tuple[int, int], Colour]) -> Table:
    """Give a table with some cells painted, by row and column."""
    cells = tuple(replace(cell, fill=fills.get((cell.row, cell.column), cell.fill)) for cell in table.cells)
    return replace(table, cells=cells)


def printed(*pieces: tuple[float, float, str], page: int = 1, style: Style = PLAIN, start: int = 0) -> tuple[Word, ...]:
    """Print texts at `(x0, baseline)` in the order given: words one space apart, as high as their style's size."""
    words: list[Word] = []
    width = style.size / 2
    for x, baseline, text in pieces:
        x0 = x
        for part in text.split():
            x1 = x0 + width * len(part)
            words.append(Word(x0, baseline - style.size, x1, baseline, part, style, page, start + len(words)))
            x0 = x1 + width
    return tuple(words)


def page_of(words: Sequence[Word], number: int = 1) -> Page:
    """Make a page of words, its lines found, without furniture."""
    page = Page(number, WIDTH, HEIGHT, 0, tuple(words), printed=str(number))
    return replace(page, lines=order_words(page.words))


def stacked(
    sheet: Sheet, rows: Sequence[Sequence[str | Sequence[str]]], *, header_rows: int = 1, page: int = 1
) -> Table:
    """Set a table whose cells hold several lines each; a line that begins with "**" is bold."""
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            x0 = 72.0 + 200 * column
            given = (text,) if isinstance(text, str) else text
            lines = tuple(
                sheet.line(each.removeprefix("**"), page=page, x0=x0, bold=each.startswith("**"))
                for each in given
                if each
            )
            bbox = lines[0].bbox if lines else (x0, 72.0, x0 + 180.0, 86.0)
            cells.append(Cell(row, column, 1, 1, (Place(page, bbox),), lines, header=row < header_rows))
    places = (Place(page, (72.0, 72.0, 500.0, 700.0)),)
    return Table(tuple(cells), len(rows), max(map(len, rows)), header_rows, places)


def box(sheet: Sheet, *lines: str, page: int = 1) -> Table:
    """Set lines in a ruled box; one that begins with "**" is bold."""
    return stacked(sheet, [[lines]], header_rows=0, page=page)


def band(table: Table, row: int) -> Table:
    """Give a table whose row is one cell over all columns."""
    kept = [cell for cell in table.cells if cell.row != row or cell.column == 0]
    cells = tuple(replace(cell, column_span=table.column_count) if cell.row == row else cell for cell in kept)
    return replace(table, cells=cells)


def spanned(table: Table, spans: Mapping[tuple[int, int], tuple[int, int]]) -> Table:
    """Give a table with merged cells: row and column of the first -> rows and columns it covers."""
    covered = {
        (row + down, column + across)
        for (row, column), (rows, columns) in spans.items()
        for down in range(rows)
        for across in range(columns)
        if down or across
    }
    cells = [
        replace(
            cell,
            row_span=spans.get((cell.row, cell.column), (1, 1))[0],
            column_span=spans.get((cell.row, cell.column), (1, 1))[1],
        )
        for cell in table.cells
        if (cell.row, cell.column) not in covered
    ]
    return replace(table, cells=tuple(cells))
