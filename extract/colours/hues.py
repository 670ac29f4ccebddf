"""A colour as a rating: red, amber, green, blue, or honestly neither.

Colours are compared in OKLCh, where equal steps look equally large: lightness, chroma, and hue in
degrees. The bands below hold what office programs print for each light, pale and dark tints too;
between two bands lies a margin in which people disagree, and there the answer is null with a flag.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Colour
    from scrutiny_extract.schemas.ratings import Rag

COLOUR_UNCLEAR = "rag_colour_unclear"
"""Flag of a rating whose colour is between two lights, or too pale to tell."""


class Shade(NamedTuple):
    """A colour by lightness (0 to 1), chroma (0 grey, 0.3 the strongest) and hue (degrees)."""

    lightness: float
    chroma: float
    hue: float


class Reading(NamedTuple):
    """What a colour says: a rating, or None with a flag where it is coloured but unclear."""

    rag: Rag | None = None
    flag: str | None = None


NOTHING = Reading()

GREY = 0.025
"""Chroma below which a colour is white, grey or black: no rating meant."""
PALE = 0.045
"""Chroma below which a tint is as likely a table's shading as a rating."""
DARK = 0.25
"""Lightness below which a colour is seen as black."""
BROWN = 0.62
"""Lightness below which the hues of amber are brown or olive, no light."""

BANDS: tuple[tuple[Rag, float, float], ...] = (
    ("red", -15.0, 40.0),
    ("amber", 48.0, 113.0),
    ("green", 117.0, 168.0),
    ("blue", 225.0, 275.0),
)
"""Hues of each light. Margins: 40-48 (vermilion), 113-117 (lime), 168-225 (teal, cyan), 275-345 (purple, pink)."""


@lru_cache(maxsize=1024)
def shade_of(colour: Colour) -> Shade:
    """Give lightness, chroma and hue of an sRGB colour (OKLCh)."""
    red, green, blue = map(_linear, colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    towards_red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    towards_yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    hue = math.degrees(math.atan2(towards_yellow, towards_red)) % 360
    return Shade(lightness, math.hypot(towards_red, towards_yellow), hue)


def _linear(level: float) -> float:
    """Undo the sRGB curve; levels outside 0 to 1 are cut."""
    level = min(max(level, 0.0), 1.0)
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4


@lru_cache(maxsize=1024)
def read_colour(colour: Colour | None) -> Reading:
    """Read a colour as a rating; no colour, grey and black read as nothing."""
    if colour is None:
        return NOTHING
    lightness, chroma, hue = shade_of(colour)
    if chroma < GREY or lightness < DARK:
        return NOTHING
    rag = _band(hue)
    if chroma < PALE or rag is None or (rag == "amber" and lightness < BROWN):
        return Reading(None, COLOUR_UNCLEAR)
    return Reading(rag)


def _band(hue: float) -> Rag | None:
    """Give the light whose band holds a hue."""
    for rag, low, high in BANDS:
        if low <= hue <= high or low <= hue - 360 <= high:
            return rag
    return None


def distance(one: Colour, other: Colour) -> float:
    """Say how different two colours look; 0.02 is just visible, red to amber 0.3."""
    first, second = shade_of(one), shade_of(other)
    turn = math.radians(first.hue - second.hue)
    across = first.chroma**2 + second.chroma**2 - 2 * first.chroma * second.chroma * math.cos(turn)
    return math.sqrt((first.lightness - second.lightness) ** 2 + max(across, 0.0))
