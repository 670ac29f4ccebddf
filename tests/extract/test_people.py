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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("County Councillor A Moor", [("A Moor", "County Councillor", "councillor")]),
        (
            "Cllr B Lee\nDistrict Cllr P Hale",
            [("B Lee", None, "councillor"), ("P Hale", "District Cllr", "councillor")],
        ),
        ("Lord Mayor Councillor A Moor", [("A Moor", "Lord Mayor", "councillor")]),
        ("The Mayor, Councillor A Moor", [("A Moor", "Mayor", "councillor")]),
        (
            "The Chairman (Cllr A Moor), Cllr B Lee; the Clerk (Mrs D Hale); 3 members of the public",
            [("A Moor", "chair", "councillor"), ("B Lee", None, "councillor"), ("Mrs D Hale", "Clerk", None)],
        ),
        (
            "Cllr Ann Moor - Chairman, Cllr Ben Lee – Northwick",
            [("Ann Moor", "chair", "councillor"), ("Ben Lee", None, "councillor")],
        ),
        (
            "Cllr. A. Moor (Chair) Cllr. B. Lee Cllr. C. Dean",
            [("A. Moor", "chair", "councillor"), ("B. Lee", None, "councillor"), ("C. Dean", None, "councillor")],
        ),
        (
            "Cllr A Moor, Wexcombe (Chair); Cllr B Lee, Thornmere",
            [("A Moor", "chair", "councillor"), ("B Lee", None, "councillor")],
        ),
        ("Mrs D Hale, the Clerk, and Ann Moor", [("Mrs D Hale", "Clerk", None), ("Ann Moor", None, None)]),
    ],
)
def test_an_office_may_stand_before_a_name_beside_it_or_around_it(
    people: PeopleReader, text: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(person.name, person.role, person.category) for person in people.read(text)] == told


def test_for_some_items_is_when_somebody_came_and_not_for_whom(people: PeopleReader) -> None:
    (person,) = people.read("Councillor Moor (for items 1 to 5)")

    assert (person.substitute_for, person.notes) == (None, ["for items 1 to 5"])


@pytest.mark.parametrize(
    ("text", "role", "representing"),
    [
        ("Ann Moor (Corporate Director Children and Schools)", "Corporate Director Children and Schools", None),
        ("Ann Moor (Democratic Services)", "Democratic Services", None),
        ("Ann Moor (Cabinet Office)", None, "Cabinet Office"),
        ("Ann Moor (Cabinet Office, Secretariat)", "Secretariat", "Cabinet Office"),
        ("Ann Moor (Parent Governor Representative)", None, "Parent Governor Representative"),
        ("Ann Moor (Talk About Local)", None, "Talk About Local"),
    ],
)
def test_a_post_has_a_noun_for_who_holds_it_and_a_body_has_none(
    people: PeopleReader, text: str, role: str | None, representing: str | None
) -> None:
    (person,) = people.read(text)

    assert (person.role, person.representing) == (role, representing)
