"""Blocks that give a section away by their form: tables by their columns, boxes, entries with page ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.layout import Block, Cell
    from scrutiny_extract.extract.sections.lexicon import Lexicon

COLUMNS_NEEDED: dict[str, tuple[frozenset[str], int]] = {
    "agenda": (frozenset({"item"}), 2),
    "recommendation_table": (frozenset({"recommendation"}), 2),
    "response_table": (frozenset({"recommendation", "response"}), 2),
    "forward_plan": (frozenset({"decision", "maker"}), 3),
    "work_programme": (frozenset({"item"}), 3),
    "tracker": (frozenset({"action"}), 2),
    "indicators": (frozenset(), 4),
    "tracker_summary": (frozenset(), 2),
}
"""For each kind of table the columns it must have, and how many that are known in all."""
HEADER_ROWS = 2
"""Rows that may head a table whose header was not told apart."""

HEAD_WORDS = 5
"""Most words of a line that heads a box."""

RECOMMENDATION_NUMBER = regex.compile(r"\d{1,3}[a-z]?|[ivxl]{1,6}", regex.IGNORECASE)
NUMBER = regex.compile(r"(?P<number>\d{1,3}\s?[a-z]?(?:\.\d{1,2})?|[a-z]|[ivx]+)[.):]?", regex.IGNORECASE)
HEAD = regex.compile(r"(?P<number>\d{1,3}[a-z]?(?:\.\d{1,2})?)[.):]?\s+(?P<title>\S.*)")
PAGES = regex.compile(
    r"\(? \s* (?:pages?|pp?\.?)? \s* (?P<first>\d{1,4}) \s* (?:[-–—]|to) \s* (?P<last>\d{1,4}) \s* \)?",
    regex.IGNORECASE | regex.VERBOSE,
)
"""A cell that holds a page range and nothing else."""
PAGES_INSIDE = regex.compile(
    r"\(? \b (?:pages?|pp\.?) \s* (?P<first>\d{1,4}) (?: \s* (?:[-–—]|to) \s* (?P<last>\d{1,4}) )? \s* (?:\)|$)",
    regex.IGNORECASE | regex.VERBOSE,
)
"""A page range that closes an entry: "(Pages 1 - 18)"."""


class Range(NamedTuple):
    """An entry of an agenda with the printed pages it is on."""

    number: str | None
    title: str
    first: int
    last: int | None


def kinds_of_table(table: Table, lexicon: Lexicon) -> Iterator[str]:
    """Name the kinds whose tables have such columns; indicators are a tracker's."""
    for headings in _heading_rows(table):
        seen = False
        for kind, columns in lexicon.columns(headings).items():
            required, least = COLUMNS_NEEDED[kind]
            if required <= columns and len(columns) >= least:
                seen = True
                yield "tracker" if kind == "indicators" else kind
        if seen:
            return


def _heading_rows(table: Table) -> Iterator[tuple[str, ...]]:
    """Give the texts that may head the columns: the header, else each of the first rows."""
    if table.header_rows:
        yield table.headings
    for row in table.grid[:HEADER_ROWS]:
        yield tuple(cell.text if cell is not None else "" for cell in row)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Give all texts of blocks."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)


def form_labels(table: Table, rows: int) -> Iterator[str]:
    """Give the texts of the first column of so many rows; of the second where the first holds numbers."""
    for row in table.grid[:rows]:
        texts = [cell.text for cell in row[:2] if cell is not None]
        if texts and texts[0]:
            yield texts[1] if len(texts) > 1 and NUMBER.fullmatch(texts[0].strip("()")) else texts[0]


def is_recommendation_head(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block heads one recommendation: a box or a bold line that begins "Recommendation 3"."""
    if isinstance(block, Paragraph):
        bold = block.kind == "heading" or block.lines[0].bold
        return bold and block.number is None and _numbers_recommendation(block.text, lexicon)
    if block.column_count > 1:
        return False
    texts = [cell.text for cell in block.cells if cell.lines]
    if not texts:
        return False
    if len(texts) > 1 and _names_recommendation(texts[0], lexicon):
        return True
    return any(_numbers_recommendation(text, lexicon) for text in texts[:2])


def _numbers_recommendation(text: str, lexicon: Lexicon) -> bool:
    """Whether a text begins with a recommendation's number: "Recommendation 3: …", "Recommendation 3"."""
    for label in lexicon.labels(text):
        if label.kind == "recommendation":
            words = words_of(text)[label.phrase.count(" ") + 1 :]
            return bool(words) and RECOMMENDATION_NUMBER.fullmatch(words[0]) is not None
    return False


def _names_recommendation(text: str, lexicon: Lexicon) -> bool:
    """Whether a box's head says that a recommendation follows: "Inquiry recommendation"."""
    count = len(words_of(text))
    return any(title.kind == "recommendation" and title.start + title.length == count <= HEAD_WORDS for title in lexicon.titles(text))


def find_box(block: Block) -> Cell | None:
    """Find the only cell with text of a table that is a box or a band."""
    if not isinstance(block, Table) or block.row_count * block.column_count > 2:  # noqa: PLR2004 - and an empty one
        return None
    cells = [cell for cell in block.cells if cell.lines]
    return cells[0] if len(cells) == 1 else None


def find_ranges(block: Block) -> Iterator[Range]:
    """Give the entries of an agenda that name their pages."""
    return _in_table(block) if isinstance(block, Table) else _in_paragraph(block)


def _in_paragraph(block: Paragraph) -> Iterator[Range]:
    found = PAGES_INSIDE.search(block.text)
    if found is None or found.end() < len(block.text.rstrip()):
        return
    number, title = block.number, block.text[: found.start()].strip(" -–—(")
    if number is None and (head := HEAD.match(title)) is not None:
        number, title = head["number"], head["title"]
    last = found["last"]
    yield Range(number.strip("().:") if number else None, title, int(found["first"]), int(last) if last else None)


def _in_table(table: Table) -> Iterator[Range]:
    for row in table.grid:
        texts = [cell.text if cell is not None else "" for cell in row]
        number = next((found["number"] for text in texts[:2] if (found := NUMBER.fullmatch(text))), None)
        for text in reversed(texts):
            found = PAGES_INSIDE.search(text) or (PAGES.fullmatch(text) if number else None)
            if found is not None:
                last = found["last"]
                yield Range(number, max(texts, key=len), int(found["first"]), int(last) if last else None)
                break
