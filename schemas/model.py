"""The base of every model: frozen, and closed to fields the contract does not name.

The modules of this folder leave out `from __future__ import annotations`: pydantic reads the
annotations while the program runs, and evaluating them from text would slow every start.
"""

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

DATE = "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"
TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$"

IsoDate: TypeAlias = Annotated[str, Field(pattern=DATE)]
"""`2013-03-14`, or `2013-03` where the page gives a month."""

IsoTime: TypeAlias = Annotated[str, Field(pattern=TIME)]
"""`09:45`, by the 24-hour clock."""


class Model(BaseModel):
    """A value of the contract: it cannot be changed once made, and refuses unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        json_schema_serialization_defaults_required=True,  # the output prints every field
        serialize_by_alias=True,
        validate_by_name=True,
        validate_by_alias=True,
    )
