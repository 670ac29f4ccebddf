"""How far a resolution reaches: its own paragraph, and the list or paragraph that it introduces.

resolution = text | text, ":", paragraph | text, ":"?, limb+ ;
limb       = ("(1)" | "1." | "a)" | "(i)" | "•"), text, limb* ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import join_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutiny_extract.extract.layout import Paragraph

INTRODUCES = (":", ";", "-", "–", "—", "…", ",", " and", " or", " to")
"""How a text ends that something must follow."""
BARE = re.compile(r"(?:that|to|that\sthe\s\w+)?\W{0,9}", re.IGNORECASE)
FOLLOWING = re.compile(r"\b(?:following|as\sfollows|below)\b[^.:;]{0,80}[.:;]?\W{0,3}$", re.IGNORECASE)
"""A last sentence that promises a list: "the following items should be brought forward."."""
INLINE = re.compile(r"(?:^|(?<=[\s;:,.]))\((?:(?P<roman>[ivx]{1,5})|(?P<letter>[a-z])|(?P<digit>\d{1,2}))\)\s?")
OPENING = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\.)\s", re.IGNORECASE)
"""A limb's number at the head of a text, where the paragraph's own number is not told."""
HEADING_LINES = 3
SENTENCE = re.compile(r"\b(?:was|were|is|are|not|had|has)\b")
"""Words of a sentence, which no heading within a list holds."""
INDENT = 4.0
"""A limb's text stands at least so much further in than what only follows, points."""


def find_extent(
    paragraphs: Sequence[Paragraph], at: int, text: str, stops: Callable[[Paragraph], bool]
) -> tuple[Paragraph, ...]:
    """Give the paragraphs after the one at `at` that belong to its resolution, whose text so far is `text`."""
    first = paragraphs[at]
    taken: list[Paragraph] = []
    last_text = text
    for number, paragraph in enumerate(paragraphs[at + 1 :], start=at + 1):
        if stops(paragraph) or not (
            _lists(paragraph, first, taken, last_text)
            or (_announces(last_text) and _may_follow(paragraph) and not _is_same_level(paragraph, first))
            or (taken and (_goes_on(paragraph, taken) or _heads_more(paragraphs, number, taken)))
            or (taken and _says_that(paragraph) and all(map(_says_that, taken)))
        ):
            break
        taken.append(paragraph)
        last_text = paragraph.text
    return tuple(taken)


def limbs_of(text: str, extent: Sequence[Paragraph]) -> tuple[str, ...]:
    """Give the numbered or lettered parts of a resolution; where none stands alone, those within its text."""
    limbs: list[str] = []
    for paragraph in extent:
        if paragraph.number or paragraph.marker:
            limbs.append(paragraph.text)
        elif limbs:
            limbs[-1] = f"{limbs[-1]} {paragraph.text}"
    if not limbs and len(extent) > 1 and all(map(_says_that, extent)):
        return tuple(paragraph.text for paragraph in extent)
    return tuple(limbs) if limbs else _inline_limbs(text)


def _inline_limbs(text: str) -> tuple[str, ...]:
    """Cut a text at "(i)", "(ii)" or "(a)", "(b)": two at least, counted from the first."""
    marks = list(INLINE.finditer(text))
    first = next((match for match in marks if match.group().strip(" ()") in {"i", "a", "1"}), None)
    if first is None:
        return ()
    kind = first.lastgroup if first["roman"] != "i" else "roman"
    same = [match for match in marks if match.start() >= first.start() and match[kind or "roman"]]
    if len(same) < 2:
        return ()
    ends = [*(match.start() for match in same[1:]), len(text)]
    return tuple(_trim(text[match.end() : end]) for match, end in zip(same, ends, strict=True))


def _trim(text: str) -> str:
    bare = text.rstrip()
    if bare.endswith((" and", ";and", ",and")):
        bare = bare.removesuffix("and")
    return bare.rstrip(" ;,")


