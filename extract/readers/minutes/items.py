"""Minutes divided into their items.

    minutes = head, item+ ;
    item    = heading, (paragraph | table)* ;
    heading = number, title | number, newline, title | "Item 3:", title | title ;

Which numbers are items' and which are only paragraphs' is told by how they are set: the items of one
paper share a form ("53", "53.", "24/117"), an edge and a weight.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutiny_extract.extract.layout import Block

NUMBER = re.compile(r"(?P<lead>\*?[A-Z]{0,4}[./]?)(?P<body>\d{1,4}(?:[./]\d{1,4}){0,3})(?P<end>[.:)]?)")
WITH_ITEM = re.compile(
    r"(?:agenda\s+)?item\s+(?:no\.?\s*)?(?P<number>\d{1,3}[a-z]?)\s*[:.–—-]+\s*(?P<title>\S.*)", re.IGNORECASE
)
"""A heading "Item 3: Late items"."""
AGENDA_ITEM = re.compile(
    r"\s*[(\[]\s*(?:agenda\s+)?item\s*(?:no|number)?\.?\s*:?\s*(?P<item>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,2})?)\s*[)\]]\s*$", re.IGNORECASE
)
"""The agenda's item after a minute's title: "(Item 7)"."""
AGENDA_LINE = re.compile(
    r"\s*[(\[]?\s*(?:agenda\s+)?item\s*(?:no|number)?\.?\s*:?\s*(?P<item>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,2})?)\s*[)\]]?\s*", re.IGNORECASE
)
"""The same alone on its line."""
SAME_EDGE = 14.0
"""Numbers whose left edges differ by less stand in one column, points."""
LONGEST_TITLE = 260
"""Most characters of a title."""
RUN_IN = re.compile(r"(?P<title>[^.:–—]{2,70}?)(?:\.\s|:\s|\s[-–—]\s|\.$|:$)")
"""A title that its text follows on the same line."""
MOST_HEAD = 60
"""Blocks among which the head of minutes ends."""
FEWEST_PROSE = 10
"""Words of a paragraph that is prose, not a list of names."""
RESOLUTION = re.compile(r"(?:Resolution\s+)?[A-Z]{1,3}\d{4}\s?-\s?\d")
"""A resolution's number, set as a heading above it."""
NIL = re.compile(r"(?P<title>.*\S)\s+(?P<nil>None|Nil|NONE|NIL)\.?")
"""A title with a nil return on its line."""
LONGEST_STEP = 40
"""Numbers of neighbouring items differ by less."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it stands on the page."""

    number: str | None
    title: str | None
    agenda_item: str | None
    heading: tuple[Paragraph, ...]
    """What prints number, title and agenda item."""
    blocks: tuple[Block, ...]
    """What follows; the rest of a heading's paragraph first, where the text begins on its line."""


class _Candidate(NamedTuple):
    """A paragraph whose number may be an item's."""

    index: int
    style: tuple[str, int, str]
    value: tuple[int, ...]
    x0: float
    strong: bool


def divide(
    blocks: Sequence[Block], heads: Callable[[Block], bool] = lambda _: False
) -> tuple[tuple[Block, ...], tuple[Item, ...]]:
    """Divide the blocks of minutes into what stands before the first item, and the items.

    `heads` tells the blocks that say who was there: only what stands after them is business.
    """
    starts = find_starts(blocks)
    present = [index for index, block in enumerate(blocks[: starts[0] if starts else MOST_HEAD]) if heads(block)]
    after = present[-1] + 1 if present else 0
    if not starts:
        starts = [after + start for start in _titled(blocks[after:])]
    elif present:
        starts = [*_early(blocks, after, starts[0]), *starts]
    if not starts:
        return tuple(blocks[:after] if present else blocks), ()
    ends = [*starts[1:], len(blocks)]
    return tuple(blocks[: starts[0]]), tuple(_item(blocks[start:end]) for start, end in zip(starts, ends, strict=True))


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
    if not (best[0].strong or among_headings) and _has_headings(blocks, best[0].index):
        return []
    return _completed(best, candidates)


