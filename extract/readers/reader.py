"""What a reader is: a section type, and one function from a section to its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.schemas.section import SectionRecord


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sections of one type.

    `read` gives the section's record with its typed fields filled and `blocks` left empty: what the
    fields do not hold, the ledger puts there. It never raises on odd text: what it cannot read it
    leaves alone.

    `claims` looks at a section that nothing else says the type of, and says whether it is one of these by
    what its tables hold: another council's words head it, but its columns are the same.
    """

    kind: str
    read: Callable[[Section, Desk], SectionRecord]
    claims: Callable[[Section, Desk], bool] | None = None
