"""A figure in a table or a sentence."""

from pydantic import Field

from scrutiny_extract.schemas.model import Model


class Value(Model):
    """A figure as printed, with the number it states where it states one.

    Beyond the contract: `numerator`, `denominator`.
    """

    raw: str = Field(description='The figure as printed: "63.5%", "TBD", "58% (2012/13 school year)".')
    number: float | None = Field(default=None, description='The number, 63.5; null for "TBD" or "n/a".')
    unit: str | None = Field(
        default=None, description='"%", "% points", "per 1000", "GBP", or the noun as printed beside the number.'
    )
    period: str | None = Field(default=None, description='The period it is for, as printed: "2012/13", "Q2 2013/14".')
    provisional: bool = Field(default=False, description="Whether the page calls the figure provisional.")
    numerator: float | None = Field(
        default=None, description='What a share counts, where the page prints it: 422 of "68.1% (422/620)".'
    )
    denominator: float | None = Field(default=None, description="What a share is of, where the page prints it: 620.")
