from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Awaited
from knowledge.database import Database

_NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(f"sqlite:///{tmp_path / 'troly.db'}")) as database:
        database.create()
        yield database


def _awaited(database: Database, minutes: int = 0) -> Awaited:
    return Awaited(database, now=lambda: _NOW + timedelta(minutes=minutes))


def test_what_was_asked_for_last_is_awaited_once_after_a_restart_too(database: Database) -> None:
    _awaited(database).put("telegram:1", "publishing:fact:5:number")
    _awaited(database).put("telegram:1", "publishing:fact:5:subject")

    assert _awaited(database).take("telegram:2") == ""
    assert _awaited(database).take("telegram:1") == "publishing:fact:5:subject"
    assert _awaited(database).take("telegram:1") == ""


def test_after_half_an_hour_nothing_is_awaited(database: Database) -> None:
    _awaited(database).put("telegram:1", "publishing:fact:5:number")

    assert _awaited(database, minutes=30).take("telegram:1") == ""
