"""pymupdf, imported late and kept quiet, and names for what it hands out.

Its own types are incomplete and cost 90 ms to import, so these are names for `Any`; whatever comes
out of them is given a type of ours at once.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from types import ModuleType

Document: TypeAlias = Any
PdfPage: TypeAlias = Any
TextPage: TypeAlias = Any
Picture: TypeAlias = Any
Matrix: TypeAlias = Any
Pixels: TypeAlias = Any

Span: TypeAlias = dict[str, Any]
"""Characters of one look, as `extractDICT` gives them."""
Vector: TypeAlias = dict[str, Any]
"""One rectangle, straight line or other path, as `extractDICT` gives them."""


@cache
def engine() -> ModuleType:
    """Return pymupdf, imported on first use and kept from printing on stdout."""
    os.environ.setdefault("PYMUPDF_MESSAGE", "fd:2")
    pymupdf = _imported()
    pymupdf.TOOLS.mupdf_display_errors(on=False)
    pymupdf.TOOLS.mupdf_display_warnings(on=False)
    pymupdf.TOOLS.set_subset_fontnames(on=True)  # two subsets of one font may map characters differently
    return pymupdf


def _imported() -> ModuleType:
    import pymupdf  # noqa: PLC0415 - late, so that `--version` starts quickly

    module: ModuleType = pymupdf
    return module
