"""Words with their styles and structure tags, from one textpage.

MuPDF gives exact word boxes without fonts (`extractWORDS`) and spans with fonts but without word
boxes (`extractDICT`); both walk the same lines, so words are paired with spans line by line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.glyphs import is_symbol_font, plain
from scrutiny_extract.extract.layout import Style, Tag, Word
from scrutiny_extract.extract.pages.turning import heading_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.pages.turning import Turn

TEXT_BLOCK, STRUCTURE_BLOCK, VECTOR_BLOCK = 0, 2, 3
ITALIC_FLAG, BOLD_FLAG = 2, 16
BOLD_DRAWN, FILLED, STROKED = 8, 16, 32
"""Bits of a span's `char_flags`."""

Path = tuple[tuple[str, int], ...]
RawWord = tuple[float, float, float, float, str, int, int, int]


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line as MuPDF gives it, with the words that stand on it."""

    spans: list[dict[str, Any]]
    words: list[RawWord]
    degrees: int
    path: Path


@dataclass(slots=True)
class RawPage:
    """What the textpage holds, in stored coordinates."""

    lines: list[RawLine] = field(default_factory=list)
    vectors: list[dict[str, Any]] = field(default_factory=list)
    elements: list[Path] = field(default_factory=list)
    """Structure elements in document order, those without words too."""
    characters: dict[int, int] = field(default_factory=dict)
    """Characters by the degrees that make them upright."""


def read_textpage(textpage: Any) -> RawPage:
    """Pair words and spans of a textpage, line by line."""
    raw = RawPage()
    words = textpage.extractWORDS()
    texts = [(block, path) for block, path in _blocks(textpage.extractDICT()["blocks"], (), raw)]
    position, count = 0, len(words)
    for block, path in texts:
        for line in block["lines"]:
            spans = line["spans"]
            wanted = sum(len("".join(span["text"].split())) for span in spans)
            if not wanted:
                continue
            start = position
            while wanted > 0 and position < count:
                wanted -= len(words[position][4])
                position += 1
            degrees = heading_of(line["dir"])
            row = words[start:position]
            raw.characters[degrees] = raw.characters.get(degrees, 0) + sum(len(word[4]) for word in row)
            raw.lines.append(RawLine(spans, row, degrees, path))
    return raw


def _blocks(blocks: list[dict[str, Any]], path: Path, raw: RawPage) -> Iterator[tuple[dict[str, Any], Path]]:
    for block in blocks:
        kind = block["type"]
        if kind == TEXT_BLOCK:
            yield block, path
        elif kind == VECTOR_BLOCK:
            raw.vectors.append(block)
        elif kind == STRUCTURE_BLOCK:
            inner = (*path, (block["std"] or block["raw"], block["index"]))
            raw.elements.append(inner)
            yield from _blocks(block.get("blocks", ()), inner, raw)


class Styles:
    """Hands out one Style for each look, so that words share them."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[tuple[str, float, int, int, int], Style] = {}

    def of(self, span: dict[str, Any]) -> Style:
        """Return the style of a span."""
        key = (span["font"], span["size"], span["flags"], span["color"], span["char_flags"])
        style = self._known.get(key)
        if style is None:
            style = self._known[key] = _style(*key)
        return style


def _style(font: str, size: float, flags: int, colour: int, drawn: int) -> Style:
    name = font.rpartition("+")[2]
    lower = name.lower()
    return Style(
        font=name,
        size=round(size, 2),
        bold=bool(flags & BOLD_FLAG or drawn & BOLD_DRAWN) or drawn & (FILLED | STROKED) == FILLED | STROKED,
        italic=bool(flags & ITALIC_FLAG) or "italic" in lower or "oblique" in lower,
        colour=colour_of(colour),
    )


def colour_of(number: int) -> tuple[float, float, float]:
    """Red, green, blue from 0 to 1 of an sRGB number."""
    return (round((number >> 16 & 255) / 255, 3), round((number >> 8 & 255) / 255, 3), round((number & 255) / 255, 3))


def make_words(raw: RawPage, page: int, turn: Turn, styles: Styles) -> tuple[tuple[Word, ...], tuple[Tag, ...]]:
    """Turn, normalise and number the words of a page, and hand them to their structure elements."""
    made: list[Word] = []
    held: dict[Path, list[Word]] = {}
    for line in raw.lines:
        first = len(made)
        upright = line.degrees == turn.degrees
        for raw_word, style in zip(line.words, _styles_of(line, styles), strict=True):
            text = raw_word[4]
            if not text.isascii() or is_symbol_font(style.font):
                text = plain(text, style.font)
            if text:
                made.append(Word(*turn.bbox(raw_word[:4]), text, style, page, len(made), None, upright))
        for depth in range(1, len(line.path) + 1):
            held.setdefault(line.path[:depth], []).extend(made[first:])
    tags = tuple(Tag(path[-1][0], path, tuple(held.get(path, ()))) for path in dict.fromkeys(raw.elements))
    return tuple(made), tags


def _styles_of(line: RawLine, styles: Styles) -> Iterator[Style]:
    """Yield a style for each word: that of the span in which it begins."""
    spans = line.spans
    if len(spans) == 1:
        style = styles.of(spans[0])
        for _ in line.words:
            yield style
        return
    ends: list[int] = []
    total = 0
    for span in spans:
        total += len("".join(span["text"].split()))
        ends.append(total)
    at, place = 0, 0
    for word in line.words:
        while at < len(ends) - 1 and place >= ends[at]:
            at += 1
        yield styles.of(spans[at])
        place += len(word[4])
