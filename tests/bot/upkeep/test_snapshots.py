"""PostgreSQL's own programs copy a database and lay it out again, on a real server."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from bot import migrations
from bot.app import services
from bot.conversation.replies import say
from bot.errors import BackupFailed, DataHeld, DataUnusable
from bot.letters import Letter
from bot.settings import Settings
from bot.store import Outbox
from bot.upkeep import backups, manifest, restoring, snapshots
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


def test_a_restore_that_was_broken_off_is_not_worked_with(server: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with pytest.raises(RuntimeError), restoring._half_done(data, if_any=True):
        raise RuntimeError
    settings = Settings(TROLY_DATA=data, DATABASE_URL=server, embeddings="none")

    with pytest.raises(DataUnusable) as refused, services(settings):
        pass

    assert refused.value.facts["reason"] == "restoring"


def test_a_dump_that_the_server_refuses_leaves_everything_as_it_was(
    server: str, tmp_path: Path
) -> None:
    data, content = tmp_path / "data", b"khong phai ban sao"
    stored = {"troly.dump": {"size": len(content), "sha256": sha256(content).hexdigest()}}
    held = {
        "format": 1, "made_at": NOW.isoformat(), "version": "0.1", "revision": migrations.head(),
        "kind": "postgresql", "directives": 0, "files": stored,
    }  # fmt: skip
    with zipfile.ZipFile(tmp_path / "hong.zip", "w") as pack:
        pack.writestr("troly.dump", content)
        pack.writestr(manifest.NAME, json.dumps(held))

    with pytest.raises(BackupFailed):
        restoring.restore(tmp_path / "hong.zip", data, server, by="lan", now=NOW, replace=True)

    assert list(data.iterdir()) == []
    with closing(Database(server)) as database:
        assert migrations.revision(database) == migrations.head()


def test_what_the_server_refuses_is_told_in_its_words(server: str, tmp_path: Path) -> None:
    with (
        closing(Database(f"{server}khac")) as database,
        pytest.raises(BackupFailed) as failed,
    ):
        snapshots.take(database, tmp_path / "x.dump")

    assert "postgreskhac" in str(failed.value.facts["said"])
