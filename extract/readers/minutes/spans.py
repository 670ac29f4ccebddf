"""Several decisions in one paragraph: each verb with where its text ends.

spans = (verb, text)+ ;     a verb within another's sentence belongs to its text: "AGREED the plan and NOTED the risks"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.readers.minutes.verbs import Verb, VerbReader

SENTENCE = re.compile(r"[.;](?=\s[A-Z“\"(]|\s?$)")
"""A sentence's end."""
AGAIN = re.compile(r"\b(?:it\swas|was\sthen|then)\s?(?:further\s)?$", re.IGNORECASE)
"""Words before a verb that begin another decision."""


def find_spans(text: str, verb: Verb, verbs: VerbReader, *, told: bool) -> Iterator[tuple[Verb, int]]:
    """Give each verb from `verb` on with where its text ends: before the next verb's sentence.

    `told` says that decisions are told in running text, a sentence each.
    """
    found: Verb | None = verb
    while found is not None:
        following = _next(text, found, verbs)
        end = following.start if following else len(text)
        if told and text[found.start].islower():
            stop = SENTENCE.search(text, found.end)
            end = min(end, stop.start() + 1) if stop else end
            following = following or verbs.find_told(text, end)
        if following is not None:
            end = min(end, _sentence_start(text, found.end, following.start))
        yield found, end
        found = following


def _next(text: str, found: Verb, verbs: VerbReader) -> Verb | None:
    """Find the next verb that begins another decision: in a later sentence, or one said to be further."""
    following = verbs.find(text, max(found.end, found.start + 1))
    while following is not None:
        between = text[found.end : following.start]
        further = following.verb is not None and following.verb.startswith("FURTHER")
        if further or SENTENCE.search(between) or ":" in between or AGAIN.search(between):
            return following
        following = verbs.find(text, following.end)
    return None


def _sentence_start(text: str, low: int, high: int) -> int:
    """Give where the sentence begins that holds `high`, not before `low`."""
    ends = [match.end() for match in SENTENCE.finditer(text, low, high)]
    return ends[-1] if ends else high
