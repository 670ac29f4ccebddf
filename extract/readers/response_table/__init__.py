"""An inquiry's recommendations and the answers to them.

section = row+ | pair+ ;      rows of a table with columns, or pairs in boxes or under headings (`response_pairs`)
row     = number?, recommendation, response?, status?, responder? ;      a band over it may hold the recommendation
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.readers.boxes import COUNT
from scrutiny_extract.extract.readers.cards import Card, read_cards
from scrutiny_extract.extract.readers.keys import read_key
from scrutiny_extract.extract.readers.other import read_other
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.response_table.columns import COLUMNS, settle_with, ticked
from scrutiny_extract.extract.readers.response_table.labels import LABELS, Pair
from scrutiny_extract.extract.readers.response_table.pairs import read_pairs
from scrutiny_extract.extract.readers.rows import Band, Row, carried_on, headings_of, read_rows
from scrutiny_extract.extract.vocabulary import Phrases
from scrutiny_extract.schemas import Response, ResponseTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Section
    from scrutiny_extract.schemas.section import SectionRecord

NUMBERED = regex.compile(
    rf"(?:(?:[Rr]ecommendation\s)?(?P<plain>{COUNT})\s?[.):–-]\s|(?P<lettered>R\s?\d{{1,3}})[.):–-]?\s(?=\p{{Lu}}))(?=\S)"
)
"""A recommendation's number before its text: "4. That …", "R12 That …"."""
NAMED = regex.compile(rf"[Rr]ec(?:ommendation)?\.?\s+(?P<number>{COUNT})\.?")
"""A cell that only names the recommendation: "Recommendation 4a) i)"."""
NUMBER_AT_END = regex.compile(rf"{COUNT}$")
FEWEST_BOXES = 3


def read_response_table(section: Section, desk: Desk) -> ResponseTable:
    """Read the recommendations with their answers."""
    printed = tuple(carried_on(read_rows(section.blocks, desk, COLUMNS, settle=ticked(desk)), _continues))
    rows = [row for row in printed if isinstance(row, Row) and row.has("recommendation")]
    responses = [_from_row(row, desk) for row in rows] + _under_bands(printed, desk)
    pairs = read_pairs((block for block in printed if isinstance(block, (Paragraph, Table))), desk)
    responses.extend(_from_pair(pair, desk) for pair in pairs)
    responses = responses or [_from_card(card, desk) for card in _cards(section, desk)]
    if not responses:
        rows = _judged_rows(section, desk)
        responses = [_from_row(row, desk) for row in rows]
    return desk.section(
        ResponseTable, section, rows=tuple(responses), key=_find_key(section, desk), labels=headings_of(rows)
    )


def _under_bands(printed: Iterable[Row | Band | Paragraph | Table], desk: Desk) -> list[Response]:
    """Read rows that only answer, each under a band with its recommendation."""
    found: list[Response] = []
    band: Band | None = None
    for each in printed:
        if isinstance(each, Band):
            leading = desk.phrases(LABELS).leading(each.text)
            band = each if leading is not None and leading[0] == "recommendation" else None
        elif isinstance(each, Row) and band is not None and not each.has("recommendation"):
            found.append(_from_row(each, desk, band.cell))
            band = None
    return found


