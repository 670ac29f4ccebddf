"""Make a scan of a pack, read it by OCR, and say how long that took and how well it went.

    python benchmarks/scans.py PACK.pdf [--score "SCORER EXPECTED.json"] [--dpi 200] [--slant 1.0] [--pages 1-20]

The scan is the pack's pages as grey pictures at a scanner's resolution, slanted, with noise; nothing of it
is kept but in the folder given by --keep. `--score` names a command to which the output's path is added.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import subprocess
import tempfile
import time
from pathlib import Path

import pymupdf

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.ocr import OcrSettings

SPECKS = 0.0005
"""Share of the pixels that dust or fading changes."""


def scan(pack: Path, dpi: int, slant: float, wanted: range | None) -> bytes:
    """Turn a PDF into one of grey pictures."""
    chance = random.Random(1)  # noqa: S311 - the same dust every time
    scanned = pymupdf.open()
    with pymupdf.open(pack) as document:
        for number, page in enumerate(document, 1):
            if wanted is not None and number not in wanted:
                continue
            matrix = pymupdf.Matrix(dpi / 72, dpi / 72).prerotate(slant)
            picture = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY)
            samples = bytearray(picture.samples)
            for _ in range(int(SPECKS * len(samples))):
                samples[chance.randrange(len(samples))] = chance.choice((0, 90, 255))
            dirty = pymupdf.Pixmap(pymupdf.csGRAY, picture.width, picture.height, bytes(samples), 0)
            sheet = scanned.new_page(width=picture.width * 72 / dpi, height=picture.height * 72 / dpi)
            sheet.insert_image(sheet.rect, stream=dirty.tobytes("jpeg", jpg_quality=80))
    return bytes(scanned.tobytes(deflate=True))


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--score", help="command to which the path of the output is added")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--slant", type=float, default=1.0, help="degrees")
    parser.add_argument("--pages", help="first-last; all")
    parser.add_argument("--keep", type=Path, help="folder to keep scan and output in")
    chosen = parser.parse_args()
    first, _, last = (chosen.pages or "").partition("-")
    wanted = range(int(first), int(last or first) + 1) if first else None
    data = scan(chosen.pack, chosen.dpi, chosen.slant, wanted)
    with tempfile.TemporaryDirectory() as folder:
        kept = chosen.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        (kept / "scan.pdf").write_bytes(data)
        started = time.perf_counter()
        extraction = extract_pack(data, ocr=OcrSettings(seconds=3600, cache=Path(folder) / "cache"))
        seconds = time.perf_counter() - started
        (kept / "scan.json").write_text(extraction.model_dump_json(by_alias=True), encoding="utf-8")
        pages = extraction.source.page_count
        print(
            f"{pages} pages, {len(data) / 1e6:.1f} MB: {seconds:.0f} s, {seconds / pages:.2f} s a page "
            f"on {os.cpu_count()} cores; "
            f"{extraction.coverage.words} words, {extraction.status}"
        )
        if chosen.score:
            subprocess.run([*shlex.split(chosen.score), str(kept / "scan.json")], check=False)


if __name__ == "__main__":
    main()
