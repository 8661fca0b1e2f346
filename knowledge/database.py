"""The SQL database: one engine, one declarative base, the same code on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import DateTime, MetaData, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import JSON, TypeDecorator

from knowledge.errors import Busy, ProviderUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Dialect, Engine

_WAIT_SECONDS = 30
# WAL lets readers read while one writes; FULL, for a published directive and an acknowledgement
# are records that must outlive a power cut.
_PRAGMAS = (
    f"PRAGMA busy_timeout = {_WAIT_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
# Alembic must be able to name what it drops.
_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware datetime, stored and returned in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime; store the others in UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back what SQLite stores without a zone as UTC."""
        del dialect
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What every table of ``knowledge`` and ``bot`` derives from."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it as it stands
        datetime: Moment(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
    }


class Database:
    """One SQL database, by URL: ``sqlite:///…/troly.db`` or ``postgresql://…``."""

    def __init__(self, url: str) -> None:
        self.url: URL = _with_driver(_parsed(url))
        if self.on_sqlite:
            _make_folder(self.url)
        self.engine: Engine = create_engine(
            self.url, json_serializer=_to_json, pool_pre_ping=not self.on_sqlite
        )
        self._reading = self.engine
        if self.on_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            self._reading = self.engine.execution_options(isolation_level="REPEATABLE READ")
        self._writing = self.engine.execution_options(troly_writes=True)

    @property
    def on_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.url.get_backend_name() == "sqlite"

    def reach(self) -> None:
        """Open one connection, to know at the start rather than at the first question.

        Raises:
            ProviderUnavailable: If there is no such server, or it lets nobody in.
        """
        try:
            with self.engine.connect():
                pass
        except OperationalError as error:
            raise ProviderUnavailable(provider="database") from error

    def create(self) -> None:
        """Make the tables that are missing, without migrations: for throw-away databases."""
        with self._writing.begin() as connection:
            Base.metadata.create_all(connection)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that sees one moment of the database, whatever others commit."""
        with Session(self._reading, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self, turn: str | None = None) -> Iterator[Session]:
        """Open a transaction that commits at the end of the block, or not at all.

        Args:
            turn: Name of a kind of work that one process does at a time. SQLite has one writer in
                any case; on PostgreSQL this takes an advisory lock until the commit.

        Raises:
            Busy: If another process did not let go within half a minute.
        """
        try:
            with Session(self._writing, expire_on_commit=False) as session, session.begin():
                if turn is not None and not self.on_sqlite:
                    _take_turn(session, turn)
                yield session
        except OperationalError as error:
            if _is_lock_timeout(error):
                raise Busy(resource="database") from error
            raise

    @contextmanager
    def connecting(self) -> Iterator[Connection]:
        """Open a bare connection that writes, for migrations."""
        with self._writing.connect() as connection:
            yield connection

    def healthy(self) -> bool:
        """Look through the whole SQLite file for damage; a server looks after itself."""
        if not self.on_sqlite:
            return True
        with self.reading() as session:
            return bool(session.execute(text("PRAGMA quick_check(1)")).scalar_one() == "ok")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        # from None: the cause shows the URL, which may hold a password
        raise ProviderUnavailable(provider="database") from None


def _with_driver(url: URL) -> URL:
    """Use psycopg 3 for a bare ``postgresql://`` (or the older ``postgres://``)."""
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def _make_folder(url: URL) -> None:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at the start: upgrading a read transaction can fail at once."""
    writes = connection.get_execution_options().get("troly_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _take_turn(session: Session, turn: str) -> None:
    session.execute(text(f"SET LOCAL lock_timeout = '{_WAIT_SECONDS}s'"))
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:turn))"), {"turn": turn})


def _is_lock_timeout(error: OperationalError) -> bool:
    return "database is locked" in str(error.orig) or "lock timeout" in str(error.orig)
