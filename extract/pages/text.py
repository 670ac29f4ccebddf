"""A textpage, line by line: the words of each line with its spans and the element that holds it.

MuPDF gives exact word boxes without fonts (`extractWORDS`) and spans with fonts but without word
boxes (`extractDICT`). Both walk the same lines, so words are dealt out to them line by line, which
costs half of what boxes of single characters would.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from scrutiny_extract.extract.pages.turning import degrees_of
from scrutiny_extract.extract.pages.unmapped import CONTROL, UNREADABLE, find_unmapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.layout import BBox
    from scrutiny_extract.extract.pages.engine import Span, TextPage, Vector

TEXT_BLOCK, STRUCTURE_BLOCK, VECTOR_BLOCK = 0, 2, 3
FILLED, STROKED = 16, 32
"""Bits of a span's `char_flags`."""

TOUCHING = 0.1
"""Share of the size within which words of one line touch."""

Path: TypeAlias = tuple[tuple[str, int], ...]
RawWord: TypeAlias = tuple[float, float, float, float, str, int, int, int]
"""Box, text, and the numbers of block, line and word."""


class RawLine(NamedTuple):
    """One line as MuPDF gives it, with the words that stand on it."""

    words: Sequence[RawWord]
    spans: list[Span]
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
    vectors: list[Vector] = field(default_factory=list)
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


def read_textpage(textpage: TextPage, known: dict[str, dict[int, str]]) -> RawPage:
    """Deal the words of a textpage out to its lines.

    `known` are the fonts already found to give glyph numbers for characters.
    """
    raw = RawPage()
    words: list[RawWord] = textpage.extractWORDS()
    at = 0
    suspicious = False
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
    if suspicious or known:
        spans = [span for line, _ in _lines(blocks, (), RawPage()) for span in line["spans"]]
        unmapped = {**(find_unmapped(spans) if suspicious else {}), **known}
        if any(span["font"] in unmapped for span in spans):
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
    near = TOUCHING * float(one.spans[-1]["size"])
    if one.degrees in {90, 270}:
        gap = a[1] - b[3] if one.degrees == 90 else b[1] - a[3]
        return abs(gap) < near and abs(a[0] - b[0]) < near and abs(a[2] - b[2]) < near
    return abs(b[0] - a[2]) < near and abs(a[1] - b[1]) < near and abs(a[3] - b[3]) < near


def _joined(one: RawLine, other: RawLine) -> RawLine:
    a, b = one.words[-1], other.words[0]
    word = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]), a[4] + b[4], *a[5:])
    words = [*one.words[:-1], word, *other.words[1:]]
    return one._replace(words=words, spans=one.spans + other.spans, text=one.text + other.text)


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
    if at >= len(words) or NOT_PRINTED.issuperset(text):
        return []
    number = words[at][5:7]
    return list(takewhile(lambda word: word[5:7] == number, words[at:]))


NOT_PRINTED = frozenset(map(chr, (*range(33), 0xA0, *range(0x202A, 0x202F))))
"""Characters at which MuPDF ends a word."""


def _read_characters(textpage: TextPage, unmapped: dict[str, dict[int, str]]) -> RawPage:
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
