"""The tables of one PDF by themselves, read behind the same wall as records.

tables = JSON or HTML to standard output or a file | one CSV file a table in a folder ;
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scrutiny_extract.extract.batch.disk import write_file
from scrutiny_extract.extract.batch.request import check_writable, put, read_single
from scrutiny_extract.extract.batch.task import Result
from scrutiny_extract.extract.errors import UsageError
from scrutiny_extract.extract.names import printable

if TYPE_CHECKING:
    from scrutiny_extract.extract.batch.request import Request
    from scrutiny_extract.extract.batch.task import Options
    from scrutiny_extract.extract.tables.export import Found

BOM = "\ufeff"
CRLF = "\r\n"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tables, and as what."""

    form: Literal["json", "csv", "html"] = "json"
    pages: frozenset[int] | None = None
    """Pages counted from 1; None is all."""
    join: bool = False
    """Whether a table that runs over pages is made one."""

    def render(self, data: bytes, name: str, options: Options) -> tuple[Result, bytes]:
        """Read the tables of a PDF from its bytes and render them; CSV files as a JSON map of their names."""
        from scrutiny_extract.extract.tables import export  # noqa: PLC0415 - late: a bad path must not pay for pymupdf
        from scrutiny_extract.extract.writers.document import tame  # noqa: PLC0415 - as above

        found = export.read_tables(data, self.pages, join=self.join, password=options.password)
        if self.form == "html":
            text = printable(export.as_html(found, title=name), lines=True)
        else:
            whole = export.as_json(found) if self.form == "json" else _csv_files(found)
            text = tame(json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2 if options.indent else None))
        pages = {place.page for each in found for place in each.table.places}
        return Result("ok", sections=len(found), pages=len(pages)), f"{text}\n".encode()


def _csv_files(found: list[Found]) -> dict[str, str]:
    """Give the CSV of each table by the name of its file: `page-012-table-1.csv`."""
    from scrutiny_extract.extract.tables import export  # noqa: PLC0415 - as above

    files: dict[str, str] = {}
    for each in found:
        page = each.table.page
        number = 1 + sum(name.startswith(f"page-{page:03}-") for name in files)
        files[f"page-{page:03}-table-{number}.csv"] = printable(
            export.as_csv(each.table).replace(CRLF, "\n"), lines=True
        )
    return files


def run(request: Request, wanted: Wanted) -> Result:
    """Read the tables of one PDF and put them where they are wanted. Raises PackError."""
    folder = request.out if wanted.form == "csv" else None
    if wanted.form == "csv" and folder is None:
        raise UsageError("--format csv writes a file a table", where="standard output", advice="give -o FOLDER")
    if request.out is not None:
        check_writable(request.out / "any" if folder is not None else request.out)
    result = read_single(request, wanted.render)
    if result.payload is None:
        return result
    if folder is None:
        put(result.payload, request.out)
    else:
        for name, text in json.loads(result.payload).items():
            write_file(folder / name, f"{BOM}{text}".replace("\n", CRLF).encode())
    return result
