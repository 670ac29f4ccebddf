"""The review page as a file, and the index over a batch."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from scrutiny_extract.extract.errors import InputError
from scrutiny_extract.extract.pages.rendering import Drawn
from scrutiny_extract.extract.review.entries import review_data
from scrutiny_extract.extract.review.index import index_html
from scrutiny_extract.extract.review.page import as_json
from scrutiny_extract.extract.review.pictures import webp
from scrutiny_extract.schemas import Record
from tests.batch.building import inside, pack, run, written
from tests.review.conftest import FIXTURES, PACK
from tests.review.hostile import ALL, ENDS, hostile_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, Record):
        yield value.id
    parts = value.__dict__.values() if hasattr(value, "__dict__") else value if isinstance(value, tuple) else ()
    for part in parts:
        yield from ids_in(part)


@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.json")))
def test_every_record_is_an_entry(name: str) -> None:
    from scrutiny_extract.schemas import Extraction

    whole = Extraction.model_validate(json.loads(inside(FIXTURES / f"{name}.pdf").stdout))

    entries = [entry["id"] for entry in review_data(whole)["entries"]]

    assert len(entries) == len(set(entries))
    assert set(entries) == set(ids_in(whole))


def test_the_page_asks_nothing_of_any_network_and_runs_only_its_own_script(review: Path) -> None:
    text = review.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    script = text.rsplit("<script>", 1)[1].split("</script>", 1)[0]
    style = text.split("<style>", 1)[1].split("</style>", 1)[0]

    assert policy
    assert "default-src 'none'" in policy[1]
    for part in (script, style):
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", text)
    assert text.count('<script type="text/plain" id="picture-') == 16


def test_json_in_a_page_cannot_end_its_element() -> None:
    text = str(as_json({"title": f"{ENDS}\u2028\u2029&amp;"}))

    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"title": f"{ENDS}\u2028\u2029&amp;"}


def test_a_page_of_text_is_packed_in_few_greys_and_a_page_with_colour_keeps_it() -> None:
    import io

    size = 64, 64
    grey = Image.new("RGB", size, (120, 121, 119)).tobytes()
    red = Image.new("RGB", size, (200, 20, 30)).tobytes()

    for samples, coloured in ((grey, False), (red, True)):
        packed = Image.open(io.BytesIO(webp(Drawn(1, *size, samples))))
        assert packed.format == "WEBP"
        shade: Any = packed.convert("RGB").getpixel((5, 5))
        assert (max(shade) - min(shade) > 100) is coloured


def test_a_page_of_photographs_is_packed_as_one() -> None:
    import io
    import random

    size = 900, 1200
    soft = Image.frombytes("RGB", (90, 120), random.Random(7).randbytes(90 * 120 * 3)).resize(size)  # noqa: S311
    packed = webp(Drawn(1, *size, soft.tobytes()))

    few = io.BytesIO()
    soft.point([round(round(tone / 17) * 17) for tone in range(256)] * 3).save(few, "webp", lossless=True)
    assert len(packed) < 0.8 * len(few.getvalue())


def test_the_command_writes_one_file_and_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, good=pack("A paragraph of text")) / "good.pdf"

    done = run("review", path, "-o", tmp_path / "review.html")

    assert done.returncode == 0
    assert re.search(rb"good.pdf: review of 1 pages, 0.\d MB, in [\d.]+ s", done.stderr)
    assert (tmp_path / "review.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_file_that_is_no_pack_gets_no_page(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"<html>")

    done = run("review", tmp_path / "bad.pdf", "-o", tmp_path / "review.html")

    assert done.returncode == 4
    assert not (tmp_path / "review.html").exists()


def test_the_manual_names_every_key_of_the_page() -> None:
    manual = (FIXTURES.parent / "docs" / "review.md").read_text(encoding="utf-8")
    page = (FIXTURES.parent / "extract" / "review" / "templates" / "review.html").read_text(encoding="utf-8")
    keys = re.findall("<kbd>(.*?)</kbd>", page)

    assert len(set(keys)) == 8
    assert [key for key in keys if f"`{key}`" not in manual] == []


# The index


def test_a_folder_no_batch_wrote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no manifest"):
        index_html(tmp_path)
    assert inside("review", tmp_path).returncode == 5


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_the_index_tells_status_findings_and_counts_of_every_form_of_batch(tmp_path: Path, form: str) -> None:
    written(tmp_path / "in" / "sub", **{"pack é": PACK.read_bytes()})
    written(tmp_path / "in", bad=b"<html>", hostile=hostile_pack())
    out = tmp_path / "out"
    inside(tmp_path / "in", "-o", out, "--format", form)
    if form != "csv":
        (out / "sub" / "pack é.html").write_text("review", encoding="utf-8")

    done = inside("review", out)

    assert done.returncode == 0
    text = (out / "index.html").read_text(encoding="utf-8")
    rows = text.split("<tr data-status=")[1:]
    assert [row.split('"')[1] for row in rows] == sorted(["unusable", "complete", "complete"], reverse=True)
    good = next(row for row in rows if "pack é.pdf" in row)
    assert "18 June 2031" in good
    assert "Action tracker 2" in good
    assert "<li>Indicator " in good
    assert re.search(r"\d doubtful", good)
    assert ('href="sub/pack%20%C3%A9.html"' in good) is (form != "csv")
    assert "<script>window.ran" not in text


def test_the_index_shows_hostile_texts_as_text(tmp_path: Path) -> None:
    path = written(tmp_path / "in", one=pack("One")) / "one.pdf"
    out = tmp_path / "out"
    inside(path.parent, "-o", out)
    whole = json.loads((out / "one.json").read_bytes())
    whole["meeting"] = {"committee": ALL, "date": ALL}
    whole["findings"] = [{"severity": "warning", "message": ALL, "where": [{"page": 1}]}]
    (out / "one.json").write_text(json.dumps(whole), encoding="utf-8")

    text = index_html(out)

    assert text.count("<script") == 1
    assert "<img" not in text
    assert not set("\u202e\u2066\u200f\x1b\x9b\u2028") & set(text)
