r"""Hyphens at the ends of lines: those that only mark the line's end become soft ones.

    com-      -> com\u00ad, where the pack prints "committee" and nowhere "com-mittee"
    mittee
    long-     -> long- term, as printed
    term

U+00AD elsewhere than at a line's end is a hyphen that a PDF writer gave the wrong number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.joining import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Page, Word

MARKS = "-" + SOFT_HYPHEN
PUNCTUATION = ".,;:!?)’'”\"]"


def soften_hyphens(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the pages with each hyphen that only ends a line as a soft one."""
    known = {word.text for page in pages for word in page.words}
    hyphened = frozenset(text for text in known if SOFT_HYPHEN in text or text[-1] in MARKS)
    return tuple(_softened(page, hyphened, known) for page in pages) if hyphened else pages


def _broken(words: Sequence[Word], hyphened: Iterable[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield words that end a line with a hyphen, each with the word that begins the next line."""
    for word in hyphened:
        if word.text[-1] in MARKS and len(word.text) > 1 and word.text[-2].isalpha() and word.index + 1 < len(words):
            after = words[word.index + 1]
            height = word.y1 - word.y0
            below = 0.5 * height < after.y0 - word.y0 < 2.5 * height
            if below and after.x0 < word.x1 and after.text[0].isalpha() and word.upright and after.upright:
                yield word, after


def _softened(page: Page, hyphened: frozenset[str], known: set[str]) -> Page:
    """Return a page, of whose words some of those that are `hyphened` may end a line."""
    found = [word for word in page.words if word.text in hyphened]
    texts = {word.index: word.text.replace(SOFT_HYPHEN, "-") for word in found if SOFT_HYPHEN in word.text}
    for word, after in _broken(page.words, found):
        texts[word.index] = texts.get(word.index, word.text)[:-1] + (
            SOFT_HYPHEN if _is_soft(word.text, after.text.strip(PUNCTUATION), known) else "-"
        )
    if not texts:
        return page
    words = tuple(word._replace(text=texts[word.index]) if word.index in texts else word for word in page.words)
    tags = tuple(replace(tag, words=tuple(words[word.index] for word in tag.words)) for tag in page.tags)
    return replace(page, words=words, tags=tags)


def _is_soft(before: str, after: str, known: set[str]) -> bool:
    stem = before[:-1].lstrip("(‘'“\"[")
    joined = _forms(stem + after)
    hyphened = _forms(f"{stem}-{after}") | _forms(f"{stem}{SOFT_HYPHEN}{after}")
    if joined & known:
        return not hyphened & known
    return before[-1] == SOFT_HYPHEN and not hyphened & known


def _forms(word: str) -> set[str]:
    """Return the ways a word may stand elsewhere: in small letters, capitalised, before a mark."""
    return {form + mark for form in (word, word.lower(), word.capitalize()) for mark in ("", *PUNCTUATION)}
