"""Codes that were tried and were none: who tries too many is not heard for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.tables import Guessed, GuessRow
from knowledge.database import Database

_WITHIN = timedelta(hours=1)
# of one account, and of all together: who opens many accounts gets no further
_MOST = 5
_MOST_OF_ALL = 60


class Guesses:
    """The failed guesses in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def are_too_many(self, kind: Guessed, account: str, *, now: datetime) -> bool:
        """Say whether *account*, or all together, guessed too often within the last hour."""
        recent = select(func.count()).select_from(GuessRow)
        recent = recent.where(GuessRow.kind == kind, GuessRow.at > now - _WITHIN)
        with self._database.reading() as session:
            own = session.scalar(recent.where(GuessRow.account == account)) or 0
            every = session.scalar(recent) or 0
        return own >= _MOST or every >= _MOST_OF_ALL

    def missed(self, kind: Guessed, account: str, *, now: datetime) -> None:
        """Note one guess that failed."""
        with self._database.writing() as session:
            session.add(GuessRow(kind=kind, account=account, at=now))
