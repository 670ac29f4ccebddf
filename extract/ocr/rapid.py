"""RapidOCR, the second engine (the extra `rapidocr`): its models lie in its wheel, nothing is fetched.

It reads line by line, in its own process, with one set of models for all threads.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from scrutiny_extract.extract.ocr.engines import OcrError, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutiny_extract.extract.ocr.bitmap import Bitmap

READING = Lock()
"""Its objects keep what they work on."""

OUT_OF_MEMORY = ("llocat", "bad_alloc", "memory")
"""What its runtime says of memory that it did not get."""

SLACK = 0.1
"""Share of a line's box above and below that may hold ink of other lines."""


@dataclass(frozen=True)
class RapidOcr:
    """The package `rapidocr` with the models that its wheel brings."""

    version: str
    models: Path

    @property
    def name(self) -> str:
        """Name and version."""
        return f"rapidocr {self.version}"

    @cached_property
    def _engine(self) -> Any:  # noqa: ANN401 - the package may not be there when types are checked
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        parameters = {
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": os.cpu_count() or 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Rec.rec_batch_num": 1,  # more at once take more memory and no less time
            "Det.model_path": str(self._model("det")),
            "Rec.model_path": str(self._model("rec")),
        }
        return import_module("rapidocr").RapidOCR(params=parameters)

    def _model(self, task: str) -> Path:
        """Find a model's file; named, so that the package never looks for it on the network."""
        found = next(iter(sorted(self.models.glob(f"*_{task}_*.onnx"))), None)
        if found is None:
            raise OcrError(f"no {task} model in {self.models}")
        return found

    def read(self, page: Bitmap, language: str, *, rows: bool = False) -> tuple[Reading, ...]:
        """Read an upright page; the models know Latin letters, whatever the language."""
        del language, rows
        numpy = import_module("numpy")
        grey = numpy.frombuffer(page.samples, dtype=numpy.uint8).reshape(page.height, page.width)
        try:
            with READING:
                found = self._engine(numpy.stack([grey] * 3, axis=2), return_word_box=True)
        except OcrError:
            raise
        except Exception as error:  # whatever a foreign engine makes of a picture, the pack is read
            if any(words in str(error) for words in OUT_OF_MEMORY) or isinstance(error, MemoryError):
                raise OcrError("rapidocr needs more memory than it may take: raise --memory, to 4GiB") from error
            raise OcrError(f"rapidocr: {type(error).__name__}") from error
        return tuple(_readings(found.word_results or (), page))

    def turn(self, page: Bitmap) -> int:
        """Say what a page on its side needs most often; one that then stands on its head is found out by reading."""
        del page
        return 90


def _readings(lines: Sequence[Sequence[Any]], page: Bitmap) -> Iterator[Reading]:
    """Yield the words of lines; each is a text, how sure it is, and four corners, as high as the line."""
    for number, line in enumerate(lines):
        for text, sure, corners in line:
            across = [int(point[0]) for point in corners]
            down = [int(point[1]) for point in corners]
            if text.strip():
                y0, y1 = _inked(page, (min(across), min(down), max(across), max(down)))
                yield Reading(text.strip(), min(across), y0, max(across), y1, float(sure), (number,))


def _inked(page: Bitmap, box: tuple[int, int, int, int]) -> tuple[int, int]:
    """Give from which to which row of a box there is ink: letters are lower than their line."""
    x0, y0, x1, y1 = box
    slack = round(SLACK * (y1 - y0))
    mask = (1 << max(0, x1 - x0)) - 1
    rows = range(max(0, y0 + slack), min(page.height, y1 - slack))
    inked = [y for y in rows if page.rows[y] >> max(0, page.width - x1) & mask]
    return (inked[0], inked[-1] + 1) if inked else (y0, y1)


@cache
def find_rapidocr() -> RapidOcr | None:
    """Find the package; None where it or its runtime is not installed."""
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None or find_spec("onnxruntime") is None:
        return None
    return RapidOcr(metadata.version("rapidocr"), Path(spec.origin).parent / "models")
