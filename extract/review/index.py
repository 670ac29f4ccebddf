"""The index page over a batch: packs, statuses, findings, counts of records by type."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scrutiny_extract.extract.batch.manifest import LineManifest
from scrutiny_extract.extract.errors import InputError
from scrutiny_extract.extract.names import name_of
from scrutiny_extract.extract.review.page import render_index
from scrutiny_extract.extract.review.wording import plain_name, readable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrutiny_extract.extract.batch.manifest import Entry

MOST_MESSAGES = 20
"""Findings of one pack that the index repeats."""

REVIEW_SUFFIX = ".html"
"""A review page beside a pack's records is linked: `review pack.pdf -o OUT/pack.html`."""


def index_html(folder: Path) -> str:
    """Make the index of a folder that a batch wrote. Raises InputError where none did."""
    entries = LineManifest(folder).entries()
    if not entries:
        raise InputError("holds no manifest of a batch", where=name_of(folder), advice="name the folder given to -o")
    return render_index([_pack(folder, entry) for _, entry in sorted(entries.items())])


def _pack(folder: Path, entry: Entry) -> dict[str, Any]:
    extraction = _load(folder / entry.output) if entry.output else {}
    findings = extraction.get("findings", [])
    meeting = extraction.get("meeting") or {}
    counts = Counter(kind for section in extraction.get("sections", []) for kind in _kinds(section))
    return {
        "input": readable(entry.input),
        "status": entry.status,
        "message": readable(entry.message),
        "committee": readable(meeting.get("committee") or meeting.get("council") or ""),
        "date": meeting.get("date") or "",
        "records": [(plain_name(kind), count) for kind, count in sorted(counts.items())],
        "findings": sorted(Counter(finding["severity"] for finding in findings).items()),
        "messages": [readable(finding["message"]) for finding in findings[:MOST_MESSAGES]],
        "unread": extraction.get("coverage", {}).get("unread"),
        "review": _review(folder, entry),
    }


def _kinds(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Name every record within a section by its kind: an id is "minute_item-5-2"."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and "where" in value:
            kind = value["id"].rsplit("-", 2)[0]
            if kind not in {"block", "paragraph"}:
                yield kind
        for part in value.values():
            yield from _kinds(part)
    elif isinstance(value, list):
        for part in value:
            yield from _kinds(part)


def _review(folder: Path, entry: Entry) -> str | None:
    """Link the pack's review page where there is one."""
    if entry.output is None:
        return None
    path = PurePosixPath(entry.output).with_suffix(REVIEW_SUFFIX)
    return quote(str(path)) if (folder / path).is_file() else None


def _load(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
