"""What a page holds, as frozen values: words, lines, rules, fills, shapes, tables, pages, sections.

Every coordinate is in points, origin top left, on the page *as a reader holds it*: the page's own
rotation and sideways text are undone in `pages`, so nobody later asks which way up a page is.
Geometry only; no behaviour beyond it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from scrutiny_extract.extract.geometry import around
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BBox: TypeAlias = tuple[float, float, float, float]
"""`(x0, y0, x1, y1)`."""

Colour: TypeAlias = tuple[float, float, float]
"""Red, green, blue, each 0 to 1."""

PageKind: TypeAlias = Literal["content", "blank", "scan", "outline", "figure"]
TextSource: TypeAlias = Literal["native", "ocr", "none"]
TableSource: TypeAlias = Literal["tags", "ruled", "aligned"]
ParagraphKind: TypeAlias = Literal["heading", "paragraph", "bullet"]


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: one object shared by all words of the same look."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: Colour


class Word(NamedTuple):
    """One printed word.

    A named tuple, not a dataclass: a pack holds tens of thousands, and a frozen dataclass takes six
    times as long to make.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    """Normalised: ligatures undone, soft hyphens gone, private-use bullets and ticks as Unicode."""
    style: Style
    page: int
    """PDF page, counted from 1."""
    index: int  # type: ignore[assignment] # a word is no list to search
    """Place in `Page.words`: `(page, index)` names the word."""
    confidence: float | None = None
    """0 to 1 where the word was read by OCR, else None."""
    upright: bool = True
    """False where the word runs another way than most text of the page: up a table's heading, along an edge."""

    @property
    def bbox(self) -> BBox:
        """The word's box."""
        return self[:4]


class Place(NamedTuple):
    """A box on a page."""

    page: int
    bbox: BBox


@dataclass(frozen=True)
class Line:
    """Words on one baseline, left to right."""

    words: tuple[Word, ...]
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def page(self) -> int:
        """PDF page, counted from 1."""
        return self.words[0].page

    @property
    def bbox(self) -> BBox:
        """The line's box."""
        return (self.x0, self.y0, self.x1, self.y1)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands."""
        return (Place(self.page, self.bbox),)

    @kept
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join([word.text for word in self.words])

    @kept
    def bold(self) -> bool:
        """Whether every lettered word is bold."""
        bold = False
        for word in self.words:
            if word.text[0].isalnum() or any(map(str.isalnum, word.text)):
                if not word.style.bold:
                    return False
                bold = True
        return bold

    @kept
    def size(self) -> float:
        """Font size of most of its characters, points."""
        styles = {id(word.style) for word in self.words}
        if len(styles) == 1:
            return self.words[0].style.size
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.style.size] = sizes.get(word.style.size, 0) + len(word.text)
        return max(sizes, key=lambda size: sizes[size])


def line_of(words: Iterable[Word]) -> Line:
    """Make a line of words that stand on one baseline."""
    row = tuple(words)
    return Line(row, *around(row))


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line or thin rectangle; horizontal where x1 - x0 is the longer side."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: Colour | None

    @property
    def horizontal(self) -> bool:
        """Whether it runs across the page."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle: shading of a cell, a band, a box."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: Colour

    @property
    def bbox(self) -> BBox:
        """The rectangle."""
        return (self.x0, self.y0, self.x1, self.y1)


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing that is neither rule nor rectangle: a circle, an arrow, a tick drawn as a path."""

    bbox: BBox
    fill: Colour | None
    stroke: Colour | None
    points: tuple[tuple[float, float], ...]
    """Corners and curve ends in drawing order."""
    curved: bool


@dataclass(frozen=True, slots=True)
class Image:
    """A picture placed on the page."""

    bbox: BBox
    xref: int
    """The PDF's number for it; 0 for an inline image."""
    colour: Colour | None = None
    """Dominant colour that is not white, black or grey, for small pictures; else None."""
    outline: tuple[tuple[float, float], ...] = ()
    """Ends of the ink of each row of a small picture, on the page: what an arrow is known by."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One element of the PDF's structure tree that holds words of this page."""

    kind: str
    """Standard structure type: "H1", "P", "Table", "TR", "TH", "TD", "L", "LI" …"""
    path: tuple[tuple[str, int], ...]
    """`(kind, number)` from the root down, this element last; equal paths are one element."""
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link on the page."""

    bbox: BBox
    target_page: int | None
    uri: str | None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the PDF's outline."""

    level: int
    title: str
    page: int
    """PDF page, counted from 1."""


@dataclass(frozen=True)
class Page:
    """One page, upright. `words` is all of them; `body` and `furniture` divide them."""

    number: int
    width: float
    height: float
    rotation: int
    """Degrees clockwise the stored page is turned to make its text upright: 0, 90, 180, 270."""
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    shapes: tuple[Shape, ...] = ()
    images: tuple[Image, ...] = ()
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()
    kind: PageKind = "content"
    text: TextSource = "native"
    printed: str | None = None
    """The number stamped on the page, as text."""
    lines: tuple[Line, ...] = ()
    """The body's lines in reading order: everything but furniture."""
    furniture: tuple[Line, ...] = ()
    """Stamps, running heads and feet, blank-page notices."""

    @property
    def bbox(self) -> BBox:
        """The whole page."""
        return (0.0, 0.0, self.width, self.height)

    @property
    def places(self) -> tuple[Place, ...]:
        """The whole page as a place."""
        return (Place(self.number, self.bbox),)


