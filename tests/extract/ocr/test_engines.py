"""Engines and their faults; what Tesseract itself reads is in test_scans."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scrutiny_extract.extract.ocr.engines import OcrError, Reading, Tesseract, readings_outside
from tests.extract.ocr.drawing import dotted

TABLE = """\
level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t
5\t1\t1\t1\t1\t1\t10\t20\t90\t40\t96.5\tWexcombe
5\t1\t1\t1\t1\t2\t110\t20\t20\t40\t-1\t\t
5\t1\t2\t1\t3\t1\t10\t80\t30\t40\t41\t"depot
"""


def program(folder: Path, script: str) -> Tesseract:
    """Make a stand-in for the `tesseract` program."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return Tesseract(str(path), "0")


def test_words_come_with_their_box_confidence_and_line(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text(TABLE)

    assert program(tmp_path, f"cat >/dev/null; cat {table}").read(dotted("."), "eng") == (
        Reading("Wexcombe", 10, 20, 100, 60, 0.965, (1, 1, 1)),
        Reading('"depot', 10, 80, 40, 120, 0.41, (2, 1, 3)),
    )


@pytest.mark.parametrize(
    "script", ["cat >/dev/null; echo 'no language xyz' >&2; echo 'I give up' >&2; exit 1", "kill -9 $$"]
)
def test_a_program_that_fails_is_an_error_with_its_last_words(tmp_path: Path, script: str) -> None:
    with pytest.raises(OcrError, match=r"no language xyz|exit code -9"):
        program(tmp_path, script).read(dotted("."), "eng")


def test_a_program_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OcrError):
        Tesseract(str(tmp_path / "gone"), "0").read(dotted("."), "eng")


def test_where_the_orientation_cannot_be_told_the_page_is_not_turned(tmp_path: Path) -> None:
    assert program(tmp_path, "cat >/dev/null; exit 1").turn(dotted(".")) == 0
    assert program(tmp_path, "cat >/dev/null; echo 'Rotate: 270'").turn(dotted(".")) == 270


def test_words_in_a_box_are_left_out() -> None:
    word = Reading("O", 10, 10, 30, 30, 0.5, ())

    assert readings_outside([word], [(0, 0, 40, 40)]) == ()
    assert readings_outside([word], [(25, 0, 40, 40)]) == (word,)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own service")
def test_no_program_outlives_its_reader(tmp_path: Path) -> None:
    number = tmp_path / "number"
    engine = program(tmp_path, f"echo $$ >{number}.new; mv {number}.new {number}; exec sleep 60")
    code = (
        "from scrutiny_extract.extract.ocr.bitmap import Bitmap\n"
        "from scrutiny_extract.extract.ocr.engines import Tesseract\n"
        f"Tesseract({engine.path!r}, '0').read(Bitmap(1, 1, b'.', 300), 'eng')"
    )
    reader = subprocess.Popen([sys.executable, "-c", code])
    try:
        child = int(_waited_for(number))
    finally:
        reader.send_signal(signal.SIGKILL)
        reader.wait()

    for _ in range(100):
        if _is_gone(child):
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("it lives on")


def _waited_for(path: Path) -> str:
    for _ in range(600):
        if path.exists():
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError("it did not start")


def _is_gone(process: int) -> bool:
    try:
        return " Z " in Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return True
