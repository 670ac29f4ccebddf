"""People as councils list them: names, with titles and letters as printed, and what is said of each."""

from scrutiny_extract.extract.people.person import Person
from scrutiny_extract.extract.people.reader import PeopleReader

__all__ = ["PeopleReader", "Person"]