@dataclass(frozen=True)
class Pack:
    """One PDF."""

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    sha256: str = ""
    producer: str | None = None
    creator: str | None = None
    created: str | None = None
    """ISO date and time, where the file says so."""
    troubles: tuple[Trouble, ...] = ()
    """What could not be read while the file was opened."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be read as it should; becomes a finding."""

    code: str
    message: str
    severity: Literal["error", "warning", "info"]
    page: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together: a paragraph, a heading or one bullet; may run over a page."""

    lines: tuple[Line, ...]
    text: str
    """Joined lines without the number or bullet: white space folded, line-end hyphens joined."""
    kind: ParagraphKind = "paragraph"
    number: str | None = None
    """"1.0", "2.6.13", "a)", "(i)" as printed, where the paragraph begins with one."""
    marker: str | None = None
    """The bullet's glyph."""
    level: int = 0
    """Depth of heading or bullet, outermost 0."""

    @property
    def page(self) -> int:
        """PDF page on which it begins."""
        return self.lines[0].page

    @property
    def x0(self) -> float:
        """Left edge of its first line."""
        return self.lines[0].x0

    @property
    def bold(self) -> bool:
        """Whether all its lines are bold."""
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        """Font size of its first line, points."""
        return self.lines[0].size

    @property
    def words(self) -> Iterator[Word]:
        """Its words in reading order."""
        return chain.from_iterable([line.words for line in self.lines])

    @kept
    def places(self) -> tuple[Place, ...]:
        """One box for each page it touches."""
        return enclosing(self.lines)


@dataclass(frozen=True)
class Cell:
    """One cell of a table, with its lines; over two pages where its row runs over a page."""

    row: int
    column: int
    row_span: int
    column_span: int
    places: tuple[Place, ...]
    """One box for each page it touches."""
    lines: tuple[Line, ...] = ()
    fill: Colour | None = None
    """Background, where it is not white."""
    header: bool = False
    """Whether it stands in a header row."""

    @kept
    def text(self) -> str:
        """Its lines joined into one text (see `joining`)."""
        return join_lines(self.lines)

    @property
    def page(self) -> int:
        """PDF page on which it begins."""
        return self.places[0].page

    @property
    def bbox(self) -> BBox:
        """Its box on the first page it touches."""
        return self.places[0].bbox

    @property
    def bold(self) -> bool:
        """Whether all its lines are bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def words(self) -> Iterator[Word]:
        """Its words in reading order."""
        return chain.from_iterable([line.words for line in self.lines])


@dataclass(frozen=True)
class Table:
    """A table; `tables.find_tables` gives one a page, `tables.join_tables` one over its pages."""

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    header_rows: int
    places: tuple[Place, ...]
    """One box for each page it touches."""
    source: TableSource = "ruled"
    flags: tuple[str, ...] = field(default=())
    repeated: tuple[Line, ...] = ()
    """Header rows printed again on later pages: kept out of the cells, not lost."""

    @property
    def page(self) -> int:
        """PDF page on which it begins."""
        return self.places[0].page

    @property
    def bbox(self) -> BBox:
        """Its box on the first page it touches."""
        return self.places[0].bbox

    @property
    def words(self) -> Iterator[Word]:
        """Its words, cell by cell, then those of repeated header rows."""
        lines = [*(line for cell in self.cells for line in cell.lines), *self.repeated]
        return chain.from_iterable([line.words for line in lines])

    @kept
    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Rows of cells; a spanning cell stands at each place it covers, None where there is none."""
        rows: list[list[Cell | None]] = [[None] * self.column_count for _ in range(self.row_count)]
        columns = range(self.column_count)
        for cell in self.cells:
            for row in rows[cell.row : cell.row + cell.row_span]:
                for column in columns[cell.column : cell.column + cell.column_span]:
                    row[column] = cell
        return tuple(map(tuple, rows))

    @property
    def header(self) -> tuple[tuple[Cell | None, ...], ...]:
        """The header rows of the grid."""
        return self.grid[: self.header_rows]

    @property
    def body(self) -> tuple[tuple[Cell | None, ...], ...]:
        """The rows under the header."""
        return self.grid[self.header_rows :]

    @kept
    def headings(self) -> tuple[str, ...]:
        """For each column the text of its header cells, top down, one space between levels.

        A title over all columns is no part of them.
        """
        columns: list[str] = []
        for column in range(self.column_count):
            seen: list[Cell] = []
            for row in self.header:
                cell = row[column]
                is_title = cell is not None and cell.column_span == self.column_count > 1
                if cell is not None and not is_title and cell not in seen:
                    seen.append(cell)
            columns.append(" ".join(cell.text for cell in seen if cell.text))
        return tuple(columns)


Block: TypeAlias = Paragraph | Table
"""What a section is made of, in reading order."""


@dataclass(frozen=True)
class Section:
    """Neighbouring blocks of one document within the pack."""

    kind: str
    """The record type: "agenda", "minutes", "report" … "other"."""
    title: str | None
    agenda_item: str | None
    blocks: tuple[Block, ...]
    """Paragraphs and tables in reading order, each joined over its pages."""
    pages: tuple[Page, ...]
    """The pages it touches, for shapes, fills and rules."""
    title_source: tuple[Paragraph, ...] = ()
    """The blocks (among `blocks`) that print the title and agenda item, where they do."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs alone."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def places(self) -> tuple[Place, ...]:
        """One box for each page it touches."""
        return enclosing(place for block in self.blocks for place in block.places)


def enclosing(things: Iterable[Place | Line | Word]) -> tuple[Place, ...]:
    """Fold the boxes of things into the smallest one a page, pages in order of first sight."""
    boxes: dict[int, list[BBox]] = {}
    for thing in things:
        boxes.setdefault(thing.page, []).append(thing.bbox)
    return tuple(Place(page, around(found)) for page, found in boxes.items())
