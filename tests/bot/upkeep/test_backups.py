from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
import zipfile
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.conversation.replies import say
from bot.errors import BackupFailed
from bot.letters import Letter
from bot.store import Outbox
from bot.upkeep import backups, manifest, restoring
from knowledge.database import Database
from tests.bot.upkeep.conftest import NOW


def _made(office: Database, data: Path, into: Path, *, keep: int = 14, hours: int = 0) -> Path:
    now = NOW + timedelta(hours=hours)
    return backups.make(office, data, into, keep=keep, now=now).path


def test_it_holds_the_database_and_the_originals_and_says_so(
    office: Database, data: Path, tmp_path: Path
) -> None:
    path = _made(office, data, tmp_path / "sao")

    held = restoring.look(path)
    with zipfile.ZipFile(path) as pack:
        assert set(pack.namelist()) == {*held.files, manifest.NAME}
    assert path.name == "troly-20261120-020000.zip"
    assert held.originals == [f"originals/{'a' * 64}.docx", f"originals/{'b' * 64}.pdf"]
    assert held.files[f"originals/{'b' * 64}.pdf"].size == 9000


def test_only_its_owner_may_read_it_and_nothing_else_is_left(
    office: Database, data: Path, tmp_path: Path
) -> None:
    path = _made(office, data, tmp_path / "sao")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {one.name for one in path.parent.iterdir()} == {path.name, ".troly-backup.lock"}


def test_the_newest_ones_are_kept(office: Database, data: Path, tmp_path: Path) -> None:
    for hour in range(5):
        _made(office, data, tmp_path, keep=3, hours=hour)

    names = [path.name for path in backups.listed(tmp_path)]
    assert names == [f"troly-20261120-0{hour}0000.zip" for hour in (6, 5, 4)]


def test_it_is_of_one_moment_while_others_write(
    office: Database, data: Path, tmp_path: Path
) -> None:
    """Each writer adds two letters in one transaction: a backup has an even number of them."""
    stop = Event()

    def write() -> None:
        outbox, number = Outbox(office), 0
        while not stop.is_set():
            pair = (f"{number}:{half}" for half in range(2))
            outbox.post((Letter(key=key, to="telegram:1", reply=say("x")) for key in pair), now=NOW)
            number += 1

    thread = Thread(target=write)
    thread.start()
    try:
        made = [_made(office, data, tmp_path / "sao", hours=hour) for hour in range(4)]
    finally:
        stop.set()
        thread.join()

    for number, path in enumerate(made):
        place = tmp_path / f"lai-{number}"
        restoring.restore(path, place, f"sqlite:///{place / 'troly.db'}", by="lan", now=NOW)
        database = Database(f"sqlite:///{place / 'troly.db'}")
        assert database.healthy()
        assert len(Outbox(database).keys("")) % 2 == 0
        database.close()


def test_a_place_that_cannot_be_written_is_told(
    office: Database, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")

    with pytest.raises(BackupFailed) as failed:
        _made(office, data, tmp_path / "tep" / "sao")

    assert failed.value.facts["reason"] == "not_writable"


_MAKE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bot.upkeep import backups
from knowledge.database import Database
data, into = Path(sys.argv[1]), Path(sys.argv[2])
database = Database(f"sqlite:///{data / 'troly.db'}")
print("ready", flush=True)
backups.make(database, data, into, keep=99, now=datetime.now(UTC))
"""


@pytest.mark.slow
def test_a_killed_backup_is_never_taken_for_a_whole_one(
    office: Database, data: Path, tmp_path: Path
) -> None:
    (data / "originals" / f"{'d' * 64}.tif").write_bytes(os.urandom(30_000_000))
    into = tmp_path / "sao"

    for delay in (0.0, 0.03, 0.06, 0.1, 0.15, 0.2):
        command = [sys.executable, "-c", _MAKE, str(data), str(into)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        for path in backups.listed(into):
            with zipfile.ZipFile(path) as pack:
                assert pack.testzip() is None
            restoring.look(path)
    last = _made(office, data, into)

    left = {one.name for one in into.iterdir() if not one.name.endswith(".zip")}
    assert left == {".troly-backup.lock"}
    assert f"originals/{'d' * 64}.tif" in restoring.look(last).files
