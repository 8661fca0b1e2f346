from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config

from bot import migrations
from bot.conversation.replies import say
from bot.errors import BadBackup, DataHeld
from bot.letters import Letter
from bot.store import Awaited, Channel, Inbox, Outbox
from bot.store.announcements import Announcements
from bot.store.inbox import Arrived
from bot.upkeep import backups, manifest, restoring
from bot.upkeep.restoring import Restored
from knowledge.database import Database
from knowledge.lock import IndexLock
from knowledge.store.audit import Audit
from tests.bot.upkeep.conftest import NOW


@pytest.fixture
def backup(office: Database, data: Path, tmp_path: Path) -> Path:
    return backups.make(office, data, tmp_path / "sao", keep=9, now=NOW).path


def _restored(backup: Path, place: Path, *, replace: bool = False) -> Restored:
    url, now = f"sqlite:///{place / 'troly.db'}", NOW + timedelta(days=3)
    return restoring.restore(backup, place, url, by="lan", now=now, replace=replace)


def _rewritten(backup: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    """Return a copy of a backup with its files changed, or left out."""
    other = backup.with_name("troly-khac.zip")
    with zipfile.ZipFile(backup) as pack, zipfile.ZipFile(other, "w") as into:
        for name in pack.namelist():
            changed = change(name, pack.read(name))
            if changed is not None:
                into.writestr(*changed)
    return other


def test_everything_comes_back(backup: Path, tmp_path: Path, data: Path) -> None:
    place = tmp_path / "noi-khac" / "data"

    done = _restored(backup, place)

    originals = sorted(path.name for path in (place / "originals").iterdir())
    assert originals == [f"{'a' * 64}.docx", f"{'b' * 64}.pdf"]
    assert done.before is None
    assert len(done.held.originals) == 2
    assert {path.name for path in place.parent.iterdir()} == {"data"}
    assert (data / "troly.db").exists()


def test_nothing_of_then_is_sent_or_answered_again(
    office: Database, data: Path, tmp_path: Path
) -> None:
    inbox, outbox = Inbox(office, channel="telegram"), Outbox(office)
    letter = Letter(key="news:1", to="telegram:42", reply=say("Có văn bản mới"))
    outbox.post([letter], now=NOW)
    inbox.keep([Arrived(update_id=7, chat="telegram:42", raw={"update_id": 7})], now=NOW)
    Channel(office, channel="telegram").reached(now=NOW)
    Awaited(office, now=lambda: NOW).put("telegram:42", "queue:typed:1")
    backup = backups.make(office, data, tmp_path / "sao", keep=9, now=NOW).path
    place = tmp_path / "lai"

    _restored(backup, place)

    later = NOW + timedelta(days=3)
    with closing(Database(f"sqlite:///{place / 'troly.db'}")) as database:
        assert Outbox(database).forget_waiting() == 0
        assert Outbox(database).keys("") == ["news:1"]  # and posting it again sends nothing
        assert Outbox(database).post([letter], now=later) == 0
        assert Inbox(database, channel="telegram").waiting() == []
        assert Awaited(database, now=lambda: NOW).take("telegram:42") == ""
        assert Announcements(database).open(later.date()) == []
        # nobody is told that the assistant was away: it was not, until it broke
        assert Channel(database, channel="telegram").reached(now=later) == later
        (act,) = Audit(database).acts()
        assert (act.by, act.what, act.about) == ("lan", "restored", backup.name)


def test_a_backup_of_an_older_release_is_brought_to_this_one(tmp_path: Path) -> None:
    old = tmp_path / "cu"
    old.mkdir()
    with closing(Database(f"sqlite:///{old / 'troly.db'}")) as database:
        config = Config()
        config.set_main_option("script_location", str(migrations.FOLDER))
        config.set_main_option("path_separator", "os")
        with database.connecting() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0004")
        backup = tmp_path / "troly-cu.zip"
        files = {"troly.db": (old / "troly.db").read_bytes()}
    _packed(backup, files, revision="0004")

    _restored(backup, tmp_path / "moi")

    with closing(Database(f"sqlite:///{tmp_path / 'moi' / 'troly.db'}")) as database:
        assert migrations.revision(database) == migrations.head()


def _packed(backup: Path, files: dict[str, bytes], **facts: object) -> None:
    stored = {
        name: {"size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in files.items()
    }
    about = {"format": 1, "made_at": NOW.isoformat(), "version": "0.1", "kind": "sqlite"}
    held = about | {"revision": "0001", "directives": 0, "files": stored} | facts
    with zipfile.ZipFile(backup, "w") as pack:
        for name, content in files.items():
            pack.writestr(name, content)
        pack.writestr(manifest.NAME, json.dumps(held))


def _swap(before: bytes, after: bytes) -> Callable[[str, bytes], tuple[str, bytes]]:
    return lambda name, content: (name, content.replace(before, after))


def _without(gone: str) -> Callable[[str, bytes], tuple[str, bytes] | None]:
    return lambda name, content: None if name == gone else (name, content)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(_swap(b"ke hoach", b"KE hoach"), "damaged", id="other_bytes"),
        pytest.param(_without("troly.db"), "damaged", id="no_database"),
        pytest.param(_without(manifest.NAME), "not_ours", id="no_manifest"),
        pytest.param(_swap(b'"format": 1', b'"format": 2'), "newer", id="format"),
        pytest.param(_swap(b'"revision": "0', b'"revision": "9'), "newer", id="revision"),
        pytest.param(_swap(b"originals/aaa", b"../../../aaa"), "not_ours", id="way_out"),
        pytest.param(_swap(b'"troly.db": {', b'"/etc/passwd": {'), "not_ours", id="other_file"),
    ],
)
def test_what_is_no_whole_backup_is_refused_and_nothing_is_touched(
    backup: Path, tmp_path: Path, change: Callable[..., Any], reason: str
) -> None:
    other = _rewritten(backup, change)
    place = tmp_path / "noi-khac" / "data"

    with pytest.raises(BadBackup) as refused:
        _restored(other, place)

    assert refused.value.facts["reason"] == reason
    assert not place.exists()
    assert not any(tmp_path.rglob(".troly-restoring-*"))


