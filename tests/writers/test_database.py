"""The database: keys that hold, search, packs in and out whole, several writers at once."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.batch.manifest import Entry, entry_of
from scrutiny_extract.extract.batch.task import Limits, Options, Result
from scrutiny_extract.extract.errors import OutputError
from scrutiny_extract.extract.writers.database import Store
from scrutiny_extract.extract.writers.flat import flat_rows
from tests.batch.building import PROGRAM, environment, inside, pack, written

if TYPE_CHECKING:
    from scrutiny_extract.schemas import Extraction

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module", params=["wexcombe-2031-03-12", "kelverton-2031-09-03", "thornmere-2031-05-06"])
def extraction(request: pytest.FixtureRequest) -> Extraction:
    return extract_pack(FIXTURES / f"{request.param}.pdf")


def entry(extraction: Extraction, key: str = "/a.pdf") -> Entry:
    result = Result("ok", sha256=extraction.source.sha256)
    return entry_of(key, result, Options(), Limits(), version="1", output=None)


def ask(path: Path, question: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "_fts" not in line]


def put(path: Path, extraction: Extraction, key: str = "/a.pdf") -> None:
    store = Store(path)
    store.put(flat_rows(extraction), entry(extraction, key))
    store.close()


def test_every_row_is_in_and_every_key_points_at_something(tmp_path: Path, extraction: Extraction) -> None:
    path = tmp_path / "packs.db"
    put(path, extraction)

    assert ask(path, "pragma foreign_key_check") == []
    assert ask(path, "pragma integrity_check") == [("ok",)]
    for kind in {row["type"] for row in flat_rows(extraction)} - {"extraction"}:
        expected = sum(row["type"] == kind for row in flat_rows(extraction))
        found = ask(path, f'select count(*) from "{kind}"')  # noqa: S608 - our own names
        assert found == [(expected,)]
    assert ask(path, "select count(*) from section") == [(len(extraction.sections),)]


def test_what_holds_a_record_is_a_key_to_it(tmp_path: Path) -> None:
    path = tmp_path / "packs.db"
    put(path, extract_pack(FIXTURES / "wexcombe-2031-03-12.pdf"))

    joined = ask(path, "select count(*) from resolution join minute_item on resolution.minute_item = minute_item.id")
    (resolutions,) = ask(path, "select count(*) from resolution")

    assert joined[0] == resolutions
    assert resolutions[0] > 0


def test_full_text_search_finds_words(tmp_path: Path) -> None:
    path = tmp_path / "packs.db"
    put(path, extract_pack(FIXTURES / "wexcombe-2031-03-12.pdf"))

    assert ask(path, "select count(*) from resolution_fts where resolution_fts match 'report OR scrutiny'")[0][0] > 0


def test_the_query_in_the_documents_finds_resolutions(tmp_path: Path) -> None:
    path = tmp_path / "packs.db"
    put(path, extract_pack(FIXTURES / "wexcombe-2031-03-12.pdf"))
    documents = (FIXTURES.parent / "docs" / "batch.md").read_text(encoding="utf-8")
    (query,) = re.findall(r'sqlite3 packs\.db "(.*?)"', documents, re.DOTALL)

    assert ask(path, query.replace("library", "report"))


def test_the_same_pack_again_changes_nothing(tmp_path: Path, extraction: Extraction) -> None:
    path = tmp_path / "packs.db"
    put(path, extraction)
    before = dump(path)

    put(path, extraction)

    assert dump(path) == before


def test_other_bytes_under_the_same_name_take_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "packs.db"
    old, new = (extract_pack(pack(text)) for text in ("Old", "New"))
    for extraction, key in ((old, "/a.pdf"), (new, "/a.pdf"), (old, "/b.pdf"), (old, "/c.pdf"), (new, "/c.pdf")):
        put(path, extraction, key)

    hashes = {old.source.sha256, new.source.sha256}
    assert {row[0] for row in ask(path, "select sha256 from pack")} == hashes
    put(path, new, "/b.pdf")
    assert ask(path, "select sha256 from pack") == [(new.source.sha256,)]
    assert ask(path, "select distinct pack from page") == [(new.source.sha256,)]


def test_a_pack_that_fails_half_way_leaves_the_database_as_it_was(tmp_path: Path, extraction: Extraction) -> None:
    path = tmp_path / "packs.db"
    put(path, extraction)
    before = dump(path)

    def broken() -> Any:
        yield from list(flat_rows(extraction))[:20]
        raise RuntimeError

    store = Store(path)
    with pytest.raises(RuntimeError):
        store.put(broken(), entry(extraction))
    store.close()

    assert dump(path) == before


def test_entries_come_back(tmp_path: Path, extraction: Extraction) -> None:
    store = Store(tmp_path / "packs.db")
    listed = entry(extraction)
    store.put(flat_rows(extraction), listed)
    store.note(replace(listed, input="/b.pdf", status="encrypted", sha256=None))

    locked = replace(listed, input="/b.pdf", status="encrypted", sha256=None)
    assert store.entries() == {"/a.pdf": listed, "/b.pdf": locked}
    store.close()


def test_what_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "packs.db").write_bytes(b"not a database at all" * 100)

    with pytest.raises(OutputError, match="not a database"):
        Store(tmp_path / "packs.db")


def test_a_new_month_is_added_and_a_rerun_changes_nothing(tmp_path: Path) -> None:
    folder, path = written(tmp_path / "in", march=pack("March")), tmp_path / "packs.db"
    assert inside(folder, "-o", path, "--format", "sqlite").returncode == 0
    written(folder, april=pack("April"))

    assert b"(1 done before)" in inside(folder, "-o", path, "--format", "sqlite").stderr
    before = path.read_bytes()
    assert b"(2 done before)" in inside(folder, "-o", path, "--format", "sqlite").stderr

    assert ask(path, "select count(*) from pack") == [(2,)]
    assert path.read_bytes() == before


def test_several_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", **{f"p{number}": pack(f"Pack {number}") for number in range(12)})
    path = tmp_path / "packs.db"
    command = [*PROGRAM, str(folder), "-o", str(path), "--format", "sqlite", "-j1"]

    running = [
        subprocess.Popen([*command, "--shard", f"{part}/3"], env=environment(), stderr=subprocess.PIPE)
        for part in (1, 2, 3)
    ]
    ends = [(program.communicate()[1], program.returncode) for program in running]

    assert [code for _, code in ends] == [0, 0, 0], ends
    assert ask(path, "select count(*) from pack") == [(12,)]
    assert ask(path, "select count(distinct pack) from page") == [(12,)]
    assert ask(path, "select count(*) from manifest") == [(12,)]
