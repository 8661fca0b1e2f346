"""Two administrators who act at the same moment, on both kinds of database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest

from bot import migrations
from bot.errors import LastAdmin
from bot.organisation import Cell, Member, Organisation, Post
from bot.store import Appointing, People
from knowledge.database import Database
from tests.knowledge.servers import NEEDS_POSTGRESQL, empty, postgresql

_NOW = datetime(2026, 11, 20, tzinfo=UTC)
_OFFICE = Cell(id="vp", name="Văn phòng", is_organ=True)
_TIMES = 10


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as url:
        yield url


def _two_admins(database: Database) -> tuple[int, int]:
    """Add two administrators with an account each, and return their ids."""
    post = Post(cell=_OFFICE, role="admin")
    members = tuple(Member(id=0, name=name, posts=(post,)) for name in ("An", "Bình"))
    people = People(database)
    people.add(Organisation(cells=(_OFFICE,), members=members), origin="staff")
    first, second = people.organisation().members
    for number, one in enumerate((first, second), start=1):
        people.bind(f"telegram:{number}", one, now=_NOW)
    return first.id, second.id


def _at_once(url: str, acts: list[Callable[[Appointing], None]]) -> int:
    """Do acts at the same moment, each over a connection of its own; count those refused."""
    barrier, refused = Barrier(len(acts)), []

    def do(act: Callable[[Appointing], None]) -> None:
        with closing(Database(url)) as own:
            appointing = Appointing(own)
            appointing.has_admin()  # connected, before all begin
            barrier.wait()
            try:
                act(appointing)
            except LastAdmin as error:
                refused.append(error)

    threads = [Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(refused)


def _appoints(person: int) -> Callable[[Appointing], None]:
    return lambda appointing: appointing.appoint(person, "vp", "member", by="x", now=_NOW)


def _takes_out(person: int) -> Callable[[Appointing], None]:
    return lambda appointing: appointing.take_out(person, "vp", by="x", now=_NOW)


def _play(url: str, ways: tuple[Callable[[int], Callable[[Appointing], None]], ...]) -> None:
    with closing(Database(url)) as database:
        first, second = _two_admins(database)

        refused = _at_once(url, [ways[0](first), ways[1](second)])

        assert refused == 1
        assert Appointing(database).has_admin()


_WAYS = pytest.mark.parametrize(
    "ways", [(_appoints, _appoints), (_takes_out, _appoints), (_takes_out, _takes_out)]
)


@_WAYS
def test_of_two_who_remove_each_other_one_stays(
    migrated: Path,
    tmp_path: Path,
    ways: tuple[Callable[[int], Callable[[Appointing], None]], ...],
) -> None:
    for number in range(_TIMES):
        place = tmp_path / f"{number}.db"
        place.write_bytes(migrated.read_bytes())
        _play(f"sqlite:///{place}", ways)


@NEEDS_POSTGRESQL[0]
@NEEDS_POSTGRESQL[1]
@_WAYS
def test_of_two_who_remove_each_other_one_stays_on_a_server(
    server: str, ways: tuple[Callable[[int], Callable[[Appointing], None]], ...]
) -> None:
    with closing(Database(server)) as database:
        migrations.upgrade(database)
        for _ in range(_TIMES):
            _play(server, ways)
            empty(database)
