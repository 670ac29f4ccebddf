"""The words for how well something goes: colour and direction."""

from typing import Literal, TypeAlias

Rag: TypeAlias = Literal["red", "amber", "green", "blue"]
"""Red, amber, green; blue where a paper uses it, often for complete."""

Direction: TypeAlias = Literal["improving", "static", "deteriorating"]
"""Direction of travel."""
