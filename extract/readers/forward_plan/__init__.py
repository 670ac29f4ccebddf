"""The forward plan: decisions to come, as a table or as one form after another.

    section  = period?, (row | form)* ;
    row      = title and summary with marks, decision maker, due date, consultation, documents, lead officer … ;
    period   = "For the period", date, "to", date ;

A row that says neither who decides nor when carries on the row before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.figures import read_value
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.card_items import is_form
from scrutiny_extract.extract.readers.cards import Card, read_cards
from scrutiny_extract.extract.readers.forward_plan.columns import COLUMNS, Settler, is_day, labels_of
from scrutiny_extract.extract.readers.forward_plan.days import Above, read_above, read_period, split_day
from scrutiny_extract.extract.readers.reader import Reader
from scrutiny_extract.extract.readers.rows import Band, Row, carried_on, find_columns, headings_of, read_rows
from scrutiny_extract.extract.readers.titled import CATEGORY, right_edge, split_email, split_marks, split_title
from scrutiny_extract.extract.values import MONEY, find_date
from scrutiny_extract.schemas import ForwardPlan, KeyDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Line, Section, Table
    from scrutiny_extract.schemas import Value

WIDEST_FORM = 4
"""Columns of a form: two of labels, two of values."""
TELLING = ("due", "decision_maker", "lead_officer", "documents", "is_key")
"""Fields of a form of which two plan a decision."""
NUMBER_AT_END = regex.compile(
    r"[\s(–—-]{0,9}+(?:under\s++)?(?:categor(?:y|ies)|paragraphs?|paras?)?\.?\s{0,9}+(?P<category>\d(?:\s*(?:,|and|&)\s*\d){0,9})\)?\W*$",
    regex.I,
)

NAMED_CATEGORY = regex.compile(
    r"\b(?:categor(?:y|ies)|paragraphs?|paras?)\.?\s*(?P<category>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\b", regex.I
)
"""A category of exemption named in a sentence: "Yes, under paragraph 3"."""


def read_forward_plan(section: Section, desk: Desk) -> ForwardPlan:
    """Read the decisions of a plan and the period it covers."""
    cards = _cards(section, desk)
    printed = () if cards else tuple(carried_on(_rows(section, desk), _continues))
    rows = [row for row in printed if isinstance(row, Row)]
    planned: list[tuple[Row | Card, Above | None]] = [*_under_bands(printed), *((card, None) for card in cards)]
    period = read_period(block.text for block in section.paragraphs)
    return desk.section(
        ForwardPlan,
        section,
        period_from=period[0],
        period_to=period[1],
        period_raw=period[2],
        decisions=tuple(
            _decision(row, above, desk) for row, above in planned if row.text("title") or row.text("description")
        ),
        labels=headings_of(rows, {label: None for card in cards for label in card.labels.values()}),
    )


def _under_bands(printed: Iterable[Row | Band | Paragraph | Table]) -> Iterator[tuple[Row, Above | None]]:
    """Yield the rows, each with the last band or heading above it."""
    above: Above | None = None
    for each in printed:
        if isinstance(each, Row):
            yield each, above
        elif isinstance(each, Band):
            above = each.cell
        elif isinstance(each, Paragraph) and (each.kind == "heading" or each.bold):
            above = each


def _rows(section: Section, desk: Desk) -> list[Row | Band | Paragraph | Table]:
    """Read the rows; under headings nobody knows, those of tables that hold days to come and addresses to ask at."""
    found = list(read_rows(section.blocks, desk, COLUMNS, settle=Settler(desk)))
    if not any(isinstance(each, Row) for each in found) and claims(section, desk):
        wide = {table.column_count for table in section.tables if any(map(_is_planned, table.grid))}
        tables = (table for table in section.tables if table.column_count in wide)
        found = list(read_rows(tables, desk, COLUMNS, fewest=0, settle=Settler(desk)))
    return found


def _cards(section: Section, desk: Desk) -> list[Card]:
    """Read forms that plan a decision each, and say what, when or by whom; none where a table has columns for it."""
    labels = labels_of(desk)
    tables = [table for table in section.tables if table.column_count > 2 and not is_form(table, labels)]
    if any(table.column_count > WIDEST_FORM and table.row_count > 2 for table in tables):
        return []
    if any(find_columns(table, desk, COLUMNS, fewest=3) is not None for table in tables):
        return []
    cards = (card.headed("title", "description") for card in read_cards(section.blocks, labels))
    return [card for card in cards if card.text("title") and sum(card.text(name) is not None for name in TELLING) > 1]


def _continues(upper: Row, lower: Row) -> bool:
    """Whether a row says neither who decides nor when, nor begins with a title in bold."""
    if not upper.has("due") and not upper.has("decision_maker"):
        return not lower.text("title")
    if any(lower.text(name) for name in ("decision_maker", "due", "report_type", "reference")):
        return False
    above, below = upper.lines("title"), lower.lines("title")
    if not below:
        return True
    return below[0].page != upper.source[0].page and not (below[0].bold and above and not above[-1].bold)


def _decision(row: Row | Card, above: Above | None, desk: Desk) -> KeyDecision:
    """Make the record of one decision; when and by whom stands above it where the row does not say."""
    marks = split_marks(row.lines("title"), desk.phrases("labels.forward_plan_marks"))
    title, text = _divide(row, marks.lines, above, desk)
    summary = split_marks(row.lines("description"), desk.phrases("labels.forward_plan_marks"))
    email, officer = split_email(row.lines("lead_officer"))
    due, maker = row.text("due"), row.text("decision_maker")
    if due is None and maker is not None:
        due, maker = split_day(maker)
    if above is not None and due is None:
        due, maker = read_above(above, maker, desk)
    dated = find_date(due or "")
    openness, category = _openness(row, desk)
    names = {**marks.names, **summary.names}
    description = join_lines((*text, *summary.lines)) or None
    return desk.make(
        KeyDecision,
        (row.source, title, above if due and not row.text("due") else None),
        reference=row.text("reference"),
        title=join_lines(title) or None,
        description=description,
        decision_maker=maker,
        due=dated and dated.value,
        due_raw=due,
        consultation=row.text("consultation"),
        documents=row.text("documents"),
        lead_officer=join_lines(officer).rstrip(" ,;") or None,
        email=email or split_email(row.lines("email"))[0],
        is_key=_is_key(row, names, desk),
        report_type=row.text("report_type"),
        openness=openness or names.get("exempt") or names.get("open"),
        exempt_category=category or marks.category or summary.category,
        amount=_amount(row.text("amount"), join_lines(title), description),
        columns=row.others,
    )


def _divide(
    row: Row | Card, lines: tuple[Line, ...], above: Above | None, desk: Desk
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Divide a cell into title and summary; a summary alone has its title in the heading over its table."""
    openings = desk.phrases("words.summary_openings")
    if lines and isinstance(above, Paragraph) and not row.text("description") and openings.leading(lines[0].text):
        named = desk.phrases("sections.forward_plan").within(above.text)
        if named is None and find_date(above.text) is None:
            return above.lines, lines
    right = max(map(right_edge, row.cells("title")), default=0.0) if isinstance(row, Row) else 0.0
    return split_title(lines, alone=row.text("description") is not None, openings=openings, right=right)


