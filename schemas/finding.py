"""What a reader should know before relying on the extraction."""

from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_extract.schemas.model import Model
from scrutiny_extract.schemas.record import Where

Severity: TypeAlias = Literal["error", "warning", "info"]


class Finding(Model):
    """Something unread, doubtful or contradictory."""

    severity: Severity = Field(description="Error (something is missing), warning (doubtful) or info.")
    code: str = Field(description="Stable name of what was found.")
    message: str = Field(description="What was found, in words.")
    where: tuple[Where, ...] = Field(
        default=(), description="Where it was found; empty where the file as a whole is meant."
    )
