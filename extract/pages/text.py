"""Words with their styles and structure tags, from one textpage.

MuPDF gives exact word boxes without fonts (`extractWORDS`) and spans with fonts but without word
boxes (`extractDICT`). Both walk the same lines, so words are dealt out to them line by line, which
costs half of what boxes of single characters would.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

from scrutiny_extract.extract.glyphs import plain, symbols_of
from scrutiny_extract.extract.layout import Style, Tag, Word
from scrutiny_extract.extract.pages.turning import degrees_of
from scrutiny_extract.extract.pages.unmapped import CONTROL, UNREADABLE, find_unmapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutiny_extract.extract.layout import BBox, Colour
    from scrutiny_extract.extract.pages.turning import Turn

TEXT_BLOCK, STRUCTURE_BLOCK, VECTOR_BLOCK = 0, 2, 3
ITALIC_FLAG, BOLD_FLAG = 2, 16
BOLD_DRAWN, FILLED, STROKED = 8, 16, 32
"""Bits of a span's `char_flags`."""

TWICE = 0.12
"""A line drawn again within this share of its size is drawn twice to look bold or shaded."""
TOUCHING = 0.1
"""Share of the size within which words of one line touch."""
TWINS = 50
"""Lines of the same text with which a line is compared, the last ones: bounds a page of dashes."""

Path: TypeAlias = tuple[tuple[str, int], ...]
RawWord: TypeAlias = tuple[float, float, float, float, str, int, int, int]
"""Box, text, and the numbers of block, line and word."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line as MuPDF gives it, with the words that stand on it."""

    words: Sequence[RawWord]
    spans: list[dict[str, Any]]
    text: str
    degrees: int | None
    """Degrees clockwise that make it upright; None where it is slanted."""
    path: Path
    doubled: bool = False
    """Whether it is drawn twice, a little apart."""


@dataclass(slots=True)
class RawPage:
    """What the textpage holds, in stored coordinates."""

    lines: list[RawLine] = field(default_factory=list)
    vectors: list[dict[str, Any]] = field(default_factory=list)
    elements: list[Path] = field(default_factory=list)
    """Structure elements in document order, those without words too."""
    characters: dict[int, int] = field(default_factory=dict)
    """Characters by the degrees that make them upright."""
    unmapped: dict[str, dict[int, str]] = field(default_factory=dict)
    """Fonts that give glyph numbers: see `unmapped`."""
    unreadable: int = 0
    """Characters of such fonts that cannot be read."""


def is_drawn(line: RawLine) -> bool:
    """Whether a line is seen, neither unpainted nor transparent."""
    return any(span["char_flags"] & (FILLED | STROKED) and span["alpha"] for span in line.spans)


def read_textpage(textpage: Any, known: dict[str, dict[int, str]]) -> RawPage:
    """Deal the words of a textpage out to its lines.

    `known` are the fonts already found to give glyph numbers for characters.
    """
    raw = RawPage()
    words: list[RawWord] = textpage.extractWORDS()
    at = 0
    suspicious = bool(known)
    blocks = textpage.extractDICT()["blocks"]
    for line, path in _lines(blocks, (), raw):
        spans = line["spans"]
        text = spans[0]["text"] if len(spans) == 1 else "".join([span["text"] for span in spans])
        tokens = text.split()
        if not tokens:
            continue
        row: Sequence[RawWord] = words[at : at + len(tokens)]
        if not row or row[-1][4] != tokens[-1]:
            row = _same_line(words, at, text)
            suspicious = suspicious or CONTROL.search(text) is not None
        if not row:
            continue
        at += len(row)
        _add(raw, RawLine(row, spans, text, degrees_of(line["dir"]), path))
    if suspicious:
        spans = (span for line, _ in _lines(blocks, (), RawPage()) for span in line["spans"])
        unmapped = {**find_unmapped(spans), **known}
        if unmapped:
            return _read_characters(textpage, unmapped)
    return raw


