"""A council's meeting pack, read into records: `extract_pack` is the whole `pipeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrutiny_extract.extract.pipeline import extract_pack

__all__ = ["extract_pack"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the protocol of a module's __getattr__
    """Import the pipeline on first use: what only hands packs to others (a batch) must not pay for the readers."""
    if name == "extract_pack":
        from scrutiny_extract.extract.pipeline import extract_pack  # noqa: PLC0415

        return extract_pack
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
