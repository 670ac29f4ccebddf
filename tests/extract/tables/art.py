"""Pages from plain text: words where they stand, rules of dashes, so that a test shows the table it is about.

A character is 5 points wide and one em is 15, so one space is a space between words (0.33 em) and three are a wide one.
A line of dashes and spaces alone is rules; `|` and `+` in a line draw nothing.
"""

from __future__ import annotations

import re

from scrutiny_extract.extract.layout import Fill, Page, Rule, Style, Table, Word

CHARACTER = 5.0
LEADING = 17.0
HEIGHT = 13.0
LEFT = TOP = 40.0

PLAIN = Style("Body", 15.0, bold=False, italic=False, colour=(0.0, 0.0, 0.0))
BOLD = Style("Body Bold", 15.0, bold=True, italic=False, colour=(0.0, 0.0, 0.0))

WORD = re.compile(r"[^\s]+")
DASHES = re.compile(r"-{2,}")

Texts = list[list[str | tuple[str, int, int]]]
"""Each row's cells with text: the text, or `(text, rows, columns)` where a cell covers more than one."""


def page_of(art: str, *, number: int = 1, bold: frozenset[int] = frozenset()) -> Page:
    """Set a page; `bold` counts the lines (from 0, rules left out) that are bold."""
    words: list[Word] = []
    rules: list[Rule] = []
    y, count = TOP, 0
    for line in art.strip("\n").splitlines():
        if line.strip() and set(line) <= {"-", " "} and DASHES.search(line):
            rules += [_rule(match, y) for match in DASHES.finditer(line)]
            y += 3
            continue
        style = BOLD if count in bold else PLAIN
        for match in WORD.finditer(line):
            x0, x1 = LEFT + match.start() * CHARACTER, LEFT + match.end() * CHARACTER - 0.3
            words.append(Word(x0, y, x1, y + HEIGHT, match.group(), style, number, len(words)))
        y += LEADING
        count += 1
    return Page(number, 842.0, max(y + TOP, 595.0), 0, tuple(words), tuple(rules))


def _rule(match: re.Match[str], y: float) -> Rule:
    return Rule(LEFT + match.start() * CHARACTER, y - 2, LEFT + match.end() * CHARACTER, y - 1, (0.0, 0.0, 0.0))


def texts_of(table: Table) -> Texts:
    """Give a table's cells that hold text, row by row."""
    rows: Texts = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        if cell.text:
            whole = cell.row_span == cell.column_span == 1
            rows[cell.row].append(cell.text if whole else (cell.text, cell.row_span, cell.column_span))
    return rows


class Drawn:
    """A page on which rules, words and fills are drawn one by one, points from the top left."""

    def __init__(self, number: int = 1, width: float = 595.0, height: float = 842.0) -> None:
        """Begin with an empty page."""
        self.number, self.width, self.height = number, width, height
        self.words: list[Word] = []
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []

    def text(self, x: float, y: float, text: str, *, bold: bool = False) -> None:
        """Write a line of words of 10 points."""
        style = Style("Body", 10.0, bold=bold, italic=False, colour=(0.0, 0.0, 0.0))
        for printed in text.split():
            wide = 5.0 * len(printed)
            self.words.append(Word(x, y, x + wide, y + 10.0, printed, style, self.number, len(self.words)))
            x += wide + 3.0

    def level(self, y: float, x0: float, x1: float) -> None:
        """Draw a horizontal rule half a point thick."""
        self.rules.append(Rule(x0, y, x1, y + 0.5, (0.0, 0.0, 0.0)))

    def upright(self, x: float, y0: float, y1: float) -> None:
        """Draw a vertical rule half a point thick."""
        self.rules.append(Rule(x, y0, x + 0.5, y1, (0.0, 0.0, 0.0)))

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Draw all borders of a grid."""
        for y in ys:
            self.level(y, xs[0], xs[-1])
        for x in xs:
            self.upright(x, ys[0], ys[-1])

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: tuple[float, float, float]) -> None:
        """Paint a rectangle."""
        self.fills.append(Fill(x0, y0, x1, y1, colour))

    def page(self) -> Page:
        """Give the page."""
        return Page(self.number, self.width, self.height, 0, tuple(self.words), tuple(self.rules), tuple(self.fills))
