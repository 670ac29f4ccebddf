"""The words of a motion: in the sentence that moves it, or in the paragraphs it introduces.

wording = "that …" | "the following amendment:", paragraph+ | "“…”" | "report recommendation 2" ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.emphasis import is_set_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.readers.minutes.movers import Movers

LEAD = re.compile(
    r"\W{0,9}(?:and\s)?(?:it\swas\s)?(?:the\s|a\s|an\s)?(?:following\s)?(?:substantive\s)?"
    r"(?:motion|amendment|proposal|recommendations?|resolution)?\s?(?:as\sfollows|as\sset\sout\sbelow)?\s?[,:;]{0,3}\s?",
    re.IGNORECASE,
)
"""What leads from the seconder to the motion's words."""
THAT = re.compile(r"that\b[,:]?\s?", re.IGNORECASE)
ONLY_THAT = re.compile(r"(?:that)?\W{0,9}", re.IGNORECASE)
PASSED = re.compile(
    r",?\s(?:and|which)\s(?:this|it|that|they)?\s?(?:was|were)\s(?:unanimously\s)?"
    r"(?:passed|carried|agreed|approved|lost|defeated|rejected|resolved)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""What a sentence says of a motion's fate after its words: ", and this was carried unanimously"."""
QUOTES = "“\"‘'"
FEWEST_WORDS = 4
"""Words that make a motion's text; fewer only point at one."""


def words_of(text: str, rest: str, movers: Movers) -> tuple[list[str], bool]:
    """Give a motion's words in the paragraph that moves it, and whether they are its own and no mere pointer."""
    between = text[movers.moved_end : movers.seconded_start]
    if len(rest.split()) >= FEWEST_WORDS and (THAT.match(rest) or rest[0] in QUOTES):
        return [rest], True
    if len(between.split()) >= FEWEST_WORDS:
        return [_before_seconding(between)], False
    if len(rest.split()) >= FEWEST_WORDS and "." not in rest[:-1]:
        return [rest], False
    return ([_subject(text[: movers.start])] if movers.start > 0 else []), False


def is_introduced(rest: str, following: Paragraph | None) -> bool:
    """Whether a motion's words stand in the paragraphs below the one that moves it.

    `rest` is what that one says after the seconder.
    """
    if is_open(rest):
        return True
    if following is None or (rest and not rest.endswith((":", ";")) and not ONLY_THAT.fullmatch(rest)):
        return False
    plain = not rest and not _stands_out(following)
    return not (plain and not (following.text[:1] in QUOTES or THAT.match(following.text)))


def is_complete(taken: Sequence[Paragraph], following: Paragraph) -> bool:
    """Whether a motion's words end before a paragraph: their quotation does, or their slant or weight."""
    first = taken[0].text
    if taken[-1].text.endswith(":"):
        return False
    if first[:1] in '“"' and taken[-1].text.rstrip(" .;").endswith(("”", '"')):
        return True
    return all(map(_stands_out, taken)) and not _stands_out(following)


def without_fate(text: str) -> str:
    """Leave out of a motion's words what its sentence says became of it, and the sentences after that."""
    sentence = text.partition(". ")[0]
    cut = PASSED.search(sentence.rstrip("."))
    return text if cut is None else sentence[: cut.start()]


def unquoted(text: str) -> str:
    """Leave out the quotation marks around a whole text."""
    inner = text[1:-1]
    return inner if text[:1] in '“"' and text[-1:] in '”"' and not set(inner) & set("“”") else text


def is_open(text: str) -> bool:
    """Whether a quotation begins in a text and does not end in it."""
    return text.count("“") > text.count("”")


def _stands_out(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set apart by weight or slope."""
    return all(map(is_set_apart, paragraph.lines))


def _before_seconding(text: str) -> str:
    """Give the words between a mover and a seconder without what leads to the latter."""
    return re.sub(r"\W{0,9}(?:and\s)?(?:(?:it|this|which)\swas|was)?\s?$", "", text).strip()


def _subject(text: str) -> str:
    """Give the subject of "The report recommendations were moved by": its last sentence, without the verb."""
    sentence = re.split(r"(?<=[.;:])\s|,\s(?=the\b)", text.strip())[-1]
    return re.sub(r"\s(?:was|were)\s?$", "", sentence)
