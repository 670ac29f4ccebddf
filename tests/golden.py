"""Compare an extraction with what it should say, strictly.

The expected JSON is partial: what it names is compared, what it leaves out is not. Text must be the same
but for white space. A list holds what is expected and no more, unless its first element is
`{"_open": true}`: then more may stand beside it. Lists of records are matched in order.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Difference:
    """One place where expected and actual part."""

    path: str
    expected: Any
    actual: Any

    def __str__(self) -> str:
        return f"{self.path}\n    expected {_short(self.expected)}\n    got      {_short(self.actual)}"


def compare(expected: Any, actual: Any, path: str = "") -> list[Difference]:
    """List the differences; none where the extraction says what it should."""
    if isinstance(expected, dict):
        return _compare_records(expected, actual, path)
    if isinstance(expected, list):
        return _compare_lists(expected, actual, path)
    if isinstance(expected, str) and isinstance(actual, str):
        same = " ".join(expected.split()) == " ".join(actual.split())
    else:
        same = expected == actual and isinstance(expected, bool) == isinstance(actual, bool)
    return [] if same else [Difference(path, expected, actual)]


def _compare_records(expected: dict[str, Any], actual: Any, path: str) -> list[Difference]:
    if not isinstance(actual, dict):
        return [Difference(path, expected, actual)]
    found: list[Difference] = []
    for name, value in expected.items():
        found.extend(compare(value, actual.get(name), f"{path}.{name}" if path else name))
    return found


def _compare_lists(expected: list[Any], actual: Any, path: str) -> list[Difference]:
    if not isinstance(actual, list):
        return [Difference(path, expected, actual)]
    is_open = expected[:1] == [{"_open": True}]
    wanted = expected[1:] if is_open else expected
    pairs, left = _pair(wanted, actual)
    found: list[Difference] = []
    for number, (value, mate) in enumerate(pairs):
        place = f"{path}[{number}]"
        found.extend([Difference(place, value, "(nothing)")] if mate is None else compare(value, mate, place))
    if not is_open:
        found.extend(Difference(f"{path}[+]", "(nothing)", extra) for extra in left)
    return found


def _pair(wanted: list[Any], actual: list[Any]) -> tuple[list[tuple[Any, Any]], list[Any]]:
    """Match two lists in order with the fewest differences; give the pairs, and what is left of `actual`.

    The longest common subsequence, weighted by likeness: a record that is missing or one too many
    shifts nothing else.
    """
    rows, columns = len(wanted), len(actual)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[_likeness(value, candidate) for candidate in actual] for value in wanted]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            paired = best[row + 1][column + 1] + alike[row][column]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs: list[tuple[Any, Any]] = []
    left: list[Any] = []
    row = column = 0
    while row < rows or column < columns:
        paired = best[row + 1][column + 1] + alike[row][column] if row < rows and column < columns else -1.0
        if row < rows and column < columns and alike[row][column] > 0 and best[row][column] == paired:
            pairs.append((wanted[row], actual[column]))
            row, column = row + 1, column + 1
        elif column < columns and (row == rows or best[row][column] == best[row][column + 1]):
            left.append(actual[column])
            column += 1
        else:
            pairs.append((wanted[row], None))
            row += 1
    return pairs, left


def _likeness(expected: Any, actual: Any) -> float:
    """Tell how much two elements look like the same thing, 0 to 1."""
    if not isinstance(expected, dict) or not isinstance(actual, dict):
        return 0.0 if compare(expected, actual) else 1.0
    if "type" in expected and expected["type"] != actual.get("type"):
        return 0.0
    named = {name: value for name, value in expected.items() if not isinstance(value, (list, dict))}
    same = sum(not compare(value, actual.get(name)) for name, value in named.items())
    return (same + 0.1) / (len(named) + 0.1)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 300 else f"{text[:300]}…"


def main(expected: str, actual: str) -> str | None:
    """Compare two JSON files; give what to say where they differ."""
    texts = (Path(name).read_text(encoding="utf-8") for name in (expected, actual))
    differences = compare(*map(json.loads, texts))
    return "\n".join(map(str, differences)) or None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
