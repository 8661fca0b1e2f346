from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError

from knowledge.database import Database, Moment
from knowledge.errors import ProviderUnavailable
from knowledge.tables import FileRow, VectorRow

_HANOI = timezone(timedelta(hours=7))


def _vector(name: str) -> VectorRow:
    return VectorRow(text_sha256=name, model_id="m", value=b"")


def _count(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(VectorRow)) or 0


def test_sqlite_is_set_up_to_outlive_a_power_cut_and_to_be_read_meanwhile(
    database: Database,
) -> None:
    with database.reading() as session:
        found = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    full = 2
    assert found == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 30000,
    }


def test_a_block_that_fails_leaves_nothing(database: Database) -> None:
    def write() -> None:
        with database.writing() as session:
            session.add(_vector("a"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()

    assert _count(database) == 0


def test_writers_wait_for_one_another(database: Database) -> None:
    def write(name: str) -> None:
        for number in range(20):
            with database.writing() as session:
                session.add(_vector(f"{name}{number}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert _count(database) == 80


def test_a_reader_sees_one_moment_while_others_write(database: Database) -> None:
    query = select(func.count()).select_from(VectorRow)
    with database.reading() as session:
        before = session.scalar(query)
        with database.writing() as other:
            other.add(_vector("a"))

        assert session.scalar(query) == before == 0

    assert _count(database) == 1


def test_a_foreign_key_must_be_there(database: Database) -> None:
    row = FileRow(
        directive_id=9, sha256="a", source="a", added_at=datetime.now(UTC), added_by="văn phòng"
    )

    with pytest.raises(Exception, match=r"(?i)foreign key"), database.writing() as session:
        session.add(row)


@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 2, 3, 8, tzinfo=_HANOI), datetime(2026, 2, 3, 1, tzinfo=UTC)],
    ids=["Hà Nội", "UTC"],
)
def test_a_moment_comes_back_in_utc(database: Database, moment: datetime) -> None:
    stored = Moment().process_bind_param(moment, database.engine.dialect)
    read = Moment().process_result_value(
        stored.replace(tzinfo=None) if stored else None, database.engine.dialect
    )

    assert read == moment
    assert read.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    row = FileRow(
        directive_id=1,
        sha256="a",
        source="a",
        added_at=datetime(2026, 1, 1),  # noqa: DTZ001  # the mistake
        added_by="văn phòng",
    )

    with pytest.raises(StatementError, match="time zone"), database.writing() as session:
        session.add(row)


def test_a_whole_file_is_healthy(database: Database) -> None:
    assert database.healthy()


def test_a_bare_postgresql_url_uses_psycopg_3() -> None:
    for url in ("postgresql://a@localhost/b", "postgres://a@localhost/b"):
        assert Database(url).engine.dialect.driver == "psycopg"


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    made = Database(f"sqlite:///{tmp_path / 'deep' / 'er' / 'troly.db'}")
    made.create()
    made.close()

    assert (tmp_path / "deep" / "er" / "troly.db").is_file()


@pytest.mark.parametrize(
    "url", ["postgresql://lan:bi-mat@127.0.0.1:1/none", "no url"], ids=["no server", "no URL"]
)
def test_a_database_out_of_reach_is_told_without_its_password(url: str) -> None:
    with pytest.raises(ProviderUnavailable) as told:
        Database(url).reach()

    assert "bi-mat" not in str(told.value)
