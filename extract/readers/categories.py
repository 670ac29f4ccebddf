"""What the heading of a list of members says of them: councillors, co-opted members with or without a vote.

heading = phrase | words, "(Voting)" | word*, group, word* ;      "Faith Representatives (with voting rights)"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk

LONGEST = 80
"""Characters of a heading."""
FEWEST = 2
"""Words of a heading that no phrase knows whole: "Representatives" alone is one, "Invitees" heads guests."""
MOST = 9
"""Words of such a heading: more are a sentence."""
VOTERS = re.compile(r"^\S.*\(\s?(?P<non>non[\s-]?)?voting\s?\)\W{0,3}", re.IGNORECASE)
"""A heading of co-opted members under any name: "Church Representatives (Voting)"."""
NOT_A_HEADING = re.compile(r"[\d,;.]|\s[-–—]\s|:\s*\S|^[^A-Z]")
"""What no heading of members holds: figures, a list, a dash between name and body, something after a colon."""


class Categories:
    """Reads headings in the vocabulary's words."""

    def __init__(self, desk: Desk) -> None:
        """Take the tables `membership` (whole headings), `membership_words` and `membership_votes`."""
        self._whole = desk.phrases("membership")
        self._words = desk.phrases("membership_words")
        self._votes = desk.phrases("membership_votes")
        self._attendance = desk.phrases("attendance")

    def read(self, text: str) -> str | None:
        """Read the category a heading gives those under it; None where the text is no such heading."""
        if len(text) >= LONGEST:
            return None
        match = VOTERS.fullmatch(text)
        voters = None if match is None else "co-opted non-voting" if match["non"] else "co-opted voting"
        return self._whole.named(text) or voters or self._by_words(text)

    def _by_words(self, text: str) -> str | None:
        """Read a heading that names a group of co-opted members in words of its own."""
        if not FEWEST <= text.count(" ") + 1 <= MOST or NOT_A_HEADING.search(text) is not None:
            return None
        if self._words.within(text) is None or self._attendance.named(text) is not None:
            return None
        return self._votes.within(text) or "other"
