"""Tables at random: spans, wrapped cells, borders left out, sideways pages, figures without any rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from fixtures.table import Cell
from fixtures.tables import Sketch

if TYPE_CHECKING:
    from fixtures.tables import Align, Inner, Side

WORDS = (
    "bridge",
    "lamps",
    "the",
    "of",
    "Wexcombe",
    "shelters",
    "mended",
    "A",
    "Green",
    "allotments",
    "by",
    "nursery",
    "places",
)

HEADS = ("bridge", "lamps", "Green", "nursery", "places", "All")
"""Headings that fit a narrow column."""

SMALL = tuple(word for word in WORDS if word.islower())

SIDES: tuple[Side, ...] = ("left", "right", "top", "bottom")
ALIGNS: tuple[Align, ...] = ("left", "centre", "right")

ABOVE = "This paragraph stands over the table and is as wide as the page, so that nobody takes it for a row."

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
labels = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
short_labels = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
long_labels = st.builds(
    "{} {}".format, st.sampled_from(WORDS), st.lists(st.sampled_from(SMALL), min_size=1, max_size=9).map(" ".join)
)
"""Labels that wrap: what goes on in a next line is told from a next label by its small letter."""
figures = st.one_of(
    st.integers(0, 99999).map("{:,}".format),
    st.floats(-99, 999, allow_nan=False).map("{:.1f}".format),
    st.integers(0, 100).map("{}%".format),
    st.integers(1, 999).map("({})".format),
)
turns = st.sampled_from(((0, False), (0, False), (90, False), (90, True), (180, True), (270, False), (270, True)))


@st.composite
def spanned(draw: st.DrawFn) -> Sketch:
    """A table with all its borders, and cells that cover others."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 5))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    drawn: list[list[Cell]] = []
    for row in range(rows):
        drawn.append([])
        for column in range(columns):
            if (row, column) not in free:
                continue
            across = draw(st.integers(1, _room(free, row, column, columns)))
            down = draw(st.integers(1, _depth(free, row, rows, range(column, column + across))))
            free -= {(row + r, column + c) for r in range(down) for c in range(across)}
            text = draw(st.one_of(st.just(""), figures, texts, texts))
            drawn[-1].append(Cell(text, columns=across, rows=down, bold=draw(st.booleans())))
    turned, by_key = draw(turns)
    return Sketch(draw(widths(columns)), drawn, turned=turned, by_key=by_key, doubled=draw(st.booleans()), above=ABOVE)


def _room(free: set[tuple[int, int]], row: int, column: int, columns: int) -> int:
    """Count the free places from one to the right."""
    end = column
    while end < columns and (row, end) in free:
        end += 1
    return end - column


def _depth(free: set[tuple[int, int]], row: int, rows: int, columns: range) -> int:
    """Count the rows down to which all these columns are free."""
    end = row
    while end < rows and all((end, column) in free for column in columns):
        end += 1
    return end - row


def widths(columns: int) -> st.SearchStrategy[list[float]]:
    """Give columns that fit a page and hold the longest word."""
    return st.lists(st.sampled_from((70.0, 75.0, 80.0)), min_size=columns, max_size=columns)


@st.composite
def open_sided(draw: st.DrawFn) -> Sketch:
    """A table without spans some of whose outer borders are not drawn."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    cells = draw(st.lists(st.lists(texts.map(Cell), min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    return Sketch(draw(widths(columns)), cells, open_sides=draw(st.frozensets(st.sampled_from(SIDES), max_size=4)))


@st.composite
def of_figures(draw: st.DrawFn, inner: Inner) -> Sketch:
    """A table of labels and figures under a row of headings, with some of its borders or none."""
    rows, columns = draw(st.integers(4, 9)), draw(st.integers(3, 5))
    head = [Cell(draw(st.sampled_from(WORDS)), bold=True) for _ in range(columns)]
    label = draw(st.sampled_from((labels, long_labels)))
    body = [[Cell(draw(label)), *(Cell(draw(figures)) for _ in range(columns - 1))] for _ in range(rows)]
    open_sides = frozenset(SIDES) if inner == "none" else frozenset()
    return Sketch(
        [150.0, *draw(widths(columns))[1:]],
        [head, *body],
        inner=inner,
        open_sides=open_sides,
        align=draw(st.sampled_from(ALIGNS)),
        above=ABOVE,
        below="This one stands under it, and it too goes on until the line is full and there is no room for more.",
    )


@st.composite
def under_headings(draw: st.DrawFn) -> Sketch:
    """Figures without rules under two rows of headings, those of the first each over two columns."""
    rows, pairs = draw(st.integers(3, 8)), draw(st.integers(2, 3))
    over = [Cell(""), *(Cell(f"{draw(st.sampled_from(HEADS))} {2030 + n}", columns=2, bold=True) for n in range(pairs))]
    head = [Cell(draw(st.sampled_from(HEADS)), bold=True) for _ in range(1 + 2 * pairs)]
    body = [[Cell(draw(short_labels)), *(Cell(draw(figures)) for _ in range(2 * pairs))] for _ in range(rows)]
    return Sketch(
        [120.0, *[58.0] * (2 * pairs)],
        [over, head, *body],
        inner="none",
        open_sides=frozenset(SIDES),
        align="centre",
        above=ABOVE,
    )
