"""The index page over a batch: packs, statuses, findings, counts of records by type."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scrutiny_extract.extract.batch.manifest import LineManifest
from scrutiny_extract.extract.errors import InputError
from scrutiny_extract.extract.names import name_of, path_of
from scrutiny_extract.extract.review.page import render_index
from scrutiny_extract.extract.review.wording import plain_date, plain_kind, readable
from scrutiny_extract.schemas import RECORD_TYPES, SECTION_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrutiny_extract.extract.batch.manifest import Entry

MOST_MESSAGES = 20
"""Findings of one pack that the index repeats."""

REVIEW_SUFFIX = ".html"
"""A review page beside a pack's records is linked: `review pack.pdf -o OUT/pack.html`."""

PARTS = (".", ".packs")
"""Where below OUT the packs' own files may lie: in a hidden folder where all were put together into others."""

SEVERITIES = {"error": "missing", "warning": "doubtful", "info": "notes"}

STATUSES = {"ok": "complete"}

UNCOUNTED = frozenset({"block", "paragraph"})
"""Records that say nothing by their number."""


@dataclass(slots=True)
class Read:
    """What the index says of a pack's records."""

    meeting: dict[str, Any] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    """Records by type, sections among them."""
    findings: list[dict[str, Any]] = field(default_factory=list)
    unread: int = 0


def index_html(folder: Path) -> str:
    """Make the index of a folder that a batch wrote. Raises InputError where none did."""
    entries = LineManifest(folder).entries()
    if not entries:
        raise InputError("holds no manifest of a batch", where=name_of(folder), advice="name the folder given to -o")
    return render_index([_pack(folder, entry) for _, entry in sorted(entries.items())])


def _pack(folder: Path, entry: Entry) -> dict[str, Any]:
    read = _load(folder, entry)
    severities = Counter(str(finding.get("severity")) for finding in read.findings)
    date = str(read.meeting.get("date") or "")
    return {
        "name": readable(PurePath(entry.input).name),
        "folder": readable(str(PurePath(entry.input).parent)),
        "status": STATUSES.get(entry.status, entry.status),
        "message": readable(entry.message),
        "committee": readable(str(read.meeting.get("committee") or read.meeting.get("council") or "")),
        "date": readable(plain_date(date)),
        "pages": entry.pages,
        "sections": _counted({name: count for name, count in read.counts.items() if name in SECTION_TYPES}),
        "records": _counted({name: count for name, count in read.counts.items() if name not in SECTION_TYPES}),
        "findings": [(word, severities[name]) for name, word in SEVERITIES.items() if severities[name]],
        "messages": [_message(finding) for finding in read.findings[:MOST_MESSAGES]],
        "more": max(len(read.findings) - MOST_MESSAGES, 0),
        "unread": read.unread,
        "review": _review(folder, entry),
    }


def _counted(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Give counts by the words for what is counted, in the order of the contract."""
    return [(plain_kind(name), counts[name]) for name in RECORD_TYPES if counts.get(name) and name not in UNCOUNTED]


def _message(finding: dict[str, Any]) -> tuple[int | None, str]:
    """Give the first page of a finding, and what it says."""
    pages = [place["page"] for place in finding.get("where", ()) if isinstance(place.get("page"), int)]
    return (pages[0] if pages else None), readable(str(finding.get("message", "")))


def _review(folder: Path, entry: Entry) -> str | None:
    """Link the pack's review page where there is one."""
    if entry.output is None:
        return None
    path = PurePath(path_of(entry.output)).with_suffix(REVIEW_SUFFIX)
    return quote(os.fsencode(path.as_posix())) if (folder / path).is_file() else None


def _load(folder: Path, entry: Entry) -> Read:
    """Read what a batch wrote of a pack; nothing where it cannot be read."""
    for part in PARTS if entry.output is not None else ():
        path = folder / part / path_of(entry.output or "")
        try:
            content = path.read_bytes()
            return _flat(content) if path.suffix == ".jsonl" else _whole(json.loads(content))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return Read()


def _whole(extraction: dict[str, Any]) -> Read:
    meeting = extraction["meeting"] or {}
    kinds = [kind for part in (meeting, extraction["sections"]) for kind in _kinds(part)]
    return Read(meeting, Counter(kinds), extraction["findings"], extraction["coverage"]["unread"])


def _kinds(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Name every record within a value by its kind: an id is "minute_item-5-2"."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and "where" in value:
            yield value["id"].rsplit("-", 2)[0]
        for part in value.values():
            yield from _kinds(part)
    elif isinstance(value, list):
        for part in value:
            yield from _kinds(part)


def _flat(content: bytes) -> Read:
    """Read records one a line."""
    read = Read()
    for line in content.splitlines():
        row = json.loads(line)
        kind = row["type"]
        if kind == "finding":
            read.findings.append(row)
        elif kind == "extraction":
            read.unread = row["coverage"]["unread"]
        elif kind in RECORD_TYPES:
            read.counts[kind] += 1
            read.meeting = row if kind == "meeting" else read.meeting
    return read
