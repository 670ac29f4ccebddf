"""The record contract as a page to read: `python -m scrutiny_extract.schemas.document > docs/records.md`.

The page is rendered from the JSON Schema, so it can say nothing that the models do not hold to.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from scrutiny_extract.schemas.model import DATE, TIME
from scrutiny_extract.schemas.record import Record
from scrutiny_extract.schemas.records import RECORD_TYPES, record_name
from scrutiny_extract.schemas.schema import json_schema
from scrutiny_extract.schemas.section import SectionRecord

Schema: TypeAlias = Mapping[str, Any]

INTRODUCTION = """\
# Records

What one pack becomes. This page is made from the models in `schemas/`; do not edit it by hand:

    python -m scrutiny_extract.schemas.document > docs/records.md

`scrutiny-extract schema` prints the JSON Schema of the whole, `scrutiny-extract schema minute_item` that
of one record type. The names are a promise: fields may be added, none is renamed or changes its meaning
without a new `schema_version`. Fields marked **+** are such additions: they go beyond the record contract
first agreed for version 1.0.

- A value is what the page says: verbatim, with white space folded, line-end hyphens joined and ligatures
  undone. Nothing is translated, summarised, corrected or reconciled.
- What the page does not say is null, or an empty list or map; never a guess. A doubtful reading is kept
  and named in `flags`.
- `page` is the page of the PDF counted from 1; `printed` is the number stamped on the page, as text.
- Dates are ISO (`2013-03-14`, or `2013-03` where the page gives a month), times `HH:MM`; the text as
  printed stands beside them in the field of the same name with `_raw`.
"""

EVERY_RECORD = "Fields of every record, left out below."
EVERY_SECTION = "Fields of every section, left out below. The type of a section is the word under its heading."

BEYOND = re.compile(r"\n\nBeyond the contract: (?P<names>[^.]*)\.\s*$")
"""The paragraph of a docstring that names what its model adds to the contract."""

NAME = re.compile(r"`(?P<name>\w+)`")


def document() -> str:
    """Render all record types and their fields as one Markdown page."""
    schema = json_schema()
    definitions = schema["$defs"]
    parts = [
        INTRODUCTION,
        _chapter("Extraction", schema),
        _chapter("Every record", _common(Record), note=EVERY_RECORD),
        _chapter("Every section", _common(SectionRecord), note=EVERY_SECTION, hidden=Record.model_fields),
    ]
    parts += [_chapter(name, definitions[name], hidden=_hidden(name)) for name in _order(schema, definitions)]
    return "\n".join(parts)


def _common(model: type[Record]) -> Schema:
    """Give the schema of a base class, which stands in no extraction itself."""
    return model.model_json_schema(mode="serialization")


def _hidden(name: str) -> Iterable[str]:
    """Name the fields of a type that are described once for all."""
    record = RECORD_TYPES.get(record_name(name))
    if record is None:
        return ()
    return SectionRecord.model_fields if issubclass(record, SectionRecord) else Record.model_fields


def _order(schema: Schema, definitions: Mapping[str, Schema]) -> list[str]:
    """Order the types as they come up: each followed by what it holds and no type before it held."""
    seen: dict[str, None] = {}

    def visit(node: Schema) -> None:
        for name in _references(node.get("properties", {})):
            if name not in seen:
                seen[name] = None
                visit(definitions[name])

    visit(schema)
    return list(seen)


def _references(node: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a JSON Schema
    """Name the types that a part of a schema points at."""
    if isinstance(node, Mapping):
        if "$ref" in node:
            yield node["$ref"].rsplit("/", 1)[-1]
        for key, part in node.items():
            if key != "discriminator":
                yield from _references(part)
    elif isinstance(node, list):
        for part in node:
            yield from _references(part)


def added_fields(about: str) -> set[str]:
    """Name the fields that a model's description says go beyond the contract."""
    added = BEYOND.search(about)
    return set(NAME.findall(added["names"])) if added else set()


def _chapter(title: str, schema: Schema, *, note: str | None = None, hidden: Iterable[str] = ()) -> str:
    """Render one type: its heading, what it is, and a table of its fields."""
    about = schema.get("description", "")
    added = added_fields(about)
    rows = [
        f"| `{name}`{' **+**' if name in added else ''} | {_type(field)} | {field['description']} |"
        for name, field in schema["properties"].items()
        if name not in set(hidden)
    ]
    table = ["| field | type | what it is |", "|---|---|---|", *rows, ""] if rows else []
    words = [f"`{record_name(title)}`", ""] if record_name(title) in RECORD_TYPES else []
    return "\n".join([f"## {title}", "", *words, note or BEYOND.sub("", about), "", *table])


def _type(field: Schema) -> str:
    """Say in words what a field holds."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(map(_type, field["anyOf"]))
    if "oneOf" in field:
        return "[section](#every-section)"
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    if "enum" in field:
        return ", ".join(f"`{json.dumps(word)}`" for word in field["enum"])
    return _plain_type(field)


def _plain_type(field: Schema) -> str:
    """Say in words what a field without a choice holds."""
    kind = field.get("type")
    if kind == "array":
        return "list of 4 numbers" if "prefixItems" in field else f"list of {_type(field['items'])}"
    if kind == "string":
        return {DATE: "date", TIME: "time"}.get(field.get("pattern", ""), "text")
    words = {"object": "map of text to text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    return words.get(str(kind), "null" if kind == "null" else "text")


def main() -> None:
    """Print the page."""
    sys.stdout.write(document())


if __name__ == "__main__":
    main()
