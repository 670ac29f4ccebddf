"""A batch on a dask cluster: the same files, the same manifest, the same wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scrutiny_extract.extract.batch import cluster
from tests.batch.building import Running, environment, manifest, pack, run, statuses, tree, written

pytest.importorskip("distributed")

if TYPE_CHECKING:
    from pathlib import Path

TIMES = {"seconds", "stamp"}


def listed(out: Path) -> list[dict[str, Any]]:
    lines = [{name: value for name, value in line.items() if name not in TIMES} for line in manifest(out)]
    return sorted(lines, key=lambda line: str(line["input"]))


@pytest.mark.slow
def test_a_local_cluster_gives_the_bytes_of_a_local_run_with_a_crasher_among_the_files(tmp_path: Path) -> None:
    packs = {f"p{number}": pack(f"Pack {number}") for number in range(60)}
    folder = written(tmp_path / "in", crasher=pack(fault="crash"), slow=pack(fault="hang"), bad=b"", **packs)

    local = run(folder, "-o", tmp_path / "local", "-j2", "--timeout", "3")
    with Running(folder, "-o", tmp_path / "dask", "-j2", "--dask", "local", "--timeout", "3") as running:
        code, _, stderr = running.end()
        assert running.is_gone()

    assert (local.returncode, code) == (3, 3)
    assert b"60 ok, 1 crashed, 1 timeout, 1 unusable" in stderr
    assert tree(tmp_path / "dask") == tree(tmp_path / "local")
    assert len(tree(tmp_path / "dask")) == 60
    assert statuses(tmp_path / "dask")["crasher.pdf"] == "crashed"
    assert listed(tmp_path / "dask") == listed(tmp_path / "local")
    assert b"(63 done before)" in run(folder, "-o", tmp_path / "dask", "--timeout", "3").stderr


@pytest.mark.slow
def test_a_running_cluster_is_joined_by_its_address(tmp_path: Path) -> None:
    from distributed import LocalCluster

    folder = written(tmp_path / "in", a=pack("First"), b=pack("Second"))
    made: Any = LocalCluster
    with made(n_workers=2, threads_per_worker=1, dashboard_address=None) as running:
        done = run(folder, "-o", tmp_path / "out", "--dask", running.scheduler_address)
        streamed = run(folder, "--format", "jsonl", "--dask", running.scheduler_address)

    assert done.returncode == 0, done.stderr
    assert len(tree(tmp_path / "out")) == 2
    assert streamed.stdout == run(folder, "--format", "jsonl").stdout


def test_without_dask_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)

    with pytest.raises(Exception, match=r"pip install 'scrutiny-extract\[dask\]'"):
        cluster.check_installed()


def test_a_chunk_is_read_in_a_program_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pickle

    from scrutiny_extract.extract.batch.task import Limits, Options, Task

    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    folder = written(tmp_path, good=pack(), noisy=pack(fault="print"), crasher=pack(fault="crash"))
    tasks = [
        Task(number, folder / f"{name}.pdf", name, Options(), Limits())
        for number, name in enumerate(("good", "crasher", "noisy"))
    ]

    results = cluster.read_chunk(pickle.dumps(tasks))

    assert [result.status for result in results] == ["ok", "crashed", "ok"]
    assert results[0].payload
