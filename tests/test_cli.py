"""The command line: what goes to which stream, and what each fault ends with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scrutiny_extract.cli import app
from scrutiny_extract.extract.batch import arguments
from scrutiny_extract.extract.batch.task import EXIT_CODES
from scrutiny_extract.extract.errors import ExitCode, UsageError
from scrutiny_extract.schemas import SECTION_TYPES, TYPES
from tests.batch.building import inside, pack, run, statuses, strict, tree, written


def test_exit_codes_are_a_promise() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "OK": 0, "INTERNAL": 1, "USAGE": 2, "SOME_FAILED": 3, "UNUSABLE": 4, "IO": 5, "ENCRYPTED": 6, "LIMIT": 7,
        "LOCKED": 75, "INTERRUPTED": 130, "TERMINATED": 143,
    }  # fmt: skip
    assert {status for status, code in EXIT_CODES.items() if code is ExitCode.OK} == {"ok", "partial", "unchanged"}


def test_one_pack_is_one_document_on_stdout_and_one_line_on_stderr(tmp_path: Path) -> None:
    path = written(tmp_path, good=pack("A paragraph of text")) / "good.pdf"

    done = inside(path)

    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    assert strict(done.stdout)["source"]["file"] == str(path)
    assert re.search(rb"good.pdf: complete, 1 pages, \d+ sections, \d+ words, [\d.]+% kept as text only", done.stderr)


def test_the_module_is_the_command(tmp_path: Path) -> None:
    path = written(tmp_path, good=pack()) / "good.pdf"
    script = Path(sys.executable).parent / "scrutiny-extract"
    if not script.exists():
        pytest.skip("not installed")

    by_name = subprocess.run([script, path], check=True, capture_output=True)

    assert by_name.stdout == run(path).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere.pdf",), 5, "nowhere.pdf: no such file; check the path"),
        (("EMPTY", "-o", "out"), 5, "no PDF files are in it; check the path"),
        (("PACK", "--council", "nowhere"), 2, "--council nowhere: has no vocabulary"),
        (("PACK", "--type", "minutes,novel"), 2, "--type novel: no section type; choose from: cover, agenda"),
        (("PACK", "--memory", "lots"), 2, "--memory: 'lots' is no size"),
        (("PACK", "--memory", "1MiB"), 2, "too little"),
        (("PACK", "--shard", "3/2"), 2, "--shard: there is no part 3/2"),
        (("PACK", "--password-file", "nowhere"), 5, "nowhere: cannot be read"),
        (("PACK", "PACK2"), 2, "standard output: several packs are no single JSON document; use --format jsonl"),
        (("PACK", "PACK2", "-o", "one.json"), 2, "one.json: is one file for several packs"),
        (("PACK", "--format", "csv"), 2, "give -o FOLDER"),
        (("PACK", "--format", "sqlite"), 2, "give -o FILE.db"),
        (("PACK", "--format", "sqlite", "-o", "EMPTY"), 2, "--format sqlite writes one file"),
        (("-", "PACK"), 2, "<stdin>: can only be read alone"),
        (("--files0-from", "nowhere"), 5, "nowhere: cannot be read"),
        (("schema", "novel"), 2, "novel: no record type; choose from: extraction, cover"),
        (("tables", "PACK", "--pages", "7-3"), 2, "--pages: '7-3' names no pages"),
        (("tables", "PACK", "-f", "csv"), 2, "give -o FOLDER"),
    ],
)
def test_a_fault_is_one_plain_line_and_a_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, said: str
) -> None:
    written(tmp_path, one=pack("One"), two=pack("Two"))
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    named = {"PACK": "one.pdf", "PACK2": "two.pdf", "EMPTY": "empty"}

    done = CliRunner().invoke(app, [named.get(argument, argument) for argument in arguments])

    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr
    assert done.stderr.startswith("scrutiny-extract: ")
    assert done.stderr.count("\n") == 1


def test_types_keep_only_those_sections(tmp_path: Path) -> None:
    path = written(tmp_path, good=pack("A paragraph")) / "good.pdf"

    assert strict(inside(path, "--type", "agenda").stdout)["sections"] == []
    assert strict(inside(path, "--type", ",".join(SECTION_TYPES)).stdout)["sections"]


def test_a_named_file_is_written_whole(tmp_path: Path) -> None:
    path = written(tmp_path, good=pack()) / "good.pdf"

    done = inside(path, "-o", tmp_path / "new" / "good.json")

    assert (done.returncode, done.stdout) == (0, b"")
    assert strict((tmp_path / "new" / "good.json").read_bytes()) == strict(inside(path).stdout)
    assert [child.name for child in (tmp_path / "new").iterdir()] == ["good.json"]


def test_names_from_a_list_and_from_shards_make_one_whole(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", **{f"p{number}": pack(f"Pack {number}") for number in range(5)})
    names = b"".join(b"%s\0" % os.fsencode(path) for path in sorted(folder.iterdir()))
    (tmp_path / "names").write_bytes(names)

    for part in ("1/2", "2/2"):
        assert inside("--files0-from", tmp_path / "names", "-o", tmp_path / "out", "--shard", part).returncode == 0
    assert run("--files0-from", "-", "-o", tmp_path / "whole", input=names).returncode == 0

    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert len(statuses(tmp_path / "out")) == 5


def test_a_report_tells_of_every_file(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", good=pack(), bad=b"")

    many = inside(folder, "-o", tmp_path / "out", "--report", tmp_path / "many.json")
    alone = inside(folder / "bad.pdf", "--report", tmp_path / "alone.json")

    report = strict((tmp_path / "many.json").read_bytes())
    assert (many.returncode, alone.returncode) == (3, 4)
    assert report["counts"] == {"ok": 1, "unusable": 1}
    assert [file["status"] for file in report["files"]] == ["unusable", "ok"]
    assert strict((tmp_path / "alone.json").read_bytes())["exit_code"] == 4


def test_schemas_are_printed_by_name() -> None:
    for name in (None, "extraction", "tracked_recommendation", "minutes"):
        done = CliRunner().invoke(app, ["schema", *([name] if name else [])])
        assert done.exit_code == 0
        assert strict(done.stdout)["title"]
    assert len(TYPES) > 30


def test_the_doctor_names_what_is_missing() -> None:
    done = CliRunner().invoke(app, ["doctor"])

    assert done.exit_code == 0
    assert re.search(r"^ok +pymupdf +[\d.]+$", done.stdout, re.MULTILINE)
    tesseract = "ok" if shutil.which("tesseract") else "absent"
    assert re.search(rf"^{tesseract} +Tesseract", done.stdout, re.MULTILINE)


def test_help_shows_examples_and_every_option() -> None:
    done = CliRunner().invoke(app, ["extract", "--help"], env={"COLUMNS": "100"})

    assert done.exit_code == 0
    assert "Examples:" in done.stdout
    assert "--files0-from" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    done = run("--show-completion", shell)

    assert done.returncode == 0
    assert b"scrutiny_extract" in done.stdout


def test_tables_come_as_json_html_or_csv(tmp_path: Path) -> None:
    path = Path(__file__).parents[1] / "fixtures" / "thornmere-2031-05-06.pdf"

    as_json, as_html = inside("tables", path), inside("tables", path, "-f", "html")
    as_csv = inside("tables", path, "-f", "csv", "-o", tmp_path / "out")

    found = strict(as_json.stdout)
    assert (as_json.returncode, as_html.returncode, as_csv.returncode) == (0, 0, 0)
    assert found[0].keys() >= {"page", "printed", "bbox", "source", "header_rows", "cells"}
    assert as_html.stdout.count(b"<table>") == len(found)
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == len(found)
    assert files[0].read_bytes().startswith(b"\xef\xbb\xbf")
    assert "\\x0d" not in files[0].read_text()
    only = strict(inside("tables", path, "--pages", str(found[0]["page"])).stdout)
    assert {table["page"] for table in only} == {found[0]["page"]}


def test_tables_stand_behind_the_wall(tmp_path: Path) -> None:
    path = written(tmp_path, slow=pack()) / "slow.pdf"

    assert run("tables", path).returncode == 0
    assert run("tables", path, "--timeout", "0.001").returncode == 7


@pytest.mark.parametrize(
    ("text", "size"), [("512MiB", 512 << 20), ("2GiB", 2 << 30), ("2G", 2 << 30), ("1.5 GB", 3 << 29), ("77", 77)]
)
def test_sizes_are_read(text: str, size: int) -> None:
    assert arguments.read_size(text, "--memory") == size


@pytest.mark.parametrize("text", ["", "MiB", "-1", "1e9", "2 gigs", "١GiB"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        arguments.read_size(text, "--memory")


@pytest.mark.parametrize(("text", "pages"), [("3-5,9", {3, 4, 5, 9}), ("1", {1}), (" 2 , 4-4", {2, 4})])
def test_pages_are_read(text: str, pages: set[int]) -> None:
    assert set(arguments.read_pages(text) or ()) == pages


def test_starting_imports_nothing_slow() -> None:
    code = "import scrutiny_extract.cli, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()

    assert not {"pymupdf", "pydantic", "pebble", "sqlite_utils", "scrutiny_extract.extract"} & set(loaded)


def test_a_batch_hands_packs_on_without_importing_what_reads_them() -> None:
    modules = ", ".join(f"scrutiny_extract.extract.batch.{name}" for name in ("request", "run", "sinks", "pool"))
    code = f"import {modules}, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()

    assert not {"pymupdf", "pydantic", "scrutiny_extract.extract.pipeline"} & set(loaded)
