"""Somebody a list names."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Person:
    """Somebody named in a list; grows while the list is read."""

    name: str
    """Without "Councillor" and "(Chair)"; other titles and letters as printed."""
    raw: str
    """Everything that the list says of the person."""
    role: str | None = None
    """"chair", "vice-chair", or the post as printed."""
    category: str | None = None
    """"councillor" where the list calls the person so."""
    representing: str | None = None
    """A body in brackets: "(Wexcombe Youth Forum)"."""
    initials: str | None = None
    """As the minutes use them later: "BMcT"."""
    substitute_for: str | None = None
    """Whom the person stands in for."""
    notes: list[str] = field(default_factory=list)
    """Other remarks in brackets: "virtually", "left at 11.50"."""
