"""Codes before a title.

text = codes, mark, title | title ;
codes = code, ("/" code)* ;
"""

from __future__ import annotations

import regex

CODE = r"[A-Z]{1,6}[\s-]?\d{1,3}(?:[.]\d{1,2}){0,5}[a-z]?(?:\([ivx\d]{1,4}\))?[a-z]?"

CODES = regex.compile(
    rf"^(?P<codes>(?:{CODE})(?:\s?[/&,]\s?(?:{CODE})){{0,19}})(?P<mark>[)\]\s.:–—-]+)(?P<title>\S.*)", regex.DOTALL
)
"""Codes and title: "SK-1d/CYP 7 – Reducing …", "SK-1e(ii)) Improve …". Must not match "Key Stage 2"."""

MARKED = regex.compile(r"[).:–—-]|\d[a-z]")
"""What tells codes from words such as "KS2 results": a mark after them or inside, or a letter behind the number."""

DIVIDER = regex.compile(r"\s?[/&,]\s?")
DASH = " –—-:|"


def split_codes(text: str) -> tuple[tuple[str, ...], str | None]:
    """Divide a text into its codes and its title: `"SK-1d/CYP 7 – Care"` -> `(("SK-1d", "CYP 7"), "Care")`."""
    match = CODES.match(text)
    if match is None or not MARKED.search(match["codes"] + match["mark"]):
        return (), text.strip() or None
    codes = tuple(code.strip() for code in DIVIDER.split(match["codes"]) if code.strip())
    return codes, match["title"].strip(DASH) or None
