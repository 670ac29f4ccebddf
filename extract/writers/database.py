"""Flat records in one SQLite database: a table for each record type, fit for Datasette as it is.

    pack (sha256) <- section (id) <- a table for each record type (id, section, pack, and who holds it)

Ids are those of the records with the beginning of the pack's hash before them. A pack goes in whole, in one
transaction with its line of the manifest, and takes the place of all that was there of it: putting it in
again changes nothing, and a run that is killed leaves each pack either in or out. Several processes may
write to one database: each waits for the others.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey

from scrutiny_extract.extract.batch.manifest import Entry
from scrutiny_extract.extract.errors import OutputError
from scrutiny_extract.extract.names import name_of
from scrutiny_extract.extract.writers.columns import TABLES, Cell, cells_of, columns_of
from scrutiny_extract.extract.writers.flat import holders_of
from scrutiny_extract.schemas import SECTION_TYPES, Record, record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scrutiny_extract.extract.writers.flat import Row

Cells = dict[str, Cell]

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

HASH = 12
"""Characters of the pack's hash that begin an id: enough to tell some millions of packs apart."""

PACK = "pack"
SECTION = "section"
COMMON = ("title", "agenda_item", "first_page", "last_page", "first_printed", "last_printed", "page", "printed")
"""Columns of every section, kept in one table for all of them."""

SECTION_COLUMNS = {"id": str, "pack": str, "type": str, **{name: columns_of("other")[name] for name in COMMON}}

UNSEARCHED = frozenset({"id", "pack", "section", "parent", "where", "flags", "printed", "meeting_date", "sha256"})
"""Text that nobody looks for."""

MANIFEST = ("input", "sha256", "version", "status", "message", "pages", "seconds", "entry")


