from __future__ import annotations

import pytest

from bot import samples
from bot.app import Services
from bot.conversation import Person
from bot.errors import SeveralPeople, UnknownPerson


def test_who_has_no_account_speaks_as_they_came(built: Services) -> None:
    samples.seat(built.people)
    stranger = Person(id="telegram:1", name="Lan")

    known = built.directory.known(stranger)

    assert known == stranger
    assert (known.role, known.cells, known.is_staff) == (None, (), False)


def test_an_account_brings_name_cells_and_the_highest_role(built: Services) -> None:
    samples.seat(built.people)
    hien = next(m for m in built.people.organisation().members if m.name == "Quách Thị Hiền")
    built.people.bind("telegram:1", hien, now=built.now())

    known = built.directory.known(Person(id="telegram:1", name="hien_q"))

    assert known.name == "Quách Thị Hiền"
    assert {cell.id for cell in known.cells} == {"chi-bo-truong-thcs", "chi-bo-4"}
    assert known.role == "secretary"
    assert known.leads("chi-bo-truong-thcs")
    assert not known.leads("chi-bo-4")


def test_a_person_is_called_by_post_and_stays_known(built: Services) -> None:
    samples.seat(built.people)

    called = built.directory.called("chanh van phong", channel="terminal")

    assert (called.name, called.role, called.is_staff) == ("Vi Thị Ngoan", "admin", True)
    assert built.directory.known(called) == called


@pytest.mark.parametrize(("said", "error"), [("Lụa", SeveralPeople), ("Không Ai", UnknownPerson)])
def test_a_name_that_is_not_one_person_is_refused(
    built: Services, said: str, error: type[Exception]
) -> None:
    samples.seat(built.people)

    with pytest.raises(error):
        built.directory.called(said, channel="terminal")


def test_without_an_organisation_anybody_may_be_named(built: Services) -> None:
    called = built.directory.called("Lan", channel="terminal")

    assert (called.id, called.name, called.role) == ("terminal:Lan", "Lan", None)