def _candidates(blocks: Sequence[Block]) -> list[_Candidate]:
    """Collect the paragraphs that open with a number of an item's form."""
    found: list[_Candidate] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        number = block.number
        if number is None:
            match = WITH_ITEM.fullmatch(block.text) if block.kind == "heading" else None
            if match is None:
                continue
            number = "item " + match["number"]
            style, value = ("item", 1, ""), (int(re.sub(r"\D", "", match["number"])),)
        else:
            match = NUMBER.fullmatch(number)
            if match is None:
                continue
            value = tuple(map(int, re.findall(r"\d+", match["body"])))
            style = (match["lead"].strip("*"), len(value), match["end"])
        found.append(_Candidate(index, style, value, block.x0, _is_strong(block)))
    return found


def _is_strong(paragraph: Paragraph) -> bool:
    """Whether a numbered paragraph is set as a heading, or its first words are."""
    if paragraph.kind == "heading":
        return True
    words = [word for word in paragraph.lines[0].words if any(map(str.isalpha, word.text))]
    return bool(words) and words[0].style.bold


def _restarts(blocks: Sequence[Block]) -> frozenset[int]:
    """Give the indices of headings without a number: a second agenda on one paper may count anew after one."""
    return frozenset(
        index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and block.kind == "heading" and block.number is None
    )


def _chains(group: Sequence[_Candidate], restarts: frozenset[int]) -> list[list[_Candidate]]:
    """Sort candidates of one form into columns, each in rising order."""
    columns: list[list[_Candidate]] = []
    for candidate in group:
        column = next((column for column in columns if abs(column[0].x0 - candidate.x0) < SAME_EDGE), None)
        if column is None:
            columns.append([candidate])
        elif _follows(column[-1], candidate) or (
            candidate.value <= (2,) and any(column[-1].index < index < candidate.index for index in restarts)
        ):
            column.append(candidate)
    return columns


def _follows(last: _Candidate, candidate: _Candidate) -> bool:
    """Whether a number can be the next item's: it rises, or is out of turn among dotted ones."""
    if len(candidate.value) > 1 and candidate.value[:-1] == last.value[:-1]:
        return True
    return last.value < candidate.value and candidate.value[0] - last.value[0] < LONGEST_STEP


def _weight(chain: Sequence[_Candidate]) -> tuple[bool, float, int]:
    """Rate a chain: strong before weak, whole numbers before parts, long before short, far left before far in."""
    strong = chain[0].strong and len(chain) > 1
    return strong, len(chain) - 0.02 * chain[0].x0 - 2.0 * (chain[0].style[2] == ")"), -chain[0].index


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
    for one in others:
        before = next((item for item in reversed(complete) if item.index < one.index), None)
        after = next((item for item in complete if item.index > one.index), None)
        fits_before = before is not None and one.value == (*before.value[:-1], before.value[-1] + 1)
        fits_after = after is None or one.value < after.value
        opens = before is None and after is not None and one.value == (*after.value[:-1], after.value[-1] - 1)
        if (fits_before and fits_after) or opens:
            complete.append(one)
            complete.sort(key=lambda item: item.index)
    return [one.index for one in complete]


def _titled(blocks: Sequence[Block]) -> list[int]:
    """Give the headings that begin items in a paper that does not number them."""
    headings = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.kind == "heading" and block.number is None and not RESOLUTION.match(block.text)
    ]
    following = [(index, block) for index, block in headings if _has_text(blocks, index)]
    if not following:
        return []
    looks = [(block.size, block.bold, block.text.isupper()) for _, block in following]
    usual = max(dict.fromkeys(looks), key=looks.count)
    starts = [index for (index, _), look in zip(following, looks, strict=True) if look == usual]
    return starts if len(starts) > 1 else []


