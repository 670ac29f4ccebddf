"""The contract as JSON Schema."""

from collections.abc import Mapping
from typing import Any

from scrutiny_extract.schemas.extraction import Extraction
from scrutiny_extract.schemas.model import Model
from scrutiny_extract.schemas.records import RECORD_TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TYPES: Mapping[str, type[Model]] = {"extraction": Extraction, **RECORD_TYPES}
"""Every type a schema can be asked for, by name."""


def json_schema(name: str | None = None) -> dict[str, Any]:
    """JSON Schema of the whole output, or of one section or record type by name.

    Raises `KeyError` for a name that is not in `TYPES`.
    """
    model = TYPES["extraction" if name is None else name]
    return {"$schema": DIALECT, **model.model_json_schema(mode="serialization")}