def _judged_rows(section: Section, desk: Desk) -> list[Row]:
    """Read the rows of tables with a column of verdicts, whatever stands over the columns."""
    read = read_rows(section.tables, desk, COLUMNS, fewest=0, settle=settle_with(desk))
    rows = (row for row in carried_on(read, _continues) if isinstance(row, Row))
    return [row for row in rows if row.has("recommendation") and row.has("status")]


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row on a later page has neither number nor verdict of its own."""
    if lower.source[0].page == upper.source[-1].page and lower.text("recommendation"):
        return False
    return (
        not lower.text("number") and not lower.text("status")
        if upper.has("number")
        else not lower.text("recommendation")
    )


def _from_row(row: Row, desk: Desk, above: Cell | None = None) -> Response:
    """Make the record of one row; `above` is a band with the recommendation it answers."""
    number, text = row.text("number"), row.text("recommendation") if above is None else above.text
    status, others = _judged(row, desk)
    printed = (NAMED.fullmatch(text or "") or NUMBERED.match(text or "")) if number is None else None
    if text and printed is not None:
        number = next(filter(None, printed.groups()))
        text = text[printed.end() :].strip() or None
    return desk.make(
        Response,
        (above, row.source),
        number=number.strip("().: ") if number else None,
        title=row.text("title"),
        recommendation=text,
        response=row.text("response"),
        responder=row.text("responder"),
        status=status,
        columns=others,
    )


def _judged(row: Row, desk: Desk) -> tuple[str | None, dict[str, str]]:
    """Give a row's verdict, where each verdict has a column that of the one that is ticked; and its other columns."""
    status, others = row.text("status"), row.others
    verdicts, answers = desk.phrases("labels.verdict"), desk.phrases("words.answers")
    judging = [head for head in others if verdicts.named(head) is not None]
    marked = [head for head in judging if others[head].casefold() == "x" or answers.named(others[head]) == "yes"]
    if status is not None or len(marked) != 1:
        return status, others
    return marked[0], {head: text for head, text in others.items() if head not in judging}


def _cards(section: Section, desk: Desk) -> list[Card]:
    """Read forms, each with the labels of one recommendation and its answer."""
    columns, labels = desk.phrases(COLUMNS), desk.phrases(LABELS)
    words = Phrases({name: (*columns[name], *labels[name]) for name in dict.fromkeys((*columns, *labels))})
    cards = read_cards(section.tables, words)
    return [card for card in cards if card.text("recommendation") and (card.text("response") or card.text("status"))]


def _from_card(card: Card, desk: Desk) -> Response:
    printed = NUMBER_AT_END.search(card.labels["recommendation"])
    return desk.make(
        Response,
        card.source,
        number=card.text("number") or (printed and printed.group()),
        title=card.text("title"),
        recommendation=card.text("recommendation"),
        response=card.text("response"),
        responder=card.text("responder"),
        status=card.text("status"),
        columns=card.others,
    )


def _from_pair(pair: Pair, desk: Desk) -> Response:
    text = [line for lines in pair.text for line in lines]
    answer = [line for piece in pair.answer for line in piece.lines]
    return desk.make(
        Response,
        (pair.head, pair.title, text, pair.status, answer, pair.labels),
        number=pair.number,
        title=join_lines(pair.title) or None,
        recommendation=join_lines(text) or None,
        response=join_lines(answer) or None,
        responder=pair.responder,
        status=join_lines(pair.status) or None,
        columns=pair.others,
    )


def _find_key(section: Section, desk: Desk) -> dict[str, str]:
    """Read the lines under a heading "Key"."""
    key: dict[str, str] = {}
    reading = False
    for block in section.paragraphs:
        if desk.phrases("labels.work_programme").named(block.text) == "key":
            reading = True
        elif reading:
            found = read_key(line.text for line in block.lines)
            if not found:
                break
            key |= found
    return key


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is of answers: boxes with numbered recommendations and verdicts, or rows under such a title."""
    named = desk.phrases("sections.response_table").within(section.title or "") is not None
    if named and (len(_judged_rows(section, desk)) > 1 or _count_bands(section, desk) > 1):
        return True
    boxes = sum(1 for table in section.tables if table.row_count == table.column_count == 1)
    if boxes < FEWEST_BOXES:
        return False
    judged = [pair for pair in read_pairs(section.blocks, desk) if pair.boxes - {0} and pair.number and pair.status]
    return len(judged) >= FEWEST_BOXES


def _count_bands(section: Section, desk: Desk) -> int:
    """Count the bands that hold a recommendation over rows that answer it."""
    printed = read_rows(section.tables, desk, COLUMNS)
    leading = (desk.phrases(LABELS).leading(each.text) for each in printed if isinstance(each, Band))
    return sum(1 for found in leading if found is not None and found[0] == "recommendation")


def read_or_keep(section: Section, desk: Desk) -> SectionRecord:
    """Read a section; one that holds none of its records was taken for what it is not, and is kept as it is."""
    record = read_response_table(section, desk)
    return record if record.rows else read_other(section, desk)


READER = Reader("response_table", read_or_keep, claims)