def _early(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    """Give the unnumbered headings with prose under them that stand between the head and the numbered items."""
    early: list[int] = []
    for index in range(start, end - 1):
        block, following = blocks[index], blocks[index + 1]
        if (
            isinstance(block, Paragraph)
            and isinstance(following, Paragraph)
            and block.kind == "heading"
            and following.kind != "heading"
            and len(following.text.split()) >= FEWEST_PROSE
        ):
            early.append(index)
    return early


def _has_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether prose, not another heading, follows a heading."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following is not None and not (isinstance(following, Paragraph) and following.kind == "heading")


def _item(blocks: Sequence[Block]) -> Item:
    """Make an item of the blocks from its heading to the next."""
    first = blocks[0]
    assert isinstance(first, Paragraph)
    heading = [first]
    rest = list(blocks[1:])
    title, remainder = _title(first)
    while not title and rest and isinstance(rest[0], Paragraph) and rest[0].number is None:
        # The number stands alone on its line.
        following = rest.pop(0)
        assert isinstance(following, Paragraph)
        heading.append(following)
        title = following.text
    while _goes_on(heading[-1], rest):
        following = rest.pop(0)
        assert isinstance(following, Paragraph)
        heading.append(following)
        title = f"{title} {following.text}"
    title, agenda_item = _without_agenda_item(title)
    if agenda_item is None and rest and isinstance(rest[0], Paragraph):
        match = AGENDA_LINE.fullmatch(rest[0].text)
        if match is not None:
            agenda_item = match["item"]
            heading.append(rest[0])
            rest.pop(0)
    number = _number(first)
    if remainder is not None:
        rest.insert(0, remainder)
    return Item(number, title or None, agenda_item, tuple(heading), tuple(rest))


def _number(paragraph: Paragraph) -> str | None:
    """Give an item's number without the marks around it."""
    if paragraph.number is not None:
        return paragraph.number.strip("*.:() ")
    match = WITH_ITEM.fullmatch(paragraph.text)
    return match["number"] if match else None


def _title(paragraph: Paragraph) -> tuple[str, Paragraph | None]:
    """Give a title, and the rest of its paragraph where text follows on the same line."""
    match = WITH_ITEM.fullmatch(paragraph.text) if paragraph.number is None else None
    if match is not None:
        return match["title"], None
    text = paragraph.text
    nil = NIL.fullmatch(text)
    if nil is not None:
        return _cut(paragraph, nil["title"])
    if paragraph.kind == "heading" or paragraph.bold:
        return text.rstrip(": "), None
    bold = _leading_bold(paragraph)
    if bold:
        return _cut(paragraph, bold)
    if len(paragraph.lines) > 2 or text.endswith((".", ";")) or len(text) > LONGEST_TITLE:
        match = RUN_IN.match(text)
        return _cut(paragraph, match["title"]) if match else ("", paragraph)
    match = RUN_IN.match(text)
    if match is not None and ":" in match.group():
        return _cut(paragraph, match["title"])
    return text.rstrip(": "), None


def _leading_bold(paragraph: Paragraph) -> str:
    """Give the bold words a paragraph begins with, after its number; nothing where all are bold."""
    words = [word for line in paragraph.lines for word in line.words]
    if paragraph.number is not None and words and words[0].text == paragraph.number:
        words = words[1:]
    bold = []
    for word in words:
        if not word.style.bold and any(map(str.isalnum, word.text)):
            break
        bold.append(word.text)
    return " ".join(bold) if bold and len(bold) < len(words) else ""


def _cut(paragraph: Paragraph, title: str) -> tuple[str, Paragraph | None]:
    """Cut a title off the head of its paragraph."""
    rest = paragraph.text[len(title) :].lstrip(" .:–—-") if paragraph.text.startswith(title) else ""
    title = title.strip(" .:–—-")
    if not rest:
        return title, None
    return title, replace(paragraph, text=rest, number=None, kind="paragraph")


def _goes_on(last: Paragraph, rest: Sequence[Block]) -> bool:
    """Whether a heading goes on in the next paragraph: as bold, no wider gap, no end to it."""
    if not rest or not isinstance(rest[0], Paragraph):
        return False
    following = rest[0]
    return (
        last.kind == "heading"
        and following.kind == "heading"
        and following.number is None
        and following.marker is None
        and following.page == last.lines[-1].page
        and following.bold == last.bold
        and following.text[:1].islower()
        and following.lines[0].y0 - last.lines[-1].y1 < 0.6 * last.size
    )


def _without_agenda_item(title: str) -> tuple[str, str | None]:
    """Take "(Item 7)" off a title."""
    match = AGENDA_ITEM.search(title)
    if match is None:
        return title, None
    return title[: match.start()].rstrip(), match["item"]


def printed_text(paragraph: Paragraph) -> str:
    """Give a paragraph as printed, its number or bullet with it."""
    return join_lines(paragraph.lines)
