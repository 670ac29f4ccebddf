"""No pattern can be made to backtrack for ever: each is tried on text made for that."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from typing import TYPE_CHECKING, Any

import pytest
import regex

import scrutiny_extract.extract

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = 2_000
"""Characters of hostile text, a long paragraph: what squares with it is still quick, what cubes is not."""

SEARCHED = 500
"""Characters of it that are searched: looking from each place anew takes the time once more."""

ALLOWED = 0.25
"""Seconds of processor time that a pattern may take over it."""

PUMPS = (
    "a", "A", "1", "-", ".", ",", "(", "/", "a ", "A ", "Aa ", "1 ", "1.", "1,", "1-", "1/", "a.", "a-", "a@",
    "a@a.", "£1,000", "£1,000 ", "10 to ", "(a) ", "1.1.", "Mr A B ", "Councillor A ", "and ", "A and ", "; ", "a; ",
    ", ", "10.30 ", "1 May ", "May 2031 ", "page 1 ", "'a ", "a(", "((", "[a", "aa1",
)  # fmt: skip

ENDS = ("", "!", "\n", "x9")


def patterns() -> Iterator[Any]:
    package = scrutiny_extract.extract
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if module.name.endswith(("batch.preload", "batch.chunk")):  # programs: importing them does things
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, (re.Pattern, regex.Pattern)) and isinstance(value.pattern, str):
                yield pytest.param(value, id=f"{module.name.removeprefix(package.__name__ + '.')}.{name}")


def words_of(pattern: str) -> set[str]:
    """The literal words in a pattern: repeated, they lead deepest into it."""
    return {f"{word} " for word in re.findall(r"(?<![\\<])\b[A-Za-z]{3,}\b", pattern)}


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


@pytest.mark.slow
@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("pattern", list(patterns()))
def test_a_pattern_is_done_in_time(pattern: Any) -> None:
    slow: list[str] = []
    for pump in (*PUMPS, *sorted(words_of(pattern.pattern))):
        for end in ENDS:
            text = (pump * (LENGTH // len(pump)))[:LENGTH] + end
            signal.setitimer(signal.ITIMER_VIRTUAL, ALLOWED)
            try:
                pattern.match(text)
                pattern.fullmatch(text)
                pattern.search(text[-SEARCHED:])
            except TooSlowError:
                slow.append(f"{pump!r} … {end!r}")
                break
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    assert not slow
