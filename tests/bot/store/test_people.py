from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.organisation import Cell, Member, Organisation, Post, Succession
from bot.store import People
from knowledge.database import Database
from tests.bot.factories import MOMENT

COMMITTEE = Cell(id="dang-uy", name="Đảng ủy xã Suối Mơ")
FIRST = Cell(id="chi-bo-2", name="Chi bộ 2", parent="dang-uy", groups=("thôn",), aliases=("CB2",))
TENTH = Cell(id="chi-bo-10", name="Chi bộ 10", parent="dang-uy")
ENDED = Cell(
    id="chi-bo-1",
    name="Chi bộ 1",
    parent="dang-uy",
    succession=Succession(by=("chi-bo-2",), on=date(2025, 7, 1), decided_by="Quyết định 5-QĐ/ĐU"),
)
LUA = Member(
    id=0,
    name="Nông Thị Lụa",
    phone="0900 000 203",
    posts=(
        Post(cell=TENTH, role="member"),
        Post(cell=FIRST, role="secretary", title="Bí thư"),
    ),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    yield database
    database.close()


@pytest.fixture
def people(database: Database) -> People:
    held = People(database)
    held.add(Organisation(cells=(COMMITTEE, FIRST, TENTH, ENDED), members=(LUA,)), origin="samples")
    return held


def test_what_is_added_is_read_back_whole_and_in_the_order_of_the_tree(people: People) -> None:
    held = people.organisation()

    assert held.cells == (COMMITTEE, ENDED, FIRST, TENTH)
    (lua,) = held.members
    assert (lua.name, lua.phone) == (LUA.name, LUA.phone)
    assert set(lua.posts) == set(LUA.posts)


def test_adding_twice_changes_nothing(people: People) -> None:
    before = people.organisation()

    people.add(before, origin="samples")

    assert people.organisation() == before


def test_a_person_who_moved_keeps_the_id_and_loses_the_old_post(people: People) -> None:
    before = people.organisation().members[0]
    moved = Member(id=0, name=LUA.name, phone=LUA.phone, posts=LUA.posts[:1])

    people.add(Organisation(cells=(), members=(moved,)), origin="samples")

    (after,) = people.organisation().members
    assert (after.id, after.posts) == (before.id, LUA.posts[:1])


def test_a_person_is_known_by_the_account_that_was_bound(people: People) -> None:
    lua = people.organisation().members[0]
    people.bind("telegram:7", lua, now=MOMENT)

    assert people.speaking("telegram:7") == lua
    assert people.speaking("telegram:8") is None


def test_the_accounts_of_a_person_are_listed_by_channel_oldest_first(people: People) -> None:
    lua = people.organisation().members[0]
    people.bind("telegram:9", lua, now=MOMENT)
    people.bind("telegram:10", lua, now=MOMENT + timedelta(days=1))
    people.bind("zalo:1", lua, now=MOMENT)

    assert people.accounts(lua.id) == ("telegram:9", "zalo:1", "telegram:10")
    assert people.reachable(lua.id) == ("telegram:9", "telegram:10")
    assert people.accounts(lua.id + 1) == ()


def test_what_came_with_the_samples_goes_with_them_and_nothing_else_does(people: People) -> None:
    people.bind("telegram:7", people.organisation().members[0], now=MOMENT)
    own = Cell(id="chi-bo-of-ours", name="Chi bộ của mình")
    staff = Member(id=0, name="Trần An", posts=(Post(cell=own, role="admin"),))
    people.add(Organisation(cells=(own,), members=(staff,)), origin="staff")
    assert not people.has_only("samples")

    removed = people.remove("samples")

    held = people.organisation()
    assert removed == 1
    assert [cell.id for cell in held.cells] == ["chi-bo-of-ours"]
    assert [member.name for member in held.members] == ["Trần An"]
    assert people.speaking("telegram:7") is None


@pytest.mark.parametrize(
    ("today", "names"),
    [
        pytest.param(date(2025, 6, 30), ["Chi bộ 1"], id="the day before"),
        pytest.param(date(2025, 7, 1), [], id="the day itself"),
    ],
)
def test_a_cell_is_there_until_the_day_before_its_succession(today: date, names: list[str]) -> None:
    ended = Organisation(cells=(COMMITTEE, replace(ENDED, groups=("thôn",))))

    assert [cell.name for cell in ended.group("thôn", today)] == names
