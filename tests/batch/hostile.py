"""Text made to lead a pattern astray, from the pattern itself.

Whatever a pattern may repeat is repeated a thousand times: alone, behind what the pattern wants before it, and
together with that, so that the text nearly matches from every place in it. An end that spoils the match follows.
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARSER: Any = importlib.import_module("re._parser")
CODES: Any = importlib.import_module("re._constants")
REPEATS = (CODES.MAX_REPEAT, CODES.MIN_REPEAT, CODES.POSSESSIVE_REPEAT)
FLAGS = re.IGNORECASE | re.VERBOSE | re.DOTALL | re.MULTILINE | re.ASCII

PUMPS = (
    "a", "A", "1", "-", ".", ",", "(", "/", " ", "a ", "A ", "Aa ", "1 ", "1.", "1,", "1-", "a.", "a-", "a@",
    "a@a.", "£1,000 ", "10 to ", "(a) ", "1.1.", "Mr A B ", "Councillor A ", "A and ", "; ", "1 May 2031 ", "'a ", "[a",
)  # fmt: skip
"""What is repeated for every pattern, whatever it says."""

END = "!x9\n\n"
"""What spoils a match at the end: no part of a word, a word, and two lines' ends."""

MANY = 4
"""A part that may be repeated more often is worth repeating."""
LONGEST = 120
"""Characters before a repeat at most that are repeated with it."""
VARIANTS = 3
CLASSES = {"Lu": "A-Z", "Ll": "a-z", "L": "A-Za-z", "N": "0-9", "M": "\u0300"}
"""What `regex` calls by a name, for a parser that does not know the names."""
SAMPLES = "aA1 .,-(/'"
CATEGORIES = {
    CODES.CATEGORY_DIGIT: r"\d",
    CODES.CATEGORY_NOT_DIGIT: r"\D",
    CODES.CATEGORY_SPACE: r"\s",
    CODES.CATEGORY_NOT_SPACE: r"\S",
    CODES.CATEGORY_WORD: r"\w",
    CODES.CATEGORY_NOT_WORD: r"\W",
}


class Hostile(NamedTuple):
    """A text: a start, and what is repeated after it up to a length."""

    start: str
    pump: str

    def text(self, length: int) -> str:
        """Write it out."""
        return self.start + (self.pump * (length // len(self.pump) + 1))[:length] + END


def hostile_texts(pattern: Any) -> list[Hostile]:
    """All that a pattern is tried on, in a fixed order."""
    pairs = {("", pump) for pump in PUMPS}
    tree = PARSER.parse(_in_plain_classes(pattern.pattern), pattern.flags & FLAGS)
    for variant in range(VARIANTS):
        pairs.add(("", _sample(tree, variant) or "a"))
        for start, pump in _repeats(tree, "", variant):
            pairs |= {("", pump), (start, pump)}
            if len(start) < LONGEST:
                pairs |= {("", start + pump), ("", start + pump * 3)}
    return [Hostile(start, pump) for start, pump in sorted(pairs) if pump]


def _in_plain_classes(pattern: str) -> str:
    r"""Write `\p{Lu}` as the parser of `re` knows it, inside a class and outside."""
    written, inside = "", False
    for part in re.findall(r"\\[pP]\{\w+\}|\\.|.", pattern, re.DOTALL):
        name = part[3:-1] if part[:2] in {r"\p", r"\P"} else ""
        plain = CLASSES.get(name, "A-Z")
        if name:
            written += r"\D" if part[1] == "P" else plain if inside else f"[{plain}]"
        else:
            inside = (inside or part == "[") and not (part == "]" and not written.endswith("["))
            written += part
    return written


def _repeats(sequence: Iterable[Any], start: str, variant: int) -> Iterator[tuple[str, str]]:
    """Yield what stands before each repeat in a pattern, and what is repeated."""
    for kind, value in sequence:
        if kind in REPEATS:
            _, most, body = value
            if most > MANY:
                yield from ((start, _sample(body, each)) for each in range(VARIANTS))
            yield from _repeats(body, start, variant)
        else:
            for inner in _inner(kind, value):
                yield from _repeats(inner, start, variant)
        start += _sample(((kind, value),), variant)


def _inner(kind: Any, value: Any) -> Iterable[Any]:
    """Give the sequences inside an element."""
    if kind is CODES.BRANCH:
        return list(value[1])
    if kind is CODES.SUBPATTERN:
        return [value[3]]
    if kind is CODES.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in {CODES.ASSERT, CODES.ASSERT_NOT} else []


def _sample(sequence: Iterable[Any], variant: int) -> str:
    """Write a text that a sequence matches, or nearly."""
    return "".join(_sample_of(kind, value, variant) for kind, value in sequence)


def _sample_of(kind: Any, value: Any, variant: int) -> str:
    if kind is CODES.LITERAL:
        return chr(value)
    if kind is CODES.IN:
        found = _characters(value)
        return found[variant % len(found)]
    if kind in REPEATS:
        least, _, body = value
        return _sample(body, variant) * (min(least, 50) or (variant + 1) % 2)
    if kind in {CODES.ASSERT, CODES.ASSERT_NOT, CODES.AT, CODES.GROUPREF}:
        return ""
    inner = list(_inner(kind, value))
    return _sample(inner[variant % len(inner)], variant) if inner else "a"


def _characters(items: Iterable[Any]) -> str:
    """Give some characters that a class holds."""
    items = list(items)
    if items[0][0] is CODES.NEGATE:
        return "".join(each for each in SAMPLES if not any(_holds(item, each) for item in items[1:])) or "~"
    found = ""
    for kind, value in items:
        if kind is CODES.LITERAL:
            found += chr(value)
        elif kind is CODES.RANGE:
            found += chr(value[0])
        else:
            found += "".join(each for each in SAMPLES if _holds((kind, value), each))[:2]
    return found


def _holds(item: Any, character: str) -> bool:
    kind, value = item
    if kind is CODES.LITERAL:
        return bool(ord(character) == value)
    if kind is CODES.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return re.match(CATEGORIES[value], character) is not None
