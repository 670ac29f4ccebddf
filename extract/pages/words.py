"""Words as a reader sees them, with their styles and structure tags, from the lines of a textpage."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from scrutiny_extract.extract.glyphs import is_plain, plain, symbols_of
from scrutiny_extract.extract.layout import Style, Tag, Word
from scrutiny_extract.extract.pages.text import FILLED, NOT_PRINTED, STROKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutiny_extract.extract.layout import BBox, Colour
    from scrutiny_extract.extract.pages.engine import Span
    from scrutiny_extract.extract.pages.text import Path, RawLine, RawPage, RawWord
    from scrutiny_extract.extract.pages.turning import Turn

Shown: TypeAlias = tuple["BBox", str, Style]
"""Box, text as a reader sees it, style."""

ITALIC_FLAG, BOLD_FLAG = 2, 16
"""Bits of a span's `flags`."""
BOLD_DRAWN = 8
"""A bit of a span's `char_flags`."""
TWICE = 0.12
"""A line drawn again within this share of its size is drawn twice to look bold or shaded."""
TWINS = 50
"""Lines of the same text with which a line is compared, the last ones: bounds a page of dashes."""


def once(lines: list[RawLine]) -> list[RawLine]:
    """Leave out lines that are drawn again at the same place; where a little apart, they look bold."""
    places: dict[str, list[int]] = {}
    kept: list[RawLine] = []
    for line in lines:
        same = places.setdefault(line.text, [])
        twin = next((place for place in same[-TWINS:] if _is_twin(kept[place], line)), None) if same else None
        if twin is None:
            same.append(len(kept))
            kept.append(line)
        elif line.words[0][:2] != kept[twin].words[0][:2]:
            kept[twin] = kept[twin]._replace(doubled=True)
    return kept


def _is_twin(one: RawLine, other: RawLine) -> bool:
    near = TWICE * float(one.spans[0]["size"])
    (x0, y0), (x1, y1) = one.words[0][:2], other.words[0][:2]
    return abs(x0 - x1) <= near and abs(y0 - y1) <= near


class Styles:
    """Hands out one Style for each look, so that words share them."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[tuple[str, float, int, int, int, bool], Style] = {}

    def of(self, span: Span, *, doubled: bool = False) -> Style:
        """Return the style of a span; text drawn twice, a little apart, is bold."""
        key = (span["font"], span["size"], span["flags"], span["color"], span["char_flags"], doubled)
        style = self._known.get(key)
        if style is None:
            style = self._known[key] = _style(span, doubled=doubled)
        return style


def _style(span: Span, *, doubled: bool) -> Style:
    name = plain(span["font"].rpartition("+")[2])
    flags, drawn = span["flags"], span["char_flags"]
    outlined = drawn & (FILLED | STROKED) == FILLED | STROKED
    return Style(
        font=name,
        size=round(span["size"], 2),
        bold=bool(flags & BOLD_FLAG or drawn & BOLD_DRAWN) or outlined or doubled,
        italic=bool(flags & ITALIC_FLAG) or any(word in name.lower() for word in ("italic", "oblique")),
        colour=colour_of(span["color"]),
    )


@lru_cache(maxsize=1024)
def colour_of(number: int) -> Colour:
    """Red, green, blue from 0 to 1 of an sRGB number."""
    return (round((number >> 16 & 255) / 255, 3), round((number >> 8 & 255) / 255, 3), round((number & 255) / 255, 3))


def make_words(raw: RawPage, page: int, turn: Turn, styles: Styles) -> tuple[tuple[Word, ...], tuple[Tag, ...]]:
    """Turn, normalise and number the words of a page, and hand them to their structure elements."""
    made: list[Word] = []
    held: dict[Path, list[Word]] = {}
    new = tuple.__new__
    for line in once(raw.lines):
        inside = line.words if turn.holds(line.words) else turn.held(line.words)
        row = turn.words(inside) if turn.degrees else inside
        first = len(made)
        upright = line.degrees == turn.degrees
        style = _only_style(line, styles)
        if style is not None and is_plain(line.text):
            made += [
                new(Word, (x0, y0, x1, y1, text, style, page, index, None, upright))
                for index, (x0, y0, x1, y1, text, _, _, _) in enumerate(row, first)
            ]
        else:
            shown = _in_many_styles(row, _looks(line, styles)) if style is None else _in_one_style(row, style)
            for bbox, text, of in shown:
                made.append(new(Word, (*bbox, text, of, page, len(made), None, upright)))
        if line.path:
            held.setdefault(line.path, []).extend(made[first:])
    return tuple(made), tuple(_tags(raw.elements, held))


def _only_style(line: RawLine, styles: Styles) -> Style | None:
    """Return the one style of all spans, if it is one and of a font of letters."""
    first, *others = line.spans
    style = styles.of(first, doubled=line.doubled)
    if others and any(styles.of(span, doubled=line.doubled) is not style for span in others):
        return None
    return style if symbols_of(style.font) is None else None


def _looks(line: RawLine, styles: Styles) -> list[Style]:
    """Return the style of each printed character of a line."""
    looks: list[Style] = []
    for span in line.spans:
        printed = sum(char not in NOT_PRINTED for char in span["text"])
        looks += [styles.of(span, doubled=line.doubled)] * printed
    return looks


def _in_one_style(row: Iterable[RawWord], style: Style) -> Iterator[Shown]:
    for x0, y0, x1, y1, text, _, _, _ in row:
        if is_plain(text):
            yield (x0, y0, x1, y1), text, style
        else:
            yield from _shown((x0, y0, x1, y1), text, style)


def _in_many_styles(row: Iterable[RawWord], looks: list[Style]) -> Iterator[Shown]:
    """Give each word the style of the character with which it begins.

    A bullet of a symbol font that touches the word after it is a word of its own.
    """
    place = 0
    for x0, y0, x1, y1, text, _, _, _ in row:
        own = looks[place : place + len(text)] or looks[-1:]
        place += len(text)
        step = (x1 - x0) / len(text)
        for start, end in _runs(text, own):
            yield from _shown((x0 + step * start, y0, x0 + step * end, y1), text[start:end], own[start])


def _shown(bbox: BBox, text: str, style: Style) -> Iterator[Shown]:
    """Normalise a word; one cut by a space that MuPDF takes for a character is several, sharing its width."""
    parts = plain(text, style.font).split()
    x0, y0, x1, y1 = bbox
    step = (x1 - x0) / max(1, sum(map(len, parts)) + len(parts) - 1)
    for part in parts:
        x1 = x0 + step * len(part)
        yield (x0, y0, x1, y1), part, style
        x0 = x1 + step


def _runs(text: str, looks: list[Style]) -> list[tuple[int, int]]:
    """Cut a word where symbols of a symbol font begin and end: start and end of each run."""
    if all(look is looks[0] for look in looks):
        return [(0, len(text))]
    drawn = [
        symbols_of(look.font) is not None and not plain(char, look.font).isascii()
        for char, look in zip(text, looks, strict=False)
    ]
    cuts = [place for place in range(1, len(drawn)) if drawn[place] != drawn[place - 1]]
    return list(pairwise([0, *cuts, len(text)]))


def _tags(elements: Iterable[Path], held: dict[Path, list[Word]]) -> Iterator[Tag]:
    """Give each element the words it and the elements in it hold, in content order."""
    whole: dict[Path, list[Word]] = {path: [] for path in elements}
    for path, words in held.items():
        for depth in range(1, len(path) + 1):
            whole[path[:depth]].extend(words)
    for path, words in whole.items():
        yield Tag(path[-1][0], path, tuple(words))
