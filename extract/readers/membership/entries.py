"""Members as the lines and tables of a membership list them, before records are made of them.

lines  = listing | columns of people | people with telephone numbers | (party, ":")?, people ;
table  = headings, (name, ward | party | body)* | parties, (name*)* | name* ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.readers.listings import DASHES, read_listing
from scrutiny_extract.extract.readers.passages import Passage
from scrutiny_extract.extract.readers.pieces import ALIGNED, cut_line
from scrutiny_extract.extract.vocabulary import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Line, Paragraph, Table, Word
    from scrutiny_extract.extract.people import PeopleReader, Person

COUNT = re.compile(r"\s?[(\[]\s?\d+\s?[)\]]\s?:?\s?$")
"""How many, after a heading: "Membership (13)"."""
PARTY = re.compile(
    r"(?P<party>[A-Z][\w/&'’ -]{2,40}?)\s?(?:\(\s?\d+\s?\))?(?:\s?:[–-]?|\s[–-]|[–-]\s)\s?(?P<people>.+)", re.DOTALL
)
SINGLE = re.compile(r"(?:Councillor|Cllr)\.?\s[A-Z]")
PLAINLY = re.compile(
    r"(?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr)\.?\s[A-Z]|[A-Z]\.?(?:\s?[A-Z]\.?){0,2}\s[A-Z][\w'’-]+"
)
"""How a text begins that can be nothing but a person: with a title, or with initials."""
TELEPHONE = re.compile(r"[\s,]{0,3}\bTel(?:ephone)?\b[\s.:]{0,3}\d[\d ]{3,14}\d\b[\s,;.]{0,3}", re.IGNORECASE)
"""A member's number, which parts one from the next: "A Moor, Mill Lane, Tel 61430, B Lee"."""
BRACKETS = re.compile(r"\([^()]{0,40}\)")
FEWEST = 2
"""Rows or columns that make a list of people in columns."""


class Entry(NamedTuple):
    """One person of a membership."""

    person: Person
    words: Sequence[Word]
    beside: str | None = None
    """What stands beside the name: a ward, or the body a member represents."""
    party: str | None = None


