"""Where numbered items begin: which numbers of a paper are items', and which only count its paragraphs.

    item = number, title ;      the numbers of one column, form and weight, in rising order

The items of one paper share a form ("53", "53.", "24/117"), an edge and a weight.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.readers.minutes.references import counted, form_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block

NUMBER = re.compile(r"(?P<lead>\*?[A-Z]{0,4}[./]?)(?P<body>\d{1,4}(?:[./]\d{1,4}){0,3})(?P<end>[.:)]?)")
WITH_ITEM = re.compile(
    r"(?:agenda\s)?item\s(?:no\.?\s?)?(?P<number>\d{1,3}[a-z]?)\s?[:.–—-]++\s?(?P<title>\S.*)", re.IGNORECASE
)
"""A heading "Item 3: Late items"."""
SAME_EDGE = 14.0
"""Numbers whose left edges differ by less stand in one column, points."""
LONGEST_STEP = 40
"""Numbers of neighbouring items differ by less."""


class _Candidate(NamedTuple):
    """A paragraph whose number may be an item's."""

    at: int
    """Its index among the blocks."""
    style: tuple[str, int, str]
    value: tuple[int, ...]
    x0: float
    strong: bool


def find_starts(blocks: Sequence[Block], *, among_headings: bool = False) -> list[int]:
    """Give the indices of the paragraphs that begin numbered items; none where nothing is numbered.

    Numbers not set as headings count only where no headings divide the paper, unless `among_headings`.
    """
    candidates = list(_candidates(blocks))
    restarts = _restarts(blocks) if among_headings else frozenset()
    groups: defaultdict[tuple[tuple[str, int, str], bool], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.style, candidate.strong].append(candidate)
    chains = [chain for group in groups.values() for chain in _chains(group, restarts)]
    chains = [chain for chain in chains if len(chain) > 1 or chain[0].strong]
    if not chains:
        return []
    best = max(chains, key=_weight)
    if not (best[0].strong or among_headings) and _has_headings(blocks, best[0].at):
        return []
    return _completed(best, candidates)


def _candidates(blocks: Sequence[Block]) -> list[_Candidate]:
    """Collect the paragraphs that open with a number of an item's form."""
    found: list[_Candidate] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        read = _style_and_value(block)
        if read is not None:
            found.append(_Candidate(index, *read, block.x0, _is_strong(block)))
    return found


def _style_and_value(paragraph: Paragraph) -> tuple[tuple[str, int, str], tuple[int, ...]] | None:
    """Read a number's form, and what it counts: "24/117." is of two parts, ending in a full stop."""
    if paragraph.number is None:
        match = WITH_ITEM.fullmatch(paragraph.text) if paragraph.kind == "heading" else None
        return (("item", 1, ""), (int(re.sub(r"\D", "", match["number"])),)) if match else None
    match = NUMBER.fullmatch(paragraph.number)
    if match is None:
        value = counted(paragraph.number) if paragraph.kind == "heading" else ()
        return ((form_of(paragraph.number), len(value), ""), value) if value else None
    value = tuple(map(int, re.findall(r"\d+", match["body"])))
    if len(value) == 2 and value[1] == 0:
        value = value[:1]
    return (match["lead"].strip("*"), len(value), match["end"]), value


def _is_strong(paragraph: Paragraph) -> bool:
    """Whether a numbered paragraph is set as a heading, or its first words are."""
    if paragraph.kind == "heading":
        return True
    words = [word for word in paragraph.lines[0].words if any(map(str.isalpha, word.text))]
    return bool(words) and words[0].style.bold


def _restarts(blocks: Sequence[Block]) -> frozenset[int]:
    """Give the indices of headings without a number: a second agenda on one paper may count anew after one."""
    return frozenset(
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.kind == "heading" and block.number is None
    )


def _chains(group: Sequence[_Candidate], restarts: frozenset[int]) -> list[list[_Candidate]]:
    """Sort candidates of one form into columns, each in rising order."""
    columns: list[list[_Candidate]] = []
    for candidate in group:
        column = next((column for column in columns if abs(column[0].x0 - candidate.x0) < SAME_EDGE), None)
        if column is None:
            columns.append([candidate])
        elif _follows(column[-1], candidate) or (
            candidate.value <= (2,) and any(column[-1].at < index < candidate.at for index in restarts)
        ):
            column.append(candidate)
    return columns


def _follows(last: _Candidate, candidate: _Candidate) -> bool:
    """Whether a number can be the next item's: it rises, or is out of turn among dotted ones."""
    whole = candidate.value[:-1]
    if whole and whole == last.value[:-1]:
        return True
    return last.value < candidate.value and candidate.value[0] - last.value[0] < LONGEST_STEP


def _weight(chain: Sequence[_Candidate]) -> tuple[bool, float, int]:
    """Rate a chain: strong before weak, whole numbers before parts, long before short, far left before far in."""
    strong = chain[0].strong and len(chain) > 1
    return strong, len(chain) - 0.02 * chain[0].x0 - 2.0 * (chain[0].style[2] == ")"), -chain[0].at


def _has_headings(blocks: Sequence[Block], first: int) -> bool:
    """Whether unnumbered headings divide the paper, so that weak numbers only count paragraphs."""
    headings = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.kind == "heading" and block.number is None
    ]
    return len(headings) > 1 and headings[-1] > first


def _completed(chain: Sequence[_Candidate], candidates: Sequence[_Candidate]) -> list[int]:
    """Add candidates of the other weight, or with another mark after the number, that fill a gap exactly."""
    style, x0 = chain[0].style, chain[0].x0
    others = [
        one
        for one in candidates
        if one.style[:2] == style[:2] and one not in chain and abs(one.x0 - x0) < SAME_EDGE and ")" not in one.style[2]
    ]
    complete = list(chain)
    for one in (*others, *reversed(others)):
        if one in complete:
            continue
        before = next((item for item in reversed(complete) if item.at < one.at), None)
        after = next((item for item in complete if item.at > one.at), None)
        fits_before = before is not None and one.value == (*before.value[:-1], before.value[-1] + 1)
        fits_after = after is None or one.value < after.value
        opens = before is None and after is not None and one.value == (*after.value[:-1], after.value[-1] - 1)
        # Numbers of three parts count nothing else: one out of turn was taken out of turn.
        moved = (
            style[1] > 2 and one.value[:-1] == chain[0].value[:-1] and one.value not in {it.value for it in complete}
        )
        if (fits_before and fits_after) or opens or moved:
            complete.append(one)
            complete.sort(key=lambda item: item.at)
    return [one.at for one in (*_opening(complete[0], candidates), *complete)]


def _opening(first: _Candidate, candidates: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Give the items before the first of a chain, set further in or out: 1 to 5 where it begins with 6."""
    if len(first.value) != 1 or first.value[0] < 2:
        return ()
    before = [one for one in candidates if one.at < first.at and one.style == first.style]
    opening = before[-(first.value[0] - 1) :]
    counted = [one.value[0] for one in opening] == list(range(1, first.value[0]))
    return opening if counted and all(abs(one.x0 - opening[0].x0) < SAME_EDGE for one in opening) else ()
