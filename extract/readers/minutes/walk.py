"""How far the decisions of an item are read: the paragraphs, the motion that is open, what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scrutiny_extract.extract.readers.minutes.votes import Poll

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.minutes.movers import Movers
    from scrutiny_extract.schemas import Motion, Resolution


@dataclass(slots=True)
class OpenMotion:
    """A motion that was moved, until something becomes of it."""

    movers: Movers | None
    paragraph: Paragraph
    title: Paragraph | None = None
    amends: bool = False
    seconded_by: str | None = None
    parts: list[str] = field(default_factory=list)
    """Its text."""
    own_words: bool = False
    """Whether that text is printed for the motion, not only pointed at: "the recommendations"."""
    poll: Poll = field(default_factory=Poll)
    fate: Literal["carried", "lost", "withdrawn"] | None = None
    sources: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """A reader's place in an item."""

    paragraphs: list[Paragraph]
    at: int = 0
    motion: OpenMotion | None = None
    amended: OpenMotion | None = None
    """The motion that an amendment now open would change."""
    resolutions: list[Resolution] = field(default_factory=list)
    resolved_at: int = -1
    """The place right behind the last resolution."""
    motions: list[Motion] = field(default_factory=list)

    @property
    def here(self) -> Paragraph | None:
        """The paragraph at the place; None at the end."""
        return self.paragraphs[self.at] if self.at < len(self.paragraphs) else None

    @property
    def amendment_is_settled(self) -> bool:
        """Whether an amendment's fate is known, so that what comes next is about the motion it would have changed."""
        return (
            self.amended is not None and self.motion is not None and self.motion.amends and self.motion.fate is not None
        )
