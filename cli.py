"""The command line: arguments, progress on stderr, exit codes. What it does is in `extract`.

Everything slow is imported by the command that needs it, so that `--version` and `--help` are quick.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup


class DefaultToExtract(TyperGroup):
    """Run `extract` where the first argument names no command: `scrutiny-extract pack.pdf`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:
        """Put `extract` before arguments that begin with no command and no option of the group."""
        own = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        if args and args[0] not in self.commands and args[0].split("=")[0] not in own:
            args = ["extract", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=DefaultToExtract, no_args_is_help=True, pretty_exceptions_enable=False)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        from importlib import metadata

        typer.echo(f"scrutiny-extract {metadata.version('scrutiny-extract')}")
        raise typer.Exit


@app.callback()
def group(
    *, version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")] = False
) -> None:
    """Read a council's meeting pack (PDF) into validated records."""


@app.command()
def extract(
    pack: Annotated[Path, typer.Argument(help="The PDF pack.", metavar="PACK.pdf")],
    *,
    council: Annotated[str | None, typer.Option(help="Vocabulary of one council to lay over the generic one.")] = None,
) -> None:
    """Print a pack's records as one JSON document."""
    from scrutiny_extract.extract import extract_pack
    from scrutiny_extract.extract.errors import PackError

    try:
        extraction = extract_pack(pack, council)
    except PackError as error:
        typer.echo(f"scrutiny-extract: {error}", err=True)
        raise typer.Exit(error.code) from None
    typer.echo(extraction.model_dump_json(indent=2 if sys.stdout.isatty() else None))
    coverage = extraction.coverage
    share = 100 * coverage.in_other / coverage.words if coverage.words else 0.0
    typer.echo(
        f"{pack.name}: {extraction.status}, {extraction.source.page_count} pages, {len(extraction.sections)} sections, "
        f"{coverage.words} words, {share:.1f}% kept as text only, {coverage.unread} unread, {len(extraction.findings)} findings",
        err=True,
    )


@app.command()
def schema(
    record: Annotated[str | None, typer.Argument(help="A record type, such as tracked_recommendation.", metavar="[TYPE]")] = None,
) -> None:
    """Print the JSON Schema of the whole output, or of one record type."""
    import json

    from scrutiny_extract.schemas import json_schema

    typer.echo(json.dumps(json_schema(record), indent=2, ensure_ascii=False))


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
