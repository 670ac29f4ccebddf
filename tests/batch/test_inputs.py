"""Which files a batch reads, and what it calls their outputs."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest

from scrutiny_extract.extract.batch.inputs import Input, Shard, find_inputs, read_names
from scrutiny_extract.extract.batch.run import name_outputs
from scrutiny_extract.extract.errors import UsageError


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    return folder


def outputs(*paths: Path, root: Path | None = None) -> list[str]:
    return name_outputs(find_inputs(paths, root=root, skipped=lambda _: None), {}, ".json")


def test_one_folder_is_mirrored_from_itself(tmp_path: Path) -> None:
    folder = touched(tmp_path / "packs", "b.pdf", "2031/a.pdf", "2031/x/c.PDF", "notes.txt")

    assert outputs(folder) == ["b.json", "2031/a.json", "2031/x/c.json"]


def test_several_inputs_are_mirrored_from_the_folder_they_share(tmp_path: Path) -> None:
    touched(tmp_path, "a/p.pdf", "b/p.pdf")

    assert outputs(tmp_path / "a", tmp_path / "b") == ["a/p.json", "b/p.json"]
    assert outputs(tmp_path / "a/p.pdf", tmp_path / "b/p.pdf") == ["a/p.json", "b/p.json"]
    assert outputs(tmp_path / "a/p.pdf") == ["p.json"]


def test_a_root_keeps_names_the_same_from_run_to_run(tmp_path: Path) -> None:
    touched(tmp_path, "packs/2030/p.pdf", "packs/2031/p.pdf")

    assert outputs(tmp_path / "packs/2031/p.pdf", root=tmp_path / "packs") == ["2031/p.json"]
    with pytest.raises(UsageError, match="does not lie below --root"):
        outputs(tmp_path / "packs", root=tmp_path / "packs" / "2031")


def test_names_that_differ_in_their_suffix_only_are_told_apart(tmp_path: Path) -> None:
    folder = touched(tmp_path / "packs", "p.pdf", "p.PDF", "p.Pdf")

    names = outputs(folder)

    assert len(set(names)) == 3
    assert "p.json" in names
    assert names == outputs(folder)


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    folder = touched(tmp_path / "packs", "p.pdf")

    assert len(find_inputs([folder, folder / "p.pdf", folder], root=None, skipped=lambda _: None)) == 1


def test_shards_are_parts_of_one_whole() -> None:
    inputs = [Input(Path(f"{number}.pdf"), Path(f"{number}.pdf")) for number in range(11)]

    parts = [Shard(number, 3).share(inputs) for number in (1, 2, 3)]

    assert sorted(itertools.chain(*parts), key=lambda given: int(given.path.stem)) == inputs
    assert {len(part) for part in parts} == {3, 4}


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "a/b", "1/0", "-1/2", "1/2/3", "²/3"])
def test_a_shard_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        Shard.read(text)


@pytest.mark.parametrize(
    ("content", "names"),
    [(b"", []), (b"a.pdf\0b c.pdf\0", ["a.pdf", "b c.pdf"]), (b"a\nb.pdf\0c.pdf", ["a\nb.pdf", "c.pdf"])],
)
def test_names_are_separated_by_nul(content: bytes, names: list[str]) -> None:
    assert read_names(io.BytesIO(content), "list") == [Path(name) for name in names]


def test_names_separated_by_line_feeds_are_refused() -> None:
    with pytest.raises(UsageError, match="not separated by NUL"):
        read_names(io.BytesIO(b"a.pdf\nb.pdf\n"), "list")
