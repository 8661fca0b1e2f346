"""PostgreSQL's own programs copy a database and lay it out again, on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import migrations
from bot.conversation.replies import say
from bot.errors import BackupFailed, DataHeld
from bot.letters import Letter
from bot.store import Outbox
from bot.upkeep import backups, restoring, snapshots
from knowledge.database import Database
from tests.bot.upkeep.conftest import NOW
from tests.knowledge.servers import NEEDS_POSTGRESQL, postgresql

pytestmark = NEEDS_POSTGRESQL


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as url:
        yield url


def test_a_server_s_database_comes_back_where_somebody_says_so(server: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with closing(Database(server)) as database:
        migrations.upgrade(database)
        outbox = Outbox(database)
        outbox.post([Letter(key="một", to="telegram:1", reply=say("x"))], now=NOW)
        backup = backups.make(database, data, tmp_path / "sao", keep=3, now=NOW).path
        outbox.post([Letter(key="hai", to="telegram:1", reply=say("x"))], now=NOW)

    with pytest.raises(DataHeld):
        restoring.restore(backup, tmp_path / "lai", server, by="lan", now=NOW)
    restoring.restore(backup, tmp_path / "lai", server, by="lan", now=NOW, replace=True)

    with closing(Database(server)) as database:
        assert Outbox(database).keys("") == ["một"]
        assert Outbox(database).forget_waiting() == 0


def test_what_the_server_refuses_is_told_in_its_words(server: str, tmp_path: Path) -> None:
    with (
        closing(Database(f"{server}khac")) as database,
        pytest.raises(BackupFailed) as failed,
    ):
        snapshots.take(database, tmp_path / "x.dump")

    assert "postgreskhac" in str(failed.value.facts["said"])