def test_a_file_that_is_no_backup_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "thu.zip").write_bytes(b"PK\x03\x04 khong phai")

    for name, reason in (("thu.zip", "damaged"), ("khong.zip", "no_file")):
        with pytest.raises(BadBackup) as refused:
            _restored(tmp_path / name, tmp_path / "lai")
        assert refused.value.facts["reason"] == reason


def test_a_backup_of_the_other_kind_of_database_is_told(tmp_path: Path) -> None:
    _packed(tmp_path / "pg.zip", {"troly.dump": b"x"}, kind="postgresql")

    with pytest.raises(BadBackup) as refused:
        _restored(tmp_path / "pg.zip", tmp_path / "lai")

    assert refused.value.facts["reason"] == "of_postgresql"


def test_what_is_there_is_only_put_aside_where_somebody_says_so(backup: Path, data: Path) -> None:
    with pytest.raises(DataHeld) as refused:
        _restored(backup, data)
    done = _restored(backup, data, replace=True)

    assert refused.value.facts["reason"] == "not_empty"
    assert done.before is not None
    assert (done.before / "troly.db").exists()
    assert done.before.name == "data.truoc-20261123-020000"
    assert (data / "originals" / f"{'a' * 64}.docx").read_bytes() == b"ke hoach"


def test_a_database_that_lies_elsewhere_is_put_there(backup: Path, tmp_path: Path) -> None:
    place, elsewhere = tmp_path / "lai", tmp_path / "kho" / "so.db"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(b"cu")
    url = f"sqlite:///{elsewhere}"

    with pytest.raises(DataHeld):
        restoring.restore(backup, place, url, by="lan", now=NOW)
    restoring.restore(backup, place, url, by="lan", now=NOW, replace=True)

    with closing(Database(url)) as database:
        assert [act.what for act in Audit(database).acts()] == ["restored"]
    assert not (place / "troly.db").exists()
    assert (elsewhere.parent / "so.db.truoc-20261120-020000").read_bytes() == b"cu"


def test_an_assistant_at_work_keeps_its_data(backup: Path, data: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from knowledge.lock import IndexLock\n"
        "lock = IndexLock(Path(sys.argv[1])); lock.acquire(); print(1, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(  # noqa: S603  # our own words
        [sys.executable, "-c", code, str(data)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        try:
            with pytest.raises(DataHeld) as refused:
                _restored(backup, data, replace=True)
        finally:
            other.kill()

    assert refused.value.facts["reason"] == "at_work"
    assert IndexLock(data).acquire()


_RESTORE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bot.upkeep import restoring
backup, place = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
url = f"sqlite:///{place / 'troly.db'}"
restoring.restore(backup, place, url, by="lan", now=datetime.now(UTC), replace=True)
"""


@pytest.mark.slow
def test_a_killed_restore_leaves_what_was_there_or_what_was_restored(
    backup: Path, data: Path
) -> None:
    (data / "cu").write_text("x", encoding="utf-8")
    seen = set()

    for delay in (0.0, 0.05, 0.1, 0.2, 0.4, 3.0):
        command = [sys.executable, "-c", _RESTORE, str(backup), str(data)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        with closing(Database(f"sqlite:///{data / 'troly.db'}")) as database:
            assert database.healthy()
            seen.add(len(Audit(database).acts()))
    shutil.rmtree(data)
    _restored(backup, data)

    assert seen == {0, 1}
    assert not any(data.parent.glob(".troly-restoring-*"))
