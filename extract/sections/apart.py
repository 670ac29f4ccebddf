"""What sets a page apart from the one before: its margins begin anew, or an appendix's title stands over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph
from scrutiny_extract.extract.sections.forms import find_box
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Block, Page
    from scrutiny_extract.extract.sections.lexicon import Lexicon

RUNNING_WORDS = 4
"""Most words of an appendix's running title."""
FIRST = 1
PAGE_NUMBER = regex.compile(r"(?:\p{L}{1,5}\s)?(?P<number>\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?", regex.IGNORECASE)
"""A page number alone on its line: "Page 1", "1 of 9"."""


def is_set_apart(page: Page, before: Page, top: Block, lexicon: Lexicon) -> bool:
    """Whether a page's margins begin anew: its own numbers at 1, or under another appendix's running title.

    `top` is the first block of the page before: on its first page an appendix's title heads the text.
    """
    margins, margins_before = _margins(page), _margins(before)
    if margins_before and FIRST in margins and FIRST not in margins_before:
        return True
    title, title_before = _appendix_of(page, lexicon), _appendix_of(before, lexicon)
    if title is None or title == title_before:
        return False
    return not isinstance(top, Paragraph) or " ".join(words_of(top.text)) != title


def _margins(page: Page) -> set[int]:
    """Give the page numbers in a page's margins: the paper's own and the pack's."""
    found = (PAGE_NUMBER.fullmatch(line.text.strip()) for line in page.furniture)
    return {int(match["number"]) for match in found if match is not None}


def _appendix_of(page: Page, lexicon: Lexicon) -> str | None:
    """Give the appendix's title that runs in a page's margins: "Appendix G"."""
    for line in page.furniture:
        words = words_of(line.text)
        if 1 < len(words) <= RUNNING_WORDS and lexicon.opens("appendix", words):
            return " ".join(words)
    return None


def is_appendix(first: Block, lexicon: Lexicon) -> bool:
    """Whether a page opens with an appendix's title: "Appendix 2", "Annex B: …"."""
    box = find_box(first)
    text = first.text if isinstance(first, Paragraph) else box.text if box is not None else ""
    words = words_of(text)
    count = lexicon.opens("appendix", words)
    return 0 < count < len(words) and len(words[count]) <= 3  # a number or letter