def _add(raw: RawPage, line: RawLine) -> None:
    if line.degrees is not None:
        raw.characters[line.degrees] = raw.characters.get(line.degrees, 0) + len(line.text)
    if raw.lines and _goes_on(raw.lines[-1], line):
        raw.lines[-1] = _joined(raw.lines[-1], line)
    else:
        raw.lines.append(line)


def _goes_on(one: RawLine, other: RawLine) -> bool:
    """Whether a line only goes on in mid-word: MuPDF breaks a line where its underline or shading is drawn."""
    if one.text[-1].isspace() or other.text[0].isspace() or one.degrees != other.degrees or not other.words:
        return False
    a, b = one.words[-1], other.words[0]
    near = TOUCHING * one.spans[-1]["size"]
    if one.degrees in {90, 270}:
        gap = a[1] - b[3] if one.degrees == 90 else b[1] - a[3]  # noqa: PLR2004 - degrees
        return abs(gap) < near and abs(a[0] - b[0]) < near and abs(a[2] - b[2]) < near
    return abs(b[0] - a[2]) < near and abs(a[1] - b[1]) < near and abs(a[3] - b[3]) < near


def _joined(one: RawLine, other: RawLine) -> RawLine:
    a, b = one.words[-1], other.words[0]
    word = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]), a[4] + b[4], *a[5:])
    words = [*one.words[:-1], word, *other.words[1:]]
    return replace(one, words=words, spans=one.spans + other.spans, text=one.text + other.text)


def _lines(blocks: list[dict[str, Any]], path: Path, raw: RawPage) -> Iterator[tuple[dict[str, Any], Path]]:
    """Yield each line with the path of the element that holds it; collect the rest in `raw`."""
    for block in blocks:
        kind = block["type"]
        if kind == TEXT_BLOCK:
            for line in block["lines"]:
                yield line, path
        elif kind == VECTOR_BLOCK:
            raw.vectors.append(block)
        elif kind == STRUCTURE_BLOCK:
            inner = (*path, (block["std"] or block["raw"], block["index"]))
            raw.elements.append(inner)
            yield from _lines(block.get("blocks", []), inner, raw)


def _same_line(words: list[RawWord], at: int, text: str) -> Sequence[RawWord]:
    """Take the words of one line by number: MuPDF's idea of white space is not Python's."""
    if at >= len(words) or not text.strip(NOT_PRINTED):
        return []
    number = words[at][5:7]
    return list(takewhile(lambda word: word[5:7] == number, words[at:]))


NOT_PRINTED = "".join(map(chr, (*range(33), 0xA0, *range(0x202A, 0x202F))))
"""Characters at which MuPDF ends a word."""


def _read_characters(textpage: Any, unmapped: dict[str, dict[int, str]]) -> RawPage:
    """Read a textpage character by character, where glyph numbers must be turned into characters first."""
    raw = RawPage(unmapped=unmapped)
    for line, path in _lines(textpage.extractRAWDICT()["blocks"], (), raw):
        printed: list[tuple[str, BBox]] = []
        spans = []
        for span in line["spans"]:
            table = unmapped.get(span["font"])
            chars = [
                (char["c"] if table is None or char["synthetic"] else table.get(ord(char["c"]), " "), char["bbox"])
                for char in span["chars"]
            ]
            if table is UNREADABLE:
                raw.unreadable += len(chars)
            spans.append({**span, "text": "".join(char for char, _ in chars)})
            printed += chars
        words = list(_words_of(printed))
        if words:
            text = "".join(span["text"] for span in spans)
            _add(raw, RawLine(words, spans, text, degrees_of(line["dir"]), path))
    return raw


def _words_of(chars: list[tuple[str, BBox]]) -> Iterator[RawWord]:
    held: list[tuple[str, BBox]] = []
    for char, bbox in (*chars, (" ", (0.0, 0.0, 0.0, 0.0))):
        if char not in NOT_PRINTED:
            held.append((char, bbox))
        elif held:
            boxes = [box for _, box in held]
            yield (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
                "".join(letter for letter, _ in held),
                0,
                0,
                0,
            )
            held = []


