"""What people were asked to type; it outlives a restart, and is forgotten after a while."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.tables import AwaitedRow
from knowledge.database import Database

# Who was asked this long ago means something else by what they type.
_LASTS = timedelta(minutes=30)


class Awaited:
    """What each person was asked to type, in one database."""

    def __init__(self, database: Database, *, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def put(self, account: str, action: str) -> None:
        """Note that what *account* types next comes with *action*."""
        with self._database.writing() as session:
            session.merge(AwaitedRow(account=account, action=action, until=self._now() + _LASTS))

    def awaits(self, account: str) -> str:
        """Return what was noted, and keep it; empty where nothing is awaited, or no longer."""
        with self._database.reading() as session:
            row = session.get(AwaitedRow, account)
        return row.action if row is not None and self._now() < row.until else ""

    def take(self, account: str) -> str:
        """Return what was noted and forget it; empty where nothing is awaited, or no longer."""
        with self._database.reading() as session:
            row = session.get(AwaitedRow, account)
        if row is None:  # as nearly always: no write is begun
            return ""
        with self._database.writing() as session:
            session.execute(delete(AwaitedRow).where(AwaitedRow.account == account))
        return row.action if self._now() < row.until else ""
