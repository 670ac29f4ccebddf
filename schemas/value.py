"""A figure in a table or a sentence."""

from pydantic import Field

from scrutiny_extract.schemas.model import Model


class Value(Model):
    """A figure as printed, with the number it states where it states one."""

    raw: str = Field(description='The figure as printed: "71.4%", "TBD", "81% (2008/09 academic year)".')
    number: float | None = Field(default=None, description='The number, 71.4; null for "TBD" or "n/a".')
    unit: str | None = Field(
        default=None, description='"%", "% points", "per 1000", "GBP", or the noun as printed beside the number.'
    )
    period: str | None = Field(default=None, description='The period it is for, as printed: "2008/09", "Q2 2010/11".')
    provisional: bool = Field(default=False, description="Whether the page calls the figure provisional.")