def once(lines: list[RawLine]) -> list[RawLine]:
    """Leave out lines that are drawn again at the same place; where a little apart, they look bold."""
    places: dict[str, list[int]] = {}
    kept: list[RawLine] = []
    for line in lines:
        same = places.setdefault(line.text, [])
        twin = next((place for place in same[-TWINS:] if _is_twin(kept[place], line)), None)
        if twin is None:
            same.append(len(kept))
            kept.append(line)
        elif line.words[0][:2] != kept[twin].words[0][:2]:
            kept[twin] = replace(kept[twin], doubled=True)
    return kept


def _is_twin(one: RawLine, other: RawLine) -> bool:
    near = TWICE * one.spans[0]["size"]
    (x0, y0), (x1, y1) = one.words[0][:2], other.words[0][:2]
    return abs(x0 - x1) <= near and abs(y0 - y1) <= near


class Styles:
    """Hands out one Style for each look, so that words share them."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[tuple[str, float, int, int, int, bool], Style] = {}

    def of(self, span: dict[str, Any], *, doubled: bool = False) -> Style:
        """Return the style of a span; text drawn twice, a little apart, is bold."""
        key = (span["font"], span["size"], span["flags"], span["color"], span["char_flags"], doubled)
        style = self._known.get(key)
        if style is None:
            style = self._known[key] = _style(*key)
        return style


def _style(font: str, size: float, flags: int, colour: int, drawn: int, doubled: bool) -> Style:
    name = plain(font.rpartition("+")[2])
    lower = name.lower()
    outlined = drawn & (FILLED | STROKED) == FILLED | STROKED
    return Style(
        font=name,
        size=round(size, 2),
        bold=bool(flags & BOLD_FLAG or drawn & BOLD_DRAWN) or outlined or doubled,
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
    for line in once(raw.lines):
        row = turn.words(line.words) if turn.degrees else line.words
        first = len(made)
        upright = line.degrees == turn.degrees
        style = _only_style(line, styles)
        if style is not None and _is_plain(line.text, style):
            made += [
                new(Word, (x0, y0, x1, y1, text, style, page, index, None, upright))
                for index, (x0, y0, x1, y1, text, _, _, _) in enumerate(row, first)
            ]
        else:
            for bbox, text, of in _normalised(line, row, styles):
                made.append(Word(*bbox, text, of, page, len(made), None, upright))
        if line.path:
            held.setdefault(line.path, []).extend(made[first:])
    return tuple(made), tuple(_tags(raw.elements, held))


def _is_plain(text: str, style: Style) -> bool:
    """Whether nothing of a line needs to be normalised."""
    return text.isascii() and text.isprintable() and "[" not in text and symbols_of(style.font) is None


def _only_style(line: RawLine, styles: Styles) -> Style | None:
    """Return the one style of all spans, if it is one."""
    spans = line.spans
    style = styles.of(spans[0], doubled=line.doubled)
    if len(spans) > 1 and any(styles.of(span, doubled=line.doubled) is not style for span in spans):
        return None
    return style


def _normalised(line: RawLine, row: Iterable[RawWord], styles: Styles) -> Iterator[tuple[BBox, str, Style]]:
    """Normalise each word by its fonts; it takes the style of the span in which it begins.

    A bullet of a symbol font that touches the word after it is a word of its own.
    """
    looks = [
        styles.of(span, doubled=line.doubled)
        for span in line.spans
        for char in span["text"]
        if char not in NOT_PRINTED
    ]
    place = 0
    for x0, y0, x1, y1, text, _, _, _ in row:
        own = looks[place : place + len(text)] or looks[-1:]
        place += len(text)
        step = (x1 - x0) / len(text)
        for start, end in _runs(text, own):
            if shown := plain(text[start:end], own[start].font).strip():
                yield (x0 + step * start, y0, x0 + step * end, y1), shown, own[start]


def _runs(text: str, looks: list[Style]) -> list[tuple[int, int]]:
    """Cut a word where symbols of a symbol font begin and end: start and end of each run."""
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
