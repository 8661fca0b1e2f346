from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from bot import migrations
from knowledge.database import Database


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'troly.db'}")
    yield database
    database.close()


def test_an_empty_database_becomes_what_the_tables_declare(empty: Database) -> None:
    migrations.upgrade(empty)

    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, migrations.METADATA) == []


def test_upgrading_twice_changes_nothing(empty: Database) -> None:
    migrations.upgrade(empty)
    before = inspect(empty.engine).get_table_names()

    migrations.upgrade(empty)

    assert inspect(empty.engine).get_table_names() == before


def test_alembic_is_not_imported_where_nothing_is_to_do(empty: Database) -> None:
    migrations.upgrade(empty)
    url = empty.url.render_as_string()
    code = (
        "import sys; from bot import migrations; from knowledge.database import Database\n"
        f"migrations.upgrade(Database({url!r})); assert 'alembic' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own words


def test_processes_that_start_at_once_upgrade_once(empty: Database) -> None:
    url = empty.url.render_as_string()
    code = (
        "from bot import migrations; from knowledge.database import Database\n"
        f"migrations.upgrade(Database({url!r}))"
    )

    starting = [
        subprocess.Popen([sys.executable, "-c", code])  # noqa: S603  # our own words
        for _ in range(3)
    ]

    assert [process.wait(timeout=60) for process in starting] == [0, 0, 0]


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        pytest.param(
            "INSERT INTO duty_decisions VALUES (1, 1, 'bound', 'a', '2026-01-01', '{}')",
            ("UPDATE duty_decisions SET by = 'b'", "DELETE FROM duty_decisions"),
            id="decisions",
        ),
        pytest.param(
            "INSERT INTO day_decrees VALUES (1, '2027-02-11', 'off', NULL, 'a', '2026-12-01')",
            ("UPDATE day_decrees SET by = 'b'", "DELETE FROM day_decrees"),
            id="decrees",
        ),
        pytest.param(
            "INSERT INTO audit VALUES (1, '2026-01-01', 'a', 'published', 'vb 7', '{}')",
            ("UPDATE audit SET by = 'b'", "DELETE FROM audit"),
            id="audit",
        ),
    ],
)
def test_a_log_is_only_added_to(empty: Database, line: str, changes: tuple[str, ...]) -> None:
    migrations.upgrade(empty)

    with closing(sqlite3.connect(str(empty.url.database))) as connection:
        connection.execute(line)
        for change in changes:
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(change)


def test_the_newest_revision_is_the_one_that_none_is_built_on(empty: Database) -> None:
    migrations.upgrade(empty)

    with empty.engine.connect() as connection:
        reached = MigrationContext.configure(connection).get_current_revision()
    assert reached == migrations.head()
