"""What the documents say is true."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scrutiny_extract import __version__
from scrutiny_extract.cli import app
from scrutiny_extract.extract.errors import ExitCode
from scrutiny_extract.schemas import RECORD_TYPES, record_name

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RECORDS = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")

ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "NO_COLOR": "1",
    "COLUMNS": "100",
}


def fenced(text: str, language: str) -> list[str]:
    """Code blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def runs(text: str) -> list[tuple[str, str]]:
    """`$ command` and what it prints, of all console blocks."""
    found: list[tuple[str, str]] = []
    for block in fenced(text, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE):
            command, _, printed = part.partition("\n")
            if command:
                found.append((command, printed))
    return found


@pytest.mark.parametrize(("command", "printed"), runs(README), ids=lambda value: value[:60])
def test_a_command_of_the_readme_prints_what_it_says(command: str, printed: str) -> None:
    if "jq" in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")

    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout or done.stderr) == printed
    assert done.returncode == 0


def test_the_python_examples_of_the_readme_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = "\n".join(fenced(README, "python"))
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", "README.md", 0)

    assert examples
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_commands_that_set_up_are_the_same_everywhere() -> None:
    commands = [block.strip() for text in (README, CONTRIBUTING) for block in fenced(text, "sh")]
    set_up = [command for command in commands if "venv" in command]

    assert len(set_up) == 3
    assert set_up[1] == set_up[2]
    assert all(Path(ROOT / name).exists() for name in re.findall(r"fixtures/\S+\.pdf", README))


def test_exit_codes_are_all_in_the_readme() -> None:
    rows = re.findall(r"^\| ([\d, ]+) \|", README, re.MULTILINE)
    listed = {int(code) for row in rows for code in row.split(",")}

    assert listed == {int(code) for code in ExitCode}


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_links_and_paths_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    linked = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]

    assert all((ROOT / target).exists() for target in linked)


def test_every_module_the_readme_names_exists() -> None:
    steps = re.search(r"^## How it works\n(.*?)^## ", README, re.DOTALL | re.MULTILINE)
    assert steps

    for names in re.findall(r"^\d\. ((?:`\w+`(?:, | and )?)+)", steps[1], re.MULTILINE):
        for name in re.findall(r"`(\w+)`", names):
            assert (ROOT / "extract" / name).is_dir() or (ROOT / "extract" / f"{name}.py").exists(), name


def test_every_record_is_described() -> None:
    for record in RECORD_TYPES.values():
        assert f"## {record.__name__}" in RECORDS, f"{record_name(record.__name__)} is not in docs/records.md"


def test_the_changelog_has_a_place_for_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)

    assert headings[0] == "Unreleased"
    assert __version__ in headings or headings == ["Unreleased"]
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= {
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    }


def commands() -> list[str]:
    return sorted(
        command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands
    )


@pytest.mark.parametrize("command", commands())
def test_a_command_has_help_and_stands_in_the_readme(command: str) -> None:
    done = subprocess.run(
        ["scrutiny-extract", command, "--help"], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )

    assert f"Usage: scrutiny-extract {command}" in done.stdout
    assert command == "extract" or f"scrutiny-extract {command}" in README
