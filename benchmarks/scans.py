"""Make a scan of a pack, read it by OCR, and say how long that took and how well it went.

    python benchmarks/scans.py PACK.pdf [--score "SCORER EXPECTED.json"] [--dpi 200] [--slant 1.0] [--pages 1-20]

The scan is the pack's pages as pictures, in colour or with --grey without, at a scanner's resolution, slanted,
with noise; nothing of it is kept but in the folder given by --keep.
`--score` names a command to which the output's path is added.
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


def scan(pack: Path, chosen: argparse.Namespace, wanted: range | None) -> bytes:
    """Turn a PDF into one of pictures."""
    chance = random.Random(1)  # noqa: S311 - the same dust every time
    scanned = pymupdf.open()
    with pymupdf.open(pack) as document:
        for number, page in enumerate(document, 1):
            if wanted is not None and number not in wanted:
                continue
            matrix = pymupdf.Matrix(chosen.dpi / 72, chosen.dpi / 72).prerotate(chosen.slant)
            space = pymupdf.csGRAY if chosen.grey else pymupdf.csRGB
            picture = page.get_pixmap(matrix=matrix, colorspace=space)
            samples = bytearray(picture.samples)
            size = space.n
            for _ in range(int(SPECKS * picture.width * picture.height)):
                at = size * chance.randrange(picture.width * picture.height)
                samples[at : at + size] = bytes([chance.choice((0, 90, 255))] * size)
            dirty = pymupdf.Pixmap(space, picture.width, picture.height, bytes(samples), 0)
            sheet = scanned.new_page(width=picture.width * 72 / chosen.dpi, height=picture.height * 72 / chosen.dpi)
            sheet.insert_image(sheet.rect, stream=dirty.tobytes("jpeg", jpg_quality=80))
    return bytes(scanned.tobytes(deflate=True))


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--score", help="command to which the path of the output is added")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--slant", type=float, default=1.0, help="degrees")
    parser.add_argument("--grey", action="store_true", help="without colour, as most office scanners are set")
    parser.add_argument("--engine", choices=("tesseract", "rapidocr"), default="tesseract")
    parser.add_argument("--pages", help="first-last; all")
    parser.add_argument("--keep", type=Path, help="folder to keep scan and output in")
    chosen = parser.parse_args()
    first, _, last = (chosen.pages or "").partition("-")
    wanted = range(int(first), int(last or first) + 1) if first else None
    data = scan(chosen.pack, chosen, wanted)
    with tempfile.TemporaryDirectory() as folder:
        kept = chosen.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        (kept / "scan.pdf").write_bytes(data)
        started = time.perf_counter()
        extraction = extract_pack(
            data, ocr=OcrSettings(engine=chosen.engine, seconds=7200, cache=Path(folder) / "cache")
        )
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
