"""The ledger of words: where each word of the file went."""

from typing import Self

from pydantic import Field, model_validator

from scrutiny_extract.schemas.model import Model


class Coverage(Model):
    """Each word of each page is counted once."""

    words: int = Field(default=0, ge=0, description="Words on all pages: the sum of the four counts below.")
    in_records: int = Field(default=0, ge=0, description="Words in typed fields.")
    in_other: int = Field(default=0, ge=0, description="Words kept as text in the blocks of sections.")
    furniture: int = Field(default=0, ge=0, description="Words of page stamps, running heads and feet.")
    unread: int = Field(default=0, ge=0, description="Words that are nowhere in the output; each has a finding.")

    @model_validator(mode="after")
    def check_sum(self) -> Self:
        """Refuse a ledger that does not add up."""
        if self.words != self.in_records + self.in_other + self.furniture + self.unread:
            message = "words is not the sum of in_records, in_other, furniture and unread"
            raise ValueError(message)
        return self