class EntryReader:
    """Reads the entries of a membership in the vocabulary's words."""

    def __init__(self, desk: Desk, people: PeopleReader) -> None:
        """Take the tables `columns.membership`, `parties` and `roles`."""
        self._people = people
        self._columns = desk.phrases("columns.membership")
        self._parties = desk.phrases("parties")
        self._roles = desk.phrases("roles")
        self._categories = desk.phrases("membership")
        self._nobody = Phrases({"nobody": desk.phrases("people")["nobody"]})

    def is_party(self, text: str) -> bool:
        """Whether a heading is a party's or a group's: "Labour Group (5)"."""
        return self._parties.named(COUNT.sub("", text)) is not None

    def is_listed(self, line: Line) -> bool:
        """Whether a line is a person, a dash and more: "A Moor (Chair) - Mill Lane;"."""
        dash = next((place for place, word in enumerate(line.words) if place and word.text in DASHES), 0)
        name = BRACKETS.sub("", " ".join(word.text for word in line.words[:dash])).strip()
        return 0 < dash < len(line.words) - 1 and self._people.is_name(name)

    def heads_members(self, table: Table) -> bool:
        """Whether a table says itself that it lists members: by its headings, or by a councillor in each row."""
        columns = self._columns.columns(table.headings) if table.header_rows else {}
        rows = [cells for cells in table.grid[table.header_rows :] if any(cell and cell.lines for cell in cells)]
        named = sum(any(cell and SINGLE.match(cell.text) for cell in cells) for cells in rows)
        return ("name" in columns and len(columns) > 1) or (named >= FEWEST and named == len(rows))

    def read_table(self, table: Table, category: str | None) -> list[Entry]:
        """Read the rows of a table, in printed order."""
        headings = [COUNT.sub("", cell.text) if cell is not None else "" for cell in table.grid[0]]
        columns = self._columns.columns(headings)
        if "name" in columns and len(columns) > 1:
            return [one for row in table.grid[1:] for one in self._row(row, columns, category)]
        if all(headings) and not any(map(PLAINLY.match, headings)):
            return [
                one
                for column, party in enumerate(headings)
                for row in table.grid[1:]
                for one in self._cell(row[column], category, party=party)
            ]
        return [one for row in table.grid for one in self._plain_row(row, category)]

    def _row(self, row: Sequence[Cell | None], columns: dict[str, int], category: str | None) -> Iterator[Entry]:
        """Read a row under known headings."""
        texts = {name: cell.text for name, column in columns.items() if (cell := row[column]) is not None}
        words = [word for cell in row if cell is not None for line in cell.lines for word in line.words]
        for person in self._people.read(texts.get("name", ""), category):
            person.role = self._roles.named(texts.get("role", "")) or person.role
            beside = texts.get("ward") or texts.get("representing")
            yield Entry(person, words, beside or None, texts.get("party") or None)

    def _plain_row(self, row: Sequence[Cell | None], category: str | None) -> Iterator[Entry]:
        """Read a row without headings: a person and what stands beside, or a person in each cell."""
        cells = [cell for cell in row if cell is not None and any(map(str.isalpha, cell.text))]
        if len(cells) == 2 and self._people.read(cells[0].text, category) and not PLAINLY.match(cells[1].text):
            words = [word for cell in cells for line in cell.lines for word in line.words]
            for person in self._people.read(cells[0].text, category):
                yield Entry(person, words, cells[1].text.strip(" ;,.-–"))
            return
        for cell in cells:
            yield from self._cell(cell, category, party=None)

    def _cell(self, cell: Cell | None, category: str | None, *, party: str | None) -> Iterator[Entry]:
        """Read the people of a cell, a line each."""
        for lines in _people_lines(cell.lines if cell is not None else ()):
            words = [word for line in lines for word in line.words]
            for person in self._people.read(join_lines(lines), category):
                yield Entry(person, words, None, party)

    def read_lines(self, paragraphs: Sequence[Paragraph], category: str | None) -> Iterator[Entry]:
        """Read the people of paragraphs, in printed order."""
        lines = [line for paragraph in paragraphs for line in paragraph.lines]
        if not lines:
            return
        columns = self._in_columns(lines, category)
        if columns:
            yield from columns
            return
        listed = read_listing(lines, self._people)
        for one in listed:
            words = [word for line in (*one.person, *one.body) for word in line.words]
            for person in self._people.read(join_lines(one.person), category):
                yield Entry(person, words, join_lines(one.body).strip(" ;,."))
        if not listed:
            yield from self._in_prose(paragraphs, category)

    def _in_columns(self, lines: Sequence[Line], category: str | None) -> list[Entry]:
        """Read people who stand side by side, each in a column; nothing where anything else stands there."""
        pieces = [piece for line in lines for piece in cut_line(line)]
        if len(pieces) < len(lines) + FEWEST:
            return []
        columns: list[list[Line]] = []
        for piece in pieces:
            column = next((one for one in columns if abs(one[0].x0 - piece.x0) < ALIGNED), None)
            if column is None:
                columns.append([piece])
            else:
                column.append(piece)
        people = [one for column in columns for one in _people_lines(column)]
        people.sort(key=lambda one: (one[0].page, round(one[0].y0), one[0].x0))
        people = [one for one in people if self._nobody.named(one[0].text) is None]
        texts = [self._without_role(join_lines(one)) for one in people]
        if len(columns) < FEWEST or not all(PLAINLY.match(text) for text, _ in texts):
            return []
        return [
            Entry(_with_role(person, role), [word for line in one for word in line.words])
            for one, (text, role) in zip(people, texts, strict=True)
            for person in self._people.read(text, category)
        ]

    def _without_role(self, text: str) -> tuple[str, str | None]:
        """Take a role off what it labels: "Chairman: Councillor A Moor"."""
        match = PARTY.fullmatch(text)
        role = self._roles.named(match["party"]) if match is not None else None
        return (match["people"], role) if match is not None and role else (text, None)

    def _in_prose(self, paragraphs: Sequence[Paragraph], category: str | None) -> Iterator[Entry]:
        """Read the people whom paragraphs list; one with other figures than telephone numbers lists none."""
        party: str | None = None
        for paragraph in paragraphs:
            if self.is_party(paragraph.text):
                party = COUNT.sub("", paragraph.text).strip(" :")
            elif TELEPHONE.search(paragraph.text):
                yield from self._with_telephones(paragraph, category)
            elif not re.search(r"\d", COUNT.sub("", paragraph.text)):
                yield from self._from_text(paragraph, category, party)

    def _from_text(self, paragraph: Paragraph, category: str | None, party: str | None) -> Iterator[Entry]:
        """Read the people of a paragraph, which may name their party or role first: "Chair: Councillor A Moor"."""
        text, role = paragraph.text, None
        match = PARTY.fullmatch(text)
        group = self._categories.named(match["party"]) if match is not None else None
        if match is not None and group is not None:
            text, category = match["people"], group
        elif match is not None and not self._people.read(match["party"], "councillor"):
            text, role = match["people"], self._roles.named(match["party"])
            party = party if role else match["party"]
        passage = Passage(paragraph.words)
        sent = self._sent(text, category)
        for person in sent:
            yield Entry(person, passage.take(person.raw) or passage.words)
        if sent:
            return
        before = passage.take(match["party"]) if match is not None and text == match["people"] else ()
        for person in self._people.read(text, category):
            person.role = role or person.role
            words = passage.take(person.raw) or passage.words
            yield Entry(person, [*before, *words], None, party)

    def _sent(self, text: str, category: str | None) -> list[Person]:
        """Read people each with the body that sent them: "Ms A Moor, Tenants' Forum; Mr B Lee, Parents' Forum"."""
        found: list[Person] = []
        for part in text.split(";") if ";" in text and category != "councillor" else ():
            name, comma, body = part.strip(" .").partition(",")
            people = self._people.read(name, category)
            if not comma or len(people) != 1 or not PLAINLY.match(name) or PLAINLY.match(body.strip()):
                return []
            people[0].representing, people[0].raw = body.strip(), part.strip(" .")
            found.extend(people)
        return found

    def _with_telephones(self, paragraph: Paragraph, category: str | None) -> Iterator[Entry]:
        """Read people parted by their telephone numbers: name, address, number."""
        passage = Passage(paragraph.words)
        for part in TELEPHONE.split(paragraph.text):
            name = part.split(",", 1)[0]
            words = passage.take(name) or passage.words
            for person in self._people.read(name, category):
                person.raw = name
                yield Entry(person, words)


def _with_role(person: Person, role: str | None) -> Person:
    person.role = role or person.role
    return person


def _people_lines(lines: Iterable[Line]) -> list[list[Line]]:
    """Gather the lines of each person: "(Chairman)" on a line of its own belongs to the one above."""
    people: list[list[Line]] = []
    for line in lines:
        if people and (line.text[0] == "(" or line.text[0].islower()):
            people[-1].append(line)
        else:
            people.append([line])
    return people


def split_label(paragraph: Paragraph, count: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Part the first `count` words of a paragraph from its other lines: a label from what stands after it."""
    first, *others = paragraph.lines
    rest = [line_of(first.words[count:])] if len(first.words) > count else []
    return (line_of(first.words[:count]),), (*rest, *others)
