"""Forms one after another, each filled in for one thing: read like the rows of a table.

cards = (heading?, entry+)+ ;      a card begins at a heading, or where the first one's first label comes again
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.readers.card_items import read_items
from scrutiny_extract.extract.readers.labelled import LABEL_END, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutiny_extract.extract.layout import Block, Line, Paragraph
    from scrutiny_extract.extract.vocabulary import Phrases


@dataclass
class Card:
    """One form filled in: read like a row of a table."""

    heading: Paragraph | None = None
    """The heading over it."""
    said: list[Line] = field(default_factory=list)
    """What stands between the heading and the first label."""
    values: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """Field -> its label as printed."""
    others: dict[str, str] = field(default_factory=dict)
    """Label as printed -> value, of labels that have no field."""
    source: list[Line] = field(default_factory=list)

    def lines(self, name: str) -> tuple[Line, ...]:
        """Give the lines of a field."""
        return self.values.get(name, ())

    def text(self, name: str) -> str | None:
        """Give the text of a field, None where it is empty or not there."""
        return join_lines(self.lines(name)) or None

    def take(self, entry: Entry) -> None:
        """Fill in one entry; a second of one field is kept under its label."""
        self.source.extend((*entry.label, *entry.lines))
        label = join_lines(entry.label)
        if entry.name not in {None, "other"} and entry.name not in self.values:
            self.values[entry.name or ""] = entry.lines
            self.labels[entry.name or ""] = label
        elif entry.text:
            self.others[label.strip(LABEL_END + " ")] = entry.text

    def headed(self, name: str, below: str | None = None) -> Card:
        """Give the card with its heading in a field that has no label of its own, and in another what is below it."""
        if self.heading is not None and name not in self.values:
            self.values[name] = self.heading.lines
            self.source[:0] = self.heading.lines
        if below is not None and self.said and below not in self.values:
            self.values[below] = tuple(self.said)
            self.source[:0] = self.said
        return self


def read_cards(blocks: Iterable[Block], phrases: Phrases) -> list[Card]:
    """Read cards; labels that nobody knows begin none."""
    cards: list[Card] = []
    heading: Paragraph | None = None
    said: list[Line] = []
    first: str | None = None
    for found in read_items(blocks, phrases):
        if not isinstance(found, Entry):
            paragraph = found.paragraph
            if paragraph.kind == "heading" or paragraph.bold:
                heading, said = paragraph, []
            else:
                said.extend(paragraph.lines)
        elif cards or heading is not None or found.name is not None:
            first = first or found.name
            if not cards or heading is not None or (found.name == first and first in cards[-1].values):
                cards.append(Card(heading, said if heading is not None else []))
            heading, said = None, []
            cards[-1].take(found)
    return cards