class Store:
    """A database that packs are put into."""

    def __init__(self, path: Path) -> None:
        """Open or begin the database at `path`. Raises OutputError."""
        self._path = path
        with self._writing():
            self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            self._database = Database(self._connection)
            self._database.execute("pragma foreign_keys = off")  # a pack is taken out and put in table by table
            self._database.execute("pragma synchronous = full")
            self._prepare()

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def _prepare(self) -> None:
        with self._transaction():
            self._table("manifest", {**dict.fromkeys(MANIFEST, str), "pages": int, "seconds": float}, key="input")
            self._table(PACK, _pack_columns(), key="sha256", search=("source_file", "committee"))

    def entries(self) -> dict[str, Entry]:
        """Give the manifest: the entry of each input."""
        rows = self._database.query("select entry from manifest")
        found = (Entry.read(row["entry"]) for row in rows)
        return {entry.input: entry for entry in found if entry is not None}

    def put(self, rows: Iterable[Row], entry: Entry) -> None:
        """Put a pack in, in place of what its input gave before, with its entry. Raises OutputError."""
        with self._writing(), self._transaction():
            self._forget(entry)
            self._insert(rows)
            self._note(entry)

    def note(self, entry: Entry) -> None:
        """Keep the entry of an input that gave no records. Raises OutputError."""
        with self._writing(), self._transaction():
            self._note(entry)

    def _note(self, entry: Entry) -> None:
        row = {name: value for name, value in asdict(entry).items() if name in MANIFEST}
        self._database.table("manifest").upsert({**row, "entry": entry.line().decode()}, pk="input")

    def _forget(self, entry: Entry) -> None:
        """Take out the pack of these bytes, and the one this input gave before unless another input gives it too."""
        before = (
            "select sha256 from manifest where input = ? and sha256 is not null "
            "and sha256 not in (select sha256 from manifest where input <> ? and sha256 is not null)"
        )
        old = {row["sha256"] for row in self._database.query(before, [entry.input, entry.input])}
        for table in {PACK, SECTION, *TABLES} & set(self._database.table_names()):
            column = "sha256" if table == PACK else "pack"
            for sha256 in {entry.sha256, *old} - {None}:
                self._database.execute(f'delete from "{table}" where "{column}" = ?', [sha256])  # noqa: S608 - ours

    def _insert(self, rows: Iterable[Row]) -> None:
        tables: dict[str, list[Cells]] = {}
        for row in rows:
            for table, cells in _placed(row):
                tables.setdefault(table, []).append(cells)
        for table, records in tables.items():
            self._ensure(table)
            self._database.table(table).insert_all(records)

    def _ensure(self, kind: str) -> None:
        """Create the table of a row type, after those it points at."""
        if kind in {PACK, "manifest"} or self._database.table(kind).exists():
            return
        if kind == SECTION:
            self._table(SECTION, SECTION_COLUMNS, points=[("pack", PACK, "sha256")], search=("title",))
            return
        self._ensure(SECTION)
        holders = _holders(kind)
        for holder in holders:
            self._ensure(holder)
        columns = {**_own_columns(kind), **dict.fromkeys(holders, str)}
        points = [("pack", PACK, "sha256"), *((holder, holder, "id") for holder in holders)]
        if "section" in columns:
            points.append(("section", SECTION, "id"))
        search = [name for name, type_ in columns.items() if type_ is str and name not in {*UNSEARCHED, *holders}]
        self._table(kind, columns, key="id" if "id" in columns else None, points=points, search=search)

    def _table(
        self,
        name: str,
        columns: dict[str, type],
        *,
        key: str | None = "id",
        points: Iterable[tuple[str, str, str]] = (),
        search: Iterable[str] = (),
    ) -> None:
        """Create a table if it is not there, with foreign keys and a full-text index kept up by triggers."""
        if self._database.table(name).exists():
            return
        keys = [ForeignKey(name, column, other, other_column) for column, other, other_column in points]
        table = self._database.create_table(name, columns, pk=key, foreign_keys=keys)
        for column, _, _ in points:
            table.create_index([column])
        if search := tuple(search):
            table.enable_fts(search, create_triggers=True)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One write transaction: others wait for it from its first statement."""
        self._connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            what = f"cannot be written ({error})"
            advice = "check the disk and its permissions, and that it is a database of ours"
            raise OutputError(what, where=name_of(self._path), advice=advice) from error


def _pack_columns() -> dict[str, type]:
    left_out = {"pack", "section", "parent", "source_sha256"}
    columns = {name: kind for name, kind in columns_of("extraction").items() if name not in left_out}
    return {"sha256": str, **columns}


def _own_columns(kind: str) -> dict[str, type]:
    """Give the columns of a record type's own table; what all sections have is in the table of sections."""
    left_out = {"section", "parent"} if kind in {"page", "finding", "meeting"} else {"parent"}
    if kind in SECTION_TYPES:
        left_out |= set(COMMON)
    return {name: type_ for name, type_ in columns_of(kind).items() if name not in left_out}


def _holders(kind: str) -> tuple[str, ...]:
    """Name the tables, besides that of sections, whose records may hold records of this type."""
    model = TABLES[kind]
    if not issubclass(model, Record):
        return ()
    names = (record_name(holder.__name__) for holder in holders_of(model))
    return tuple(name for name in names if name not in SECTION_TYPES)


def _placed(row: Row) -> Iterator[tuple[str, Cells]]:
    """Give the table and the cells of a row; a section gives two."""
    kind, cells = row["type"], cells_of(row)
    if kind == "extraction":
        columns = _pack_columns()
        yield PACK, {name: row["pack"] if name == "sha256" else cells.get(name) for name in columns}
        return
    for name in ("id", "section", "parent"):
        if cells.get(name) is not None:
            cells[name] = f"{row['pack'][:HASH]}/{cells[name]}"
    if kind in SECTION_TYPES:
        yield SECTION, {"type": kind, **{name: cells.get(name) for name in SECTION_COLUMNS if name != "type"}}
    own = {name: cells.get(name) for name in _own_columns(kind)}
    held = {name: cells.get("parent") if _is_id_of(name, row["parent"]) else None for name in _holders(kind)}
    yield kind, {**own, **held}


def _is_id_of(kind: str, identity: str | None) -> bool:
    """Tell whether an id is of a record type: "minute_item-4-1" is one of "minute_item"."""
    return identity is not None and identity.rsplit("-", 2)[0] == kind
