"""A pack on the terminal: plain when piped, and its text never styles or moves anything."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.terminal import pack_view, plain
from tests.batch.building import PROGRAM, environment, inside, run, written
from tests.review.hostile import hostile_pack, poisoned

if TYPE_CHECKING:
    from collections.abc import Iterable

FIXTURES = Path(__file__).parents[2] / "fixtures"
PACK = FIXTURES / "wexcombe-2031-06-18.pdf"


def odd(text: str) -> set[str]:
    """Characters that a terminal may act on."""
    return {mark for mark in text if not mark.isprintable() and mark != "\n"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wexcombe-2031-06-18", ("18 June 2031, 10:15, Guildhall", "PERFORMANCE REPORT", "RESOLVED That")),
        ("wexcombe-2031-06-18", ("amber", "Summary of ratings", "Findings", "warning: ")),
        ("wexcombe-2031-03-12", ("Recommendation tracking", "Stage", "Complete")),
        ("kelverton-council", ("Motion carried", "Motion lost", "moved by")),
        ("thornmere-forward-plan", ("Forward plan", "Decision maker")),
        ("thornmere-inquiry", ("Responses to recommendations", "Response")),
        ("wexcombe-2031-07-16", ("Work programme", "Meeting")),
    ],
)  # fmt: skip
def test_it_shows_what_the_pack_holds(name: str, said: Iterable[str]) -> None:
    text = plain(pack_view(extract_pack(FIXTURES / f"{name}.pdf")))

    assert [each for each in said if each not in text] == []


def test_it_is_plain_when_piped_whatever_the_environment_says() -> None:
    for wish in ({"FORCE_COLOR": "1"}, {"CLICOLOR_FORCE": "1"}, {"TTY_COMPATIBLE": "1"}, {"NO_COLOR": "1"}):
        done = run("view", PACK, env={**environment(), "COLUMNS": "100", **wish})

        assert done.returncode == 0
        assert odd(done.stdout.decode()) == set()
        assert max(map(len, done.stdout.decode().splitlines())) <= 100


@pytest.mark.parametrize("made", ["drawn", "poisoned"])
def test_text_of_a_hostile_pack_neither_styles_nor_moves(made: str) -> None:
    whole = extract_pack(hostile_pack()) if made == "drawn" else poisoned(extract_pack(PACK))

    text = plain(pack_view(whole))

    assert odd(text) == set()
    if made == "poisoned":
        assert "[bold red]Red[/bold red]" in text.replace("│", " ")


def test_a_pack_that_cannot_be_read_ends_with_its_code(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"<html>")

    done = inside("view", tmp_path / "bad.pdf")

    assert (done.returncode, done.stdout) == (4, b"")


def test_the_reader_of_a_pipe_may_stop_early() -> None:
    with subprocess.Popen([*PROGRAM, "view", PACK], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as view:
        assert view.stdout is not None
        assert view.stderr is not None
        view.stdout.close()

        assert view.stderr.read() == b""


def on_a_terminal(path: Path, **wishes: str) -> str:
    """Run `view` on a terminal whose pager is `cat`; give what it shows."""
    settings = {key: value for key, value in environment().items() if key != "NO_COLOR"}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "view", path],
        env={**settings, "TERM": "xterm-256color", "PAGER": "cat", **wishes},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not read:
                break
            shown += read
    os.close(ours)
    return shown.decode()


def test_on_a_terminal_it_is_paged_in_colour() -> None:
    shown = on_a_terminal(PACK)

    assert "\x1b[1;33mamber" in shown
    assert "RESOLVED" in shown


def test_no_color_is_heeded_on_a_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in on_a_terminal(PACK, NO_COLOR="1")
    hostile = written(tmp_path, hostile=hostile_pack()) / "hostile.pdf"
    assert "owned\x07" not in on_a_terminal(hostile)
