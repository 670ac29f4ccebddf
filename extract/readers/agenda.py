"""The agenda: the list of a meeting's business.

    agenda = heading, facts of the meeting*, (item | openness heading)+ ;
    item   = number, title, ("(Pages 1 - 6)")?, paragraph* ;     in lines, or a row of a table
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract import values
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table, line_of
from scrutiny_extract.extract.paragraphs import find_paragraphs
from scrutiny_extract.extract.readers.contacts import contact_labels
from scrutiny_extract.extract.readers.fields import cut_line
from scrutiny_extract.extract.readers.minutes.items import WITH_ITEM, find_starts
from scrutiny_extract.extract.readers.occasions import read_occasion
from scrutiny_extract.extract.readers.prose import paragraph_record, with_loose_numbers
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.schemas import Agenda, AgendaItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Block, Cell, Section
    from scrutiny_extract.extract.vocabulary import Phrases

PAGES = re.compile(
    r"\s*[(\[]?\s*\b(?:pages?|pp?\.?)\s*(?:nos?\.?\s*)?:?\s*(?P<first>\d{1,4})(?:\s*(?:[-–—]|to)\s*(?P<last>\d{1,4}))?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
"""A page range at the end of a title: "(Pages 7 - 26)"."""
PAGES_INSIDE = re.compile(r"\s*\(\s*pages?\s+(?P<first>\d{1,4})(?:\s*(?:[-–—]|to)\s*(?P<last>\d{1,4}))?\s*\)", re.IGNORECASE)
"""A page range in a column at the right, read in the middle of a title of two lines."""
NUMBER = re.compile(r"\W*(?P<number>[A-Z]{0,2}\d{1,3}(?:\.\d{1,2})?[a-z]?)\W*")
FOLLOWS = re.compile(r"\W*(?:report\s+)?to\s+follow\W*|\W*verbal\s+report\W*", re.IGNORECASE)


def read_agenda(section: Section, desk: Desk) -> Agenda:
    """Read an agenda."""
    front = agenda_front(section.blocks, desk)
    labels = (*read_occasion(front, desk).printed, *contact_labels(front, desk), *_labels(section.blocks, desk))
    return desk.section(
        Agenda,
        section,
        items=tuple(_items(section.blocks, desk)),
        labels=tuple(label for label in dict.fromkeys(labels) if label != section.title),
    )


def agenda_front(blocks: Sequence[Block], desk: Desk) -> tuple[Block, ...]:
    """Give the blocks of an agenda that are no items: facts of the meeting stand there."""
    starts = _starts(blocks, desk)
    if not starts:
        return tuple(blocks)
    return tuple(blocks[: starts[0]])


def _labels(blocks: Sequence[Block], desk: Desk) -> Iterator[str]:
    """Name the headings that divide an agenda, and its columns."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if desk.phrases("papers").named(block.text) or desk.phrases("openness").named(block.text):
                yield block.text
        elif _columns(block, desk) is not None:
            yield from (text for text in _header(block) if text)


def _starts(blocks: Sequence[Block], desk: Desk) -> list[int]:
    """Give the blocks that begin items or hold them: numbered paragraphs, tables of items."""
    numbered = with_loose_numbers(blocks)
    starts = find_starts(numbered, among_headings=True)
    tables = [index for index, block in enumerate(blocks) if isinstance(block, Table) and _columns(block, desk) is not None]
    return sorted({*starts, *tables})


def _items(blocks: Sequence[Block], desk: Desk) -> Iterator[AgendaItem]:
    """Give the items in printed order."""
    numbered = with_loose_numbers(blocks)
    starts = _starts(blocks, desk)
    if not starts:
        return
    openness = desk.phrases("openness")
    closed: bool | None = None
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        if start == starts[0]:
            closed = _openness(blocks[:start], openness, closed)
        block = numbered[start]
        if isinstance(block, Table):
            columns = _columns(block, desk)
            if columns is not None:
                yield from _table_items(block, columns, desk)
        else:
            yield _item(block, _own(numbered[start + 1 : end], block, openness, desk), closed, desk)
        closed = _openness(blocks[start + 1 : end], openness, closed)


