"""The 35 promises of reliability, each with its fault injected."""

from __future__ import annotations

import ctypes
import hashlib
import itertools
import os
import pty
import random
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

from scrutiny_extract.extract.batch.task import Limits, Options, Task
from tests.batch.building import (
    FONT,
    PROGRAM,
    Running,
    environment,
    inside,
    manifest,
    pack,
    page_with,
    raw_pdf,
    run,
    statuses,
    stream,
    strict,
    tree,
    written,
)

GOOD = {f"good{number}": pack(f"Good pack {number}") for number in range(10)}


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return written(tmp_path / "in", **dict(list(GOOD.items())[:3]))


def test_01_a_library_that_prints_leaves_stdout_clean_and_stderr_short(tmp_path: Path) -> None:
    noisy = written(tmp_path, noisy=pack(fault="print")) / "noisy.pdf"

    done = run(noisy)

    assert strict(done.stdout)["source"]["page_count"] == 1
    assert done.returncode == 0
    assert len(done.stderr) < 1000


def test_01_a_library_that_prints_in_a_batch_leaves_stdout_clean(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", noisy=pack(fault="print"), **GOOD)

    done = run(folder, "--format", "jsonl")

    assert {strict(line)["type"] for line in done.stdout.splitlines()} >= {"extraction", "page"}
    assert len(done.stderr) < 1000


def test_02_a_crasher_among_ten_good_files_costs_only_itself(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", crasher=pack(fault="crash"), **GOOD)

    done = run(folder, "-o", tmp_path / "out", "-j2")

    assert done.returncode == 3
    assert len(tree(tmp_path / "out")) == 10
    assert statuses(tmp_path / "out") == {"crasher.pdf": "crashed"} | {f"{name}.pdf": "ok" for name in GOOD}
    assert b"crasher.pdf: crashed the reader (SIGSEGV)" in done.stderr


def test_02_a_crasher_alone_is_a_line_and_a_code(tmp_path: Path) -> None:
    done = run(written(tmp_path, crasher=pack(fault="crash")) / "crasher.pdf")

    assert (done.returncode, done.stdout) == (7, b"")
    assert done.stderr.count(b"\n") == 1


def test_03_a_file_that_runs_for_minutes_is_killed_at_its_limit(tmp_path: Path) -> None:
    written(tmp_path / "in", slow=pack(fault="hang"), good=pack())
    with Running(tmp_path / "in", "-o", tmp_path / "out", "--timeout", "1", "-j2") as running:
        code, _, _ = running.end()

        assert code == 3
        assert statuses(tmp_path / "out") == {"slow.pdf": "timeout", "good.pdf": "ok"}
        assert running.is_gone()


def test_03_a_single_file_that_runs_for_minutes_is_killed_at_its_limit(tmp_path: Path) -> None:
    with Running(written(tmp_path, slow=pack(fault="hang")) / "slow.pdf", "--timeout", "1") as running:
        started = time.monotonic()

        assert running.end()[:2] == (7, b"")
        assert time.monotonic() - started < 5
        assert running.is_gone()


def test_04_a_file_that_eats_memory_fails_alone(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", hungry=pack(fault="memory"), good=pack())

    done = run(folder, "-o", tmp_path / "out", "--memory", "512MiB", "-j1")

    assert done.returncode == 3
    assert statuses(tmp_path / "out") == {"hungry.pdf": "memory", "good.pdf": "ok"}


@pytest.mark.slow
def test_04_a_million_drawings_at_512_mib_cost_nobody_else(tmp_path: Path) -> None:
    drawings = b"".join(b"%d %d m %d %d l S\n" % (n % 500, n % 800, n % 499, n % 799) for n in range(1_000_000))
    folder = written(tmp_path / "in", drawings=page_with(drawings), good=pack())

    run(folder, "-o", tmp_path / "out", "--memory", "512MiB", "-j1", "--timeout", "60", "--ocr", "off")

    found = statuses(tmp_path / "out")
    assert found["good.pdf"] == "ok"
    assert found["drawings.pdf"] in {"ok", "partial", "memory", "crashed", "timeout"}


def test_05_a_batch_killed_outright_goes_on_where_it_was(tmp_path: Path) -> None:
    slow = {name: pack(name, fault="sleep=0.1") for name in GOOD}
    folder = written(tmp_path / "in", **slow)
    out, whole = tmp_path / "out", tmp_path / "whole"
    with Running(folder, "-o", out, "-j2") as running:
        running.wait_for(lambda: len(manifest(out)) >= 2)
        running.process.kill()
        running.process.wait()

        assert running.is_gone(), "children live on"
    assert all(strict(content) for content in tree(out).values())

    assert run(folder, "-o", out, "-j2").returncode == 0
    assert run(folder, "-o", whole, "-j1").returncode == 0
    assert tree(out) == tree(whole)
    assert not list(out.glob(".unfinished*"))


@pytest.mark.parametrize("many", [True, False], ids=["batch", "one"])
def test_05_no_child_outlives_a_parent_killed_outright(tmp_path: Path, *, many: bool) -> None:
    folder = written(tmp_path / "in", one=pack("One", fault="hang"), two=pack("Two", fault="hang"))
    with Running(*((folder, "-o", tmp_path / "out", "-j2") if many else (folder / "one.pdf",))) as running:
        running.wait_for(lambda: running.busy() >= (2 if many else 1))  # deaf to all but a signal: none ends by itself
        running.process.kill()
        running.process.wait()

        assert running.is_gone(), "children live on"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "csv", "sqlite"])
def test_05_twenty_random_kills_lose_and_double_nothing(tmp_path: Path, form: str) -> None:
    dice = random.Random(5)  # noqa: S311 - dice, no secrets
    folder = written(tmp_path / "in", **{f"p{n}": pack(f"Pack {n}", fault="sleep=0.05") for n in range(30)})
    name = "out.db" if form == "sqlite" else "out"
    killed, whole = tmp_path / "killed" / name, tmp_path / "whole" / name
    for _ in range(20):
        with Running(folder, "-o", killed, "-j2", "--format", form) as running:
            time.sleep(dice.uniform(0.3, 1.5))
            running.process.kill()
            running.process.wait()
            assert running.is_gone(), "children live on"
    assert run(folder, "-o", killed, "-j2", "--format", form).returncode == 0
    assert run(folder, "-o", whole, "-j2", "--format", form).returncode == 0

    if form == "sqlite":
        assert dump(killed) == dump(whole)
    else:
        assert tree(killed, f".{form}") == tree(whole, f".{form}")


def dump(database: Path) -> list[str]:
    """All that is in a database but the times in its manifest, in a fixed order."""
    import sqlite3

    with sqlite3.connect(database) as connection:
        connection.execute("update manifest set seconds = 0, entry = ''")
        lines = sorted(line for line in connection.iterdump() if "_fts" not in line)
    connection.close()
    return lines


def test_06_killed_workers_cost_only_their_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = written(tmp_path / "in", **{f"p{n}": pack(f"Pack {n}", fault="sleep=0.15") for n in range(20)})
    with Running(folder, "-o", out, "-j2", "--timeout", "20") as running:
        running.wait_for(lambda: len(manifest(out)) >= 2)
        for _ in range(6):
            for pid in running.workers()[:2]:
                kill(pid)
            time.sleep(0.3)
        code, _, stderr = running.end()
        found = statuses(out)

        assert code in {0, 3}, stderr
        assert len(found) == 20
        assert set(found.values()) <= {"ok", "crashed"}
        assert len(tree(out)) == sum(status == "ok" for status in found.values())
        assert running.is_gone()


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_07_a_full_standard_output_is_an_output_error(few: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        alone = run(few / "good0.pdf", stdout=full, stderr=subprocess.PIPE, capture_output=False)
        many = run(few, "--format", "jsonl", stdout=full, stderr=subprocess.PIPE, capture_output=False)

    assert (alone.returncode, many.returncode) == (5, 5)
    assert b"standard output: cannot be written (No space left on device)" in alone.stderr
    assert b"Traceback" not in alone.stderr + many.stderr


@pytest.mark.root
def test_07_a_full_disk_ends_the_batch_and_keeps_the_old_output(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", out], check=False).returncode:
        pytest.skip("may not mount")
    try:
        small = written(tmp_path / "in", a=pack("Small"))
        assert run(small, "-o", out).returncode == 0
        before = tree(out)
        written(small, a=pack("Large", pages=400), b=pack("More", pages=400))

        done = run(small, "-o", out)

        assert done.returncode == 5
        assert b"No space left" in done.stderr
        assert tree(out) == before
        assert run(small / "b.pdf", "-o", out / "b.json").returncode == 5
        assert tree(out) == before
    finally:
        subprocess.run(["umount", out], check=True)


def without_privilege() -> dict[str, object]:
    """Have the program mind permissions even where we are root: root is then the owner, no more."""

    def drop() -> None:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                os._exit(99)

    libc = ctypes.CDLL(None)
    return {"preexec_fn": drop} if os.getuid() == 0 else {}


PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def test_08_a_read_only_output_folder_fails_before_anything_is_read(tmp_path: Path) -> None:
    written(tmp_path / "in", slow=pack(fault="sleep=30"))
    (tmp_path / "out").mkdir(mode=0o555)
    started = time.monotonic()

    many = run(tmp_path / "in", "-o", tmp_path / "out", **without_privilege())
    alone = run(tmp_path / "in" / "slow.pdf", "-o", tmp_path / "out" / "a.json", **without_privilege())

    assert (many.returncode, alone.returncode) == (5, 5)
    assert b"Permission denied" in many.stderr
    assert time.monotonic() - started < 15


def test_09_an_unreadable_input_is_one_failure_and_the_batch_goes_on(tmp_path: Path) -> None:
    written(tmp_path / "in", secret=pack(), good=pack("Good"))
    (tmp_path / "in" / "secret.pdf").chmod(0)

    done = run(tmp_path / "in", "-o", tmp_path / "out", **without_privilege())

    assert done.returncode == 3
    assert statuses(tmp_path / "out") == {"secret.pdf": "unreadable", "good.pdf": "ok"}
    assert run(tmp_path / "in" / "secret.pdf", **without_privilege()).returncode == 5


def test_10_standard_input_and_a_fifo_give_the_records_of_the_path(few: Path, tmp_path: Path) -> None:
    path = few / "good0.pdf"
    by_path = strict(run(path).stdout)
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    threading.Thread(target=lambda: fifo.write_bytes(path.read_bytes()), daemon=True).start()

    by_fifo = strict(run(fifo).stdout)
    by_stdin = strict(run("-", input=path.read_bytes()).stdout)

    for extraction in (by_path, by_fifo, by_stdin):
        del extraction["source"]["file"]
    assert by_fifo == by_path
    assert by_stdin == by_path


def test_10_input_has_a_size_cap() -> None:
    big = run("-", "--max-size", "1KiB", input=b"%PDF-1.7" + b" " * 5000)
    endless = run("/dev/zero", "--max-size", "1MiB")

    assert (big.returncode, endless.returncode) == (7, 7)
    assert b"--max-size" in big.stderr + endless.stderr
    assert big.stdout + endless.stdout == b""


def test_10_a_fifo_nobody_writes_to_ends_at_the_time_limit(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")

    assert run(tmp_path / "fifo", "--timeout", "0.5").returncode == 7


def test_11_a_fifo_in_a_batch_folder_is_skipped_with_a_line(few: Path, tmp_path: Path) -> None:
    os.mkfifo(few / "pipe.pdf")

    done = inside(few, "-o", tmp_path / "out")

    assert done.returncode == 0
    assert b"pipe.pdf: is no regular file; skipped" in done.stderr
    assert len(tree(tmp_path / "out")) == 3


def test_11_a_device_or_a_socket_in_a_batch_folder_is_skipped_with_a_line(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (few / "endless.pdf").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(few)  # a socket's path is short, tmp_path may not be
        listening.bind("socket.pdf")
        done = inside(few, "-o", tmp_path / "out")

    assert done.returncode == 0
    assert done.stderr.count(b"is no regular file; skipped") == 2
    assert len(tree(tmp_path / "out")) == 3


def test_12_hash_and_records_come_from_one_read(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scrutiny_extract import extract
    from scrutiny_extract.extract.batch.work import work

    path = few / "good0.pdf"
    before = path.read_bytes()
    whole = extract.extract_pack

    def replaced_meanwhile(*arguments: object, **options: object) -> object:
        path.write_bytes(pack("Another", pages=5))
        return whole(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(extract, "extract_pack", replaced_meanwhile)
    result = work(Task(0, path, "good0.pdf", Options(), Limits()))

    assert result.payload is not None
    assert result.sha256 == strict(result.payload)["source"]["sha256"] == hashlib.sha256(before).hexdigest()
    assert result.pages == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!DOCTYPE html><html><body>Not found</body></html>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
        b"PK\x03\x04" + b"\0" * 99,
    ],
    ids=["nothing", "html", "png", "zip"],
)
def test_13_what_is_no_pdf_gives_no_records(tmp_path: Path, content: bytes) -> None:
    done = inside(written(tmp_path, fake=content) / "fake.pdf")

    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"fake.pdf" in done.stderr


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_14_a_truncated_pack_fails_or_says_that_it_was_repaired(tmp_path: Path, share: float) -> None:
    whole = pack("A paragraph", pages=20)
    path = written(tmp_path, cut=whole[: int(len(whole) * share)]) / "cut.pdf"

    done = inside(path)

    if done.returncode:
        assert (done.returncode, done.stdout) == (4, b"")
    else:
        assert "repaired" in {finding["code"] for finding in strict(done.stdout)["findings"]}


WORD = "wexcombe!7"


def test_15_an_encrypted_pack_opens_with_a_password_file_only(tmp_path: Path) -> None:
    path = written(tmp_path, locked=pack("Secret", password=WORD)) / "locked.pdf"
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text(f"{WORD}\n")
    wrong.write_text("nonsense\n")

    assert run(path).returncode == 6
    assert run(path, "--password-file", wrong).returncode == 6
    opened = run(path, "--password-file", right)
    assert opened.returncode == 0
    assert WORD.encode() not in opened.stdout + opened.stderr


def test_15_a_password_is_nowhere_to_be_seen(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", locked=pack("Secret", password=WORD, fault="sleep=0.5"))
    (tmp_path / "word").write_text(WORD)
    out = tmp_path / "out"
    told = ("--report", tmp_path / "r.json", "-v", "--debug")
    arguments = (folder, "-o", out, "--password-file", tmp_path / "word", *told)
    with Running(*arguments) as running:
        running.wait_for(lambda: len(running.children()) >= 2)
        time.sleep(0.3)
        seen = b"".join(Path(f"/proc/{pid}/cmdline").read_bytes() for pid in running.pids())
        code, stdout, stderr = running.end()
    written_files = b"".join(path.read_bytes() for path in [*out.rglob("*"), tmp_path / "r.json"] if path.is_file())

    assert code == 0
    assert statuses(out) == {"locked.pdf": "ok"}
    assert WORD.encode() not in seen + stdout + stderr + written_files


def test_15_a_pack_that_was_locked_is_tried_again_with_a_password(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", locked=pack("Secret", password=WORD))
    (tmp_path / "word").write_text(WORD)

    assert run(folder, "-o", tmp_path / "out").returncode == 3
    assert run(folder, "-o", tmp_path / "out", "--password-file", tmp_path / "word").returncode == 0


LOST = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 77 0 R>>"
"""A page whose content is not in the file."""


def no_pages() -> bytes:
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")


def missing_page(second: bytes = LOST, count: int = 2) -> bytes:
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count %d>>" % count,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"BT /F 12 Tf 72 700 Td (A page that is there) Tj ET"),
        FONT,
        second,
    )


def test_16_a_pack_without_pages_is_unusable(tmp_path: Path) -> None:
    done = inside(written(tmp_path, none=no_pages()) / "none.pdf")

    assert (done.returncode, done.stdout) == (4, b"")
    assert b"has no pages" in done.stderr


@pytest.mark.parametrize(
    ("second", "count"), [(LOST, 5), (b"42", 2), (b"null", 2), (b"<</Type/Pages/Kids[2 0 R]/Count 1>>", 2)],
    ids=["fewer than counted", "a number", "nothing", "a circle"],
)  # fmt: skip
def test_16_missing_pages_are_never_silent(tmp_path: Path, second: bytes, count: int) -> None:
    done = inside(written(tmp_path, missing=missing_page(second, count)) / "missing.pdf")

    assert done.returncode == 4 or strict(done.stdout)["status"] == "partial"


def test_17_a_page_that_cannot_be_read_makes_the_pack_partial_and_is_named(tmp_path: Path) -> None:
    done = inside(written(tmp_path, missing=missing_page()) / "missing.pdf")

    extraction = strict(done.stdout)
    assert done.returncode == 0
    assert extraction["status"] == "partial"
    assert any("Page 2" in finding["message"] for finding in extraction["findings"] if finding["severity"] == "error")
    assert b"partial" in done.stderr


def test_18_what_was_skipped_of_a_million_drawings_is_reported(tmp_path: Path) -> None:
    drawings = b"".join(b"%d %d m %d %d l S\n" % (n % 500, n % 800, n % 499, n % 799) for n in range(200_000))
    done = inside(written(tmp_path, drawings=page_with(drawings)) / "drawings.pdf", "--ocr", "off")

    assert done.returncode == 0
    assert "drawings_skipped" in {finding["code"] for finding in strict(done.stdout)["findings"]}


def many_pages(count: int) -> bytes:
    """A pack of many pages that share their content."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    text = b"BT /F 12 Tf 72 700 Td (A line of text) Tj 0 -20 Td (and another one) Tj ET"
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, stream(text), FONT, *(page for _ in range(count)))


@pytest.mark.slow
def test_18_ten_thousand_pages_take_bounded_memory(tmp_path: Path) -> None:
    path = written(tmp_path, long=many_pages(10_000)) / "long.pdf"

    done = run(path, "--memory", "1536MiB")

    assert done.returncode == 0
    assert strict(done.stdout)["source"]["page_count"] == 10_000


def test_19_a_loop_of_links_is_not_followed(few: Path, tmp_path: Path) -> None:
    (few / "loop").symlink_to(few)
    (few / "up").symlink_to(tmp_path)

    done = inside(few, "-o", tmp_path / "out")

    assert done.returncode == 0
    assert sorted(tree(tmp_path / "out")) == ["good0.json", "good1.json", "good2.json"]
    assert done.stderr.count(b"not followed") == 2


def test_20_a_name_that_is_not_utf8_is_valid_json_and_reversible(tmp_path: Path) -> None:
    from scrutiny_extract.extract.names import path_of

    folder = tmp_path / "in"
    folder.mkdir()
    name = b"caf\xe9 \x1b[31m \\x41.pdf"
    path = folder / os.fsdecode(name)
    path.write_bytes(pack("Odd name"))

    alone = run(os.fsencode(path))
    many = run(folder, "-o", tmp_path / "out")

    file = strict(alone.stdout)["source"]["file"]
    assert path_of(file) == str(path)
    assert (alone.returncode, many.returncode) == (0, 0)
    (entry,) = manifest(tmp_path / "out")
    assert os.fsencode(path_of(entry["input"])).endswith(name)
    assert (tmp_path / "out" / path_of(entry["output"])).exists()
    assert b"\x1b" not in alone.stderr + many.stderr


def test_21_the_same_name_in_two_folders_overwrites_nothing(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a", pack=pack("First"))
    written(tmp_path / "in" / "b", pack=pack("Second"))
    (tmp_path / "in" / "b" / "pack.PDF").write_bytes(pack("Third"))

    assert inside(tmp_path / "in", "-o", tmp_path / "out").returncode == 0
    assert inside(tmp_path / "in" / "a", tmp_path / "in" / "b", "-o", tmp_path / "two").returncode == 0

    outputs = tree(tmp_path / "out")
    assert {"a/pack.json", "b/pack.json"} < outputs.keys()
    assert len(set(outputs.values())) == 3
    assert outputs.keys() == tree(tmp_path / "two").keys()


def test_21_a_later_run_on_another_folder_overwrites_nothing(tmp_path: Path) -> None:
    written(tmp_path / "a", pack=pack("First"))
    written(tmp_path / "b", pack=pack("Second"))

    inside(tmp_path / "a", "-o", tmp_path / "out")
    first = tree(tmp_path / "out")
    inside(tmp_path / "b", "-o", tmp_path / "out")

    both = tree(tmp_path / "out")
    assert both["pack.json"] == first["pack.json"]
    assert len(both) == 2


def test_22_capital_suffixes_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.PDF", "b.Pdf", "c.pdf", "d.txt"):
        (folder / name).write_bytes(pack(name))

    assert inside(folder, "-o", tmp_path / "out").returncode == 0
    assert sorted(tree(tmp_path / "out")) == ["a.json", "b.json", "c.json"]


@pytest.mark.parametrize("arguments", [("--format", "jsonl"), ()], ids=["many", "one"])
def test_23_a_reader_that_has_had_enough_is_no_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    long = {f"long{number}": pack("A line", pages=300) for number in range(3)}
    folder = written(tmp_path / "in", **long)
    given = (folder, *arguments) if arguments else (folder / "long0.pdf",)
    program = subprocess.Popen(
        [*PROGRAM, *map(str, given)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert program.stdout is not None
    assert program.stderr is not None

    assert program.stdout.read(1) == b"{"
    program.stdout.close()
    stderr = program.stderr.read()
    program.stderr.close()

    assert program.wait(60) == 0
    assert b"Traceback" not in stderr
    assert b"Broken" not in stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["INT", "TERM"])
def test_24_a_signal_stops_the_children_and_keeps_what_is_finished(tmp_path: Path, number: int, code: int) -> None:
    out = tmp_path / "out"
    folder = written(tmp_path / "in", a=pack("A", pages=20), b=pack("B", fault="hang"), c=pack("C", fault="hang"))
    with Running(folder, "-o", out, "-j2") as running:
        running.wait_for(lambda: len(manifest(out)) == 1)
        running.process.send_signal(number)
        ended, stdout, stderr = running.end()

        assert (ended, stdout) == (code, b"")
        assert b"what is finished is kept" in stderr
        assert b"Traceback" not in stderr
        assert running.is_gone()
    assert list(tree(out)) == ["a.json"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["INT", "TERM"])
def test_24_a_signal_stops_a_single_file(tmp_path: Path, number: int, code: int) -> None:
    with Running(written(tmp_path, slow=pack(fault="hang")) / "slow.pdf") as running:
        running.wait_for(lambda: len(running.pids()) == 2)
        time.sleep(0.2)
        running.process.send_signal(number)

        assert running.end()[:2] == (code, b"")
        assert running.is_gone()


def test_25_a_second_run_on_the_same_output_ends_with_75(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", slow=pack(fault="sleep=3"))
    with Running(folder, "-o", tmp_path / "out") as running:
        running.wait_for((tmp_path / "out" / "manifest.jsonl").exists)
        second = run(folder, "-o", tmp_path / "out")
        part = run(folder, "-o", tmp_path / "out", "--shard", "1/2")

        assert (second.returncode, part.returncode) == (75, 75)
        assert b"another run" in second.stderr
        assert running.end()[0] == 0


def test_26_a_rerun_does_no_work_and_a_change_is_redone(few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert inside(few, "-o", out).returncode == 0
    times = {path: path.stat().st_mtime_ns for path in out.glob("*.json")}

    again = inside(few, "-o", out)

    assert b"3 packs: 3 ok (3 done before); 0 pages" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.json")} == times

    (few / "good1.pdf").write_bytes(pack("Changed", pages=2))
    changed = inside(few, "-o", out)

    assert b"3 packs: 3 ok (2 done before); 2 pages" in changed.stderr
    assert strict((out / "good1.json").read_bytes())["source"]["page_count"] == 2
    assert b"(3 done before)" not in inside(few, "-o", out, "--type", "minutes").stderr
    assert b"done before" not in inside(few, "-o", out, "--type", "minutes", "--force").stderr


def test_26_another_version_redoes_everything(few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    inside(few, "-o", out)
    lines = (out / "manifest.jsonl").read_text()
    (out / "manifest.jsonl").write_text(lines.replace('"version": "', '"version": "0.0.'))

    assert b"done before" not in inside(few, "-o", out).stderr


def test_26_a_lost_output_is_made_again(few: Path, tmp_path: Path) -> None:
    inside(few, "-o", tmp_path / "out")
    before = tree(tmp_path / "out")
    (tmp_path / "out" / "good1.json").unlink()

    inside(few, "-o", tmp_path / "out")

    assert tree(tmp_path / "out") == before


def test_26_failures_are_not_tried_again_unless_asked(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", bad=b"%PDF-1.7 nothing", crash=pack(fault="crash"), good=pack())
    out = tmp_path / "out"
    assert run(folder, "-o", out).returncode == 3
    again = run(folder, "-o", out)

    assert again.returncode == 3
    assert b"(3 done before)" in again.stderr
    assert b"(1 done before)" in run(folder, "-o", out, "--retry-failed").stderr


def test_27_a_torn_line_in_the_manifest_is_tolerated(few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    inside(few, "-o", out)
    before = tree(out)
    path = out / "manifest.jsonl"
    path.write_bytes(path.read_bytes()[:-40])

    again = inside(few, "-o", out)

    assert again.returncode == 0
    assert b"(2 done before)" in again.stderr
    assert tree(out) == before
    assert len(statuses(out)) == 3
    assert b"(3 done before)" in inside(few, "-o", out).stderr


def test_27_records_are_safe_before_they_are_listed(tmp_path: Path) -> None:
    path = written(tmp_path / "in", good=pack()) / "good.pdf"
    trace = tmp_path / "trace"
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    watch: list[object] = ["strace", "-f", "-e", "trace=fsync,rename,write", "-s", "4000", "-o", trace]
    command = [str(part) for part in (*watch, *PROGRAM, path.parent, "-o", tmp_path / "out")]
    subprocess.run(command, check=True, env=environment())
    calls = trace.read_text()

    assert calls.index("fsync(") < calls.index("rename(") < calls.index('\\"status\\": \\"ok\\"')


def test_28_the_counts_of_a_mixed_batch_add_up_to_its_inputs(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "in",
        good=pack(),
        crash=pack(fault="crash"),
        slow=pack(fault="hang"),
        hungry=pack(fault="memory"),
        locked=pack(password=WORD),
        fake=b"<html>",
        missing=missing_page(),
        broken=pack(fault="raise"),
    )
    (folder / "dangling.pdf").symlink_to("nowhere")
    arguments = ("-o", tmp_path / "out", "--timeout", "2", "--memory", "512MiB", "--report", tmp_path / "report.json")

    done = run(folder, tmp_path / "gone.pdf", *arguments)

    report = strict((tmp_path / "report.json").read_bytes())
    assert done.returncode == 3
    assert report["counts"] == {
        "ok": 1, "partial": 1, "crashed": 1, "encrypted": 1, "error": 1, "memory": 1, "timeout": 1, "unreadable": 2,
        "unusable": 1,
    }  # fmt: skip
    assert sum(report["counts"].values()) == report["inputs"] == len(report["files"]) == 10
    assert b"10 packs: 1 ok, 1 partial, 1 crashed, 1 encrypted, 1 error, 1 memory, 1 timeout" in done.stderr


@pytest.mark.parametrize(
    "form", ["json", "stream", *(pytest.param(form, marks=pytest.mark.slow) for form in ("jsonl", "csv", "sqlite"))]
)
def test_29_one_job_and_two_jobs_write_the_same_bytes(tmp_path: Path, form: str) -> None:
    sleepy = {f"s{number}": pack(f"Pack {number}", fault=f"sleep=0.{number % 3}") for number in range(6)}
    folder = written(tmp_path / "in", **sleepy)
    if form == "stream":
        outputs = [run(folder, "--format", "jsonl", f"-j{jobs}").stdout for jobs in (1, 2)]
        assert len(outputs[0].splitlines()) > 6
        assert outputs[0] == outputs[1]
        return
    name = "out.db" if form == "sqlite" else "out"
    for jobs in (1, 2):
        assert run(folder, "-o", tmp_path / str(jobs) / name, "--format", form, f"-j{jobs}").returncode == 0

    if form == "sqlite":
        assert dump(tmp_path / "1" / name) == dump(tmp_path / "2" / name)
    else:
        assert tree(tmp_path / "1", f".{form}") == tree(tmp_path / "2", f".{form}")
        assert tree(tmp_path / "1", f".{form}")


def odd_characters() -> bytes:
    """A page whose font says that its letters mean lone surrogates, NUL, ESC, CSI, overrides and line ends."""
    meanings = ("D800", "0000", "001B", "009B", "202E", "2028", "DC00", "FFFF", "0007", "0041")
    mapped = b"\n".join(b"<%02X> <%s>" % (0x41 + number, code.encode()) for number, code in enumerate(meanings))
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%s\nendbfchar endcmap end end"
    ) % (len(meanings), mapped)
    return page_with(
        b"BT /F 12 Tf 72 700 Td (ABCDEFGHIJ) Tj 0 -20 Td (JBCDEFGHAJ [/foo] =1+1) Tj ET",
        b"/Font<</F 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        stream(cmap),
    )


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_30_nan_surrogates_and_control_characters_give_strict_json(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, odd=odd_characters()) / "odd.pdf"

    done = inside(path, "--format", form)

    assert done.returncode == 0
    documents = [done.stdout] if form == "json" else done.stdout.decode().splitlines()
    assert all(strict(document) for document in documents)
    assert not any(character in done.stdout.decode() for character in "\x00\x1b\x9b\u202e\u2028\x07")


def test_31_no_text_of_a_pack_or_name_styles_the_terminal(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", odd=odd_characters())
    (folder / "[").mkdir()
    (folder / "[" / "foo] [red]\x1b]0;owned\x07\x1b[31m\u202e.pdf").write_bytes(b"<html>")

    batch = on_terminal(folder, "-o", tmp_path / "out", "-v")
    alone = on_terminal(folder / "odd.pdf")

    assert b"[/foo] [red]" in batch.replace(b"\r\n", b"")
    assert b"Traceback" not in batch + alone
    for sequence in (b"\x1b]0;owned", b"\x1b[31m", b"\x07", "\u202e".encode(), "\x9b".encode()):
        assert sequence not in batch + alone


def in_colour() -> dict[str, str]:
    """The environment of somebody who has nothing against colours."""
    return {name: value for name, value in environment().items() if name != "NO_COLOR"} | {"TERM": "xterm-256color"}


def on_terminal(*arguments: object, **wishes: str) -> bytes:
    """Run the program on a terminal of its own; give all that it printed there."""
    mine, its = pty.openpty()
    environ = in_colour() | wishes
    program = subprocess.Popen([*PROGRAM, *map(str, arguments)], stdin=its, stdout=its, stderr=its, env=environ)
    os.close(its)
    printed = b""
    try:
        while part := os.read(mine, 65536):
            printed += part
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(mine)
    assert program.wait(60) in {0, 3}
    return printed


def test_32_formulas_in_csv_are_neutralised(tmp_path: Path) -> None:
    import csv

    folder = written(tmp_path / "in", evil=pack("=1+1", "+1", "@SUM(A1)", "-2+3"), odd=odd_characters())

    assert inside(folder, "-o", tmp_path / "out", "--format", "csv").returncode == 0

    for path in (tmp_path / "out").glob("*.csv"):
        content = path.read_text(encoding="utf-8")
        assert "\x1b" not in content
        for row in csv.reader(content.splitlines()):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)
            assert not any(cell.startswith("-") and not cell[1:].replace(".", "").isdigit() for cell in row)


@pytest.mark.parametrize(
    "evil",
    ["a" * 50_000, "1." * 25_000, "(" * 50_000, "a@" * 25_000, "-1 " * 15_000, "£1,000," * 7_000, "10 to " * 8_000],
    ids=["letters", "numbers", "brackets", "mails", "minus", "money", "ranges"],
)
def test_33_text_made_for_backtracking_is_read_in_time(tmp_path: Path, evil: str) -> None:
    parts = (evil[start : start + 500].replace("(", "\\(").encode("latin-1") for start in range(0, 50_000, 500))
    lines = b"".join(b"BT /F 6 Tf 20 %d Td (%s) Tj ET\n" % (830 - 8 * row, part) for row, part in enumerate(parts))
    content = page_with(lines, b"/Font<</F 5 0 R>>", FONT)
    started = time.monotonic()

    done = run(written(tmp_path, evil=content) / "evil.pdf", "--timeout", "30")

    assert done.returncode == 0
    assert time.monotonic() - started < 20


def test_34_an_internal_error_is_one_line_without_the_documents_text(tmp_path: Path) -> None:
    path = written(tmp_path, broken=pack(fault="raise")) / "broken.pdf"

    plain, debug = run(path), run(path, "--debug")

    assert (plain.returncode, plain.stdout) == (1, b"")
    assert plain.stderr.count(b"\n") == 1
    assert b"ValueError" in plain.stderr
    assert b"work.py" in debug.stderr
    assert b"a sentence of the document" not in plain.stderr + debug.stderr


STYLE = re.compile(rb"\x1b\[[\d;]+m")
"""What sets a terminal's colour or weight."""


def test_35_nothing_is_coloured_in_a_pipe(few: Path, tmp_path: Path) -> None:
    commands: list[tuple[object, ...]] = [
        ("--version",), ("--help",), ("extract", "--help"), ("doctor",), ("schema", "minutes"),
        (few, "-o", tmp_path / "out", "-v"), ("nowhere.pdf",),
    ]  # fmt: skip
    runs = [run(*command, env=in_colour()) for command in commands]

    assert [done.returncode for done in runs] == [0, 0, 0, 0, 0, 0, 5]
    assert all(b"\x1b" not in done.stdout + done.stderr for done in runs)


def test_35_a_terminal_is_coloured_unless_no_color_is_set(few: Path, tmp_path: Path) -> None:
    coloured = on_terminal(few, "-o", tmp_path / "one")
    plain = on_terminal(few, "-o", tmp_path / "two", NO_COLOR="1")

    assert STYLE.search(coloured)
    assert not STYLE.search(plain)
    assert b"3 packs: 3 ok" in plain


def test_35_quiet_prints_only_what_went_wrong(few: Path, tmp_path: Path) -> None:
    assert inside(few, "-o", tmp_path / "out", "--quiet").stderr == b""
    assert inside(few / "good0.pdf", "--quiet").stderr == b""
    (few / "bad.pdf").write_bytes(b"")

    wrong = inside(few, "-o", tmp_path / "out", "--quiet")

    assert (wrong.returncode, wrong.stderr.count(b"\n")) == (3, 1)


def test_35_version_is_one_line_and_quick() -> None:
    started = [time.perf_counter()]
    runs = []
    for _ in range(3):
        runs.append(run("--version"))
        started.append(time.perf_counter())

    assert {done.stdout.count(b"\n") for done in runs} == {1}
    assert runs[0].stdout.startswith(b"scrutiny-extract ")
    assert min(after - before for before, after in itertools.pairwise(started)) < 0.5  # 0.25 s on an idle machine
