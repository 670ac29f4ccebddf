"""What is installed is the whole package under one name."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import scrutiny_extract

ROOT = Path(__file__).parents[1]
LINKS = {"cli.py": "../../cli.py", "extract": "../../extract", "schemas": "../../schemas"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("name", sorted(LINKS))
def test_the_import_name_reaches_the_top_level_by_a_relative_link(name: str) -> None:
    link = ROOT / "src" / "scrutiny_extract" / name

    assert link.is_symlink(), "this checkout has no symbolic links; a wheel built from it would be hollow"
    assert str(link.readlink()) == LINKS[name]
    assert link.exists()


def test_the_version_is_said_once() -> None:
    assert scrutiny_extract.__version__ == PROJECT["version"]


def test_the_licence_is_the_affero_one() -> None:
    assert PROJECT["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_importing_the_package_does_not_import_the_engine() -> None:
    code = "import scrutiny_extract, sys; sys.exit('pymupdf' in sys.modules or 'pydantic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from a copy so that no build folder is left in the checkout."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("cli.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("extract", "schemas", "src"):
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / name, folder / name, symlinks=True, ignore=ignored)
    code = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=folder, check=True, capture_output=True, text=True
    )
    return zipfile.ZipFile(folder / done.stdout.split()[-1])


def test_the_wheel_holds_one_top_level_name(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"scrutiny_extract"}


def test_the_wheel_holds_every_module_and_vocabulary(wheel: zipfile.ZipFile) -> None:
    wanted = {"scrutiny_extract/__init__.py", "scrutiny_extract/__main__.py", "scrutiny_extract/py.typed"}
    wanted.add("scrutiny_extract/cli.py")
    for folder in ("extract", "schemas"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                wanted.add(f"scrutiny_extract/{path.relative_to(ROOT)}")

    assert wanted <= set(wheel.namelist())


def test_the_wheel_carries_the_licence(wheel: zipfile.ZipFile) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_every_dependency_has_a_floor() -> None:
    extras = (each for group in PROJECT["optional-dependencies"].values() for each in group)

    assert all(">=" in each or "==" in each for each in (*PROJECT["dependencies"], *extras))
