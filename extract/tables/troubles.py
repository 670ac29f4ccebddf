"""What went wrong with a page's tables, or is in doubt, said as troubles that become findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Trouble
from scrutiny_extract.extract.tables.grids import CROSSINGS, is_hatched
from scrutiny_extract.extract.tables.segments import find_segments
from scrutiny_extract.extract.tables.tagged import DIFFER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import Page, Table


def table_troubles(page: Page, tables: Sequence[Table]) -> Iterator[Trouble]:
    """Yield what is to be said of a page whose tables have been found."""
    if len(page.rules) ** 2 > 4 * CROSSINGS and is_hatched(*find_segments(page.rules)):
        message = f"Page {page.number} is hatched with rules; ruled tables were not looked for."
        yield Trouble("rules_skipped", message, "warning", page.number)
    differ = sum(DIFFER in table.flags for table in tables)
    if differ:
        which = "A table" if differ == 1 else f"{differ} tables"
        message = f"{which} of page {page.number} would hold other texts by the PDF's tags than by the rules drawn."
        yield Trouble("table_tags_differ", message, "info", page.number)
