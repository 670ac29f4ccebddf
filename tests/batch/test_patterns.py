"""No pattern can be made to backtrack for ever: each is tried on text made for that, and takes a time in proportion."""

from __future__ import annotations

import ast
import importlib
import math
import pkgutil
import re
import signal
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regex

import scrutiny_extract
from scrutiny_extract.extract import extract_pack
from tests.batch.hostile import Hostile, hostile_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LENGTH = 20_000
"""Characters of hostile text: far more than a paragraph or a cell of a pack."""

QUICK = 0.05
"""Seconds of processor time within which nobody minds how it grows: what squares takes a tenth at least."""

ALLOWED = 0.4
"""Seconds of processor time that a pattern may take over any text."""

GROWTH = 3.0
"""How many times as long it may take over text twice as long: 2 is in proportion, 4 is its square."""

WORST = 3
"""Texts of each way to look, those that took longest, that are looked at for growth."""

PROGRAMS = ("__main__", "batch.preload", "batch.chunk")
"""Importing these does things."""

WAYS: dict[str, Callable[[Any, str], object]] = {
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "search": lambda pattern, text: deque(pattern.finditer(text), 0),  # again and again, as `sub` and `split` do
}

FIXTURE = Path(__file__).parents[2] / "fixtures" / "wexcombe-2031-03-12.pdf"


def named_patterns() -> Iterator[tuple[str, Any]]:
    """The patterns that modules hold by a name."""
    for module in pkgutil.walk_packages(scrutiny_extract.__path__, "scrutiny_extract."):
        if not module.name.endswith(PROGRAMS):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, (re.Pattern, regex.Pattern)):
                    yield f"{module.name.removeprefix('scrutiny_extract.')}.{name}", value


def patterns_in_place() -> Iterator[tuple[str, Any]]:
    """The patterns that stand where they are used: `re.sub(r"…", …)`."""
    folder = Path(scrutiny_extract.__path__[0])
    for path in sorted(folder.glob("*/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re" | "regex" as module)),
                    args=[ast.Constant(value=str() as pattern), *_],
                ):
                    given = [
                        each for each in (*node.args[1:], *(word.value for word in node.keywords)) if is_flag(each)
                    ]
                    flags = eval(" | ".join(map(ast.unparse, given)) or "0", {"re": re, "regex": regex})  # noqa: S307 - our own source
                    library: Any = {"re": re, "regex": regex}[module]
                    yield f"{path.relative_to(folder)}:{node.lineno}", library.compile(pattern, flags)


def is_flag(node: ast.expr) -> bool:
    return isinstance(node, (ast.Attribute, ast.BinOp)) and ast.unparse(node).startswith(("re.", "regex."))


def all_patterns() -> Iterator[Any]:
    """Each pattern once, by the first name it has."""
    known = set()
    for name, pattern in (*named_patterns(), *patterns_in_place()):
        key = (type(pattern), pattern.pattern, pattern.flags)
        if key not in known and isinstance(pattern.pattern, str):
            known.add(key)
            yield pytest.param(pattern, id=name)


class TooSlowError(Exception):
    """A pattern took longer than allowed."""


@pytest.fixture
def alarm() -> Iterator[None]:
    """Have processor time that runs out raise an error, in the midst of a match too."""

    def ring(_number: int, _frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, ring)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def seconds(look: Callable[[Any, str], object], pattern: Any, text: str) -> float:
    """The processor time of a look at a text; endless where it had to be stopped."""
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, ALLOWED)
    try:
        look(pattern, text)
    except TooSlowError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - started


def grows(look: Callable[[Any, str], object], pattern: Any, hostile: Hostile) -> bool:
    """Whether the time a pattern takes grows faster than the text, each time it is measured."""
    once, twice = hostile.text(LENGTH), hostile.text(2 * LENGTH)
    return all(seconds(look, pattern, twice) > GROWTH * seconds(look, pattern, once) for _ in range(3))


def slow_texts(pattern: Any) -> list[str]:
    """What a pattern is too slow over, for each way to look at it."""
    slow = []
    for way, look in WAYS.items():
        taken: list[tuple[float, Hostile]] = []
        for hostile in hostile_texts(pattern):
            taken.append((seconds(look, pattern, hostile.text(LENGTH)), hostile))
            if taken[-1][0] == math.inf:
                break
        for cost, hostile in sorted(taken, reverse=True)[:WORST]:
            if cost == math.inf or (cost > QUICK and grows(look, pattern, hostile)):
                slow.append(f"{way}: {hostile}")
                break
    return slow


@pytest.mark.slow
@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("pattern", list(all_patterns()))
def test_a_pattern_is_done_in_time(pattern: Any) -> None:
    assert not slow_texts(pattern)


@pytest.mark.slow
@pytest.mark.usefixtures("alarm")
def test_a_pattern_made_while_a_pack_is_read_is_done_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    compile_ = re.compile

    def note(*arguments: Any, **options: Any) -> Any:
        pattern = compile_(*arguments, **options)
        if sys._getframe(1).f_globals["__name__"].startswith("scrutiny_extract."):
            made.append(pattern)
        return pattern

    monkeypatch.setattr(re, "compile", note)
    extract_pack(FIXTURE)
    monkeypatch.undo()

    assert made
    assert not [(each.pattern, slow) for each in made if (slow := slow_texts(each))]


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"\s*[,;]", r"\s*x?\s*$", r"(?:AB|[A-Z]+)*\."])
@pytest.mark.usefixtures("alarm")
def test_a_pattern_that_squares_or_worse_is_found_out(pattern: str) -> None:
    assert slow_texts(re.compile(pattern))
