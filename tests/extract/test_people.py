from __future__ import annotations

import pytest

from scrutiny_extract.extract.people import PeopleReader
from scrutiny_extract.extract.vocabulary import load


@pytest.fixture(scope="module")
def people() -> PeopleReader:
    return PeopleReader(load())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Councillors M Moor, G Lee and Mrs T Dean, MBE", ["M Moor", "G Lee", "Mrs T Dean, MBE"]),
        ("Cllr. Ann Moor; Cllr. Ben Lee", ["Ann Moor", "Ben Lee"]),
        ("Mr J Lee & Ms J Lee", ["Mr J Lee", "Ms J Lee"]),
        ("Peter van der Moor, Ann O'Dell", ["Peter van der Moor", "Ann O'Dell"]),
        ("Ann Moor\nBen Lee\nCarys ap Rhys", ["Ann Moor", "Ben Lee", "Carys ap Rhys"]),
        ("two members of the public", []),
    ],
)
def test_a_list_names_each_person_once(people: PeopleReader, text: str, names: list[str]) -> None:
    assert [person.name for person in people.read(text)] == names


def test_councillors_goes_on_over_the_list_and_councillor_does_not(people: PeopleReader) -> None:
    plural = people.read("Councillors A Moor, B Lee and C Dean")
    single = people.read("Councillor A Moor, Mr B Lee")

    assert [person.category for person in plural] == ["councillor"] * 3
    assert [person.category for person in single] == ["councillor", None]


def test_a_bare_surname_is_a_name_only_after_councillor(people: PeopleReader) -> None:
    assert [person.name for person in people.read("Cllrs Moor, Lee")] == ["Moor", "Lee"]
    assert people.read("Moor") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Moor (Chair)", "chair"),
        ("Councillor A Moor in the Chair", "chair"),
        ("Councillor A Moor (Vice-Chairman)", "vice-chair"),
        ("Ann Moor, Director of Places", "Director of Places"),
        ("Ann Moor (Parish Clerk)", "Parish Clerk"),
        ("Ann Moor", None),
    ],
)
def test_a_role_stands_in_brackets_or_after_the_name(people: PeopleReader, text: str, role: str | None) -> None:
    (person,) = people.read(text)

    assert (person.name.removeprefix("A ").removeprefix("Ann "), person.role) == ("Moor", role)


def test_brackets_say_whom_for_by_which_letters_and_when(people: PeopleReader) -> None:
    first, second, third, fourth = people.read(
        "Ann Moor (Wexcombe Youth Forum), Ben Lee (BL), Cai Dean (left at 11.50), Dee Hale (substitute for Eve Pym)"
    )

    assert first.representing == "Wexcombe Youth Forum"
    assert second.initials == "BL"
    assert third.notes == ["left at 11.50"]
    assert fourth.substitute_for == "Eve Pym"


def test_titles_do_not_part_a_person_in_two_but_two_forms_of_address_do(people: PeopleReader) -> None:
    assert people.are_same("Dr Ann Moor", "Ann Moor")
    assert not people.are_same("Mr J Lee", "Ms J Lee")
