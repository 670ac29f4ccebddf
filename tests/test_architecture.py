"""The layers, the vocabulary and the readers are as the architecture says."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scrutiny_extract.extract.readers import READERS
from scrutiny_extract.extract.vocabulary import fold
from scrutiny_extract.schemas import SECTION_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
COUNCILS = ROOT / "extract" / "councils"
SOURCES = sorted([ROOT / "cli.py", *(ROOT / "extract").rglob("*.py"), *(ROOT / "schemas").rglob("*.py")])
NAMES = [str(path.relative_to(ROOT)) for path in SOURCES]


def imports(path: Path) -> set[str]:
    """Modules a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def layer_of(module: str) -> str | None:
    """`scrutiny_extract.extract.pages.text` -> `extract`; None for what is not ours."""
    parts = module.split(".")
    return (parts[1:] or [""])[0] if parts[0] == "scrutiny_extract" else None


@pytest.mark.parametrize("name", NAMES)
def test_a_module_imports_only_from_its_own_layer_and_those_below(name: str) -> None:
    allowed = {
        "schemas": {"schemas"},
        "extract": {"extract", "schemas"},
        "cli.py": {"extract", "schemas", "__version__"},
    }

    used = {layer_of(module) for module in imports(ROOT / name)} - {None}

    assert used <= allowed[Path(name).parts[0]]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("extract/pages")])
def test_only_pages_imports_pymupdf(name: str) -> None:
    assert not any(module.split(".")[0] in {"pymupdf", "fitz"} for module in imports(ROOT / name))


@pytest.mark.parametrize("name", NAMES)
def test_modules_are_named_for_stages_or_nouns(name: str) -> None:
    assert not {"utils", "util", "helpers", "helper", "common", "misc"} & {
        part.removesuffix(".py") for part in Path(name).parts
    }


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("name", NAMES)
def test_functions_are_short_and_none_is_said_to_parse(name: str) -> None:
    for function in functions(ROOT / name):
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= 60, f"{function.name} has {lines} lines"
        assert not re.match(r"_?parse_(?!args)", function.name)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("schemas/")])
def test_every_model_can_be_changed_by_nobody(name: str) -> None:
    assert "BaseModel)" not in (ROOT / name).read_text(encoding="utf-8") or name == "schemas/model.py"


# Councils


COUNCIL_NAME = re.compile(
    r"\b(?!(?:The|This|Each|Any|Every|Your|Our|Another|Full|Parish|Town|City|Borough|County|District|A)\b)[A-Z][a-z]+"
    r"(?: (?:City|County|Borough|District|Parish|Town|Metropolitan))? Council\b"
)


@pytest.mark.parametrize("name", NAMES)
def test_python_names_no_council(name: str) -> None:
    named = COUNCIL_NAME.findall((ROOT / name).read_text(encoding="utf-8"))

    assert not [council for council in named if not council.startswith(INVENTED)]


INVENTED = ("Wexcombe", "Thornmere", "Kelverton")
"""Councils of the fixtures, which examples may name."""


def phrases(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (table, name, phrase)."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from phrases(value, f"{path}.{key}" if path else key)
        else:
            yield from ((path, key, phrase) for phrase in value)


VOCABULARIES = sorted(COUNCILS.glob("*.toml"))


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_vocabularies_hold_phrases_and_no_patterns(path: Path) -> None:
    for table, name, phrase in phrases(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert isinstance(phrase, str), f"{table}.{name}"
        assert not re.search(r"[\\^$+{}\[\]|]|\.\*|\(\?", phrase), f"{table}.{name}: {phrase!r} looks like a pattern"


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_no_label_or_column_heading_names_two_fields(path: Path) -> None:
    seen: dict[tuple[str, str], str] = {}
    for table, name, phrase in phrases(tomllib.loads(path.read_text(encoding="utf-8"))):
        if not table.startswith(("columns.", "labels.", "sections.columns.")):
            continue
        other = seen.setdefault((table, fold(phrase)), name)
        assert other == name, f"[{table}] {phrase!r} names both {other} and {name}"


def test_no_title_names_two_section_types() -> None:
    seen: dict[str, str] = {}
    for table, name, phrase in phrases(tomllib.loads((COUNCILS / "generic.toml").read_text(encoding="utf-8"))):
        kind = re.fullmatch(r"sections\.(\w+)", table)
        if kind and name == "titles":
            other = seen.setdefault(fold(phrase), kind[1])
            assert other == kind[1], f"{phrase!r} is a title of both {other} and {kind[1]}"


# Readers


def test_every_reader_is_complete() -> None:
    """A section type has a record in the union, a reader in the tuple, a module, and titles."""
    kinds = [reader.kind for reader in READERS]
    titles = tomllib.loads((COUNCILS / "generic.toml").read_text(encoding="utf-8"))["sections"]
    modules = {
        module.rsplit(".", 2)[1]
        for module in imports(ROOT / "extract" / "readers" / "__init__.py")
        if ".readers." in module
    }

    assert len(kinds) == len(set(kinds)), "two readers claim one section type"
    assert set(kinds) == set(SECTION_TYPES), "the readers and the schemas differ"
    assert set(titles) | {"other"} >= set(kinds), "a section type has no titles in generic.toml"
    assert modules


@pytest.mark.parametrize("kind", sorted(SECTION_TYPES))
def test_a_section_record_names_its_own_type(kind: str) -> None:
    assert SECTION_TYPES[kind].model_fields["type"].default == kind


def test_every_reader_says_what_it_accepts() -> None:
    for reader in READERS:
        assert (reader.read.__doc__ or "").strip(), f"{reader.kind} has no docstring"
