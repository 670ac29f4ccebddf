"""How words are set apart: by an underline, by weight or slope, by a bar of colour behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Line

UNDERLINE = 3.0
"""Points by which an underline may miss the line's bottom and ends."""
WHITE = 0.98
"""Level of red, green and blue from which a colour is paper."""
TALLEST = 0.75
"""Share of the page's height from which a fill is a background, no bar."""


def is_underlined(line: Line, desk: Desk) -> bool:
    """Whether a rule runs under the whole line and no farther."""
    return any(
        rule.horizontal
        and abs(rule.y0 - line.y1) < UNDERLINE
        and abs(rule.x0 - line.x0) < UNDERLINE
        and abs(rule.x1 - line.x1) < UNDERLINE
        for rule in desk.pack.pages[line.page - 1].rules
    )


def is_set_apart(line: Line) -> bool:
    """Whether the whole line is bold or slanted."""
    return line.bold or all(word.style.italic for word in line.words)


def is_shaded(line: Line, desk: Desk) -> bool:
    """Whether a bar of colour lies behind the whole line."""
    page = desk.pack.pages[line.page - 1]
    middle = (line.y0 + line.y1) / 2
    return any(
        fill.x0 <= line.x0 and fill.x1 >= line.x1 and fill.y0 <= middle <= fill.y1 and min(fill.colour) < WHITE
        for fill in page.fills
        if fill.y1 - fill.y0 < page.height * TALLEST
    )
