from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot import samples
from bot.app import Services
from bot.conversation import Person
from bot.errors import SeveralPeople, UnknownPerson
from bot.organisation import Cell, Member, Organisation, Post, Succession


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


def test_what_was_for_a_cell_is_for_those_of_the_cell_that_took_its_place(
    built: Services,
) -> None:
    new = Cell(id="chi-bo-2", name="Chi bộ 2")
    ended = Succession(by=("chi-bo-2",), on=date(2025, 7, 1), decided_by="Quyết định 5-QĐ/ĐU")
    old = Cell(id="chi-bo-1", name="Chi bộ 1", succession=ended)
    oldest = Cell(id="chi-bo-0", name="Chi bộ 0", succession=replace(ended, by=("chi-bo-1",)))
    lan = Member(id=0, name="Lan", posts=(Post(cell=new, role="member"),))
    built.people.add(Organisation(cells=(new, old, oldest), members=(lan,)), origin="staff")
    member = built.people.organisation().members[0]
    built.people.bind("telegram:1", member, now=built.now())

    known = built.directory.known(Person(id="telegram:1", name="lan_t"))

    assert known.before == {"chi-bo-0", "chi-bo-1"}
    assert known.reader.cells == {"chi-bo-0", "chi-bo-1", "chi-bo-2"}
    assert known.member_id == member.id
    assert not known.has_agreed
