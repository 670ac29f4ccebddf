"""Who approved a tracker and when, and which partnership groups were asked.

table = (("Approved by (" role ")", name, "Date", date) | ("Partnership Groups", text))* ;
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.rows import distinct
from scrutiny_extract.extract.values import read_date
from scrutiny_extract.schemas import Approval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Cell, Table
    from scrutiny_extract.extract.readers.tracker.parts import Part


@dataclass(slots=True)
class Approvals:
    """What the approval tables of a tracker say."""

    approvals: list[Approval] = field(default_factory=list)
    partnership_groups: str | None = None
    labels: list[str] = field(default_factory=list)


def read_approvals(parts: Iterable[Part], desk: Desk) -> Approvals:
    """Read the approval tables among some parts; a row without name and date approves nothing."""
    found = Approvals()
    for part in parts:
        if part.kind == "approvals" and part.table is not None:
            labels = _repeated(part.table)
            for row in part.table.grid:
                _read_row(distinct(row), found, labels, desk)
    return found


def _repeated(table: Table) -> frozenset[str]:
    """Give the texts that every row of a table has behind its name: "Signed on", whatever the council calls it."""
    held = [
        tuple(cell.text for cell in distinct(row)[2:] if cell.lines) for row in table.grid if len(distinct(row)) > 3
    ]
    again = set[str](held[0]).intersection(*held[1:]) if len(held) > 1 else set[str]()
    return frozenset(text for text in again if read_date(text) is None)


def _read_row(row: Sequence[Cell], found: Approvals, repeated: frozenset[str], desk: Desk) -> None:
    """Read one row by its label; a row nobody knows, without a date, names the groups."""
    phrases = desk.phrases("labels.approvals")
    if len(row) < 2 or not row[0].lines:
        return
    leading = phrases.leading(row[0].text)
    labels = [cell.text for cell in row[1:] if phrases.named(cell.text) == "date" or cell.text in repeated]
    answers = [cell.text for cell in row[1:] if cell.text and cell.text not in labels]
    if (leading is None and not labels) or (leading is not None and leading[0] == "partnership_groups"):
        if not labels:
            found.labels.append(row[0].text)
            found.partnership_groups = found.partnership_groups or " ".join(answers) or None
        return
    label, _, rest = row[0].text.partition(" (") if leading is None else (leading[1], "", leading[2])
    date_raw = next((text for text in reversed(answers) if read_date(text)), None)
    person = next((text for text in answers if text != date_raw), None)
    found.labels += [label if person or date_raw else row[0].text, *labels]
    if person or date_raw:
        date = read_date(date_raw) if date_raw else None
        found.approvals.append(Approval(role=rest.strip(" ()") or None, name=person, date=date, date_raw=date_raw))
