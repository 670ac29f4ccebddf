"""Whether the output prints every word of the pack, judged by its own text and not by its ledger."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTS = re.compile(r"[^\W_]+")
NO_TEXT = frozenset({"id", "flags", "type", "kind", "bbox", "where"})
"""Keys under which the output holds nothing read from the page."""


def parts(text: str) -> list[str]:
    """Cut a text at everything that is neither letter nor number."""
    return PARTS.findall(text.replace("\u00ad", "").casefold())


def texts(value: Any) -> Iterator[str]:
    """Yield every text and number of an extraction, keys of its maps included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NO_TEXT:
                yield key
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def lost_words(printed: Iterable[str], extraction: dict[str, Any]) -> list[str]:
    """Give the printed words that the output holds less often than the pack prints them.

    A word broken at a line's end may stand inside a longer one.
    """
    held = {name: extraction[name] for name in ("meeting", "sections", "pages")}
    kept = Counter(part for text in texts(held) for part in parts(text))
    wanted = Counter(part for word in printed for part in parts(word))
    missing = [part for part, count in wanted.items() if kept[part] < count]
    joined = " ".join(kept)
    return [part for part in missing if not _inside(part, joined)]


def _inside(part: str, joined: str) -> bool:
    """Whether it stands inside a longer word."""
    return re.search(rf"\w{re.escape(part)}|{re.escape(part)}\w", joined) is not None