def _openness(row: Row | Card, desk: Desk) -> tuple[str | None, str | None]:
    """Read a column that says whether a report is open, and under which category it is not."""
    text = row.text("openness")
    if text is None:
        return None, None
    leading = desk.phrases("labels.forward_plan_marks").leading(text)
    number = NUMBER_AT_END.search(text)
    if leading is not None and leading[0] == "exempt" and number is not None:
        return leading[1].strip(" -–:("), number["category"]
    named = CATEGORY.fullmatch(text) or NAMED_CATEGORY.search(text)
    return text, named and named["category"]


def _is_key(row: Row | Card, marks: dict[str, str], desk: Desk) -> bool | None:
    """Tell whether the page calls the decision a key one; None where it does not say."""
    if "not_key" in marks or "key" in marks:
        return "not_key" not in marks
    said = row.text("is_key")
    if said is not None:
        answer = desk.phrases("words.answers").leading(said)
        mark = desk.phrases("labels.forward_plan_marks").leading(said)
        if answer is not None:
            return answer[0] == "yes"
        return mark[0] == "key" if mark is not None and mark[0] in {"key", "not_key"} else None
    return None


def _amount(*texts: str | None) -> Value | None:
    """Read the first sum of money."""
    for text in texts:
        match = MONEY.search(text or "")
        if match is not None:
            return read_value(match.group().strip())
    return None


def claims(section: Section, desk: Desk) -> bool:
    """Whether a section is a plan by what its forms or rows hold: a day to come and an address to ask at, in most."""
    if len(_cards(section, desk)) > 1:
        return True
    rows = [row for row in read_rows(section.tables, desk, COLUMNS, fewest=0) if isinstance(row, Row)]
    asked = sum(1 for row in rows if _is_planned(row.source))
    return len(rows) > 1 and asked * 2 > len(rows)


def _is_planned(cells: Iterable[Cell | None]) -> bool:
    """Whether one cell of a row is a date alone and another holds an e-mail address."""
    texts = [cell.text for cell in cells if cell is not None and cell.lines]
    return any(map(is_day, texts)) and any("@" in text for text in texts)


READER = Reader("forward_plan", read_forward_plan, claims)
