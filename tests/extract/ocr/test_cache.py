"""The cache of pages read: whole or not at all, and never in the way."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract.ocr.cache import ReadPage, default_folder, keep_page, load_page
from scrutiny_extract.extract.ocr.setting import SetWord
from scrutiny_extract.extract.ocr.signs import Sign

if TYPE_CHECKING:
    from pathlib import Path

KEY = "ab12"
WORDS = (
    SetWord("Wexcombe", 50.0, 80.0, 110.5, 94.0, 12.0, weight=0.13, confidence=0.91),
    SetWord("7", 1.0, 2.0, 3.0, 4.0, 9.5, weight=0.0, confidence=0.4, upright=False),
)
SIGNS = (
    Sign((1.0, 2.0, 3.0, 4.0), (1.0, 0.0, 0.0), ((1.0, 2.0), (3.0, 2.0))),
    Sign((1.0, 2.0, 3.0, 4.0), None, (), is_fill=True),
)
PAGE = ReadPage(420.0, 594.0, 90, WORDS, ((50.0, 100.0, 350.0, 101.0),), SIGNS)


def test_a_page_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    keep_page(tmp_path, KEY, PAGE)

    assert load_page(tmp_path, KEY) == PAGE
    assert load_page(tmp_path, "cd34") is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"words": [], "rules": []}', b"\xff\xfe"])
def test_a_torn_page_is_read_again(tmp_path: Path, content: bytes) -> None:
    keep_page(tmp_path, KEY, PAGE)
    (path,) = tmp_path.rglob("*.json")
    path.write_bytes(content)

    assert load_page(tmp_path, KEY) is None
    keep_page(tmp_path, KEY, replace(PAGE, rotation=0))
    assert load_page(tmp_path, KEY) == replace(PAGE, rotation=0)


def test_nothing_unfinished_is_left_behind(tmp_path: Path) -> None:
    keep_page(tmp_path, KEY, PAGE)

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{KEY}.json"]


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")

    keep_page(file, KEY, PAGE)

    assert load_page(file, KEY) is None


def test_the_folder_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "XDG_CACHE_HOME", str(tmp_path))

    assert default_folder() == tmp_path / "scrutiny-extract" / "ocr"
