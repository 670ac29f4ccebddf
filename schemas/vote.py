"""Votes, as counted and as named."""

from pydantic import Field

from scrutiny_extract.schemas.model import Model


class VoteNames(Model):
    """Who voted which way, as printed."""

    for_: tuple[str, ...] = Field(
        default=(), validation_alias="for", serialization_alias="for", description="Names of those in favour."
    )
    against: tuple[str, ...] = Field(default=(), description="Names of those against.")
    abstentions: tuple[str, ...] = Field(default=(), description="Names of those who abstained.")


class Vote(Model):
    """A vote; counts and names are what is printed, neither is inferred from the other."""

    for_: int | None = Field(
        default=None, ge=0, validation_alias="for", serialization_alias="for", description="Votes in favour."
    )
    against: int | None = Field(default=None, ge=0, description="Votes against.")
    abstentions: int | None = Field(default=None, ge=0, description="Abstentions.")
    names: VoteNames | None = Field(default=None, description="Who voted which way, where a recorded vote is printed.")
    raw: str | None = Field(default=None, description='The result as printed: "CARRIED unanimously".')
