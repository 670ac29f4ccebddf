"""Blocks that begin one recommendation of an inquiry, and the answer to it after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.lexicon import Lexicon

SENTENCE = 6
"""Words of a label and a sentence after it, at least."""
PAIR = 2
"""Columns of a form: labels and values."""
HEAD_WORDS = 5
"""Most words of a line that heads a box."""
RECOMMENDATION_NUMBER = regex.compile(r"\d{1,3}[a-z]?|[ivxl]{1,6}", regex.IGNORECASE)


def is_recommendation_head(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block heads one recommendation: a box or a bold line that begins "Recommendation 3"."""
    if isinstance(block, Paragraph):
        bold = block.kind == "heading" or block.lines[0].words[0].style.bold
        return bold and block.number is None and _numbers_recommendation(block.text, lexicon)
    if block.column_count > 1:
        first = block.grid[0][0]
        return block.column_count == PAIR and first is not None and _is_numbered(first.text, lexicon)
    held = [cell.text for cell in block.cells if cell.lines]
    if len(held) > 1 and _names_recommendation(held[0], lexicon):
        return True
    return any(_numbers_recommendation(text, lexicon) for text in held[:2])


def _is_numbered(text: str, lexicon: Lexicon) -> bool:
    """Whether a label before a recommendation is its number alone: "Recommendation 3"."""
    words = words_of(text)
    count = lexicon.opens("recommendation", words)
    return 0 < count == len(words) - 1 and RECOMMENDATION_NUMBER.fullmatch(words[count]) is not None


def _numbers_recommendation(text: str, lexicon: Lexicon) -> bool:
    """Whether a text opens as one recommendation: "Recommendation 3", "Recommendation: We recommend that …"."""
    words = words_of(text)
    count = lexicon.opens("recommendation", words)
    if not 0 < count < len(words):
        return False
    if RECOMMENDATION_NUMBER.fullmatch(words[count]) is not None:
        return True
    return len(words) > SENTENCE and ":" in text[: len(" ".join(words[: count + 1]))]


def _names_recommendation(text: str, lexicon: Lexicon) -> bool:
    """Whether a box's head says that a recommendation follows: "Inquiry recommendation"."""
    words = words_of(text)
    if len(words) > HEAD_WORDS:
        return False
    titles = (title for title in lexicon.titles(words) if title.kind == "recommendation")
    return any(title.start + title.length == len(words) for title in titles)


def count_heads(block: Block, lexicon: Lexicon) -> int:
    """Count the recommendations that a block heads: a form of two columns may hold one after another."""
    if isinstance(block, Paragraph) or block.column_count != PAIR:
        return int(is_recommendation_head(block, lexicon))
    first = (row[0] for row in block.grid)
    return sum(cell is not None and _is_numbered(cell.text, lexicon) for cell in first)


def holds_more(block: Block) -> bool:
    """Whether a box holds more than a recommendation: the answer stands in its other cells."""
    return isinstance(block, Table) and sum(bool(cell.lines) for cell in block.cells) > 1


def numbered_heads(blocks: Sequence[Block]) -> list[int]:
    """Find the bold sentences that are numbered one after another: recommendations without the word."""
    found: list[int] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not block.bold or block.number is None:
            continue
        number = block.number.strip("().:")
        if number == str(len(found) + 1) and len(words_of(block.text)) > SENTENCE:
            found.append(place)
    return found
