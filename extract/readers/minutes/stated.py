"""Decisions set apart by their weight alone: a bold line that says what the body did.

stated = "The", body, verb, text | "That the", body, text ;     in bold, "The Roads Committee noted the report."
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.minutes.verbs import Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.layout import Paragraph
    from scrutiny_extract.extract.vocabulary import Phrases

THAT_BODY = re.compile(r"That,?\s(?:the\s)?(?P<body>[A-Z][^.:;,]{0,100})")
"""A decision without a verb: "That the Committee: 1. …"."""
INTRODUCES = r"(?:\s?[:–—]\s?|\s(?=(?:that|to|not\sto|the|this)\b))"
"""What stands between a verb in bold and what it decides."""
ADVERBS = r"(?:(?:unanimously|then|also|therefore|duly|further|formally)\s){0,2}"


class StatedReader:
    """Finds decisions stated in bold, in the vocabulary's words for verbs and bodies."""

    def __init__(self, verbs: Phrases, bodies: Phrases) -> None:
        """Compile the verbs of one word: "noted", "approved"."""
        words = sorted({phrase.casefold() for name in verbs for phrase in verbs[name] if phrase.endswith("ed")})
        alternatives = "|".join(word for word in words if " " not in word)
        self._body_verb = re.compile(
            rf"(?:The\s)?(?P<body>[A-Z][^.:;,]{{0,100}}?)\s{ADVERBS}(?P<verb>{alternatives})\b[:;\s–—-]{{0,4}}"
        )
        self._bodies = bodies
        self._verbs = verbs

    def find(self, paragraph: Paragraph) -> Verb | None:
        """Find the decision that a paragraph all in bold states."""
        if not paragraph.bold or paragraph.number:
            return None
        text = paragraph.text
        match = self._body_verb.match(text) or THAT_BODY.match(text)
        if match is None or not self._is_body(match["body"]):
            return None
        if match.re is THAT_BODY or text.startswith("That"):
            return Verb(None, 0, 0, None)
        return Verb(match["verb"].upper(), match.start("verb"), match.end(), None)

    def find_weighted(self, paragraph: Paragraph) -> Verb | None:
        """Find a verb that alone is bold in a plain sentence: "It was **agreed** that grit be bought."."""
        if paragraph.bold or paragraph.kind == "heading":
            return None
        for run in _bold_runs(paragraph):
            bare = run.strip(" :.,;–—-")
            if self._verbs.named(bare) is None:
                continue
            match = re.search(rf"(?<!\w){re.escape(bare)}(?!\w){INTRODUCES}", paragraph.text)
            if match is not None and match.end() < len(paragraph.text):
                return Verb(bare.upper(), match.start(), match.end(), None)
        return None

    def _is_body(self, text: str) -> bool:
        """Whether a text calls a body: "Committee for Roads", "Members"."""
        return text.split(maxsplit=1)[0] in {"Members", "Councillors"} or self._bodies.within(text) is not None


def _bold_runs(paragraph: Paragraph) -> Iterator[str]:
    """Give the runs of bold words of a paragraph."""
    run: list[str] = []
    for line in paragraph.lines:
        for word in line.words:
            if word.style.bold:
                run.append(word.text)
            elif run:
                yield " ".join(run)
                run = []
    if run:
        yield " ".join(run)
