"""Who agrees that what they do here is kept."""

from __future__ import annotations

from datetime import datetime

from bot.tables import ConsentRow
from knowledge.database import Database


class Consents:
    """The consents in one database, by account."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, account: str) -> bool | None:
        """Return what was said; None for somebody who was not asked yet."""
        with self._database.reading() as session:
            row = session.get(ConsentRow, account)
        return None if row is None else row.agreed

    def put(self, account: str, *, agreed: bool, now: datetime) -> None:
        """Note what was said, whatever was said before."""
        with self._database.writing() as session:
            session.merge(ConsentRow(account=account, agreed=agreed, at=now))
