"""Tables read by several tools side by side: how right, and at what cost, in one run.

    python benchmarks/tables.py [--tool NAME ...] [FOLDER ...]
    python benchmarks/tables.py --rules

A folder with ground truth of the ICDAR 2013 table competition (`NAME.pdf` beside `NAME-str.xml`) is scored: mean F1
of the documents over relations between neighbouring cells (Göbel et al. 2013), all characters but white space
compared, and how many documents are perfect. Any other folder of PDFs shows cost and what was found. CPU is the
whole reading of a file, each tool in a process of its own, imports left out; the last column is the cost as a
multiple of ours.
`--rules` draws pages with 1, 10 and 100 times the rules and shows what finding their tables costs.

pdfplumber and camelot are asked where they are installed: `pip install -e .[benchmarks]`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import time
import unicodedata
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pymupdf

from scrutiny_extract.extract.layout import Page, Rule, Style, Word
from scrutiny_extract.extract.tables import find_tables, table_troubles
from scrutiny_extract.extract.tables.export import as_json, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

FIXTURES = Path(__file__).parent.parent / "fixtures"
PERFECT = 0.99
RUNS = 3

Cells = list[tuple[int, int, int, int, str]]
"""Row, column, last row, last column, text."""

Pages = dict[int, list[Cells]]
"""Page, from 1 -> its tables."""


class Result(NamedTuple):
    """What one tool made of one file."""

    tables: Pages
    pages: int
    seconds: float


# the tools


def ours(path: Path) -> Pages:
    """Read with this project."""
    out: Pages = {}
    for table in as_json(read_tables(path)):
        cells = [
            (c["row"], c["column"], c["row"] + c["row_span"] - 1, c["column"] + c["column_span"] - 1, c["text"])
            for c in table["cells"]
        ]
        out.setdefault(table["page"], []).append(cells)
    return out


def pymupdf_tables(path: Path) -> Pages:
    """Read with the engine's own finder."""
    with pymupdf.open(path) as document:
        pages = [(page.number or 0, page.find_tables()) for page in document]  # pyright: ignore[reportGeneralTypeIssues]
        return {number + 1: [cells_of(table.extract()) for table in found.tables] for number, found in pages if found}


def pdfplumber_tables(path: Path) -> Pages:
    """Read with pdfplumber as it comes."""
    with import_module("pdfplumber").open(path) as document:
        return {page.page_number: [cells_of(table) for table in page.extract_tables()] for page in document.pages}


def camelot_tables(flavour: str) -> Callable[[Path], Pages]:
    """Read with camelot in one of its flavours."""

    def read(path: Path) -> Pages:
        out: Pages = {}
        for table in import_module("camelot").read_pdf(str(path), pages="all", flavor=flavour, suppress_stdout=True):
            out.setdefault(table.page, []).append(cells_of(table.df.values.tolist()))
        return out

    return read


