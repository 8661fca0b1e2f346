"""Several processes send as fast as one may, and write to one chat one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import migrations
from bot.conversation.replies import say
from bot.letters import Letter
from bot.store import Outbox
from bot.store.pace import Pace
from knowledge.database import Database
from tests.knowledge.servers import NEEDS_POSTGRESQL, postgresql

_NOW = datetime(2026, 3, 16, 8, tzinfo=UTC)
_LEASE = timedelta(minutes=1)


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(f"sqlite:///{tmp_path / 'troly.db'}")) as database:
        database.create()
        yield database


@pytest.fixture
def server() -> Iterator[Database]:
    with postgresql() as url, closing(Database(url)) as database:
        migrations.upgrade(database)
        yield database


def _waits(database: Database, count: int) -> list[float]:
    """Reserve for three processes in turn, on a clock that stands."""
    paces = [Pace(database, "telegram", 25, lambda: _NOW) for _ in range(3)]

    async def reserve() -> list[float]:
        return [await paces[number % 3].reserve() for number in range(count)]

    return asyncio.run(reserve())


def test_each_message_has_a_slot_of_its_own(sqlite: Database) -> None:
    assert _waits(sqlite, 6) == pytest.approx([0, 0, 0, 0.04, 0.08, 0.12])


def test_a_clock_that_was_set_back_keeps_nobody_waiting(sqlite: Database) -> None:
    asyncio.run(Pace(sqlite, "telegram", 25, lambda: _NOW + timedelta(hours=1)).reserve())

    assert asyncio.run(Pace(sqlite, "telegram", 25, lambda: _NOW).reserve()) <= 5


def _one_chat_at_a_time(database: Database) -> None:
    one, two = Outbox(database), Outbox(database)
    letters = [
        Letter(key=f"{chat}:{number}", to=f"telegram:{chat}", reply=say("chào"))
        for number in range(2)
        for chat in (1, 2)
    ]
    one.post(letters, now=_NOW)

    [first] = one.claim(now=_NOW, lease=_LEASE, limit=1)
    others = two.claim(now=_NOW, lease=_LEASE)
    assert first.letter.key == "1:0"
    assert [claimed.letter.key for claimed in others] == ["2:0", "2:1"]

    one.sent(first.id, [1], now=_NOW)
    assert [claimed.letter.key for claimed in two.claim(now=_NOW, lease=_LEASE)] == ["1:1"]


def test_one_process_at_a_time_writes_to_a_chat(sqlite: Database) -> None:
    _one_chat_at_a_time(sqlite)


class TestOnPostgresql:
    pytestmark = NEEDS_POSTGRESQL

    def test_the_same(self, server: Database) -> None:
        assert _waits(server, 5) == pytest.approx([0, 0, 0, 0.04, 0.08])
        _one_chat_at_a_time(server)
