"""The schema of one database, brought to this release: Alembic for ``knowledge`` and ``bot``.

A new column: change the package's ``tables.py``, then ``python -m bot.migrations "what for"``
writes a draft into ``versions/``, to be read before it is committed. A released one is never
edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, inspect, text

import bot.tables  # noqa: F401  # declares the tables of bot
from knowledge.database import Database
from knowledge.tables import DirectiveRow

FOLDER = Path(__file__).parent
# All tables of this release: both packages declare theirs in the same one.
METADATA = DirectiveRow.metadata

# What stands in each file; read as text, for Alembic is only imported where something is to do.
_REVISION = re.compile(r'^revision = "(\d+)"', re.MULTILINE)
_BUILT_ON = re.compile(r'^down_revision = "(\d+)"', re.MULTILINE)
_VERSION_TABLE = "alembic_version"
_WAIT_SECONDS = 120


def head() -> str:
    """Return the newest revision: the one that no other is built on, whatever their numbers."""
    (newest,) = revisions() - _named(_BUILT_ON)
    return newest


def revisions() -> frozenset[str]:
    """List every revision that this release knows."""
    return _named(_REVISION)


def _named(pattern: re.Pattern[str]) -> frozenset[str]:
    texts = (path.read_text(encoding="utf-8") for path in (FOLDER / "versions").glob("[0-9]*.py"))
    return frozenset(found[1] for found in map(pattern.search, texts) if found)


def upgrade(database: Database) -> None:
    """Bring *database* to the newest revision; of several processes at once, one does it.

    Alembic is only imported where there is something to do.

    Raises:
        filelock.Timeout: If another process takes longer than two minutes.
    """
    if revision(database) == head():
        return
    with _alone(database), database.connecting() as connection:
        if revision(database) != head():
            _run(connection, "upgrade", head())


def draft(database: Database, purpose: str) -> None:
    """Write the draft of a migration from *database* to the tables as they are declared."""
    with database.engine.connect() as connection:
        _run(connection, "revision", purpose)


def _run(connection: Connection, command: str, argument: str) -> None:
    from alembic import command as alembic  # noqa: PLC0415  # a third of a second, rarely needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    if command == "upgrade":
        alembic.upgrade(config, argument)
    else:
        numbers = (path.name.split("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py"))
        following = f"{int(max(numbers)) + 1:04}"
        alembic.revision(config, argument, autogenerate=True, rev_id=following)


def revision(database: Database) -> str | None:
    """Return the revision that *database* is of; None for one without our tables."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table(_VERSION_TABLE):
            return None
        query = text(f"SELECT version_num FROM {_VERSION_TABLE}")  # noqa: S608  # our own constant
        return connection.execute(query).scalar()


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Hold a lock that other processes on the same database wait for."""
    if database.on_sqlite:
        with FileLock(f"{database.url.database}.migrating", timeout=_WAIT_SECONDS):
            yield
        return
    with database.engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(hashtext('migrations'))"))
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(hashtext('migrations'))"))
