"""Scanned pages into records: with Tesseract where it is, and what is said where it is not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.ocr import OcrSettings, engines
from scrutiny_extract.extract.ocr.engines import OcrError, Reading
from scrutiny_extract.extract.pages import open_pack, scans
from tests.extract.ocr.drawing import prose, scan, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrutiny_extract.extract.layout import Page
    from scrutiny_extract.extract.ocr.bitmap import Bitmap
    from scrutiny_extract.schemas import Extraction

needs_tesseract = [
    pytest.mark.ocr,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed"),
]


def minutes(page: Any) -> None:
    lines = (
        (16, "Wexcombe Council"), (14, "Bus Scrutiny Panel"), (12, "Minutes of the meeting held on 12 March 2031"),
        (11, "Present: Councillors A Tarrow and B Quillfeather"), (11, "7  Apologies for absence"),
        (11, "RESOLVED - That the apology of Councillor Odd be accepted."), (11, "8  Winter timetable"),
        (11, "The panel heard that four routes were late on most days."),
        (11, "RESOLVED - That the report be noted."),
    )  # fmt: skip
    y = 60.0
    for size, text in lines:
        page.insert_text((50, y), text, fontsize=size, fontname="hebo" if size > 11 else "helv")
        y += 2.2 * size


def tracker(page: Any) -> None:
    for y in (150, 180, 240):
        page.draw_line((40, y), (380, y), width=0.8)
    for x in (40, 160, 300, 380):
        page.draw_line((x, 150), (x, 240), width=0.8)
    page.insert_text((45, 100), "Action log of the Bus Panel", fontsize=14, fontname="hebo")
    for x, head, text in (
        (45, "Action", "Mend the shelter"),
        (165, "Lead officer", "A Tarrow"),
        (305, "Status", "Ongoing"),
    ):
        page.insert_text((x, 170), head, fontsize=11, fontname="hebo")
        page.insert_text((x, 200), text, fontsize=11)
    page.draw_circle((340, 220), 7, fill=(0.9, 0.1, 0.1))


class Reader:
    """A stand-in for an engine; counts what it is asked."""

    name = "reader 1"

    def __init__(self, *words: str, fault: str = "") -> None:
        self.words, self.fault, self.pages = words, fault, 0

    def read(self, page: Bitmap, language: str, *, rows: bool = False) -> tuple[Reading, ...]:
        del page, language
        if rows:
            return ()
        self.pages += 1
        if self.fault:
            raise OcrError(self.fault)
        return tuple(
            Reading(word, 300 + 200 * at, 300, 450 + 200 * at, 340, 0.9 - at / 10, (1,))
            for at, word in enumerate(self.words)
        )

    def turn(self, page: Bitmap) -> int:
        del page
        return 0


@pytest.fixture
def settings(tmp_path: Path) -> OcrSettings:
    return OcrSettings(cache=tmp_path / "cache", threads=1)


def use(monkeypatch: pytest.MonkeyPatch, reader: Reader | None) -> None:
    monkeypatch.setattr(scans, "find_engine", lambda _: reader)


def words(page: Page) -> list[str]:
    return [word.text for word in page.words]


def findings(extraction: Extraction, code: str) -> list[str]:
    return [finding.message for finding in extraction.findings if finding.code == code]


def records(value: Any) -> Iterator[dict[str, Any]]:
    """Go through all that have flags."""
    if isinstance(value, dict):
        if "flags" in value:
            yield value
        for part in value.values():
            yield from records(part)
    elif isinstance(value, list):
        for part in value:
            yield from records(part)


def test_words_stand_on_the_page_with_their_confidence(monkeypatch: pytest.MonkeyPatch, settings: OcrSettings) -> None:
    use(monkeypatch, Reader("Bus", "Panel"))

    (page,) = open_pack(scan(prose), ocr=settings).pages

    assert (page.text, page.kind) == ("ocr", "scan")
    assert [(word.text, word.confidence) for word in page.words] == [("Bus", 0.9), ("Panel", 0.8)]
    assert page.words[0].x0 == pytest.approx(72, abs=1)


def test_a_page_is_read_once(monkeypatch: pytest.MonkeyPatch, settings: OcrSettings) -> None:
    reader = Reader("Bus")
    use(monkeypatch, reader)

    first, second = (open_pack(scan(prose), ocr=settings) for _ in range(2))

    assert (reader.pages, first.pages) == (1, second.pages)


def test_another_engine_or_language_reads_it_again(monkeypatch: pytest.MonkeyPatch, settings: OcrSettings) -> None:
    reader = Reader("Bus")
    use(monkeypatch, reader)
    open_pack(scan(prose), ocr=settings)
    open_pack(scan(prose), ocr=replace(settings, language="cym"))
    reader.name = "reader 2"
    open_pack(scan(prose), ocr=settings)

    assert reader.pages == 3


def test_a_page_with_text_is_left_alone_unless_forced(monkeypatch: pytest.MonkeyPatch, settings: OcrSettings) -> None:
    use(monkeypatch, Reader("Bus"))
    data = sheet(prose).tobytes()

    assert open_pack(data, ocr=settings).pages[0].text == "native"
    assert words(open_pack(data, ocr=replace(settings, mode="force")).pages[0]) == ["Bus"]
    assert open_pack(scan(prose), ocr=replace(settings, mode="off")).pages[0].text == "none"


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, settings: OcrSettings
) -> None:
    use(monkeypatch, Reader(fault="no such language"))

    extraction = extract_pack(scan(prose), ocr=settings)

    assert extraction.status == "partial"
    assert findings(extraction, "ocr_failed") == ["The picture of page 1 could not be read: no such language"]


def test_pages_beyond_the_time_are_named(monkeypatch: pytest.MonkeyPatch, settings: OcrSettings) -> None:
    use(monkeypatch, Reader("Bus"))

    extraction = extract_pack(scan(prose, minutes), ocr=replace(settings, seconds=-1.0))

    assert extraction.status == "partial"
    (message,) = findings(extraction, "ocr_out_of_time")
    assert "page 1, 2" in message


def test_an_empty_scan_is_a_blank_page(monkeypatch: pytest.MonkeyPatch, settings: OcrSettings) -> None:
    use(monkeypatch, Reader())

    extraction = extract_pack(scan(lambda _: None), ocr=settings)

    assert (extraction.pages[0].kind, extraction.status) == ("blank", "complete")


def test_without_an_engine_the_finding_says_what_to_install_and_the_exit_code_is_0(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan(prose))

    done = subprocess.run(
        [sys.executable, "-m", "scrutiny_extract", str(path)],
        capture_output=True, text=True, check=False, env=os.environ | {"PATH": str(tmp_path)},
    )  # fmt: skip

    assert done.returncode == 0
    extraction = json.loads(done.stdout)
    assert extraction["status"] == "partial"
    assert (extraction["pages"][0]["kind"], extraction["pages"][0]["text"]) == ("scan", "none")
    (finding,) = [finding for finding in extraction["findings"] if finding["code"] == "pages_without_text"]
    assert "page 1" in finding["message"]
    assert "tesseract-ocr" in finding["message"]
    assert done.stderr.strip()


class TestTesseract:
    pytestmark = needs_tesseract

    @pytest.mark.parametrize(
        ("degrees", "stored", "rotation"),
        [(0, 0, 0), (1, 0, 0), (180, 0, 180), (90, 270, 270)],
        ids=["upright", "slanted", "on its head", "on its side"],
    )
    def test_a_scan_is_turned_levelled_and_read(
        self, settings: OcrSettings, degrees: float, stored: int, rotation: int
    ) -> None:
        (page,) = open_pack(scan(prose, degrees=degrees, stored=stored), ocr=settings).pages

        read = " ".join(words(page))
        assert page.rotation == rotation
        assert "considered the report on bus services" in read
        assert "RESOLVED that the report be noted" in read

    def test_records_read_from_a_scan_are_flagged_with_their_confidence(self, settings: OcrSettings) -> None:
        extraction = extract_pack(scan(minutes, dpi=200, degrees=0.7), ocr=settings)

        assert extraction.pages[0].text == "ocr"
        assert extraction.sections[0].type == "minutes"
        assert [resolution.text for item in extraction.sections[0].items for resolution in item.resolutions] == [
            "That the apology of Councillor Odd be accepted.", "That the report be noted.",
        ]  # fmt: skip
        found = list(records(extraction.model_dump(mode="json")["sections"]))
        assert found
        for record in found:
            assert "ocr" in record["flags"]
            assert 0 < record["confidence"] <= 1

    def test_a_ruled_table_and_its_light_are_read(self, settings: OcrSettings) -> None:
        extraction = extract_pack(scan(tracker, dpi=200, degrees=-0.8), ocr=settings)

        (section,) = extraction.sections
        assert section.type == "tracker"
        (action,) = section.actions
        assert (action.action, action.lead, action.status) == ("Mend the shelter", "A Tarrow", "Ongoing")
        assert action.rag == "red"

    def test_a_language_that_is_not_installed_is_said(self, settings: OcrSettings) -> None:
        extraction = extract_pack(scan(prose), ocr=replace(settings, language="xyz"))

        assert extraction.status == "partial"
        assert "xyz" in findings(extraction, "ocr_failed")[0]


@pytest.mark.slow
@pytest.mark.skipif(engines.find_engine("rapidocr") is None, reason="the extra rapidocr is not installed")
def test_rapidocr_reads_a_scan(settings: OcrSettings, capfd: pytest.CaptureFixture[str]) -> None:
    (page,) = open_pack(scan(prose, degrees=1), ocr=replace(settings, engine="rapidocr")).pages

    assert "considered the report on bus services" in " ".join(words(page))
    assert all(word.confidence for word in page.words)
    assert capfd.readouterr() == ("", "")
