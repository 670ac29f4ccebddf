"""Characters as a reader sees them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract.glyphs import is_plain, plain, symbols_of


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ofﬁce", "office"),
        ("eﬀective", "effective"),
        ("staﬃng", "staffing"),
        ("ﬂooding", "flooding"),
        ("acƟon", "action"),
        ("commiƩee", "committee"),
        ("commiƫng", "committing"),
        ("[sic]", "[sic]"),
        ("a[b]", "a[b]"),
        ("long‑term", "long-term"),
        ("ward‟s", "ward’s"),
        ("„localism‟", "‘localism’"),
        ("―shared", "“shared"),
        ("shared‖", "shared”"),
        ("a―b", "a―b"),
        ("‗nudging‘", "‘nudging‘"),
        ("‗‗‗‗", "‗‗‗‗"),
        ("Page\u00a012", "Page 12"),
        ("12\u202f000", "12 000"),
        ("\u200bzero\ufeff", "zero"),
        ("bell\x07", "bell"),
        ("\x00", ""),
        ("\u202eevil\u202c", "evil"),
        ("half\ud800", "half\ufffd"),
        ("£1,200", "£1,200"),
        ("naïve", "naïve"),
        ("soft\u00ad", "soft\u00ad"),
        ("\uf0b7", "•"),
        ("\uf0fc", "✓"),
        ("na\uf01ame", "na\ufffdme"),
    ],
)
def test_letters_are_read_as_printed(printed: str, read: str) -> None:
    assert plain(printed, "Body") == read


@pytest.mark.parametrize(
    ("font", "printed", "read"),
    [
        ("Wingdings-Regular", "\uf0fc", "✓"),
        ("Wingdings", "ü", "✓"),
        ("ABCDEF+Wingdings", "\uf0fb", "✗"),
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0e8", "→"),
        ("Wingdings", "✓", "✓"),
        ("Wingdings 2", "\uf050", "✓"),
        ("Wingdings2", "R", "☑"),
        ("Wingdings 3", "h", "↑"),
        ("Webdings", "a", "✓"),
        ("ZapfDingbats", "4", "✔"),
        ("SymbolMT", "\uf0b7", "•"),
        ("Symbol", "\uf0ae", "→"),
        ("Symbol", "\u03b1", "\u03b1"),
    ],
)
def test_a_symbol_font_decides_what_its_letters_are(font: str, printed: str, read: str) -> None:
    assert plain(printed, font) == read


@pytest.mark.parametrize(
    ("font", "printed", "read"),
    [
        ("Calibri", "mee[ng", "meeting"),
        ("ABCDEF+Calibri-Bold", "commiUee", "committee"),
        ("Calibri", "a[b]", "a[b]"),
        ("Calibri", "UK", "UK"),
        ("Body", "mee[ng", "mee[ng"),
        ("Body", "iUnit", "iUnit"),
    ],
)
def test_joined_letters_of_one_font_are_undone(font: str, printed: str, read: str) -> None:
    assert plain(printed, font) == read
    assert not is_plain(printed)


@pytest.mark.parametrize("font", ["Body", "Symbolic Sans", "ArialMT", "F1"])
def test_a_font_of_letters_has_no_symbols(font: str) -> None:
    assert symbols_of(font) is None


@given(st.text(st.characters(exclude_categories=[])))
def test_whatever_is_read_is_strict_json_without_control_characters(text: str) -> None:
    shown = plain(text)

    assert json.loads(json.dumps(shown, ensure_ascii=False).encode()) == shown
    assert not any(ord(char) < ord(" ") or 0x7F <= ord(char) < 0xA0 for char in shown)


@given(st.text())
def test_reading_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
