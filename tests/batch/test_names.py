"""Names of files as safe text, there and back."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.names import UNSAFE, name_of, path_of, printable

NAMES = st.binary(min_size=1, max_size=40).filter(lambda name: b"\0" not in name)


@pytest.mark.properties
@given(NAMES)
def test_every_name_comes_back_byte_for_byte(name: bytes) -> None:
    assert os.fsencode(path_of(name_of(name))) == name


@pytest.mark.properties
@given(NAMES)
def test_no_name_can_hurt_a_terminal_or_json(name: bytes) -> None:
    text = name_of(name)

    assert not UNSAFE.search(text)
    assert text.encode().decode() == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (b"packs/a.pdf", "packs/a.pdf"),
        ("caf\u00e9.pdf".encode(), "caf\u00e9.pdf"),
        (b"caf\xe9.pdf", "caf\\xe9.pdf"),
        (b"a\\xe9.pdf", "a\\\\xe9.pdf"),
        (b"\x1b[31m.pdf", "\\x1b[31m.pdf"),
        ("\u202efdp.a".encode(), "\\u202efdp.a"),
        ("\u009b.pdf".encode(), "\\u009b.pdf"),
    ],
)
def test_names_are_spelt_so(name: bytes, text: str) -> None:
    assert name_of(name) == text


def test_lines_may_keep_their_line_feeds() -> None:
    assert printable("a\tb\nc\x1b\r", lines=True) == "a\tb\nc\\x1b\\x0d"
    assert printable("a\tb\nc") == "a\\x09b\\x0ac"