def _announces(text: str) -> bool:
    """Whether a text cannot end here: it stops at a colon, or says no more than "that"."""
    return text.rstrip("”\"'’ ").endswith(INTRODUCES) or BARE.fullmatch(text) is not None


def _says_that(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one of several that each say "That", unnumbered."""
    return paragraph.number is None and paragraph.text[:5].casefold() == "that "


def _may_follow(paragraph: Paragraph) -> bool:
    """Whether a paragraph can be what is announced: no heading, unless it announces in turn or says "That"."""
    return paragraph.kind != "heading" or _announces(paragraph.text) or paragraph.text[:5].casefold() == "that "


def _lists(paragraph: Paragraph, first: Paragraph, taken: Sequence[Paragraph], last_text: str) -> bool:
    """Whether a paragraph is in the resolution's list: it goes on with one, is announced, or begins to count."""
    if not _is_limb(paragraph, first, taken):
        return False
    bulleted = paragraph.marker is not None and FOLLOWING.search(last_text) is not None
    return bool(taken) or bulleted or _announces(last_text) or begins_list(paragraph)


def _is_limb(paragraph: Paragraph, first: Paragraph, taken: Sequence[Paragraph]) -> bool:
    """Whether a paragraph is a part of a list, not the next paragraph of the minutes themselves."""
    if not (paragraph.number or paragraph.marker or OPENING.match(paragraph.text)):
        return False
    if _is_same_level(paragraph, first):
        return False
    numbered = [one for one in taken if one.number]
    if not numbered or paragraph.marker:
        return True
    # A list of another form further out has begun: the minutes go on.
    return _form(paragraph.number) == _form(numbered[0].number) or paragraph.x0 > numbered[0].x0 + INDENT


def _is_same_level(paragraph: Paragraph, first: Paragraph) -> bool:
    """Whether two paragraphs are counted in one row: "8)" and "9)"."""
    if first.number is None or paragraph.number is None:
        return False
    return _form(first.number) == _form(paragraph.number) and abs(first.x0 - paragraph.x0) < INDENT * 2


def begins_list(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the first of a list."""
    return (paragraph.number or "").strip("().: ").casefold() in {"a", "i", "1"}


def _goes_on(paragraph: Paragraph, taken: Sequence[Paragraph]) -> bool:
    """Whether an unnumbered paragraph goes on with the limb above: after a page's end, or set under it."""
    last = taken[-1]
    if paragraph.number or paragraph.marker or paragraph.kind == "heading" or not (last.number or last.marker):
        return False
    if paragraph.text[:1].islower() and join_lines(last.lines)[-1] != ".":
        return True
    end = last.lines[-1]
    text_x = end.x0 if len(last.lines) > 1 else last.x0 + INDENT * 3
    return paragraph.x0 > last.x0 + INDENT * 2 and paragraph.x0 >= text_x - INDENT and paragraph.page == end.page


def _heads_more(paragraphs: Sequence[Paragraph], number: int, taken: Sequence[Paragraph]) -> bool:
    """Whether a line without a number is a heading within a list that counts on below it: "(b)", heading, "(c)"."""
    last = next((one for one in reversed(taken) if one.number), None)
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    if last is None or following is None or following.number is None or not _is_short_heading(paragraphs[number]):
        return False
    before, after = last.number or "", following.number
    return _form(before) == _form(after) and _count(after) == _count(before) + 1


def _is_short_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph can head a part of a list: short, and no sentence."""
    return len(paragraph.lines) < HEADING_LINES and SENTENCE.search(paragraph.text) is None


def _count(number: str) -> int:
    """Give what a limb's number counts: 3 for "(c)" and "3."."""
    bare = number.strip("(). :")
    return int(bare) if bare.isdigit() else ord(bare[-1]) - ord("a") + 1 if bare else 0


def _form(number: str | None) -> str:
    """Give a number's form: "(a)" and "(b)" are alike, "1." and "2." are."""
    return re.sub(r"\d+", "#", re.sub(r"[A-Za-z]+", "a", number or ""))