def cells_of(rows: Sequence[Sequence[str | None]]) -> Cells:
    """Take a matrix of texts for cells without spans."""
    return [(r, c, r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text and text.strip()]


TOOLS: dict[str, tuple[str, Callable[[Path], Pages]]] = {
    "scrutiny-extract": ("scrutiny_extract", ours),
    "pymupdf find_tables": ("pymupdf", pymupdf_tables),
    "pdfplumber": ("pdfplumber", pdfplumber_tables),
    "camelot lattice": ("camelot", camelot_tables("lattice")),
    "camelot hybrid": ("camelot", camelot_tables("hybrid")),
}
"""Name -> the module it needs, and how it is asked."""


def ask(tool: str, files: Sequence[Path], answer: multiprocessing.Queue[dict[Path, Result] | str]) -> None:
    """Let one tool read all files (the first twice, the first time for nothing), in a process of its own."""
    read = TOOLS[tool][1]
    results: dict[Path, Result] = {}
    try:
        read(files[0])
        for path in files:
            started = time.process_time()
            tables = read(path)
            results[path] = Result(tables, page_count(path), time.process_time() - started)
    except Exception as error:  # noqa: BLE001 - whatever another tool raises, the others are measured
        answer.put(f"{type(error).__name__}: {error}")
    else:
        answer.put(results)


def page_count(path: Path) -> int:
    """Count a PDF's pages."""
    with pymupdf.open(path) as document:
        return int(document.page_count)


# the truth


def truth_of(path: Path) -> Pages | None:
    """Read the ground truth beside a PDF; None where there is none."""
    beside = path.with_name(f"{path.stem}-str.xml")
    if not beside.exists():
        return None
    pages: Pages = {}
    for region in ET.parse(beside).getroot().iter("region"):  # noqa: S314 - one's own benchmark data
        cells: Cells = []
        for cell in region.findall("cell"):
            row, column = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
            last_row, last_column = int(cell.get("end-row", row)), int(cell.get("end-col", column))
            cells.append((row, column, max(row, last_row), max(column, last_column), cell.findtext("content") or ""))
        pages.setdefault(int(region.get("page", 1)), []).append(cells)
    return pages


def printed(text: str) -> str:
    """Give what counts of a text: everything but white space, quotes and dashes of one kind, case folded."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").replace("\u2013", "-").replace("\u2212", "-")
    return re.sub(r"\s+", "", plain).casefold()


def relations(cells: Cells) -> Counter[tuple[str, str, str]]:
    """Count pairs of neighbouring texts: each cell with the next one to its right, and the next one below."""
    grid: dict[tuple[int, int], int] = {}
    for number, (row, column, last_row, last_column, text) in enumerate(cells):
        if printed(text):
            places = ((r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1))
            grid.update(dict.fromkeys(places, number))
    rows, columns = max((r for r, _ in grid), default=0), max((c for _, c in grid), default=0)
    pairs: set[tuple[int, int, str]] = set()
    for (row, column), number in grid.items():
        right = (grid[row, c] for c in range(column + 1, columns + 1) if (row, c) in grid)
        below = (grid[r, column] for r in range(row + 1, rows + 1) if (r, column) in grid)
        for other, way in ((next(right, number), "right"), (next(below, number), "below")):
            if other != number:
                pairs.add((number, other, way))
    return Counter((printed(cells[a][4]), printed(cells[b][4]), way) for a, b, way in pairs)


def f1(found: Pages, truth: Pages) -> float:
    """Compare all relations of a document, page by page."""
    right = of_found = of_truth = 0
    for page in found.keys() | truth.keys():
        got = sum((relations(cells) for cells in found.get(page, [])), Counter())
        want = sum((relations(cells) for cells in truth.get(page, [])), Counter())
        right += sum((got & want).values())
        of_found += sum(got.values())
        of_truth += sum(want.values())
    return 2 * right / (of_found + of_truth) if of_found + of_truth else 1.0


# the report


def main() -> None:
    """Compare the tools on the folders named, or show what rules cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[FIXTURES])
    parser.add_argument("--tool", action="append", choices=TOOLS, help="ask only this one (may be repeated)")
    parser.add_argument("--rules", action="store_true", help="show what 1, 10 and 100 times the rules cost")
    chosen = parser.parse_args()
    if chosen.rules:
        print_rules()
        return
    for folder in chosen.folders:
        files = sorted(path for path in folder.rglob("*.pdf") if "-str" not in path.stem)
        truths = {path: truth for path in files if (truth := truth_of(path)) is not None}
        if not files:
            parser.error(f"no PDF in {folder}")
        compare(folder, sorted(truths) or files, truths, chosen.tool or list(TOOLS))


