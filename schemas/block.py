"""Text of a section that found no typed field: kept, so that nothing is lost."""

from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.record import Record

BlockKind: TypeAlias = Literal["heading", "paragraph", "bullet", "table"]


class Block(Record):
    """A heading, paragraph, bullet or table kept as it is printed."""

    kind: BlockKind = Field(description="What it is on the page.")
    text: str | None = Field(default=None, description="The text; null for a table.")
    cells: tuple[tuple[str, ...], ...] | None = Field(
        default=None, description="A table's rows, each a list of cell texts; null for anything else."
    )
