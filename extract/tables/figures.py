"""What a cell of a column of figures holds."""

from __future__ import annotations

import re

FIGURE = re.compile(
    r"""
    [-+\u2212\u2013(<>~\u2264\u2265]{0,3} \s{0,9}+
    (?: [\u00a3\u20ac$] \s{0,9}+ )? (?: [-+\u2212\u2013(] \s{0,9}+ )?
    (?: \d [\d.,:/\u2013\u2212 '-]*+ | \.\d+ )
    \s*+ (?: (?: % | [kmb]n? | pp | p | million | billion | thousand ) \s*+ )? \)? [*\u2020\u2021]{0,4}
    \s* (?: \( (?: [a-z] | [-+\u2212\u2013]? [\u00a3\u20ac$]? \d [\d.,]* \s? %? ) \) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A number with its sign, currency, separators, unit, note mark, and a share or a range in brackets; no words."""

MISSING = "- \u2013 \u2014 -- .. ... \u2026 n/a n.a. n.a na nil x * : tbd tbc nd nm n.e. (na) (x) (d) (s) (z) (nm)"
SIGNS = "$ \u00a3 \u20ac"
NOTHING = frozenset(f"{MISSING} {SIGNS}".split())
"""What stands for a missing figure (and a currency sign set apart from its figure)."""


def is_figure(text: str) -> bool:
    """Whether a text is a figure or stands for one."""
    return bool(FIGURE.fullmatch(text)) or text.casefold() in NOTHING


HEADING = re.compile(
    r"""
    (?: 1[89] | 20 ) \d\d (?: \s* [/\u2013-] \s* \d{2,4} )? [*\u2020]?
    | \(? [\u00a3\u20ac$]? 0{3} s? \)?
    | [\u00a3\u20ac$%] [mk]?
    | \( [^\d)]{1,3} \)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A year, or a unit such as \u00a3000: a figure that heads a column."""


def heads_column(text: str) -> bool:
    """Whether a figure may be a heading: a year or a unit."""
    return bool(HEADING.fullmatch(text))
