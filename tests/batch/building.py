"""What the tests of batches are made of: small PDFs, PDFs with a fault, and the program run on them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
import zlib
from pathlib import Path
from typing import Any, Self

import pymupdf
from typer.testing import CliRunner

FAULTS = Path(__file__).parent / "faults"
PROGRAM = (sys.executable, "-m", "scrutiny_extract")
PATIENCE = 120
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
MARK = "SCRUTINY_TEST_RUN"


def pack(*paragraphs: str, pages: int = 1, fault: str | None = None, password: str | None = None) -> bytes:
    """Draw a small pack; two calls with the same arguments give the same bytes."""
    document = pymupdf.open()
    for number in range(1, pages + 1):
        page = document.new_page()
        for row, text in enumerate(("Wexcombe Borough Council", f"Page {number}", *paragraphs)):
            page.insert_text((72, 72 + 24 * row), text)
    engine: Any = pymupdf
    locked = {"encryption": engine.PDF_ENCRYPT_AES_256, "user_pw": password, "owner_pw": password} if password else {}
    content: bytes = document.tobytes(no_new_id=True, garbage=3, deflate=True, **locked)
    return content + (f"\n%FAULT {fault}\n".encode() if fault else b"")


def raw_pdf(*objects: bytes, root: int = 1) -> bytes:
    """Put PDF objects, numbered from 1, into a file with a proper cross-reference table."""
    content = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def stream(content: bytes, head: bytes = b"") -> bytes:
    """Make a compressed stream object."""
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), head, packed)


def page_with(content: bytes, resources: bytes = b"", *more: bytes, size: tuple[int, int] = (595, 842)) -> bytes:
    """Make a PDF of one page with this content; further objects are numbered from 5."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<<%s>>>>" % (*size, resources),
        stream(content),
        *more,
    )


def written(folder: Path, /, **packs: bytes) -> Path:
    """Write packs into a folder as NAME.pdf."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in packs.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return folder


def environment(mark: str = "none") -> dict[str, str]:
    """The environment of the program: with faults, without colours."""
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "GITHUB_ACTIONS"}}
    paths = os.pathsep.join(path for path in (str(FAULTS), os.environ.get("PYTHONPATH")) if path)
    return {
        **kept,
        "PYTHONPATH": paths,
        MARK: mark,
        "NO_COLOR": "1",
        "COLUMNS": "80",
    }


def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    quiet = {} if "input" in options else {"stdin": subprocess.DEVNULL}
    settings: Any = {"capture_output": True, "timeout": PATIENCE, "env": environment(), **quiet, **options}
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        [*PROGRAM, *map(_text, arguments)], check=False, **settings
    )
    return done


def inside(*arguments: object, isolated: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run the program in this process, which is quicker; nothing stands between it and the files then."""
    from scrutiny_extract.cli import app

    wall = () if isolated else ("--no-isolation",)
    done = CliRunner().invoke(app, [*map(str, arguments), *wall])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(
        [str(argument) for argument in arguments], done.exit_code, done.stdout_bytes, done.stderr_bytes
    )


def _text(argument: object) -> str | bytes:
    return argument if isinstance(argument, (str, bytes)) else str(argument)


class Running:
    """The program under way, with all its processes."""

    def __init__(self, *arguments: object) -> None:
        self.mark = uuid.uuid4().hex
        self._first: dict[int, int] = {}
        self.process = subprocess.Popen(
            [*PROGRAM, *map(_text, arguments)],
            env=environment(self.mark),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pid in self.pids():
            os.kill(pid, signal.SIGKILL)
        self.process.communicate()

    def pids(self) -> set[int]:
        """All its processes that are alive."""
        wanted = f"{MARK}={self.mark}".encode()
        return {int(folder.name) for folder in Path("/proc").glob("[0-9]*") if wanted in _environ(folder)}

    def children(self) -> set[int]:
        """Its processes but the first."""
        return self.pids() - {self.process.pid}

    def workers(self) -> list[int]:
        """Its worker processes, and the server that forks them."""
        return [pid for pid in self.children() if b"forkserver" in _read(Path(f"/proc/{pid}/cmdline"))]

    def wait_for(self, condition: Any, seconds: float = 30) -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it never came about"
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.01)

    def end(self) -> tuple[int, bytes, bytes]:
        """Wait for its end; give the exit code, standard output and standard error."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def busy(self) -> int:
        """How many of its children have used a tenth of a second of processor time since they were first seen."""
        now = {pid: _ticks(pid) for pid in self.children()}
        self._first = {pid: self._first.get(pid, ticks) for pid, ticks in now.items()}
        return sum(ticks - self._first[pid] >= os.sysconf("SC_CLK_TCK") / 10 for pid, ticks in now.items())

    def is_gone(self, seconds: float = 30) -> bool:
        """Whether no process of it is left, or soon none: on a busy machine the dead take their time."""
        end = time.monotonic() + seconds
        while self.pids():
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True


def _environ(folder: Path) -> bytes:
    try:
        state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        return b"" if state == "Z" else (folder / "environ").read_bytes()
    except (OSError, IndexError):
        return b""


def _ticks(pid: int) -> int:
    """Processor time of a process, in the kernel's ticks."""
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(b")")[2].split()
    return int(fields[11]) + int(fields[12]) if len(fields) > 12 else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def manifest(out: Path) -> list[dict[str, Any]]:
    """The lines of a manifest that are whole."""
    lines = []
    for path in sorted(out.glob("manifest*.jsonl")):
        for line in path.read_bytes().splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:
                continue
    return lines


def statuses(out: Path) -> dict[str, str]:
    """The last status of each input, by its file's name."""
    return {Path(entry["input"]).name: entry["status"] for entry in manifest(out)}


def tree(out: Path, suffix: str = ".json") -> dict[str, bytes]:
    """All records written, by path."""
    files = (path for path in sorted(out.rglob(f"*{suffix}")) if not path.name.startswith("manifest"))
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def strict(text: bytes | str) -> Any:
    """Read JSON, and refuse what only Python takes for JSON."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    value = json.loads(text, parse_constant=refuse)
    json.dumps(value, ensure_ascii=False).encode()  # lone surrogates do not encode
    return value
