"""What stands behind a resolution and says no more than who moved it and how the vote went.

postscript = (mover, seconder)?, vote? ;     "Proposed by Cllr Moor, seconded by Cllr Lee, all in favour."
"""

from __future__ import annotations

import re
from typing import NamedTuple

from scrutiny_extract.extract.readers.minutes.movers import read_movers, read_seconder
from scrutiny_extract.extract.readers.minutes.votes import Poll, read_counts

BEGINS = re.compile(
    r"(?:(?<=[.;,:)])|(?<=\w))\s(?=[(\[]?(?:It\swas\s)?(?:Proposed|Moved|Proposer|Mover|Seconded)\b)"
    r"|\s(?=[(\[](?:proposed|moved|proposer|mover)\b)"
)
"""Where a postscript may begin within a resolution's paragraph."""
VOTE = re.compile(
    r"\W{0,9}(?:(?:on\sa\s)?vot(?:e|es|ing)\W{0,3}\s?)?(?:(?:and|was|were|this|it|the\smotion|motion|with)\s){0,3}"
    r"(?P<outcome>all\s(?:were\s)?(?:in\sfavou?r|agreed)|unanimous(?:ly)?(?:\s(?:agreed|approved|carried|resolved|in\sfavou?r))?"
    r"|carried(?:\s(?:unanimously|nem\.?\scon))?|agreed(?:\s(?:unanimously|by\sall))?|approved(?:\sunanimously)?|nem\.?\scon)\W{0,9}",
    re.IGNORECASE,
)
"""A vote told in a word: "all in favour", "Vote: unanimous"."""
LEFT_OVER = re.compile(
    r"\W|\b(?:it|was|and|votes?|voting|voted|result|members?|councillors?|with|on|a|being|put)\b", re.IGNORECASE
)
"""What stands around counts and names and says nothing."""
SIDES = re.compile(
    r"\b(?:\d{1,3}|no|nil|none|one|two|three|four|five|six|seven|eight|nine|ten)\b|\b(?:for|against|in\sfavou?r|abst\w+|ayes?|noes|nays?)\b",
    re.IGNORECASE,
)
LONGEST = 200
"""Most characters of a postscript."""


class Postscript(NamedTuple):
    """Who moved and seconded what stands above, and the vote."""

    moved_by: str | None
    seconded_by: str | None
    poll: Poll | None


def read_postscript(text: str) -> Postscript | None:
    """Read a text that says who moved, who seconded and how the vote went, and nothing else."""
    if len(text) > LONGEST:
        return None
    bare = text.strip(" ()[].")
    movers = read_movers(bare)
    moved_by, seconded_by = (movers.moved_by, movers.seconded_by) if movers else (None, read_seconder(bare))
    rest = f"{bare[: movers.start]} {bare[movers.end :]}" if movers else bare
    if movers is None and seconded_by is not None:
        rest = bare.replace(seconded_by, "")
        rest = re.sub(r"\bseconded(?:\sby)?\b|\bCllrs?\b\.?|\bCouncillors?\b", "", rest, flags=re.IGNORECASE)
    if not LEFT_OVER.sub("", rest):
        return Postscript(moved_by, seconded_by, None) if moved_by or seconded_by else None
    poll = _poll(rest.strip(" ,;:.-–()"))
    return Postscript(moved_by, seconded_by, poll) if poll is not None else None


def cut_postscript(text: str) -> tuple[str, Postscript | None]:
    """Cut a postscript off the end of a resolution: `"that lamps be bought. Proposed by A Moor, seconded by B Lee"`."""
    for match in BEGINS.finditer(text):
        found = read_postscript(text[match.start() :])
        if found is not None and match.start() > 0:
            return text[: match.start()].rstrip(), found
    return text, None


def cut_vote(text: str) -> tuple[str, Poll | None]:
    """Cut the vote off the end of a motion: `"that lamps be bought. All agreed."`."""
    head, stop, last = text.rstrip(" .").rpartition(". ")
    poll = _poll(last) if stop else None
    return (text, None) if poll is None else (f"{head}.", poll)


def _poll(text: str) -> Poll | None:
    """Read a vote and nothing else; None where the text says more."""
    told = VOTE.fullmatch(text)
    if told is not None:
        # Said alone it is what became of the motion; only with the word is it a vote.
        return Poll(raw=text if "vot" in text.casefold() else None, outcome=told["outcome"])
    counts = read_counts(text)
    if len(counts) > 1 and not LEFT_OVER.sub("", SIDES.sub("", text)):
        return Poll(counts=counts, raw=text)
    return None
