"""Words with their styles and structure tags, from one textpage.

MuPDF gives exact word boxes without fonts (`extractWORDS`) and spans with fonts but without word
boxes (`extractDICT`). Both walk the same lines, so words are dealt out to them line by line, which
costs half of what boxes of single characters would.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

from scrutiny_extract.extract.glyphs import is_symbol_font, plain
from scrutiny_extract.extract.layout import Style, Tag, Word
from scrutiny_extract.extract.pages.turning import degrees_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import Colour
    from scrutiny_extract.extract.pages.turning import Turn

TEXT_BLOCK, STRUCTURE_BLOCK, VECTOR_BLOCK = 0, 2, 3
ITALIC_FLAG, BOLD_FLAG = 2, 16
BOLD_DRAWN, FILLED, STROKED = 8, 16, 32
"""Bits of a span's `char_flags`."""

Path: TypeAlias = tuple[tuple[str, int], ...]
RawWord: TypeAlias = tuple[float, float, float, float, str, int, int, int]
"""Box, text, and the numbers of block, line and word."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line as MuPDF gives it, with the words that stand on it."""

    words: Sequence[RawWord]
    spans: list[dict[str, Any]]
    text: str
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
    """Deal the words of a textpage out to its lines."""
    raw = RawPage()
    words: list[RawWord] = textpage.extractWORDS()
    at = 0
    for lines, path in _texts(textpage.extractDICT()["blocks"], (), raw):
        for line in lines:
            spans = line["spans"]
            text = spans[0]["text"] if len(spans) == 1 else "".join([span["text"] for span in spans])
            tokens = text.split()
            if not tokens:
                continue
            row: Sequence[RawWord] = words[at : at + len(tokens)]
            if not row or row[-1][4] != tokens[-1]:
                row = _same_line(words, at, text)
            at += len(row)
            degrees = degrees_of(line["dir"])
            raw.characters[degrees] = raw.characters.get(degrees, 0) + len(text)
            raw.lines.append(RawLine(row, spans, text, degrees, path))
    return raw


def _texts(
    blocks: list[dict[str, Any]], path: Path, raw: RawPage
) -> Iterator[tuple[list[dict[str, Any]], Path]]:
    """Yield each text block's lines with the path of the element that holds it; collect the rest in `raw`."""
    for block in blocks:
        kind = block["type"]
        if kind == TEXT_BLOCK:
            yield block["lines"], path
        elif kind == VECTOR_BLOCK:
            raw.vectors.append(block)
        elif kind == STRUCTURE_BLOCK:
            inner = (*path, (block["std"] or block["raw"], block["index"]))
            raw.elements.append(inner)
            yield from _texts(block.get("blocks", []), inner, raw)


def _same_line(words: list[RawWord], at: int, text: str) -> Sequence[RawWord]:
    """Take the words of one line by number: MuPDF's idea of white space is not Python's."""
    if at >= len(words) or not text.strip(NOT_PRINTED):
        return []
    number = words[at][5:7]
    return list(takewhile(lambda word: word[5:7] == number, words[at:]))


NOT_PRINTED = "".join(map(chr, (*range(33), 0xA0, *range(0x202A, 0x202F))))
"""Characters at which MuPDF ends a word."""


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
    name = plain(font.rpartition("+")[2])
    lower = name.lower()
    return Style(
        font=name,
        size=round(size, 2),
        bold=bool(flags & BOLD_FLAG or drawn & BOLD_DRAWN) or drawn & (FILLED | STROKED) == FILLED | STROKED,
        italic=bool(flags & ITALIC_FLAG) or "italic" in lower or "oblique" in lower,
        colour=colour_of(colour),
    )


def colour_of(number: int) -> Colour:
    """Red, green, blue from 0 to 1 of an sRGB number."""
    return (round((number >> 16 & 255) / 255, 3), round((number >> 8 & 255) / 255, 3), round((number & 255) / 255, 3))


def make_words(raw: RawPage, page: int, turn: Turn, styles: Styles) -> tuple[tuple[Word, ...], tuple[Tag, ...]]:
    """Turn, normalise and number the words of a page, and hand them to their structure elements."""
    made: list[Word] = []
    held: dict[Path, list[Word]] = {}
    new = tuple.__new__
    for line in raw.lines:
        row = turn.words(line.words) if turn.degrees else line.words
        first = len(made)
        upright = line.degrees == turn.degrees
        style = _only_style(line.spans, styles)
        if style is not None and line.text.isascii() and line.text.isprintable() and not is_symbol_font(style.font):
            made += [
                new(Word, (x0, y0, x1, y1, text, style, page, index, None, upright))
                for index, (x0, y0, x1, y1, text, _, _, _) in enumerate(row, first)
            ]
        else:
            for (x0, y0, x1, y1, text, _, _, _), of in zip(row, _styles(line, styles), strict=True):
                if shown := plain(text, of.font):
                    made.append(Word(x0, y0, x1, y1, shown, of, page, len(made), None, upright))
        if line.path:
            held.setdefault(line.path, []).extend(made[first:])
    return tuple(made), tuple(_tags(raw.elements, held))


def _only_style(spans: list[dict[str, Any]], styles: Styles) -> Style | None:
    """Return the one style of all spans, if it is one."""
    style = styles.of(spans[0])
    return style if all(styles.of(span) is style for span in spans[1:]) else None


def _styles(line: RawLine, styles: Styles) -> Iterator[Style]:
    """Yield a style for each word: that of the span in which it begins."""
    spans = iter(line.spans)
    style, end, place = styles.of(line.spans[0]), 0, 0
    for word in line.words:
        while place >= end:
            span = next(spans, None)
            if span is None:
                break
            style, end = styles.of(span), end + sum(char not in NOT_PRINTED for char in span["text"])
        yield style
        place += len(word[4])


def _tags(elements: Iterable[Path], held: dict[Path, list[Word]]) -> Iterator[Tag]:
    """Give each element the words it and the elements in it hold, in content order."""
    whole: dict[Path, list[Word]] = {path: [] for path in elements}
    for path, words in held.items():
        for depth in range(1, len(path) + 1):
            whole[path[:depth]].extend(words)
    for path, words in whole.items():
        yield Tag(path[-1][0], path, tuple(words))