def _openness(blocks: Sequence[Block], openness: Phrases, closed: bool | None) -> bool | None:
    """Read whether what follows these blocks is closed to the public."""
    for block in blocks:
        name = openness.named(block.text) if isinstance(block, Paragraph) else None
        if name is not None:
            closed = name == "closed"
    return closed


def _own(blocks: Sequence[Block], first: Paragraph, openness: Phrases, desk: Desk) -> list[Paragraph]:
    """Give the paragraphs that belong to an item: up to a heading between items, or a letter's end."""
    own: list[Paragraph] = []
    endings = desk.phrases("agenda_ends")
    for block in blocks:
        if not isinstance(block, Paragraph) or openness.named(block.text) or endings.leading(block.text):
            break
        if block.x0 < first.x0 - 6 and not block.marker:
            break
        last = own[-1] if own else first
        if block.page == last.lines[-1].page and block.lines[0].y0 - last.lines[-1].y1 > 4.5 * last.size:
            break
        own.append(block)
    return own


def _item(first: Paragraph, own: list[Paragraph], closed: bool | None, desk: Desk) -> AgendaItem:  # noqa: FBT001 - three-valued
    """Make an item of its numbered paragraph and those under it."""
    lines, pages = _without_page_column(first)
    text = first.text if pages is None else _unnumbered(lines, first)
    heading = [first]
    while own and _continues_title(heading[-1], own[0], text):
        following = own.pop(0)
        heading.append(following)
        text = f"{text} {following.text}"
    match = WITH_ITEM.fullmatch(text)
    text = match["title"] if match else text
    title, printed = _without_pages(text)
    for paragraph in own:
        if printed is None and pages is None and (alone := PAGES.fullmatch(paragraph.text)) is not None:
            printed = alone
            heading.append(paragraph)
    own = [paragraph for paragraph in own if paragraph not in heading]
    found = _range(printed) if printed is not None else pages
    return desk.make(
        AgendaItem,
        [*heading, *own],
        number=_number(first, match),
        title=title or None,
        page_from=found[0] if found else None,
        page_to=found[1] if found else None,
        pages_raw=printed.group().strip(" ()[]") if printed else None,
        not_open=closed,
        paragraphs=tuple(paragraph_record(paragraph, desk) for paragraph in own),
    )


def _number(paragraph: Paragraph, match: re.Match[str] | None) -> str | None:
    if paragraph.number is not None:
        return paragraph.number.strip("*.:()[] ")
    return match["number"] if match else None


def _continues_title(last: Paragraph, following: Paragraph, text: str) -> bool:
    """Whether a title goes on below: its first line is the whole column wide, or it is bold and so is the next."""
    if following.number or following.marker or FOLLOWS.fullmatch(following.text) or PAGES.fullmatch(following.text):
        return False
    if following.page != last.lines[-1].page or following.lines[0].y0 - last.lines[-1].y1 > 0.7 * last.size:
        return False
    if text.rstrip()[-1:] in ".:;?!" or not following.bold == last.bold:
        return False
    return following.text[:1].islower() or (following.bold and last.bold)


def _without_pages(text: str) -> tuple[str, re.Match[str] | None]:
    """Take "(Pages 7 - 26)" off the end of a title."""
    match = PAGES.search(text) or PAGES_INSIDE.search(text)
    if match is None:
        return text.strip(), None
    return f"{text[: match.start()].strip(' -–—')} {text[match.end() :].strip()}".strip(), match


def _range(match: re.Match[str]) -> tuple[int, int]:
    first = int(match["first"])
    return first, int(match["last"] or first)


def _without_page_column(paragraph: Paragraph) -> tuple[tuple[object, ...], tuple[int, int] | None]:
    """Take a page range in a column of its own off a paragraph's lines: at the right, after a wide gap."""
    kept = []
    pages: tuple[int, int] | None = None
    for line in paragraph.lines:
        pieces = cut_line(line)
        last = pieces[-1]
        found = values.read_page_range(last.text) if len(pieces) > 1 and pages is None else None
        if found is not None and last.x0 - pieces[-2].x1 > 2 * last.size and (len(pieces) > 2 or paragraph.number is not None):  # noqa: PLR2004
            pages = found
            kept.append(line_of(line.words[: -len(last.words)]))
        else:
            kept.append(line)
    return tuple(kept), pages


