"""Processes that plan at once, and are killed: each reminder is planned once, with its letter."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot import migrations
from bot.tables import OutboxRow, ReminderRow
from knowledge.database import Database
from tests.bot.reminders import planning_process as planning
from tests.knowledge.servers import NEEDS_POSTGRESQL, postgresql

_REMINDERS = planning.CELLS * planning.DUES * planning.OFFICERS
_LETTERS = planning.CELLS * planning.OFFICERS


def _start(url: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bot.reminders.planning_process", url]
    return subprocess.Popen(command)  # noqa: S603  # our own module


def _plans(url: str, database: Database) -> None:
    """Let two processes at a time plan, kill the first few, and let the last ones finish."""
    moments = random.Random(5)  # noqa: S311  # moments, not secrets
    for _ in range(3):
        both = [_start(url), _start(url)]
        time.sleep(moments.uniform(0.6, 2.2))
        for one in both:
            one.kill()
            one.wait()
    for one in [_start(url), _start(url)]:
        assert one.wait(60) == 0
    with database.reading() as session:
        rows = session.scalar(select(func.count()).select_from(ReminderRow))
        letters = session.scalar(select(func.count()).select_from(OutboxRow))
        born = select(func.count(ReminderRow.letter.distinct())).join(
            OutboxRow, OutboxRow.key == ReminderRow.letter
        )
        assert (rows, letters, session.scalar(born)) == (_REMINDERS, _LETTERS, _LETTERS)


@pytest.mark.slow
def test_on_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'troly.db'}"
    with closing(Database(url)) as database:
        migrations.upgrade(database)
        _plans(url, database)


class TestOnPostgresql:
    pytestmark = NEEDS_POSTGRESQL

    @pytest.fixture
    def url(self) -> Iterator[str]:
        with postgresql() as url:
            yield url

    def test_the_same(self, url: str) -> None:
        with closing(Database(url)) as database:
            migrations.upgrade(database)
            _plans(url, database)
