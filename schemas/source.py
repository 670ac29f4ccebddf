"""The file an extraction was made from, and what made it."""

from pydantic import Field

from scrutiny_extract.schemas.model import Model


class Extractor(Model):
    """The program that made the extraction."""

    name: str = Field(description="Name of the program.")
    version: str = Field(description="Its version.")


class Source(Model):
    """The file read."""

    file: str | None = Field(default=None, description="Name of the file; null where it came as bytes.")
    sha256: str = Field(description="SHA-256 of its bytes, in hexadecimal.")
    page_count: int = Field(ge=0, description="How many pages it has.")
    producer: str | None = Field(default=None, description="Program that wrote the PDF, as the file says.")
    creator: str | None = Field(default=None, description="Program the document was made with, as the file says.")
    created: str | None = Field(default=None, description="When the file says it was made, ISO date and time.")
    extractor: Extractor = Field(description="What made the extraction.")