def _unnumbered(lines: Sequence[object], paragraph: Paragraph) -> str:
    """Join lines without the number at their head."""
    text = join_lines(lines)  # type: ignore[arg-type]
    number = paragraph.number or ""
    return text[len(number) :].lstrip() if text.startswith(number) else text


def _header(table: Table) -> list[str]:
    """Give a table's column headings: those of its first row where no row is marked as a header."""
    if table.header_rows:
        return list(table.headings)
    return [cell.text if cell is not None else "" for cell in (table.grid[0] if table.grid else ())]


def _columns(table: Table, desk: Desk) -> dict[str, int] | None:
    """Match a table's columns; None where it holds no items."""
    columns = desk.phrases("columns.agenda").columns(_header(table))
    has_header = "number" in columns or "title" in columns
    if not has_header:
        columns = {}
        numbers = [row[0] for row in table.grid if row[0] is not None and row[0].text]
        if not numbers or table.column_count < 2 or not all(NUMBER.fullmatch(cell.text) for cell in numbers):  # noqa: PLR2004
            return None
        columns["number"] = 0
    if has_header and "number" in columns and not _counts(table, columns["number"]):
        # "Item" heads what the items are, not their numbers.
        columns.setdefault("title", columns["number"])
        columns.pop("number")
        first = next((column for column in range(table.column_count) if _counts(table, column)), None)
        if first is not None:
            columns["number"] = first
    if "title" not in columns:
        columns["title"] = _widest(table, set(columns.values()))
    columns["first"] = max(table.header_rows, 1) if has_header else 0
    return columns


def _counts(table: Table, column: int) -> bool:
    """Whether most cells of a column under its heading are numbers."""
    cells = [row[column] for row in table.grid[1:]]
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    return bool(texts) and 2 * sum(NUMBER.fullmatch(text) is not None for text in texts) > len(texts)


def _widest(table: Table, taken: set[int]) -> int:
    """Give the column with most words among those not taken."""
    words = [0] * table.column_count
    for cell in table.cells:
        words[cell.column] += sum(len(line.words) for line in cell.lines)
    return max((column for column in range(table.column_count) if column not in taken), key=lambda column: words[column], default=0)


def _table_items(table: Table, columns: dict[str, int], desk: Desk) -> Iterator[AgendaItem]:
    """Give the items of a table's rows."""
    for row in table.grid[columns["first"] :]:
        cell = row[columns["title"]]
        if cell is None or not cell.text:
            continue
        yield _row_item(row, cell, columns, desk)


def _row_item(row: Sequence[Cell | None], cell: Cell, columns: dict[str, int], desk: Desk) -> AgendaItem:
    """Make an item of a row."""
    paragraphs = list(find_paragraphs(cell.lines))
    title, own = _title(paragraphs)
    title, printed = _without_pages(title)
    number = NUMBER.fullmatch(_text(row, columns.get("number")))
    raw = _text(row, columns.get("pages"))
    found = values.read_page_range(raw) or (_range(printed) if printed else None)
    wards = _text(row, columns.get("wards"))
    return desk.make(
        AgendaItem,
        [one for one in dict.fromkeys(row) if one is not None],
        number=number["number"] if number else None,
        title=title,
        page_from=found[0] if found else None,
        page_to=found[1] if found else None,
        pages_raw=raw or (printed.group().strip(" ()[]") if printed else None),
        wards=tuple(part.strip() for part in re.split(r"[;,\n]", wards) if part.strip()),
        not_open=bool(_text(row, columns["not_open"])) if "not_open" in columns else None,
        paragraphs=tuple(paragraph_record(paragraph, desk) for paragraph in own),
    )


def _title(paragraphs: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """Part the title of a cell from what is said under it: bold from plain, capitals from small letters."""
    first = paragraphs.pop(0)
    text = first.text if first.number is None else f"{first.number} {first.text}"
    while paragraphs and first.bold and paragraphs[0].bold and not paragraphs[0].number:
        text = f"{text} {paragraphs.pop(0).text}"
    return text, paragraphs


def _text(row: Sequence[Cell | None], column: int | None) -> str:
    cell = row[column] if column is not None else None
    return cell.text if cell is not None else ""


READER = Reader("agenda", read_agenda)
