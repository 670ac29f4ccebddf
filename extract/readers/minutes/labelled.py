"""Motions told in lines of labels: who moved, who seconded, what became of it.

labelled = ("RESULT:", outcome)?, "MOTION BY:", name, ("SECOND:", name)? ;     in any order, a line each
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.readers.minutes.movers import without_councillor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Paragraph

LINE = re.compile(
    r"(?:(?P<mover>motion\sby|moved\sby|moved|mover|proposed\sby|proposed|proposer)|(?P<seconder>seconded\sby|seconded|seconder|second)"
    r"|(?P<result>result|outcome))\s?:\s?(?P<value>[^:]{1,120})",
    re.IGNORECASE,
)


class Labelled(NamedTuple):
    """What the lines say."""

    mover: str
    seconder: str | None
    result: str | None
    length: int
    """How many lines they are."""


def read_labelled(paragraphs: Sequence[Paragraph], at: int) -> Labelled | None:
    """Read the lines from the one at `at` on; None where nobody is told to have moved, or nothing else is told."""
    told: dict[str, str] = {}
    count = 0
    for paragraph in paragraphs[at : at + 3]:
        match = LINE.fullmatch(paragraph.text.strip())
        if match is None or _kind(match) in told:
            break
        told[_kind(match)] = match["value"].strip(" .")
        count += 1
    if "mover" not in told or count < 2:
        return None
    seconder = told.get("seconder")
    return Labelled(
        without_councillor(told["mover"]), without_councillor(seconder) if seconder else None, told.get("result"), count
    )


def _kind(match: re.Match[str]) -> str:
    return next(name for name in ("mover", "seconder", "result") if match[name])