def compare(folder: Path, files: Sequence[Path], truths: dict[Path, Pages], tools: Iterable[str]) -> None:
    """Print a line for each tool."""
    print(f"\n{folder}: {len(files)} files{', with ground truth' if truths else ''}")
    print(f"{'tool':22}{'F1':>8}{'perfect':>10}{'tables':>9}{'cells':>9}{'CPU s':>9}{'ms/page':>10}{'times ours':>12}")
    base = 0.0
    for tool in tools:
        if find_spec(TOOLS[tool][0]) is None:
            print(f"{tool:22}  not installed")
            continue
        results = measured(tool, files)
        if isinstance(results, str):
            print(f"{tool:22}  failed: {results[:80]}")
            continue
        seconds = sum(result.seconds for result in results.values())
        pages = sum(result.pages for result in results.values())
        base = base or seconds
        scores = [f1(results[path].tables, truth) for path, truth in truths.items()]
        tables = [table for result in results.values() for found in result.tables.values() for table in found]
        print(
            f"{tool:22}{f'{mean(scores):.3f}' if scores else '':>8}"
            f"{f'{sum(score >= PERFECT for score in scores)}/{len(scores)}' if scores else '':>10}"
            f"{len(tables):9}{sum(map(len, tables)):9}"
            f"{seconds:9.2f}{seconds / pages * 1000:10.2f}{seconds / base:12.1f}"
        )


def measured(tool: str, files: Sequence[Path]) -> dict[Path, Result] | str:
    """Ask a tool in a process of its own."""
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[dict[Path, Result] | str] = context.Queue()
    process = context.Process(target=ask, args=(tool, files, answer))
    process.start()
    results = answer.get()
    process.join()
    return results


def print_rules() -> None:
    """Show what finding tables costs on pages of ever more rules: cells of tables, and hatching."""
    print(f"{'rules':>8}{'a table of cells, ms':>24}{'hatching, ms':>16}  findings")
    for times in (1, 10, 100):
        count = 200 * times
        cells, hatch = _page(_cell_borders(count)), _page(_hatching(count))
        costs = [_cost(page) for page in (cells, hatch)]
        codes = [trouble.code for page in (cells, hatch) for trouble in table_troubles(page, find_tables(page))]
        print(f"{count:8}{costs[0]:24.2f}{costs[1]:16.2f}  {', '.join(codes) or '-'}")


def _cost(page: Page) -> float:
    """Give the median CPU of some runs, milliseconds."""
    taken: list[float] = []
    for _ in range(RUNS):
        started = time.process_time()
        find_tables(page)
        taken.append((time.process_time() - started) * 1000)
    return median(taken)


def _page(rules: Iterable[Rule]) -> Page:
    """Make a page of 300 words and the rules."""
    style = Style("Body", 9.0, bold=False, italic=False, colour=(0.0, 0.0, 0.0))
    words = tuple(
        Word(55.0 + 100 * (n % 5), y, 75.0 + 100 * (n % 5), y + 9, str(n), style, 1, n)
        for n in range(300)
        for y in (52.0 + 11.6 * (n // 5),)
    )
    return Page(1, 600.0, 800.0, 0, words, tuple(rules))


def _cell_borders(count: int) -> Iterator[Rule]:
    """Draw the borders of five columns of cells, cell by cell."""
    rows = count // 10
    for row in range(rows):
        y = 50 + 700 * row / rows
        for column in range(5):
            x = 50.0 + 100 * column
            yield Rule(x, y, x + 100, y + 0.5, (0.0, 0.0, 0.0))
            yield Rule(x, y, x + 0.5, y + 700 / rows, (0.0, 0.0, 0.0))


def _hatching(count: int) -> Iterator[Rule]:
    """Draw rules that all cross."""
    half = count // 2
    for n in range(half):
        yield Rule(50, 50 + 700 * n / half, 550, 50.5 + 700 * n / half, (0.0, 0.0, 0.0))
        yield Rule(50 + 500 * n / half, 50, 50.4 + 500 * n / half, 750, (0.0, 0.0, 0.0))


if __name__ == "__main__":
    main()
