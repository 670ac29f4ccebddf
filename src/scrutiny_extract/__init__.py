"""Read UK council meeting packs (PDF) into validated records.

>>> from scrutiny_extract import extract_pack
>>> extraction = extract_pack("pack.pdf")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrutiny_extract.extract import extract_pack

__version__ = "0.1.0"

__all__ = ["__version__", "extract_pack"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the protocol of a module's __getattr__
    """Import the pipeline on first use: `--version` must not pay for pymupdf."""
    if name == "extract_pack":
        from scrutiny_extract.extract import extract_pack  # noqa: PLC0415

        return extract_pack
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
