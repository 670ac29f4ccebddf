"""The command line: arguments, progress on stderr, exit codes. What it does is in `extract`.

Everything slow is imported by the command that needs it, so that `--version` and `--help` are quick.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path  # typer reads the annotations while the program runs
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutiny_extract.extract.batch.request import Request
    from scrutiny_extract.extract.batch.task import Result


class DefaultToExtract(TyperGroup):
    """Run `extract` where the first argument names no command: `scrutiny-extract pack.pdf`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own class has no public name
        """Put `extract` before arguments that begin with no command and no option of the group."""
        own = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        if args and args[0] not in self.commands and args[0].split("=")[0] not in own:
            args = ["extract", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=DefaultToExtract,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

EXAMPLES = """\
Examples:

  scrutiny-extract pack.pdf > pack.json

  scrutiny-extract pack.pdf | jq '.sections[].type'

  curl -s https://council.example/pack.pdf | scrutiny-extract -

  scrutiny-extract packs/ -o out/ --jobs 4

  scrutiny-extract packs/ -o packs.db --format sqlite

  scrutiny-extract packs/ --format jsonl --type minutes | jq 'select(.type == "resolution") | .text'

  find packs -name '*.pdf' -print0 | scrutiny-extract --files0-from - -o out/

  scrutiny-extract packs/ -o out/ --shard 1/4   # one of four machines
"""

Packs = Annotated[
    list[Path] | None,
    typer.Argument(help="PDF packs, folders of them, or - for standard input.", metavar="FILE|FOLDER…", readable=False),
]
OnePack = Annotated[Path, typer.Argument(help="A PDF, or - for standard input.", metavar="FILE", readable=False)]
Out = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="OUT", help="Write to a folder, or to a file named .json, .db or .xlsx."),
]
FormatName = Annotated[
    Literal["json", "jsonl", "csv", "sqlite", "xlsx"],
    typer.Option("--format", "-f", help="How records are written."),
]
Council = Annotated[str | None, typer.Option(help="Lay one council's vocabulary over the generic one.")]
PasswordFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Open encrypted packs with the first line of this file.")
]
Files0From = Annotated[
    Path | None, typer.Option(metavar="FILE|-", help="Read file names, each ended by NUL, from a file or -.")
]
Root = Annotated[Path | None, typer.Option(metavar="FOLDER", help="Mirror paths below this folder in OUT.")]
ShardText = Annotated[str, typer.Option(metavar="I/N", help="Read the I-th of N equal parts of the files.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Files read at once; all cores.")]
Ocr = Annotated[
    Literal["auto", "off", "force"], typer.Option("--ocr", help="Read pages without text by OCR, none, or all pages.")
]
OcrLanguage = Annotated[str, typer.Option(help="Language of pages read by OCR, as Tesseract names it.")]
OcrEngine = Annotated[Literal["tesseract", "rapidocr"], typer.Option(help="What reads pages without text.")]
Timeout = Annotated[float, typer.Option(min=0.001, help="Seconds a file may take.")]
Memory = Annotated[str, typer.Option(metavar="SIZE", help="Memory a file may take.")]
MaxSize = Annotated[str, typer.Option(metavar="SIZE", help="Largest file that is read.")]
NoIsolation = Annotated[bool, typer.Option("--no-isolation", help="Read in this process: a bad file may end the run.")]
Dask = Annotated[str | None, typer.Option(metavar="ADDRESS|local", help="Read on a dask cluster (extra `dask`).")]
Force = Annotated[bool, typer.Option("--force", help="Do again what is done.")]
RetryFailed = Annotated[bool, typer.Option("--retry-failed", help="Do again what failed.")]
Bom = Annotated[bool, typer.Option("--bom", help="Begin CSV files with a byte order mark, for Excel.")]
Report = Annotated[Path | None, typer.Option(metavar="FILE.json", help="Write what came of each file.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing on stderr but what went wrong.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print a line for every file.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an internal error arose.")]


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        from importlib import metadata

        typer.echo(f"scrutiny-extract {metadata.version('scrutiny-extract')}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES)
def group(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read councils' meeting packs (PDF) into validated records.

    `scrutiny-extract FILE|FOLDER…` is short for `scrutiny-extract extract FILE|FOLDER…`.
    """


def _complete_type(begun: str) -> list[str]:
    from scrutiny_extract.schemas import SECTION_TYPES

    return [name for name in SECTION_TYPES if name.startswith(begun)]


Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE,…", help="Keep only these sections.", autocompletion=_complete_type),
]


@app.command(epilog=EXAMPLES)
def extract(  # noqa: PLR0913 - one argument for each option
    packs: Packs = None,
    *,
    out: Out = None,
    format_: FormatName = "json",
    types: Types = None,
    council: Council = None,
    password_file: PasswordFile = None,
    ocr: Ocr = "auto",
    ocr_language: OcrLanguage = "eng",
    ocr_engine: OcrEngine = "tesseract",
    files0_from: Files0From = None,
    root: Root = None,
    shard: ShardText = "1/1",
    jobs: Jobs = None,
    timeout: Timeout = 120.0,
    memory: Memory = "2GiB",
    max_size: MaxSize = "512MiB",
    no_isolation: NoIsolation = False,
    dask: Dask = None,
    force: Force = False,
    retry_failed: RetryFailed = False,
    bom: Bom = False,
    report: Report = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Read packs into records: one to standard output, many to a folder or a database."""
    from scrutiny_extract.extract.batch import arguments, request

    with _exit_codes(debug=debug):
        if not packs and files0_from is None:
            raise typer.BadParameter("name a file or a folder, or - for standard input")
        asked = request.Request(
            paths=packs or [],
            options=arguments.read_options(
                types, council, password_file, arguments.read_ocr(ocr, ocr_language, ocr_engine, timeout)
            ),
            limits=arguments.read_limits(timeout, memory, max_size),
            out=out,
            format=request.Format(format_),
            names_from=files0_from,
            root=root,
            shard=arguments.read_shard(shard),
            jobs=jobs or arguments.cores(),
            isolated=not no_isolation,
            force=force,
            retry_failed=retry_failed,
            bom=bom,
            dask=dask,
            debug=debug,
        )
        if asked.is_single:
            _extract_one(asked, report, quiet=quiet)
        else:
            _extract_many(asked, report, quiet=quiet, verbose=verbose)


def _extract_one(asked: Request, report: Path | None, *, quiet: bool) -> None:
    """Read one pack and print its records; end with the code of what is wrong with it."""
    from scrutiny_extract import __version__
    from scrutiny_extract.extract.batch import request

    if asked.out is not None:
        request.check_writable(asked.out)
    indented = asked.out is None and sys.stdout is not None and sys.stdout.isatty()
    result = request.read_single(asked.indented() if indented else asked)
    if result.payload is not None:
        request.put(result.payload, asked.out)
    if report is not None:
        request.report_single(asked, result, report, __version__)
    _say_one(asked, result, quiet=quiet)
    raise typer.Exit(result.code)


def _say_one(asked: Request, result: Result, *, quiet: bool) -> None:
    from scrutiny_extract.extract.batch.progress import complain, say

    name = asked.single_name
    if result.payload is None:
        _say_failed(asked, result)
    elif not quiet:
        share = 100 * result.in_other / result.words if result.words else 0.0
        doubts = f" ({result.message})" if result.message else ""
        say(
            f"{name}: {'complete' if result.status == 'ok' else result.status}{doubts}, {result.pages} pages, "
            f"{result.sections} sections, {result.words:,} words, {share:.1f}% kept as text only, "
            f"{result.unread} unread, {result.findings} findings"
        )
    elif result.status == "partial":
        complain(f"{name}: partial ({result.message}); see its findings")


def _say_failed(asked: Request, result: Result) -> None:
    from scrutiny_extract.extract.batch.progress import complain, say

    complain(f"{asked.single_name}: {result.message}")
    for frame in result.trace if asked.debug else ():
        say(frame.rstrip("\n"), lines=True)


def _extract_many(asked: Request, report: Path | None, *, quiet: bool, verbose: bool) -> None:
    """Read many packs; end with the code that sums them up. What is done stays done however this ends."""
    from scrutiny_extract import __version__
    from scrutiny_extract.extract.batch import progress, request, summary

    total = summary.Summary(keep=report is not None)
    try:
        with progress.watcher(quiet=quiet, verbose=verbose, debug=asked.debug) as watcher:
            total.on_skip = watcher.line
            request.run_batch(asked, watcher, total, __version__)
    finally:
        if report is not None:
            request.put(total.report(__version__), report)
        if not quiet and total.total:
            progress.say(total.line())
    raise typer.Exit(total.code)


@app.command()
def tables(  # noqa: PLR0913 - one argument for each option
    pack: OnePack,
    *,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="A file, or a folder for CSV.")
    ] = None,
    format_: Annotated[Literal["json", "csv", "html"], typer.Option("--format", "-f")] = "json",
    pages: Annotated[str | None, typer.Option(metavar="3-7,9", help="Only these pages, counted from 1.")] = None,
    join: Annotated[bool, typer.Option("--join", help="Make one table of each that runs over pages.")] = False,
    password_file: PasswordFile = None,
    timeout: Timeout = 120.0,
    memory: Memory = "2GiB",
    max_size: MaxSize = "512MiB",
    no_isolation: NoIsolation = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Print all tables of a PDF as JSON or HTML, or write each to a CSV file."""
    from scrutiny_extract.extract.batch import arguments, request, tabling

    with _exit_codes(debug=debug):
        asked = request.Request(
            paths=[pack],
            options=arguments.read_options(None, None, password_file),
            limits=arguments.read_limits(timeout, memory, max_size),
            out=out,
            isolated=not no_isolation,
            debug=debug,
        )
        result = tabling.run(asked, tabling.Wanted(format_, arguments.read_pages(pages), join=join))
        if result.payload is None:
            _say_failed(asked, result)
        elif not quiet:
            _say_tables(asked, result)
        raise typer.Exit(result.code)


def _say_tables(asked: Request, result: Result) -> None:
    from scrutiny_extract.extract.batch.progress import say

    count = "1 table" if result.sections == 1 else f"{result.sections:,} tables"
    say(f"{asked.single_name}: {count} on {result.pages:,} pages in {result.seconds:.2f} s")


@app.command()
def review(  # noqa: PLR0913 - one argument for each option
    pack: OnePack,
    *,
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT.html", help="The file to write.")] = None,
    council: Council = None,
    password_file: PasswordFile = None,
    ocr: Ocr = "auto",
    ocr_language: OcrLanguage = "eng",
    ocr_engine: OcrEngine = "tesseract",
    timeout: Timeout = 600.0,
    memory: Memory = "2GiB",
    max_size: MaxSize = "512MiB",
    no_isolation: NoIsolation = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make the HTML page on which a person checks a pack, or the index of a batch's output folder."""
    from scrutiny_extract.extract.batch import arguments, request
    from scrutiny_extract.extract.batch.progress import say
    from scrutiny_extract.extract.review import render

    with _exit_codes(debug=debug):
        if pack.is_dir():
            path = render.review_batch(pack, out)
            if not quiet:
                say(f"{path}: written")
            raise typer.Exit
        asked = request.Request(
            paths=[pack],
            options=arguments.read_options(
                None, council, password_file, arguments.read_ocr(ocr, ocr_language, ocr_engine, timeout)
            ),
            limits=arguments.read_limits(timeout, memory, max_size),
            out=out,
            isolated=not no_isolation,
            debug=debug,
        )
        result = render.review_pack(asked)
        if result.payload is None:
            _say_failed(asked, result)
        elif not quiet:
            size = len(result.payload) / 1e6
            say(f"{asked.single_name}: review of {result.pages:,} pages, {size:.1f} MB, in {result.seconds:.1f} s")
        raise typer.Exit(result.code)


@app.command()
def view(  # noqa: PLR0913 - one argument for each option
    pack: OnePack,
    *,
    council: Council = None,
    password_file: PasswordFile = None,
    ocr: Ocr = "auto",
    ocr_language: OcrLanguage = "eng",
    ocr_engine: OcrEngine = "tesseract",
    timeout: Timeout = 120.0,
    memory: Memory = "2GiB",
    max_size: MaxSize = "512MiB",
    no_isolation: NoIsolation = False,
    debug: Debug = False,
) -> None:
    """Show a pack on the terminal: paged there, plain when piped."""
    from scrutiny_extract.extract import terminal
    from scrutiny_extract.extract.batch import arguments, request

    with _exit_codes(debug=debug):
        asked = request.Request(
            paths=[pack],
            options=arguments.read_options(
                None, council, password_file, arguments.read_ocr(ocr, ocr_language, ocr_engine, timeout)
            ),
            limits=arguments.read_limits(timeout, memory, max_size),
            isolated=not no_isolation,
            debug=debug,
        )
        result = request.read_single(asked)
        if result.payload is None:
            _say_failed(asked, result)
            raise typer.Exit(result.code)
        terminal.show(result.payload)


@app.command()
def schema(
    record: Annotated[
        str | None, typer.Argument(help="A record type, such as tracked_recommendation.", metavar="[TYPE]")
    ] = None,
) -> None:
    """Print the JSON Schema of the whole output, or of one record type."""
    import json

    from scrutiny_extract.extract.batch.request import print_out
    from scrutiny_extract.extract.errors import UsageError
    from scrutiny_extract.schemas import TYPES, json_schema

    with _exit_codes():
        if record is not None and record not in TYPES:
            raise UsageError("no record type", where=record, advice=f"choose from: {', '.join(TYPES)}")
        print_out(f"{json.dumps(json_schema(record), indent=2, ensure_ascii=False)}\n".encode())


@app.command()
def doctor() -> None:
    """Say what is installed (Tesseract, extras) and what is not."""
    from scrutiny_extract.extract.batch.request import print_out
    from scrutiny_extract.extract.doctor import check_all

    with _exit_codes():
        checks = check_all()
        print_out("".join(f"{check.line()}\n" for check in checks).encode())
        raise typer.Exit(0 if all(check.is_fine for check in checks) else 1)


@contextmanager
def _exit_codes(*, debug: bool = False) -> Iterator[None]:
    """Turn whatever ends the block into one plain line and an exit code.

    The line of an internal error never holds its message, which may hold a document's text.
    """
    from scrutiny_extract.extract.batch.progress import complain, say
    from scrutiny_extract.extract.batch.request import Terminated, termination
    from scrutiny_extract.extract.errors import ExitCode, PackError

    try:
        with termination():
            yield
    except PackError as error:
        complain(str(error))
        raise typer.Exit(error.code) from None
    except BrokenPipeError:  # whoever read our output has had enough: nothing to say
        _forget_output()
        raise typer.Exit(ExitCode.OK) from None
    except KeyboardInterrupt:
        complain("interrupted; what is finished is kept")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except Terminated:
        complain("terminated; what is finished is kept")
        raise typer.Exit(ExitCode.TERMINATED) from None
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Exception as error:  # noqa: BLE001 - reported in one line, with its place under --debug
        from scrutiny_extract.extract.batch.work import failure

        failed = failure(error)
        complain(failed.message)
        for frame in failed.trace if debug else ():
            say(frame.rstrip("\n"), lines=True)
        raise typer.Exit(failed.code) from None


def _forget_output() -> None:
    """Point standard output at nothing, so that ending the program does not try it again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
