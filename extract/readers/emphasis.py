"""How words are set apart: by an underline, by weight or slope, by a bar of colour behind them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Fill, Line, Page, Rule

UNDERLINE = 3.0
"""Points by which an underline may miss the line's bottom and ends."""
WHITE = 0.98
"""Level of red, green and blue from which a colour is paper."""
TALLEST = 0.75
"""Share of the page's height from which a fill is a background, no bar."""
THINNEST = 5.0
"""Points: a lower fill is a rule."""


def is_set_apart(line: Line) -> bool:
    """Whether the whole line is bold or slanted."""
    return line.bold or all(word.style.italic for word in line.words)


@dataclass(frozen=True)
class Emphasis:
    """The underlines and bars of colour of a pack's pages, sorted out page by page as they are asked for."""

    pages: Sequence[Page]
    _rules: dict[int, list[Rule]] = field(default_factory=dict)
    _bars: dict[int, list[Fill]] = field(default_factory=dict)

    def underlines(self, line: Line) -> bool:
        """Whether a rule runs under the whole line and no farther."""
        rules = self._rules.get(line.page)
        if rules is None:
            page = self.pages[line.page - 1]
            rules = sorted((rule for rule in page.rules if rule.horizontal), key=attrgetter("y0"))
            self._rules[line.page] = rules
        first = bisect_right(rules, line.y1 - UNDERLINE, key=attrgetter("y0"))
        return any(
            abs(rule.x0 - line.x0) < UNDERLINE and abs(rule.x1 - line.x1) < UNDERLINE
            for rule in takewhile(lambda rule: rule.y0 - line.y1 < UNDERLINE, islice(rules, first, None))
        )

    def shades(self, line: Line) -> bool:
        """Whether a bar of colour lies behind the whole line."""
        bars = self._bars.get(line.page)
        if bars is None:
            page = self.pages[line.page - 1]
            bars = self._bars[line.page] = [
                fill
                for fill in page.fills
                if THINNEST < fill.y1 - fill.y0 < page.height * TALLEST and min(fill.colour) < WHITE
            ]
        middle = (line.y0 + line.y1) / 2
        return any(bar.x0 <= line.x0 and bar.x1 >= line.x1 and bar.y0 <= middle <= bar.y1 for bar in bars)
