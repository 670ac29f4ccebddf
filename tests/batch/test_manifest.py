"""The manifest: what is listed, what a torn line costs, what still holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.batch.manifest import Entry, LineManifest, entry_of, still_holds
from scrutiny_extract.extract.batch.task import Limits, Options, Result, Stamp

if TYPE_CHECKING:
    from pathlib import Path

DONE = Result("ok", sha256="ab", stamp=Stamp(1, 2, 3), pages=4, output_sha256="cd", output_bytes=5)
OPTIONS, LIMITS = Options(), Limits()


def entry(key: str = "/in/a.pdf", result: Result = DONE) -> Entry:
    return entry_of(key, result, OPTIONS, LIMITS, version="1", output="a.json")


def test_entries_come_back_and_the_last_one_counts(tmp_path: Path) -> None:
    with LineManifest(tmp_path) as manifest:
        manifest.add(entry())
        manifest.add(entry(result=replace(DONE, status="partial")))
        manifest.add(entry("/in/b.pdf"))

    found = LineManifest(tmp_path).entries()

    assert found == {"/in/a.pdf": entry(result=replace(DONE, status="partial")), "/in/b.pdf": entry("/in/b.pdf")}


def test_a_manifest_torn_anywhere_keeps_the_lines_before(tmp_path: Path) -> None:
    with LineManifest(tmp_path) as manifest:
        for key in ("a", "b"):
            manifest.add(entry(key))
    path = tmp_path / "manifest.jsonl"
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for length in range(first, len(whole), 7):
        path.write_bytes(whole[:length])
        with LineManifest(tmp_path) as manifest:
            manifest.add(entry("c"))

        assert {"a", "c"} <= LineManifest(tmp_path).entries().keys()


@pytest.mark.properties
@given(st.binary(max_size=200))
def test_a_foreign_line_is_passed_over(line: bytes) -> None:
    assert Entry.read(line) is None


@pytest.mark.parametrize("line", [b"null", b"[]", b'{"stamp": 3}', b'{"input": "a"}', b"1e999", b'{"stamp": null}'])
def test_a_line_of_another_shape_is_passed_over(line: bytes) -> None:
    assert Entry.read(line) is None


def test_shards_see_each_others_entries(tmp_path: Path) -> None:
    for suffix, key in (("-1-of-2", "a"), ("-2-of-2", "b")):
        with LineManifest(tmp_path, suffix) as manifest:
            manifest.add(entry(key))

    assert LineManifest(tmp_path).entries().keys() == {"a", "b"}


FAILED = Result("unusable", "is damaged", sha256="ab")
LATE = Result("timeout", "took too long", sha256="ab")
LOCKED = Result("encrypted", "is encrypted", sha256="ab")


@pytest.mark.parametrize(
    ("result", "options", "limits", "retry", "holds"),
    [
        (DONE, OPTIONS, LIMITS, False, True),
        (DONE, Options(council="wexcombe"), LIMITS, False, False),
        (DONE, Options(types=("minutes",)), LIMITS, False, False),
        (DONE, OPTIONS, Limits(seconds=1), False, True),
        (DONE, OPTIONS, LIMITS, True, True),
        (FAILED, OPTIONS, LIMITS, False, True),
        (FAILED, OPTIONS, LIMITS, True, False),
        (FAILED, OPTIONS, Limits(seconds=999), False, True),
        (LATE, OPTIONS, LIMITS, False, True),
        (LATE, OPTIONS, Limits(seconds=999), False, False),
        (LOCKED, OPTIONS, LIMITS, False, True),
        (LOCKED, Options(password="word"), LIMITS, False, False),  # noqa: S106 - no secret
    ],
)
def test_an_entry_holds_until_something_may_change_it(
    result: Result, options: Options, limits: Limits, *, retry: bool, holds: bool
) -> None:
    old = entry(result=result)

    assert still_holds(old, options, limits, version="1", retry_failed=retry) is holds
    assert not still_holds(old, options, limits, version="2", retry_failed=retry)


def test_no_password_is_listed() -> None:
    assert b"wexcombe" not in entry_of("a", DONE, Options(password="wexcombe"), LIMITS, version="1", output=None).line()  # noqa: S106
